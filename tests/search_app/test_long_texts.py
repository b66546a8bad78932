"""A long text begins on its first view, says so, and comes whole by a link or a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement, fromstring

from corpus.document import Document, Paragraph, ParagraphKind, Part
from search_app.pages.long_texts import LONGEST_WHOLE, SHOWN_FIRST
from tests.search_app.conftest import site_of
from tests.search_app.pages import link, page, text, texts

BLOCKS = "//div[@id='document-text']/*[self::p[not(contains(@class, 'note'))] or self::h3]"
ARTICLES, ROWS, TEXT = 1_000, range(900), ParagraphKind.TEXT
SENTENCE = "养犬人应当按照规定为犬只办理登记，并按照规定为犬只接种疫苗，不得遗弃犬只。" * 2


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A site with a code of a thousand articles, a long table, and a text that is short enough."""
    article, row = ParagraphKind.ARTICLE, ParagraphKind.TABLE_ROW
    documents = [
        _document("code", [(f"第{n}条　{SENTENCE}", article) for n in range(1, ARTICLES + 1)]),
        _document(
            "table", [("现将目录公布如下。", TEXT)] + [(f"{n}\t{SENTENCE}", row) for n in ROWS]
        ),
        _document("short", [("养" * (LONGEST_WHOLE - 1), TEXT), ("犬", TEXT)]),
    ]
    with site_of(tmp_path_factory.mktemp("long"), documents) as app:
        yield app.test_client()


def _document(id: str, lines: list[tuple[str, ParagraphKind]]) -> Document:
    parts = (Part(tuple(Paragraph(text, kind) for text, kind in lines)),)
    return Document(source="样本", key=id, id=id, path=id, title=f"云川市养犬目录{id}", parts=parts)


def blocks(root: HtmlElement) -> list[str]:
    return [one.text_content() for one in root.xpath(BLOCKS)]


def test_a_long_text_begins_and_says_how_much_of_it_is_shown(client: FlaskClient) -> None:
    first, whole = page(client, "/d/code"), page(client, "/d/code?whole=1")
    shown, all_ = blocks(first), blocks(whole)
    assert len(all_) == ARTICLES
    assert shown == all_[: len(shown)]
    length, total = sum(map(len, shown)), sum(map(len, all_))
    assert SHOWN_FIRST - len(all_[0]) < length <= SHOWN_FIRST
    # Before the text and where it breaks off.
    notes = texts(first, "//p[contains(@class, 'cut')]")
    said = f"全文共 {total:,} 字，先显示 {length:,} 字，后面还有。显示全文"
    assert notes == [said, said]
    assert link(first, "(//p[contains(@class, 'cut')])[2]/a") == "/d/code?whole=1"
    assert not whole.xpath("//p[contains(@class, 'cut')]")
    assert first.xpath("//link[@rel='canonical']/@href") == whole.xpath(
        "//link[@rel='canonical']/@href"
    )


def test_the_rest_is_what_the_first_view_lacks(client: FlaskClient) -> None:
    first = page(client, "/d/code?q=养犬&asof=2020-01-01")
    (rest,) = first.xpath("//script/@data-rest")
    assert re.fullmatch(r"/d/code\?q=.*&asof=2020-01-01&rest=\d+-\d+", rest)
    answered = client.get(rest)
    others = fromstring(f"<div><div id='document-text'>{answered.text}</div></div>")
    whole = page(client, "/d/code?whole=1&q=养犬&asof=2020-01-01")
    assert blocks(first) + blocks(others) == blocks(whole)
    anchors = [*first.xpath("//mark/@id"), *others.xpath("//mark/@id")]
    assert anchors == whole.xpath("//mark/@id")


@pytest.mark.parametrize("stretch", ["0-0", "12000-1", "x", ""])
def test_a_rest_of_another_text_is_refused(client: FlaskClient, stretch: str) -> None:
    assert client.get(f"/d/code?rest={stretch}").status_code == 404
    assert client.get("/d/short?rest=100-20000").status_code == 404


def test_links_to_what_is_not_shown_lead_to_the_whole_text(client: FlaskClient) -> None:
    root = page(client, "/d/code?q=养犬")
    own = {f"#{name}" for name in root.xpath("//@id")}
    whole = {f"#{name}" for name in page(client, "/d/code?q=养犬&whole=1").xpath("//@id")}
    inside = root.xpath("//div[@class='wrap document']//a[contains(@href, '#')]/@href")
    assert any(href.startswith("/d/code?") for href in inside)
    for href in inside:
        address, _, name = href.partition("#")
        assert address in ("", "/d/code?q=%E5%85%BB%E7%8A%AC&whole=1")
        assert f"#{name}" in (whole if address else own)


def test_a_text_that_is_not_long_is_shown_whole(client: FlaskClient) -> None:
    root = page(client, "/d/short")
    assert sum(map(len, blocks(root))) == LONGEST_WHOLE
    assert not root.xpath("//p[contains(@class, 'cut')] | //script[@data-rest]")


def test_an_answer_leads_to_the_whole_text(client: FlaskClient) -> None:
    found = page(client, "/d/code/articles/900")
    href = link(found, "//a[contains(@href, '#article-900')]")
    assert page(client, href.partition("#")[0]).xpath("//*[@id='article-900']")
    assert "第900条" in text(page(client, href.partition("#")[0]), "//*[@id='article-900']")


def test_the_rows_of_a_long_table_are_cut_between(client: FlaskClient) -> None:
    first = page(client, "/d/table")
    (rest,) = first.xpath("//script/@data-rest")
    others = fromstring(f"<div>{client.get(rest).text}</div>")
    assert len(first.xpath("//td")) + len(others.xpath("//td")) == 2 * len(ROWS)
    assert others.xpath(".//div/@aria-label") == ["表格 2"]
