"""Boxes of a site around a document: those that a script opens, comments, posts that answer it."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.one_page import LINES, read_page_of, shown

TITLE = "关于开展夏季管网巡查的通知"
SIGNED = ("云州市水务局", "2023年6月7日")
DAY = "<div>发布时间：2023-06-08 10:02</div>"
NOTICE = "系统将于2025年12月31日22时至24时升级，期间暂停服务，敬请谅解。"
HIDDEN = {
    "by its style": f"<div class='pop' style='display:none'><h3>网站暂停服务公告</h3><p>{NOTICE}</p><p>2025年12月29日</p></div>",
    "as a dialog": f"<div class='modal' hidden><div class='box'><h2 class='title'>系统升级维护通知</h2><p>{NOTICE}</p></div></div>",
    "by its class": f"<section class='layui-hide'><div class='pop-title'>网站升级维护公告</div><p>{NOTICE}</p></section>",
    "in parts": f"<div style='visibility:hidden'><h1>关于调整网站栏目的公告</h1></div><div style='display: none'><p>{NOTICE}</p></div>",
}


@pytest.mark.parametrize("box", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_box_that_a_script_opens_is_not_the_document(tmp_path: Path, box: str) -> None:
    text = shown(*LINES, *SIGNED)
    page = (
        f"{box}<div class='g1'><div class='g2'>{TITLE}</div>{DAY}<div class='g3'>{text}</div></div>"
    )
    document = read_page_of(tmp_path, page, name="云州政策服务平台")
    assert document.title == TITLE
    assert str(document.published_on) == "2023-06-08"
    assert str(document.written_on) == "2023-06-07"
    assert [one.text for one in document.paragraphs] == [*LINES, *SIGNED]


def test_a_page_that_hides_all_of_its_text_is_read(tmp_path: Path) -> None:
    text = (
        f"<div style='display:none'><h1>{TITLE}</h1>{DAY}<div>{shown(*LINES, *SIGNED)}</div></div>"
    )
    document = read_page_of(tmp_path, f"<p>首页</p>{text}", name=TITLE)
    assert [one.text for one in document.paragraphs][-5:] == [*LINES, *SIGNED]


BEHIND = {
    "a reader": "<div class='cmt-title'>游客 10.*.*.8 2023-06-09 19:03 发表</div><p>去年的管子今年还修吗？</p>",
    "comments": "<h3>热心市民 2023-06-10 08:00 评论</h3><p>请尽快修好三号管。</p>",
    "other pages": "<h2>全市水务工作会议召开</h2><ul><li>关于停水的通告</li></ul>",
    "a box": "<div class='tit'>近期热点文章列表</div><p>关于停水的通告</p>",
}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND.keys())
@pytest.mark.parametrize("title", [TITLE, "青田县2023年管网巡查实施公告"])
def test_a_heading_behind_the_text_is_not_its_title(
    tmp_path: Path, behind: str, title: str
) -> None:
    text = f"<table><tr><td>{shown(*LINES, *SIGNED)}</td></tr></table>"
    page = f"<h2>{title}</h2><div>时间：2023-06-08 10:02 点击：7</div><div class='x1'>{text}</div><div class='x2'>{behind}</div>"
    document = read_page_of(tmp_path, page, name=f"{title}_青田县水务局")
    assert document.title == title
    assert str(document.published_on) == "2023-06-08"


ANSWER = "请问三号管道什么时候修？已经漏了一个月，楼下的水井也浑了，希望尽快派人查看并答复，谢谢各位工作人员。"
POSTS = {
    "Discuz X": ("<em>发表于 2023-6-8 10:02:30</em><span>|</span><a>只看该作者</a>", "<table><tr><td class='t_f' id='postmessage_71'>{}</td></tr></table>"),
    "Discuz 7": ("<em>发表于 2023-06-08 10:02</em>", "<div class='t_msgfont' id='postmessage_8'>{}</div>"),
    "phpwind": ("<span>发表于：2023-06-08 10:02</span>", "<div class='tpc_content'><div class='f14'>{}</div></div>"),
    "phpBB": ("<p class='author'>发表于 2023-06-08 10:02</p>", "<div class='postbody'>{}</div>"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "post"), POSTS.values(), ids=POSTS.keys())
def test_the_first_post_of_a_board_is_the_document(tmp_path: Path, line: str, post: str) -> None:
    first = f"<div class='by'>县水务局</div><div>46</div><div>主题</div><div>{line}</div>{post.format(shown(*LINES, *SIGNED))}"
    rest = f"<div class='by'>老街坊</div><div>2#</div><div>发表于 2023-6-9 11:00</div>{post.format(shown(*[ANSWER] * 6))}"
    page = f"<h1><span>{TITLE}</span></h1><div id='list'>{first}{rest}</div>"
    document = read_page_of(tmp_path, page, name=f"{TITLE} - 部门公告 - 青田论坛")
    assert [one.text for one in document.paragraphs] == [*LINES, *SIGNED]
    assert str(document.published_on) == "2023-06-08"
