"""The page `/api`: the OpenAPI document of the site as people read it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from shlex import quote
from typing import Any

from search_app import wording
from search_app.addresses.links import Links
from search_app.addresses.search_args import ConditionArgs
from search_app.api.error_json import ErrorJson
from search_app.api.operations import PREFIX

Schema = dict[str, Any]

CONDITIONS = frozenset(ConditionArgs.model_fields)
"""The parameters that most operations share; the page lists them once."""
_BOUNDS = re.compile(r" [≥≤].*")
"""Limits of one value of a list; behind the type of the list they would seem to be its own."""
_WORD = re.compile(r"\w+")
_ANY_CONDITIONAL = f"{PREFIX}/search"


@dataclass(frozen=True, slots=True)
class DescriptionRow:
    """A parameter, a field or a status: its name, its type or limits, what it means.

    `shape` is the schema that its type refers to, "" for none.
    """

    name: str
    type: str
    text: str
    shape: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationBlock:
    """One operation; `example` is an address to try, None where there is none.

    `parameters` are its own; where it is `conditional` it also takes those of a search. `body`
    names the schema of what a POST sends, and `sent` is a shell command that sends one.
    """

    anchor: str
    method: str
    path: str
    summary: str
    text: str
    example: str | None
    parameters: tuple[DescriptionRow, ...]
    conditional: bool
    body: str
    sent: str
    shape: str
    statuses: tuple[DescriptionRow, ...]


@dataclass(frozen=True, slots=True)
class ShapeBlock:
    """A schema of the description, with its fields."""

    name: str
    fields: tuple[DescriptionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPage:
    """All that the page shows; `error` names the schema of all errors."""

    description: str
    error: str
    operations: tuple[OperationBlock, ...]
    conditions: tuple[DescriptionRow, ...]
    shapes: tuple[ShapeBlock, ...]


def present_api(document: Schema, links: Links) -> ApiPage:
    """Make the page of an OpenAPI document."""
    schemas = document["components"]["schemas"]
    return ApiPage(
        description=links.openapi(),
        error=ErrorJson.__name__,
        operations=tuple(
            _operation(path, method, one, links)
            for path, item in document["paths"].items()
            for method, one in item.items()
        ),
        conditions=_rows(
            one
            for one in document["paths"][_ANY_CONDITIONAL]["get"]["parameters"]
            if one["name"] in CONDITIONS
        ),
        shapes=tuple(
            ShapeBlock(
                name,
                tuple(
                    _field(field, declared, schemas)
                    for field, declared in schema["properties"].items()
                ),
            )
            for name, schema in schemas.items()
            if "properties" in schema
        ),
    )


def _operation(path: str, method: str, one: Schema, links: Links) -> OperationBlock:
    name = one["operationId"]
    example, sent = wording.api.EXAMPLES.get(name), wording.api.SENT.get(name)
    names = {parameter["name"] for parameter in one["parameters"]}
    conditional = names >= CONDITIONS
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    schema = one["responses"]["200"]["content"]["application/json"]["schema"]
    return OperationBlock(
        anchor=name,
        method=method.upper(),
        path=path,
        summary=one["summary"],
        text=one["description"],
        example=f"{links.root}{path}{example}" if example is not None else None,
        parameters=_rows(
            parameter
            for parameter in one["parameters"]
            if not (conditional and parameter["name"] in CONDITIONS)
        ),
        conditional=conditional,
        body=_type(body) if body else "",
        sent=f"curl --json {quote(sent)} {links.origin}{links.base}{path}" if sent else "",
        shape=_type(schema),
        statuses=tuple(
            DescriptionRow(status, "", response["description"])
            for status, response in one["responses"].items()
        ),
    )


def _rows(parameters: Iterable[Schema]) -> tuple[DescriptionRow, ...]:
    return tuple(_parameter(one["name"], one["schema"], one["description"]) for one in parameters)


def _parameter(name: str, schema: Schema, text: str) -> DescriptionRow:
    default = schema.get("default")
    return DescriptionRow(
        name, _type(schema), text + (wording.api.default(default) if default is not None else "")
    )


def _field(name: str, schema: Schema, schemas: Schema) -> DescriptionRow:
    kind = _type(schema, schemas)
    named = next((word for word in _WORD.findall(kind) if word in schemas), "")
    return DescriptionRow(name, kind, schema["description"], named)


def _type(schema: Schema, schemas: Schema | None = None) -> str:
    """A schema in a few words: `string[]`, `integer ≥ 1 ≤ 100`, `(year | month)[]`."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        target = (schemas or {}).get(name, {})
        return _type(target) if "enum" in target else name
    if "anyOf" in schema:
        return " | ".join(_type(one, schemas) for one in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    kind = str(schema.get("type", ""))
    if kind == "array":
        item = _BOUNDS.sub("", _type(schema["items"], schemas))
        return f"({item})[]" if "|" in item else f"{item}[]"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"{{…: {_type(schema['additionalProperties'], schemas)}}}"
    limits = (("minimum", "≥"), ("maximum", "≤"), ("maxLength", "≤"))
    bounds = [f"{sign} {schema[name]}" for name, sign in limits if schema.get(name)]
    return " ".join([str(schema.get("format") or kind), *bounds])
