"""Derive how documents stand by others, and which are the same text; write those that changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from indexer.engines.opensearch.cluster.cluster_document import Rows
from indexer.engines.opensearch.cluster.connection import chunks, ids_query
from indexer.engines.opensearch.match.index_lookups import IndexLookups
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.engines.opensearch.write.draft_generation import AGAIN_AT_ONCE, DraftGeneration
from indexer.engines.opensearch.write.generation_states import (
    DerivedState,
    states_in,
    states_of,
)
from indexer.engines.opensearch.write.same_text_places import connected, same_text_places
from indexer.engines.opensearch.write.touched_documents import rows_of, touched, touched_by_all


@dataclass(frozen=True, slots=True)
class DerivedChange:
    """The documents that came or were written again, by id, and those that are gone."""

    changed: Mapping[str, DerivedState]
    gone: Collection[str]


def derive_all(
    draft: DraftGeneration, base: OpenIndex | None, came: Collection[str], went: Collection[str]
) -> Mapping[str, DerivedState]:
    """Derive and write what a change makes of documents; the states of all. O(documents).

    `came` are those that it wrote, `went` those of `base` that it deleted or replaced.
    """
    index = draft.opened()
    states = states_in(index)
    _write(draft, index, states, _rows(index, base, came, went), same_text_places(states))
    return states


def derive_changed(
    draft: DraftGeneration, base: OpenIndex, came: Collection[str], went: Collection[str]
) -> DerivedChange:
    """The same, looking only at the documents that the change can touch."""
    index = draft.opened()
    rows = _rows(index, base, came, went)
    alike = connected(index, came, base, went)
    also = dict(ids_query(rows.keys() - alike.keys()))
    others = {id: state for id, state, _ in states_of(index, also)}
    kept = {id: state.group for id, state in others.items() if state.group}
    states = others | alike
    written = _write(draft, index, states, rows, kept | same_text_places(alike))
    changed = {id: states[id] for id in {*came, *written}}
    return DerivedChange(changed, sorted({*went} - {*came}))


def _rows(
    index: OpenIndex, base: OpenIndex | None, came: Collection[str], went: Collection[str]
) -> dict[str, Rows]:
    """How the documents stand, by id, that may stand otherwise than before."""
    if base is None:
        return rows_of(IndexLookups(index), touched_by_all(index))
    facts = [*index.indexed(sorted(came)).values(), *base.indexed(sorted(went)).values()]
    return rows_of(IndexLookups(index), touched(index, [one.facts for one in facts]))


def _write(
    draft: DraftGeneration,
    index: OpenIndex,
    states: dict[str, DerivedState],
    rows: Mapping[str, Rows],
    groups: Mapping[str, tuple[str, int]],
) -> list[str]:
    """Write `rows` and `groups` into the documents that have others, and into their `states`.

    A document that is not in `rows` stands as it is stored. Returns the ids of what was written.
    """
    again = sorted(
        id
        for id, state in states.items()
        if (id in rows and rows[id] != state.rows) or groups.get(id) != state.group
    )
    for some in chunks(again, AGAIN_AT_ONCE):
        for id, stored in index.fetch(some, "*").items():
            stored["rows"] = rows.get(id, stored["rows"])
            stored["group"], stored["place"] = groups.get(id, (None, None))
            states[id] = replace(states[id], rows=stored["rows"], group=groups.get(id))
            draft.index_again(id, stored)
    return again
