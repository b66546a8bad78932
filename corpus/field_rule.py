"""The names of the rules that fields are found by, as `Document.rules` publishes them."""

from __future__ import annotations

from enum import StrEnum


class FieldRule(StrEnum):
    """Where the value of a field comes from.

    Values are published in the JSON and shown on the page of a document; they never change. Where a
    file states the field itself, the name of its place follows `RECORD`, `META` or `FRONT_MATTER`.
    """

    CORRECTION = "correction"  # by the operator, whatever the file says
    # Derived from another field: the title, the number, the kind, the issuers, the rank.
    TITLE = "title"
    DOCUMENT_NUMBER = "document_number"
    KIND = "kind"
    ISSUERS = "issuers"
    RANK = "rank"
    # Places in the text.
    HEAD = "text:head"
    FIRST_LINE = "text:first_line"
    FIRST_SENTENCE = "text:first_sentence"
    TITLE_LINE = "text:title_line"
    LABEL = "text:label"
    SIGNATURE = "text:signature"
    NOTE = "text:note"
    PRINTING = "text:printing"
    CLAUSE = "text:clause"
    # Derived from another day of the document.
    DERIVED_FROM_PRINTING = "derived:printed_on"
    DERIVED_FROM_WRITING = "derived:written_on"
    # The file, its address and its folders.
    ADDRESS = "address"
    FILE_NAME = "file_name"
    FOLDER = "folder"
    CLASSIFIER = "classifier"  # a topic that nothing states
    # What the source says of all its documents.
    SOURCE_ISSUER = "source:issuer"
    SOURCE_SITE = "source:site_name"
    SOURCE_REGION = "source:region"
    SOURCE_TOPIC = "source:topic"
    SOURCE_COLUMN = "source:column_part"
    SOURCE_ADDRESS = "source:base_url"
    # Elements of a page or of a Markdown file.
    HTML_TITLE = "html:title"
    HTML_HEADING = "html:heading"
    HTML_LABEL = "html:label"
    HTML_SCRIPT = "html:script"
    HTML_LINE_ABOVE_DATE = "html:line_above_date"
    MARKDOWN_HEADING = "markdown:heading"


DERIVED = "derived:"
"""Prefix of the rules that derive a day from another day of the document."""

RECORD, META, FRONT_MATTER = "record:", "meta:", "front_matter:"
"""Prefixes of the rules for values that a record, a meta element or front matter states."""
