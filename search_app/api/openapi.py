"""The description of the API as OpenAPI 3.1, generated from the models of requests and answers.

OpenAPI 3.1 uses the dialect of JSON Schema that pydantic writes, so nothing is translated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from indexer.settings import Settings
from search_app import wording
from search_app.addresses.links import Links
from search_app.addresses.search_args import SearchArgs
from search_app.api.error_json import ErrorJson
from search_app.api.operations import OPERATIONS, PREFIX, Operation

Schema = dict[str, Any]

_PLACE = re.compile(r"<(\w+)>")
_BOUNDS = {"ge": "minimum", "le": "maximum"}
"""Pydantic leaves its own names of limits on values that are read by one of our functions."""
_SENT = " sent"
"""Added to the name of an operation to mean its body, where the name alone means its answer."""
REFERENCE = "#/components/schemas/{model}"
RENAMED = {
    "NamedJson": "DocumentSummaryJson",
    "LabelJson": "ShownValidityJson",
    "DeedJson": "EffectOnOtherJson",
    "SufferedJson": "EffectOnThisJson",
    "ContraryJson": "ContradictionJson",
    "DueJson": "CleanUpItemJson",
    "DueReason": "CleanUpReason",
}
"""Names of schemas in 0.1 and what they are called now; both are published until 0.2."""


def openapi(settings: Settings, links: Links) -> Schema:
    """The description of the API of one site."""
    references, schemas = _schemas()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": wording.api.title(settings.site_name),
            "version": PREFIX.rpartition("/")[2],
            "description": wording.api.INTRO,
        },
        "servers": [{"url": links.origin + links.base}],
        "paths": _paths(references, settings),
        "components": {"schemas": schemas},
    }


def _paths(references: dict[str, Schema], settings: Settings) -> Schema:
    """The operations by their address; one address can have several, by their method."""
    paths: Schema = {}
    for one in OPERATIONS:
        path = paths.setdefault(PREFIX + _PLACE.sub(r"{\1}", one.path), {})
        path[one.method.lower()] = _operation(one, references, settings)
    return paths


def _operation(one: Operation, references: dict[str, Schema], settings: Settings) -> Schema:
    summary, text = wording.api.OPERATIONS[one.name]
    etag = {"ETag": {"description": wording.api.ETAG, "schema": {"type": "string"}}}
    responses: Schema = {
        "200": {
            "description": wording.api.STATUS[200],
            "content": {"application/json": {"schema": references[one.name]}},
            **({"headers": etag} if one.cached else {}),
        }
    }
    if one.cached:
        responses["304"] = {"description": wording.api.STATUS[304], "headers": etag}
    for status in one.errors:
        responses[str(status)] = {
            "description": wording.api.STATUS[status],
            "content": {"application/json": {"schema": references["error"]}},
        }
    if one.method == "GET":
        # Answered by the server (`slow_clients.LONGEST_ADDRESS`), so not in JSON.
        responses["414"] = {"description": wording.api.STATUS[414]}
    return {
        "operationId": one.name,
        "summary": summary,
        "description": text,
        "parameters": [
            *(_path_parameter(name) for name in _PLACE.findall(one.path)),
            *_parameters(one, settings),
        ],
        **({"requestBody": _body(references[one.name + _SENT])} if one.body else {}),
        **({"requestBody": _file(one.files)} if one.files else {}),
        "responses": dict(sorted(responses.items())),
    }


def _body(schema: Schema) -> Schema:
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _file(types: Sequence[str]) -> Schema:
    """A body that is a file, whatever its type is called."""
    return {"required": True, "content": {one: {"schema": {"format": "binary"}} for one in types}}


def _path_parameter(name: str) -> Schema:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": wording.api.parameter(name),
        "schema": {"type": "string", "minLength": 1},
    }


def _parameters(one: Operation, settings: Settings) -> list[Schema]:
    """The parameters of an operation; those that can be given several times are repeated."""
    model = one.args
    whole = model.model_json_schema()
    found = []
    for name, declared in whole["properties"].items():
        schema = _plain(declared, whole.get("$defs", {}))
        if name == "q":
            schema["maxLength"] = settings.max_query_length
        if name == "size" and issubclass(model, SearchArgs):
            schema["default"] = settings.page_size
        found.append(
            {
                "name": name,
                "in": "query",
                "required": False,
                "description": wording.api.parameter(name, one.name),
                "schema": schema,
                **({"style": "form", "explode": True} if schema.get("type") == "array" else {}),
            }
        )
    return found


def _plain(schema: Any, definitions: Schema) -> Any:  # noqa: ANN401
    """Inline the references of a parameter's schema, and drop titles and null.

    A parameter is never null: it is given or it is absent.
    """
    if isinstance(schema, list):
        return [_plain(one, definitions) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        target = definitions[schema["$ref"].rpartition("/")[2]]
        rest = {name: value for name, value in schema.items() if name != "$ref"}
        return _plain({**target, **rest}, definitions)
    if "anyOf" in schema:
        (only,) = (one for one in schema["anyOf"] if one.get("type") != "null")
        return _plain(only, definitions)
    dropped = {"title", "description", *([] if schema.get("default", ()) else ["default"])}
    return {
        _BOUNDS.get(name, name): _plain(value, definitions)
        for name, value in schema.items()
        if name not in dropped
    }


@cache
def _schemas() -> tuple[dict[str, Schema], Schema]:
    """Generate the schemas of all answers and bodies, and a reference to each by its operation."""
    answers: dict[str, type[BaseModel]] = {one.name: one.answer for one in OPERATIONS}
    answers["error"] = ErrorJson
    bodies = {one.name + _SENT: one.body for one in OPERATIONS if one.body}
    described: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (model, "serialization") for model in answers.values()
    ]
    described += [(model, "validation") for model in bodies.values()]
    _, whole = models_json_schema(described, ref_template=REFERENCE)
    schemas = whole["$defs"]
    for schema in schemas.values():
        schema.pop("description", None)
        for name, field in schema.get("properties", {}).items():
            field.pop("title", None)
            if field.get("default", ()) is None:
                field.pop("default")
            if "description" not in field:
                field["description"] = wording.api_fields.field(name)
    references = {
        name: {"$ref": REFERENCE.format(model=model.__name__)}
        for name, model in {**answers, **bodies}.items()
    }
    old = {
        name: {"$ref": REFERENCE.format(model=model), "deprecated": True}
        for name, model in RENAMED.items()
    }
    return references, {**schemas, **old}
