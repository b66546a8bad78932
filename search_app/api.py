"""The API for programs: JSON, unknown parameters refused."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from indexer.errors import Problem, QueryError
from indexer.results import RemovedDocument
from search_app import error_pages
from search_app.embed import allow_origin
from search_app.presenters import (
    document_json,
    duplicates_json,
    relations_json,
    search_json,
    suggestions_json,
)
from search_app.request_args import NoArgs, RelationArgs, SuggestArgs, parameters, search_query
from search_app.site import current_links, current_site

blueprint = Blueprint("api", __name__)

SUGGESTIONS = 8


@blueprint.get("/api/v1/search")
def search() -> Response:
    """A page of results, by the parameters of the search page and `size`."""
    settings = current_site().settings
    query = search_query(
        request.args,
        page_size=settings.page_size,
        max_length=settings.max_query_length,
        strict=True,
    )
    found = current_site().engine.search(query)
    return allow_origin(jsonify(search_json(found, current_links())))


@blueprint.get("/api/v1/documents/<id>")
def document(id: str) -> Response:
    """A document with its whole text."""
    parameters(request.args, NoArgs)
    found = current_site().engine.document(id)
    if found is None:
        return error_pages.no_such_document()
    if isinstance(found, RemovedDocument):
        return error_pages.taken_down(found)
    same = current_site().engine.duplicates(id)
    return jsonify(document_json(found.document) | duplicates_json(same, current_links()))


@blueprint.get("/api/v1/documents/<id>/relations")
def relations(id: str) -> Response:
    """A document among the others, on the day `asof`; what cites it comes in pages."""
    asked = parameters(request.args, RelationArgs)
    start = (asked.page - 1) * asked.size
    engine = current_site().engine
    found = engine.relations(id, asked.asof, start=start, size=asked.size)
    if found is None:
        gone = engine.document(id)
        if isinstance(gone, RemovedDocument):
            return error_pages.taken_down(gone)
        return error_pages.no_such_document()
    return jsonify(relations_json(found, current_links()))


@blueprint.get("/api/v1/suggest")
def suggest() -> Response:
    """Titles that hold what was typed."""
    text = parameters(request.args, SuggestArgs).q
    limit = current_site().settings.max_query_length
    if len(text) > limit:
        raise QueryError(Problem("too_long", "q", text, str(limit)))
    found = current_site().engine.suggest(text, SUGGESTIONS) if text else ()
    return allow_origin(jsonify(suggestions_json(text, found, current_links())))


@blueprint.get("/healthz")
def health() -> Response:
    """Whether the index answers, and which."""
    return jsonify({"status": "ok", "index_version": current_site().engine.index_version})
