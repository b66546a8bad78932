"""The day of pages that state several: of other pages, of their site's clock, of their last change."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.one_page import LINES, read_page_of, shown

TITLE = "关于开展夏季管网巡查的通知"
BEHIND = {
    "a list of other pages": "<div><b>推荐</b>阅读</div><dl><dt><a href='2.htm'>关于防汛的通知</a></dt><dd>来源：云川发布　时间：2023-09-01</dd></dl>",
    "another page without a heading": "<dl><dt><a href='2.htm'>关于做好防汛工作的通知</a></dt><dd>发布时间：2023-09-01</dd></dl>",
    "printed": "<p>打印时间：2023年9月1日　本文共1页</p>",
    "printed, in brackets": "<p>[本页打印日期：2023-09-01]</p>",
    "the site's": "<p>网站更新日期：2023年9月1日　总访问量：123</p>",
    "looked at": "<p>访问时间：2023-09-01</p>",
}  # fmt: skip
ABOVE = {
    "a clock": "<p>今天是2023年09月01日　农历七月十七</p>",
    "a moon": "<p>2023年9月1日 农历七月十七</p>",
    "a welcome": "<p>欢迎您！当前时间：2023-09-01</p>",
}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND.keys())
@pytest.mark.parametrize("day", ["2023-06-08", "（2023-06-08 17:12:30）", "发布时间：2023-06-08"])
@pytest.mark.parametrize("body", ["id='zoom'", "class='x2'"])
def test_the_day_under_the_title_comes_first(
    tmp_path: Path, behind: str, day: str, body: str
) -> None:
    page = f"<h1>{TITLE}</h1><div>{day}</div><div {body}>{shown(*LINES)}</div>{behind}"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert str(document.published_on) == "2023-06-08"
    assert "云川发布" not in (document.site or "")


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND.keys())
def test_the_day_of_something_else_is_none_of_the_page(tmp_path: Path, behind: str) -> None:
    page = f"<h1>{TITLE}</h1><div id='zoom'>{shown(*LINES)}</div>{behind}"
    assert read_page_of(tmp_path, page, name=TITLE).published_on is None


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE.keys())
def test_the_clock_of_a_site_states_no_day(tmp_path: Path, above: str) -> None:
    page = f"{above}<h1>{TITLE}</h1><div id='zoom'>{shown(*LINES)}</div>"
    assert read_page_of(tmp_path, page, name=TITLE).published_on is None


@pytest.mark.parametrize("above", ["", *ABOVE.values()])
@pytest.mark.parametrize(
    "more", ["", "<tr><td>内容概述</td><td>开展夏季管网巡查，保障供水。</td></tr>"]
)
def test_a_table_of_fields_states_the_day(tmp_path: Path, above: str, more: str) -> None:
    table = f"<table><tr><th>信息名称</th><td colspan=3>{TITLE}</td></tr><tr><th>索引号</th><td>SW-2023-7</td><th>文号</th><td></td></tr><tr><th>生成日期</th><td>2023-06-07</td><th>公开日期</th><td>2023-06-08</td></tr>{more}</table>"
    document = read_page_of(tmp_path, f"{above}{table}<div class='con'>{shown(*LINES)}</div>")
    assert str(document.published_on) == "2023-06-08"
    assert str(document.written_on) == "2023-06-07"
    assert document.title == TITLE


OTHER_DAYS = (
    "征集时间：2023-09-01至2023-10-01",
    "开始时间：2023-09-01 结束时间：2023-10-01",
    "有效期至：2024-09-01",
    "截止日期：2023-09-01",
    "答复期限：2023-09-01",
)


@pytest.mark.parametrize("other", OTHER_DAYS)
@pytest.mark.parametrize("between", [" ", "</div><div>"])
def test_a_term_is_no_day_of_publishing(tmp_path: Path, other: str, between: str) -> None:
    day = f"<div>{other}{between}发布日期：2023-06-08</div>"
    page = f"<h2>{TITLE}</h2>{day}<div id='zoom'>{shown(*LINES)}</div>"
    assert str(read_page_of(tmp_path, page, name=TITLE).published_on) == "2023-06-08"


@pytest.mark.parametrize("other", OTHER_DAYS)
def test_a_term_alone_states_no_day(tmp_path: Path, other: str) -> None:
    page = f"<h2>{TITLE}</h2><div>{other}</div><div id='zoom'>{shown(*LINES)}</div>"
    assert read_page_of(tmp_path, page, name=TITLE).published_on is None


def test_a_bare_day_right_behind_the_text(tmp_path: Path) -> None:
    rest = "<div>[ 2023-06-08 ] [ 关闭 ]</div><p>相关链接</p><p>2023-09-01</p>"
    page = f"<h2>{TITLE}</h2><div id='zoom'>{shown(*LINES)}</div>{rest}"
    assert str(read_page_of(tmp_path, page, name=TITLE).published_on) == "2023-06-08"


CHANGED = (
    "<p>更新时间：2023-09-01　发布时间：2023-06-08</p>",
    "<p>发布时间：2023-06-08　最后更新：2023-09-01</p>",
    "<p>发布日期：2023-06-08</p><p>更新日期：2023-09-01</p>",
    "<p>更新日期：2023-09-01</p><p>公开日期：2023-06-08</p>",
    "<table><tr><td>索引号</td><td>SW-7</td><td>更新日期</td><td>2023-09-01</td></tr><tr><td>发布机构</td><td>云川市水务局</td><td>发布日期</td><td>2023-06-08</td></tr></table>",
)  # fmt: skip


@pytest.mark.parametrize("stated", CHANGED)
def test_the_day_of_publishing_comes_before_that_of_a_change(tmp_path: Path, stated: str) -> None:
    page = f"<h1>{TITLE}</h1>{stated}<div id='zoom'>{shown(*LINES)}</div>"
    assert str(read_page_of(tmp_path, page, name=TITLE).published_on) == "2023-06-08"


def test_a_change_alone_states_the_day(tmp_path: Path) -> None:
    page = f"<h1>{TITLE}</h1><p>更新时间：2023-09-01</p><div id='zoom'>{shown(*LINES)}</div>"
    assert str(read_page_of(tmp_path, page, name=TITLE).published_on) == "2023-09-01"


@pytest.mark.parametrize(
    "number", ["(云水发〔2003〕16号)", "云水发[2003]16号", "文号：云水发〔2003〕16号"]
)
def test_the_number_under_the_title(tmp_path: Path, number: str) -> None:
    page = f"<table><tr><td align=center>{TITLE}<br>{number}</td></tr></table><div class='x2'>{shown(*LINES)}</div>"
    document = read_page_of(tmp_path, page, name="云川信息港")
    assert document.document_number == "云水发〔2003〕16号"
