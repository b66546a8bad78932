"""Pages of systems that no rule knows: values that style parts, days and titles by likelihood."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.readers import ReadOptions, read_file
from tests.corpus.one_page import read_page_of

TITLE = "关于开展夏季管网巡查的通知"
TEXT = (
    "各水厂：",
    "为保障夏季供水，现就开展管网巡查有关事项通知如下，请认真组织实施。",
    "一、巡查结果应当于每月十日前报送，并向社会公开。",
    "云州市水务局",
    "2023年6月7日",
)
BOX = "<div class='k9'>" + "".join(f"<p>{line}</p>" for line in TEXT) + "</div>"


def body_of(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


BYLINES = {
    "spans without a space": "<i>来源：供水科</i><i>2023-06-08 09:12</i><i>阅读 731</i>",
    "labels without a space": "<i>成文日期：2023-06-07</i><i>发布时间：2023-06-08</i>",
    "state before labels": "<i>全文有效</i><i>成文日期：2023-06-07</i><i>发布时间：2023-06-08</i>",
    "an unknown label": "<i>信息录入：张某</i><i>信息审核：李某</i><i>录入时间：2023年6月8日</i>",
    "no colon": "<i>公布日期 2023-06-07</i><i>施行日期 2023-07-01</i><i>上网时间 2023-06-08</i>",
    "an address of the page": "http://www.yunzhou.example/a.jsp?id=44　更新时间：2023/6/8 9:12:33",
    "sizes of type": "字体显示：<b>大</b> <b>中</b> <b>小</b>　2023-06-08　阅读次数：105",
    "another verb": "（刊登日期：2023年6月8日）",
    "an English pattern": "6月 8, 2023",
    "a day of a calendar": "<span class='a'>08</span><span class='b'>2023-06</span>",
}


@pytest.mark.parametrize("byline", BYLINES.values(), ids=BYLINES.keys())
def test_a_line_below_the_title_states_the_day(tmp_path: Path, byline: str) -> None:
    page = f"<h1>{TITLE}</h1><div class='x'>{byline}</div>{BOX}"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert str(document.published_on) == "2023-06-08"
    assert str(document.written_on) == "2023-06-07"
    assert body_of(document) == list(TEXT)


def test_spans_that_are_set_as_blocks_are_lines(tmp_path: Path) -> None:
    spans = "".join(f"<span style='display:block'>{line}</span>" for line in TEXT)
    document = read_page_of(tmp_path, f"<h1>{TITLE}</h1><div>{spans}</div>", name=TITLE)
    assert body_of(document) == list(TEXT)
    assert document.issuers == ("云州市水务局",)


def test_type_within_a_sentence_is_no_value(tmp_path: Path) -> None:
    line = "<span>自</span><span>2023-07-01</span><span>起，巡查结果每月报送，并向社会公开。</span>"
    document = read_page_of(tmp_path, f"<h1>{TITLE}</h1><div><p>各水厂：</p><p>{line}</p></div>")
    assert body_of(document)[-1] == "自2023-07-01起，巡查结果每月报送，并向社会公开。"


LINKS = "<a href='/1.htm'>图解：管网巡查怎么做</a><a href='/2.htm'>专家谈：守护一杯清水</a>"


@pytest.mark.parametrize("heading", ["<h4>其他解读</h4>", "", "<div>再看看</div>"])
def test_a_box_of_links_behind_the_text_is_no_text(tmp_path: Path, heading: str) -> None:
    page = f"<h1>{TITLE}</h1>{BOX}<div>{heading}<div>{LINKS}</div></div>"
    assert body_of(read_page_of(tmp_path, page, name=TITLE)) == list(TEXT)


def test_files_behind_the_text_are_no_box_of_links(tmp_path: Path) -> None:
    files = (
        "<div><a href='1.doc'>附件1：巡查记录表</a><br><a href='2.doc'>附件2：巡查路线图</a></div>"
    )
    page = f"<h1>{TITLE}</h1><div id='zoom'>{BOX}{files}</div>"
    assert body_of(read_page_of(tmp_path, page))[-2:] == ["附件1：巡查记录表", "附件2：巡查路线图"]


def test_words_beside_the_title_are_no_text(tmp_path: Path) -> None:
    words = "".join(f"<div>{word}</div>" for word in ("—", "作者", "admin", "于", "通知"))
    page = f"<h2>{TITLE}</h2>{words}<div>{BOX}</div>"
    assert body_of(read_page_of(tmp_path, page, name=TITLE)) == list(TEXT)


def test_a_path_may_end_in_the_day(tmp_path: Path) -> None:
    page = f"<div>首页 » 政务公开 » 2023-06-08</div><h2>{TITLE}</h2>{BOX}"
    assert str(read_page_of(tmp_path, page, name=TITLE).published_on) == "2023-06-08"


def test_no_document_is_written_at_a_minute(tmp_path: Path) -> None:
    rows = {"索引号": "YZ-7", "发文日期": "2023-06-08 09:12:06", "文件编号": "云水发〔2023〕7号"}
    items = "".join(f"<li><label>{name}</label><b>{value}</b></li>" for name, value in rows.items())
    document = read_page_of(tmp_path, f"<ul>{items}</ul><h1>{TITLE}</h1>{BOX}", name=TITLE)
    assert str(document.published_on) == "2023-06-08"
    assert str(document.written_on) == "2023-06-07"


@pytest.mark.parametrize(
    "other",
    [
        "<div>今天是2026年11月30日 星期一</div>",
        "<p>施行日期：2023-07-01</p>",
        "<p>有效期至：2028-06-30</p>",
    ],
)
def test_days_of_other_things_are_none_of_publishing(tmp_path: Path, other: str) -> None:
    assert read_page_of(tmp_path, f"{other}<h1>{TITLE}</h1>{BOX}").published_on is None


def test_a_title_has_its_day_behind_it_in_brackets(tmp_path: Path) -> None:
    title = f"<div><b>{TITLE}</b> <span>[2023-06-08]</span></div>"
    page = f"<ul><li>工会简介</li></ul>{title}<div>来自：宣教部　已被浏览 312 次</div>{BOX}"
    document = read_page_of(tmp_path, page, name="云州市水务局")
    assert (document.title, str(document.published_on)) == (TITLE, "2023-06-08")


def test_a_custom_house_is_an_organ(tmp_path: Path) -> None:
    lines = ("为便利企业退货，现公告如下，请遵照执行。", "特此公告。", "云州海关", "2023年6月7日")
    box = "<div>" + "".join(f"<p>{line}</p>" for line in lines) + "</div>"
    document = read_page_of(tmp_path, f"<h1>云州海关公告2023年第3号</h1>{box}")
    assert document.issuers == ("云州海关",)


def test_the_order_names_the_organ_of_a_note_in_full(tmp_path: Path) -> None:
    note = "（2018年12月20日省人民政府第26次常务会议通过 2019年1月4日云川省人民政府令第312号公布）"
    lines = (note, "第一条 为了节约用水，制定本规定。", "第二条 本规定自2019年3月1日起施行。")
    box = "<div>" + "".join(f"<p>{line}</p>" for line in lines) + "</div>"
    document = read_page_of(tmp_path, f"<h1>云川省节约用水管理规定</h1>{box}")
    assert document.issuers == ("云川省人民政府",)


def text_of(tmp_path: Path, *lines: str) -> Document:
    path = tmp_path / "page.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_file(path, "s", tmp_path, ReadOptions()).documents[0]


BEHIND = {
    "buttons": ("收藏", "订阅", "我要评价"),
    "files": ("附件：", "巡查记录表.docx", "您对该信息公开是否满意？满意基本满意不满意"),
    "a box of fields": ("信息公开", "公开责任部门：云州市水务局", "公开方式：主动公开"),
}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND.keys())
def test_a_copied_text_ends_with_its_signature(tmp_path: Path, behind: tuple[str, ...]) -> None:
    assert body_of(text_of(tmp_path, TITLE, "2023-06-08 09:12", *TEXT, *behind)) == list(TEXT)


@pytest.mark.parametrize(
    "more",
    [
        ("附件：1.巡查记录表", "2.巡查路线图"),
        ("（此件公开发布）",),
        ("抄送：市政府办公室。", "云州市水务局办公室", "2023年6月7日印发"),
        ("云州市管网巡查办法", "第一条　为保障供水，制定本办法。", "第二条　每月巡查一次。"),
    ],
)
def test_what_belongs_below_a_signature_stays(tmp_path: Path, more: tuple[str, ...]) -> None:
    assert body_of(text_of(tmp_path, TITLE, "2023-06-08 09:12", *TEXT, *more)) == [*TEXT, *more]


def test_a_copied_text_with_fields_tight_before_their_values(tmp_path: Path) -> None:
    fields = (
        "文 号云水发〔2023〕7号",
        "发布单位云州市水务局",
        "有 效 性有效",
        "发布日期2023-06-08",
    )
    document = text_of(tmp_path, TITLE, *fields, *TEXT)
    assert (document.title, document.document_number) == (TITLE, "云水发〔2023〕7号")
    assert str(document.published_on) == "2023-06-08"
    assert body_of(document) == list(TEXT)


def test_the_name_of_the_site_above_a_copied_text_is_no_title(tmp_path: Path) -> None:
    document = text_of(tmp_path, "云州市水务局", "首页", TITLE, "2023-06-08 来源：供水科", *TEXT)
    assert document.title == TITLE
    assert body_of(document) == list(TEXT)


def test_a_table_of_fields_below_a_copied_text(tmp_path: Path) -> None:
    text = (
        "第一条 为保障供水，制定本办法。",
        "第二条 巡查每月一次。",
        "第三条 本办法自2023年7月1日起施行。",
    )
    fields = ("发文机关", "云州市水务局", "发文字号", "云水发〔2023〕7号", "发布日期", "2023-06-08")
    document = text_of(tmp_path, "云州市管网巡查办法", *text, *fields)
    assert document.document_number == "云水发〔2023〕7号"
    assert str(document.published_on) == "2023-06-08"
    assert body_of(document) == list(text)
