"""Answer all errors in one place: as a page for people, as one form of JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask, Response, current_app, g, make_response, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from indexer.errors import (
    CursorGoneError,
    EngineAwayError,
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
    Problem,
    QueryError,
)
from indexer.results import RemovedDocument
from search_app import wording
from search_app.api.error_json import ErrorBodyJson, ErrorJson, ProblemJson
from search_app.http.json_response import json_response
from search_app.pages.search_form import SearchForm
from search_app.presenters.choice import Choice
from search_app.site import current_site

CODES = {
    400: "bad_request",
    404: "not_found",
    405: "method_not_allowed",
    410: "gone",
    413: "content_too_large",
    415: "unsupported_media_type",
    429: "too_many_requests",
    500: "internal_error",
    503: "unavailable",
}


RETRY_AFTER = 10
"""Seconds after which a program may ask again for what is away or busy."""


def register(app: Flask) -> None:
    """Answer every error of `app` by `answer`."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(QueryError, _query_error)
    app.register_error_handler(CursorGoneError, _cursor_gone)
    for away in (IndexMissingError, IndexStaleError, IndexDamagedError, EngineAwayError):
        app.register_error_handler(away, _index_away)


def answer(
    status: int,
    title: str | None = None,
    message: str | None = None,
    problems: Sequence[Problem] = (),
    instead: Sequence[Choice] = (),
) -> Response:
    """An error as a page, or as JSON where a program asked; `instead` is what a person may do."""
    title = title or wording.errors.TITLES.get(status, wording.errors.OTHER_ERROR)
    message = message or wording.errors.MESSAGES.get(status, wording.errors.OTHER_ERROR)
    if for_programs():
        response = json_response(_error_json(status, message, problems))
    else:
        page = render_template(
            "error.html",
            status=status,
            title=title,
            message=message,
            problems=[wording.choices.on_page(problem) for problem in problems],
            instead=instead,
            form=SearchForm.of(MultiDict()),
        )
        response = make_response(page)
    response.status_code = status
    return response


def _error_json(status: int, message: str, problems: Sequence[Problem]) -> ErrorJson:
    return ErrorJson(
        error=ErrorBodyJson(
            code=CODES.get(status, "error"),
            message=message,
            problems=[
                ProblemJson(
                    code=problem.code,
                    parameter=problem.parameter,
                    value=problem.value,
                    message=wording.mistakes.problem(problem),
                )
                for problem in problems
            ],
        )
    )


def not_now(title: str | None = None, message: str | None = None) -> Response:
    """The answer where what is asked for cannot be had now, and when to ask again."""
    response = answer(503, title, message)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def not_here(removed: RemovedDocument | None) -> Response:
    """The answer where a document is asked for that the index does not hold.

    410 says since when it is gone, and why where an operator took it down; 404 that its id was
    never given (None).
    """
    if removed is None:
        title = wording.errors.DOCUMENT_NOT_FOUND_TITLE
        return answer(404, title, wording.errors.DOCUMENT_NOT_FOUND)
    return answer(410, message=wording.takedown.gone(removed.removed_at, removed.reason))


def for_programs() -> bool:
    """Whether the address that was asked answers in JSON."""
    path = request.path
    named = path.endswith((".json", "/healthz", "/readyz"))
    return named or path.startswith("/api/") or path == "/embed/v1"


def _http_error(error: HTTPException) -> Response:
    """An error of HTTP; bugs come here as 500, which Flask has logged before.

    What damaged files of the index cause looks like a bug, and is 503 once they are known.
    """
    if error.code is None or error.code < 400:
        return make_response(error.get_response())
    # Without a view nothing of the index was read for this request.
    if error.code == 500 and "view" in g and current_site().readiness.damaged(g.view.version):
        return answer(503)
    response = answer(error.code)
    # 405 says which methods are allowed.
    for name, value in error.get_headers(request.environ):
        if name.lower() == "allow":
            response.headers[name] = value
    return response


def _query_error(error: QueryError) -> Response:
    return answer(400, problems=error.problems)


def _cursor_gone(error: CursorGoneError) -> Response:
    return answer(410, message=wording.mistakes.problem(error.problems[0]), problems=error.problems)


def _index_away(error: Exception) -> Response:
    current_app.logger.error("the index is away: %s", error)
    return not_now()
