"""From a document of a segment to what a page of hits shows of it."""

from __future__ import annotations

from typing import Any

from indexer.attachment_places import place_in
from indexer.engines.whoosh.answers.hit_reasons import reasons
from indexer.engines.whoosh.files.postings import WordField
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.match.occurrences import Occurrences
from indexer.relations.validity.validity_rows import CODES, IS_AMENDED, PLAIN, STATED
from indexer.results import AttachmentPlace, Duplicate, Hit, Reason, Snippet, TextPart
from indexer.snippets import mark, placed_snippets
from indexer.stored_record import card_of, shown_of


def hit(
    segment: Segment,
    document: int,
    score: float,
    passages: Occurrences,
    numbers: set[str],
    code: int,
    *,
    with_snippets: bool,
    duplicates: int,
) -> Hit:
    """A hit with its title marked, up to three snippets of its text, and why it is one.

    `code` says how it stands (`standings`).
    """
    shown, attached = shown_of(segment.record(document))
    title = shown["title"]
    snippets: list[tuple[int, Snippet]] = []
    why: tuple[Reason, ...] = ()
    if with_snippets:
        text = segment.column("text", document).decode()
        snippets = placed_snippets(text, passages.spans("body", document, text))
        why = reasons(
            passages,
            document,
            title,
            text,
            shown["issuers"],
            lambda key: _has(segment.number, key, document),
        )
    return _hit(
        segment,
        document,
        shown,
        score,
        code,
        numbers,
        duplicates,
        title_parts=mark(title, passages.spans("title", document, title)),
        snippets=tuple(snippet for _, snippet in snippets),
        snippet_places=tuple(place_in(attached, at) for at, _ in snippets)
        if attached
        else (None,) * len(snippets),
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
    shown, _ = shown_of(segment.record(document))
    title = (TextPart(shown["title"], False),)
    return _hit(segment, document, shown, score, code, numbers, duplicates, title_parts=title)


def _hit(
    segment: Segment,
    document: int,
    shown: dict[str, Any],
    score: float,
    code: int,
    numbers: set[str],
    duplicates: int,
    *,
    title_parts: Snippet,
    snippets: tuple[Snippet, ...] = (),
    snippet_places: tuple[AttachmentPlace | None, ...] = (),
    why: tuple[Reason, ...] = (),
) -> Hit:
    return Hit(
        **shown,
        id=segment.public_id(document),
        title_parts=title_parts,
        score=score,
        holds_number=bool(numbers) and any(_has(segment.number, k, document) for k in numbers),
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
    card = card_of(segment.record(document))
    return Duplicate(
        id=segment.public_id(document),
        source=card.source,
        title=card.title,
        dated_on=card.written_on or card.published_on,
        document_number=card.document_number,
        issuers=card.issuers,
    )


def _has(field: WordField, key: str, document: int) -> bool:
    ordinal = field.find(key.encode())
    return ordinal is not None and document in field.docs(ordinal)
