"""The description of the API as a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from search_app import wording
from search_app.links import Links

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter, a field or a status: its name, its type or limits, what it means."""

    name: str
    type: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationBlock:
    """One operation. `example` is an address that can be followed, where it has one."""

    anchor: str
    path: str
    summary: str
    text: str
    example: str | None
    parameters: tuple[Row, ...]
    shape: str
    statuses: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ShapeBlock:
    """A shape of answers, with its fields."""

    name: str
    fields: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPage:
    """All that the page shows."""

    description: str
    operations: tuple[OperationBlock, ...]
    shapes: tuple[ShapeBlock, ...]


def present_api(document: Schema, links: Links) -> ApiPage:
    """The page of an OpenAPI document."""
    return ApiPage(
        description=f"{links.root}/api/v1/openapi.json",
        operations=tuple(
            _operation(path, item["get"], links) for path, item in document["paths"].items()
        ),
        shapes=tuple(
            ShapeBlock(
                name,
                tuple(
                    Row(field, _type(declared), declared["description"])
                    for field, declared in schema["properties"].items()
                ),
            )
            for name, schema in document["components"]["schemas"].items()
        ),
    )


def _operation(path: str, one: Schema, links: Links) -> OperationBlock:
    example = wording.api.EXAMPLES.get(one["operationId"])
    schema = one["responses"]["200"]["content"]["application/json"]["schema"]
    return OperationBlock(
        anchor=one["operationId"],
        path=path,
        summary=one["summary"],
        text=one["description"],
        example=f"{links.root}{path}{example}" if example is not None else None,
        parameters=tuple(
            Row(parameter["name"], _type(parameter["schema"]), parameter["description"])
            for parameter in one["parameters"]
        ),
        shape=_type(schema),
        statuses=tuple(
            Row(status, "", response["description"])
            for status, response in one["responses"].items()
        ),
    )


def _type(schema: Schema) -> str:
    """A schema in a few words: `string[]`, `integer ≥ 1 ≤ 100`, `year | month`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(_type(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    kind = str(schema.get("type", ""))
    if kind == "array":
        return f"{_type(schema['items'])}[]"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"{{…: {_type(schema['additionalProperties'])}}}"
    limits = (("minimum", "≥"), ("maximum", "≤"), ("maxLength", "≤"))
    bounds = [f"{sign} {schema[name]}" for name, sign in limits if schema.get(name)]
    return " ".join([str(schema.get("format") or kind), *bounds])
