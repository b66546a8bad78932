"""What is marked is what was asked, on the original text, and nothing is left unmarked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Document
from corpus.fields.numbers import find_numbers
from indexer.analysis.normalise import normalise
from indexer.engine import Engine
from indexer.query.model import (
    And,
    Match,
    Not,
    Or,
    ParsedText,
    Phrase,
    Query,
    Scope,
    Within,
    Word,
)
from indexer.results import MarkedDocument, Snippet
from tests.contract.documents import document, history, present
from tests.contract.engines import Index, asked
from tests.contract.questions import EXAMPLES, literals

NOTICES = present(history())
PIECES = [p for p in literals(NOTICES, most=4) if not set(p) & set("()") and p != "一"]
"""Nothing that may be a part of ㈠, which is marked whole."""


def joined(parts: Snippet) -> str:
    """The text of all parts."""
    return "".join(part.text for part in parts)


def covered(text: str, asked_for: Sequence[str]) -> list[bool]:
    """For each character of a normalised text, whether one of the literals covers it."""
    marks = [False] * len(text)
    for literal in asked_for:
        at = text.find(literal)
        while at >= 0:
            marks[at : at + len(literal)] = [True] * len(literal)
            at = text.find(literal, at + 1)
    return marks


def check_marks(original: str, parts: Snippet, asked_for: Sequence[str]) -> None:
    """Every occurrence of a literal is marked, and nothing else."""
    assert joined(parts) == original
    assert all(part.text for part in parts)
    for part in parts:
        if part.match:
            assert all(covered(normalise(part.text), asked_for)), part
    marked = sum(len(normalise(part.text)) for part in parts if part.match)
    assert marked == sum(covered(normalise(original), asked_for)), original


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4, unique=True))
def test_documents_are_marked(notices_engine: Engine, texts: list[str]) -> None:
    query = Query(parsed=ParsedText(expression=Or(tuple(map(Word, texts)))), size=5)
    for hit in notices_engine.now().search(query).hits:
        found = notices_engine.now().document(hit.id, query)
        assert isinstance(found, MarkedDocument)
        check_marks(found.document.title, found.title, texts)
        assert hit.title_parts == found.title
        assert len(found.paragraphs) == len(found.document.paragraphs)
        for paragraph, parts in zip(found.document.paragraphs, found.paragraphs, strict=True):
            check_marks(paragraph.text, parts, texts)
        assert any(p.match for parts in (found.title, *found.paragraphs) for p in parts)


@settings(max_examples=EXAMPLES // 2, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3, unique=True))
def test_snippets_are_pieces_of_the_original(notices_engine: Engine, texts: list[str]) -> None:
    query = Query(parsed=ParsedText(expression=Or(tuple(map(Phrase, texts)))), size=5)
    for hit in notices_engine.now().search(query).hits:
        found = notices_engine.now().document(hit.id)
        assert isinstance(found, MarkedDocument)
        body = found.document.body
        assert len(hit.snippets) <= 3
        for snippet in hit.snippets:
            assert joined(snippet) in body
            for part in snippet:
                assert not part.match or all(covered(normalise(part.text), texts))
        held = any(t in normalise(p.text) for t in texts for p in found.document.paragraphs)
        assert held == any(part.match for snippet in hit.snippets for part in snippet)


def test_laws_are_marked(laws_engine: Engine, laws: Sequence[Document]) -> None:
    query = asked("应当 “行政主管部门” 处", size=20)
    for hit in laws_engine.now().search(query).hits:
        found = laws_engine.now().document(hit.id, query)
        assert isinstance(found, MarkedDocument)
        for paragraph, parts in zip(found.document.paragraphs, found.paragraphs, strict=True):
            check_marks(paragraph.text, parts, ["应当", "行政主管部门", "处"])
        for snippet in hit.snippets:
            assert joined(snippet) in found.document.body
            assert any(part.match for part in snippet)


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("实行養犬 登記制度", "养犬登记", ["養犬", "登記"]),
        ("实行養犬 登記制度", "“养犬登记”", ["養犬 登記"]),
        ("依照第㈠条办理", "“第(一)条”", ["第㈠条"]),
        ("依照第㈠条办理", "一", ["㈠"]),
        ("ＷＴＯ　规则", "“wto规则”", ["ＷＴＯ　规则"]),
        ("养犬养犬", "养犬", ["养犬养犬"]),
        ("养犬，养犬", "养犬", ["养犬", "养犬"]),
        ("城市养犬管理", "“城市养犬” “养犬管理”", ["城市养犬管理"]),
        ("养犬登记", "养犬 -登记费", ["养犬"]),
        ("根据云政规[2019]14 号办理", "云政规〔2019〕14号", ["云政规[2019]14 号"]),
        ("首部😀养犬", "养犬", ["养犬"]),
        ("\u200b养\u200b犬", "养犬", ["养\u200b犬"]),
    ],
)
def test_marks_on_the_original(index: Index, text: str, typed: str, marked: list[str]) -> None:
    index.publish([document("one", "题", "前文", text)])
    query = asked(typed)
    with index.engine() as engine:
        (hit,) = engine.now().search(query).hits
        found = engine.now().document("one", query)
    assert isinstance(found, MarkedDocument)
    parts = found.paragraphs[1]
    assert joined(parts) == text
    assert [part.text for part in parts if part.match] == marked
    shown = [part.text for snippet in hit.snippets for part in snippet if part.match]
    assert shown == marked


def test_cited_numbers_are_marked_as_they_stand(index: Index) -> None:
    text = "按云政规〔2019〕14号，云政规(2019)14号、云政规〔2019〕15号办理"
    index.publish([document("one", "题", text)])
    query = asked("云政规[2019]14号")
    with index.engine() as engine:
        found = engine.now().document("one", query)
    assert isinstance(found, MarkedDocument)
    marked = [part.text for part in found.paragraphs[0] if part.match]
    assert marked == ["云政规〔2019〕14号", "云政规(2019)14号"]
    assert {number.key for text in marked for number in find_numbers(text)} == {
        number.key for number in find_numbers("云政规〔2019〕14号")
    }


def test_nothing_is_marked_that_was_excluded(index: Index) -> None:
    index.publish([document("one", "养犬", "登记"), document("two", "养犬登记")])
    query = Query(
        parsed=ParsedText(
            expression=And(
                (Within(Scope.TITLE, Word("养犬")), Not(Within(Scope.TITLE, Word("登记"))))
            )
        )
    )
    with index.engine() as engine:
        assert [hit.id for hit in engine.now().search(query).hits] == ["one"]
        found = engine.now().document("one", query)
    assert isinstance(found, MarkedDocument)
    assert [part.match for part in found.title] == [True]
    assert [part.match for part in found.paragraphs[0]] == [False]


def test_a_hit_that_lacks_words_has_the_others_marked(index: Index) -> None:
    index.publish([document("one", "养犬", "登记")])
    query = asked("养犬 登记 公积金 军运会", match=Match.RANKED)
    with index.engine() as engine:
        (hit,) = engine.now().search(query).hits
        found = engine.now().document("one", query)
    assert isinstance(found, MarkedDocument)
    assert hit.title_parts == found.title
    assert [part.match for part in (*found.title, *found.paragraphs[0])] == [True, True]


def test_without_a_query_nothing_is_marked(index: Index) -> None:
    index.publish([document("one", "养犬", "", "登记")])
    with index.engine() as engine:
        found = engine.now().document("one")
        assert engine.now().document("never") is None
    assert isinstance(found, MarkedDocument)
    assert found.document == document("one", "养犬", "", "登记")
    assert [joined(parts) for parts in found.paragraphs] == ["", "登记"]


def test_snippets_can_be_left_out(notices_engine: Engine) -> None:
    result = notices_engine.now().search(asked("养犬", snippets=False))
    assert result.hits
    assert not any(hit.snippets for hit in result.hits)
