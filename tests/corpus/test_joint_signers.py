"""Who issued a page that several organs sign, or a person for the government in its title."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.one_page import LINES, read_page_of, shown

TITLE = "关于规范城区管网施工的通告"
FIELDS = (
    "<table><tr><th>索引号</th><td>SW-2018-11</td>"
    "<th>发布机构</th><td>云州市水务局</td></tr></table>"
)
JOINT = {
    "on two lines": ("云州市水务局", "云州市公安局　云州市交通运输局"),
    "on three lines": ("云州市水务局", "云州市公安局", "云州市交通运输局"),
    "on one line": ("云州市水务局 云州市公安局 云州市交通运输局",),
}


@pytest.mark.parametrize("names", JOINT.values(), ids=JOINT.keys())
@pytest.mark.parametrize("fields", ["", FIELDS])
def test_all_who_sign_issue(tmp_path: Path, names: tuple[str, ...], fields: str) -> None:
    text = shown(*LINES, *names, "2018年6月8日")
    document = read_page_of(tmp_path, f"{fields}<h1>{TITLE}</h1><div id='zoom'>{text}</div>")
    assert document.issuers == ("云州市水务局", "云州市公安局", "云州市交通运输局")


def test_a_field_with_another_organ_stays(tmp_path: Path) -> None:
    text = shown(*LINES, "云州市公安局", "云州市交通运输局", "2018年6月8日")
    document = read_page_of(tmp_path, f"{FIELDS}<h1>{TITLE}</h1><div id='zoom'>{text}</div>")
    assert document.issuers == ("云州市水务局",)


@pytest.mark.parametrize(
    "title", ["云川县人民政府2018年河道禁采令", "云川县人民政府2018年夏季禁渔通告"]
)
def test_a_person_signs_for_the_government_in_the_title(tmp_path: Path, title: str) -> None:
    text = shown(*LINES, "县长　纪某某", "2018年6月8日")
    document = read_page_of(tmp_path, f"<h1>{title}</h1><div id='zoom'>{text}</div>")
    assert document.issuers == ("云川县人民政府",)
