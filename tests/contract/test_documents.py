"""A document comes back as it went in, also after its segment was merged."""

from __future__ import annotations

from datetime import date

from corpus.document import Document, Paragraph, ParagraphKind, Part
from indexer.engine import Engine
from indexer.query.model import Query
from indexer.results import MarkedDocument
from tests.contract.documents import document
from tests.contract.engines import Index

FULL = Document(
    source="甲",
    key="目录/一.html",
    id="full",
    title="关于养犬的《办法》",
    parts=(
        Part(
            (
                Paragraph("第一章", ParagraphKind.HEADING, 2),
                Paragraph("第一条　养犬。", ParagraphKind.ARTICLE),
                Paragraph(""),
            )
        ),
        Part((Paragraph("甲\t乙", ParagraphKind.TABLE_ROW, page=3),), 1, "附件一"),
        Part((), 2, "空附件"),
    ),
    path="目录/一.html",
    published_on=date(2019, 2, 28),
    written_on=date(2019, 2, 1),
    effective_on=date(2019, 3, 1),
    document_number="云政规〔2019〕14号",
    document_numbers=("云政规〔2019〕14号", "云财〔2019〕2号"),
    issuers=("云川市人民政府", "云川市财政局"),
    kind="办法",
    topics=("综合政务/政务公开",),
    source_topic="惠企",
    url="https://www.example.gov.cn/一.html",
    rules={"title": "meta"},
)


def test_all_documents_come_back(notices_engine: Engine, notices: list[Document]) -> None:
    for notice in notices:
        found = notices_engine.now().document(notice.id)
        assert isinstance(found, MarkedDocument)
        assert found.document == notice


def test_every_field_comes_back_and_is_shown(index: Index) -> None:
    index.publish([FULL])
    for number in range(10):
        index.publish([document(str(number))])
    with index.engine() as engine:
        found = engine.now().document("full")
        hit = next(hit for hit in engine.now().search(Query(size=20)).hits if hit.id == "full")
    assert isinstance(found, MarkedDocument)
    assert found.document == FULL
    for name in ("source", "title", "published_on", "written_on", "document_number", "url", "kind"):
        assert getattr(hit, name) == getattr(FULL, name)
    for name in ("document_numbers", "issuers", "topics", "source_topic"):
        assert getattr(hit, name) == getattr(FULL, name)
    assert (hit.dated_on, hit.dated_by) == (date(2019, 2, 1), "written_on")
