"""Answers as JSON: the shapes of the API, the command line and the box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, cast

from corpus.document import Document
from corpus.document_record import as_record
from indexer.query.facets import Facet
from indexer.query.model import IssuerName, Number, Phrase, Word
from indexer.relations.grammar.find_statements import find_statements
from indexer.relations.statements_record import statements_record
from indexer.results import (
    Duplicate,
    FacetValue,
    Histogram,
    Hit,
    Pivot,
    PivotRow,
    Reason,
    SearchResult,
    Snippet,
    Suggestion,
)
from search_app.addresses.links import Links, web_address
from search_app.api.shapes import (
    DocumentJson,
    DuplicateJson,
    FacetsJson,
    FacetValueJson,
    HealthJson,
    HistogramJson,
    HitJson,
    PartJson,
    PivotJson,
    PivotRowJson,
    ReasonJson,
    RecordJson,
    SearchJson,
    SuggestionsJson,
)
from search_app.api.statement_shapes import StatementsJson


def search_json(result: SearchResult, links: Links) -> SearchJson:
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
        "next_cursor": result.next_cursor,
        "facets": _facets(result.facets),
        "took_ms": round(result.took_ms, 2),
        "index_version": result.index_version,
    }


def facets_json(result: SearchResult) -> FacetsJson:
    """The values of the facets that were asked for."""
    return {
        "query": result.query.text,
        "total": result.total,
        "facets": _facets(result.facets),
        "index_version": result.index_version,
    }


def histogram_json(found: Histogram) -> HistogramJson:
    """Documents by period."""
    return {
        "query": found.query.text,
        "unit": found.unit.value,
        "bars": [{"period": bar.period, "count": bar.count} for bar in found.bars],
        "undated": found.undated,
        "total": found.total,
        "index_version": found.index_version,
    }


def pivot_json(found: Pivot) -> PivotJson:
    """Documents by period and value."""
    return {
        "query": found.query.text,
        "unit": found.unit.value,
        "facet": found.facet.value,
        "values": list(found.values),
        "left_out": found.left_out,
        "rows": [_row(row) for row in found.rows],
        "undated": _row(found.undated),
        "overall": _row(found.overall),
        "index_version": found.index_version,
    }


def health_json(index_version: str) -> HealthJson:
    """The index answers."""
    return {"status": "ok", "index_version": index_version}


def document_json(
    document: Document, duplicates: Sequence[Duplicate], links: Links
) -> DocumentJson:
    """A document with its whole text, as `policy-search read` prints it, and the same texts.

    The most official one comes first.
    """
    record = cast(RecordJson, as_record(document))
    statements = cast(StatementsJson, statements_record(find_statements(document), document))
    return {
        **record,
        "page": links.absolute(links.document(document.id)),
        "statements": statements,
        "duplicates": [_duplicate(duplicate, links) for duplicate in duplicates],
    }


def suggestions_json(text: str, suggestions: Sequence[Suggestion], links: Links) -> SuggestionsJson:
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


def _hit(hit: Hit, links: Links) -> HitJson:
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
            {"attachment": place.number, "title": place.title, "page": place.page}
            if place
            else None
            for place in hit.snippet_places
        ],
        "reasons": [_reason(reason) for reason in hit.reasons],
    }


def _reason(reason: Reason) -> ReasonJson:
    return {
        "text": reason.asked.text,
        "type": _TYPES[type(reason.asked)],
        "title": reason.title,
        "body": reason.body,
        "holds": reason.holds,
        "forms": list(reason.forms),
    }


_TYPES: dict[type, Literal["word", "phrase", "number", "issuer"]] = {
    Word: "word",
    Phrase: "phrase",
    Number: "number",
    IssuerName: "issuer",
}


def _duplicate(duplicate: Duplicate, links: Links) -> DuplicateJson:
    return {
        "id": duplicate.id,
        "source": duplicate.source,
        "title": duplicate.title,
        "dated_on": _iso(duplicate.dated_on),
        "document_number": duplicate.document_number,
        "page": links.absolute(links.document(duplicate.id)),
    }


def _facets(facets: Mapping[Facet, Sequence[FacetValue]]) -> dict[str, list[FacetValueJson]]:
    return {
        facet.value: [
            {"value": value.value, "count": value.count, "selected": value.selected}
            for value in values
        ]
        for facet, values in facets.items()
    }


def _row(row: PivotRow) -> PivotRowJson:
    return {
        "period": row.period or None,
        "counts": list(row.counts),
        "unstated": row.unstated,
        "total": row.total,
    }


def _parts(snippet: Snippet) -> list[PartJson]:
    return [{"text": part.text, "match": part.match} for part in snippet]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
