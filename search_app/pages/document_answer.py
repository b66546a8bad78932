"""Ask all that a document's page shows, of one view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indexer.engine import View
from indexer.query.model import Query
from indexer.results import Duplicate, MarkedDocument, RemovedDocument
from indexer.results.relations import Relations


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAnswer:
    """A document with its matches marked, its relations, and the documents that are the same text.

    The most official of `same` comes first.
    """

    marked: MarkedDocument
    relations: Relations
    same: tuple[Duplicate, ...]


def ask_document(
    id: str, query: Query | None, asof: date | None, view: View
) -> DocumentAnswer | RemovedDocument | None:
    """A document as it stands on a day (None: today); None where its id was never given."""
    marked = view.document(id, query)
    if not isinstance(marked, MarkedDocument):
        return marked
    relations = view.relations(id, asof)
    assert relations is not None, "a view has the relations of every document that it holds"
    return DocumentAnswer(marked=marked, relations=relations, same=view.duplicates(id))
