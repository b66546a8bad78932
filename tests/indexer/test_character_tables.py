"""The tables of characters hold what their sources say."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.analysis.common_characters import common_characters
from indexer.analysis.sounds import FIRST, LAST, SYLLABLES, reading_table, readings
from tests.characters.tables import (
    MANY_WORDS,
    by_frequency,
    common_lines,
    gb2312,
    plain,
    reading_lines,
)


def test_the_common_characters_are_those_of_gb2312_by_frequency() -> None:
    assert "".join(common_characters()) == "".join(by_frequency(gb2312()))


def test_each_common_character_has_its_codes() -> None:
    for one in common_characters().values():
        assert 1 <= len(one.cangjie) <= 5
        assert one.cangjie.isascii()
        assert one.cangjie.isupper()
        assert len(one.four_corners) in (0, 4)
        assert 1 <= one.strokes <= 36
    unread = {char for char in common_characters() if not readings(char)}
    assert unread == {"嗯"}  # ng: no syllable with a vowel


def test_the_readings_are_of_pypinyin() -> None:
    known = pytest.importorskip("pypinyin.pinyin_dict").pinyin_dict
    table = reading_table()
    for code in range(FIRST, LAST + 1):
        listed = [one for one in map(plain, known.get(code, "").split(",")) if one in SYLLABLES]
        kept = [SYLLABLES[number] for number in table[code - FIRST].tolist() if number >= 0]
        assert set(kept) <= set(listed)
        assert bool(kept) == bool(listed)


UNIHAN = {
    "Readings": """
# a comment
U+5973	kTGHZ2013	266.060:nǚ
U+5973	kMandarin	rǔ
U+884C	kXHC1983	0440.020:háng 1286.010:xíng,xìng
U+8BC1	kTGHZ2013	482.010:zhèng
""",
    "DictionaryLikeData": "".join(
        f"U+{ord(char):04X}\tkCangjie\tX{code} Z\nU+{ord(char):04X}\tkFourCornerCode\t1234.5\n"
        for char, code in [("的", "HAPI"), ("难", "EOG")]
    ),
    "IRGSources": "U+7684\tkTotalStrokes\t8 9\nU+96BE\tkTotalStrokes\t10\n",
}
"""Pieces of the files of Unihan, as they are laid out."""


@pytest.fixture
def unihan(tmp_path: Path) -> Path:
    for file, content in UNIHAN.items():
        (tmp_path / f"Unihan_{file}.txt").write_text(content, encoding="utf-8")
    return tmp_path


def test_readings_of_today_are_kept(unihan: Path) -> None:
    known = {0x5973: "rǔ,nǚ", 0x884C: "xíng,háng,héng", 0x8BC1: "zhèng", 0x9F98: "dá,tà", 0x20: "x"}
    rows = [line.split("\t") for line in reading_lines(known, {}, unihan) if line[0] != "#"]
    assert [syllable for syllable, _, _ in rows] == list(SYLLABLES)
    assert [row for row in rows if row[1] or row[2]] == [
        *(["da", "龘", ""], ["hang", "", "行"], ["nv", "女", ""]),
        *(["ta", "", "龘"], ["xing", "行", ""], ["zheng", "证", ""]),
    ]


def test_a_reading_that_is_in_none_of_many_words_is_left_out(unihan: Path) -> None:
    known = {0x884C: "xíng,háng,héng"}
    words = {f"行{number}": (("xíng",), ("",)) for number in range(MANY_WORDS)}
    few = dict(list(words.items())[1:])
    for given, syllables in ((words, ["xing"]), (few, ["hang", "xing"])):
        rows = [line.split("\t") for line in reading_lines(known, given, unihan) if line[0] != "#"]
        assert [syllable for syllable, *chars in rows if any(chars)] == syllables


def test_codes_of_unihan_are_taken_without_their_marks(
    unihan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.characters.tables.gb2312", lambda: "难的")
    rows = [line for line in common_lines(unihan) if line[0] != "#"]
    assert rows == ["的\tHAPI\t1234\t8", "难\tEOG\t1234\t10"]
