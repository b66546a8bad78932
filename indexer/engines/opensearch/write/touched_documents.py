"""Derive after a change how documents stand that others change, where the change can touch them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from indexer.engines.opensearch.cluster.cluster_document import Rows
from indexer.engines.opensearch.match.compiler import OpenSearchRef
from indexer.engines.opensearch.match.index_lookups import IndexLookups
from indexer.engines.opensearch.open_index import OpenIndex, term_queries
from indexer.relations.facts import Facts
from indexer.relations.resolution.lookup_keys import NUMBER
from indexer.relations.rounds import run
from indexer.relations.shelf import DocRef, Shelf
from indexer.relations.validity.rows_by_others import rows_by_others
from indexer.relations.validity.timeline import timeline
from indexer.relations.validity.touched_keys import acted_on, meant_by, named_as, own_keys
from indexer.relations.validity.validity_rows import validity_rows_of

AT_ONCE = 500
"""Documents whose effects are looked up together."""


def touched(index: OpenIndex, changed: Collection[Facts]) -> set[str]:
    """The documents whose standing a change can touch; `changed` is what came and what went."""
    named = _acted_on(index, {key for facts in changed for key in own_keys(facts)})
    return _holders(index, named | {meant_by(term) for term in acted_on(changed)})


def touched_by_all(index: OpenIndex) -> set[str]:
    """The documents that any effect can mean. O(effects of all documents)."""
    acted = index.distinct("acted_names", index.compiler.live())
    return _holders(index, {meant_by(name) for name in acted})


def rows_of(shelf: IndexLookups, ids: Collection[str]) -> dict[str, Rows]:
    """The rows of some documents with all that others do to them, by id."""
    found: dict[str, Rows] = {}
    ordered = sorted(ids)
    for start in range(0, len(ordered), AT_ONCE):
        refs: list[DocRef] = [OpenSearchRef(id) for id in ordered[start : start + AT_ONCE]]
        by_others = run(rows_by_others(refs), cast(Shelf, shelf))
        facts = shelf.documents(refs)
        for ref in refs:
            rows = by_others[ref]
            own = rows if len(rows) else validity_rows_of(timeline(facts[ref].facts))
            found[facts[ref].id] = own.tolist()
    return found


def _acted_on(index: OpenIndex, keys: Collection[str]) -> set[str]:
    """Those of some numbers and titles that an effect names."""
    names = {named_as(key): key for key in keys}
    found = set()
    for query in term_queries("acted_names", sorted(names), ()):
        for _, values, _ in index.scan(index.compiler.live(query), ("acted_names",)):
            found |= {names[name] for name in names.keys() & {*values["acted_names"]}}
    return found


def _holders(index: OpenIndex, keys: Collection[str]) -> set[str]:
    """The documents with some numbers and titles."""
    numbers = sorted(key[1:] for key in keys if key.startswith(NUMBER))
    titles = sorted(key for key in keys if not key.startswith(NUMBER))
    queries: Sequence[object] = [
        *term_queries("numbers", numbers, ()),
        *term_queries("titles", titles, ()),
    ]
    return {
        ref.id
        for query in queries
        for ref in index.refs(index.compiler.live(query))  # type: ignore[arg-type]
    }
