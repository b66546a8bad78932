"""The sample is what its note says, and is read as its authors meant it.

`sample_gold.jsonl` holds the fields of each document as it was written, not as it was read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.encoding import suffixes
from corpus.field_rule import FieldRule
from corpus.fields.numbers import find_numbers, number_key
from corpus.readers import FileResult, ReadOptions, list_files, read_folder
from corpus.report import SkipReason

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
GOLD_LINES = Path(__file__).with_name("sample_gold.jsonl").read_text(encoding="utf-8")
GOLD = {(fields := json.loads(line))["key"]: fields for line in GOLD_LINES.splitlines()}
MARKER = "（示例文件：内容为虚构，仅用于演示检索。）"

# Cited on purpose, and held by no document: shown as 未收录.
NOT_HELD = {number_key("澄政发〔2003〕27号")}


@pytest.fixture(scope="module")
def results() -> tuple[FileResult, ...]:
    """What the readers make of every file of the sample."""
    return tuple(read_folder(SAMPLE, "sample", ReadOptions()))


@pytest.fixture(scope="module")
def documents(results: tuple[FileResult, ...]) -> Mapping[str, Document]:
    """The documents of the sample by their keys."""
    return {document.key: document for result in results for document in result.documents}


@pytest.mark.parametrize("key", GOLD)
def test_fields_are_read_as_written(key: str, documents: Mapping[str, Document]) -> None:
    """Title, number, dates, issuers and stated topics of each document are as it was written."""
    document = documents[key]
    assert {
        "key": document.key,
        "title": document.title,
        "document_number": document.document_number,
        "written_on": document.written_on and document.written_on.isoformat(),
        "published_on": document.published_on and document.published_on.isoformat(),
        "issuers": list(document.issuers),
        "topics": list(document.topics)
        if document.rules.get("topics") != FieldRule.CLASSIFIER
        else [],
    } == GOLD[key]


def test_as_many_as_promised(documents: Mapping[str, Document]) -> None:
    """At least 60 documents over 10 years and 10 classes, some with a second level."""
    assert documents.keys() == GOLD.keys()
    assert len(documents) >= 60
    assert len({document.id for document in documents.values()}) == len(documents)
    years = {document.dated_on.year for document in documents.values() if document.dated_on}
    assert len(years) >= 10
    topics = {topic for document in documents.values() for topic in document.topics}
    assert len({topic.partition("/")[0] for topic in topics}) >= 10
    assert any("/" in topic for topic in topics)
    kinds = {document.kind for document in documents.values()}
    assert kinds >= {"通知", "意见", "办法", "决定", "公告", "通告", "批复", "函", "规定", "细则"}


def test_every_format_and_encoding_is_there() -> None:
    """All forms that a folder may hold, gzipped ones and ones in GB18030 among them."""
    names = [suffixes(path) for path in list_files(SAMPLE)]
    texts = {".html", ".txt", ".md", ".jsonl", ".csv"}
    assert {suffix for suffix, _ in names} == texts | {".pdf", ".docx", ".xlsx", ".ofd"}
    assert any(gzipped for _, gzipped in names)
    written = [path for path in list_files(SAMPLE) if path.suffix in texts]
    assert {path.suffix for path in written if _is_gb18030(path)} == {".html", ".txt"}


def test_only_what_is_meant_to_be_left_out_is(results: tuple[FileResult, ...]) -> None:
    """A page of links, a record without text, a scanned attachment; no value is refused."""
    skipped = [(skip.path, skip.reason) for result in results for skip in result.skipped]
    assert skipped == [
        ("departments.jsonl", SkipReason.NO_BODY),
        ("province/index.html", SkipReason.LINK_LIST),
        ("yunzhou/bmwj/2020/20200310_018/3.pdf", SkipReason.NO_TEXT_LAYER),
    ]
    assert [refusal for result in results for refusal in result.refused] == []


def test_every_document_says_once_that_it_is_invented(documents: Mapping[str, Document]) -> None:
    """The marker ends every text and every attachment, also of a page that holds its body twice."""
    for document in documents.values():
        texts = [part.paragraphs for part in document.parts if part.paragraphs]
        assert [paragraphs[-1].text for paragraphs in texts] == [MARKER] * len(texts), document.key
        assert document.body.count(MARKER) == len(texts), document.key


def test_attachments_are_parts_of_their_page(documents: Mapping[str, Document]) -> None:
    """A PDF of two pages, a workbook, and a scan that has no text."""
    parts = documents["yunzhou/bmwj/2020/20200310_018.html"].parts[1:]
    assert [(part.number, part.title) for part in parts] == [
        (1, "云州市居民阶梯水价执行办法"),
        (2, "居民用水水量分档表"),
        (3, "市人民政府批复（扫描件）"),
    ]
    assert {paragraph.page for paragraph in parts[0].paragraphs} == {1, 2}
    rows = [paragraph.text.count("\t") for paragraph in parts[1].paragraphs]
    assert rows == [0, 4, 4, 4, 4, 4, 0]
    assert parts[2].paragraphs == ()


def test_numbers_cited_are_held(documents: Mapping[str, Document]) -> None:
    """Each number in a body is some document's own, but for the one that is not in the sample."""
    held = {number_key(number) for one in GOLD.values() if (number := one["document_number"])}
    cited = {
        found.key: document.key
        for document in documents.values()
        for paragraph in document.paragraphs
        for found in find_numbers(paragraph.text)
    }
    assert cited.keys() - held == NOT_HELD
    assert len(cited) >= 20


def test_titles_are_cited_and_two_versions_share_one(documents: Mapping[str, Document]) -> None:
    """《…》 leads from many documents to others; the repealer bears the title of the repealed."""
    cited = {
        other.key
        for document in documents.values()
        for other in documents.values()
        if other.title != document.title and f"《{other.title}》" in document.body
    }
    assert len(cited) >= 10
    old, new = sorted(
        (one for one in documents.values() if one.title == "澄江省城市生活垃圾管理办法"),
        key=lambda document: str(document.written_on),
    )
    assert "（澄江省人民政府令第186号）同时废止" in new.body
    assert old.document_number == "澄江省人民政府令第186号"


def _is_gb18030(path: Path) -> bool:
    if suffixes(path)[1]:
        return False
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        path.read_bytes().decode("gb18030")
        return True
    return False
