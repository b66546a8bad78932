"""One article through the versions of a rule: its text, what amended it, who cites it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from corpus.articles import ArticleNumber
from corpus.document import Document
from indexer.engine import Engine
from indexer.query.model import CitedVersions, Query
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.version_states import VersionEnd, VersionState
from indexer.results.versions import ArticleHistory
from tests.contract.documents import document
from tests.contract.engines import Index, ids
from tests.contract.test_versions import CONGRESS, DECIDED, ENTERS, PASSED, TITLE, law, told

SECOND, THIRD, NINTH = ArticleNumber(2), ArticleNumber(3), ArticleNumber(9)
BEGUN = date(2010, 7, 1)

OLD = law(
    "old",
    date(2010, 5, 1),
    "第一条　为了规范养犬，制定本条例。",
    "第二条　养犬人应当自取得犬只之日起三十日内到公安机关办理登记。",
    "第三条　本条例自2010年7月1日起施行。",
    effective_on=BEGUN,
    history=told(PASSED),
)
NEW = law(
    "new",
    DECIDED,
    "第一条　为了规范养犬，保障安全，制定本条例。",
    "第二条　养犬应当文明。",
    "第三条　养犬人应当自取得犬只之日起十五日内到公安机关办理登记。",
    "登记应当提交：",
    "（一）身份证明；",
    "（二）照片：",
    "1.正面；",
    "第四条　本条例自2010年7月1日起施行。",
    effective_on=BEGUN,
    history=told(PASSED, (DECIDED, f"第九次会议《关于修改〈{TITLE}〉的决定》修正")),
)
DECISION = law(
    "decision",
    DECIDED,
    f"决定对《{TITLE}》作如下修改：",
    "一、增加一条，作为第二条：“养犬应当文明。”",
    "二、将第二条改为第三条，修改为：“养犬人应当自取得犬只之日起十五日内办理登记。",
    "“第三款作为第九条。”",
    "本决定自2024年3月1日起施行。",
    title=f"{CONGRESS}关于修改《{TITLE}》的决定",
    effective_on=ENTERS,
)
REPEALS = law(
    "part",
    date(2025, 1, 1),
    f"废止《{TITLE}》第四条。",
    title=f"{CONGRESS}关于废止部分条款的决定",
)


def notice(id: str, dated: date, text: str) -> Document:
    """A notice that cites."""
    return document(id, f"关于{id}的通知", text, written_on=dated)


CITERS = [
    notice("a", date(2012, 1, 1), f"根据《{TITLE}》第二条第一款、第三条，通知如下。"),
    notice("b", date(2024, 6, 1), f"按照《{TITLE}》办理。依照《{TITLE}》第二条处理。"),
    notice("c", date(2025, 6, 1), f"按照《{TITLE}》第一条至第三条办理。"),
    notice("d", date(2025, 7, 1), f"按照《{TITLE}》第十二条办理。"),
    notice("e", date(2013, 1, 1), f"按照《{TITLE}》办理。"),
]


@pytest.fixture
def engine(index: Index) -> Iterator[Engine]:
    """An engine over both versions, the decision between them, and those that cite them."""
    index.publish([OLD, NEW, DECISION, REPEALS, *CITERS])
    with index.engine() as engine:
        yield engine


def history(engine: Engine, id: str, article: ArticleNumber, **page: Any) -> ArticleHistory:
    """An article of a document that is there."""
    found = engine.now().article(id, article, **page)
    assert found is not None
    return found


def test_the_text_of_each_version_comes_with_the_names_of_its_clauses(engine: Engine) -> None:
    new, old = history(engine, "new", THIRD).texts
    assert [(one.name, one.label, one.text) for one in new.clauses] == [
        ("article-3-p1", "第三条第一款", "养犬人应当自取得犬只之日起十五日内到公安机关办理登记。"),
        ("article-3-p2", "第三条第二款", "登记应当提交："),
        ("article-3-p2-i1", "第三条第二款第一项", "（一）身份证明；"),
        ("article-3-p2-i2", "第三条第二款第二项", "（二）照片：\n1.正面；"),
    ]
    assert (new.document.id, new.state, new.ended) == ("new", VersionState.NEWEST, None)
    assert (old.document.id, old.state, old.ended) == (
        "old",
        VersionState.OLDER,
        VersionEnd.AMENDED,
    )
    assert [one.label for one in old.clauses] == ["第三条"]


def test_where_numbers_moved_the_article_of_nearly_the_same_text_is_named(engine: Engine) -> None:
    second = {one.document.id: one.moved_to for one in history(engine, "old", SECOND).texts}
    assert second == {"old": None, "new": THIRD}
    first = history(engine, "new", ArticleNumber(1))
    assert [one.moved_to for one in first.texts] == [None, None]


def test_amendments_are_those_of_the_article(engine: Engine) -> None:
    def said(article: ArticleNumber) -> list[tuple[str, EffectKind, str]]:
        changes = history(engine, "new", article).changes
        return [(one.effect.by.id, one.effect.kind, one.effect.sentence[:8]) for one in changes]

    assert said(SECOND) == [
        ("decision", EffectKind.AMEND, "一、增加一条，作"),
        ("decision", EffectKind.AMEND, "二、将第二条改为"),
    ]
    assert said(THIRD) == [("decision", EffectKind.AMEND, "二、将第二条改为")]
    assert said(ArticleNumber(4)) == [("part", EffectKind.PARTIAL_REPEAL, f"废止《{TITLE}》"[:8])]
    assert said(NINTH) == []


def test_who_cites_an_article_is_told_for_all_versions_together(engine: Engine) -> None:
    for id in ("new", "old"):
        found = history(engine, id, SECOND)
        told = [(one.citing.document.id, one.version) for one in found.cited_by]
        assert told == [("c", "new"), ("b", "new"), ("a", "old")]
        assert found.cited_by_total == 3
    by_id = {one.citing.document.id: one.citing for one in history(engine, "new", SECOND).cited_by}
    assert by_id["b"].sentence == f"依照《{TITLE}》第二条处理。"
    assert (by_id["a"].basis, by_id["a"].clauses) == (True, "第二条第一款、第三条")
    page = history(engine, "new", SECOND, start=1, size=1)
    assert [one.citing.document.id for one in page.cited_by] == ["b"]


@pytest.mark.parametrize("id", ["new", "old"])
def test_the_filter_finds_the_same(engine: Engine, id: str) -> None:
    for article in (SECOND, THIRD, ArticleNumber(12), NINTH):
        listed = ids(engine, Query(cites=id, article=article, size=50))
        cited = [one.citing.document.id for one in history(engine, id, article, size=50).cited_by]
        assert listed == cited
    assert ids(engine, Query(cites=id, article=ArticleNumber(12))) == ["d"]
    assert ids(engine, Query(cites="nobody", article=SECOND)) == []


def test_all_versions_of_a_rule_are_cited_together_where_that_is_asked(engine: Engine) -> None:
    every = {"a", "b", "c", "d", "e"}
    for id in ("new", "old"):
        found = ids(engine, Query(cites=id, versions=CitedVersions.ALL, size=50))
        assert set(found) - {"decision", "part"} == every
    new, old = (set(ids(engine, Query(cites=id, size=50))) for id in ("new", "old"))
    assert (new & every, old & every) == ({"b", "c", "d"}, {"a", "e"})


def test_an_article_that_no_version_has_is_without_text(engine: Engine) -> None:
    found = history(engine, "new", NINTH)
    assert [one.clauses for one in found.texts] == [(), ()]
    assert engine.now().article("nobody", SECOND) is None


def test_a_document_alone_has_its_own_article(index: Index) -> None:
    index.publish([NEW])
    with index.engine() as engine:
        (text,) = history(engine, "new", SECOND).texts
        assert (text.state, [one.text for one in text.clauses]) == (None, ["养犬应当文明。"])
