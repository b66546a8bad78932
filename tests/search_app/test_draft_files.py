"""A draft in a file: by the page and the API, with its report, and nothing of it stays."""

from __future__ import annotations

import io
import tempfile
from typing import Any

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml.html import HtmlElement, document_fromstring
from werkzeug.test import TestResponse

from search_app.api.request_body import FILE_TYPES
from search_app.review.given_draft import MOST_FILE_BYTES
from search_app.review.review_args import LONGEST_DRAFT
from tests.corpus.paper import column, paper
from tests.corpus.word_files import paragraph, run, word_file
from tests.search_app.pages import text

RIGHT = "《云川市养犬管理办法》（云政规〔2010〕3号）"
WRONG = "《云川市公园管理办法》（云政规〔2013〕9号）"
FOUND = "//ol[@class='findings']/li"
INSERTED = '<w:ins w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z">{}</w:ins>'
DRAFT = word_file(
    paragraph(run("云川市人民政府关于养犬的通知"))
    + paragraph(run(f"按照{RIGHT}执行。"))
    + paragraph(run("还应当遵守") + INSERTED.format(run(WRONG)) + run("。"))
)


@pytest.fixture
def app(review_app: Flask) -> Flask:
    """The site of a few rules that repeal and rest on one another."""
    return review_app


def posted(
    client: FlaskClient, data: bytes, name: str = "a.docx", path: str = "/check", **more: str
) -> TestResponse:
    """The answer to a form with a file.

    It is put together here, because the client of the tests lays a large one on disk.
    """
    fields = {"text": "", **more}
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
        for field, value in fields.items()
    ]
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = b"".join([*parts, head.encode(), data, b"\r\n--x--\r\n"])
    return client.post(path, data=body, content_type="multipart/form-data; boundary=x")


def page_of(response: TestResponse, status: int = 200) -> HtmlElement:
    assert response.status_code == status, response.get_data(as_text=True)
    assert response.headers["Cache-Control"] == "no-store"
    return document_fromstring(response.get_data(as_text=True))


def test_a_word_file_is_checked_and_its_changes_are_told(client: FlaskClient) -> None:
    root = page_of(posted(client, DRAFT))
    right, changed = root.xpath(FOUND)
    assert (right.get("class"), changed.get("class")) == ("match", "undetermined")
    assert "修订痕迹" in changed.text_content()
    assert "修订痕迹" in text(root, "//p[@class='read-note']")
    (field,) = root.xpath("//textarea")
    assert field.text.strip().split("\n")[1] == f"按照{RIGHT}执行。"


def test_the_text_of_a_file_is_taken_as_it_was_read(client: FlaskClient) -> None:
    first = page_of(posted(client, DRAFT))
    (field,), (read,) = first.xpath("//textarea"), first.xpath("//input[@name='read']")
    sent = {"text": field.text.strip().replace("\n", "\r\n"), "read": read.get("value")}
    again = page_of(client.post("/check", data=sent, content_type="multipart/form-data"))
    assert [one.get("class") for one in again.xpath(FOUND)] == ["match", "undetermined"]
    sent["text"] += "。"
    edited = page_of(client.post("/check", data=sent, content_type="multipart/form-data"))
    assert [one.get("class") for one in edited.xpath(FOUND)] == ["match", "mismatch"]


def test_a_pdf_is_checked_whatever_its_name(client: FlaskClient) -> None:
    data = paper(
        column(f"按照{RIGHT}执行，各单位应当认真组织实施，并于年底前报告市人民政府。", top=700)
    )
    root = page_of(posted(client, data, "draft.doc"))
    assert [one.get("class") for one in root.xpath(FOUND)] == ["match"]


def test_the_file_counts_before_the_text(client: FlaskClient) -> None:
    root = page_of(posted(client, f"按照{RIGHT}执行。".encode(), "a.txt", text=WRONG))
    assert [one.get("class") for one in root.xpath(FOUND)] == ["match"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "不支持这种格式"),
        (b"%PDF-1.4\n", "文件打不开"),
        (("字" * (LONGEST_DRAFT + 1)).encode(), f"{LONGEST_DRAFT:,}"),
        (bytes(MOST_FILE_BYTES + 1), "20 MB"),
    ],
    ids=["picture", "cut off", "long", "large"],
)
def test_what_cannot_be_checked_is_said(client: FlaskClient, data: bytes, said: str) -> None:
    root = page_of(posted(client, data, "a.docx"), 400)
    assert said in text(root, "//*[@id='problems']")
    (field,) = root.xpath("//input[@name='file']")
    assert field.get("aria-invalid") == "true"


def test_a_form_beyond_all_bounds_is_refused(client: FlaskClient) -> None:
    assert posted(client, bytes(MOST_FILE_BYTES + 2_000_000)).status_code == 413


def test_the_report_is_a_word_file(client: FlaskClient) -> None:
    said = f"按照{RIGHT}执行。还应当遵守{WRONG}。"
    sent = {"text": f"关于养犬的通知\n云政发[2024]3号\n各区：\n{said}", "asof": "2024-03-01"}
    response = client.post("/check.docx", data=sent, content_type="multipart/form-data")
    assert response.headers["Cache-Control"] == "no-store"
    assert "attachment" in response.headers["Content-Disposition"]
    report = docx.Document(io.BytesIO(response.get_data()))
    lines = [one.text for one in report.paragraphs]
    assert lines[:3] == [
        "引用核对报告", "核对了 2 处引用（效力按2024年3月1日）。",
        "相符 1，不符 1，已废止、失效 1。",
    ]  # fmt: skip
    assert any(line.startswith("“云政发[2024]3号”：年份用六角括号〔〕") for line in lines)
    (table,) = report.tables
    rows = [[cell.text for cell in one.cells] for one in table.rows]
    assert rows[0] == ["序号", "引用", "引用核对", "效力", "引文"]
    assert rows[1][1].startswith(f"{RIGHT}（依据）\n文中原句：按照")
    assert rows[1][2] == "相符"
    assert rows[1][3].startswith("已废止（文件写明），自2019年8月26日起")
    assert rows[2][2].startswith("不符\n字号与标题不符")


def test_the_report_holds_whatever_a_draft_holds(client: FlaskClient) -> None:
    sent = {"text": f"按照{RIGHT}\x0b\ud7ff\ufffe执行\x01。"}
    response = client.post("/check.docx", data=sent, content_type="multipart/form-data")
    assert docx.Document(io.BytesIO(response.get_data())).tables


def test_a_report_of_nothing_is_refused_with_words(client: FlaskClient) -> None:
    response = client.post("/check.docx", data={"text": " "}, content_type="multipart/form-data")
    assert "文稿" in text(page_of(response, 400), "//*[@id='problems']")


def checked(client: FlaskClient, data: bytes, type: str, query: str = "") -> dict[str, Any]:
    response = client.post(f"/api/v1/check/file{query}", data=data, content_type=type)
    assert response.status_code == 200, response.get_data(as_text=True)
    assert response.headers["Cache-Control"] == "no-store"
    found: dict[str, Any] = response.get_json()
    return found


@pytest.mark.parametrize("type", FILE_TYPES)
def test_the_api_takes_a_file_under_each_name(client: FlaskClient, type: str) -> None:
    found = checked(client, DRAFT, type, "?asof=2018-01-01")
    right, changed = found["citations"]
    assert found["asof"] == "2018-01-01"
    assert right["verdict"]["code"] == "match"
    assert right["validity"]["code"] == "unstated"
    assert (changed["verdict"]["code"], changed["verdict"]["label"]) == (
        "undetermined", "资料不足，不能判断"
    )  # fmt: skip
    assert [one["code"] for one in changed["verdict"]["reasons"]] == ["tracked_changes"]
    assert found["counts"] == {
        "match": 1, "partial": 0, "mismatch": 0, "not_held": 0, "undetermined": 1
    }  # fmt: skip
    (mark,) = right["marks"]
    assert found["text"][mark["start"] : mark["end"]] == RIGHT
    assert "修订痕迹" in found["notes"][0]


def test_a_file_that_cannot_be_read_is_a_mistake_of_the_request(client: FlaskClient) -> None:
    response = client.post("/api/v1/check/file", data=b"%PDF-1.4\n", content_type=FILE_TYPES[0])
    assert response.status_code == 400
    (problem,) = response.get_json()["error"]["problems"]
    assert (problem["code"], problem["parameter"]) == ("unreadable_file", "file")


@pytest.mark.parametrize("type", ["text/plain", "multipart/form-data; boundary=x", None])
def test_what_a_form_of_another_site_can_send_is_refused(
    client: FlaskClient, type: str | None
) -> None:
    assert client.post("/api/v1/check/file", data=DRAFT, content_type=type).status_code == 415


def test_more_than_the_most_is_not_taken(client: FlaskClient) -> None:
    data = bytes(MOST_FILE_BYTES + 1)
    response = client.post("/api/v1/check/file", data=data, content_type=FILE_TYPES[0])
    assert response.status_code == 413


def test_a_large_file_of_a_form_is_written_to_no_disk(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a file is written")

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", refused)
    monkeypatch.setattr("werkzeug.formparser.default_stream_factory", refused)
    large = f"按照{RIGHT}执行。\n".encode() + b"\n" * 2_000_000
    assert len(page_of(posted(client, large, "a.txt")).xpath(FOUND)) == 1


def test_quotations_that_do_not_stand_there_are_counted_on_top(client: FlaskClient) -> None:
    said = f"{RIGHT}规定：“养犬应当登记并且挂牌年检。”该办法第一条另有要求。"
    root = page_of(client.post("/check", data={"text": said}, content_type="multipart/form-data"))
    (count,) = root.xpath("//li[@class='quote-differs' or @class='quote-not_found']")
    (link,) = count.xpath("a")
    assert link.text_content() in ("引文有出入 1", "引文未找到 1")
    assert link.get("href") == "#f1"
    sent = {"text": said}
    response = client.post("/check.docx", data=sent, content_type="multipart/form-data")
    report = docx.Document(io.BytesIO(response.get_data()))
    assert link.text_content() in report.paragraphs[2].text


def test_a_name_that_goes_back_says_the_title(client: FlaskClient) -> None:
    said = "按照《云川市养犬管理办法》执行，该办法第一条另有要求。"
    root = page_of(client.post("/check", data={"text": said}, content_type="multipart/form-data"))
    heads = [" ".join(one.text_content().split()) for one in root.xpath(f"{FOUND}/h3")]
    assert any("该办法第一条（《云川市养犬管理办法》）" in one for one in heads)
    assert "《《" not in root.text_content()
