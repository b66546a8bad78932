"""Where the text of a page begins and ends: tabs, buttons and boxes of the site are none of it."""

# ruff: noqa: E501
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
    "where it was printed": "<hr><p>原文链接：http://sw.yunzhou.gov.cn/tzgg/xjtz/202306/t20230609_11873.html</p><p>打印时间：2024年4月2日 10:15</p>",
    "its address": "<p>本页地址：https://sw.yunzhou.gov.cn/art/2023/6/9/art_122_40817.html</p>",
    "when it was printed": "<p>打印日期：2024-04-02</p>",
    "where it is": "<p>文章链接: www.yunzhou.gov.cn/a/17.html</p><p>下载时间：2024-04-02 10:15:38</p>",
    "comments taken": "<div><h4>公众意见采纳情况反馈</h4><p>无意见。</p></div>",
}  # fmt: skip


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


ROWS_OF_TABS = (
    "<ul><li>政策原文</li><li>文字解读</li><li>一图读懂</li></ul>",
    "<div><span>政策原文</span><span>政策图解</span><span>申报流程</span><span>常见问题</span></div>",
    "<p>政策全文</p><p>视频解读</p>",
    "<div>文件正文</div><div>图片解读 专家解读</div><div>在线申报</div>",
)


@pytest.mark.parametrize("tabs", ROWS_OF_TABS)
@pytest.mark.parametrize("inside", [True, False])
def test_tabs_below_one_another_are_left_out(tmp_path: Path, tabs: str, inside: bool) -> None:
    text = shown(*LINES, *SIGNED)
    box = f"<div id='zoom'>{tabs}{text}</div>" if inside else f"<div>{tabs}<div>{text}</div></div>"
    page = f"<h1>{TITLE}</h1><div>2023-06-09</div>{box}"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert [one.text for one in document.paragraphs] == [*LINES, *SIGNED]


def test_one_line_that_a_tab_could_be_stays(tmp_path: Path) -> None:
    text = shown("常见问题", LINES[1], "办理流程", LINES[2])
    page = f"<h1>{TITLE}</h1><div>2023-06-09</div><div id='zoom'>{text}</div>"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert [one.text for one in document.paragraphs] == ["常见问题", LINES[1], "办理流程", LINES[2]]


SUMMARIES = (
    "<div class='summary'>为保障夏季供水，市水务局部署了管网巡查。</div>",
    "<p>摘要：全市水厂要在六月底前查完一遍管网。</p>",
    "<p class='intro'>本通知规定了巡查的时间、范围和报送要求。</p>",
    "<div>【导读】：巡查什么、怎么报、什么时候查完，看这里。</div>",
)


@pytest.mark.parametrize("summary", SUMMARIES)
@pytest.mark.parametrize("body", ["id='zoom'", "class='x2'"])
def test_a_summary_of_the_site_above_the_addressees(
    tmp_path: Path, summary: str, body: str
) -> None:
    text = shown(*LINES, *SIGNED)
    page = f"<div><h1>{TITLE}</h1><div>2023-06-09</div><div {body}>{summary}{text}</div></div>"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert [one.text for one in document.paragraphs] == [*LINES, *SIGNED]


KEPT = (
    ("第一条　为规范巡查，制定本办法。", "各水厂：", "应当登记。"),
    ("（2023年6月1日市政府第三次会议通过。）", "各水厂：", "应当登记。"),
    ("市政府决定加强管网巡查。", "现通知如下：", "应当登记。"),
    ("摘要：本文讨论管网。", "应当登记。"),
    ("现将评选结果公示如下。", "附件：", "应当登记。"),
    ("市水务局将举办知识竞赛。", "主办单位：", "云州市水务局承担全部费用。"),
)


@pytest.mark.parametrize("lines", KEPT)
def test_the_first_sentence_of_a_text_stays(tmp_path: Path, lines: tuple[str, ...]) -> None:
    page = f"<h1>{TITLE}</h1><div>2023-06-09</div><div id='zoom'>{shown(*lines)}</div>"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert [one.text for one in document.paragraphs] == list(lines)
