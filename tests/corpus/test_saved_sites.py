"""Sites that were saved as files: links to attachments in every form, and files of any name."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.file_forms import read_as
from corpus.judging import SourceDefaults
from corpus.readers import FileResult, ReadOptions, files_of, read_folder
from corpus.report import SkipReason
from tests.corpus.packages import archive, ofd
from tests.corpus.paper import column, paper
from tests.corpus.test_office import word, workbook

TEXT = "各区水务局：为加强供水安全，现就开展水质抽检有关事项通知如下，请认真组织实施。"
TITLE = "云州市水务局关于开展水质抽检的通知"
ADDRESS = "https://www.yunzhou.example/zwgk/"


def page(inner: str, head: str = "", text: str = TEXT) -> bytes:
    return (
        f"<html><head><meta charset='utf-8'><title>{TITLE}</title>{head}</head>"
        f"<body><h1>{TITLE}</h1><div id='zoom'><p>{text}</p>{inner}</div></body></html>"
    ).encode()


def lay(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def read(folder: Path, base_url: str = "") -> list[FileResult]:
    options = ReadOptions(defaults=SourceDefaults(base_url=base_url))
    return list(read_folder(folder, "s", options))


def documents(folder: Path, base_url: str = "") -> list[Document]:
    return [document for result in read(folder, base_url) for document in result.documents]


LINKS = {
    "beside": "b.txt.docx",
    "relative": "./files/甲 表.docx",
    "above": "../zwgk/files/甲 表.docx",
    "percent, UTF-8": "files/%E7%94%B2%20%E8%A1%A8.docx",
    "percent, GBK": "files/%BC%D7%20%B1%ED.docx?v=3",
    "backslashes": ".\\files\\甲 表.docx",
    "another case": "FILES/甲 表.DocX",
    "from the root": "/zwgk/files/甲 表.docx",
    "an entity": "files/&#30002; 表.docx#top",
    "whole": "https://www.yunzhou.example/zwgk/files/甲 表.docx",
    "whole, without www and scheme": "//yunzhou.example/zwgk/files/甲 表.docx",
    "of a script": "javascript:down('files/甲 表.docx')",
    "a parameter": "/download.do?name=x&file=files/甲 表.docx",
    "a parameter, percent": "/down.jsp?file=%2Fzwgk%2Ffiles%2F%E7%94%B2%20%E8%A1%A8.docx",
}


@pytest.mark.parametrize("href", LINKS.values(), ids=LINKS.keys())
@pytest.mark.parametrize("base_url", [ADDRESS, ""])
def test_links_to_attachments(tmp_path: Path, href: str, base_url: str) -> None:
    folder = tmp_path / "zwgk"
    lay(folder, {"files/甲 表.docx": word(), "b.txt.docx": word()})
    lay(folder, {"a.html": page(f'<p><a href="{href}">附件2：抽检表</a></p>')})
    results = read(folder, base_url)
    (result,) = (one for one in results if one.path == "a.html")
    (document,) = result.documents
    assert [(part.number, part.title) for part in document.parts] == [(0, ""), (2, "抽检表")]
    assert len(results) == 2  # the page, and the file that it does not link to


NO_LINKS = {
    "another site": "https://other.example/zwgk/b.docx",
    "above the folder": "../../b.docx",
    "another place": "/other/place/c/b.docx",
    "mail": "mailto:b.docx",
    "not there": "c.docx",
    "hidden": ".b.docx",
    "far too long": "x" * 3000 + ".docx",
}


@pytest.mark.parametrize("href", NO_LINKS.values(), ids=NO_LINKS.keys())
def test_links_that_lead_to_no_file_of_the_site(tmp_path: Path, href: str) -> None:
    lay(tmp_path / "site", {"d/b.docx": word(), "d/.b.docx": word()})
    lay(tmp_path, {"b.docx": word(), "site/d/a.html": page(f'<a href="{href}">附件</a>')})
    paths = [one.path for one in documents(tmp_path / "site", ADDRESS)]
    assert paths == ["d/a.html", "d/b.docx"]


@pytest.mark.parametrize("base", ["/zwgk/files/", f"{ADDRESS}files/x.html", "files/"])
def test_base_of_the_page(tmp_path: Path, base: str) -> None:
    lay(tmp_path, {"files/b.docx": word()})
    lay(tmp_path, {"a.html": page('<a href="b.docx">附件</a>', f'<base href="{base}">')})
    assert [len(one.parts) for one in documents(tmp_path, ADDRESS)] == [2]


FRAMES = {
    "iframe": '<iframe src="main.pdf" width="100%"></iframe>',
    "object": '<object type="application/pdf" data="/main.pdf"></object>',
    "embed": '<embed src="main.pdf">',
    "viewer": '<iframe src="/pdfjs/web/viewer.html?file=/main.pdf#page=2"></iframe>',
    "viewer, percent": '<iframe src="../lib/viewer.html?file=%6dain.pdf&x=1"></iframe>',
    "a link of a script": '<a href="#" onclick="openFile(\'main.pdf\')">查看</a>',
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_a_framed_file_is_a_part_of_the_page(tmp_path: Path, frame: str) -> None:
    lay(tmp_path, {"main.pdf": paper(column(TEXT)), "a.html": page(frame)})
    (document,) = documents(tmp_path)
    assert [len(part.paragraphs) > 0 for part in document.parts] == [True, True]


def test_a_framed_page_is_a_part_where_its_page_says_nothing(tmp_path: Path) -> None:
    frame = '<iframe src="text.html"></iframe>'
    lay(tmp_path, {"text.html": page(""), "a.html": page(frame, text="")})
    (document,) = documents(tmp_path)
    assert document.path == "a.html"
    assert "水质抽检" in document.body
    lay(tmp_path, {"a.html": page(frame, text=TEXT * 2)})
    assert sorted(one.path for one in documents(tmp_path)) == ["a.html", "text.html"]


NAMES = (
    "view.do", "detail.jsp", "a.aspx", "index.html?id=5", "show.html@id=7", "h.htm.1", "page",
    "x.php", "e.html.gz.bak", "k.ashx", "通知",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_pages_of_any_name(tmp_path: Path, name: str) -> None:
    lay(tmp_path, {name: page('<a href="b.docx">附件</a>'), "b.docx": word()})
    (document,) = documents(tmp_path)
    assert (document.title, len(document.parts)) == (TITLE, 2)
    assert files_of(tmp_path / name, tmp_path) == (tmp_path / name, tmp_path / "b.docx")


CONTENTS = {
    ".html": b"\xef\xbb\xbf\n<!-- saved -->\n<!DOCTYPE html><p>" + TEXT.encode(),
    ".pdf": paper(column(TEXT)),
    ".docx": word(),
    ".xlsx": workbook(),
    ".ofd": ofd([(28.0, 40.0, 5.5, TEXT)]),
    ".zip": archive({"a.txt": f"{TITLE}\n{TEXT}".encode()}),
    ".jsonl": f'{{"title": "{TITLE}", "body": "{TEXT}"}}\n'.encode(),
    ".txt": f"{TITLE}\n{TEXT}".encode("gb18030"),
}


@pytest.mark.parametrize("ending", CONTENTS)
@pytest.mark.parametrize("name", ["download.do", "file", "a.docx@v=1"])
def test_files_are_read_by_what_is_in_them(tmp_path: Path, ending: str, name: str) -> None:
    lay(tmp_path, {name: CONTENTS[ending]})
    assert read_as(tmp_path / name) == (ending, False)
    assert len(documents(tmp_path)) == 1


NOTHING = {
    "a.css": b"/* \xe9\xa2\x9c\xe8\x89\xb2\xe6\xa0\xb7\xe5\xbc\x8f\xe3\x80\x82 */",
    "a.js": page(""),
    "a.exe": TEXT.encode(),
    "a.dat": b"\0\1\2" * 99,
    "feed": b"<?xml version='1.0'?><rss></rss>",
    "a.do": b"plain English",
    "b.do": b"{broken",
}


def test_what_is_no_document_is_reported(tmp_path: Path) -> None:
    lay(tmp_path, {name: data for name, data in NOTHING.items() if name != "a.js"})
    skipped = [one for result in read(tmp_path) for one in result.skipped]
    assert {one.path: one.reason for one in skipped} == {
        name: SkipReason.FORMAT for name in NOTHING if name != "a.js"
    }


SAVED = """From: <Saved by Blink>
Subject: =?utf-8?B?5rC0?=
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html"; boundary="--b"

----b
Content-Type: text/html
Content-Transfer-Encoding: {encoding}
Content-Location: https://www.yunzhou.example/a.html

{page}

----b
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
----b--
"""


@pytest.mark.parametrize("name", ["a.mht", "a.MHTML", "saved", "a.do"])
@pytest.mark.parametrize(("encoding", "charset"), [("quopri", "utf-8"), ("base64", "gb18030")])
def test_pages_saved_with_all_that_belongs_to_them(
    tmp_path: Path, name: str, encoding: str, charset: str
) -> None:
    data = page("").decode().replace("utf-8", charset).encode(charset)
    coded = quopri.encodestring(data) if encoding == "quopri" else base64.encodebytes(data)
    named = "quoted-printable" if encoding == "quopri" else encoding
    lay(tmp_path, {name: SAVED.format(encoding=named, page=coded.decode("ascii")).encode()})
    (document,) = documents(tmp_path)
    assert (document.title, document.paragraphs[0].text) == (TITLE, TEXT)


@pytest.mark.parametrize("data", [b"", b"no mail", b"MIME-Version: 1.0\n\n", b"\0" * 99])
def test_a_saved_page_without_a_page_is_reported(tmp_path: Path, data: bytes) -> None:
    lay(tmp_path, {"a.mht": data})
    (result,) = read(tmp_path)
    assert [one.path for one in result.skipped] == ["a.mht"]
    assert not result.documents


@pytest.mark.parametrize(
    ("href", "name"),
    [
        ("down.jsp?file=b.docx", "down.jsp?file=b.docx"),
        ("/zwgk/get.do?id=7&name=b.docx", "get.do?id=7&name=b.docx"),
        ("get.do?f=%E9%99%84%E8%A1%A8.docx", "get.do?f=附表.docx"),
    ],
)
def test_files_whose_names_keep_the_query(tmp_path: Path, href: str, name: str) -> None:
    lay(tmp_path, {name: word(), "a.html": page(f'<p><a href="{href}">抽检表</a></p>')})
    results = read(tmp_path, ADDRESS)
    (document,) = (one for result in results for one in result.documents)
    assert [part.number for part in document.parts] == [0, 1]
    assert len(results) == 1


@pytest.mark.parametrize(
    "script",
    [
        "var notice = '关于水价的通知，请认真执行。';\nfunction show(){return notice}\n",
        "// 水价\n(function(){ var a = '现就水价有关事项通知如下。'; })();",
        "callback({title: '关于水价的通知', body: '现就水价有关事项通知如下。'})",
        "/* 页面 */\nif (top != self) { alert('请登录后查看有关事项通知。'); }",
    ],
)
def test_scripts_of_any_name_are_no_texts(tmp_path: Path, script: str) -> None:
    lay(tmp_path, {"page.do": script.encode()})
    (result,) = read(tmp_path)
    assert [skip.reason for skip in result.skipped] == [SkipReason.FORMAT]
