"""Find the documents that a query names, which stand before all that only holds its words."""

from __future__ import annotations

from indexer.query.expressions import leaves
from indexer.query.model import Number, Query
from indexer.relations.shelf import DocRef
from indexer.snapshot import Snapshot


def named_documents(snapshot: Snapshot, query: Query) -> tuple[DocRef, ...]:
    """The documents that the text of `query` names, in the order in which they are listed."""
    numbers = [leaf.key for leaf in leaves(query.expression) if isinstance(leaf, Number)]
    holders = snapshot.by_number(numbers) if numbers else {}
    named = (one.ref for key in numbers for one in holders.get(key, ()))
    return tuple(dict.fromkeys(named))
