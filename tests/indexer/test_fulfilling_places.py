"""Which piece of a text fulfils what was asked to stand together."""

from __future__ import annotations

import re

import pytest

from indexer.answers.passages.fulfilling_places import (
    LONGEST,
    asked_together,
    fulfilling,
    literals_of,
)
from indexer.query.model import Expression
from indexer.query.parser import parse
from indexer.snippets import placed_snippets

FAR = "养犬应当登记。\n罚款另行规定。\n" * 20
SENTENCE = "养犬人不束犬链的，由城市管理部门处以二百元罚款。"


def shown(text: str, query: str) -> list[str]:
    """The pieces of a text that fulfil a query."""
    asked = asked_together(expression(query))
    places = {
        literal: [found.span() for found in re.finditer(re.escape(literal), text)]
        for literal in literals_of(asked)
    }
    return [text[start:end] for start, end in fulfilling(text, asked, places)]


def expression(query: str) -> Expression | None:
    """How a query is read."""
    return parse(query).expression


@pytest.mark.parametrize(
    ("query", "text", "pieces"),
    [
        ("养犬 /s 罚款", FAR + SENTENCE, [SENTENCE]),
        ("养犬 /s 罚款", FAR, []),
        ("养犬 /s (罚款 或 警告)", FAR + "养犬扰民的，给予警告！", ["养犬扰民的，给予警告！"]),
        ("养犬 /p 罚款", FAR + "养犬应当登记。违者罚款。", ["养犬应当登记。违者罚款。"]),
        ("养犬 /s 罚款", "养犬应当登记；违者罚款。", ["养犬应当登记；违者罚款。"]),
        ("养犬 /10 罚款", FAR + SENTENCE, []),
        ("养犬 /30 罚款", FAR + SENTENCE, [SENTENCE]),
        ("罚款 /30 养犬", FAR + SENTENCE, [SENTENCE]),
        ("垃圾 或 (养犬 /s 罚款)", FAR + SENTENCE, [SENTENCE]),
        ("公园 -(养犬 /s 罚款)", FAR + SENTENCE, []),
    ],
)
def test_the_piece_that_fulfils_it_is_found(query: str, text: str, pieces: list[str]) -> None:
    assert shown(text, query) == pieces


def test_of_a_long_sentence_the_nearest_words_are_shown() -> None:
    long = "养犬" + "，应当登记" * 200 + "，养犬人不束犬链的，处以罚款" + "，应当登记" * 200 + "。"
    (piece,) = shown(long, "养犬 /s 罚款")
    assert len(piece) <= LONGEST + 4
    assert "养犬人不束犬链的，处以罚款" in piece


def test_three_at_most_are_shown_and_they_do_not_overlap() -> None:
    found = shown(SENTENCE * 6, "养犬 /s 罚款 /s 犬链")
    assert found == [SENTENCE] * 3


def test_a_snippet_is_the_piece_with_its_words_marked() -> None:
    text = FAR + SENTENCE
    start = text.index(SENTENCE)
    spans = [found.span() for found in re.finditer("养犬|罚款", text)]
    inside = [span for span in spans if span[0] >= start]
    ((at, parts),) = placed_snippets(text, inside, whole=[(start, len(text))])
    assert at == inside[0][0]
    assert "".join(part.text for part in parts) == SENTENCE
    assert [part.text for part in parts if part.match] == ["养犬", "罚款"]
