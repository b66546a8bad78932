"""`indexer.snapshot.Snapshot`, by looking at every document."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from indexer.ledger import Ledger
from indexer.limits.deadline import OptionalPart, check, may_leave_out
from indexer.query.expressions import required
from indexer.query.facets import NO_VALIDITY, STORED_FACETS, UNSTATED, Facet
from indexer.query.model import DateUnit, Expression, ParsedText, Query, Scope, Sort
from indexer.query.worth_listing import has_few_words, worth_listing
from indexer.ranking import ALL_OF_FEW, LEAST_COVERAGE, LEAST_SCORE, LIFTED, MOST_FURTHER
from indexer.relations.shelf import AsOf, DocRef, ResolvedQuery
from indexer.relations.validity.validity_rows import CODES, NO_RULE, PLAIN
from indexer.results import FacetListing, FacetValue, Histogram, Pivot
from indexer.snapshot import (
    BorneNumber,
    LiteralPlaces,
    LowerBound,
    Ranked,
    RankedPage,
    RankedScan,
    Span,
    StoredHit,
    TermWeight,
)
from tests.contract.brute_force import counting
from tests.contract.brute_force.brute_vocabulary import BruteVocabulary
from tests.contract.brute_force.generation_file import Generation
from tests.contract.brute_force.kept_document import KeptDocument
from tests.contract.brute_force.matching import holds, is_chosen, is_dated
from tests.contract.brute_force.ranking import day_of, in_order, place_by_date


class BruteSnapshot(BruteVocabulary):
    """One generation without what is hidden; nothing in it changes."""

    lower_bounds: frozenset[LowerBound] = frozenset()
    """Every count is exact."""

    def __init__(
        self, generation: Generation, hidden: Collection[tuple[str, str]] = frozenset()
    ) -> None:
        """Take the documents of a generation that are not among the `hidden` (source, key)."""
        super().__init__([one for one in generation.documents if one.identity not in hidden])
        self._holding = lru_cache(maxsize=64)(self._look_at_all)
        self.version = generation.head.version_without(hidden)
        self.published_at = datetime.fromisoformat(generation.head.published_at)
        self.analysis = generation.head.analysis
        self.ledger: Ledger = generation.ledger

    def ranked(self, query: ResolvedQuery, start: int, size: int) -> RankedPage:
        """What is listed from `start` on, at most `size`, and the facets asked for."""
        asked = query.query
        found = self._found(query)
        matches = self._folded(asked, found)
        further = self._further(query, found) if asked.ranked else []
        shown, scores = self._ordered(query, [*matches, *further], matches if asked.ranked else ())
        before = {one.id for one in shown[: start + size]}
        facets: dict[Facet, tuple[FacetValue, ...]] = {}
        left_out: list[OptionalPart] = []
        with may_leave_out(OptionalPart.FACETS, left_out):
            facets = {
                facet: counting.facet_counts(
                    self._found(query, without=facet),
                    facet,
                    self._values_of(facet, asked),
                    asked.filters.of(facet),
                )
                for facet in asked.facets
            }
        return RankedPage(
            total=len(found),
            listed=len(shown),
            further=len(further),
            matched=sum(one.id in before for one in matches),
            facets=facets,
            page=self._page(shown[start : start + size], scores, found),
            left_out=tuple(left_out),
        )

    def _further(self, asked: ResolvedQuery, found: list[KeptDocument]) -> list[KeptDocument]:
        """The documents of a ranked list that lack words."""
        query, matches = asked.query, {one.id for one in found}
        every = self._among(asked, None)
        needed = required(query.parsed)
        if needed and self._holding(needed, query.scope):
            every = [one for one in every if holds(one, needed, query.scope)]
        if worth := worth_listing(query):
            every = [
                one
                for one in every
                if holds(one, worth, Scope.ALL) or self._ref(one) in asked.lifted
            ]
        typed = replace(query, within=())
        scores = self._ranking.scores(typed, every)
        covered = self._ranking.coverage(typed, every)
        least = LEAST_SCORE * max(scores.values(), default=0.0)
        pool = [
            one
            for one in every
            if one.id not in matches
            and (
                self._ref(one) in asked.lifted
                or (covered[one.id] >= LEAST_COVERAGE and scores[one.id] >= least)
            )
        ]
        if query.fold:
            shown = {self._group(self._ref(one))[0] for one in found}
            pool = [one for one in pool if self._group(self._ref(one))[0] not in shown]
            pool = self._folded(query, pool)
        return self._ordered(asked, pool)[0][:MOST_FURTHER]

    def ranked_scan(
        self, query: ResolvedQuery, batch: int, start: int, stop: int | None
    ) -> RankedScan:
        """The matches from `start` to before `stop`."""
        found = self._found(query)
        order, scores = self._ordered(query, self._folded(query.query, found))

        def batches() -> Iterator[tuple[Ranked, ...]]:
            wanted = order[start:stop]
            for first in range(0, len(wanted), batch):
                yield self._page(wanted[first : first + batch], scores, found)

        return RankedScan(len(order), batches())

    def count_to(self, query: ResolvedQuery, dated: int, tie: int) -> int:
        """How many matches, ordered by date, stand up to a document of this date and tie."""
        sort = query.query.order
        listed = self._folded(query.query, self._found(query))
        end = place_by_date(dated, tie, sort)
        return sum(place_by_date(day_of(one, sort), one.tie, sort) <= end for one in listed)

    def histogram(self, query: ResolvedQuery, unit: DateUnit) -> Histogram:
        """The matches by year, month or day of the date that counts."""
        asked, found = query.query, self._found(query)
        return counting.histogram(found, asked, unit, self._text_of(asked), self.version)

    def pivot(
        self,
        query: ResolvedQuery,
        unit: DateUnit,
        facet: Facet,
        values: Sequence[str],
        limit: int,
    ) -> Pivot:
        """The matches by year or month and by value of a facet."""
        asked, found = query.query, self._found(query)
        values_of = self._values_of(facet, asked)
        columns = counting.pivot_columns(found, facet, values_of, values, limit)
        text_of = self._text_of(asked)
        return counting.pivot(found, asked, unit, facet, values_of, columns, text_of, self.version)

    def facet_values(self, query: ResolvedQuery, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name` among the matches, its own filter off."""
        found = self._found(query, without=facet)
        chosen = query.query.filters.of(facet)
        values_of = self._values_of(facet, query.query)
        return counting.facet_listing(found, facet, values_of, chosen, name)

    def facet_names(self, facet: Facet) -> Sequence[str]:
        """All values of a stored facet, in order."""
        return sorted({value for one in self._documents for value in one.facets[facet.value]})

    def titles_holding(
        self, literals: Sequence[str], among: ResolvedQuery | None, limit: int
    ) -> Sequence[DocRef]:
        """The documents whose title holds all of some literals, best first."""
        allowed = self._narrowed_to(among)
        found = [one for one in allowed if all(text in one.title.text for text in literals)]
        begins = {one.id: float(one.title.text.startswith(literals[0])) for one in found}
        return [self._ref(one) for one in in_order(found, Sort.RELEVANCE, begins)[:limit]]

    def numbers_beginning(
        self, beginning: str, among: ResolvedQuery | None, limit: int
    ) -> Sequence[BorneNumber]:
        """The document numbers that begin so, each with the newest document that bears it."""
        newest: dict[str, DocRef] = {}
        for one in in_order(self._narrowed_to(among), Sort.NEWEST, {}):
            for form in sorted(one.number_forms):
                if form.startswith(beginning):
                    newest.setdefault(form, self._ref(one))
        return [BorneNumber(*row) for row in newest.items()][:limit]

    def _narrowed_to(self, among: ResolvedQuery | None) -> list[KeptDocument]:
        """The documents within what a query narrows to, whatever its text."""
        if among is None:
            return list(self._documents)
        bare = replace(among.query, parsed=ParsedText())
        return self._found(replace(among, query=bare))

    def located(
        self, refs: Sequence[DocRef], literals: Sequence[str], most: int | None = None
    ) -> Mapping[DocRef, LiteralPlaces]:
        """Where some documents hold normalised literals; at most `most` spans of each."""
        found = {}
        for ref in refs:
            spans: dict[str, dict[str, list[Span]]] = {}
            counts: dict[str, dict[str, int]] = {}
            for name, field in self._at(ref).fields.items():
                for literal in literals:
                    check()
                    if places := field.places(literal):
                        counts.setdefault(name, {})[literal] = len(places)
                        spans.setdefault(name, {})[literal] = [
                            field.original(at, at + len(literal)) for at in places[:most]
                        ]
            found[ref] = LiteralPlaces(spans, counts)
        return found

    def titles_alike(self, text: str, least: float, limit: int) -> Sequence[tuple[DocRef, float]]:
        """The documents whose titles share most pairs of characters with a text."""
        pairs = {a + b for a, b in pairwise(text)}
        shares = {}
        for one in self._documents:
            title = one.title.text
            both = sum(pair in title for pair in pairs)
            share = 2 * both / max(len(pairs) + max(len(title) - 1, 0), 1)
            if share >= least:
                shares[one.id] = share
        alike = in_order(
            [one for one in self._documents if one.id in shares], Sort.RELEVANCE, shares
        )
        return [(self._ref(one), shares[one.id]) for one in alike[:limit]]

    def holding_each(
        self, parts: Sequence[Expression], scope: Scope, refs: Collection[DocRef]
    ) -> Sequence[Collection[DocRef]]:
        """For each of some expressions those of some documents that match it in a scope."""
        return [[ref for ref in refs if holds(self._at(ref), part, scope)] for part in parts]

    def stored_hits(self, refs: Sequence[DocRef], asof: AsOf) -> Sequence[StoredHit]:
        """What is stored of some documents for a page of hits, in their order."""
        return [
            StoredHit(
                one.id,
                one.record,
                self._code(ref, asof),
                self._end(ref, asof),
                self._turn(ref, asof),
            )
            for ref in refs
            for one in (self._at(ref),)
        ]

    def structure(self, ref: DocRef) -> bytes:
        """The stored parts of a document."""
        return self._at(ref).structure_json.encode()

    def let_go(self) -> None:
        """Everything is in memory, and stays there."""

    def without_number(self, source: str) -> int:
        """How many documents of a source bear no document number."""
        return sum(one.source == source and not one.numbers for one in self._documents)

    def term_weights(self, query: Query) -> Sequence[TermWeight]:
        """The terms that order the hits of a query."""
        return list(self._ranking.weights(query))

    def matching(self, query: ResolvedQuery, refs: Collection[DocRef]) -> Collection[DocRef]:
        """Those of some documents that match a query."""
        found = {self._ref(one) for one in self._found(query)}
        return [ref for ref in refs if ref in found]

    def _found(self, asked: ResolvedQuery, without: Facet | None = None) -> list[KeptDocument]:
        """What matches a query, the filter by one facet off."""
        check()
        query = asked.query
        held = self._holding(query.parsed.expression, query.scope)
        among = {one.id for one in self._among(asked, without)}
        return [one for one in held if one.id in among]

    def _among(self, asked: ResolvedQuery, without: Facet | None) -> list[KeptDocument]:
        """What is within the dates, filters and searches within of a query, one filter off."""
        query = asked.query
        within = [one.expression for one in query.within if one.expression is not None]
        filters = [
            (self._values_of(facet, query), chosen)
            for facet, chosen in query.filters.chosen
            if facet is not without
        ]
        return [
            one
            for one in self._documents
            if is_dated(one, query)
            and (asked.among is None or self._ref(one) in asked.among)
            and (
                asked.not_here_before is None or one.tie not in set(asked.not_here_before.tolist())
            )
            and self._ref(one) not in asked.without
            and all(holds(one, narrower, Scope.ALL) for narrower in within)
            and all(is_chosen(values_of(one), chosen) for values_of, chosen in filters)
        ]

    def _look_at_all(self, expression: Expression | None, scope: Scope) -> list[KeptDocument]:
        every = self._documents
        return [one for one in every if expression is None or holds(one, expression, scope)]

    def _values_of(self, facet: Facet, query: Query) -> Callable[[KeptDocument], list[str]]:
        """The values of a facet; the validity is that of the day that the query asks about."""
        if facet in STORED_FACETS:
            return lambda one: one.facets[facet.value]
        assert query.asked_on, "a view says on which day it is asked"
        asof = AsOf(query.asof or query.asked_on, query.asked_on)

        def validity(one: KeptDocument) -> list[str]:
            code = self._code(self._ref(one), asof)
            validity = NO_VALIDITY if code & NO_RULE else str(CODES[code & PLAIN])
            return [] if validity == UNSTATED else [validity]

        return validity

    def _text_of(self, query: Query) -> Callable[[KeptDocument], DocRef]:
        """What counts once: a document, or where the query folds a text."""
        return lambda one: self._group(self._ref(one))[0] if query.fold else self._ref(one)

    def _folded(self, query: Query, found: list[KeptDocument]) -> list[KeptDocument]:
        """What is listed of all that matches: of same texts the best, where the query folds."""
        if not query.fold:
            return found
        refs = {self._ref(one) for one in found}
        return [
            one
            for one in found
            for ref in (self._ref(one),)
            if ref == next(each for each in self._group(ref) if each in refs)
        ]

    def _ordered(
        self,
        asked: ResolvedQuery,
        listed: list[KeptDocument],
        matches: Sequence[KeptDocument] = (),
    ) -> tuple[list[KeptDocument], dict[str, float]]:
        """Documents in order, and their scores; `matches` are those that hold all words."""
        query = asked.query
        scores = self._ranking.scores(query, listed)
        if has_few_words(query):
            scores |= {one.id: ALL_OF_FEW * scores[one.id] for one in matches}
        if query.order is Sort.RELEVANCE:
            lifted = {ref: LIFTED - place for place, ref in enumerate(asked.lifted)}
            scores |= {one.id: lifted[r] for one in listed if (r := self._ref(one)) in lifted}
        return in_order(listed, query.order, scores), scores

    def _page(
        self,
        documents: Sequence[KeptDocument],
        scores: Mapping[str, float],
        found: Sequence[KeptDocument],
    ) -> tuple[Ranked, ...]:
        refs = {self._ref(one) for one in found}
        return tuple(
            Ranked(ref, scores.get(one.id, 0.0), len(refs & {*self._group(ref)}) - 1, ref in refs)
            for one in documents
            for ref in (self._ref(one),)
        )
