"""What one text states of documents: tables of invented sentences."""

from __future__ import annotations

import pytest

from corpus.document import Document, Paragraph, Part
from indexer.relations.find import find_statements


def document(*lines: str, title: str = "云州市养犬办法", numbers: tuple[str, ...] = ()) -> Document:
    parts = (Part(tuple(Paragraph(line) for line in lines)),)
    return Document(
        source="s", key="k", id="i", title=title, parts=parts, path="p", document_numbers=numbers
    )


@pytest.mark.parametrize(
    ("line", "title", "number"),
    [
        ("按《养犬条例》办理。", "养犬条例", None),
        ("见《关于养犬的通知》（云发〔2019〕5号）。", "关于养犬的通知", "云发〔2019〕5号"),
        ("见云发〔2019〕5号。", None, "云发〔2019〕5号"),
        ("见国务院令第700号《养犬条例》。", "养犬条例", "国务院令第700号"),
        ("按《关于修改〈养犬条例〉的决定》办理。", "关于修改〈养犬条例〉的决定", None),
        ("按《关于印发《养犬规划》的通知》办理。", "关于印发《养犬规划》的通知", None),
    ],
)
def test_citations(line: str, title: str | None, number: str | None) -> None:
    cited = find_statements(document(line)).citations
    assert [(one.target.title, one.target.number) for one in cited] == [(title, number)]


@pytest.mark.parametrize(
    ("line", "kind", "title"),
    [
        ("本办法自2020年1月1日起施行，《养犬规定》同时废止。", "repeal", "养犬规定"),
        ("《养犬规定》第三条不再执行。", "partial_repeal", "养犬规定"),
        ("现决定废止《养犬规定》。", "repeal", "养犬规定"),
    ],
)
def test_effects(line: str, kind: str, title: str) -> None:
    effects = find_statements(document(line)).effects
    assert [(one.kind, one.target.title) for one in effects] == [(kind, title)]


@pytest.mark.parametrize(
    "line",
    [
        "凡与本办法不一致的，以本办法为准。",
        "拟废止《养犬规定》。",
        "及时修改或者废止《养犬规定》。",
        "未使用的消费券自动失效。",
    ],
)
def test_no_effects(line: str) -> None:
    assert not find_statements(document(line)).effects


@pytest.mark.parametrize(
    ("line", "last_day", "months"),
    [
        ("本办法自2020年1月1日起施行，有效期5年。", None, 60),
        ("本通知自印发之日起施行，有效期至2025年12月31日。", "2025-12-31", None),
        ("许可证有效期5年。", None, None),
    ],
)
def test_term(line: str, last_day: str | None, months: int | None) -> None:
    term = find_statements(document(line)).term
    found = (term.last_day and term.last_day.isoformat(), term.months) if term else (None, None)
    assert found == (last_day, months)
