"""Find the documents that an editor recommends for a query: they stand before all others."""

from __future__ import annotations

from indexer.query.model import Query
from indexer.relations.shelf import DocRef, Shelf


def recommended(shelf: Shelf, query: Query) -> tuple[DocRef, ...]:
    """The recommended documents that the index holds, in the order of the editor.

    Where a list folds, one of the others that are the same text may stand for a document.
    """
    if not query.put_first:
        return ()
    found = shelf.find(query.put_first)
    refs = [found[id].ref for id in query.put_first if id in found]
    if query.fold and refs:
        same = shelf.same_texts(refs)
        refs = [each for ref in refs for each in (ref, *same.get(ref, ()))]
    return tuple(dict.fromkeys(refs))
