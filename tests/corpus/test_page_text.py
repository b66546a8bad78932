"""Crawled pages in many arrangements: only the document comes out, and it comes out once."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from corpus.page_text.page_lines import SENTENCE_END, is_sentence
from corpus.page_text.read_page import read_page
from corpus.readers import ReadOptions, read_file
from corpus.readers.files import FileError
from corpus.readers.plain_text import read_plain_text
from corpus.report import SkipReason

TITLE = "云州市生态环境局 扎实推进清水河治理"
BODY = [
    "云州市生态环境局坚持把清水河治理摆在重要位置，多次到沿河各镇现场调研，听取群众意见。",
    "一、健全工作机制",
    "成立清水河治理工作专班，明确责任分工，每月召开调度会议，及时协调解决跨镇治理中的难点问题。",
    "二、加强巡查监测",
    "在沿河新建水质自动监测站6个，监测数据实时上传；对12处排污口逐一溯源，限期完成整改任务。",
    "下一步，市生态环境局将继续巩固治理成果，让清水河水更清、岸更绿、景更美。",
]
SIDE = [
    "关于开展2024年全市生态环境宣传月活动的",
    "关于印发《2024年全市普法工作要点》的通知",
    "关于报送2023年度总结和领导干部述职的通",
    "市委办公室 市政府办公室 市司法局",
    "关于推进落实《一镇一顾问工作方案》的通知",
]
DATE_LINES = [
    "发布时间:2023-05-18 09:30 浏览次数:次",
    "日期：2023-05-18",
    "发布日期：2023年5月18日 来源：市生态环境局 字号：[大 中 小] 打印",
    "时间：2023/05/18 10:00:00　　来源：云州日报　　点击数：132",
    "2023-05-18 16:45 来源：市生态环境局 【字体：大 中 小】 打印 分享到：",
    "来源：市生态环境局 发布时间：2023-05-18 责任编辑：张三 浏览：20次",
    "[ 发布日期 ] 2023.05.18",
]
NEIGHBOURS = [
    ["上一篇:清水河边话治理", "下一篇:市环境监测站举行开放日活动"],
    ["上一条：没有了", "下一条：市环境监测站举行开放日活动"],
    ["上一篇：", "清水河边话治理", "下一篇：", "市环境监测站举行开放日活动"],
    ["【上一篇】清水河边话治理", "【下一篇】市环境监测站举行开放日活动"],
    ["前一篇 清水河边话治理", "后一篇 市环境监测站举行开放日活动"],
    [],
]


def check(text: str) -> None:
    page = read_page(text)
    assert page.title == TITLE
    assert list(page.lines) == BODY
    draft = read_plain_text(text)
    published = draft["published"]
    assert published is not None


@pytest.mark.parametrize("line", DATE_LINES)
@pytest.mark.parametrize("ways", NEIGHBOURS, ids=lambda ways: ways[0] if ways else "none")
def test_date_lines_and_ways_to_other_pages(line: str, ways: list[str]) -> None:
    check("\n".join([TITLE, line, *BODY, *ways]))


@pytest.mark.parametrize("bullet", ["- ·", "·", "• ", "* ", "● ", "◆", "■ ", "> ", "- ", "※ ", "▪"])
@pytest.mark.parametrize("behind", [False, True], ids=["before", "behind"])
def test_side_bars(bullet: str, *, behind: bool) -> None:
    side = ["更多>>信息公告", *(bullet + line for line in SIDE)]
    page = [TITLE, DATE_LINES[0], DATE_LINES[0], *BODY]
    check("\n".join([*page, *side] if behind else [*side, *page]))
    check("\n".join([*page, *NEIGHBOURS[0], *side]))


REPEATS = {
    "once": BODY,
    "twice": BODY * 2,
    "from the first heading on": BODY + BODY[1:],
    "first half, then all": BODY[:3] + BODY,
    "thrice": BODY * 3,
    "with the title between": [*BODY, TITLE, DATE_LINES[0], *BODY],
}


@pytest.mark.parametrize("body", REPEATS.values(), ids=REPEATS.keys())
def test_a_repeated_body_is_there_once(body: list[str]) -> None:
    check("\n".join([*("- ·" + line for line in SIDE), TITLE, DATE_LINES[0], *body]))


def test_breadcrumbs_buttons_and_the_title_again() -> None:
    crumbs = [
        "您现在的位置：首页 > 信息公开 > 工作动态",
        "当前位置： 首页 >> 工作动态",
        "首页 > 动态 > 正文",
    ]
    for crumb, twice in product(crumbs, (False, True)):
        head = ["首页", "政务公开", crumb, TITLE, *([TITLE] if twice else [])]
        tail = [
            "分享到：",
            "扫一扫在手机打开当前页",
            "【打印本页】 【关闭窗口】",
            "版权所有：云州市生态环境局",
        ]
        check("\n".join([*head, DATE_LINES[0], *BODY, *tail]))
    check("\n".join([TITLE, DATE_LINES[2], TITLE, *BODY]))


def test_signature_and_attachments_stay() -> None:
    ends = ["附件：1. 河道名录", "2. 监测站点名单", "云州市生态环境局", "2023年5月16日"]
    page = read_page("\n".join([TITLE, DATE_LINES[0], *BODY, *ends, *NEIGHBOURS[0]]))
    assert list(page.lines) == BODY + ends
    draft = read_plain_text("\n".join([TITLE, DATE_LINES[0], *BODY, *ends]))
    assert [paragraph.text for paragraph in draft.paragraphs][-1] == "2023年5月16日"


def test_equal_short_lines_of_a_form_stay() -> None:
    form = ["单位（盖章）：", "联系人：", "单位（盖章）：", "联系人："]
    assert list(read_page("\n".join([TITLE, DATE_LINES[0], *BODY, *form])).lines) == BODY + form


@pytest.mark.parametrize(
    "lines",
    [
        [
            "当前位置：首页 > 通知公告",
            *(f"·{line} 2024-01-0{n}" for n, line in enumerate(SIDE, 1)),
            "下一页",
        ],
        ["通知公告", *(f"- {line}" for line in SIDE), "共5条 1/1页"],
        [f"[2024-01-0{n}] {line}" for n, line in enumerate(SIDE, 1)],
    ],
)
def test_a_list_of_links_is_no_document(lines: list[str]) -> None:
    with pytest.raises(FileError) as error:
        read_plain_text("\n".join(lines))
    assert error.value.reason is SkipReason.LINK_LIST


def test_the_crawled_page_of_wuhan(shared_data: Path) -> None:
    path = shared_data / "pages" / "wuhan_20190826.txt"
    (document,) = read_file(path, "pages", path.parent, ReadOptions()).documents
    lines = path.read_text(encoding="utf-8").splitlines()
    assert document.title == "精准聚焦重点 发力破解难点 助力实现武汉高质量发展"
    assert document.published_on == date(2019, 8, 26)
    assert document.body.startswith("武汉市生态环境局局坚持")
    assert document.body.endswith("大调研大落实成效成果引向深入。")
    assert len(set(document.body.split("\n"))) == len(document.paragraphs) == 10
    side = [line.lstrip("-· ") for line in lines if line.startswith("- ")]
    assert len(side) == 15
    for forbidden in [*side, "发布时间", "上一篇", "下一篇", "更多>>"]:
        assert forbidden not in document.body


def test_a_table_of_fields_names_the_title_on_a_line_of_its_own() -> None:
    title = "临江市人民政府办公厅关于加强养犬管理工作的通知"
    head = f"索 引 号：\n0001/2019-1\n标 题：\n{title}\n发文字号：\n临政办〔2019〕3号\n发布日期：\n"
    page = read_page(
        f"{head}2019年8月26日\n主 题 词：\n{title}\n临政办〔2019〕3号\n各区：\n请执行。"
    )
    assert page.title == title
    assert page.labels["published"] == "2019年8月26日"
    assert page.lines == ("临政办〔2019〕3号", "各区：", "请执行。")


def test_a_line_of_buttons_before_others_is_no_label() -> None:
    assert read_page("大 中 小\n关于养犬的通知\n各区：\n请执行。").title == "关于养犬的通知"


@pytest.mark.parametrize("closing", ["", "”", "）", "】’", " "])
@pytest.mark.parametrize("end", [*"。！？!?；;，：、", "字"])
def test_a_short_line_is_a_sentence_where_it_ends_like_one(end: str, closing: str) -> None:
    line = f"应当登记{end}{closing}"
    assert is_sentence(line) is (SENTENCE_END.search(line.strip()) is not None)
