"""Derive after a change how documents stand that others change, where the change can touch them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import cast

import numpy as np

from indexer.engines.whoosh.count.validity_columns import Changed
from indexer.engines.whoosh.files.postings import Mask, WordField
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.files.segment_ref import SegmentRef
from indexer.engines.whoosh.match.segment_lookups import SegmentLookups, own
from indexer.relations.facts import Facts
from indexer.relations.resolution.lookup_keys import NUMBER
from indexer.relations.rounds import run
from indexer.relations.shelf import Shelf
from indexer.relations.validity.rows_by_others import rows_by_others
from indexer.relations.validity.touched_keys import acted_on, meant_by, named_as, own_keys

MANY = 20_000
"""Where new documents have more keys than this, looking up each takes longer than looking up all
names that effects have; then the latter is done."""


def revalue(
    segments: Sequence[Segment], new: Collection[str], gone: Iterable[SegmentRef], before: Changed
) -> Changed:
    """The rows of validity that others' effects make, after segments `new` (names) came.

    `gone` are the documents that were deleted, `before` the rows before the change. Derived again
    are the documents that `touched_keys` tells of.
    O(n log all), n being new and deleted documents and their targets.
    """
    lookups = SegmentLookups(segments)
    came = [segment for segment in segments if segment.name in new]
    left = [lookups.document(ref).facts for ref in gone]
    ties = [int(segments[ref.segment].tie[ref.document]) for ref in gone]
    acted = acted_on(left).union(*(_terms(segment.acted_on) for segment in came))
    touched = {ref for term in acted for ref in _holders(lookups, meant_by(term))}
    if len(came) < len(segments):
        touched.update(_sharers(segments, lookups, came, left))
    # Of a shelf these rounds need only what segments alone can answer.
    changed = run(rows_by_others(sorted(touched)), cast(Shelf, lookups))
    rows = {int(segments[s].tie[d]): made for ref, made in changed.items() for s, d in (own(ref),)}
    return before.replaced(np.array(ties, np.uint64), rows)


def without(segments: Sequence[Segment], there: Sequence[Mask], before: Changed) -> Changed:
    """The rows of validity that others' effects make once hidden documents have none.

    Hidden are the documents of the masks `there` that are no longer live.
    """
    gone = [
        SegmentRef(index, number)
        for index, (segment, mask) in enumerate(zip(segments, there, strict=True))
        for number in np.flatnonzero(mask & ~segment.live).tolist()
    ]
    return revalue(segments, (), gone, before)


def _sharers(
    segments: Sequence[Segment],
    lookups: SegmentLookups,
    came: Sequence[Segment],
    left: Sequence[Facts],
) -> Iterator[SegmentRef]:
    """The documents that share a key with a new or deleted one, where an effect names the key."""
    if sum(len(segment.titles) for segment in came) > MANY:
        for term in {term for segment in segments for term in _terms(segment.acted_on)}:
            yield from _holders(lookups, meant_by(term))
        return
    keys = {f"{NUMBER}{key}" for segment in came for key in _terms(segment.number)}
    keys.update(term for segment in came for term in _terms(segment.titles))
    keys.update(*map(own_keys, left))
    for key in keys:
        if _is_acted_on(lookups, key):
            yield from _holders(lookups, key)


def _is_acted_on(lookups: SegmentLookups, key: str) -> bool:
    if key.startswith(NUMBER):
        return any(True for _ in lookups.docs("acted_on", named_as(key)))
    return any(True for _ in lookups.below("acted_on", named_as(key)))


def _holders(lookups: SegmentLookups, key: str) -> list[SegmentRef]:
    """Every document with a number or a title."""
    if key.startswith(NUMBER):
        return lookups.refs("number", (key[1:],))
    return lookups.refs("titles", (key,))


def _terms(field: WordField) -> Iterator[str]:
    return (field.term(ordinal).decode() for ordinal in range(len(field)))
