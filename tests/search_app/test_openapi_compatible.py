"""What the description of the API of 0.1 promised still holds: later ones only add to it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from indexer.settings import Settings
from search_app.addresses.links import Links
from search_app.api.openapi import openapi

BEFORE = json.loads((Path(__file__).parent / "openapi-0.1.json").read_text(encoding="utf-8"))
PROSE = {"description", "summary", "title", "deprecated", "example", "examples"}
"""What is said of a thing, and not what it is."""
OPEN = {"EffectKind", "FindingCode"}
"""Lists of codes of which the documentation says that they grow: values may come, none may go."""
Json = dict[str, Any]


def now() -> Json:
    """The description as it is generated now, as it would be sent."""
    found = openapi(Settings(), Links(origin="http://localhost:8000"))
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


def broken(before: Json, after: Json) -> list[str]:
    """All that was promised by `before` and does not hold in `after`, each with its place."""
    found = list(_operations(before, after))
    for name in before["components"]["schemas"]:
        if name not in after["components"]["schemas"]:
            found.append(f"schema {name} is gone")
            continue
        reference = {"$ref": f"#/components/schemas/{name}"}
        sent = name == "DraftBody"
        found += _schemas(name, (reference, before), (reference, after), sent=sent)
    return list(dict.fromkeys(found))


def _operations(before: Json, after: Json) -> Iterator[str]:
    for path, methods in before["paths"].items():
        for method, one in methods.items():
            other = after["paths"].get(path, {}).get(method)
            place = f"{method} {path}"
            if other is None:
                yield f"{place} is gone"
                continue
            if one["operationId"] != other["operationId"]:
                yield f"{place}: another operationId"
            yield from _parameters(place, one, other)
            for status, response in one["responses"].items():
                yield from _response(f"{place} {status}", response, other, before, after, status)
            if "requestBody" in one:
                schemas = [_content(each["requestBody"]) for each in (one, other)]
                yield from _schemas(place, (schemas[0], before), (schemas[1], after), sent=True)
            elif other.get("requestBody", {}).get("required"):
                yield f"{place}: needs a body"


def _response(
    place: str, response: Json, other: Json, before: Json, after: Json, status: str
) -> Iterator[str]:
    answered = other["responses"].get(status)
    if answered is None:
        yield f"{place}: is not answered any more"
        return
    if missing := set(response.get("headers", {})) - set(answered.get("headers", {})):
        yield f"{place}: without {missing}"
    if "content" in response:
        yield from _schemas(
            place, (_content(response), before), (_content(answered), after), sent=False
        )


def _content(one: Json) -> Json:
    schema: Json = one["content"]["application/json"]["schema"]
    return schema


def _parameters(place: str, before: Json, after: Json) -> Iterator[str]:
    known = {(one["name"], one["in"]): one for one in before["parameters"]}
    there = {(one["name"], one["in"]): one for one in after["parameters"]}
    for key, one in known.items():
        if key not in there:
            yield f"{place}: parameter {key[0]} is gone"
        else:
            for part in ("required", "style", "explode"):
                if one.get(part) != there[key].get(part):
                    yield f"{place}: {part} of parameter {key[0]} is another"
            yield from _schemas(
                f"{place} {key[0]}", (one["schema"], {}), (there[key]["schema"], {}), sent=True
            )
    for key in there.keys() - known.keys():
        if there[key]["required"]:
            yield f"{place}: needs parameter {key[0]}"


def _schemas(
    place: str,
    before: tuple[Json, Json],
    after: tuple[Json, Json],
    *,
    sent: bool,
    seen: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """Compare two schemas, each with the document that its references are of.

    `sent`: the schema is of what a client sends, in which nothing new may be required and a value
    that was allowed stays so; in what it gets, nothing may be left out and no value be new.
    """
    (one, at), (other, there) = _resolved(*before), _resolved(*after)
    if one.get("$ref_name", "") in seen:
        return
    seen |= {one["$ref_name"]} if "$ref_name" in one else set()
    kinds = [_kind(each) for each in (one, other)]
    if sent and 0 < kinds[0].get("maxItems", 0) < kinds[1].get("maxItems", 0):
        kinds[0]["maxItems"] = kinds[1]["maxItems"]  # who keeps the lower bound keeps the higher
    if kinds[0] != kinds[1]:
        yield f"{place}: {kinds[0]} became {kinds[1]}"
    enums = [set(each.get("enum", ())) for each in (one, other)]
    grows = sent or one.get("$ref_name") in OPEN
    if enums[0] - enums[1] if grows else enums[0] != enums[1]:
        yield f"{place}: values {sorted(enums[0])} became {sorted(enums[1])}"
    needed = [set(each.get("required", ())) for each in (one, other)]
    if gone := needed[1] - needed[0] if sent else needed[0] - needed[1]:
        yield f"{place}: {sorted(gone)} changed between required and optional"
    for name, field in one.get("properties", {}).items():
        if name not in other.get("properties", {}):
            yield f"{place}.{name} is gone"
            continue
        pair = (field, at), (other["properties"][name], there)
        yield from _schemas(f"{place}.{name}", *pair, sent=sent, seen=seen)
    for key in ("items", "additionalProperties"):
        if isinstance(one.get(key), dict) and isinstance(other.get(key), dict):
            yield from _schemas(
                f"{place}[]", (one[key], at), (other[key], there), sent=sent, seen=seen
            )
    choices = [each.get("anyOf", []) for each in (one, other)]
    if len(choices[0]) != len(choices[1]):
        yield f"{place}: another number of alternatives"
    for first, second in zip(*choices, strict=False):
        yield from _schemas(place, (first, at), (second, there), sent=sent, seen=seen)


def _kind(schema: Json) -> Json:
    """A schema without prose and without the parts that are compared one by one."""
    apart = {*PROSE, "properties", "required", "anyOf", "enum", "$ref_name"}
    return {
        key: {} if key in ("items", "additionalProperties") and isinstance(value, dict) else value
        for key, value in schema.items()
        if key not in apart
    }


def _resolved(schema: Json, document: Json) -> tuple[Json, Json]:
    """A schema with its references followed; the name of the last one stands under `$ref_name`."""
    while "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        schema = {**document["components"]["schemas"][name], "$ref_name": name}
    return schema, document


def test_nothing_that_was_published_is_broken() -> None:
    assert broken(BEFORE, now()) == []


def test_old_names_are_marked_and_served() -> None:
    schemas = now()["components"]["schemas"]
    marked = {
        f"{shape}.{name}"
        for shape, schema in schemas.items()
        for name, field in schema.get("properties", {}).items()
        if field.get("deprecated")
    }
    assert marked == {"RelationsJson.effects", "RelationsJson.deeds", "CleanUpJson.due"}
    for one in marked:
        shape, _, name = one.partition(".")
        assert "0.2" in schemas[shape]["properties"][name]["description"]
        assert name in schemas[shape]["required"]


def _without_a_field(document: Json) -> None:
    del document["components"]["schemas"]["HitJson"]["properties"]["page"]


def _with_another_type(document: Json) -> None:
    document["components"]["schemas"]["HitJson"]["properties"]["score"]["type"] = "string"


def _with_an_optional_field(document: Json) -> None:
    document["components"]["schemas"]["SearchJson"]["required"].remove("total")


def _with_null(document: Json) -> None:
    fields = document["components"]["schemas"]["HitJson"]["properties"]
    fields["title"] = {"anyOf": [{"type": "string"}, {"type": "null"}]}


def _with_other_items(document: Json) -> None:
    fields = document["components"]["schemas"]["HitJson"]["properties"]
    fields["topics"]["items"]["type"] = "integer"


def _with_a_needed_parameter(document: Json) -> None:
    parameters = document["paths"]["/api/v1/search"]["get"]["parameters"]
    parameters.append({"name": "new", "in": "query", "required": True, "schema": {}})


def _without_a_parameter(document: Json) -> None:
    document["paths"]["/api/v1/search"]["get"]["parameters"].pop()


def _with_a_lower_limit(document: Json) -> None:
    parameters = document["paths"]["/api/v1/search"]["get"]["parameters"]
    next(one for one in parameters if one["name"] == "size")["schema"]["maximum"] = 50


def _facet_of(document: Json) -> Json:
    parameters = document["paths"]["/api/v1/facets"]["get"]["parameters"]
    schema: Json = next(one for one in parameters if one["name"] == "facet")["schema"]
    return schema


def _with_fewer_values(document: Json) -> None:
    _facet_of(document)["maxItems"] = 1


def _without_a_status(document: Json) -> None:
    del document["paths"]["/api/v1/search"]["get"]["responses"]["410"]


def _without_an_operation(document: Json) -> None:
    del document["paths"]["/api/v1/pivot"]


def _with_a_needed_field_of_a_body(document: Json) -> None:
    document["components"]["schemas"]["DraftBody"]["required"].append("asof")


def _without_a_schema(document: Json) -> None:
    del document["components"]["schemas"]["DeedJson"]


@pytest.mark.parametrize(
    "change",
    [
        _without_a_field,
        _with_another_type,
        _with_an_optional_field,
        _with_null,
        _with_other_items,
        _with_a_needed_parameter,
        _without_a_parameter,
        _with_a_lower_limit,
        _with_fewer_values,
        _without_a_status,
        _without_an_operation,
        _with_a_needed_field_of_a_body,
        _without_a_schema,
    ],
)
def test_a_broken_promise_is_seen(change: Any) -> None:  # noqa: ANN401
    changed = copy.deepcopy(now())
    change(changed)
    assert broken(BEFORE, changed)


def test_more_values_break_nothing() -> None:
    changed = copy.deepcopy(now())
    _facet_of(changed)["maxItems"] += 1
    _facet_of(changed)["items"]["enum"].append("new")
    assert broken(BEFORE, changed) == []


def test_a_code_of_an_effect_may_come_and_none_may_go() -> None:
    changed = now()
    codes = changed["components"]["schemas"]["EffectKind"]["enum"]
    codes.append("new")
    assert broken(BEFORE, changed) == []
    codes.remove("repeal")
    assert broken(BEFORE, changed)


def test_a_new_field_breaks_nothing() -> None:
    changed = now()
    shape = changed["components"]["schemas"]["HitJson"]
    shape["properties"]["new"] = {"type": "string"}
    shape["required"].append("new")
    assert broken(BEFORE, changed) == []
