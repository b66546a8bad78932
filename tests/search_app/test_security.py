"""What every answer tells the browser, and what no page has."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from search_app.application import STATIC

ADDRESSES = ("/search?q=养犬", "/d/rules", "/data", "/nothing", "/api/v1/search", "/search?page=0")


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_protected(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-cache"
    assert {"Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"} <= set(
        headers.keys()
    )
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("address", ADDRESSES[:4])
def test_pages_need_nothing_the_policy_forbids(client: FlaskClient, address: str) -> None:
    html = client.get(address).get_data(as_text=True)
    assert not re.search(
        r"<script(?![^>]*\bsrc=)(?! type=.application/ld\+json)|<style|\sstyle=|\son\w+=|"
        r"https?://(?!localhost|www\.example|schema\.org)",
        html,
    )


def test_static_files_are_kept_for_good_under_the_name_of_their_content(
    client: FlaskClient,
) -> None:
    html = client.get("/search").get_data(as_text=True)
    for name in ("app.css", "app.js", "icon.svg"):
        (address,) = re.findall(rf'"(/static/{re.escape(name)}\?v=[0-9a-f]+)"', html)
        assert client.get(address).cache_control.max_age == 365 * 24 * 3600
        assert client.get(f"/static/{name}").cache_control.no_cache


def test_no_file_asks_for_anything_from_elsewhere() -> None:
    for file in STATIC.iterdir():
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        own = set(re.findall(r'url\("([\w.-]+)"\)', text))
        assert all((STATIC / name).is_file() for name in own), file.name
        text = re.sub(r'url\("[\w.-]+"\)', "", text)
        assert not re.search(r"url\(|@import|https?://(?!…)", text), file.name


def test_the_api_opens_to_no_other_origin_by_itself(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search", headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in answer.headers
