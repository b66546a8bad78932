"""Match queries: words, then dates and filters, then the documents that the query names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.match.evaluation import Evaluation, MaskCache
from indexer.engines.whoosh.match.segment_lookups import own
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.query.expressions import Leaf, leaves
from indexer.query.facets import STORED_FACETS, Facet
from indexer.query.model import Expression, ParsedText, Query, Scope
from indexer.relations.shelf import DocRef, ResolvedQuery

CACHE_BYTES = 64 * 2**20
"""Bytes that the kept masks of words and of filters may take."""


@dataclass(frozen=True, slots=True)
class Matches:
    """What matches: masks, one a segment, of documents that are not deleted.

    `expression`: what was finally asked, that of the query or its relaxed form. `unfiltered`: what
    matches it but for the facets' filters; `filters`: the documents that each of those lets pass.
    """

    expression: Expression | None
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
        query = asked.query
        expression, masks = self._answered(query)
        dated = [evaluation.dates(query) for evaluation in self._evaluations]
        within = [self.masks(one.expression, Scope.ALL) for one in query.within if one.expression]
        return Matches(
            expression,
            _narrowed(masks, dated, *within, self._among(asked.among)),
            {facet: self._chosen(query, facet) for facet, _ in query.filters.chosen},
        )

    def narrowed_to(self, asked: ResolvedQuery) -> list[Mask]:
        """The documents within a query's filters, dates and searches within, whatever its text."""
        bare = replace(asked.query, parsed=ParsedText())
        return self.matches(replace(asked, query=bare)).found()

    def folded(self, query: Query, found: list[Mask]) -> list[Mask]:
        """The documents to list; where the query folds, of each same text the best one."""
        return self._generation.groups.fold(found) if query.fold else found

    def masks(self, expression: Expression, scope: Scope) -> list[Mask]:
        """The documents that match an expression."""
        return [
            evaluation.mask(expression, scope) & segment.live
            for evaluation, segment in zip(
                self._evaluations, self._generation.segments, strict=True
            )
        ]

    def holders(self, key: str) -> list[Mask]:
        """The documents whose own number has this key, deleted ones too."""
        return [evaluation.holders(key) for evaluation in self._evaluations]

    def _answered(self, query: Query) -> tuple[Expression | None, list[Mask]]:
        """The expression that was finally asked, and the documents that match it."""
        expression, relaxed = query.parsed.expression, query.parsed.relaxed
        if expression is None:
            return None, self._generation.everything
        masks = self.masks(expression, query.scope)
        if relaxed is None or any(mask.any() for mask in masks):
            return expression, masks
        return relaxed, self.masks(relaxed, query.scope)

    def _chosen(self, query: Query, facet: Facet) -> list[Mask | None]:
        if facet not in STORED_FACETS:
            values = set(query.filters.of(facet))
            return [c.chosen(values) for c in self._generation.validity.of(query).columns]
        return [evaluation.chosen(facet, query.filters) for evaluation in self._evaluations]

    def _among(self, among: frozenset[DocRef] | None) -> list[Mask | None]:
        """The only documents that may match, None where all may."""
        if among is None:
            return [None] * len(self._evaluations)
        masks = [np.zeros(segment.size, bool) for segment in self._generation.segments]
        for ref in among:
            segment, document = own(ref)
            masks[segment][document] = True
        return list(masks)


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
