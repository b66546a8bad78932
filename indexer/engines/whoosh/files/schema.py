"""What the index keeps of a document: names of fields and columns, and Whoosh's schema of them."""

from __future__ import annotations

from whoosh.columns import CompressedBytesColumn, VarBytesColumn
from whoosh.fields import COLUMN, Schema

from indexer.query.facets import STORED_FACETS
from indexer.query.model import Scope

SCHEMA_VERSION = 19
"""Raised whenever the files of a segment change their meaning; older indexes are stale."""

GRAM_FIELDS = ("title_grams", "body_grams")
"""The exact streams: character bigrams with positions."""

RELATION_FIELDS = ("titles", "cited", "acted_on")
"""Keys of the document itself, of what it cites and of what it changes (`lookup_keys`)."""

WORD_FIELDS = (
    *("title_words", "body_words"),
    *("number", "number_form", "mention", "id", "identity"),
    *RELATION_FIELDS,
)
"""Fields of words: the ranking streams; then keys of own numbers, their normalised forms, keys of
all numbers mentioned, the public id, and source and key; then the relations."""

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
"""Those read once a document page: inflating costs more than reading, so what hits need is not."""

STREAMS = {
    "words": ("title_words", "body_words"),
    "grams": ("title_grams", "body_grams"),
}
"""The two streams that rank, each by its fields."""

SCOPE_FIELDS = {
    Scope.ALL: ("title", "body"),
    Scope.TITLE: ("title",),
    Scope.BODY: ("body",),
    Scope.NUMBER: (),
}
"""The fields that a scope of a query looks at."""

SCOPES = ("title", "body", "all")
"""Where a stream is looked at for ranking; lengths are kept for each."""

FACET_FIELDS = tuple(facet.value for facet in STORED_FACETS)
"""Facets, kept as (document, value) pairs."""


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
