"""Match queries: words, then dates and filters, then the documents that the query names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.match.evaluation import Evaluation, MaskCache
from indexer.engines.whoosh.match.proximity_cost import is_costly
from indexer.engines.whoosh.match.segment_lookups import own
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.limits.deadline import refuse_beyond
from indexer.query.expressions import Leaf, leaves, required
from indexer.query.facets import STORED_FACETS, Facet
from indexer.query.model import Expression, Query, Scope
from indexer.query.worth_listing import worth_listing
from indexer.relations.shelf import DocRef, ResolvedQuery

CACHE_BYTES = 64 * 2**20
"""Bytes that the kept masks of words and of filters may take."""


@dataclass(frozen=True, slots=True)
class Matches:
    """What matches: masks, one a segment, of documents that are not deleted.

    `unfiltered`: what matches the expression of the query, its dates and its searches within;
    `filters`: the documents that the filter of each facet lets pass.
    """

    unfiltered: list[Mask]
    filters: dict[Facet, list[Mask | None]]

    def found(self) -> list[Mask]:
        """The documents that match, with every filter in force."""
        return _narrowed(self.unfiltered, *self.filters.values())

    def without(self, facet: Facet) -> list[Mask]:
        """The documents that match with the filter of one facet left out."""
        others = (masks for other, masks in self.filters.items() if other is not facet)
        return _narrowed(self.unfiltered, *others)


class Matching:
    """Matches queries against one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration) -> None:
        """Match the documents of `generation`."""
        self._generation = generation
        cache = MaskCache(CACHE_BYTES)
        self._evaluations = [Evaluation(segment, cache) for segment in generation.segments]

    def matches(self, asked: ResolvedQuery) -> Matches:
        """What matches a query. O(documents) a node of it."""
        return self._matches(asked, asked.query.parsed.expression)

    def _matches(self, asked: ResolvedQuery, expression: Expression | None) -> Matches:
        """What matches a query with another expression in place of its own."""
        query = asked.query
        masks = self._generation.everything
        if expression is not None:
            masks = self.masks(expression, query.scope)
        dated = [evaluation.dates(query) for evaluation in self._evaluations]
        within = [self.masks(one.expression, Scope.ALL) for one in query.within if one.expression]
        return Matches(
            _narrowed(
                masks, dated, *within, self._among(asked.among), self._new(asked), self._but(asked)
            ),
            {facet: self._chosen(query, facet) for facet, _ in query.filters.chosen},
        )

    def candidates(self, asked: ResolvedQuery) -> list[Mask]:
        """What a ranked list may hold: all that matches the query but for its bare words.

        Where no document at all holds what is quoted beside them, nothing is required. Of few words
        one has to be there (`worth_listing`), but in what the query names.
        """
        expression = required(asked.query.parsed)
        if expression and not any(m.any() for m in self.masks(expression, asked.query.scope)):
            expression = None
        found = self._matches(asked, expression).found()
        worth = worth_listing(asked.query)
        if worth is None:
            return found
        allowed = zip(self.masks(worth, Scope.ALL), self.only(asked.lifted), strict=True)
        return [mask & (held | named) for mask, (held, named) in zip(found, allowed, strict=True)]

    def narrowed_to(self, asked: ResolvedQuery) -> list[Mask]:
        """The documents within a query's filters, dates and searches within, whatever its text."""
        return self._matches(asked, None).found()

    def folded(self, query: Query, found: list[Mask]) -> list[Mask]:
        """The documents to list; where the query folds, of each same text the best one."""
        return self._generation.groups.fold(found) if query.fold else found

    def masks(self, expression: Expression, scope: Scope) -> list[Mask]:
        """The documents that match an expression.

        Raises `DeadlineExceededError`, at once where that can be told beforehand.
        """
        if is_costly(expression):
            cost = sum(e.least_seconds(expression, scope) for e in self._evaluations)
            refuse_beyond(cost)
        return [
            evaluation.mask(expression, scope) & segment.live
            for evaluation, segment in zip(
                self._evaluations, self._generation.segments, strict=True
            )
        ]

    def only(self, refs: Iterable[DocRef]) -> list[Mask]:
        """Some documents as masks. O(documents)."""
        masks = [np.zeros(segment.size, bool) for segment in self._generation.segments]
        for ref in refs:
            segment, document = own(ref)
            masks[segment][document] = True
        return masks

    def _chosen(self, query: Query, facet: Facet) -> list[Mask | None]:
        if facet not in STORED_FACETS:
            values = set(query.filters.of(facet))
            return [c.chosen(values) for c in self._generation.validity.of(query).columns]
        return [evaluation.chosen(facet, query.filters) for evaluation in self._evaluations]

    def _among(self, among: frozenset[DocRef] | None) -> list[Mask | None]:
        """The only documents that may match, None where all may."""
        return [None] * len(self._evaluations) if among is None else list(self.only(among))

    def _new(self, asked: ResolvedQuery) -> list[Mask | None]:
        """The documents that were not here before some day, None where that is not asked."""
        before = asked.not_here_before
        if before is None:
            return [None] * len(self._evaluations)
        return [~np.isin(segment.tie, before) for segment in self._generation.segments]

    def _but(self, asked: ResolvedQuery) -> list[Mask | None]:
        """All but the documents that may not match, None where all may."""
        if not asked.without:
            return [None] * len(self._evaluations)
        return [~mask for mask in self.only(asked.without)]


def within_leaves(query: Query) -> Iterator[Leaf]:
    """The words, phrases, numbers and names that are looked for within the results."""
    for one in query.within:
        yield from leaves(one.expression)


def count(masks: Sequence[Mask]) -> int:
    """How many documents are in the masks."""
    return sum(int(np.count_nonzero(mask)) for mask in masks)


def _narrowed(masks: Sequence[Mask], *others: Iterable[Mask | None]) -> list[Mask]:
    """The masks, each and-ed with the others of its segment that are there."""
    narrowed = list(masks)
    for other in others:
        narrowed = [m if o is None else m & o for m, o in zip(narrowed, other, strict=True)]
    return narrowed
