"""The comparison of two texts as a page, as its users see it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from threading import BoundedSemaphore

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml.html import HtmlElement
from werkzeug.datastructures import FileStorage

from search_app.compare.compare_args import LONGEST_TEXT, MOST_PARAGRAPHS
from search_app.http.in_turn import COMPARISONS
from tests.search_app.conftest import site_of
from tests.search_app.pages import link, page, text, texts
from tests.search_app.versions import HUGE, NEW, OLD, SECOND, TITLE, post, sent

BOTH = "/compare?a=dogs-2015&b=dogs-2023"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The site of two versions of a regulation."""
    with site_of(tmp_path_factory.mktemp("versions"), (OLD, NEW, HUGE)) as app:
        yield app


def rows(root: HtmlElement) -> list[tuple[str, str, str]]:
    """Each row that is not folded: its change with what is said of it, its old and new text."""
    return [
        (
            " ".join(row.xpath("string(.//*[contains(@class,'what')])").split()),
            " ".join(row.xpath("string(.//div[contains(@class,'old')])").split()),
            " ".join(row.xpath("string(.//div[contains(@class,'new')])").split()),
        )
        for row in root.xpath("//section[contains(@class,'row')][.//*[contains(@class,'what')]]")
    ]


def file(name: str, data: bytes) -> FileStorage:
    """A file as a browser sends it."""
    return FileStorage(io.BytesIO(data), filename=name)


def test_versions_stand_side_by_side(client: FlaskClient) -> None:
    root = page(client, BOTH)
    assert text(root, "//h1") == f"《{TITLE}》新旧对照"
    assert texts(root, "//p[@class='head']") == [
        f"原文本 {TITLE} 2015年9月1日",
        f"新文本 {TITLE} 2023年9月1日",
    ]
    assert texts(root, "//ul[@class='counts-line']/li") == [
        "修改 2 处",
        "新增 1 处",
        "删去 1 处",
        "未改 3 处",
    ]
    assert rows(root) == [
        ("新增 第三条", "原条文 —", "修改后 第三条养犬协会应当加强行业自律，开展文明养犬宣传。"),
        (
            "修改 第四条 第三条改为第四条",
            "原条文 第三条犬只出生满三个月的，养犬人应当在三十日内办理登记。 登记不收取费用。",
            "修改后 第四条犬只出生满三个月的，养犬人应当在二十日内办理登记。 登记不收取费用。",
        ),
        ("删去 第四条", "原条文 第四条禁止携犬进入机关、学校、医院和体育场馆。", "修改后 —"),
        (
            "修改 第六条",
            "原条文 第六条本条例自2016年1月1日起施行。",
            "修改后 第六条本条例自2024年1月1日起施行。",
        ),
    ]


def test_the_words_that_differ_are_marked_as_deleted_and_inserted(client: FlaskClient) -> None:
    root = page(client, BOTH)
    compared = root.xpath("//div[@class='compared']")[0]
    assert texts(compared, ".//del") == ["三十日", "2016"]
    assert texts(compared, ".//ins") == ["二十日", "2024"]


def test_what_did_not_change_is_folded_and_what_is_written_otherwise_is_counted(
    client: FlaskClient,
) -> None:
    root = page(client, BOTH)
    assert texts(root, "//details[@class='unchanged']/summary") == [
        "第一条至第二条文字未改（2 处）；仅书写差异 1 处",
        "第五条文字未改",
    ]
    assert not root.xpath("//details[@open]")
    assert "仅书写差异 2 处：全半角、标点" in text(root, "//main")
    assert texts(root, "//section[contains(@class,'heading')]/h2") == [
        "第一章 总 则",
        "第二章 登记",
        "第三章 附则",
    ]


def test_each_article_leads_to_its_place(client: FlaskClient) -> None:
    root = page(client, BOTH)
    row = root.xpath("//section[@id='changed-1']")[0]
    assert [a.get("href") for a in row.xpath(".//a")] == [
        "/d/dogs-2015#article-3",
        "/d/dogs-2023#article-4",
    ]
    assert link(root, "//ul[@class='counts-line']//a[contains(.,'修改')]") == "#changed-1"
    files = root.xpath("//span[@class='files']//a")
    assert [a.get("href") for a in files] == [
        f"/compare.{form}?{BOTH.partition('?')[2]}{rows}"
        for rows in ("", "&rows=changed")
        for form in ("docx", "xlsx")
    ]
    assert link(root, "//a[.='新旧对调']") == "/compare?a=dogs-2023&b=dogs-2015"


def test_one_click_leads_from_a_version_to_the_one_before(client: FlaskClient) -> None:
    root = page(client, "/d/dogs-2023")
    versions = root.xpath("//section[@id='versions']")[0]
    assert link(versions, ".//a[.='与上一版对照']") == BOTH
    assert link(versions, ".//a[.='与别的文本对照']") == "/compare?a=dogs-2023"


def test_a_text_beside_itself_has_no_change(client: FlaskClient) -> None:
    root = page(client, "/compare?a=dogs-2015&b=dogs-2015")
    assert text(root, "//p[@role='status']") == "两份文本的文字相同。"
    assert rows(root) == []


def test_texts_without_a_common_article_are_said_to_be_others(client: FlaskClient) -> None:
    other = "\n".join(f"第{number}条　{one}" for number, one in enumerate("甲乙丙丁戊", start=1))
    root = sent(client, a="dogs-2015", b_text=other)
    assert "可能不是同一文件的两个版本" in text(root, "//p[@role='status']")


def test_a_pasted_text_is_compared_with_a_document(client: FlaskClient) -> None:
    root = sent(client, a="dogs-2015", b_text="\n".join(SECOND))
    assert [row[0] for row in rows(root)] == [
        "新增 第三条",
        "修改 第四条 第三条改为第四条",
        "删去 第四条",
        "修改 第六条",
    ]
    assert root.xpath("//textarea[@name='b_text']")[0].text.strip() == "\n".join(SECOND)
    assert not root.xpath("//a[.='新旧对调']")
    assert texts(root, "//button[@formaction]") == ["Word", "Excel"]


def test_a_text_that_begins_with_an_article_has_no_title(client: FlaskClient) -> None:
    root = sent(client, a_text="\n".join(SECOND[1:]), b_text="\n".join((TITLE, *SECOND)))
    assert text(root, "//h1") == f"《{TITLE}》新旧对照"
    assert texts(root, "//p[@class='head']") == ["原文本 粘贴的文本", f"新文本 {TITLE}"]
    root = sent(client, a_text="\n".join(SECOND), b_text="\n".join(SECOND))
    assert text(root, "//h1") == "新旧对照"


def test_two_pasted_texts_are_compared_and_shown_as_they_are(client: FlaskClient) -> None:
    root = sent(client, a_text="<b>甲</b>乙。", b_text="<b>甲</b>丙。")
    assert texts(root, "//div[@class='compared']//b") == []
    assert "<b>甲</b>" in rows(root)[0][1]


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_a_file_is_read_and_compared(client: FlaskClient, form: str) -> None:
    if form == "docx":
        document = docx.Document()
        for line in (TITLE, *SECOND):
            document.add_paragraph(line)
        data = io.BytesIO()
        document.save(data)
        given = file("新条例.docx", data.getvalue())
    else:
        given = file("新条例.txt", "\r\n".join((TITLE, *SECOND)).encode("gb18030"))
    root = sent(client, a="dogs-2015", b_file=given)
    assert texts(root, "//p[@class='head']")[1].startswith(f"新文本 {TITLE}")
    assert "修改 第四条 第三条改为第四条" in [row[0] for row in rows(root)]
    assert TITLE in root.xpath("//textarea[@name='b_text']")[0].text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "请给出原文本"),
        ({"a": "dogs-2015"}, "请给出新文本"),
        ({"a": "nobody", "b_text": "甲"}, "本站没有编号、网址或标题为“nobody”的文件"),
        ({"a": "dogs-2015", "b": "dogs-2023", "b_text": "甲"}, "新文本给了不止一样"),
        ({"a": "dogs-2015", "b_text": "字" * (LONGEST_TEXT + 1)}, f"最多 {LONGEST_TEXT:,} 个字"),
        (
            {"a": "dogs-2015", "b_text": "甲\n" * (MOST_PARAGRAPHS + 1)},
            f"最多对照 {MOST_PARAGRAPHS:,} 段",
        ),
        ({"a": "huge", "b_text": "甲"}, "“很长的办法”太长"),
        ({"a": "dogs-2015", "b": "dogs-2023", "colour": "red"}, "colour"),
    ],
)
def test_mistakes_are_said_above_the_form(
    client: FlaskClient, fields: dict[str, str], said: str
) -> None:
    root = sent(client, 400, **fields)
    assert said in text(root, "//*[@id='problems']")
    assert root.xpath("//form[@class='texts-form']")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.docx", b"", "空文件"),
        (
            "旧.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "DOCX",
        ),
        ("图.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "不支持这种格式"),
        ("坏.docx", b"PK\x03\x04broken", "读不出来"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    client: FlaskClient, name: str, data: bytes, said: str
) -> None:
    root = sent(client, 400, a="dogs-2015", b_file=file(name, data))
    problem = text(root, "//*[@id='problems']")
    assert f"“{name}”" in problem
    assert said in problem


def test_a_file_that_is_too_large_is_refused(client: FlaskClient) -> None:
    root = sent(client, 400, a="dogs-2015", b_file=file("大.txt", b"a" * (10 * 1024 * 1024 + 1)))
    assert "太大，最多 10 MB" in text(root, "//*[@id='problems']")


def test_what_is_far_too_large_is_not_read(client: FlaskClient) -> None:
    response = post(client, "/compare", a_text="a" * 25_000_000)
    assert response.status_code == 413


def test_no_file_is_written_while_one_is_sent(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("written to the disk")

    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)
    large = "第一条　" + "养犬应当登记。" * 20_000
    sent(client, a="dogs-2015", b_file=file("大.txt", large.encode()))


def test_an_address_a_number_of_a_page_or_a_title_names_a_document(client: FlaskClient) -> None:
    by_address = page(client, "/compare?a=https://example.gov.cn/d/dogs-2015%3Fq=养犬&b=dogs-2023")
    assert len(rows(by_address)) == 4
    root = page(client, "/compare?a=dogs-2015&b=养犬管理条例")
    assert text(root, "//main//h2") == "新文本是哪一份？"
    assert {a.get("href") for a in root.xpath("//section[@class='choices']//a")} == {
        "/compare?a=dogs-2015&b=dogs-2015",
        BOTH,
    }
    assert root.xpath("//input[@name='a']")[0].get("value") == "dogs-2015"
    nothing = page(client, "/compare?a=图书馆管理规定", 404)
    assert "本站没有标题含“图书馆管理规定”的文件" in text(nothing, "//p[@role='status']")


def test_a_form_that_names_documents_alone_leads_to_an_address(client: FlaskClient) -> None:
    response = post(client, "/compare", a="dogs-2015", b="dogs-2023")
    assert (response.status_code, response.headers["Location"]) == (303, BOTH)


def test_a_title_beside_a_sent_text_is_chosen_in_the_form(client: FlaskClient) -> None:
    root = sent(
        client, 400, a="养犬管理条例", b_file=file("新条例.txt", "\n".join(SECOND).encode())
    )
    assert "可能是下面的文件" in text(root, "//*[@id='problems']")
    choices = root.xpath("//fieldset[1]//input[@type='radio'][@name='a']")
    assert {one.get("value") for one in choices} == {"dogs-2015", "dogs-2023"}
    assert root.xpath("//textarea[@name='b_text']")[0].text.strip() == "\n".join(SECOND)
    assert not root.xpath("//fieldset[1]//input[@id='a']")


def test_no_more_texts_are_compared_at_once_than_there_are_places(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(COMPARISONS, "_free", BoundedSemaphore(1))
    with COMPARISONS._free:
        response = post(client, "/compare", a_text="甲", b_text="乙")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
    sent(client, 400, a_text="甲")
    sent(client, a_text="甲", b_text="乙")


def test_the_empty_form_asks_for_both(client: FlaskClient) -> None:
    root = page(client, "/compare")
    assert texts(root, "//legend") == ["原文本", "新文本"]
    assert not root.xpath("//*[@id='problems']")
