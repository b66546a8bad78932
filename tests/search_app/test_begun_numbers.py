"""A number that was typed without 号 leads to the numbers that begin so, or to its series."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from corpus.document import Document, Paragraph, Part
from tests.search_app.conftest import site_of
from tests.search_app.pages import link, page, text, texts

OFFER = "//a[@class='begun']"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A site with a few numbers of two series."""
    numbers = [f"云办发〔2018〕{serial}号" for serial in (7, 10, 100, 105)] + ["云办发〔2019〕3号"]
    with site_of(tmp_path_factory.mktemp("numbers"), map(_document, numbers)) as app:
        yield app.test_client()


def _document(number: str) -> Document:
    return Document(
        source="样本",
        key=number,
        id=number,
        path=number,
        title=f"云川市人民政府办公室关于养犬登记的通知（{number}）",
        parts=(Part((Paragraph("养犬应当登记。"),)),),
        document_number=number,
        document_numbers=(number,),
    )


@pytest.mark.parametrize(
    ("typed", "said", "count"),
    [
        ("云办发〔2018〕10", "看发文字号以云办发〔2018〕10开头的 3 份", 3),
        ("云办发[2018]10", "看发文字号以云办发〔2018〕10开头的 3 份", 3),
        ("云办发〔2018〕10&scope=number", "看发文字号以云办发〔2018〕10开头的 3 份", 3),
        ("云办发〔2018〕10 登记", "看发文字号以云办发〔2018〕10开头的 3 份", 3),
        ("云办发〔2018〕1", "看发文字号以云办发〔2018〕1开头的 3 份", 3),
        ("云办发2018", "看发文字号以云办发〔2018〕开头的 4 份", 4),
        ("云办发 2018年", "看发文字号以云办发〔2018〕开头的 4 份", 4),
        ("云办发2018 登记", "看发文字号以云办发〔2018〕开头的 4 份", 4),
        ("云办发〔2018〕9-7号", "看发文字号以云办发〔2018〕开头的 4 份", 4),
        ("云办发〔2018〕1-999号", "看发文字号以云办发〔2018〕开头的 4 份", 4),
        ("〔2018〕10号", "看发文字号是…〔2018〕10号的 1 份", 1),
        ("[2018]10", "看发文字号是…〔2018〕10号的 1 份", 1),
        ("2018年第10号 登记", "看发文字号是…〔2018〕10号的 1 份", 1),
        ("2018 10号", "看发文字号是…〔2018〕10号的 1 份", 1),
        ("2018年10号文", "看发文字号是…〔2018〕10号的 1 份", 1),
        ("〔2018〕10号&scope=number", "看发文字号是…〔2018〕10号的 1 份", 1),
        ("云办发〔2018〕2", "看发文字号以云办发〔2018〕开头的 4 份", 4),
    ],
)
def test_a_beginning_leads_to_all_numbers_that_begin_so(
    client: FlaskClient, typed: str, said: str, count: int
) -> None:
    found = page(client, f"/search?q={typed}")
    assert texts(found, OFFER) == [said]
    hits = page(client, link(found, OFFER))
    assert f"共 {count} 份" in text(hits, "//*[@id='results-title']")


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "云办发〔2018〕10号",
            "云办发〔2018〕7",
            "云办发〔2018〕",
            "2018",
            "云规〔2018〕1",
            "养犬",
        ),
        *("云规2018", "养犬 2018", "养犬2018年"),
        *("〔2018〕8号", "2018 10", "2018年10月", "养犬2018年10号楼"),
    ],
)
def test_else_nothing_is_offered(client: FlaskClient, typed: str) -> None:
    assert not texts(page(client, f"/search?q={typed}"), OFFER)


def test_a_star_for_the_end_of_a_number_is_read_and_said(client: FlaskClient) -> None:
    found = page(client, "/search?q=云办发〔2018〕10*")
    assert "共 3 份" in text(found, "//*[@id='results-title']")
    assert "“云办发〔2018〕10*”列出发文字号这样开头的文件。" in text(
        found, "//div[contains(@class, 'query-reading')]"
    )
