"""Every example of docs/api.md is asked of the sample, and answers what stands below it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from lxml.html import document_fromstring

from indexer.build import build
from indexer.engines import open_engine
from indexer.query.facets import Facet
from indexer.results.reviews import CleanUpReason
from indexer.settings import Settings
from search_app import create_app
from search_app.addresses.search_args import SearchArgs
from search_app.api.operations import OPERATIONS, PREFIX
from search_app.review.draft_findings import FindingCode

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"```http\n(GET|POST) (\S+)\n(?:Content-Type: (\S+)\n\n(.*?)\n)?```\n\n```json\n(.*?)```",
    re.DOTALL,
)
EXAMPLES = EXAMPLE.findall(PAGE)
ANYTHING = "…"
STATUS = {"bad_request": 400, "not_found": 404, "gone": 410, "unsupported_media_type": 415}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The site on the sample notices, as `make serve` indexes them."""
    settings = Settings(index_dir=tmp_path_factory.mktemp("sample"), memory_mb=64)
    build(ROOT / "corpus" / "sample", "示例", settings)
    engine = open_engine(settings)
    yield create_app(settings, engine).test_client()
    engine.close()


def differs(said: Any, found: Any, place: str = "") -> str:  # noqa: ANN401
    """Where an answer is not what an example says of it; "" where it is."""
    if said == ANYTHING:
        return ""
    if isinstance(said, dict) and isinstance(found, dict):
        for name, value in said.items():
            if name not in found:
                return f"{place}.{name} is missing"
            if wrong := differs(value, found[name], f"{place}.{name}"):
                return wrong
        return ""
    if isinstance(said, list) and isinstance(found, list):
        more = bool(said) and said[-1] == ANYTHING and not (said.count(ANYTHING) == len(said) > 1)
        said = said[:-1] if more else said
        if len(found) < len(said) or (len(found) > len(said) and not more and place):
            return f"{place} has {len(found)}"
        pairs = enumerate(zip(said, found, strict=False))
        return next((w for i, (a, b) in pairs if (w := differs(a, b, f"{place}[{i}]"))), "")
    return "" if said == found else f"{place} is {found!r}"


def test_each_example_is_found_by_this_test() -> None:
    assert len(EXAMPLES) == PAGE.count("```http") == PAGE.count("```json")


@pytest.mark.parametrize(("method", "address", "content_type", "sent", "said"), EXAMPLES)
def test_the_example_runs(
    sample: FlaskClient, method: str, address: str, content_type: str, sent: str, said: str
) -> None:
    expected = json.loads(said)
    response = sample.open(
        address, method=method, data=sent or None, content_type=content_type or None
    )
    status = STATUS[expected["error"]["code"]] if "error" in expected else 200
    assert response.status_code == status
    assert differs(expected, json.loads(response.get_data())) == ""


def test_a_wrong_example_is_noticed() -> None:
    found = {"a": [1, 2], "b": {"c": None}}
    assert differs({"a": [1, "…"], "b": {"c": None}}, found) == ""
    assert differs({"a": ["…", "…"]}, found) == ""
    for wrong in ({"a": [1]}, {"a": [1, 3]}, {"b": {"c": 0}}, {"d": "…"}, {"a": [1, 2, 3]}):
        assert differs(wrong, found)


def test_every_operation_and_parameter_is_on_the_page() -> None:
    for one in OPERATIONS:
        assert PREFIX + one.path.split("<")[0] in PAGE
        sent = one.body.model_fields if one.body else {}
        for name in {*one.args.model_fields, *sent} - {*SearchArgs.model_fields}:
            assert f"`{name}`" in PAGE, name
    for name in {*SearchArgs.model_fields} - {*Facet}:  # those are held by `test_registries`
        assert f"`{name}`" in PAGE, name


@pytest.mark.parametrize("codes", [FindingCode, CleanUpReason])
def test_every_code_is_on_both_pages(sample: FlaskClient, codes: type[StrEnum]) -> None:
    described = sample.get("/api").get_data(as_text=True)
    for code in codes:
        assert f"`{code}`" in PAGE, code
        assert f"{code} " in described, code


def test_every_example_of_the_api_page_runs(sample: FlaskClient) -> None:
    html = sample.get("/api").get_data(as_text=True)
    addresses = re.findall(r'href="(/api/v1/[^"]*)"', html)
    assert len(addresses) > 5
    for address in addresses:
        assert sample.get(address.replace("&amp;", "&")).status_code == 200


def test_every_line_of_the_api_page_that_sends_something_is_right(sample: FlaskClient) -> None:
    root = document_fromstring(sample.get("/api").get_data(as_text=True))
    lines = [code.text_content() for code in root.xpath("//pre/code")]
    assert len(lines) == sum(one.body is not None for one in OPERATIONS)
    for line in lines:
        _curl, _json, sent, address = shlex.split(line)
        path = urlsplit(address).path
        assert sample.post(path, data=sent, content_type="application/json").status_code == 200
