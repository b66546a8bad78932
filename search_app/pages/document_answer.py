"""Ask all that a document's page shows, of one view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indexer.engine import View
from indexer.query.model import Query
from indexer.results import Duplicate, MarkedDocument, RemovedDocument
from indexer.results.relations import Relations
from indexer.results.versions import DocumentVersions


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAnswer:
    """A document with its matches marked, its relations, its versions, and its same texts.

    The most official of `same` comes first.
    """

    marked: MarkedDocument
    relations: Relations
    versions: DocumentVersions
    same: tuple[Duplicate, ...]


def ask_document(
    id: str, query: Query | None, asof: date | None, view: View
) -> DocumentAnswer | RemovedDocument | None:
    """A document as it stands on a day (None: today); None where its id was never given."""
    marked = view.document(id, query)
    if not isinstance(marked, MarkedDocument):
        return marked
    relations, versions = view.relations(id, asof), view.versions(id, asof)
    assert relations and versions, "a view has the relations of every document that it holds"
    return DocumentAnswer(
        marked=marked, relations=relations, versions=versions, same=view.duplicates(id)
    )
