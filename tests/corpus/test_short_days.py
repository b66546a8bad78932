"""Days of pages with a year of two digits, with the year last, and beside a site's clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.page_text.short_days import with_full_days
from tests.corpus.one_page import LINES, read_page_of, shown

TITLE = "关于开展夏季管网巡查的通知"
SHORT = {
    "a time": ("时间：12-06-08 9:05:07　　作者：　　来源：供水处", "2012-06-08"),
    "a label": ("发布日期：12/6/8 来源：供水处", "2012-06-08"),
    "dots behind a label": ("发布时间：12.06.08", "2012-06-08"),
    "no label": ("供水处 12-06-08 09:05", "2012-06-08"),
    "alone": ("12-6-8", "2012-06-08"),
    "in brackets": ("[12-06-08]", "2012-06-08"),
    "of the last century": ("录入时间：98-06-08", "1998-06-08"),
    "Drupal": ("由 editor 在 星期五, 06/08/2012 - 09:05 发布", "2012-06-08"),
    "a weekday tells the order": ("星期日, 03/06/2012 09:05 提交", "2012-06-03"),
    "the day first": ("提交时间：18/06/2012", "2012-06-18"),
    "the month first": ("06/18/2012 提交", "2012-06-18"),
    "either order": ("时间：06/08/2012", None),
    "no day": ("时间：12-13-08", None),
    "a serial number": ("时间：12-06-08-3", None),
    "the end of a call": ("截止时间：12-06-08", None),
    "a section": ("12.6.8", None),
}  # fmt: skip


@pytest.mark.parametrize(("line", "day"), SHORT.values(), ids=SHORT.keys())
@pytest.mark.parametrize("body", ["id='zoom'", "class='x2'"])
def test_day_of_a_byline(tmp_path: Path, line: str, day: str | None, body: str) -> None:
    page = f"<h1>{TITLE}</h1><div>{line}</div><div {body}>{shown(*LINES)}</div>"
    document = read_page_of(tmp_path, page, name=TITLE)
    read = document.published_on
    assert (read.isoformat() if read else None) == day


def test_the_other_days_of_a_page_tell_the_order() -> None:
    lines = ["时间：06/08/2012", "防汛通知 25/07/2012"]
    assert with_full_days(lines)[0] == "时间：2012-08-06"
    lines = ["时间：06/08/2012", "防汛通知 07/25/2012"]
    assert with_full_days(lines)[0] == "时间：2012-06-08"


@pytest.mark.parametrize(
    "lines",
    [
        ["关于防汛的通知", "12-06-08", "关于供水的通知", "12-06-07"],
        ["发布时间：2012-06-09", "12-06-08"],
        ["水管按12-06-08号图纸铺设。", "时间：12-06-08"],
        ["电话：12-06-08"],
        ["会议时间：12-06-08"],
    ],
)
def test_what_is_no_day_of_the_page_stays(lines: list[str]) -> None:
    assert with_full_days(lines) == lines


def test_the_table_that_names_the_title_tells_the_day(tmp_path: Path) -> None:
    table = "".join(
        f"<span>【{name}】</span><span>{value}</span>"
        for name, value in [
            ("索引号", "SW-2018-11"),
            ("发布日期", "2018.6.8"),
            ("文　　号", ""),
            ("名　　称", TITLE),
        ]
    )
    page = f"<p>2018年9月1日 星期六</p><div>{table}</div><div class='x2'>{shown(*LINES)}</div>"
    document = read_page_of(tmp_path, page, name="云州市信息公开目录")
    assert str(document.published_on) == "2018-06-08"
    assert document.title == TITLE
