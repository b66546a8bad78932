"""Where the text of a page begins and ends: tabs, buttons and boxes of the site are none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.page_text.page_lines import is_furniture
from corpus.page_text.page_tail import opens_tail
from tests.corpus.one_page import LINES, read_page_of, shown

TITLE = "关于开展夏季管网巡查的通知"
SIGNED = ("云州市水务局", "2023年6月8日")
BEHIND = {
    "to share": "<div><h3>共享本文：</h3><ul><li>邮件</li><li>微博</li></ul></div>",
    "to download": "<div><span>下载PDF版</span><span>导出Word</span><span>打印</span></div>",
    "to apply": "<div><a>立即报名</a><a>收藏</a><a>订阅</a></div>",
    "in rows": "<ul><li>我要申报</li><li>分享</li></ul>",
    "words of a search": "<p><strong>热词：</strong><a href='#'>管网</a> <a href='#'>供水</a></p>",
    "a search": "<p>热门搜索：管网 供水</p>",
    "what came of it": "<div><h5>意见征集结果反馈</h5><p>收到意见五条。</p></div>",
    "comments taken": "<div><h4>公众意见采纳情况反馈</h4><p>无意见。</p></div>",
}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND.keys())
def test_what_is_behind_the_text_is_left_out(tmp_path: Path, behind: str) -> None:
    text = shown(*LINES, LINES[1], "各水厂应当逐段检查阀门，并记录结果。", *SIGNED)
    page = f"<h1>{TITLE}</h1><div>2023-06-09</div><div class='x2'>{text}</div>{behind}"
    document = read_page_of(tmp_path, f"<div>{page}</div>", name=TITLE)
    assert document.paragraphs[-1].text == "2023年6月8日"
    inside = f"<h1>{TITLE}</h1><div>2023-06-09</div><div id='zoom'>{text}{behind}</div>"
    document = read_page_of(tmp_path, inside, name=TITLE)
    assert document.paragraphs[-1].text == "2023年6月8日"


@pytest.mark.parametrize(
    "line",
    ["打印费由申请人承担", "收藏单位应当登记造册", "下载申请表格", "在线申报系统", "结果反馈机制"],
)
def test_words_of_a_text_end_none(line: str) -> None:
    assert not opens_tail(line)


TABS = (
    "征集内容|我要参与|结果公布",
    "<a>公告正文</a><a>提交意见</a>",
    "征求说明 在线提意见 意见反馈",
)


@pytest.mark.parametrize("tabs", TABS)
@pytest.mark.parametrize("body", ["id='zoom'", "class='x2'"])
def test_tabs_before_the_text_are_left_out(tmp_path: Path, tabs: str, body: str) -> None:
    text = f"<div><div>{tabs}</div><div {body}>{shown(*LINES, *SIGNED)}</div></div>"
    page = f"<h1>{TITLE}</h1><div>2023-06-09</div>{text}"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert document.paragraphs[0].text == LINES[0]


@pytest.mark.parametrize("line", ["结果反馈", "征集公告", "征集公告及结果反馈", "起草说明附件一"])
def test_a_heading_is_no_row_of_tabs(line: str) -> None:
    assert not is_furniture(line)
