"""List a series of document numbers as far as it is held: its numbers, gaps and doubles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from indexer.answers.describing_documents import describing
from indexer.answers.document_relations import IndexState
from indexer.answers.kept_answers import KeptAnswers
from indexer.query.series_query import SeriesQuery
from indexer.relations.resolution.resolve import same_organ
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument
from indexer.results.number_series import (
    Bearer,
    Gap,
    HeldNumber,
    NumberSeries,
    SeriesCode,
    SeriesYear,
)

MOST_GAPS = 1000
MOST_CODES = 40
MOST_SIMILAR = 8

Borne = Mapping[str, Sequence[DocRef]]
"""The documents that bear each number, by its key."""


class SeriesOfNumbers:
    """Answers on series of numbers of one view; safe to use from several threads."""

    def __init__(self, state: IndexState) -> None:
        """Keep nothing yet."""
        self._state = state
        self._codes: KeptAnswers[None, tuple[SeriesCode, ...]] = KeptAnswers(1)

    def of(self, query: SeriesQuery, asof: AsOf) -> Task[NumberSeries]:
        """The series that a query asks for. Three rounds. O(numbers of the code)."""
        borne = yield from ask(lambda shelf: shelf.bearing(f"{query.code}|"))
        years = _years(borne)
        year = query.year
        if year is None and len(years) == 1:
            year = years[0].year
        refs = {_count(key): refs for key, refs in borne.items() if _year(key) == year}
        counts = sorted(refs)
        several = {number: refs[number] for number in counts if len(refs[number]) > 1}
        doubles = yield from _doubles(several)
        page = counts[query.start : query.start + query.size]
        numbers = yield from _described({n: refs[n] for n in page}, doubles, asof)
        gaps = [Gap(one + 1, two - 1) for one, two in pairwise(counts) if two - one > 1]
        similar = () if borne else (yield from self._similar(query.code))
        return NumberSeries(
            code=query.code,
            year=year,
            years=years,
            total=len(counts),
            first=counts[0] if counts else None,
            last=counts[-1] if counts else None,
            missing=sum(gap.last - gap.first + 1 for gap in gaps),
            gaps=tuple(gaps[:MOST_GAPS]),
            gaps_total=len(gaps),
            doubles=doubles,
            numbers=numbers,
            similar=similar,
            index_version=self._state.version,
        )

    def codes(self) -> Task[tuple[SeriesCode, ...]]:
        """The codes of which most numbers are held. Derived once, O(numbers), and kept."""
        return self._codes.task(None, _most_held)

    def _similar(self, code: str) -> Task[tuple[SeriesCode, ...]]:
        """Codes that begin as one does: as long a beginning as is held, those held most first."""
        for length in range(len(code), 0, -1):
            borne = yield from _bearing(code[:length])
            if borne:
                return _codes(borne)[:MOST_SIMILAR]
        return ()


def _bearing(beginning: str) -> Task[Borne]:
    return (yield from ask(lambda shelf: shelf.bearing(beginning)))


def _most_held() -> Task[tuple[SeriesCode, ...]]:
    borne = yield from ask(lambda shelf: shelf.bearing(""))
    return _codes(borne)[:MOST_CODES]


def _codes(borne: Borne) -> tuple[SeriesCode, ...]:
    held: dict[str, int] = {}
    for key in borne:
        code = key.split("|")[0]
        held[code] = held.get(code, 0) + 1
    ordered = sorted(held.items(), key=lambda row: (-row[1], row[0]))
    return tuple(SeriesCode(*row) for row in ordered)


def _years(borne: Borne) -> tuple[SeriesYear, ...]:
    """The years of a code, the newest first; terms and what is counted on come last."""
    held: dict[str, int] = {}
    for key in borne:
        held[_year(key)] = held.get(_year(key), 0) + 1
    newest = sorted(held, key=lambda year: (year.isdecimal(), len(year), year), reverse=True)
    return tuple(SeriesYear(year, held[year]) for year in newest)


def _year(key: str) -> str:
    return key.split("|")[1]


def _count(key: str) -> int:
    return int(key.split("|")[2])


def _doubles(several: Mapping[int, Sequence[DocRef]]) -> Task[tuple[int, ...]]:
    """The numbers that different documents bear. One round."""
    refs = {ref for each in several.values() for ref in each}
    documents, same = yield from together(
        ask(lambda shelf: shelf.documents(refs)), ask(lambda shelf: shelf.same_texts(refs))
    )
    return tuple(
        number
        for number, each in several.items()
        if _differ([documents[ref] for ref in each], same)
    )


def _differ(bearers: Sequence[IndexedDocument], same: Mapping[DocRef, Sequence[DocRef]]) -> bool:
    """Whether some of the documents that bear a number are not the same one.

    Copies are, and what a notice prints bears its number too; drafts, readings and news only
    repeat the number of the document that they are about.
    """
    rules = [one for one in bearers if not one.facts.statements.no_rule]
    if len(rules) < 2:
        return False
    first, *others = rules
    return not all(_is_one(first, other, same) for other in others)


def _is_one(
    one: IndexedDocument, other: IndexedDocument, same: Mapping[DocRef, Sequence[DocRef]]
) -> bool:
    if other.ref in same.get(one.ref, ()):
        return True
    titled = not set(one.facts.title_keys).isdisjoint(other.facts.title_keys)
    return titled and same_organ(one.facts, other.facts)


def _described(
    refs: Mapping[int, Sequence[DocRef]], doubles: Sequence[int], asof: AsOf
) -> Task[tuple[HeldNumber, ...]]:
    named = {ref for each in refs.values() for ref in each}
    describer = yield from describing(named, (), asof, {})
    wanted = frozenset(doubles)
    return tuple(
        HeldNumber(
            number,
            number in wanted,
            tuple(
                Bearer(describer.summary(ref), describer.cards[ref].card.issuers) for ref in each
            ),
        )
        for number, each in refs.items()
    )
