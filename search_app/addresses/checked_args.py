"""Check the parameters of a request against a model, and report all mistakes in our own codes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.datastructures import MultiDict

from indexer.errors import Problem, QueryError

Args = MultiDict[str, str]
LONGEST_SHOWN = 200
"""Characters of a wrong value that an error repeats; the value may be as long as the body."""

Model = TypeVar("Model", bound=BaseModel)


class NoArgs(BaseModel):
    """No parameters."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def repeatable(model: type[BaseModel]) -> frozenset[str]:
    """Names of the parameters of a model that can be given several times."""
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if get_origin(field.annotation) is tuple)


def parameters(args: Args, model: type[Model]) -> Model:
    """Read the parameters of an address that is no search; raises `QueryError`."""
    read, problems = read_args(args, model, {}, strict=True)
    if problems or read is None:
        raise QueryError(*problems)
    return read


def refuse_long(text: str, limit: int) -> str:
    """Return `text`; raises `QueryError` where it is longer than `limit` characters."""
    if len(text) > limit:
        raise QueryError(Problem("too_long", "q", text, str(limit)))
    return text


def read_args(
    args: Args, model: type[Model], defaults: Mapping[str, str], *, strict: bool
) -> tuple[Model | None, list[Problem]]:
    """Read the parameters into `model`, None where a value is wrong, with all mistakes in them."""
    given, problems = _given(args, model, strict=strict)
    try:
        return model.model_validate({**defaults, **given}), problems
    except ValidationError as error:
        problems += [problem_of(details) for details in error.errors(include_url=False)]
        return None, problems


def _given(
    args: Args, model: type[BaseModel], *, strict: bool
) -> tuple[dict[str, str | list[str]], list[Problem]]:
    """Collect the values given, and a problem for each name that is unknown or given too often."""
    given: dict[str, str | list[str]] = {}
    problems: list[Problem] = []
    known, repeated = tuple(model.model_fields), repeatable(model)
    for name, all_values in args.lists():
        values = list(dict.fromkeys(value.strip() for value in all_values if value.strip()))
        if name not in known:
            if strict:
                problems.append(Problem("unknown_parameter", name, all_values[0], ", ".join(known)))
        elif name in repeated:
            given[name] = values
        elif len(values) > 1:
            problems.append(Problem("repeated_parameter", name, ", ".join(values)))
        elif values:
            given[name] = values[0]
    return given, problems


def problem_of(details: ErrorDetails, known: Sequence[str] = ()) -> Problem:
    """Translate an error of pydantic into our own codes; `known` are the names it may have."""
    context: dict[str, Any] = details.get("ctx", {})
    code, limit = details["type"], str(context.get("limit", ""))
    if code == "enum":
        code, limit = "unknown_choice", ", ".join(re.findall(r"'(.*?)'", str(context["expected"])))
    elif code == "too_long":
        code, limit = "too_many_values", str(context["max_length"])
    elif code == "string_too_long":
        code, limit = "value_too_long", str(context["max_length"])
    elif code == "greater_than_equal":
        code, limit = "too_small", str(context["ge"])
    elif code == "less_than_equal":
        code, limit = "too_large", str(context["le"])
    elif code == "extra_forbidden":
        code, limit = "unknown_parameter", ", ".join(known)
    elif code in ("missing", "string_too_short"):
        code = "missing_parameter"
    elif code in ("string_type", "string_unicode"):
        code = "not_a_text"
    value = "" if code == "missing_parameter" else details["input"]
    shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    place = details["loc"]
    return Problem(code, str(place[0]) if place else "body", shown[:LONGEST_SHOWN], limit)
