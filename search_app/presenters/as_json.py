"""Answers as JSON: the shapes of the API, the command line and the box."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from corpus.document import Document
from indexer.results import Hit, SearchResult, Snippet, Suggestion
from search_app.links import Links, web_address

Json = dict[str, Any]


def search_json(result: SearchResult, links: Links) -> Json:
    """A page of results."""
    reading = result.reading
    return {
        "query": result.query.text,
        "reading": {
            "words": list(reading.words),
            "needed": reading.needed,
            "question": reading.question,
            "unlisted_numbers": list(reading.unlisted_numbers),
        },
        "total": result.total,
        "hits": [_hit(hit, links) for hit in result.hits],
        "facets": {
            facet.value: [
                {"value": value.value, "count": value.count, "selected": value.selected}
                for value in values
            ]
            for facet, values in result.facets.items()
        },
        "took_ms": round(result.took_ms, 2),
        "index_version": result.index_version,
    }


def document_json(document: Document) -> Json:
    """A document with its whole text, as `policy-search read` prints it."""
    return {
        "source": document.source,
        "key": document.key,
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "published_on": _iso(document.published_on),
        "written_on": _iso(document.written_on),
        "effective_on": _iso(document.effective_on),
        "document_number": document.document_number,
        "document_numbers": list(document.document_numbers),
        "issuers": list(document.issuers),
        "kind": document.kind,
        "topics": list(document.topics),
        "source_topic": document.source_topic,
        "url": document.url,
        "body": document.body,
        "rules": dict(document.rules),
    }


def suggestions_json(text: str, suggestions: Sequence[Suggestion], links: Links) -> Json:
    """Titles that continue what was typed."""
    return {
        "query": text,
        "suggestions": [
            {
                "id": suggestion.id,
                "title": suggestion.title,
                "parts": _parts(suggestion.parts),
                "page": links.absolute(links.document(suggestion.id)),
            }
            for suggestion in suggestions
        ],
    }


def _hit(hit: Hit, links: Links) -> Json:
    """A hit; `url` is the original's address, `page` that of the document here."""
    return {
        "id": hit.id,
        "title": hit.title,
        "published_on": _iso(hit.published_on),
        "written_on": _iso(hit.written_on),
        "dated_by": hit.dated_by,
        "document_number": hit.document_number,
        "issuers": list(hit.issuers),
        "kind": hit.kind,
        "topics": list(hit.topics),
        "url": web_address(hit.url),
        "page": links.absolute(links.document(hit.id)),
        "score": hit.score,
        "snippets": [_parts(snippet) for snippet in hit.snippets],
    }


def _parts(snippet: Snippet) -> list[Json]:
    return [{"text": part.text, "match": part.match} for part in snippet]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
