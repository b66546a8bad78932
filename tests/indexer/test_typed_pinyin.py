"""Typed letters as syllables and initials."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.sounds import SYLLABLES, readings
from indexer.analysis.syllables import beginning_with
from indexer.analysis.typed_pinyin import (
    MOST_READINGS,
    MOST_SIGNS,
    PinyinReading,
    SoundClass,
    spelled,
    spelled_mixed,
)


def shown(reading: PinyinReading) -> str:
    """Syllables as they are, what was cut short with a dash, Han characters as they are."""
    return " ".join(map(_place, reading.places))


def _place(place: SoundClass) -> str:
    if place.character:
        return place.character
    names = sorted(SYLLABLES[number] for number in place.syllables)
    if place.complete:
        return names[0]
    first, last = names[0], names[-1]
    common = next(
        size for size in range(6, 0, -1) if all(name[:size] == first[:size] for name in names)
    )
    return f"{first[: min(common, len(last))]}-"


WHOLE = [
    ("gongjijin", "gong ji jin"),
    ("GongJiJin", "gong ji jin"),
    ("gong ji jin", "gong ji jin"),
    ("ｇｏｎｇｊｉｊｉｎ", "gong ji jin"),
    ("gōngjījīn", "gong ji jin"),
    ("xi'an", "xi an"),
    ("xi’an", "xi an"),
    ("jifen ruhu", "ji fen ru hu"),
    ("nu:er", "nv er"),
    ("nüer", "nv er"),
    ("lvyou", "lv you"),
    ("qinlue", "qin lve"),
    ("jvmin", "ju min"),
    ("zhonghuarenmingongheguo", "zhong hua ren min gong he guo"),
    ("gongji金", "gong ji 金"),
    ("积分 ruhu", "积 分 ru hu"),
    ("住房gongjijin管理", "住 房 gong ji jin 管 理"),
]


@pytest.mark.parametrize(("typed", "expected"), WHOLE)
def test_whole_syllables(typed: str, expected: str) -> None:
    best = spelled_mixed(typed)[0]
    assert shown(best) == expected
    assert best.likely
    assert not best.initials


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("xian", ["xian", "xi an", "xian-"]),
        ("fangan", ["fan gan", "fang an", "fan gan-"]),
        ("dangan", ["dan gan", "dang an", "dan gan-"]),
        ("gongji", ["gong ji", "gong ji-"]),
    ],
)
def test_letters_that_can_be_parted_in_several_ways(typed: str, expected: list[str]) -> None:
    assert [shown(reading) for reading in spelled(typed)] == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("gjj", ["g- j- j-"]),
        ("GJJ", ["g- j- j-"]),
        ("zgrm", ["z- g- r- m-"]),
        ("zhgrm", ["z- h- g- r- m-", "zh- g- r- m-"]),
        ("aqsc", ["a- q- s- c-"]),
        ("gjj贷款", ["g- j- j- 贷 款"]),
        ("g", ["g-"]),
        ("sh", ["s- h-", "sh-"]),
    ],
)
def test_initials(typed: str, expected: list[str]) -> None:
    found = spelled_mixed(typed)
    assert {shown(reading) for reading in found} == set(expected)
    assert not any(reading.likely for reading in found)


def test_an_initial_of_one_letter_stands_for_that_of_two_as_well() -> None:
    (reading,) = spelled("zgrm")
    assert readings("中") <= reading.places[0].syllables
    assert readings("在") <= reading.places[0].syllables


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("gongjij", "gong ji j-"),
        ("gongjj", "gong j- j-"),
        ("zhongsh", "zhong sh-"),
        ("jifenrh", "ji fen r- h-"),
        ("shehuibx", "she hui b- x-"),
        ("公积jinglb", "公 积 jing l- b-"),
    ],
)
def test_syllables_with_initials(typed: str, expected: str) -> None:
    found = spelled_mixed(typed)
    assert shown(found[0]) == expected
    assert not any(reading.likely for reading in found)


def test_a_last_syllable_is_cut_short() -> None:
    assert spelled("shehuibaoxia")[0].likely
    best = spelled("shehuibaoxio")[0]
    assert shown(best) == "she hui bao xi o"
    cut = spelled("gongsho")[0]
    assert cut.places[-1] == SoundClass(beginning_with("sho"), complete=False)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "'", "covid", "COVID-19", "iso", "ISO9001", "wifi", "A4", "KTV", "online"),
        *("email", "公积金", "二○二○", "2023", "gb/t28001", "service", "gongjijin。", "привет"),
    ],
)
def test_other_texts_are_no_pinyin(typed: str) -> None:
    assert spelled(typed) == spelled_mixed(typed) == ()


@pytest.mark.parametrize("typed", ["app", "pdf", "http", "gdp", "test", "gang", "apple"])
def test_words_that_look_like_pinyin_are_not_likely(typed: str) -> None:
    assert not any(reading.likely for reading in spelled(typed))


def test_han_characters_are_for_mixed_text_alone() -> None:
    assert spelled("gongji金") == ()
    assert spelled_mixed("gongji金")[0].places[2] == SoundClass(readings("金"), True, "金")


@pytest.mark.parametrize("part", ["a", "xian", "zh", "fangan", "zhx", "gongjj", "积zh", "ang", "'"])
def test_long_texts_are_read_in_bounded_time(part: str) -> None:
    begin = time.perf_counter()
    found = spelled_mixed((part * MOST_SIGNS)[:MOST_SIGNS])
    assert time.perf_counter() - begin < 2
    assert len(found) <= MOST_READINGS
    assert spelled_mixed(part * (MOST_SIGNS + 1)) == ()


@given(st.text(alphabet="abeghijnorsuvxz' 金", max_size=30))
def test_readings_are_few_and_differ(typed: str) -> None:
    found = spelled_mixed(typed)
    assert len(found) <= MOST_READINGS
    assert len(set(found)) == len(found)
    for reading in found:
        assert all(place.syllables or place.character for place in reading.places)
        assert [place.character for place in reading.places if place.character] == [
            sign for sign in typed if sign == "金"
        ]


@given(st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=20))
def test_parted_syllables_are_read_back(syllables: list[str]) -> None:
    best = spelled("'".join(syllables))[0]
    assert best.likely
    assert [SYLLABLES[min(place.syllables)] for place in best.places] == syllables
