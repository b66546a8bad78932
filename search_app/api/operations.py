"""What the API offers: each operation is declared once, for its view and its description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from search_app.api.args import CursorArgs, FacetsArgs, HistogramArgs, PivotArgs
from search_app.presenters import shapes
from search_app.presenters.relation_shapes import RelationsJson
from search_app.reading_args import NoArgs
from search_app.request_args import RelationArgs, SuggestArgs

PREFIX = "/api/v1"


@dataclass(frozen=True, slots=True)
class Operation:
    """A GET: `path` under `PREFIX` in Flask's form, `args` its parameters, `answer` its shape.

    `errors` are the statuses beside 200, all of the one shape; `cached`: it has an ETag and
    answers 304.
    """

    name: str
    path: str
    args: type[BaseModel]
    answer: Any
    errors: tuple[int, ...] = (400, 503)
    cached: bool = True


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
    Operation("health", "/health", NoArgs, shapes.HealthJson, cached=False),
)
