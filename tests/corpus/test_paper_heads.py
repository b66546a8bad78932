"""Who issued a text that nobody signs: the head of its paper, the note of its act, its title."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.one_page import LINES, read_page_of, shown

TITLE = "关于开展夏季管网巡查的通知"


def of(folder: Path, *lines: str, title: str = TITLE) -> tuple[tuple[str, ...], str]:
    """The issuers and the day of writing of a page with these lines."""
    page = f"<h1>{title}</h1><p>发布时间：2023-06-28</p><div id='zoom'>{shown(*lines)}</div>"
    document = read_page_of(folder, page, name=title)
    return document.issuers, str(document.written_on)


@pytest.mark.parametrize(
    "head",
    [
        ("云州市水务局文件", "云水发〔2023〕16号"),
        ("云州市水务局　文　件", "云水发〔2023〕16号"),
        ("云水发〔2023〕16号", "云州市水务局文件"),
        ("特急", "云州市水务局文件", "云水发〔2023〕16号"),
    ],
)
def test_the_paper_names_whose_it_is(tmp_path: Path, head: tuple[str, ...]) -> None:
    lines = (*head, *LINES, "2023年6月7日")
    assert of(tmp_path, *lines) == (("云州市水务局",), "2023-06-07")


@pytest.mark.parametrize("line", ["招标文件", "各区水务局文件收发人员：", "《云州市水务局文件》"])
def test_other_lines_that_end_so_are_no_paper(tmp_path: Path, line: str) -> None:
    assert of(tmp_path, line, *LINES)[0] == ()


@pytest.mark.parametrize(
    "line",
    [
        "云州市人民政府办公室　　　2023年6月7日",
        "云州市人民政府办公室\xa0\xa0\xa0\xa0二〇二三年六月七日",
        "</p><table><tr><td>云州市人民政府办公室</td><td>2023年6月7日</td></tr></table><p>",
        "云州市人民政府办公室 &emsp;2023年6月7日",
    ],
)
@pytest.mark.parametrize("kind", ["会议纪要", "工作简报"])
def test_minutes_are_signed_in_their_head(tmp_path: Path, line: str, kind: str) -> None:
    text = (kind, "〔2023〕9号", line, *LINES[1:])
    assert of(tmp_path, *text, title=f"第41次{kind}") == (("云州市人民政府办公室",), "2023-06-07")


def test_a_byline_in_a_text_is_no_signature(tmp_path: Path) -> None:
    assert of(tmp_path, "甲报　2023-06-07", *LINES)[1] == "None"
    assert of(tmp_path, "云州市水务局　　2023-06-07", *LINES)[1] == "None"


@pytest.mark.parametrize(
    ("note", "issuer"),
    [
        ("（2011年7月8日云州市人民政府令第56号公布　根据2015年12月3日云州市人民政府令第78号修正）", "云州市人民政府"),
        ("（2019年10月29日云州市第四届人民代表大会常务委员会第二十次会议通过）", "云州市人民代表大会常务委员会"),
        ("(2001年1月9日第九届全国人民代表大会常务委员会第二十次会议通过)", "全国人民代表大会常务委员会"),
        ("（1998年2月3日云川省水利厅令第3号发布）", "云川省水利厅"),
    ],
)  # fmt: skip
def test_the_note_of_an_act_names_who_passed_it(tmp_path: Path, note: str, issuer: str) -> None:
    assert of(tmp_path, note, *LINES[1:], title="养犬管理规定")[0] == (issuer,)


@pytest.mark.parametrize(
    "title",
    [
        "云州市人民代表大会常务委员会任命名单",
        "云州市人民代表大会常务委员会公告（五届第12号）",
        "云州市人民代表大会常务委员会任免通知",
        "云州市人民代表大会常务委员会决定任免人员名单",
    ],
)
def test_a_title_names_the_organ_before_its_act(tmp_path: Path, title: str) -> None:
    assert of(tmp_path, *LINES, title=title)[0] == ("云州市人民代表大会常务委员会",)


@pytest.mark.parametrize("title", ["云州市水务局拍卖公告", "对云州市水务局的通告", "水厂停水公告"])
def test_other_titles_name_none(tmp_path: Path, title: str) -> None:
    assert of(tmp_path, *LINES, title=title)[0] == ()


SIGNERS = ("中國駐雲西亞使館", "雲州市衛生廳", "雲州市人民政府辦公室", "中国驻甲国总领事馆")


@pytest.mark.parametrize("signer", SIGNERS)
@pytest.mark.parametrize("line", ["{}</p><p>2021年9月7日", "{}　2021年9月7日"])
def test_organs_abroad_and_in_traditional_signs_sign(
    tmp_path: Path, signer: str, line: str
) -> None:
    lines = (*LINES, line.format(signer))
    assert of(tmp_path, *lines, title="關於調整辦公時間的通知") == ((signer,), "2021-09-07")
