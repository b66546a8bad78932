"""Tell which versions of a work are the same version, which the index holds several times."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from indexer.relations.facts import Facts
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.relations.statements import ChangeKind

SameTexts = Mapping[DocRef, Collection[DocRef]]
"""For each document the others that are the same text."""

NO_COPIES: SameTexts = {}

NEAR = timedelta(days=60)
"""What was passed by a city and approved by its province, or signed and put on the web, is dated by
either; two amendments of one text lie farther apart."""


def versions_apart(
    documents: Sequence[IndexedDocument], same: SameTexts
) -> list[list[IndexedDocument]]:
    """Some versions of a work, those together that are copies of one; each in the order given.

    O(documents squared): a work has few.
    """
    found: list[list[IndexedDocument]] = []
    for one in documents:
        near = [group for group in found if any(_copies(one, other, same) for other in group)]
        found = [group for group in found if group not in near]
        found.append([*(other for group in near for other in group), one])
    place = {one.ref: number for number, one in enumerate(documents)}
    return [sorted(group, key=lambda one: place[one.ref]) for group in found]


def _copies(one: IndexedDocument, other: IndexedDocument, same: SameTexts) -> bool:
    """Whether two documents are the same version.

    Copies may differ in what they state of themselves; and two versions may differ in so few words
    that they count as the same text.
    """
    a, b = one.facts, other.facts
    if other.ref in same.get(one.ref, ()):
        return _put_up_again(a, b) or not _amended_between(a, b)
    titled = not set(a.title_keys).isdisjoint(b.title_keys)
    if not titled or (a.text_since is None) != (b.text_since is None):
        return False
    if a.text_since and b.text_since:
        last, other_last = a.last_change, b.last_change
        told_alike = last is not None and other_last is not None and last.day == other_last.day
        return abs(a.text_since - b.text_since) <= (NEAR if told_alike else timedelta())
    for name in ("effective_on", "written_on", "published_on"):
        first, second = getattr(a, name), getattr(b, name)
        if first and second:
            return bool(first == second)
    return False


def _put_up_again(a: Facts, b: Facts) -> bool:
    """Whether one text under one number is only put on the web on two days: neither is amended.

    An amended text keeps the number of the first one, but tells of its amendment.
    """
    changed = any(
        one.kind is not ChangeKind.MADE for facts in (a, b) for one in facts.statements.history
    )
    return not changed and not set(a.number_keys).isdisjoint(b.number_keys)


def _amended_between(a: Facts, b: Facts) -> bool:
    """Whether one of two texts is known to be that of an amendment after the other."""
    if a.text_since and b.text_since:
        return abs(a.text_since - b.text_since) > NEAR
    since, other = (a.text_since, b) if a.text_since else (b.text_since, a)
    if since is None:
        return False
    known = [day for day in (other.written_on, other.published_on, other.effective_on) if day]
    return max(known, default=date.max) < since - NEAR
