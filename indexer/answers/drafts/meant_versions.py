"""Choose the version of a document that a draft means: （2018年修正）, 原《养犬条例》."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.fields.numbers import number_year
from indexer.relations.facts import Facts
from indexer.relations.resolution.resolve import Resolution, families, same_organ
from indexer.relations.resolution.resolving import FoundHolders
from indexer.relations.shelf import IndexedDocument
from indexer.relations.statements import ChangeKind, Reference


def version_of_year(
    found: Resolution, reference: Reference, holders: FoundHolders, year: int
) -> Resolution | None:
    """The documents of a reference whose text is of a year; None where no text here is.

    Among them are other versions of the title, of the same organ as those that it means by itself.
    """
    versions = _versions(found, reference, holders)
    return _only(found, [one for one in versions if year in years_of(one.facts)])


def version_before(
    found: Resolution, reference: Reference, holders: FoundHolders
) -> Resolution | None:
    """The last of the documents of a reference before its newest one; None where it is alone."""
    versions = _versions(found, reference, holders)
    days = sorted({one.facts.version_day or date.min for one in versions})
    if len(days) < 2:
        return None
    return _only(
        found, [one for one in versions if (one.facts.version_day or date.min) == days[-2]]
    )


def _versions(
    found: Resolution, reference: Reference, holders: FoundHolders
) -> list[IndexedDocument]:
    of_title: Sequence[IndexedDocument] = ()
    if reference.title_key:
        of_title = holders.of_title(reference.title_key)
    return [
        one
        for one in dict.fromkeys((*found.targets, *of_title))
        if any(same_organ(one.facts, target.facts) for target in found.targets)
    ]


def _only(found: Resolution, versions: Sequence[IndexedDocument]) -> Resolution | None:
    if not versions:
        return None
    certain = found.certain and len(families(versions)) == 1
    return replace(found, targets=tuple(versions), certain=certain, later=False)


def years_of(facts: Facts) -> set[int]:
    """The years by which a text is called: of its passing or last amendment, or of its first day.

    The first day of an amended text is that of the first version, and says nothing.
    """
    last = facts.last_change
    days = [last.day if last else None, facts.text_since, facts.written_on or facts.published_on]
    if facts.text_since is None:
        days += [facts.effective_on, last.first_day if last else None]
    years = {day.year for day in days if day}
    return years | {year for key in facts.number_keys if (year := number_year(key))}


def never_of_year(
    found: Resolution, reference: Reference, holders: FoundHolders, year: int
) -> bool:
    """Whether it is known that a document had no text of a year: its history tells of none.

    A history is known from the making of its text, or its first event, to its last one. What came
    after that, or of what no history is told, is not known.
    """
    return any(_tells_of_no_text(one.facts, year) for one in _versions(found, reference, holders))


def _tells_of_no_text(facts: Facts, year: int) -> bool:
    history = sorted(facts.statements.history, key=lambda one: one.day)
    if not history or year in {one.day.year for one in history}:
        return False
    since_made = history[0].kind is ChangeKind.MADE
    return year < history[-1].day.year and (since_made or year > history[0].day.year)
