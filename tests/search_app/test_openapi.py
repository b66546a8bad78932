"""The description of the API, and that every answer is as it says."""

from __future__ import annotations

import os
import warnings
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator, FormatChecker, ValidationError  # type: ignore[import-untyped]
from openapi_spec_validator import validate

from indexer.query.facets import Facet
from indexer.settings import Settings
from search_app import wording
from search_app.api.operations import OPERATIONS, PREFIX
from tests.search_app.conftest import REMOVED
from tests.search_app.pages import answer, page, texts

with warnings.catch_warnings():
    # It is imported in the process of tests that make an error of each warning.
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis import GenerationMode
    from schemathesis.checks import not_a_server_error
    from schemathesis.core.result import Ok
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        negative_data_rejection,
        positive_data_acceptance,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
        unsupported_method,
    )

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
]
BODY_CHECKS = [positive_data_acceptance, negative_data_rejection]
"""Not of files, which can be damaged in any way, nor of addresses: an empty value is none there,
and two dates can be right only together."""
EXAMPLES_EACH = int(os.environ.get("POLICY_SEARCH_TEST_EXAMPLES", "200")) // 10

ADDRESSES = {
    "search": "/search?q=养犬&within=登记&size=3",
    "document": "/documents/rules",
    "relations": "/documents/rules/relations?asof=2020-01-01",
    "suggest": "/suggest?q=养犬",
    "facets": "/facets?facet=kind&facet=issuer",
    "histogram": "/histogram?unit=day",
    "pivot": "/pivot?unit=month&facet=issuer&value=云川市公安局&value=没有",
    "cleanup": "/cleanup?q=养犬&days=30&size=5",
    "effects": "/effects?kind=repeal&size=5",
    "changes": "/changes?size=5",
    "expiries": "/expiries?days=731&size=5",
    "series": "/series?code=国发&year=2019",
    "compare": "/compare?a=rules&b=rules",
    "article": "/documents/rules/articles/2",
    "health": "/health",
}
READS = [one for one in OPERATIONS if one.method == "GET"]


def check_shape(client: FlaskClient, shape: str, found: object) -> None:
    """Hold an answer against the schema that is published for it."""
    components = answer(client, f"{PREFIX}/openapi.json")["components"]
    schema = {"$ref": f"#/components/schemas/{shape}", "components": components}
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(found)


def test_the_description_is_valid_openapi(client: FlaskClient) -> None:
    found = answer(client, f"{PREFIX}/openapi.json")
    assert found["openapi"].startswith("3.1")
    validate(found)
    assert sum(map(len, found["paths"].values())) == len(OPERATIONS)


def test_the_description_has_the_site_s_limits(client: FlaskClient) -> None:
    found = answer(client, f"{PREFIX}/openapi.json")
    given = {p["name"]: p for p in found["paths"][f"{PREFIX}/search"]["get"]["parameters"]}
    assert given["q"]["schema"]["maxLength"] == Settings().max_query_length
    assert given["size"]["schema"] == {
        "type": "integer",
        "minimum": 1,
        "maximum": 100,
        "default": Settings().page_size,
    }
    assert given["sort"]["schema"]["enum"] == [
        *("relevance", "newest", "oldest", "written_newest", "written_oldest"),
        *("published_newest", "published_oldest", "effective_newest", "effective_oldest"),
    ]
    assert given["kind"]["explode"]
    assert all(parameter["description"] for parameter in given.values())


@pytest.mark.parametrize("name", ADDRESSES)
def test_each_answer_has_its_shape(client: FlaskClient, name: str) -> None:
    (shape,) = (one.answer.__name__ for one in OPERATIONS if one.name == name)
    check_shape(client, shape, answer(client, PREFIX + ADDRESSES[name]))


def test_a_checked_draft_has_its_shape(client: FlaskClient) -> None:
    sent = {"text": "根据《云川市养犬管理办法》和云政规〔2018〕14号，现通知如下。"}
    found = client.post(f"{PREFIX}/check", json=sent).get_json()
    assert found["citations"]
    check_shape(client, "CheckJson", found)


def test_a_shape_refuses_another_answer(client: FlaskClient) -> None:
    found = answer(client, PREFIX + ADDRESSES["search"])
    for wrong in (
        {**found, "more": 1},
        {**found, "total": -1},
        {name: value for name, value in found.items() if name != "listed"},
        {**found, "hits": [{**found["hits"][0], "written_on": "2019-8-26"}]},
    ):
        with pytest.raises(ValidationError):
            check_shape(client, "SearchJson", wrong)


def test_every_operation_is_asked_here() -> None:
    assert set(ADDRESSES) == {one.name for one in READS}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/search?size=1000&nothing=1", 400),
        ("/search?cursor=x&page=2", 400),
        ("/facets?facet=colour", 400),
        ("/histogram?unit=week", 400),
        ("/pivot?unit=day", 400),
        ("/pivot?limit=0", 400),
        ("/documents/nobody", 404),
        (f"/documents/{REMOVED}", 410),
    ],
)
def test_each_error_has_the_one_shape(client: FlaskClient, address: str, status: int) -> None:
    found = answer(client, PREFIX + address, status)
    check_shape(client, "ErrorJson", found)
    assert status != 400 or found["error"]["problems"]
    for problem in found["error"]["problems"]:
        assert "有误，请改正" not in problem["message"], problem


def test_an_answer_is_not_sent_twice(client: FlaskClient) -> None:
    for one in READS:
        address = PREFIX + ADDRESSES[one.name]
        tag = client.get(address).headers.get("ETag")
        assert bool(tag) == one.cached
        if tag is None:
            continue
        again = client.get(address, headers={"If-None-Match": tag})
        assert (again.status_code, again.get_data(), again.headers["ETag"]) == (304, b"", tag)
        assert client.get(address, headers={"If-None-Match": 'W/"other"'}).status_code == 200
        assert client.head(address).headers["ETag"] == tag
    wrong = client.get(f"{PREFIX}/search?x=1", headers={"If-None-Match": "*"})
    assert wrong.status_code == 400


def test_a_cursor_reads_on(client: FlaskClient) -> None:
    whole = answer(client, f"{PREFIX}/search?q=养犬&size=100")
    found = answer(client, f"{PREFIX}/search?q=养犬&size=4")
    read = found["hits"]
    while found["next_cursor"]:
        found = answer(client, f"{PREFIX}/search?q=养犬&size=4&cursor={found['next_cursor']}")
        read += found["hits"]
    assert [hit["id"] for hit in read] == [hit["id"] for hit in whole["hits"]]
    assert answer(client, f"{PREFIX}/search?q=犬&cursor=x", 400)


def test_pivot_and_facets_agree(client: FlaskClient) -> None:
    facets = answer(client, f"{PREFIX}/facets")["facets"]
    assert set(facets) == {facet.value for facet in Facet}
    pivot = answer(client, f"{PREFIX}/pivot?facet=kind")
    counted = {one["value"]: one["count"] for one in facets["kind"]}
    assert dict(zip(pivot["values"], pivot["overall"]["counts"], strict=True)) == {
        value: count for value, count in counted.items() if value != "未标注"
    }
    assert sum(row["total"] for row in pivot["rows"]) + pivot["undated"]["total"] == sum(
        counted.values()
    )


def test_the_page_describes_every_operation(client: FlaskClient) -> None:
    found = page(client, "/api")
    assert texts(found, "//section/h2") == [
        wording.api.CONDITIONS,
        *(wording.api.OPERATIONS[one.name][0] for one in OPERATIONS),
        wording.api.SHAPES,
    ]
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    for link in found.xpath("//main//a[starts-with(@href, '#')]/@href"):
        assert link[1:] in ids


MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
"""What the description allows, and what it does not."""


@pytest.mark.parametrize("mode", MODES, ids=[mode.value for mode in MODES])
@pytest.mark.parametrize("place", range(len(OPERATIONS)), ids=[one.name for one in OPERATIONS])
def test_schemathesis_finds_nothing(app: Flask, place: int, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_wsgi(f"{PREFIX}/openapi.json", app)
    operation = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)][
        place
    ]
    if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
        return  # nothing in it can be wrong

    @settings(
        max_examples=EXAMPLES_EACH,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:  # noqa: ANN401
        checks = [*CHECKS, *BODY_CHECKS] if OPERATIONS[place].body else CHECKS
        # Asked in its own process, it reads no compressed answers.
        case.call_and_validate(checks=checks, headers={"Accept-Encoding": "identity"})

    ask()
