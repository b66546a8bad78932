"""A document's page: its fields, its outline, and its text with the hits numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.document import Document
from corpus.fields.topic_classifier import CLASSIFIER
from indexer.query.model import Query
from indexer.results import Duplicate, MarkedDocument, Snippet
from search_app import wording
from search_app.links import Links, web_address
from search_app.presenters.duplicates import DuplicateLink, MoreDuplicates, present_duplicates
from search_app.presenters.linked_text import Leads, linked
from search_app.presenters.text_blocks import (
    PartBlock,
    number_hits,
    present_parts,
    without_title,
)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading and where it stands; `level` 1 is the highest."""

    label: str
    href: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """All that a document's page shows. `hits` is None where nothing was asked."""

    id: str
    title: Snippet
    plain_title: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[tuple[str, str], ...]
    original: str | None
    parts: tuple[PartBlock, ...]
    outline: tuple[OutlineEntry, ...]
    duplicates: tuple[DuplicateLink, ...]
    more_duplicates: MoreDuplicates | None
    hits: str | None
    first_hit: bool
    back: str | None
    canonical: str


def present_document(
    marked: MarkedDocument,
    query: Query | None,
    links: Links,
    same: Sequence[Duplicate] = (),
    leads: Leads | None = None,
) -> DocumentPage:
    """The page of a document, with the hits of `query` if there is one.

    `same`: the documents that are the same text. `leads`: where the documents it names are.
    """
    duplicates, more = present_duplicates(marked.document.id, same, links)
    document = marked.document
    body_parts, texts = without_title(document.parts, marked.paragraphs, document.title)
    paragraphs, found = number_hits(texts)
    if leads:
        paragraphs = [linked(paragraph, leads) for paragraph in paragraphs]
    parts = present_parts(body_parts, paragraphs)
    asked = query is not None and query.expression is not None
    return DocumentPage(
        id=document.id,
        title=marked.title,
        plain_title=document.title,
        fields=tuple(_fields(document)),
        rules=tuple((wording.field(name), rule) for name, rule in document.rules.items()),
        original=web_address(document.url),
        parts=parts,
        outline=tuple(_outline(parts)),
        duplicates=duplicates,
        more_duplicates=more,
        hits=wording.hits(found, query.text) if query and asked else None,
        first_hit=found > 0,
        back=links.search(query) if query else None,
        canonical=links.absolute(links.document(document.id)),
    )


def _fields(document: Document) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields that are known, in the order of an official document's head."""
    values = {
        "second_title": _one(document.second_title),
        "document_number": document.document_numbers or _one(document.document_number),
        "issuers": document.issuers,
        "index_number": _one(document.index_number),
        wording.written_field(document.written_by): _day(document.written_on),
        "printed_on": _day(document.printed_on),
        "published_on": _day(document.published_on),
        "effective_on": _day(document.effective_on),
        "kind": _one(document.kind),
        "rank": _one(document.rank),
        "stated_validity": _one(document.stated_validity),
        "region": _one(wording.region(document.region)),
        "topics": _topics(document),
        "source_topic": _one(document.source_topic),
        "site": _one(document.site),
        "source": _one(document.source),
    }
    return ((wording.field(name), value) for name, value in values.items() if value)


def _topics(document: Document) -> tuple[str, ...]:
    """The topics, marked where no one states them."""
    if document.rules.get("topics") == CLASSIFIER:
        return tuple(map(wording.topics.derived, document.topics))
    return document.topics


def _day(value: date | None) -> tuple[str, ...]:
    return (wording.day(value),) if value else ()


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _outline(parts: Sequence[PartBlock]) -> Iterator[OutlineEntry]:
    for part in parts:
        if part.title:
            yield OutlineEntry(part.title, f"#{part.anchor}", 1)
        for block in part.blocks:
            if block.form == "heading":
                label = "".join(run.text for run in block.text)
                yield OutlineEntry(label, f"#{block.anchor}", block.level - 2 + bool(part.title))
