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


def test_a_field_with_another_issuer_stays(tmp_path: Path) -> None:
    text = shown(*LINES, "云州市公安局", "云州市交通运输局", "2018年6月8日")
    fields = FIELDS.replace("发布机构", "发文机关")
    document = read_page_of(tmp_path, f"{fields}<h1>{TITLE}</h1><div id='zoom'>{text}</div>")
    assert document.issuers == ("云州市水务局",)


PUBLISHERS = ("云州市人民政府办公室", "云州市石桥区人民政府", "管网科", "市水务局")


@pytest.mark.parametrize("label", ["发布机构", "公开责任部门", "信息提供单位"])
@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_who_puts_a_page_up_is_not_who_signs(tmp_path: Path, label: str, publisher: str) -> None:
    fields = FIELDS.replace("发布机构", label).replace("云州市水务局", publisher)
    signed = shown(*LINES, "云州市水务局", "2018年6月8日")
    page = f"{fields}<h1>{TITLE}</h1><div id='zoom'>{signed}</div>"
    assert read_page_of(tmp_path, page).issuers == ("云州市水务局",)
    page = f"{fields}<h1>云州市水务局{TITLE}</h1><div id='zoom'>{shown(*LINES)}</div>"
    assert read_page_of(tmp_path, page).issuers == ("云州市水务局",)


def test_who_puts_a_page_up_counts_where_nobody_else_is_named(tmp_path: Path) -> None:
    page = f"{FIELDS}<h1>{TITLE}</h1><div id='zoom'>{shown(*LINES)}</div>"
    assert read_page_of(tmp_path, page).issuers == ("云州市水务局",)


def test_a_signature_without_its_place_is_that_of_who_puts_the_page_up(tmp_path: Path) -> None:
    text = shown(*LINES, "市水务局", "2018年6月8日")
    document = read_page_of(tmp_path, f"{FIELDS}<h1>{TITLE}</h1><div id='zoom'>{text}</div>")
    assert document.issuers == ("云州市水务局",)


@pytest.mark.parametrize(
    "title", ["云川县人民政府2018年河道禁采令", "云川县人民政府2018年夏季禁渔通告"]
)
def test_a_person_signs_for_the_government_in_the_title(tmp_path: Path, title: str) -> None:
    text = shown(*LINES, "县长　纪某某", "2018年6月8日")
    document = read_page_of(tmp_path, f"<h1>{title}</h1><div id='zoom'>{text}</div>")
    assert document.issuers == ("云川县人民政府",)
