"""One published generation, open for questions: what each step of an answer is, in order."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from indexer.analysed import stored_document
from indexer.analysis import words
from indexer.analysis.normalise import normalise
from indexer.engines.whoosh.counting import FacetCounter
from indexer.engines.whoosh.cursors import Cursor
from indexer.engines.whoosh.evaluation import Evaluation, MaskCache, leaves
from indexer.engines.whoosh.groups import Groups
from indexer.engines.whoosh.hits import bare_hit, duplicate, hit
from indexer.engines.whoosh.literals import Literal
from indexer.engines.whoosh.lookups import Lookups
from indexer.engines.whoosh.manifest import Manifest
from indexer.engines.whoosh.passages import ENOUGH_FOR_SNIPPETS, Passages, marked_lines
from indexer.engines.whoosh.postings import Mask
from indexer.engines.whoosh.relating import Relating
from indexer.engines.whoosh.revaluing import without
from indexer.engines.whoosh.reviewing import Reviewing
from indexer.engines.whoosh.scoring import RankTerm, Scores, Scoring, rank_terms
from indexer.engines.whoosh.segment import Segment
from indexer.engines.whoosh.selection import Selected, count_to, order, select
from indexer.engines.whoosh.standings import DayStandings, Standings, read_changed
from indexer.engines.whoosh.trends import Calendar, columns_of, pivot_rows
from indexer.query.model import (
    And,
    AtLeast,
    DateUnit,
    Expression,
    Facet,
    Number,
    Query,
    Scope,
    Sort,
    Word,
)
from indexer.ranking import HOLDS_NUMBER, WHOLE_TITLE
from indexer.relations.review import DueList
from indexer.results import (
    Duplicate,
    FacetListing,
    Histogram,
    Hit,
    MarkedDocument,
    Pivot,
    Reading,
    Scan,
    SearchResult,
)
from indexer.snippets import mark

CACHE_BYTES = 64 * 2**20
"""What the masks of words and filters that were asked for last may take."""


class Searcher:
    """Answers queries over the segments of one generation; safe to use from several threads."""

    def __init__(
        self, folder: Path, manifest: Manifest, hidden: Collection[tuple[str, str]] = ()
    ) -> None:
        """Open the generation in `folder` without the documents (source, key) that are `hidden`.

        Raises `IndexDamagedError`.
        """
        self.manifest = manifest
        self.version = manifest.version_without(hidden)
        storage = FileStorage(str(folder), readonly=True)
        info = FileIndex(storage)._read_toc()
        self.segments = [Segment(storage, s) for s in info.segments]
        changed = read_changed(folder)
        if hidden:
            there = [segment.live.copy() for segment in self.segments]
            for segment in self.segments:
                for identity in hidden:
                    segment.hide(*identity)
            changed = without(self.segments, there, changed)
        cache = MaskCache(CACHE_BYTES)
        self._evaluations = [Evaluation(segment, cache) for segment in self.segments]
        self._scoring = Scoring(self.segments)
        self._groups = Groups(folder, self.segments)
        self._counters = {
            facet: FacetCounter([segment.facets[facet.value] for segment in self.segments], facet)
            for facet in Facet
            if facet is not Facet.VALIDITY
        }
        self._standings = Standings(self.segments, changed)
        parts = (
            self.segments,
            self._standings,
            Lookups(self.segments),
            self.version,
            datetime.fromisoformat(manifest.published_at).date(),
        )
        self.relating, self.reviewing = Relating(*parts), Reviewing(*parts)

    def search(self, query: Query, start: int | None = None) -> SearchResult:
        """Answer a query, its hits from `start` (counted from 0), else those of its page.

        O(documents) a node of the query, plus the postings of its words.
        """
        began = time.perf_counter()
        expression, base, chosen = self._narrowing(query)
        found = _narrowed(base, *chosen.values())
        facets = {
            facet: self._counter(facet, query).counts(
                _narrowed(base, *(c for f, c in chosen.items() if f is not facet))
                if query.filters.of(facet)
                else found,
                query.filters.of(facet),
            )
            for facet in query.facets
        }
        listed = self._listed(query, found)
        start = (query.page - 1) * query.size if start is None else start
        selected = select(
            self.segments,
            listed,
            self._scores(query, expression),
            sort_of(query),
            start,
            query.size,
        )
        hits_in_all = _count(listed)
        asked = tuple(leaves(expression))
        marked = (*asked, *_within(query))
        numbers = {leaf.key for leaf in asked if isinstance(leaf, Number)}
        passages = {
            index: Passages(
                self.segments[index],
                marked,
                [d for s, d, _ in selected if s == index],
                ENOUGH_FOR_SNIPPETS,
            )
            for index in {s for s, _, _ in selected}
        }
        codes = self._standing(query).codes
        page = tuple(
            hit(
                self.segments[s],
                d,
                score,
                passages[s],
                numbers,
                int(codes[s][d]),
                with_snippets=query.snippets,
                duplicates=self._groups.count(found, s, d),
            )
            for s, d, score in selected
        )
        return SearchResult(
            query=query,
            hits=page,
            total=_count(found),
            listed=hits_in_all,
            facets=facets,
            reading=self._reading(query, expression, asked),
            took_ms=(time.perf_counter() - began) * 1000,
            index_version=self.version,
            next_cursor=self._cursor(query, start, selected, hits_in_all),
        )

    def scan(self, query: Query, batch: int, begin: int, end: int | None) -> Scan:
        """All that matches, from `begin` to `end`.

        O(matches log matches) for the order, then a record each.
        """
        expression, base, chosen = self._narrowing(query)
        found = _narrowed(base, *chosen.values())
        listed = self._listed(query, found)
        total = _count(listed)
        scores = self._scores(query, expression)
        ordered = order(self.segments, listed, scores, sort_of(query), total)
        numbers = {leaf.key for leaf in leaves(expression) if isinstance(leaf, Number)}
        codes = self._standing(query).codes

        def batches() -> Iterator[tuple[Hit, ...]]:
            last = total if end is None else min(end, total)
            for start in range(begin, last, batch):
                rows = (array[start : min(start + batch, last)].tolist() for array in ordered)
                yield tuple(
                    bare_hit(
                        self.segments[s],
                        d,
                        score,
                        numbers,
                        int(codes[s][d]),
                        self._groups.count(found, s, d),
                    )
                    for s, d, score in zip(*rows, strict=True)
                )

        return Scan(query=query, total=total, batches=batches(), index_version=self.version)

    def place_behind(self, query: Query, cursor: Cursor) -> int:
        """How many matches of a query that orders by date stand up to where a cursor does."""
        found = self._listed(query, self._found(query))
        return count_to(self.segments, found, sort_of(query), cursor.dated, cursor.tie)

    def holds(self, id: str) -> bool:
        """Whether a document of this id is there."""
        return self._place(id) is not None

    def histogram(self, query: Query, unit: DateUnit) -> Histogram:
        """The matches of `query` by period. O(documents), plus matching."""
        calendar = Calendar(self.segments, self._listed(query, self._found(query)), unit)
        return Histogram(
            query=query,
            unit=unit,
            bars=calendar.bars(),
            undated=calendar.undated,
            total=calendar.total,
            index_version=self.version,
        )

    def facet_values(self, query: Query, facet: Facet, name: str) -> FacetListing:
        """The values of a facet that hold `name`, its own filter off."""
        _, base, chosen = self._narrowing(query)
        masks = _narrowed(base, *(masks for other, masks in chosen.items() if other is not facet))
        return self._counter(facet, query).named(masks, name, query.filters.of(facet))

    def pivot(
        self, query: Query, unit: DateUnit, facet: Facet, values: Sequence[str], limit: int
    ) -> Pivot:
        """The matches of `query` by period and value. O(pairs of document and value)."""
        found = self._listed(query, self._found(query))
        counter = self._counter(facet, query)
        columns, left_out = columns_of(counter, found, facet, values, limit)
        calendar = Calendar(self.segments, found, unit)
        rows, undated, overall = pivot_rows(self.segments, found, calendar, counter, columns)
        return Pivot(
            query=query,
            unit=unit,
            facet=facet,
            values=tuple(columns),
            left_out=left_out,
            rows=rows,
            undated=undated,
            overall=overall,
            index_version=self.version,
        )

    def document(self, id: str, query: Query | None) -> MarkedDocument | None:
        """One document with the matches of `query` marked, None where there is none."""
        place = self._place(id)
        if place is None:
            return None
        segment, number = self.segments[place[0]], place[1]
        text = segment.column("text", number)
        document = stored_document(
            segment.record(number), segment.column("structure", number), text, id
        )
        asked = (*leaves(query.expression), *_within(query)) if query else ()
        passages = Passages(segment, asked, [number])
        title = passages.spans("title", number, document.title)
        body = passages.spans("body", number, text.decode())
        return MarkedDocument(
            document,
            mark(document.title, title),
            tuple(marked_lines(text.decode(), body)) if document.paragraphs else (),
        )

    def due(self, query: Query, days: int) -> DueList:
        """What a clean-up of the matches of a query has to see: see `Reviewing.due`."""
        return self.reviewing.due(self._found(query), query.asof or date.today(), days)

    def duplicates(self, id: str) -> tuple[Duplicate, ...]:
        """The documents that are the same text as this one, the most official first."""
        place = self._place(id)
        others = self._groups.others(*place) if place else ()
        return tuple(duplicate(self.segments[s], d) for s, d in others)

    def titles(self, text: str, limit: int) -> tuple[list[Word], list[tuple[Segment, int]]]:
        """Documents whose title holds what was typed, or else all its words; best first.

        Titles that begin with it come first, then the newest. With the words that were found.
        """
        typed = normalise(text)
        cut = [word for word in words.cut(typed) if words.is_word(word)]
        for literals in ([typed] if typed else [], cut if len(cut) > 1 else []):
            asked = [Word(literal) for literal in literals]
            if not asked:
                continue
            masks = self.masks(And(tuple(asked)), Scope.TITLE)
            if any(mask.any() for mask in masks):
                scores = [
                    Literal(segment.title, literals[0]).prefix_mask().astype(np.float32)
                    for segment in self.segments
                ]
                chosen = select(self.segments, masks, scores, Sort.RELEVANCE, 0, limit)
                return asked, [(self.segments[s], d) for s, d, _ in chosen]
        return [], []

    def idf(self, term: RankTerm, scope: Scope) -> float:
        """How rare a term is: see `scoring`."""
        return self._scoring.idf(term, scope)

    @cached_property
    def everything(self) -> list[Mask]:
        """The documents that are not deleted."""
        return [segment.live for segment in self.segments]

    def _matches(self, query: Query) -> tuple[Expression | None, list[Mask]]:
        """What was asked in the end (the query or its relaxed form), and what matches it."""
        if query.expression is None:
            return None, self.everything
        matches = self.masks(query.expression, query.scope)
        if query.relaxed is None or any(mask.any() for mask in matches):
            return query.expression, matches
        return query.relaxed, self.masks(query.relaxed, query.scope)

    def masks(self, expression: Expression, scope: Scope) -> list[Mask]:
        """The documents of each segment that match and are not deleted."""
        return [
            evaluation.mask(expression, scope) & segment.live
            for evaluation, segment in zip(self._evaluations, self.segments, strict=True)
        ]

    def _found(self, query: Query) -> list[Mask]:
        """All that matches, every filter in force."""
        _, base, chosen = self._narrowing(query)
        return _narrowed(base, *chosen.values())

    def _narrowing(
        self, query: Query
    ) -> tuple[Expression | None, list[Mask], dict[Facet, list[Mask | None]]]:
        """What was asked in the end, what matches it within the dates, and the filters in force."""
        expression, matches = self._matches(query)
        dated = [evaluation.dates(query) for evaluation in self._evaluations]
        within = [self.masks(narrowing.expression, Scope.ALL) for narrowing in query.within]
        chosen = {f: self._chosen(query, f) for f in Facet if query.filters.of(f)}
        named = (self._cites(query), self._same_as(query))
        return expression, _narrowed(matches, dated, *within, *named), chosen

    def _place(self, id: str) -> tuple[int, int] | None:
        """The index of the segment and the number in it of a document; None where there is none."""
        for index, segment in enumerate(self.segments):
            number = segment.document_of(segment.id, id)
            if number is not None:
                return index, number
        return None

    def _same_as(self, query: Query) -> list[Mask | None]:
        """The documents that are the same text as the one the query names, itself left out."""
        if query.same is None:
            return [None] * len(self.segments)
        masks = [np.zeros(segment.size, bool) for segment in self.segments]
        place = self._place(query.same)
        for s, d in self._groups.others(*place) if place else ():
            masks[s][d] = True
        return list(masks)

    def _listed(self, query: Query, found: list[Mask]) -> list[Mask]:
        """What is listed of all that matches: of equal texts the best, where the query folds."""
        return self._groups.fold(found) if query.fold else found

    def _chosen(self, query: Query, facet: Facet) -> list[Mask | None]:
        if facet is Facet.VALIDITY:
            values = set(query.filters.validity)
            columns = self._standing(query).columns
            return [column.chosen(values) if values else None for column in columns]
        return [evaluation.chosen(facet, query.filters) for evaluation in self._evaluations]

    def _counter(self, facet: Facet, query: Query) -> FacetCounter:
        """Counts a facet, the validity on the query's day."""
        return self._standing(query).counter if facet is Facet.VALIDITY else self._counters[facet]

    def _standing(self, query: Query) -> DayStandings:
        today = query.asked_on or date.today()
        return self._standings.on(query.asof or today, today)

    def _cites(self, query: Query) -> list[Mask | None]:
        """The documents that cite the one that the query names, None where it names none."""
        if query.cites is None:
            return [None] * len(self.segments)
        cited = self.relating.held(query.cites)
        if cited is None:
            return [np.zeros(segment.size, bool) for segment in self.segments]
        return list(self.relating.citing(cited))

    def _cursor(
        self, query: Query, start: int, selected: Sequence[Selected], total: int
    ) -> str | None:
        """The place behind what was selected, None where nothing follows."""
        position = start + len(selected)
        if not selected or position >= total:
            return None
        last = selected[-1]
        segment = self.segments[last.segment]
        dated, tie = int(segment.dated[last.document]), int(segment.tie[last.document])
        return str(Cursor.behind(query, self.version, position, dated, tie))

    def _scores(self, query: Query, expression: Expression | None) -> Scores:
        if expression is None or query.sort is not Sort.RELEVANCE:
            return self._scoring.none()
        scores = self._scoring.scores(rank_terms(query), query.scope)
        typed = normalise(query.text)
        if len(typed) > 1 and query.scope in (Scope.ALL, Scope.TITLE):
            for score, segment in zip(scores, self.segments, strict=True):
                docs = np.flatnonzero(Literal(segment.title, typed).mask())
                starts = segment.title.starts  # a title is followed by one position of its end
                lengths = starts[docs + 1] - starts[docs] - 1
                score[docs] += np.float32(WHOLE_TITLE) * len(typed) / lengths
        for leaf in leaves(expression):
            if isinstance(leaf, Number):
                for score, evaluation in zip(scores, self._evaluations, strict=True):
                    score[evaluation.holders(leaf.key)] += np.float32(HOLDS_NUMBER)
        return scores

    def _reading(
        self, query: Query, expression: Expression | None, asked: Sequence[Expression]
    ) -> Reading:
        relaxed = _least(expression)
        cited = self.relating.held(query.cites) if query.cites else None
        return Reading(
            cited_title=self.relating.title(cited) if cited else None,
            words=tuple(dict.fromkeys(leaf.text for leaf in asked if isinstance(leaf, Word))),
            needed=relaxed.count if relaxed and relaxed.count < len(relaxed.parts) else None,
            question=query.question,
            unlisted_numbers=tuple(
                dict.fromkeys(
                    leaf.text
                    for leaf in asked
                    if isinstance(leaf, Number)
                    and not any(
                        (evaluation.holders(leaf.key) & segment.live).any()
                        for evaluation, segment in zip(
                            self._evaluations, self.segments, strict=True
                        )
                    )
                )
            ),
        )


def sort_of(query: Query) -> Sort:
    """The order in force: without words nothing is more relevant, so the newest come first."""
    if query.expression is None and query.sort is Sort.RELEVANCE:
        return Sort.NEWEST
    return query.sort


def _within(query: Query) -> Iterator[Expression]:
    """The words, phrases, numbers and names that are looked for within the results."""
    for narrowing in query.within:
        yield from leaves(narrowing.expression)


def _least(expression: Expression | None) -> AtLeast | None:
    """The "at least so many words" of an expression that has one."""
    match expression:
        case AtLeast():
            return expression
        case _ if expression is not None and hasattr(expression, "parts"):
            return next((p for p in expression.parts if isinstance(p, AtLeast)), None)
    return None


def _count(masks: Sequence[Mask]) -> int:
    return sum(int(np.count_nonzero(mask)) for mask in masks)


def _narrowed(masks: Sequence[Mask], *others: Iterable[Mask | None]) -> list[Mask]:
    """The masks, each and-ed with the others of its segment that are there."""
    narrowed = list(masks)
    for other in others:
        narrowed = [m if o is None else m & o for m, o in zip(narrowed, other, strict=True)]
    return narrowed
