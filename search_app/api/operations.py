"""What the API offers: each operation is declared once, for its view and its description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from search_app.addresses.checked_args import NoArgs
from search_app.addresses.search_args import RelationArgs, SuggestArgs
from search_app.api import shapes
from search_app.api.args import (
    CursorArgs,
    DraftBody,
    DuePageArgs,
    FacetsArgs,
    HistogramArgs,
    PivotArgs,
)
from search_app.api.relation_shapes import RelationsJson
from search_app.api.review_shapes import CheckJson, CleanUpJson

PREFIX = "/api/v1"


@dataclass(frozen=True, slots=True)
class Operation:
    """`path` under `PREFIX` in Flask's form, `args` its parameters, `answer` its shape.

    `errors` are the statuses beside 200, all of the one shape; `cached`: it has an ETag and
    answers 304. `body`: the shape of what a POST sends.
    """

    name: str
    path: str
    args: type[BaseModel]
    answer: Any
    errors: tuple[int, ...] = (400, 503)
    cached: bool = True
    method: Literal["GET", "POST"] = "GET"
    body: type[BaseModel] | None = None


OPERATIONS = (
    Operation("search", "/search", CursorArgs, shapes.SearchJson, (400, 410, 503)),
    Operation("document", "/documents/<id>", NoArgs, shapes.DocumentJson, (400, 404, 410, 503)),
    Operation(
        "relations",
        "/documents/<id>/relations",
        RelationArgs,
        RelationsJson,
        (400, 404, 410, 503),
    ),
    Operation("suggest", "/suggest", SuggestArgs, shapes.SuggestionsJson),
    Operation("facets", "/facets", FacetsArgs, shapes.FacetsJson),
    Operation("histogram", "/histogram", HistogramArgs, shapes.HistogramJson),
    Operation("pivot", "/pivot", PivotArgs, shapes.PivotJson),
    Operation(
        "check",
        "/check",
        NoArgs,
        CheckJson,
        (400, 413, 415, 503),
        cached=False,
        method="POST",
        body=DraftBody,
    ),
    Operation("cleanup", "/cleanup", DuePageArgs, CleanUpJson),
    Operation("health", "/health", NoArgs, shapes.HealthJson, cached=False),
)
