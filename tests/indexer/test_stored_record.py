"""What an index stores of a document is read by later programs: its form is held to the byte.

A test that fails here says that indexes of before cannot be derived again from what they store.
Read the old form as well, or raise `RECORD_VERSION` and record the new one: files are then read
again, and sources whose folders are gone are lost.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from datetime import date

from corpus.document import Document, HistoryEvent, Paragraph, ParagraphKind, Part, Rank, WrittenBy
from indexer.analysed_document import analyse, stored_document
from indexer.stored_record import RECORD_VERSION

VERSION = 1

DOCUMENT = Document(
    source="市政府",
    key="2019/1.html",
    id="n1",
    title="关于印发《养犬管理办法》的通知",
    parts=(
        Part(
            (
                Paragraph("各区："),
                Paragraph("第一章 总则", ParagraphKind.HEADING, 1),
                Paragraph("第一条 养犬应当登记。", ParagraphKind.ARTICLE),
                Paragraph(""),
                Paragraph("云州市人民政府", ParagraphKind.SIGNATURE),
            )
        ),
        Part(
            (
                Paragraph("犬种 数量", ParagraphKind.TABLE_ROW, 0, 1),
                Paragraph("其他 2", ParagraphKind.TABLE_ROW, 0, 2),
            ),
            1,
            "附件1 名录",
        ),
    ),
    path="2019/1.html",
    published_on=date(2019, 8, 26),
    written_on=date(2019, 8, 20),
    written_by=WrittenBy.WRITING,
    printed_on=date(2019, 8, 21),
    effective_on=date(2019, 9, 1),
    second_title="养犬管理办法",
    document_number="云政规〔2019〕14号",
    document_numbers=("云政规〔2019〕14号", "云政办〔2019〕2号"),
    issuers=("云州市人民政府",),
    site="云州市人民政府网",
    kind="通知",
    rank=Rank.NORMATIVE,
    region="云川省/云州市",
    index_number="A001",
    stated_validity="有效",
    topics=("公安、安全、司法",),
    source_topic="公安",
    url="https://www.example.gov.cn/1.html",
    rules={"title": "h1"},
    places={"document_number": (3, 9)},
)

WITH_HISTORY = replace(DOCUMENT, history=(HistoryEvent(date(2019, 8, 20), "通过"),))

RECORD = (
    '["市政府","关于印发《养犬管理办法》的通知","2019-08-26","2019-08-20","writing","2019-09-01",'
    '"云政规〔2019〕14号",["云政规〔2019〕14号","云政办〔2019〕2号"],["云州市人民政府"],'
    '"云州市人民政府网","通知","行政规范性文件","云川省/云州市",["公安、安全、司法"],"公安",'
    '"https://www.example.gov.cn/1.html",[[32,1,"附件1 名录",[[32,1],[38,2]]]]]\n'
    '{"key":"2019/1.html","path":"2019/1.html","printed_on":"2019-08-21",'
    '"second_title":"养犬管理办法","index_number":"A001","stated_validity":"有效",'
    '"rules":{"title":"h1"},"places":{"document_number":[3,9]}}'
)
RECORD_WITH_HISTORY = RECORD.removesuffix("}") + ',"history":[["2019-08-20","通过"]]}'
STRUCTURE = (
    '[[0,"",[["text",0,null],["heading",1,null],["article",0,null],["text",0,null],'
    '["signature",0,null]]],[1,"附件1 名录",[["table_row",0,1],["table_row",0,2]]]]'
)
TEXT = "各区：\n第一章 总则\n第一条 养犬应当登记。\n\n云州市人民政府\n犬种 数量\n其他 2"
CONTENT_HASH = 17782731382945674870


def test_what_was_stored_once_is_read() -> None:
    assert RECORD_VERSION == VERSION
    assert stored_document(RECORD, STRUCTURE.encode(), TEXT.encode(), "n1") == DOCUMENT
    newer = stored_document(RECORD_WITH_HISTORY, STRUCTURE.encode(), TEXT.encode(), "n1")
    assert newer == WITH_HISTORY


def test_a_document_is_stored_as_it_was_before() -> None:
    stored = analyse(DOCUMENT)
    assert stored.record == RECORD
    assert stored.structure.decode() == STRUCTURE
    assert stored.text == TEXT
    assert stored.content_hash == CONTENT_HASH
    assert analyse(WITH_HISTORY).record == RECORD_WITH_HISTORY


def test_each_field_of_a_document_is_tried() -> None:
    for field in fields(Document):
        value = getattr(WITH_HISTORY, field.name)
        assert value
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        assert value != default, field.name
