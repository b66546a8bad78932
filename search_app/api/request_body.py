"""The body of a request: JSON of one declared shape, every mistake in it told at once."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from flask import abort, request
from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from indexer.errors import Problem, QueryError
from search_app.addresses.checked_args import problem_of
from search_app.review.review_args import LONGEST_DRAFT

BODY = "body"
"""Names the body as a whole in a problem."""
MOST_BYTES = 12 * LONGEST_DRAFT + 1_000
"""No character takes more than two escapes of six bytes."""

Model = TypeVar("Model", bound=BaseModel)


def body(model: type[Model]) -> Model:
    """What the request brings; raises `QueryError`, answers 413 and 415.

    Only `application/json` is read: a form of another site cannot send it, and its script only
    after the browser has asked us (CORS).
    """
    if request.mimetype != "application/json" or "Content-Encoding" in request.headers:
        abort(415)
    # Of a body whose length is not told, what is over the limit is cut off without an error.
    request.max_content_length = MOST_BYTES + 1
    data = request.get_data(cache=False)
    if len(data) > MOST_BYTES:
        abort(413)
    given = _parsed(data)
    try:
        return model.model_validate(given)
    except ValidationError as error:
        known = tuple(model.model_fields)
        raise QueryError(
            *(problem_of(details, known) for details in error.errors(include_url=False))
        ) from error


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
