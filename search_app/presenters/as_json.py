"""Answers as JSON: the shapes of the API, the command line and the box."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from corpus.as_record import as_record
from corpus.document import Document
from indexer.results import Duplicate, Hit, SearchResult, Snippet, Suggestion
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
        "listed": result.listed,
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
    return as_record(document)


def duplicates_json(duplicates: Sequence[Duplicate], links: Links) -> Json:
    """The documents that are the same text, the most official first."""
    return {
        "duplicates": [
            {
                "id": duplicate.id,
                "source": duplicate.source,
                "title": duplicate.title,
                "dated_on": _iso(duplicate.dated_on),
                "document_number": duplicate.document_number,
                "page": links.absolute(links.document(duplicate.id)),
            }
            for duplicate in duplicates
        ]
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
        "source": hit.source,
        "title": hit.title,
        "published_on": _iso(hit.published_on),
        "written_on": _iso(hit.written_on),
        "written_by": hit.written_by,
        "dated_by": hit.dated_by,
        "document_number": hit.document_number,
        "issuers": list(hit.issuers),
        "site": hit.site,
        "kind": hit.kind,
        "rank": hit.rank,
        "region": hit.region,
        "validity": hit.validity,
        "validity_stated": hit.validity_stated,
        "amended": hit.amended,
        "topics": list(hit.topics),
        "url": web_address(hit.url),
        "page": links.absolute(links.document(hit.id)),
        "score": hit.score,
        "duplicates": hit.duplicates,
        "snippets": [_parts(snippet) for snippet in hit.snippets],
        "snippet_places": [
            place and {"attachment": place.number, "title": place.title, "page": place.page}
            for place in hit.snippet_places
        ],
    }


def _parts(snippet: Snippet) -> list[Json]:
    return [{"text": part.text, "match": part.match} for part in snippet]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
