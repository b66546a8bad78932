"""Put versions of one work among the first places of a list in order: in force comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from indexer.answers.listing.in_force_first import in_force_first
from indexer.query.model import Query, Sort
from indexer.ranking import MOST_FURTHER, WORKS_WITHIN
from indexer.relations.shelf import AsOf, ResolvedQuery
from indexer.snapshot import Ranked, RankedPage, RankedScan, Snapshot


def ranked_page(snapshot: Snapshot, query: ResolvedQuery, start: int, size: int) -> RankedPage:
    """`Snapshot.ranked`, versions among the first places of an order by relevance in order.

    Documents change places only among the first `WORKS_WITHIN` that hold all words, and among those
    of the first places that lack some. So a list is the same whichever page of it is asked for, and
    the matches of a ranked list stand as in the list of the matches alone.
    """
    first = _first_places(query)
    if not size or start >= first:
        return snapshot.ranked(query, start, size)
    found = snapshot.ranked(query, 0, max(first, start + size))
    page = _works_first(snapshot, query, found.page)[: start + size]
    return replace(found, matched=sum(one.matches for one in page), page=tuple(page[start:]))


def ranked_scan(
    snapshot: Snapshot, query: ResolvedQuery, batch: int, start: int, stop: int | None
) -> RankedScan:
    """`Snapshot.ranked_scan` in the order of `ranked_page`."""
    first = _first_places(query)
    if start >= first:
        return snapshot.ranked_scan(query, batch, start, stop)
    found = snapshot.ranked_scan(query, batch, 0, None if stop is None else max(first, stop))

    def batches() -> Iterator[tuple[Ranked, ...]]:
        rows = chain.from_iterable(found.batches)
        ordered = _works_first(snapshot, query, tuple(islice(rows, first)))
        wanted = islice(chain(ordered, rows), start, stop)
        while several := tuple(islice(wanted, batch)):
            yield several

    return RankedScan(found.total, batches())


def _first_places(query: ResolvedQuery) -> int:
    """How many places from the first on can hold a document that changes its place."""
    asked: Query = query.query
    if asked.order is not Sort.RELEVANCE:
        return 0
    return WORKS_WITHIN + len(query.lifted) + (MOST_FURTHER if asked.ranked else 0)


def _works_first(
    snapshot: Snapshot, query: ResolvedQuery, listed: Sequence[Ranked]
) -> list[Ranked]:
    """The first places of a list with versions in order; what the query names stays in front."""
    asked, ordered = query.query, list(listed)
    assert asked.asked_on, "a view says on which day it is asked"
    asof = AsOf(asked.asof or asked.asked_on, asked.asked_on)
    named = set(query.lifted)
    free = [place for place, one in enumerate(listed) if one.ref not in named]
    matches = [place for place in free if listed[place].matches][:WORKS_WITHIN]
    further = [place for place in free if place < WORKS_WITHIN and not listed[place].matches]
    by_ref = {one.ref: one for one in listed}
    for places in (matches, further):
        refs = in_force_first(snapshot, [listed[place].ref for place in places], asof)
        for place, ref in zip(places, refs, strict=True):
            ordered[place] = by_ref[ref]
    return ordered
