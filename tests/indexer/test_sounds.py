"""How characters are read, and which sound like which."""

from __future__ import annotations

import time

import numpy as np
import pytest

from indexer.analysis.sounds import (
    FIRST,
    LAST,
    NO_READING,
    SYLLABLES,
    near_sound,
    reading_table,
    readings,
    same_sound,
)
from indexer.analysis.syllables import beginning_with, near_syllables, spellings

READ = {
    "行": "hang heng xing",
    "重": "chong zhong",
    "长": "chang zhang",
    "率": "lv shuai",
    "单": "chan dan shan",
    "番": "fan pan",
    "六": "liu lu",
    "吕": "lv",
    "女": "nv",
    "略": "lve",
    "台": "tai",
    "儿": "er",
    "證": "zheng",
    # no readings: zero, other signs, a character that no dictionary reads, one beyond the table
    "〇": "",
    "○": "",
    "a": "",
    "2": "",
    "。": "",
    "㐅": "wu",
    "𠀀": "",
}


def named(ids: frozenset[int]) -> str:
    return " ".join(sorted(SYLLABLES[number] for number in ids))


@pytest.mark.parametrize(("char", "expected"), READ.items())
def test_readings(char: str, expected: str) -> None:
    assert named(readings(char)) == expected


def test_syllables_have_one_id_each() -> None:
    assert list(SYLLABLES) == sorted(set(SYLLABLES))
    assert all(spellings()[syllable] == number for number, syllable in enumerate(SYLLABLES))
    assert set(reading_table().ravel().tolist()) == {NO_READING, *range(len(SYLLABLES))}


def test_the_table_has_a_row_for_each_code_point() -> None:
    table = reading_table()
    assert table.dtype == np.int16
    assert len(table) == LAST - FIRST + 1
    assert not table.flags.writeable
    assert SYLLABLES[table[ord("长") - FIRST, 0]] == "zhang"
    # Behind the first -1 of a row stands no reading, and none stands twice.
    empty = table == NO_READING
    assert (empty[:, 1:] >= empty[:, :-1]).all()
    assert all(
        len(readings(chr(code))) == (~empty[code - FIRST]).sum() for code in range(FIRST, LAST)
    )


def test_the_table_is_read_quickly() -> None:
    reading_table.cache_clear()
    begin = time.process_time()
    reading_table()
    assert time.process_time() - begin < 0.5


@pytest.mark.parametrize(
    ("typed", "syllable"),
    [
        *(("nv", "nv"), ("nyu", "nv"), ("lyu", "lv"), ("lve", "lve"), ("lue", "lve")),
        *(("nue", "nve"), ("jv", "ju"), ("qvan", "quan"), ("yvan", "yuan"), ("lu", "lu")),
    ],
)
def test_ways_to_type_a_syllable(typed: str, syllable: str) -> None:
    assert SYLLABLES[spellings()[typed]] == syllable


@pytest.mark.parametrize("letters", ["", "v", "i", "u", "x y", "gongj", "aa"])
def test_nothing_begins_with_other_letters(letters: str) -> None:
    assert not beginning_with(letters)


@pytest.mark.parametrize(
    ("syllable", "expected"),
    [
        ("zhen", "zen zeng zheng"),
        ("si", "shi"),
        ("nan", "lan lang nang"),
        ("jing", "jin"),
        ("fu", "hu"),
        ("hui", "fei"),
        ("ma", ""),
        ("lv", "nv"),
        ("chuan", "chuang cuan"),
    ],
)
def test_near_syllables(syllable: str, expected: str) -> None:
    number = SYLLABLES.index(syllable)
    found = named(near_syllables(number))
    assert set(expected.split()) <= set(found.split())
    assert syllable not in found.split()
    assert all(number in near_syllables(other) for other in near_syllables(number))


def test_the_same_sound_holds_both_ways() -> None:
    for char in "证行重长吕公积金":
        assert char not in same_sound(char)
        assert all(char in same_sound(other) for other in same_sound(char))


@pytest.mark.parametrize(
    ("char", "same", "near"),
    [
        ("证", "正征", "真"),
        ("发", "法罚", "花"),
        ("行", "形航", "方"),
        ("吕", "律旅", "女"),
        ("是", "事市", "四"),
        ("宁", "凝拧", "林零"),
    ],
)
def test_sounds(char: str, same: str, near: str) -> None:
    assert set(same) <= set(same_sound(char))
    assert set(near) <= set(near_sound(char))
    assert not set(same_sound(char)) & set(near_sound(char))


@pytest.mark.parametrize("char", ["〇", "○", "a", "5", "。", "𠀀"])
def test_other_signs_sound_like_nothing(char: str) -> None:
    assert same_sound(char) == near_sound(char) == ()
