"""Read the JSON body of a request into a model; all mistakes in it are reported at once."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from flask import abort, request
from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from indexer.errors import Problem, QueryError
from search_app.addresses.checked_args import problem_of
from search_app.review.given_draft import MOST_FILE_BYTES
from search_app.review.review_args import LONGEST_DRAFT

BODY = "body"
"""Stands for the name of the parameter where the body as a whole is wrong."""


def most_bytes(longest: int) -> int:
    """Bytes of a body with so many characters: none takes more than two escapes of six bytes."""
    return 12 * longest + 1_000


MOST_BYTES = most_bytes(LONGEST_DRAFT)

FILE_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/msword",
    "application/vnd.ms-works",
    "application/wps-office.wps",
    "application/pdf",
    "application/ofd",
    "application/octet-stream",
)
"""What a file may be called; what it is, its bytes say. No form of another site can send these."""

Model = TypeVar("Model", bound=BaseModel)


def body(model: type[Model], longest: int = LONGEST_DRAFT) -> Model:
    """Read the body, whose texts have together at most `longest` characters.

    Raises `QueryError`, or ends the request with 413 or 415.
    Only `application/json` is read: a form of another site cannot send it, and its script only
    after the browser has asked us (CORS).
    """
    if request.mimetype != "application/json" or "Content-Encoding" in request.headers:
        abort(415)
    # Werkzeug cuts a body without Content-Length off at the limit and raises no error.
    most = most_bytes(longest)
    request.max_content_length = most + 1
    data = request.get_data(cache=False)
    if len(data) > most:
        abort(413)
    given = _parsed(data)
    try:
        return model.model_validate(given)
    except ValidationError as error:
        known = tuple(model.model_fields)
        raise QueryError(
            *(problem_of(details, known) for details in error.errors(include_url=False))
        ) from error


def file_body() -> bytes:
    """Read the file that the body is; raises `QueryError`, or ends the request with 413 or 415."""
    if request.mimetype not in FILE_TYPES or "Content-Encoding" in request.headers:
        abort(415)
    request.max_content_length = MOST_FILE_BYTES + 1
    data = request.get_data(cache=False)
    if len(data) > MOST_FILE_BYTES:
        abort(413)
    return data


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        given = from_json(data, allow_inf_nan=False)
    except ValueError as error:
        place = re.search(r"line (\d+) column (\d+)", str(error))
        at = ":".join(place.groups()) if place else "1:1"
        raise QueryError(Problem("malformed_json", BODY, at)) from error
    if not isinstance(given, dict):
        raise QueryError(Problem("not_an_object", BODY, str(given)[:20]))
    return given
