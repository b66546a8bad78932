"""A quoted phrase finds what a literal search finds, within paragraphs."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from functools import cache

import pytest

from corpus.document import Document
from indexer.analysis.normalise import normalise
from indexer.engine import Engine
from indexer.query.model import Expression, ParsedText, Phrase, Query, Scope, Word
from indexer.results import MarkedDocument
from tests.contract.documents import document
from tests.contract.engines import Index, asked, ids
from tests.contract.oracle import Plain, plain

PHRASES = 600


@pytest.fixture(scope="module")
def plain_laws(laws: Sequence[Document]) -> list[Plain]:
    """The laws, normalised paragraph by paragraph."""
    return [plain(law) for law in laws]


def pieces(documents: Sequence[Plain], count: int, least: int, most: int) -> list[str]:
    """Different random pieces of the paragraphs of documents."""
    chance = random.Random(7)
    found: dict[str, None] = {}
    while len(found) < count:
        one = chance.choice(documents)
        line = chance.choice((one.title, *one.lines))
        length = chance.randint(least, most)
        start = chance.randrange(max(1, len(line) - length + 1))
        piece = line[start : start + length]
        if len(piece) == length and piece == normalise(piece):
            found[piece] = None
    return list(found)


def holders(documents: Iterable[Plain], text: str) -> set[str]:
    """The ids of the documents that hold a text, which has no line break, within a paragraph."""
    return {d.document.id for d in documents if text in whole(d)}


@cache
def whole(one: Plain) -> str:
    """Title and paragraphs, a line each."""
    return "\n".join((one.title, *one.lines))


def found_by(engine: Engine, expression: Expression, scope: Scope = Scope.ALL) -> set[str]:
    query = Query(
        parsed=ParsedText(expression=expression), scope=scope, size=1000, snippets=False, facets=()
    )
    return set(ids(engine, query))


def test_phrases_of_laws(laws_engine: Engine, plain_laws: list[Plain]) -> None:
    phrases = pieces(plain_laws, PHRASES, 2, 20)
    assert sum(any(c.isdigit() for c in phrase) for phrase in phrases) > 5
    assert sum(any(not c.isalnum() for c in phrase) for phrase in phrases) > 100
    assert {len(phrase) for phrase in phrases} == set(range(2, 21))
    for phrase in phrases:
        expected = holders(plain_laws, phrase)
        assert expected
        assert found_by(laws_engine, Phrase(phrase)) == expected, phrase


def test_typed_phrases_of_laws(laws_engine: Engine, plain_laws: list[Plain]) -> None:
    for phrase in pieces(plain_laws, 100, 2, 20):
        if '"' in phrase or not any(map(str.isalnum, phrase)):
            continue
        query = asked(f"“{phrase}”", size=1000, snippets=False, facets=())
        assert set(ids(laws_engine, query)) == holders(plain_laws, phrase), phrase


def test_single_characters_of_laws(laws_engine: Engine, plain_laws: list[Plain]) -> None:
    for character in pieces(plain_laws, 80, 1, 1):
        expected = holders(plain_laws, character)
        assert found_by(laws_engine, Phrase(character)) == expected, character
        assert found_by(laws_engine, Word(character)) == expected, character


def test_swapped_characters_are_not_found(laws_engine: Engine, plain_laws: list[Plain]) -> None:
    for phrase in pieces(plain_laws, 100, 4, 12):
        middle = len(phrase) // 2
        swapped = phrase[middle:] + phrase[:middle]
        assert found_by(laws_engine, Phrase(swapped)) == holders(plain_laws, swapped), swapped


@pytest.mark.parametrize("length", [2, 3, 4, 5, 6, 7, 8])
def test_nothing_crosses_the_end_of_a_paragraph_or_document(index: Index, length: int) -> None:
    first, second = "甲乙丙丁", "戊己庚辛"
    index.publish(
        [
            document("lines", f"前{first}", f"前{first}", f"{second}后"),
            document("next", f"{second}后", f"{second}后"),
            document("empty", "", ""),
            document("before", "", f"前{first}", ""),
        ]
    )
    joined = first + second
    with index.engine() as engine:
        for start in range(len(joined) - length + 1):
            piece = joined[start : start + length]
            expected = {
                *(["lines", "before"] if piece in first else []),
                *(["lines", "next"] if piece in second else []),
            }
            assert found_by(engine, Phrase(piece)) == expected, piece
            title = {i for i in expected if i == ("lines" if piece in first else "next")}
            assert found_by(engine, Phrase(piece), Scope.TITLE) == title, piece


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("养犬登记办法", "養犬登記"),
        ("養犬登記辦法", "养犬登记"),
        ("〔２０１９〕５号", "〔2019〕5号"),
        ("〔2019〕5号", "〔２０１９〕５號"),
        ("第一〇三号", "第一○三号"),
        ("ＷＴＯ规则", "wto规则"),
        ("第㈠条", "第(一)条"),
        ("养 犬　登记", "养犬登记"),
        ("养犬登记", "养犬 登记"),
        ("open data平台", "ＯＰＥＮ　ＤＡＴＡ平台"),
        ("“军运会”保障", "”军运会”保障"),
        ("8月。", "8月。"),
        ("、，。！", "、，"),
        ("𠮷野家", "𠮷野"),
        ("😀 表情", "😀"),
    ],
)
def test_forms_of_text_are_one(index: Index, text: str, typed: str) -> None:
    index.publish([document("there", "题", text), document("other", "题", "别的文字")])
    with index.engine() as engine:
        assert found_by(engine, Phrase(normalise(typed))) == {"there"}


@pytest.mark.parametrize("typed", ["犬", "8", "8月", "〇", "号", "a"])
def test_short_texts_find(index: Index, typed: str) -> None:
    index.publish(
        [document("there", "题", "养犬自8月一〇三号A起"), document("other", "题", "别的")]
    )
    with index.engine() as engine:
        assert ids(engine, asked(typed)) == ["there"]


def test_a_phrase_at_position_after_65536_characters(index: Index) -> None:
    long = "".join(f"第{number}条应当登记，" for number in range(12_000))
    assert len(long) > 2**16 + 2**15
    index.publish(
        [document("long", "长文", long + "终于养犬"), document("short", "短", "养 犬 登记")]
    )
    with index.engine() as engine:
        assert found_by(engine, Phrase("登记,终于养犬")) == {"long"}
        assert found_by(engine, Phrase("终于犬")) == set()
        marked = engine.now().document(
            "long", Query(parsed=ParsedText(expression=Phrase("终于养犬")))
        )
    assert isinstance(marked, MarkedDocument)
    assert [part.text for part in marked.paragraphs[0] if part.match] == ["终于养犬"]
