"""Issuers (发文机关): from fields and titles as they are written."""

from __future__ import annotations

import pytest

from corpus.fields.organs import issuers_from_title, split_issuers


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("云州市教育局 云州市财政局", ("云州市教育局", "云州市财政局")),
        ("云州市教育局云州市财政局", ("云州市教育局", "云州市财政局")),
        ("中共云州市委云州市人民政府", ("中共云州市委", "云州市人民政府")),
        ("财政部国家税务总局海关总署", ("财政部", "国家税务总局", "海关总署")),
        ("云州市教育局国家税务总局云州市税务局", ("云州市教育局", "国家税务总局云州市税务局")),
        ("国家税务总局云州市税务局", ("国家税务总局云州市税务局",)),
        ("国务院办公厅", ("国务院办公厅",)),
        ("中共中央国务院", ("中共中央", "国务院")),
        ("中共中央宣传部", ("中共中央宣传部",)),
        ("云州市人民政府办公室", ("云州市人民政府办公室",)),
    ],
)
def test_a_field_names_organs(text: str, organs: tuple[str, ...]) -> None:
    assert split_issuers(text) == (organs, ())


def test_a_title_names_organs_without_anything_between() -> None:
    title = "云州市教育局云州市财政局关于印发《校车管理办法》的通知"
    assert issuers_from_title(title) == ("云州市教育局", "云州市财政局")
