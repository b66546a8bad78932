"""Order versions of one work: the one in force on the day that is asked about comes first."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.relations.rounds import run
from indexer.relations.shelf import AsOf, DocRef, Shelf
from indexer.relations.works.finding import works_among


def in_force_first(shelf: Shelf, refs: Sequence[DocRef], asof: AsOf) -> tuple[DocRef, ...]:
    """Some documents with the versions of each work in order, at the places that these had.

    The version in force comes first, then what is not yet in force, then the older ones; all other
    documents keep their places.
    """
    if len(refs) < 2:
        return tuple(refs)
    ordered = list(refs)
    place = {ref: number for number, ref in enumerate(refs)}
    for work in run(works_among(refs, asof.day), shelf):
        versions = [version.document.ref for version in work.versions]
        for number, ref in zip(sorted(place[ref] for ref in versions), versions, strict=True):
            ordered[number] = ref
    return tuple(ordered)
