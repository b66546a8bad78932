"""What was meant by a mistyped character, and slips of whole characters."""

from __future__ import annotations

import time

import pytest

from indexer.analysis.confusions import (
    MOST,
    NEAR_SOUND,
    SAME_SOUND,
    SIMILAR_SHAPE,
    confusable,
    spelling_slips,
)


@pytest.mark.parametrize(
    ("typed", "meant", "weight"),
    [
        ("正", "证", SAME_SOUND),
        ("发", "法", SAME_SOUND),
        ("行", "航", SAME_SOUND),
        ("旅", "吕", SAME_SOUND),
        ("金", "京", NEAR_SOUND),
        ("林", "宁", NEAR_SOUND),
        ("胡", "服", NEAR_SOUND),
        ("侍", "待", SIMILAR_SHAPE),
        ("末", "未", SIMILAR_SHAPE),
        ("往", "住", SIMILAR_SHAPE),
    ],
)
def test_what_was_meant(typed: str, meant: str, weight: float) -> None:
    assert dict(confusable(typed))[meant] == weight


@pytest.mark.parametrize("char", ["〇", "○", "a", "5", "。", "𠀀"])
def test_other_signs_stay(char: str) -> None:
    assert confusable(char) == ()


def test_a_rare_character_may_stand_for_a_common_one() -> None:
    assert ("打", SAME_SOUND) in confusable("龘")


@pytest.mark.parametrize("char", ["是", "一", "行", "证", "力"])
def test_candidates_are_bounded_and_in_order(char: str) -> None:
    found = confusable(char)
    assert 0 < len(found) <= MOST
    assert char not in dict(found)
    assert len(dict(found)) == len(found)
    assert [weight for _, weight in found] == sorted((weight for _, weight in found), reverse=True)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        ("法", []),
        ("法法", [("法", 0)]),
        ("公积金", [("积公金", 0), ("公金积", 1)]),
        ("公积积金", [("积公积金", 0), ("公积金", 1), ("公积金积", 2)]),
        ("积积积", [("积积", 0)]),
        ("二○二○", []),
        ("二〇二〇年", []),
        ("二十条", []),
        ("gjj", []),
        ("2023", []),
        ("第5条", []),
    ],
)
def test_slips(typed: str, expected: list[tuple[str, int]]) -> None:
    assert [(slip.text, slip.position) for slip in spelling_slips(typed)] == expected


def test_candidates_are_found_quickly() -> None:
    confusable("一")
    begin = time.perf_counter()
    for char in "关于印发住房公积金管理办法的通知":
        confusable(char)
    assert time.perf_counter() - begin < 2
