"""Tables that lay out a page, tables of data at the end of a text, and headings that hold a byline."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import pytest

from corpus.page_text.page_byline import split_heading
from tests.corpus.one_page import LINES, read_page_of

TITLE = "关于开展夏季管网巡查的通知"
SIGNED = ("云州市水务局", "2023年6月7日")
TEXT = "".join(f"<div>{line}</div>" for line in (*LINES, *SIGNED))
# The text in one cell, the list of other pages in the next: no table of data.
LAID_OUT = {
    "a bar beside the text": f"<table><tr><td><div><h1>{TITLE}</h1><div>2023/6/8 10:02:30　点击：7次</div><div id='MyText'>{TEXT}</div></div></td><td width='9'></td><td><h3>最新文章</h3><p>关于停水的通告</p></td></tr></table>",
    "a bar before the text": f"<table><tr><td width='160'>通知公告<br>办事指南</td><td><b>{TITLE}</b><br><font>[2023-6-8]</font><div class='n1'>{TEXT}</div></td></tr></table>",
    "three columns": f"<table><tbody><tr><td>　</td><td><center>{TITLE}</center><p>时间：2023年6月8日　来源：管网科</p><div>{TEXT}</div></td><td>　</td></tr></tbody></table>",
    "a row for the title": f"<table><tr><td>导航</td><td>{TITLE}</td></tr><tr><td>首页<br>公告</td><td><span>发布日期：2023.06.08</span><div>{TEXT}</div></td></tr></table>",
}


@pytest.mark.parametrize("table", LAID_OUT.values(), ids=LAID_OUT.keys())
def test_a_table_around_a_text_is_no_row_of_data(tmp_path: Path, table: str) -> None:
    document = read_page_of(tmp_path, table, name=f"{TITLE}-云州市水务局")
    assert document.title == TITLE
    assert str(document.published_on) == "2023-06-08"
    assert [one.text for one in document.paragraphs][-5:] == [*LINES, *SIGNED]


ROWS = {
    "marks": ("1\t甲某某\t语文教师\t82.45", "2\t乙某某\t物理教师\t79.88", "3\t丙某某\t化学教师\t9.15", "4\t丁某某\t生物教师\t12.30"),
    "amounts": ("2010301\t行政运行\t310.27\t310.27", "2010302\t一般管理事务\t12.05\t8.30", "2010399\t其他事务\t11.20\t6.11", "合计\t\t333.52\t324.68"),
    "days": ("1\t云川建材有限公司\t许可\t2023-05-06", "2\t青田商贸有限公司\t许可\t2023-05-09", "3\t丹水食品有限公司\t许可\t2023-05-11", "4\t云岭园林有限公司\t许可\t2023-05-12"),
    "kinds": ("1\t水务局\t关于管网的通知", "2\t水务局\t关于水厂的办法", "3\t水务局\t供水应急方案", "4\t水务局\t水价调整公告"),
}  # fmt: skip


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS.keys())
@pytest.mark.parametrize("box", ["id='zoom'", "class='x2'"])
def test_a_table_at_the_end_of_a_text_is_no_list_of_links(
    tmp_path: Path, rows: tuple[str, ...], box: str
) -> None:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("\t")) for row in rows)
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    page = f"<h1>{TITLE}</h1><p>2023-06-08</p><div {box}>{TEXT}<table>{table}</table></div><div>上一篇：没有了</div>"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert [one.text for one in document.paragraphs][-4:] == list(rows)


@pytest.mark.parametrize(
    ("text", "title", "fields"),
    [
        ("拟聘人员公示（第二批） 时间：2023-06-08 来源：人事科", "拟聘人员公示（第二批）", {"published", "origin"}),
        ("养犬管理办法（试行） 2023-06-08 10:02", "养犬管理办法（试行）", {"published"}),
        ("关于养犬的通知（云水发〔2023〕16号） 发布日期：2023-06-08", "关于养犬的通知", {"published", "number"}),
        ("供水价格听证会公告(第1号)【发布时间：2023-06-08】", "供水价格听证会公告(第1号)", {"published"}),
        ("关于养犬的通知(发布于2023-06-08)", "关于养犬的通知", {"published"}),
    ],
)  # fmt: skip
def test_brackets_of_a_title_before_its_byline_are_kept(
    text: str, title: str, fields: set[str]
) -> None:
    found, stated = split_heading(text)
    assert found == title
    assert fields <= {name for name, _ in stated}
