"""Attachments in a folder: parts of their page's document as long as it has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.report import SkipReason
from indexer.build import BuildReport, build
from indexer.engines import open_engine
from indexer.query.model import Query
from indexer.query.parser import parse
from indexer.results import AttachmentPlace, MarkedDocument
from indexer.settings import Settings
from tests.corpus.paper import column, paper

PAGE = (
    '<meta name="ArticleTitle" content="关于印发管理办法的通知"><div id="zoom">'
    "<p>各区：现将办法印发给你们，请认真组织实施。</p>"
    '<p>附件：<a href="files/%E5%8A%9E%E6%B3%95.pdf">1.管理办法.pdf</a>'
    '<a href="files/scan.pdf">2.批复.pdf</a><a href="files/none.pdf">3.无.pdf</a></p></div>'
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an index that is not there yet."""
    return Settings(index_dir=tmp_path / "index", memory_mb=64, workers=2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page with three links: to a PDF, to one that is only a picture, and to none."""
    folder = tmp_path / "site"
    (folder / "files").mkdir(parents=True)
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "files" / "办法.pdf").write_bytes(paper(column("养犬应当登记。")))
    (folder / "files" / "scan.pdf").write_bytes(paper([]))
    (folder / "files" / "other.pdf").write_bytes(paper(column("与此无关的规定。")))
    return folder


def run(folder: Path, settings: Settings) -> BuildReport:
    return build(folder, "市", settings, allow_removal=True)


def found(settings: Settings, text: str) -> list[Document]:
    """The documents that hold a text, as they are stored."""
    engine = open_engine(settings)
    try:
        hits = engine.now().search(Query(parsed=parse(f'"{text}"'))).hits
        documents = [engine.now().document(hit.id) for hit in hits]
        return [one.document for one in documents if isinstance(one, MarkedDocument)]
    finally:
        engine.close()


def test_attachments_are_parts_and_no_documents(folder: Path, settings: Settings) -> None:
    report = run(folder, settings)
    assert report.added == 2
    assert [(one.path, one.reason) for one in report.skipped] == [
        ("files/scan.pdf", SkipReason.NO_TEXT_LAYER)
    ]
    (document,) = found(settings, "养犬应当登记")
    assert document.title == "关于印发管理办法的通知"
    parts = [(p.number, p.title, [q.page for q in p.paragraphs]) for p in document.parts[1:]]
    assert parts == [(1, "管理办法", [1]), (2, "批复", [])]
    (other,) = found(settings, "与此无关")
    assert other.path == "files/other.pdf"


def test_a_changed_attachment_is_read_again(folder: Path, settings: Settings) -> None:
    run(folder, settings)
    assert run(folder, settings).unchanged == 2
    (folder / "files" / "办法.pdf").write_bytes(paper(column("养猫应当登记。")))
    (folder / "files" / "none.pdf").write_bytes(paper(column("补上的附件。")))
    report = run(folder, settings)
    assert (report.changed, report.unchanged, report.removed) == (1, 1, 0)
    assert not found(settings, "养犬")
    (document,) = found(settings, "养猫应当登记")
    assert [part.number for part in document.parts] == [0, 1, 2, 3]
    (folder / "files" / "scan.pdf").unlink()
    report = run(folder, settings)
    assert (report.changed, report.skipped) == (1, ())


def test_without_its_page_an_attachment_is_a_document(folder: Path, settings: Settings) -> None:
    run(folder, settings)
    (folder / "page.html").unlink()
    report = run(folder, settings)
    assert (report.added, report.unchanged, report.removed) == (1, 1, 1)
    (document,) = found(settings, "养犬应当登记")
    assert document.path == "files/办法.pdf"
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    assert run(folder, settings).removed == 1
    (document,) = found(settings, "养犬应当登记")
    assert document.path == "page.html"


def test_a_hit_names_the_attachment_and_its_page(folder: Path, settings: Settings) -> None:
    pages = paper(column("第一页讲别的事。"), column("饲养人应当交纳费用。"))
    (folder / "files" / "办法.pdf").write_bytes(pages)
    run(folder, settings)
    engine = open_engine(settings)
    try:
        hits = [
            engine.now().search(Query(parsed=parse(word))).hits[0]
            for word in ("交纳费用", "组织实施")
        ]
    finally:
        engine.close()
    (attached,) = hits[0].snippet_places[-1:]
    assert attached == AttachmentPlace(1, "管理办法", 2)
    assert hits[1].snippet_places[0] is None


def test_an_attachment_keeps_the_number_that_the_page_gives_it(
    folder: Path, settings: Settings
) -> None:
    page = PAGE.replace(">1.管理办法.pdf<", ">附件二：管理办法.pdf<").replace(">2.批复", ">批复")
    (folder / "page.html").write_text(page, encoding="utf-8")
    run(folder, settings)
    (document,) = found(settings, "养犬应当登记")
    assert [(part.number, part.title) for part in document.parts[1:]] == [
        (2, "管理办法"),
        (3, "批复"),
    ]
