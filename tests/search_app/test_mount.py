"""The site under a path, behind a proxy that strips the path or does not."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from indexer.engine import Engine
from indexer.settings import Settings
from search_app import create_app
from tests.search_app.conftest import Visitor
from tests.search_app.pages import answer, page

PAGES = ("/search?q=养犬&year=2019", "/d/rules?q=公开", "/data", "/search?since=x", "/nothing")


@pytest.fixture
def mounted(settings: Settings, engine: Engine) -> FlaskClient:
    changed = {"url_prefix": "/policy", "public_url": "https://search.example.gov.cn"}
    app = create_app(settings.model_copy(update=changed), engine)
    app.test_client_class = Visitor
    return app.test_client()


@pytest.mark.parametrize("stripped", [True, False])
@pytest.mark.parametrize("address", PAGES)
def test_no_link_leaves_the_path(mounted: FlaskClient, address: str, stripped: bool) -> None:
    response = mounted.get(address if stripped else f"/policy{address}")
    root = page(mounted, address, status=response.status_code)
    links = root.xpath("//@href | //@src | //@action")
    local = [one for one in links if not one.startswith(("#", "https://"))]
    assert local
    assert [one for one in local if not one.startswith("/policy/")] == []
    # The switches of the page of an error lead to the same error.
    for one in set(local) - set(root.xpath("//nav[@class='modes']//@href")):
        assert mounted.get(one).status_code < 400, one


def test_addresses_for_others_are_the_public_ones(mounted: FlaskClient) -> None:
    root = page(mounted, "/policy/d/rules?q=公开&utm=1")
    canonical = root.xpath("//link[@rel='canonical']/@href")
    assert canonical == ["https://search.example.gov.cn/policy/d/rules"]
    hit = answer(mounted, "/policy/api/v1/search?q=公开")["hits"][0]
    assert hit["page"] == "https://search.example.gov.cn/policy/d/rules"


def test_the_path_alone_is_the_front_page(mounted: FlaskClient) -> None:
    for address in ("/policy", "/policy/", "/"):
        root = page(mounted, address)
        canonical = root.xpath("//link[@rel='canonical']/@href")
        assert canonical == ["https://search.example.gov.cn/policy/"]
        assert mounted.get(f"{address}?q=a").location == "/policy/search?q=a"


def test_a_longer_name_is_not_the_path(mounted: FlaskClient) -> None:
    assert mounted.get("/policyholders").status_code == 404
