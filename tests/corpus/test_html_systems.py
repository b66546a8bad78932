"""Pages of many systems are read alike: title, day, number, issuer, first and last line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from corpus.document import Document
from corpus.readers import ReadOptions, read_file
from corpus.report import SkipReason
from tests.corpus.html_systems import DAY, ISSUER, LINES, NUMBER, NUMBERED, PAGES, TITLE, P, page


def read(folder: Path, data: bytes) -> Document:
    path = folder / "page.html"
    path.write_bytes(data)
    result = read_file(path, "pages", folder, ReadOptions())
    assert not result.skipped
    return result.documents[0]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_system_is_read(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, PAGES[name].encode())
    assert document.title == TITLE
    assert document.published_on == date.fromisoformat(DAY)
    assert document.written_on == date(2021, 5, 8)
    assert document.issuers == (ISSUER,)
    assert document.body.split("\n") == list(LINES)
    assert document.document_number == (NUMBER if name in NUMBERED else None)


@pytest.mark.parametrize("declared", ["", "gb2312", "GBK", "utf-8"])
def test_pages_in_gb18030_whatever_they_declare(tmp_path: Path, declared: str) -> None:
    text = PAGES["jcms: zoom in nested tables"].replace(
        "<meta charset='utf-8'>", f"<meta charset='{declared}'>" if declared else ""
    )
    document = read(tmp_path, text.replace("犬链", "犬链（𠀀）").encode("gb18030"))
    assert document.title == TITLE
    assert "犬链（𠀀）" in document.body


@pytest.mark.parametrize(
    "text",
    [
        "<frameset cols='20%,80%'><frame src='menu.html'><frame src='text.html'></frameset>",
        page("<iframe src='text.html'></iframe>"),
        page('<div id=\'app\'></div><script>window.__STATE__={"menu":["首页"]};</script>'),
        page('<div id=\'app\'></div><script>window.__STATE__={"content":"</script>'),
    ],
    ids=["frames", "a frame within", "state without a text", "state that is cut off"],
)
def test_a_page_without_its_text_is_listed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    result = read_file(path, "pages", tmp_path, ReadOptions())
    assert result.documents == ()
    assert [one.reason for one in result.skipped] == [SkipReason.NO_BODY]


def test_attachments_beside_a_page_are_its_parts(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["姓名", "住址"])  # type: ignore[union-attr]
    book.save(tmp_path / "P02.xlsx")
    html = page(
        f"<h1>{TITLE}</h1><div>发布时间：{DAY}</div><div id='zoom'>{P}</div>"
        "<ul class='fj'><li>附件：<a href='./P02.xlsx'>养犬登记表.xlsx</a></li></ul>"
    )
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    result = read_file(path, "pages", tmp_path, ReadOptions())
    assert result.attachments == ("P02.xlsx",)
    document = result.documents[0]
    assert (document.title, document.published_on) == (TITLE, date.fromisoformat(DAY))
    assert document.parts[-1].paragraphs[-1].text == "姓名\t住址"


def test_a_text_that_is_shown_counts_before_one_in_a_script(tmp_path: Path) -> None:
    other = json.dumps({"title": "别的", "content": "别的内容，不是这一份。" * 20})
    shown = f"<h1>{TITLE}</h1><div>发布时间：{DAY}</div><div id='zoom'>{P}</div>"
    html = page(f"{shown}<script>var x={other};</script>")
    document = read(tmp_path, html.encode())
    assert document.title == TITLE
    assert document.body.split("\n") == list(LINES)


def test_half_a_sign_in_a_script_ends_no_run(tmp_path: Path) -> None:
    text = "各区、各街道：养犬应当登记。" * 9
    kept = rf'{{"title": "关于养\ud83d犬的通知", "source": "\ud83d", "content": "{text}\ud83d"}}'
    found = read(tmp_path, f"<body><div></div><script>var a = {kept}</script>".encode())
    assert found.title == "关于养\ufffd犬的通知"
    str(found).encode()
