"""Documents come out of every engine as they have to for a comparison: with all their structure."""

from __future__ import annotations

from datetime import date

from corpus.document import Document, Part
from corpus.structure import to_paragraphs
from indexer.comparison.compare_texts import compare_texts
from indexer.results import MarkedDocument
from indexer.results.comparisons import UnitChange
from tests.contract.documents import document
from tests.contract.engines import Index

OLD = (
    "第一章　总则",
    "第一条　为了规范养犬行为，保障公民健康，制定本办法。",
    "第二条　养犬应当登记。",
    "登记不收取费用。",
    "第三条　本办法自2016年1月1日起施行。",
)
NEW = (
    "第一章　总则",
    "第一条　为了规范养犬行为，保障公民健康，制定本办法。",
    "第二条　养犬协会应当加强行业自律。",
    "第三条　养犬应当办理登记。",
    "登记不收取费用。",
    "第四条　本办法自2016年1月1日起施行。",
)
TABLE = ("事项\t期限", "登记\t三十日")


def version(id: str, lines: tuple[str, ...]) -> Document:
    """A version with a table as its attachment."""
    parts = (Part(to_paragraphs(lines)), Part(to_paragraphs(TABLE), 1, "期限表"))
    return Document(
        source="甲",
        key=id,
        id=id,
        title="养犬办法",
        parts=parts,
        path=id,
        written_on=date(2020, 1, 1),
    )


def test_stored_documents_compare_as_they_were_read(index: Index) -> None:
    old, new = version("old", OLD), version("new", NEW)
    index.publish([old, new, document("other", "另一份", "无关。")])
    with index.engine() as engine:
        view = engine.now()
        stored = [view.document(id) for id in ("old", "new")]
    parts = [one.document.parts for one in stored if isinstance(one, MarkedDocument)]
    found = compare_texts(*parts)
    assert found == compare_texts(old.parts, new.parts)
    assert [(row.change, len(row.old), len(row.new)) for row in found.rows][2:5] == [
        (UnitChange.NEW, 0, 1),
        (UnitChange.CHANGED, 1, 1),
        (UnitChange.RENUMBERED, 1, 1),
    ]
