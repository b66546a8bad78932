"""Which document an official reading (解读) is about: of several versions the one just issued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from indexer.relations.facts import Facts
from indexer.relations.resolution.resolve import Holders, Resolution, resolve, same_organ
from indexer.relations.shelf import IndexedDocument
from indexer.relations.statements import Reference

AHEAD = timedelta(days=31)
"""A reading may be put up so long before the rule has its date: both are released together."""

_SOON = timedelta(days=180)
"""A revision is explained within this time."""

_REVISED = ("修订", "修改", "修正")


def resolve_explained(reference: Reference, holders: Holders, citer: IndexedDocument) -> Resolution:
    """The documents that a reading is about; copies of one version together.

    A citation means the version in force when it was written, a reading the one that was issued
    last by then, which often takes effect later.
    """
    found = resolve(reference, holders, citer)
    targets = [one for one in found.targets if not one.facts.statements.explains]
    if not found.certain or found.disagrees or not reference.title_key:
        return Resolution(tuple(targets), found.certain, found.disagrees)
    if any(reference.number_key in one.facts.number_keys for one in targets):
        return Resolution(tuple(targets))
    versions = [
        one
        for one in holders.of_title(reference.title_key)
        if one != citer
        and not one.facts.statements.explains
        and any(same_organ(one.facts, target.facts) for target in targets)
    ]
    chosen = _issued_last(versions, citer.facts.dated_on)
    return Resolution(tuple(chosen), certain=not _is_of_another_revision(chosen, citer.facts))


def is_sure(found: Resolution) -> bool:
    """Whether a reading and what it is about may link to each other."""
    return bool(found.targets) and found.certain and not found.disagrees


def _issued_last(
    versions: Sequence[IndexedDocument], day: date | None
) -> Sequence[IndexedDocument]:
    """Those issued last by a day; of which none is known to be, the oldest ones."""
    by_then = [one for one in versions if not day or _issued(one) <= day + AHEAD]
    chosen = by_then or versions
    wanted = (max if by_then else min)(map(_issued, chosen), default=date.min)
    return [one for one in chosen if _issued(one) == wanted]


def _is_of_another_revision(versions: Sequence[IndexedDocument], reading: Facts) -> bool:
    """Whether a reading tells of a revision that is not here: the last one is far older."""
    day = reading.dated_on
    if day is None or not any(word in key for key in reading.title_keys for word in _REVISED):
        return False
    return all(_issued(one) < day - _SOON for one in versions)


def _issued(document: IndexedDocument) -> date:
    facts = document.facts
    return facts.text_since or facts.dated_on or facts.start or date.min
