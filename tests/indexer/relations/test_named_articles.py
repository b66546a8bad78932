"""The numbers of the articles that a text names."""

from __future__ import annotations

import pytest

from indexer.relations.named_articles import named_articles


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("第三条第二款、第四条", ["3", "4"]),
        ("第三条至第五条", ["3–5"]),
        ("第十二条之一第（二）项", ["12-1"]),
        ("第三章", []),
        ("", []),
    ],
)
def test_clauses_name_articles(clauses: str, expected: list[str]) -> None:
    rows = named_articles(clauses)
    assert [a.code if a == b else f"{a.code}–{b.code}" for a, b in rows] == expected


def test_a_hostile_text_is_read_at_once() -> None:
    assert len(named_articles("第一条、" * 20_000)) == 20_000
    assert named_articles("第一" * 50_000) == ()
