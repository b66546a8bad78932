"""Where the dictionary cuts what was typed as one: a link to what holds it in one piece."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.document import Document, Paragraph, Part
from indexer.query.parser import parse
from indexer.query.syntax.cut_words import quoted_where_cut
from tests.search_app.conftest import site_of
from tests.search_app.pages import link, page, text, texts

WHOLE = "//a[contains(@class, 'contiguous')]"


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("安全生产", "“安全生产”"),
        ("安全生产 养犬登记", "“安全生产” “养犬登记”"),
        ("安全生产 “处罚”", "“安全生产” “处罚”"),
        ("安全生产 国发〔2019〕5号", "“安全生产” 国发〔2019〕5号"),
        ("養犬登記", "“養犬登記”"),
        # one word, words that were typed apart, sentences, operators
        ("养犬", ""),
        ("安全 生产", ""),
        ("“安全生产”", ""),
        ("怎么办安全生产许可", ""),
        ("安全生产 AND 处罚", ""),
        ("标题:安全生产", ""),
        ("安全，生产", ""),
        ("2019年5月", ""),
        ("关于进一步做好安全生产工作的通知", ""),
        ("", ""),
    ],
)
def test_runs_that_the_dictionary_cuts_are_quoted(typed: str, quoted: str) -> None:
    assert quoted_where_cut(parse(typed)) == quoted


def notices() -> Iterator[Document]:
    lines = ("安全生产责任制。", "安全生产检查。", "生产应当安全。", "生产、经营要注意安全。")
    for number, line in enumerate(lines):
        yield Document(
            source="样本",
            key=f"n{number}",
            id=f"n{number}",
            path=f"n{number}.txt",
            title=f"须知（{number}）",
            parts=(Part((Paragraph(line),)),),
        )


@pytest.fixture(scope="module")
def cut_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A site on documents of which some hold the words in one piece."""
    with site_of(tmp_path_factory.mktemp("cut"), notices()) as app:
        yield app


@pytest.fixture
def visitor(cut_app: Flask) -> FlaskClient:
    return cut_app.test_client()


def test_the_words_in_one_piece_are_one_click_away(visitor: FlaskClient) -> None:
    found = page(visitor, "/search?q=安全生产")
    assert "共 4 份" in text(found, "//*[@id='results-title']")
    assert text(found, WHOLE) == "只看连续写着“安全生产”的 2 份"
    quoted = page(visitor, link(found, WHOLE))
    assert "共 2 份" in text(quoted, "//*[@id='results-title']")
    assert not texts(quoted, WHOLE)


@pytest.mark.parametrize("typed", ["安全", "生产安全责任制", "“安全生产”", "生产 安全"])
def test_no_link_where_it_would_find_nothing_or_the_same(visitor: FlaskClient, typed: str) -> None:
    assert not texts(page(visitor, f"/search?q={typed}"), WHOLE)


def test_trends_say_that_cut_words_need_not_stand_together(visitor: FlaskClient) -> None:
    found = page(visitor, "/trends?q=安全生产&versus=经营")
    assert text(found, "//h2[@id='trend-title']") == "安全生产，与 经营 相比"
    (said,) = [one for one in texts(found, "//div[@class='notes']/p") if "连在一起" in one]
    assert said.startswith("安全生产：统计的是提到其中各个词的文件，这些词不一定连在一起。")
    href = link(found, "//div[@class='notes']//a")
    asked = parse_qs(urlsplit(href).query)
    assert (asked["q"], asked["versus"]) == (["“安全生产”"], ["经营"])
    quoted = page(visitor, href)
    assert text(quoted, "//h2[@id='trend-title']") == "“安全生产”，与 经营 相比"
    assert not [one for one in texts(quoted, "//div[@class='notes']/p") if "连在一起" in one]
