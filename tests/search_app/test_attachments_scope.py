"""Looking in attachments only, on pages, in the API, in exports and in words."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from indexer.query.model import Scope
from indexer.query.parser import parse
from search_app.presenters.beside.query_in_words import query_in_words


@pytest.mark.parametrize(
    ("text", "everywhere", "attached"),
    [("主动公开", 1, 1), ("目录由办公室编制", 1, 1), ("政府信息公开应当", 1, 0), ("养犬", 2, 0)],
)
def test_the_api_counts_what_attachments_hold(
    client: FlaskClient, text: str, everywhere: int, attached: int
) -> None:
    def total(scope: str) -> int:
        answer = client.get(f"/api/v1/search?q=“{text}”&scope={scope}").get_json()
        return int(answer["total"])

    assert min(total("body"), 2) == everywhere
    assert total("attachments") == attached


def test_an_export_has_the_same_hits_and_says_the_scope(client: FlaskClient) -> None:
    def exported(text: str) -> list[str]:
        head, *lines = client.get(f"/export.jsonl?q={text}&scope=attachments").text.splitlines()
        assert "范围：附件" in json.dumps(json.loads(head), ensure_ascii=False)
        return [json.loads(line)["title"] for line in lines]

    assert exported("公开") == ["云川市政府信息公开办法"]
    assert exported("准确") == []


def test_the_page_offers_the_scope_and_keeps_it(client: FlaskClient) -> None:
    assert "scope=attachments" in client.get("/search?q=公开").text
    chosen = client.get("/search?q=公开&scope=attachments").text
    assert "范围：附件" in chosen
    assert '<input type="hidden" name="scope" value="attachments">' in chosen
    assert 'value="attachments"' in client.get("/advanced").text


def test_where_attachments_hold_nothing_that_is_said(client: FlaskClient) -> None:
    assert "附件中没有“准确”" in client.get("/search?q=准确&scope=attachments").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("“公开事项”", "附件里连续写着“公开事项”"),
        ("云公规〔2019〕1号", "附件有“云公规〔2019〕1号”"),
    ],
)
def test_it_is_said_in_plain_chinese(typed: str, said: str) -> None:
    assert query_in_words(parse(typed, Scope.ATTACHMENTS), Scope.ATTACHMENTS) == said
