"""Which documents are the same text, and the place of each among its same texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from indexer.engines.opensearch.cluster.connection import chunks, ids_query
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.engines.opensearch.write.generation_states import DerivedState, states_of
from indexer.ranking import tie_breaker
from indexer.similarity.same_texts import find_groups
from indexer.similarity.text_signature import LIKENESS

TERMS = 10_000
"""Bands that one request looks up."""


def same_text_places(states: Mapping[str, DerivedState]) -> dict[str, tuple[str, int]]:
    """The group of each document that has the same text as another, and its place there.

    A group is named after its most official document.
    """
    ids = list(states)
    rows = [np.zeros(0, LIKENESS), *(states[id].likeness for id in ids)]
    ties = np.array([tie_breaker(id) for id in ids], np.uint64)
    found = find_groups(np.concatenate(rows), ties)
    members: dict[int, list[str]] = {}
    for group, place in zip(found.group.tolist(), found.document.tolist(), strict=True):
        members.setdefault(group, []).append(ids[place])
    return {id: (some[0], at) for some in members.values() for at, id in enumerate(some)}


def connected(
    index: OpenIndex, came: Collection[str], before: OpenIndex, went: Collection[str]
) -> dict[str, DerivedState]:
    """The documents whose group a change can touch, by id.

    They are those that share a band with what came or, in the index `before`, with what went, and
    so on from each of these: groups among them are the same as among all documents
    (`same_texts.bucket_keys`). At 100,000 documents these are 8 of one that came, in the mean.
    """
    found: dict[str, DerivedState] = {}
    new = {band for _, _, bands in states_of(before, dict(ids_query(went))) for band in bands}
    for id, state, bands in states_of(index, dict(ids_query(came))):
        found[id] = state
        new.update(bands)
    known: set[str] = set()
    while new:
        known |= new
        reached: set[str] = set()
        for some in chunks(sorted(new), TERMS):
            for id, state, bands in states_of(index, {"terms": {"bands": list(some)}}):
                found[id] = state
                reached.update(bands)
        new = reached - known
    return found
