"""The box's script, its size, and which sites may read what it asks for."""

from __future__ import annotations

import gzip
import re

import pytest
from flask.testing import FlaskClient

from indexer.engine import Engine
from indexer.settings import Settings
from search_app import create_app, embed, wording

SITE = "https://www.example.gov.cn"
OTHER = "https://other.example"
MAX_SCRIPT = 8 * 1024
MAX_STYLE = 2 * 1024
CODE = re.sub(r"/\*.*?\*/|//[^\n]*", "", embed.SCRIPT.read_text(encoding="utf-8"), flags=re.DOTALL)
"""The script without its comments."""


@pytest.fixture
def allowing(settings: Settings, engine: Engine) -> FlaskClient:
    """A visitor of a service that lets SITE show suggestions."""
    return create_app(settings.model_copy(update={"embed_origins": (SITE,)}), engine).test_client()


def test_sizes_as_sent() -> None:
    style = re.search(r"const STYLE = `(.*?)`", embed.script(), re.DOTALL)
    assert style is not None
    assert len(gzip.compress(embed.script().encode())) <= MAX_SCRIPT
    assert len(gzip.compress(style[1].encode())) <= MAX_STYLE


@pytest.mark.parametrize(
    "forbidden",
    [r"\beval\(", r"\bFunction\(", "cookie", "Storage", "indexedDB", "innerHTML", r'"style"'],
)
def test_does_without(forbidden: str) -> None:
    assert not re.search(forbidden, CODE)


def test_words_come_from_the_one_place() -> None:
    assert embed.WORDS_PLACE not in embed.script()
    for word in (wording.EMBED_SUGGESTIONS, wording.EMBED_COUNT, wording.EMBED_NONE):
        assert f'"{word}"' in embed.script()
    assert not re.search("[一-鿿]", CODE)


def test_script_is_for_pages_of_any_origin_and_asked_for_again(client: FlaskClient) -> None:
    answer = client.get("/embed.js")
    assert answer.status_code == 200
    assert answer.content_type == "text/javascript; charset=utf-8"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.cache_control.max_age == embed.MAX_AGE
    again = client.get("/embed.js", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", ["/api/v1/suggest?q=养", "/api/v1/search?q=养"])
@pytest.mark.parametrize(("origin", "allowed"), [(SITE, SITE), (OTHER, None), (None, None)])
def test_only_listed_sites_read_answers(
    allowing: FlaskClient, path: str, origin: str | None, allowed: str | None
) -> None:
    answer = allowing.get(path, headers={"Origin": origin} if origin else {})
    assert answer.status_code == 200
    assert answer.headers.get("Access-Control-Allow-Origin") == allowed
    assert "Origin" in answer.vary
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_listed_site_reads_errors_too(allowing: FlaskClient) -> None:
    answer = allowing.get("/api/v1/suggest?nonsense=1", headers={"Origin": SITE})
    assert answer.status_code == 400
    assert answer.headers["Access-Control-Allow-Origin"] == SITE


def test_listed_site_reads_nothing_else(allowing: FlaskClient) -> None:
    answer = allowing.get("/data", headers={"Origin": SITE})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_page_gives_the_lines_with_public_addresses(settings: Settings, engine: Engine) -> None:
    public = {"public_url": "https://so.example.gov.cn", "url_prefix": "/zc"}
    client = create_app(settings.model_copy(update=public), engine).test_client()
    page = client.get("/zc/embed").get_data(as_text=True)
    assert (
        "&lt;script src=&#34;https://so.example.gov.cn/zc/embed.js&#34; defer&gt;&lt;/script&gt;"
        in page
    )
    assert "action=&#34;https://so.example.gov.cn/zc/search&#34;" in page
