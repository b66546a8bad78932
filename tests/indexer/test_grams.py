"""Bigrams of normalised text as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from indexer.analysis.grams import codes, first_char_range, phrase_codes


def code(bigram: str) -> int:
    first, second = map(ord, bigram)
    return first * 2**21 + second


@pytest.mark.parametrize(
    ("text", "bigrams"),
    [
        ("", []),
        ("甲", ["甲\n"]),
        ("甲,1", ["甲,", ",1", "1\n"]),
        ("甲\n乙", ["甲\n", None, "乙\n"]),
        ("\n\n甲", [None, None, "甲\n"]),
        ("𠀀a", ["𠀀a", "a\n"]),
    ],
)
def test_codes(text: str, bigrams: list[str | None]) -> None:
    found = codes(text)
    assert found.dtype == np.uint64
    assert found.tolist() == [code(bigram) if bigram else 0 for bigram in bigrams]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲乙", [(0, "甲乙")]),
        ("甲乙丙", [(0, "甲乙"), (1, "乙丙")]),
        ("第8条。", [(0, "第8"), (2, "条。")]),
        ("甲乙丙丁戊", [(0, "甲乙"), (2, "丙丁"), (3, "丁戊")]),
    ],
)
def test_phrase_codes(text: str, expected: list[tuple[int, str]]) -> None:
    assert phrase_codes(text) == [(offset, code(bigram)) for offset, bigram in expected]


def test_a_phrase_has_two_characters() -> None:
    with pytest.raises(ValueError, match="two characters"):
        phrase_codes("甲")


def test_first_char_range() -> None:
    low, high = first_char_range("乙")
    assert low <= code("乙\n") < high
    assert low <= code("乙\U0010ffff") < high
    assert not low <= code("甲乙") < high
    assert not low <= code("丙乙") < high
