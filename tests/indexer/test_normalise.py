"""The normal form of text, and the way back to the original."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import normalise as module
from indexer.analysis.normalise import (
    normalise,
    normalise_paragraphs,
    original_span,
    original_spans_of,
)

FORMS = [
    # width
    ("ＡＢＣ１２３，（）：；！？％＋－＝", "abc123,():;!?%+-="),
    ("武政规〔２０１９〕１４号", "武政规〔2019〕14号"),
    ("　全角　空格　", "全角空格"),
    ("ｶﾀ", "カタ"),
    # compatibility forms
    ("第Ⅲ类㈠①⑵㎡", "第iii类(一)1(2)m2"),
    ("⼀⼆豈", "一二岂"),
    ("国发﹝2020﹞8号［2020］", "国发〔2020〕8号[2020]"),
    ("……", "......"),
    ("½", "1/2"),
    # Traditional
    ("關於印發《實施辦法》的通知", "关于印发《实施办法》的通知"),
    ("乾隆頭髮發展裏後", "干隆头发发展里后"),
    # zero
    ("二○二〇年◯零", "二〇二〇年〇零"),
    # case
    ("COVID Ⅷ Ｐｄｆ", "covid viii pdf"),
    # quotes, dashes, dots
    ("“放管服”‘甲’「乙」『丙』", "\"放管服\"'甲'\"乙\"'丙'"),
    ("2019—2020–21－22−23", "2019-2020-21-22-23"),
    ("艾力•买买提・·", "艾力·买买提··"),
    # brackets stay apart
    ("〔〕[]()【】《》〈〉", "〔〕[]()【】《》〈〉"),
    # white space
    ("第 一 条  本法", "第一条本法"),
    ("Open  \t Data，a b", "open data,a b"),
    ("GB 3095 — 2012", "gb 3095-2012"),
    ("汉 a b 汉", "汉a b汉"),
    ("行\r\n内\n换行", "行内换行"),
    ("line\nbreak", "line break"),
    ("a\xa0\xa0b \u2028c", "a b c"),
    ("   ", ""),
    ("", ""),
    # invisible
    ("信\u200b息\ufeff公\u00ad开\ufe0f\x00", "信息公开"),
    ("a\u200b \u200bb", "a b"),
    ("半\ud800个", "半\ufffd个"),
]


@pytest.mark.parametrize(("original", "expected"), FORMS)
def test_normal_form(original: str, expected: str) -> None:
    assert normalise(original) == expected
    assert normalise_paragraphs([original]).text == expected


@pytest.mark.parametrize(
    ("paragraphs", "text", "breaks"),
    [
        ([], "", [(0, 0)]),
        ([""], "", [(0, 0)]),
        (["第一条", "本法"], "第一条\n本法", [(0, 0)]),
        (["", "甲", ""], "\n甲\n", [(0, 0)]),
        (["第 一条"], "第一条", [(0, 0), (1, 2)]),
        (["  甲 ", " 乙"], "甲\n乙", [(0, 2), (1, 4), (2, 6)]),
        (["Ⅲ类"], "iii类", [(0, 0), (1, 0), (2, 0)]),
        (["a  b"], "a b", [(0, 0), (2, 3)]),
        (["甲\u200b乙"], "甲乙", [(0, 0), (1, 2)]),
        (["甲\n乙"], "甲乙", [(0, 0), (1, 2)]),
    ],
)
def test_breaks(paragraphs: list[str], text: str, breaks: list[tuple[int, int]]) -> None:
    normalised = normalise_paragraphs(paragraphs)
    assert normalised.text == text
    assert normalised.breaks.dtype == np.int32
    assert list(map(tuple, normalised.breaks.tolist())) == breaks


@pytest.mark.parametrize(
    ("original", "part", "span"),
    [
        ("见  第 Ⅲ 类", "第i", (3, 6)),  # a piece of an expansion covers the whole character
        ("见  第 Ⅲ 类", "ii", (5, 6)),
        ("见  第 Ⅲ 类", "iii类", (5, 8)),  # dropped space inside counts, at the ends not
        ("见  第 Ⅲ 类", "见", (0, 1)),
        ("见  第 Ⅲ 类", "第", (3, 4)),
    ],
)
def test_original_span(original: str, part: str, span: tuple[int, int]) -> None:
    normalised = normalise_paragraphs([original])
    start = normalised.text.index(part)
    assert normalised.original_span(start, start + len(part)) == span


def test_empty_span_is_a_point() -> None:
    assert original_span(normalise_paragraphs(["甲 乙"]).breaks, 1, 1) == (2, 2)


def test_many_spans_of_many_texts_are_found_at_once() -> None:
    texts = [normalise_paragraphs([text]) for text in ("见  第 Ⅲ 类", "甲", " ㈠ 乙丙")]
    spans = [
        (number, start, end)
        for number, one in enumerate(texts)
        for start in range(len(one.text))
        for end in range(start + 1, len(one.text) + 1)
    ]
    found = original_spans_of(
        [one.breaks for one in texts],
        np.array([number for number, _, _ in spans], np.int64),
        np.array([start for _, start, _ in spans], np.uint32),
        np.array([end - start for _, start, end in spans], np.int64),
    )
    assert found == [texts[number].original_span(start, end) for number, start, end in spans]
    assert (3, 6) in found


def test_memory_for_forms_is_bounded() -> None:
    normalise("犬")
    kept = len(module._FORMS)
    assert normalise("犬" + "".join(map(chr, range(0x20000, 0x20040)))).startswith("犬")
    assert len(module._FORMS) == kept


def test_every_character_has_a_form_that_is_normal() -> None:
    for code in range(0x110000):
        char = chr(code)
        form = module._form(char)
        assert "".join(map(module._form, form)) == form, hex(code)


@pytest.mark.parametrize("turn", ["first", "second"])
def test_many_characters_get_their_forms_at_once(turn: str) -> None:
    text = "".join(map(chr, (*range(0x10000), *range(0x1F600, 0x1F610), 0x20000)))
    translated, sizes = module._translated(text)
    assert translated == text.translate(module._FORMS)
    forms = [module._form(char) for char in text]
    several = {place: len(form) for place, form in enumerate(forms) if len(form) != 1}
    assert several.items() <= sizes.items()
    assert {sizes[place] for place in sizes.keys() - several} == {1}, "above the table alone"


def test_breaks_lie_behind_what_was_dropped() -> None:
    found = normalise_paragraphs([" 甲 乙  丙 ", "  ", " 丁 "])
    assert found.text == "甲乙丙\n\n丁"
    assert found.breaks.tolist() == [[0, 1], [1, 3], [2, 6], [3, 8], [4, 11], [5, 13]]


SIGNS = st.text(
    st.one_of(
        st.sampled_from(' 　\t\n\u200bⅢ㈠①ｱ○〇零發发aAZ9９-—“”"（(〔㎡İßé𠀀\ufe0f'), st.characters()
    )
)


@given(SIGNS)
def test_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(SIGNS, st.integers(0, 40), st.integers(0, 40))
def test_a_piece_of_normal_text_is_normal(text: str, start: int, end: int) -> None:
    piece = normalise(text)[start:end]
    assert normalise(piece) == piece.strip(" ")


@given(st.lists(SIGNS, max_size=4), st.data())
def test_spans_lead_back(paragraphs: list[str], data: st.DataObject) -> None:
    normalised = normalise_paragraphs(paragraphs)
    assert normalised.text.split("\n") == list(map(normalise, paragraphs)) or not paragraphs
    start = data.draw(st.integers(0, len(normalised.text)))
    end = data.draw(st.integers(start, len(normalised.text)))
    first, last = normalised.original_span(start, end)
    back = normalise_paragraphs(
        "\n".join(p.replace("\n", " ") for p in paragraphs)[first:last].split("\n")
    )
    assert normalised.text[start:end].strip(" ") in back.text
