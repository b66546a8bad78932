"""What the index keeps of a document: names of fields and columns, and Whoosh's schema of them."""

from __future__ import annotations

from whoosh.columns import CompressedBytesColumn, VarBytesColumn
from whoosh.fields import COLUMN, Schema

from indexer.query.facets import STORED_FACETS
from indexer.query.model import Scope

SCHEMA_VERSION = 23
"""Raised by hand whenever the files of a segment change their meaning. An index of another version
is stale."""

GRAM_FIELDS = ("title_grams", "body_grams")
"""The fields of character bigrams with positions, in which literals are found exactly."""

RELATION_FIELDS = ("titles", "cited", "acted_on")
"""Fields of keys (`indexer.relations.resolution.lookup_keys`): of the document's own titles, of
what it cites, and of what its effects name."""

WORD_FIELDS = (
    *("title_words", "body_words"),
    *("number", "number_form", "mention", "attached_mention", "id", "identity"),
    *RELATION_FIELDS,
    "short_names",
)
"""Fields of terms without positions: the words of title and body, which rank; the keys of a
document's own numbers, these numbers in normal form, the keys of all numbers that it mentions, and
of those that its attachments mention, its public id, its source and key; the fields of relations;
and what it calls short for something (`indexer.relations.resolution.short_name_terms`)."""

STORED_DOCUMENT = ("record", "structure", "text", "public_id")
"""The columns of a document as it was given to the analysis, in the order of `stored_document`."""

STORED_COLUMNS = (*STORED_DOCUMENT, "relations")
"""All that is stored of a document: its fields (JSON), its parts (JSON), its body, its public id,
and what the analysis found that it says of others and of itself, its `Facts` (JSON)."""

COLUMNS_VERSION = 1
"""Raised when this program can no longer read the columns of `STORED_DOCUMENT` that an older one
wrote, or the list of segments and of deleted documents. Only then are files read again; whatever
else changes, the documents are derived again from these columns."""

DEFLATED_COLUMNS = frozenset(("structure", "relations"))
"""The columns that are compressed: a document's page reads them once. Columns that every hit needs
are not, since inflating a text takes longer than reading it."""

STREAMS = {
    "words": ("title_words", "body_words"),
    "grams": ("title_grams", "body_grams"),
}
"""The streams that rank, each with its fields for title and body."""

SCOPE_FIELDS = {
    Scope.ALL: ("title", "body"),
    Scope.TITLE: ("title",),
    Scope.BODY: ("body",),
    Scope.ATTACHMENTS: ("body",),
    Scope.NUMBER: (),
}
"""The fields that each scope of a query searches; of the body, that of attachments takes only what
stands in them (`attachment_streams`)."""

SCOPES = ("title", "body", "all")
"""The scopes that rank, for each of which a segment keeps the lengths of documents."""

FACET_FIELDS = tuple(facet.value for facet in STORED_FACETS)
"""The facets that a segment keeps, as pairs of document and value."""


def schema() -> Schema:
    """The Whoosh schema: the stored columns alone, since the inverted fields are arrays.

    `record` is the document without its text (`indexer.stored_record`), `structure` its parts
    (JSON), `text` its body, `public_id` its name in addresses, `relations` what it brings to
    relations (JSON, `indexer.relations.facts`).
    """
    columns = {
        name: COLUMN(
            CompressedBytesColumn(level=3) if name in DEFLATED_COLUMNS else VarBytesColumn()
        )
        for name in STORED_COLUMNS
    }
    return Schema(**columns)
