"""The passage that answers a question, above the hits and in the API."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from indexer.query.model import Query
from search_app.addresses.links import Links
from search_app.wording import passages as words
from tests.contract.test_passages import ARTICLE, QUESTION, others, rule
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer, link, page, text, texts

BOX = "//section[@class='passage']"


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with site_of(tmp_path_factory.mktemp("passages"), [rule(), *others()]) as app:
        yield app.test_client()


def test_the_passage_stands_above_the_hits(visitor: FlaskClient) -> None:
    root = page(visitor, f"/search?q={quote(QUESTION)}")
    assert text(root, f"{BOX}/h3") == words.HEADING
    assert text(root, f"{BOX}/blockquote") == " ".join(ARTICLE.split())
    assert "遗失" in "".join(texts(root, f"{BOX}//mark"))
    assert text(root, f"{BOX}/p[@class='origin']") == "摘自 杭州市养犬管理办法"
    assert link(root, f"{BOX}/p[@class='origin']/a").endswith("#article-12")
    facts = texts(root, f"{BOX}/p[@class='facts']/span")
    assert facts[:2] == ["杭政规〔2022〕8号", "杭州市人民政府"]
    assert facts[-1].startswith("本站未查到废止、失效的记载")
    assert root.xpath(f"{BOX}/following-sibling::ol[@class='hits']")


@pytest.mark.parametrize("asked", ["养犬", f"{quote(QUESTION)}&match=all", "&sort=newest"])
def test_what_is_no_question_has_none(visitor: FlaskClient, asked: str) -> None:
    assert not page(visitor, f"/search?q={asked}").xpath(BOX)


def test_the_passage_is_in_the_answer_of_the_api(visitor: FlaskClient) -> None:
    found = answer(visitor, f"/api/v1/search?q={quote(QUESTION)}")["answer"]
    assert found["text"] == ARTICLE
    assert "".join(part["text"] for part in found["parts"]) == ARTICLE
    assert (found["id"], found["anchor"]) == ("rule", "article-12")
    assert found["page"].endswith("/d/rule")
    assert found["validity"] in ("有效", "未标注")


@pytest.mark.parametrize("asked", ["养犬", f"{quote(QUESTION)}&match=all"])
def test_else_it_is_null(visitor: FlaskClient, asked: str) -> None:
    assert answer(visitor, f"/api/v1/search?q={asked}")["answer"] is None


def test_feeds_and_files_have_none(visitor: FlaskClient) -> None:
    for address in ("export.jsonl", "feed.json"):
        got = visitor.get(f"/{address}?q={quote(QUESTION)}")
        assert got.status_code == 200
        assert words.HEADING not in got.get_data(as_text=True)


def test_a_place_without_an_article_is_found_by_its_text() -> None:
    href = Links().passage("a", Query(), "", "收取20-30元，当场办理")
    assert href.startswith("/d/a")
    assert "#:~:text=%E6%94%B6" in href
    assert "-" not in href.partition("text=")[2]
