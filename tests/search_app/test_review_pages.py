"""The draft check and the clean-up list, as their users see them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml.html import HtmlElement, document_fromstring
from openpyxl import load_workbook

from corpus.document import Rank
from indexer.today import today
from search_app.review.review_args import LONGEST_DRAFT
from tests.contract.documents import document
from tests.contract.test_reviews import RESTS, TERM
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer, page, text, texts

NAMED = "根据《云川市养犬管理办法》（云政规〔2010〕3号），现通知如下。"


@pytest.fixture
def app(review_app: Flask) -> Flask:
    """The site of a few rules that repeal and rest on one another."""
    return review_app


def checked(client: FlaskClient, draft: str, status: int = 200, **more: str) -> HtmlElement:
    """The page that answers a draft."""
    response = client.post(
        "/check", data={"text": draft, **more}, content_type="multipart/form-data"
    )
    assert response.status_code == status
    return document_fromstring(response.get_data(as_text=True))


FOUND = "//ol[@class='findings']/li"


def test_the_draft_stands_beside_what_was_found(client: FlaskClient) -> None:
    root = checked(
        client, f"关于养犬的通知\n{NAMED}\n还应当遵守《云川市公园管理办法》（云政规〔2013〕9号）。"
    )
    assert text(root, "//p[@role='status']").startswith("核对了 2 处引用")
    assert texts(root, "//ul[@class='verdicts']/li") == [
        "相符 1", "不符 1", "已废止、失效 1"
    ]  # fmt: skip
    first, second = root.xpath("//div[contains(@class,'has-findings')]")
    assert text(first, "./p[@class='draft-text']") == NAMED
    (line,) = first.xpath(".//li")
    assert line.get("class") == "match"
    assert text(line, ".//span[@class='verdict']") == "相符"
    assert "已废止（文件写明），自2019年8月26日起" in text(line, ".//p[@class='said ended']")
    assert texts(line, ".//blockquote") == ["《云川市养犬管理办法》（云政规〔2010〕3号）同时废止。"]
    assert {a.get("href") for a in line.xpath(".//a")} == {"#m1", "/d/new", "/d/old"}
    (wrong,) = second.xpath(".//li")
    assert wrong.get("class") == "mismatch"
    assert "本站这个标题的文件是云政规〔2012〕1号" in wrong.text_content()
    assert root.text_content().count(NAMED) == 2  # beside its finding, and in the form


def test_marks_and_findings_lead_to_each_other(client: FlaskClient) -> None:
    said = (
        "按照《云川市养犬管理办法》（云政规〔2010〕3号）和《云川市公园管理办法》执行，"
        "再按云政规〔2010〕3号。"
    )
    root = checked(client, said)
    marks = root.xpath("//p[@class='draft-text']/a")
    assert [(a.get("href"), a.get("id")) for a in marks] == [
        ("#f1", "m1"), ("#f2", "m2"), ("#f1", None)
    ]  # fmt: skip
    assert [li.get("id") for li in root.xpath(FOUND)] == ["f1", "f2"]
    assert [a.get("href") for a in root.xpath("//h3/a[@class='to-text']")] == ["#m1", "#m2"]
    assert text(root, "//p[@class='draft-text']") == said


def test_no_title_stands_in_two_pairs_of_marks(client: FlaskClient) -> None:
    root = checked(
        client, "依据《关于印发《云川市图书馆管理办法》的通知》。依照《云川市公园管理办法》。"
    )
    found = "".join(texts(root, FOUND))
    assert "《《" not in found
    assert "》》" not in found
    assert "《关于印发《云川市图书馆管理办法》的通知》" in found  # as the draft writes it


def test_it_asks_as_of_a_day(client: FlaskClient) -> None:
    root = checked(client, NAMED, asof="2018-01-01")
    (line,) = root.xpath(FOUND)
    assert "本站未查到废止、失效的记载" in line.text_content()
    assert "2018年1月1日" in text(root, "//p[@role='status']")


def test_what_is_not_here_and_what_disagrees(client: FlaskClient) -> None:
    root = checked(
        client, "依据《云川市图书馆管理办法》和《云川市公园管理办法》（云政规〔2010〕3号）。"
    )
    missing, wrong = root.xpath(FOUND)
    assert "字号与标题不符：这个字号的文件是《云川市养犬管理办法》。" in wrong.text_content()
    assert text(missing, ".//span[@class='verdict']") == "本站没有收录（不表示不存在）"
    assert (missing.get("class"), wrong.get("class")) == ("not_held", "mismatch")


def test_words_quoted_wrongly_are_told(client: FlaskClient) -> None:
    said = "《云川市公园管理办法》规定：“为加强公园建设，制定本办法。”"
    (line,) = checked(client, f"{said}请遵照执行。").xpath(FOUND)
    assert text(line, ".//p[@class='said quoted differs']") == "有出入：“建设”应为“管理”"
    assert text(line, ".//dd/blockquote") == "本站原文：为加强公园管理，制定本办法"


def test_the_form_of_an_official_document_is_remarked_on(client: FlaskClient) -> None:
    root = checked(client, f"云川市人民政府关于养犬的通知\n云政发[2024]3号\n各区：\n{NAMED}")
    (remark,) = root.xpath(f"{FOUND}[@class='remark']")
    assert "年份用六角括号〔〕，可写作“云政发〔2024〕3号”。" in remark.text_content()
    rules = texts(remark, "./p[@class='rule']")
    assert [rule.partition("《")[0] for rule in rules] == ["GB/T 9704—2012", "GB/T 15834—2011"]
    assert all("请核实" in rule for rule in rules)
    (mark,) = root.xpath("//a[contains(@class,'remark')]")
    assert mark.text == "云政发[2024]3号"


def test_a_draft_stays_in_its_field_and_in_no_cache(client: FlaskClient) -> None:
    response = client.post("/check", data={"text": "<b>通知"}, content_type="multipart/form-data")
    assert response.headers["Cache-Control"] == "no-store"
    root = document_fromstring(response.get_data(as_text=True))
    (field,) = root.xpath("//textarea")
    assert field.text.strip() == "<b>通知"
    assert "没有找到" in text(root, "//p[@role='status']")
    assert root.xpath("//li[@class='match']") == []


@pytest.mark.parametrize(
    ("draft", "asof", "said"),
    [
        ("", "", "文稿"),
        ("  \n ", "", "文稿"),
        (NAMED, "2019-02-30", "2019-02-30"),
        ("字" * (LONGEST_DRAFT + 1), "", f"{LONGEST_DRAFT:,}"),
    ],
)
def test_mistakes_are_said(client: FlaskClient, draft: str, asof: str, said: str) -> None:
    sent = {"text": draft, "asof": asof}
    response = client.post("/check", data=sent, content_type="multipart/form-data")
    assert (response.status_code, response.headers["Cache-Control"]) == (400, "no-store")
    root = document_fromstring(response.get_data(as_text=True))
    assert said in text(root, "//*[@id='problems']")


@pytest.mark.parametrize("address", ["/check", "/cleanup?asof=2019-02-30"])
def test_a_wrong_day_is_named_as_its_field_is(client: FlaskClient, address: str) -> None:
    sent = {"text": NAMED, "asof": "2019-02-30"}
    response = (
        client.post(address, data=sent, content_type="multipart/form-data")
        if address == "/check"
        else client.get(address)
    )
    root = document_fromstring(response.get_data(as_text=True))
    label = text(root, "//label[@for=//input[@name='asof']/@id]")
    assert f"{label}“2019-02-30”" in text(root, "//*[@id='problems']")


def test_a_text_of_any_signs_is_answered(client: FlaskClient) -> None:
    for draft in ("《" * 5000, "〔2019〕" * 3000, "\x00《甲》\ud7ff号", "》《》《", "号" * 50_000):
        checked(client, draft)


def test_a_draft_too_large_for_a_form_is_refused(client: FlaskClient) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
    body += "字".encode() * 10 * LONGEST_DRAFT + b"\r\n--x--\r\n"
    response = client.post("/check", data=body, content_type="multipart/form-data; boundary=x")
    assert response.status_code == 413


def test_the_list_names_what_expires_and_what_lost_its_basis(client: FlaskClient) -> None:
    root = page(client, "/cleanup?asof=2024-03-01&days=60")
    first, second = root.xpath("//table[@class='clean-up-list']/tbody/tr")
    assert "2024年3月31日到期" in first.text_content()
    assert "有效期3年" in first.text_content()
    assert "所依据的文件已于2019年8月26日废止或失效" in second.text_content()
    assert "/d/rests" in second.xpath(".//a/@href")
    assert "/d/old" in second.xpath(".//a/@href")


def test_the_list_of_one_organ(client: FlaskClient) -> None:
    root = page(client, "/cleanup?asof=2024-03-01&days=60&issuer=云川市农业农村局")
    assert len(root.xpath("//table[@class='clean-up-list']/tbody/tr")) == 1
    nobody = page(client, "/cleanup?issuer=云川市教育局")
    assert "没有需要清理的文件" in nobody.text_content()


def test_its_files_have_a_column_to_fill(client: FlaskClient) -> None:
    address = "?asof=2024-03-01&days=60"
    told = client.get(f"/cleanup.csv{address}").get_data().decode("utf-8-sig")
    about, columns, *rows = csv.reader(io.StringIO(told))
    assert "索引版本" in about
    assert columns[-2:] == ["处理意见（继续有效、修改、废止、宣布失效）", "理由"]
    assert [row[1] for row in rows] == [TERM.title, RESTS.title]
    assert all(row[-2:] == ["", ""] for row in rows)
    book = load_workbook(io.BytesIO(client.get(f"/cleanup.xlsx{address}").get_data()))
    assert [row[1].value for row in book["清单"].iter_rows(min_row=2)] == [
        TERM.title,
        RESTS.title,
    ]


@pytest.mark.parametrize("wrong", ["days=-1", "days=3651", "days=x", "asof=2024-13-01"])
def test_wrong_values_are_said(client: FlaskClient, wrong: str) -> None:
    root = page(client, f"/cleanup?{wrong}", 400)
    assert wrong.partition("=")[2] in text(root, "//*[@id='problems']")
    assert client.get(f"/cleanup.csv?{wrong}").status_code == 400


def test_today_is_the_day_without_another(client: FlaskClient) -> None:
    assert f"{today().year}年" in text(page(client, "/cleanup"), "//*[@id='due-title']") or (
        "没有需要清理" in text(page(client, "/cleanup"), "//*[@id='due-title']")
    )


def test_an_organ_that_is_no_more_is_named_with_what_it_is_now(tmp_path: Path) -> None:
    one = document("old", "农药管理规定", "农药应当登记。", issuers=("农业部",), rank=Rank.RULE)
    with site_of(tmp_path, [one]) as app:
        client = app.test_client()
        said = "发文机关农业部已更名或撤并，现为农业农村部（2018年国务院机构改革方案）。"
        (line,) = page(client, "/cleanup").xpath("//table[@class='clean-up-list']/tbody/tr")
        assert said in line.text_content()
        told = client.get("/cleanup.csv").get_data(as_text=True)
        assert said in told
        (due,) = answer(client, "/api/v1/cleanup")["due"]
    assert due["renamed"] == [
        {
            "name": "农业部",
            "now": "农业农村部",
            "exact": True,
            "since": "2018-03-17",
            "decision": "2018年国务院机构改革方案",
        }
    ]
