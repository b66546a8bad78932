"""Fields beside a document where their places or signs are unusual: rows, glued values, addresses."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import pytest

from corpus.fields.numerals import to_int
from corpus.page_text.page_labels import labels_of
from tests.corpus.one_page import LINES, read_page_of, shown

TITLE = "关于开展夏季管网巡查的通知"
NUMBER = "云水发〔2023〕16号"
SIGNED = ("云州市水务局", "2023年6月7日")
ADDRESSED = (
    "http://sw.yunzhou.gov.cn　2023年6月8日　来源：办公室",
    "云州市水务局门户网站 www.yunzhou-sw.gov.cn 2023年06月08日 来源：办公室 【字体：大 中 小】",
    "2023-06-08 10:02　sw.yunzhou.gov.cn",
    "云州水务网 https://sw.yunzhou.gov.cn/tz/202306/t20230608_17.html 2023-06-08",
)


@pytest.mark.parametrize("line", ADDRESSED)
@pytest.mark.parametrize("body", ["id='zoom'", "class='x2'"])
def test_the_address_of_a_site_beside_its_day(tmp_path: Path, line: str, body: str) -> None:
    page = f"<div><h2>{TITLE}</h2><p>{line}</p><div {body}>{shown(*LINES, *SIGNED)}</div></div>"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert str(document.published_on) == "2023-06-08"
    assert [one.text for one in document.paragraphs] == [*LINES, *SIGNED]


def test_an_address_in_a_sentence_is_no_byline() -> None:
    assert labels_of("2023年6月8日前登录www.yunzhou.gov.cn填报") is None
    assert labels_of("联系邮箱sw@yunzhou.gov.cn 2023-06-08") is None


ROWS = (
    f"<tr><td>文件编号</td><td>{NUMBER}</td><td>责任处室</td><td>管网处</td></tr><tr><td>发布日期</td><td>2023/6/8</td><td>访问次数</td><td>45</td></tr>",
    f"<tr><th>信息来自</th><td>管网处</td><th>发文字号</th><td>{NUMBER}</td></tr><tr><th>公开栏目</th><td>通知</td><th>发布日期</th><td>2023-06-08</td></tr>",
    f"<tr><td>承办科室：</td><td>管网科</td><td>文 号：</td><td>{NUMBER}</td></tr><tr><td>发布时间：</td><td>2023-06-08</td><td>经办电话：</td><td>8234</td></tr>",
    f"<tr><td>文号</td><td>{NUMBER}</td><td>密级程度</td><td>普通</td></tr><tr><td>登记人员</td><td>管理员</td><td>发布时间</td><td>2023年6月8日</td></tr>",
)


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("behind", [True, False])
def test_labels_in_a_row_beside_those_that_no_table_knows(
    tmp_path: Path, rows: str, behind: bool
) -> None:
    table, text = f"<table>{rows}</table>", f"<div id='zoom'>{shown(*LINES, *SIGNED)}</div>"
    page = f"<h2>{TITLE}</h2>{text}{table}" if behind else f"<h2>{TITLE}</h2>{table}{text}"
    document = read_page_of(tmp_path, f"<div>{page}</div>", name=TITLE)
    assert document.document_number == NUMBER
    assert str(document.published_on) == "2023-06-08"
    assert [one.text for one in document.paragraphs] == [*LINES, *SIGNED]


LABELLED = (
    f"<div><b>文号</b>{NUMBER}</div><div><b>状态</b>有效</div>",
    f"<p><span class='n'>发文字号</span><span class='v'>{NUMBER}</span></p>",
    f"<ul><li><label>文件编号</label> {NUMBER}</li><li><label>期限</label> 长期</li></ul>",
    f"<p>【文号】{NUMBER}</p>",
)


@pytest.mark.parametrize("label", LABELLED)
@pytest.mark.parametrize("body", ["id='zoom'", "class='x2'"])
def test_a_label_of_a_number_that_style_alone_parts_from_it(
    tmp_path: Path, label: str, body: str
) -> None:
    head = f"<h2>{TITLE}</h2><p>来源：办公室 时间：2023-06-08</p>{label}"
    page = f"<div>{head}<div {body}>{shown(*LINES, *SIGNED)}</div></div>"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert document.document_number == NUMBER


def test_a_sentence_on_numbers_states_none() -> None:
    assert labels_of("文号由办公室统一编排") is None


SIDE_BY_SIDE = (
    "<span class='day'>2023-6-8</span><span class='views'>3,110 次查看</span>",
    "<span class='meta-day'>23-6-8</span><span class='meta-count'>3,110 次查看</span>",
    "<em class='date'>2023-06-08</em><em class='hits'>86</em>",
    "<i class='hits'>59</i><i class='date'>2023-06-08 10:02</i>",
)


@pytest.mark.parametrize("values", SIDE_BY_SIDE)
def test_a_day_and_a_count_that_style_alone_parts(tmp_path: Path, values: str) -> None:
    page = f"<h2>{TITLE}</h2><div>{values}</div><div id='zoom'>{shown(*LINES, *SIGNED)}</div>"
    assert str(read_page_of(tmp_path, page, name=TITLE).published_on) == "2023-06-08"


@pytest.mark.parametrize(
    "number", ["<span class='s1'>20</span><span class='s2'>23</span>", "<b>20</b><i>23</i>"]
)
def test_digits_of_one_number_stay_together(tmp_path: Path, number: str) -> None:
    text = shown(*LINES, f"自{number}年7月1日起施行。")
    document = read_page_of(tmp_path, f"<h2>{TITLE}</h2><div id='zoom'>{text}</div>", name=TITLE)
    assert document.paragraphs[-1].text == "自2023年7月1日起施行。"


@pytest.mark.parametrize("zero", ["0", "О", "◯", "ο", "０"])
def test_what_people_type_for_the_han_zero(tmp_path: Path, zero: str) -> None:
    text = shown(*LINES, "云州市水务局", f"二{zero}二三年六月七日")
    document = read_page_of(tmp_path, f"<h2>{TITLE}</h2><div id='zoom'>{text}</div>", name=TITLE)
    assert str(document.written_on) == "2023-06-07"
    assert document.issuers == ("云州市水务局",)
    assert to_int(f"二{zero}二三") == 2023


COUNTED = {
    ("云州市水务局关于注销取水许可证的公告", "2023年第9号"): "云州市水务局公告2023年第9号",
    ("云州市人民政府关于春季禁火的通告", "（第 12 号）"): "云州市人民政府通告第12号",
    ("关于注销取水许可证的公告", "2023年 第3号"): "云州市水务局公告2023年第3号",
    ("云州市水务局 云州市财政局关于水价的公告", "2023年第1号"): "云州市水务局云州市财政局公告2023年第1号",
    ("云州市水务局关于开展夏季管网巡查的通知", "2023年第9号"): None,
    ("云州水情的公告", "总第603号"): None,
}  # fmt: skip


@pytest.mark.parametrize(("head", "number"), COUNTED.items())
def test_the_count_of_an_act_alone_under_its_title(
    tmp_path: Path, head: tuple[str, str], number: str | None
) -> None:
    title, count = head
    page = f"<h1>{title}</h1><div>2023-06-08</div><div id='zoom'>{shown(count, LINES[1], *SIGNED)}</div>"
    assert read_page_of(tmp_path, page, name=title).document_number == number


LISTS = (
    (
        ("序号", "文件名称", "文号", "失效条款"),
        ("1", "云州市校车管理办法", "云教规〔2013〕2号", "第二条"),
        ("2", "云州市校服管理办法", "云教规〔2014〕3号", "第三条"),
    ),
    (
        ("文件名称", "文号", "发文单位"),
        ("云州市校车管理办法", "云教规〔2013〕2号", "市教育局"),
        ("云州市校服管理办法", "云教规〔2014〕3号", "市教育局"),
    ),
)


@pytest.mark.parametrize("rows", LISTS)
def test_the_head_of_a_list_stays_a_row(tmp_path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    head, *below = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    table = f"<table><tr>{head}</tr>" + "".join(f"<tr>{row}</tr>" for row in below) + "</table>"
    page = f"<h1>{TITLE}</h1>{shown(NUMBER, *LINES, *SIGNED, '附件', '文件目录')}{table}"
    document = read_page_of(tmp_path, page, name=TITLE)
    lines = [one.text for one in document.paragraphs]
    assert [line for line in lines if "\t" in line] == ["\t".join(row) for row in rows]
    assert document.document_number == NUMBER
