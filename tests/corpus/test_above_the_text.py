"""What a page prints above a text and is no text, in pages whose contents are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.document import Document
from tests.corpus.one_page import read_page_of, shown

TITLE = "临川市人民政府办公室关于加强犬只管理的通知"
NOTICE = (
    "各县（市、区）人民政府，市政府各部门：",
    "为规范犬只管理，维护公共秩序，现将有关事项通知如下：",
    "一、犬只应当登记，并每年免疫。",
    "二、携犬外出应当使用牵引绳，主动避让行人。",
    "临川市人民政府办公室",
    "2023年6月30日",
)
REPLY = (
    "王明委员：",
    "您提出的《关于改善老旧小区停车条件的提案》收悉。经研究，现答复如下：",
    "截至去年底，全市共有老旧小区三百余个，停车泊位缺口较大。",
    "感谢您对我局工作的支持。",
    "临川市住房和城乡建设局",
    "2023年6月30日",
)
RULE = (
    "第一章　总则",
    "第一条　为了规范犬只管理，维护公共秩序，制定本办法。",
    "第二条　本办法自2023年8月1日起施行。",
)
ORDER = (
    "临川市人民政府令",
    "第68号",
    "《临川市养犬管理办法》已经2023年6月12日市人民政府第20次常务会议通过，现予公布。",
    "市长　李某",
    "2023年6月30日",
)
NUMBER = "临建函〔2023〕45号"


def page(folder: Path, title: str, *lines: str, named: bool = True) -> Document:
    """The document of a page with a title, its day and lines, in a box that has a name or none."""
    name = " class='TRS_Editor'" if named else ""
    text = f"<h1>{title}</h1><div>2023-07-01</div><div{name}>{shown(*lines)}</div>"
    return read_page_of(folder, text, name=title)


@pytest.mark.parametrize("named", [True, False], ids=["named", "unnamed"])
@pytest.mark.parametrize(
    "above",
    [
        pytest.param(("类别：A", NUMBER), id="class above"),
        pytest.param(("（B）", NUMBER, "签发人：李　某"), id="class in brackets, signer below"),
        pytest.param((f"{NUMBER}　　　签发人：李某", "办理结果：A类"), id="signer beside"),
        pytest.param(("公开属性：主动公开", "签 发 人：李某", NUMBER), id="made public"),
    ],
)
def test_a_reply_begins_below_signer_and_class(
    tmp_path: Path, above: tuple[str, ...], *, named: bool
) -> None:
    document = page(tmp_path, "关于第45号提案的答复", *above, *REPLY, named=named)
    assert document.body.split("\n") == [NUMBER, *REPLY]
    assert document.document_number == NUMBER


def test_a_signer_inside_a_text_stays(tmp_path: Path) -> None:
    text = (*NOTICE[:3], "签发人：李某", "类别：A", *NOTICE[3:])
    assert page(tmp_path, TITLE, *text).body.split("\n") == list(text)


def test_a_table_of_fields_in_a_named_box_is_no_text(tmp_path: Path) -> None:
    fields = ("索引号：LC0001-2023-0012", "发文字号：临府办发〔2023〕12号", "公开方式：主动公开")
    document = page(tmp_path, TITLE, *fields, *NOTICE)
    assert document.body.split("\n") == list(NOTICE)
    assert document.document_number == "临府办发〔2023〕12号"
    assert document.index_number == "LC0001-2023-0012"


@pytest.mark.parametrize(
    "above",
    [
        "文号：临府办发〔2023〕12号",
        "【有效】",
        "关键词：养犬；登记",
        "【字体：大 中 小】",
        "（全文约1200字，阅读约需4分钟）",
        "征集状态：已结束",
    ],
)
def test_what_a_page_says_of_itself_is_no_text(tmp_path: Path, above: str) -> None:
    document = page(tmp_path, TITLE, above, *NOTICE)
    assert document.body.split("\n") == list(NOTICE)
    assert document.document_number == ("临府办发〔2023〕12号" if "号" in above else None)
    assert document.stated_validity == ("有效" if "有效" in above else None)


def test_fields_that_are_the_text_stay(tmp_path: Path) -> None:
    text = ("处罚机关：临川市水务局", "当事人：某水厂", "地址：河东路", *NOTICE[1:])
    assert page(tmp_path, "处罚决定", *text).body.split("\n") == list(text)


def test_what_a_viewer_says_is_no_text(tmp_path: Path) -> None:
    above = ("您的浏览器不支持PDF预览，请下载后查看。", "第1页 / 共3页", "1.0x")
    assert page(tmp_path, TITLE, *above, *NOTICE).body.split("\n") == list(NOTICE)


def test_a_named_box_may_hold_title_and_byline(tmp_path: Path) -> None:
    byline = "时间：2023-07-02 作者: 新闻来源：市政府办【字号：大 | 中 | 小】"
    document = read_page_of(
        tmp_path, f"<div class='TRS_Editor'>{shown(TITLE, byline, *NOTICE)}</div>"
    )
    assert document.body.split("\n") == [TITLE, *NOTICE]
    assert document.published_on == date(2023, 7, 2)


def test_the_organs_on_the_line_of_a_title_belong_to_it(tmp_path: Path) -> None:
    organs, title = "临川市公安局 临川市水务局", "关于加强犬只管理的通知"
    text = f"<div>{organs}{title}</div><div>2023-07-02</div><div>{shown(*NOTICE)}</div>"
    found = read_page_of(tmp_path, text, name=title).title
    assert found.replace(" ", "") == f"{organs}{title}".replace(" ", "")


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("2023-07-05", date(2023, 6, 30)),
        ("2023-06-29", date(2023, 6, 29)),
        ("2023-12-05", date(2023, 12, 5)),
    ],
)
def test_a_text_is_written_when_it_is_signed_not_when_it_is_sent(
    tmp_path: Path, label: str, written: date
) -> None:
    table = (
        f"<table><tr><td>索引号</td><td>L1/2-3</td><td>发文日期</td><td>{label}</td></tr></table>"
    )
    document = read_page_of(tmp_path, f"{table}<h1>{TITLE}</h1>{shown(*NOTICE)}", name=TITLE)
    assert document.written_on == written
    assert document.published_on is None


def test_a_call_to_follow_is_no_text(tmp_path: Path) -> None:
    assert page(tmp_path, TITLE, "点击上方“临川发布”关注我们", *NOTICE).body.split("\n") == list(
        NOTICE
    )


@pytest.mark.parametrize("named", [True, False], ids=["named", "unnamed"])
@pytest.mark.parametrize("tabs", ["征集内容征集结果意见采纳情况", "文件正文政策解读我要咨询"])
def test_a_row_of_tabs_is_no_text(tmp_path: Path, tabs: str, *, named: bool) -> None:
    document = page(tmp_path, TITLE, tabs, *NOTICE, named=named)
    assert document.body.split("\n") == list(NOTICE)


def test_a_path_and_its_column_are_no_text(tmp_path: Path) -> None:
    above = ("首页 &gt; 政务公开 &gt; 通知公告", "通知公告")
    assert page(tmp_path, TITLE, *above, *NOTICE).body.split("\n") == list(NOTICE)


@pytest.mark.parametrize(
    "above",
    [
        ("核心提示：犬只要登记，每年要免疫，外出要牵绳。",),
        ("AI摘要", "本通知要求犬只登记。"),
        ("【摘要】本通知要求犬只登记。", "【关键词】养犬；登记"),
    ],
    ids=["hint", "box", "with words"],
)
def test_a_summary_above_those_addressed_is_no_text(tmp_path: Path, above: tuple[str, ...]) -> None:
    assert page(tmp_path, TITLE, *above, *NOTICE).body.split("\n") == list(NOTICE)


def test_an_order_stands_above_the_note_on_its_rule(tmp_path: Path) -> None:
    title, note = "临川市养犬管理办法", "（2023年6月30日临川市人民政府令第68号公布）"
    document = read_page_of(
        tmp_path,
        f"<div class='title'>{title}</div><div>{note}</div><div>{shown(*ORDER)}</div>"
        f"<div class='TRS_Editor'>{shown(title, *RULE)}</div>",
        head=f"<meta name='ArticleTitle' content='{title}'>",
    )
    assert document.body.split("\n") == [*ORDER, title, note, *RULE]
    assert document.document_number == "临川市人民政府令第68号"


@pytest.mark.parametrize("addressed", ["尊敬的用户：", "县水务局：", "陈某某代表：", "全体业主："])
def test_those_addressed_are_the_first_line(tmp_path: Path, addressed: str) -> None:
    text = (addressed, *NOTICE[1:])
    document = page(tmp_path, TITLE, "浏览次数：12", *text, named=False)
    assert document.body.split("\n") == list(text)


def test_the_number_and_first_heading_of_a_tender_are_text(tmp_path: Path) -> None:
    text = ("项目编号：LCSZ-2023-011", "1. 招标条件", *NOTICE[1:])
    document = page(
        tmp_path, "临川市水厂招标公告", *text[:1], "发布人：张某", *text[1:], named=False
    )
    assert document.body.split("\n") == list(text)
