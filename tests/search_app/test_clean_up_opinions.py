"""The clean-up list as a work table: groups, copies, pages, opinions, terms that are presumed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement, document_fromstring
from openpyxl import load_workbook

from corpus.document import Document, Paragraph, Part, Rank
from indexer.errors import QueryError
from search_app.review.clean_up_page import LISTED
from search_app.review.term_rules import TermRule, read_term_rules
from tests.search_app.conftest import site_of
from tests.search_app.pages import page, text, texts

ASKED = "?asof=2024-03-01&days=60"
ROWS = "//table[@class='clean-up-list']/tbody/tr"
EXPIRING = LISTED + 5
RULE = TermRule("云川省", "行政规范性文件", 5, "《云川省规范性文件办法》第二十条")


def rule(key: str, day: date, *lines: str, title: str = "", source: str = "样本") -> Document:
    """A normative document of a province."""
    return Document(
        source=source,
        key=key,
        id=key,
        path=key,
        title=title or f"云川省{key}补贴规定",
        parts=(Part(tuple(map(Paragraph, lines))),),
        written_on=day,
        effective_on=day,
        issuers=("云川省人民政府",),
        rank=Rank.NORMATIVE,
        region="云川省",
    )


TERM = "本规定自2021年4月1日起施行，有效期3年。"
DOCUMENTS = (
    *(rule(f"e{n:02}", date(2021, 4, 1), f"第{n}项。", TERM) for n in range(EXPIRING)),
    rule("copy", date(2021, 4, 1), "第0项。", TERM, title="云川省e00补贴规定", source="另一网站"),
    rule("aged", date(2015, 3, 1), "养犬应当登记。"),
    rule("kept", date(2015, 3, 1), "公园应当开放。"),
    rule("keeping", date(2023, 1, 1), "《云川省kept补贴规定》继续有效。"),
    rule("young", date(2022, 3, 1), "停车应当收费。"),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A visitor of a site whose operator says how long normative documents hold."""
    folder = tmp_path_factory.mktemp("rules")
    file = folder / "terms.csv"
    file.write_text(
        f"地区,种类,年数,依据\n{RULE.region},{RULE.kind},{RULE.years},{RULE.basis}\n",
        encoding="utf-8-sig",
    )
    with site_of(tmp_path_factory.mktemp("index"), DOCUMENTS, term_rules=str(file)) as app:
        yield app.test_client()


def sent(client: FlaskClient, address: str, filled: dict[str, str]) -> HtmlElement:
    """The page that answers what was filled in."""
    response = client.post(address, data=filled)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    return document_fromstring(response.get_data(as_text=True))


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by the heads of its columns."""
    _, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_rows_stand_by_reason_with_copies_folded_and_pages(client: FlaskClient) -> None:
    root = page(client, f"/cleanup{ASKED}")
    assert texts(root, "//ul[@class='verdicts']/li") == [f"将要到期 {EXPIRING}", "推算已期满 1"]
    assert texts(root, "//h3") == [f"将要到期（{EXPIRING}）"]
    assert len(root.xpath(ROWS)) == LISTED
    (copies,) = root.xpath(f"{ROWS}[.//details]")
    assert text(copies, ".//summary") == "另有 1 份内容相同"
    assert "云川省e00补贴规定" in text(copies, ".//details")
    assert text(root, "//span[@class='position']") == "第 1 页，共 2 页"
    second = page(client, f"/cleanup{ASKED}&page=2")
    assert texts(second, "//h3") == [f"将要到期（{EXPIRING}）", "推算已期满（1）"]
    assert len(second.xpath(ROWS)) == EXPIRING - LISTED + 1


def test_what_the_operator_presumes_is_said_and_is_no_validity(client: FlaskClient) -> None:
    root = page(client, f"/cleanup{ASKED}&page=2")
    group = root.get_element_by_id("presumed")
    (row,) = group.xpath(".//tbody/tr")
    assert "/d/aged" in row.xpath(".//a/@href"), "one is kept in force, one is young"
    assert "有效期5年，自2015年3月1日起算已满（依据《云川省规范性文件办法》第二十条）" in text(
        row, "td[1]"
    )
    assert "不是时效性判断" in text(group, "p")
    document = page(client, "/d/aged")
    assert "本站未查到废止、失效的记载" in text(document, "//p[@class='stands']")
    assert not document.xpath("//div[@class='band']")
    assert "推算已期满" not in text(page(client, f"/cleanup{ASKED}&issuer=云川市公安局"), "//main")
    later = page(client, "/cleanup?asof=2028-03-01&days=0&page=9")
    listed = "".join(texts(later, "//section[@id='presumed']//tbody"))
    assert "云川省kept补贴规定" in listed, "five years after it was kept in force"


def test_opinions_go_along_from_page_to_page_into_the_file(client: FlaskClient) -> None:
    first = page(client, f"/cleanup{ASKED}")
    decisions = texts(first, f"({ROWS})[1]//option")
    assert decisions == ["未填", "继续有效", "修改", "废止", "宣布失效"]
    filled = {"decision.e02": "废止", "reason.e02": "补贴已停发<b>", "decision.e01": ""}
    second = sent(client, f"/cleanup{ASKED}&page=2", filled)
    carried = {
        one.get("name"): one.get("value") for one in second.xpath("//form//input[@type='hidden']")
    }
    assert carried["decision.e02"] == "废止"
    assert carried["reason.e02"] == "补贴已停发<b>"
    assert "decision.e01" not in carried
    filled = {**carried, "decision.aged": "修改"}
    back = sent(client, f"/cleanup{ASKED}&page=1", filled)
    (row,) = back.xpath(f"{ROWS}[.//select[@name='decision.e02']]")
    assert texts(row, ".//option[@selected]") == ["废止"]
    assert row.xpath(".//input/@value") == ["补贴已停发<b>"]
    rows = rows_of(client.post(f"/cleanup.csv{ASKED}", data=filled).get_data())
    column = "处理意见（继续有效、修改、废止、宣布失效）"
    opinions = {row["标题"]: (row[column], row["理由"]) for row in rows if row[column]}
    assert opinions == {
        "云川省e02补贴规定": ("废止", "补贴已停发<b>"),
        "云川省aged补贴规定": ("修改", ""),
    }
    assert len(rows) == EXPIRING + 2, "copies are listed apart"
    book = load_workbook(io.BytesIO(client.post(f"/cleanup.xlsx{ASKED}", data=filled).get_data()))
    last = [cell.value for cell in [*book["清单"].iter_rows()][-1]]
    assert last[0] == "推算已期满"
    assert "修改" in last
    plain = rows_of(client.get(f"/cleanup.csv{ASKED}").get_data())
    assert not any(row[column] or row["理由"] for row in plain), "nothing was stored"


@pytest.mark.parametrize(
    "wrong", [{"decision.e00": "保留"}, {"reason.e00": "长" * 501}], ids=["choice", "length"]
)
def test_wrong_opinions_are_refused(client: FlaskClient, wrong: dict[str, str]) -> None:
    for address in (f"/cleanup{ASKED}", f"/cleanup.csv{ASKED}"):
        assert client.post(address, data=wrong).status_code == 400


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("地区,种类,年数\n", "term_rules_columns"),
        ("地区,种类,年数,依据\n云川省,行政规范性文件,五,某办法\n", "term_rules_row"),
        ("地区,种类,年数,依据\n云川省,行政规范性文件,0,某办法\n", "term_rules_row"),
        ("地区,种类,年数,依据\n云川省,,5,某办法\n", "term_rules_row"),
        ("", "term_rules_unreadable"),
        (None, "term_rules_missing"),
    ],
)
def test_a_wrong_table_is_refused_as_a_whole(tmp_path: Path, told: str | None, code: str) -> None:
    file = tmp_path / "terms.csv"
    if told is not None:
        file.write_text(told, encoding="utf-8")
    with pytest.raises(QueryError) as refused:
        read_term_rules(str(file))
    assert [one.code for one in refused.value.problems] == [code]
    file.write_text(f"地区,种类,年数,依据\n{RULE.region},{RULE.kind},5,{RULE.basis}\n", "utf-8")
    assert read_term_rules(str(file)) == (RULE,)
    assert read_term_rules("") == ()
