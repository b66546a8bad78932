"""A document as a record of plain values: what `policy-search read` prints and the API answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from corpus.articles import article_of
from corpus.document import Document, ParagraphKind

Record = dict[str, Any]


def as_record(document: Document) -> Record:
    """All of a document, in the order of the documentation."""
    return {
        "source": document.source,
        "key": document.key,
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "second_title": document.second_title,
        "published_on": _iso(document.published_on),
        "written_on": _iso(document.written_on),
        "written_by": document.written_by,
        "printed_on": _iso(document.printed_on),
        "effective_on": _iso(document.effective_on),
        "document_number": document.document_number,
        "document_numbers": list(document.document_numbers),
        "issuers": list(document.issuers),
        "site": document.site,
        "kind": document.kind,
        "rank": document.rank,
        "region": document.region,
        "index_number": document.index_number,
        "stated_validity": document.stated_validity,
        "topics": list(document.topics),
        "source_topic": document.source_topic,
        "url": document.url,
        "history": [{"day": one.day.isoformat(), "text": one.text} for one in document.history],
        "body": document.body,
        "rules": dict(document.rules),
        "places": {name: list(place) for name, place in document.places.items()},
        "structure": list(_structure(document)),
        "attachments": [
            {"number": part.number, "title": part.title, "extracted": bool(part.paragraphs)}
            for part in document.parts
            if part.number
        ],
        "notes": [
            {
                "kind": note.kind,
                "attachment": part.number,
                "count": note.count,
                "pages": list(note.pages),
            }
            for part in document.parts
            for note in part.notes
        ],
    }


def _structure(document: Document) -> Iterator[Record]:
    """Headings, articles, tables and 落款, each with its place in the body. O(paragraphs)."""
    start = 0
    open_entry: Record | None = None
    for part in document.parts:
        for paragraph in part.paragraphs:
            end = start + len(paragraph.text)
            kind = paragraph.kind
            goes_on = (
                open_entry is not None
                and kind in (ParagraphKind.TABLE_ROW, ParagraphKind.SIGNATURE)
                and open_entry["kind"] == _NAMES[kind]
                and open_entry["attachment"] == part.number
            )
            if goes_on and open_entry is not None:
                open_entry["end"] = end
            else:
                if open_entry is not None:
                    yield open_entry
                open_entry = None
                if kind is not ParagraphKind.TEXT:
                    open_entry = {
                        "kind": _NAMES[kind],
                        "start": start,
                        "end": end,
                        "attachment": part.number,
                    }
                    if kind is ParagraphKind.HEADING:
                        open_entry["level"] = paragraph.level
                    article = article_of(paragraph.text) if kind is ParagraphKind.ARTICLE else None
                    if article is not None:
                        open_entry["name"] = article.name
            start = end + 1
    if open_entry is not None:
        yield open_entry


_NAMES = {
    ParagraphKind.HEADING: "heading",
    ParagraphKind.ARTICLE: "article",
    ParagraphKind.TABLE_ROW: "table",
    ParagraphKind.SIGNATURE: "signature",
}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
