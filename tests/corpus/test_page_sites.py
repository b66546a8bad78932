"""Pages of several systems saved as text: what stands around the document stays out of it."""

from __future__ import annotations

import pytest

from corpus.page_text.page_lines import is_furniture
from corpus.page_text.page_links import listed
from corpus.page_text.read_page import read_page
from corpus.page_text.repeated_lines import without_copies

TITLE = "云州市人民政府关于加强养犬管理工作的通知"
BODY = [
    "各区人民政府，市政府各部门：",
    "为规范养犬行为，保障居民安全，现就有关事项通知如下。",
    "一、犬只应当登记，并每年免疫一次。",
    "云州市人民政府",
    "2021年5月8日",
]
OTHERS = [
    "关于做好2021年度城市绿化工作的通知",
    "云州市举办第三届读书节活动",
    "关于公布最低生活保障标准的公告",
]
DATED = [part for title in OTHERS for part in (title, "2021-04-02")]
CHAT = ["END", "往期推荐", *OTHERS, "预览时标签不可点", "阅读原文", "微信扫一扫", "关注该公众号"]
FOOT = [
    "主办：云州市人民政府　承办：云州市信息中心",
    "网站标识码：3205000012　苏ICP备05000123号",
    "关于我们",
    "网站地图",
]
PAGES = {
    "an article of WeChat": [
        TITLE,
        "原创 云州发布 云州发布",
        "2021-05-09 18:20 江原",
        *BODY,
        *CHAT,
    ],
    "an organ above its day": [TITLE, "云州市公安局", "2021-05-09", *BODY, *CHAT],
    "titles and days in turn": ["最新公开", *DATED, TITLE, "2021-05-09 来源：市公安局", *BODY],
    "days first": [*(f"[04-02] {one}" for one in OTHERS), TITLE, "发布于 2021-05-09", *BODY, *FOOT],
    "a menu of short names": [
        "首页",
        "政务公开",
        "办事服务",
        TITLE,
        "日期：2021-05-09",
        *BODY,
        *FOOT,
    ],
    "a path on several lines": ["首页", ">", "政务公开", ">", TITLE, "日期：2021-05-09", *BODY],
    "the page's own name first": [f"{TITLE} - 云州市公安局", TITLE, "日期：2021-05-09", *BODY],
    "a title on two lines": [f"{TITLE}-云州网", TITLE[:9], TITLE[9:], "日期：2021-05-09", *BODY],
    "a table in cells": ["索引号\t0014/2\t主题分类\t公安\t发布日期\t2021-05-09", TITLE, *BODY],
    "a table cell by cell": ["索 引 号", "0014/2", "发布日期", "2021-05-09", TITLE, *BODY],
    "a heading that nobody knows": [TITLE, "日期：2021-05-09", *BODY, "同类推送", *OTHERS],
    "names of editors": [
        TITLE,
        "日期：2021-05-09",
        *BODY,
        "初审：张三 复审：李四",
        "【关闭】",
        *OTHERS,
    ],
    "the text once more to be read out": [TITLE, "日期：2021-05-09", *BODY, "关闭"],
}


@pytest.mark.parametrize("lines", PAGES.values(), ids=PAGES.keys())
def test_only_the_document_is_read(lines: list[str]) -> None:
    page = read_page("\n".join(lines))
    assert page.title == TITLE
    assert page.lines == tuple(BODY)
    assert page.labels["published"].startswith("2021-05-09")


def test_tools_of_a_site_are_no_subject() -> None:
    assert is_furniture("无障碍浏览 | 长者模式")
    assert not is_furniture("云州市无障碍环境建设条例")
    assert not is_furniture("据微信公众号“云州发布”消息，市政府部署养犬管理工作。")


def test_the_text_on_one_line_more_is_left_out() -> None:
    lines = [f"第{number}条　" + f"本办法的第{number}项要求应当落实。" * 9 for number in "一二三"]
    assert without_copies([*lines, "关于养犬的办法" + "".join(lines)]) == lines
    assert without_copies(lines) == lines


def test_a_title_and_its_day_above_the_text_are_no_list() -> None:
    lines = [*DATED, TITLE, "2021-05-09", BODY[0]]
    assert listed(lines) == frozenset(range(6))


def test_a_short_letter_among_many_links_is_a_document() -> None:
    links = [f"· {title}" for title in OTHERS * 8]
    lines = [*links, TITLE, "日期：2021-05-09", BODY[0], BODY[1], *BODY[3:], *links]
    page = read_page("\n".join(lines))
    assert not page.is_list
    assert page.lines == (BODY[0], BODY[1], *BODY[3:])
