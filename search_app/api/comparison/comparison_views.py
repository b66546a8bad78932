"""The handlers of a comparison for programs."""

from __future__ import annotations

from flask import Response, request

from indexer.errors import Problem, QueryError
from indexer.results import MarkedDocument
from search_app.addresses.checked_args import NoArgs, parameters
from search_app.api.comparison.comparison_args import CompareBody, ComparedIds
from search_app.api.comparison.comparison_json import comparison_json
from search_app.api.request_body import body
from search_app.compare.compare_args import LONGEST_TEXT
from search_app.compare.compared_texts import compared, of_document, of_text
from search_app.http import error_pages
from search_app.http.conditional import unchanged
from search_app.http.in_turn import COMPARISONS
from search_app.http.json_response import json_response
from search_app.site import current_links, current_view


def compare() -> Response:
    """Two documents compared article by article."""
    asked = parameters(request.args, ComparedIds)
    if (response := unchanged()) is not None:
        return response
    return _in_turn(CompareBody(a=asked.a, b=asked.b, rows=asked.rows))


def compare_texts() -> Response:
    """Two texts compared, of which each may be a document or be sent; what is sent is not kept."""
    parameters(request.args, NoArgs)
    return _in_turn(body(CompareBody, longest=2 * LONGEST_TEXT))


def _in_turn(asked: CompareBody) -> Response:
    return COMPARISONS.in_turn(lambda: _compared(asked))


def _compared(asked: CompareBody) -> Response:
    view, links = current_view(), current_links()
    sides = (("a", asked.a, asked.a_text), ("b", asked.b, asked.b_text))
    wrong = [
        Problem("given_twice" if id and text else "missing_parameter", side, "")
        for side, id, text in sides
        if bool(id) is bool(text)
    ]
    if wrong:
        raise QueryError(*wrong)
    texts = []
    for side, id, text in sides:
        if text:
            texts.append(of_text(text, f"{side}_text", view.today))
            continue
        found = view.document(id)
        if not isinstance(found, MarkedDocument):
            return error_pages.not_here(found)
        texts.append(of_document(found.document))
    found_changes = compared(texts[0], texts[1], view.version)
    return json_response(comparison_json(found_changes, asked.rows, links))
