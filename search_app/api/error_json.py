"""The schema of all errors."""

from __future__ import annotations

from search_app.api.json_model import JsonModel


class ProblemJson(JsonModel):
    """One mistake in a request."""

    code: str
    parameter: str
    value: str
    message: str


class ErrorBodyJson(JsonModel):
    """What went wrong."""

    code: str
    message: str
    problems: list[ProblemJson]


class ErrorJson(JsonModel):
    """An error."""

    error: ErrorBodyJson
