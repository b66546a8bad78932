"""From a document of a segment to what a page of hits shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from indexer.analysed import stored_fields
from indexer.attached import place_in
from indexer.engines.whoosh.passages import Passages
from indexer.engines.whoosh.postings import WordField
from indexer.engines.whoosh.reasons import reasons
from indexer.engines.whoosh.segment import Segment
from indexer.engines.whoosh.standings import IS_AMENDED, PLAIN
from indexer.relations.rows import CODES, STATED
from indexer.results import AttachmentPlace, Duplicate, Hit, Reason, Snippet, TextPart
from indexer.snippets import mark, placed_snippets


def hit(
    segment: Segment,
    document: int,
    score: float,
    passages: Passages,
    numbers: set[str],
    code: int,
    *,
    with_snippets: bool,
    duplicates: int,
) -> Hit:
    """A hit with its title marked, up to three snippets of its text, and why it is one.

    `code` says how it stands (`standings`).
    """
    fields = stored_fields(segment.record(document))
    title = fields["title"]
    snippets: list[tuple[int, Snippet]] = []
    why: tuple[Reason, ...] = ()
    if with_snippets:
        text = segment.column("text", document).decode()
        found = passages.spans("body", document, text)
        snippets = placed_snippets(text, found)
        why = reasons(
            passages,
            document,
            title,
            text,
            fields["issuers"],
            lambda key: _has(segment.number, key, document),
        )
    return _hit(
        segment.public_id(document),
        fields,
        score,
        code,
        title_parts=mark(title, passages.spans("title", document, title)),
        holds_number=any(_has(segment.number, key, document) for key in numbers),
        snippets=tuple(snippet for _, snippet in snippets),
        snippet_places=tuple(place_in(fields["attached"], at) for at, _ in snippets),
        duplicates=duplicates,
        why=why,
    )


def bare_hit(
    segment: Segment,
    document: int,
    score: float,
    numbers: set[str],
    code: int,
    duplicates: int,
) -> Hit:
    """A hit for a list of all: nothing is marked in it."""
    fields = stored_fields(segment.record(document))
    return _hit(
        segment.public_id(document),
        fields,
        score,
        code,
        title_parts=(TextPart(fields["title"], False),),
        holds_number=any(_has(segment.number, key, document) for key in numbers),
        snippets=(),
        snippet_places=(),
        duplicates=duplicates,
    )


def _hit(
    id: str,
    fields: Mapping[str, Any],
    score: float,
    code: int,
    *,
    title_parts: Snippet,
    holds_number: bool,
    snippets: tuple[Snippet, ...],
    snippet_places: tuple[AttachmentPlace | None, ...],
    duplicates: int,
    why: tuple[Reason, ...] = (),
) -> Hit:
    written, published = fields["written_on"], fields["published_on"]
    return Hit(
        id=id,
        source=fields["source"],
        title=fields["title"],
        title_parts=title_parts,
        published_on=published,
        written_on=written,
        written_by=fields["written_by"],
        effective_on=fields["effective_on"],
        dated_on=written or published,
        dated_by="written_on" if written else "published_on" if published else None,
        document_number=fields["document_number"],
        document_numbers=fields["document_numbers"],
        issuers=fields["issuers"],
        site=fields["site"],
        kind=fields["kind"],
        rank=fields["rank"],
        region=fields["region"],
        topics=fields["topics"],
        source_topic=fields["source_topic"],
        url=fields["url"],
        score=score,
        holds_number=holds_number,
        snippets=snippets,
        snippet_places=snippet_places,
        validity=CODES[code & PLAIN],
        validity_stated=bool(code & STATED),
        amended=bool(code & IS_AMENDED),
        duplicates=duplicates,
        reasons=why,
    )


def duplicate(segment: Segment, document: int) -> Duplicate:
    """What is shown of a document that is the same text as another one."""
    fields = stored_fields(segment.record(document))
    return Duplicate(
        id=segment.public_id(document),
        source=fields["source"],
        title=fields["title"],
        dated_on=fields["written_on"] or fields["published_on"],
        document_number=fields["document_number"],
        issuers=fields["issuers"],
    )


def _has(field: WordField, key: str, document: int) -> bool:
    ordinal = field.find(key.encode())
    return ordinal is not None and document in field.docs(ordinal)
