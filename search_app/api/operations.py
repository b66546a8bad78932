"""The operations of the API; views and OpenAPI are both made from these declarations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from search_app.addresses.checked_args import NoArgs
from search_app.addresses.search_args import RelationArgs, SuggestArgs
from search_app.api.args import (
    CleanUpPageArgs,
    CursorArgs,
    DraftBody,
    DraftFileArgs,
    FacetsArgs,
    HistogramArgs,
    PivotArgs,
)
from search_app.api.clean_up_json import CleanUpJson
from search_app.api.comparison.comparison_args import CompareBody, ComparedIds
from search_app.api.comparison.comparison_json import CompareJson
from search_app.api.counts_json import FacetsJson, HistogramJson, PivotJson
from search_app.api.document_json import DocumentJson
from search_app.api.draft_check_json import CheckJson
from search_app.api.history.article_json import ArticleJson
from search_app.api.history.changes_json import ChangesJson
from search_app.api.history.effects_json import EffectsJson
from search_app.api.history.expiries_json import ExpiriesJson
from search_app.api.history.series_json import SeriesJson
from search_app.api.json_model import JsonModel
from search_app.api.relations_json import RelationsJson
from search_app.api.request_body import FILE_TYPES
from search_app.api.search_json import HealthJson, SearchJson, SuggestionsJson
from search_app.history.change_args import ChangeCursorArgs
from search_app.history.effect_args import EffectCursorArgs
from search_app.history.expiry_args import ExpiryCursorArgs
from search_app.history.series_args import SeriesArgs

PREFIX = "/api/v1"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: its path under `PREFIX`, its parameters and the model of its answer.

    `path` is in Flask's form. `errors` are the statuses beside 200, all answered by `ErrorJson`.
    A `cached` operation has an ETag and answers 304. `body` is the model of what a POST sends;
    `files` are the media types of a file that it sends instead.
    """

    name: str
    path: str
    args: type[BaseModel]
    answer: type[JsonModel]
    errors: tuple[int, ...] = (400, 503)
    cached: bool = True
    method: Literal["GET", "POST"] = "GET"
    body: type[BaseModel] | None = None
    files: tuple[str, ...] = ()


OPERATIONS = (
    Operation("search", "/search", CursorArgs, SearchJson, (400, 410, 503)),
    Operation("document", "/documents/<id>", NoArgs, DocumentJson, (400, 404, 410, 503)),
    Operation(
        "relations",
        "/documents/<id>/relations",
        RelationArgs,
        RelationsJson,
        (400, 404, 410, 503),
    ),
    Operation(
        "article",
        "/documents/<id>/articles/<number>",
        RelationArgs,
        ArticleJson,
        (400, 404, 410, 503),
    ),
    Operation("suggest", "/suggest", SuggestArgs, SuggestionsJson),
    Operation("facets", "/facets", FacetsArgs, FacetsJson),
    Operation("histogram", "/histogram", HistogramArgs, HistogramJson),
    Operation("pivot", "/pivot", PivotArgs, PivotJson),
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
    Operation(
        "check_file",
        "/check/file",
        DraftFileArgs,
        CheckJson,
        (400, 413, 415, 503),
        cached=False,
        method="POST",
        files=FILE_TYPES,
    ),
    Operation("cleanup", "/cleanup", CleanUpPageArgs, CleanUpJson),
    Operation("effects", "/effects", EffectCursorArgs, EffectsJson),
    Operation("changes", "/changes", ChangeCursorArgs, ChangesJson),
    Operation("expiries", "/expiries", ExpiryCursorArgs, ExpiriesJson),
    Operation("series", "/series", SeriesArgs, SeriesJson),
    Operation("compare", "/compare", ComparedIds, CompareJson, (400, 404, 410, 503)),
    Operation(
        "compare_texts",
        "/compare",
        NoArgs,
        CompareJson,
        (400, 404, 410, 413, 415, 503),
        cached=False,
        method="POST",
        body=CompareBody,
    ),
    Operation("health", "/health", NoArgs, HealthJson, cached=False),
)
