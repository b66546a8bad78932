"""Title, day and text of pages in the layouts of many systems, and the kinds that they are of."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.page_text.page_byline import read_byline, split_heading
from corpus.page_text.page_tail import offers_files, opens_tail
from corpus.readers import ReadOptions, read_file
from tests.corpus.site_layouts import LAYOUTS

LINES = (
    "各区水务局：",
    "为加强供水安全，现就开展水质抽检有关事项通知如下，请认真组织实施。",
    "抽检结果应当于每月十日前报送，并向社会公开。",
    "云州市水务局",
    "2021年6月7日",
)
TITLE = "云州市水务局关于开展水质抽检的通知"
TEXT = "".join(f"<p>{line}</p>" for line in LINES)


def read(folder: Path, page: str) -> Document:
    (folder / "page.html").write_text(page, encoding="utf-8")
    (document,) = read_file(folder / "page.html", "s", folder, ReadOptions()).documents
    return document


def of(folder: Path, body: str, *, name: str = "云州市水务局", head: str = "") -> Document:
    return read(folder, f"<html><head><title>{name}</title>{head}</head><body>{body}</body></html>")


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(tmp_path: Path, name: str) -> None:
    layout = LAYOUTS[name]
    document = read(tmp_path, layout.page)
    assert document.title == layout.title
    day = document.published_on
    assert (day.isoformat() if day else None) == layout.day
    assert [one.text for one in document.paragraphs] == list(layout.lines)


BYLINES = {
    "source and day": "来源：云州市水务局　2021-06-09",
    "source, day and buttons": "<span>文章来源：办公室</span>&nbsp;&nbsp;<span>2021-06-09 08:00:00</span> 打印本页 关闭窗口",
    "a name without a space": "云川观察2021-06-09 07:48",
    "a dot between": "<span>2021-06-09</span><span> · </span><span>云川报道</span>",
    "labels of no table": "2021-06-09 10:22&nbsp;栏目主持：某某 热线：12345 评论(18)",
    "a weekday": "2021-06-09 星期三 10:22 ｜ 阅读(18)",
    "no colon": "公布时间2021-06-09",
    "entered": "录入时间：2021/06/09 10:22 录入者：某某",
    "sent": "发稿时间：2021年6月9日 稿源：云州水务",
    "last changed": "最后更新：2021-06-09 10:22",
    "sizes of type": "时间：2021-06-09 字号：[大 中 小] A- A A+",
    "an attribute": "<time datetime='2021-06-09T08:00:00+08:00'>6月9日</time>",
    "a number of views before": "<span>22</span><span>59</span><span>2021-06-09 09:25:09</span>",
    "a bar": "云州市水务局 | 2021-06-09 | 浏览 33",
}  # fmt: skip


@pytest.mark.parametrize("line", BYLINES.values(), ids=BYLINES.keys())
@pytest.mark.parametrize("named", [True, False])
def test_day_beside_other_words(tmp_path: Path, line: str, named: bool) -> None:
    attribute = " id='zoom'" if named else ""
    page = f"<div><a>首页</a></div><h1>{TITLE}</h1><div>{line}</div><div{attribute}>{TEXT}</div>"
    document = of(tmp_path, page)
    assert str(document.published_on) == "2021-06-09"
    assert [one.text for one in document.paragraphs] == list(LINES)
    assert document.document_number is None
    assert "2021" not in (document.site or "")


HEADINGS = {
    "number and day in brackets": f"<h1>{TITLE}(云水发〔2021〕7号 2021-06-09)</h1>",
    "labels in brackets": f"<h2><span>{TITLE}</span><small>(发布日期：2021年06月09日 文号：云水发〔2021〕7号)</small></h2>",
    "full-width brackets": f"<h1>{TITLE}（云水发〔2021〕7号，2021年6月9日）</h1>",
    "a line of its own": f"<h1>{TITLE}<br><span>2021-06-09 09:30　来源：云州日报　点击：12　文号：云水发〔2021〕7号</span></h1>",
}


@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS.keys())
def test_day_and_number_within_the_heading(tmp_path: Path, heading: str) -> None:
    document = of(tmp_path, f"{heading}<div>{TEXT}</div>", name=f"{TITLE}_通知")
    assert document.title == TITLE
    assert str(document.published_on) == "2021-06-09"
    assert document.document_number == "云水发〔2021〕7号"
    assert [one.text for one in document.paragraphs] == list(LINES)


METAS = {
    "pubdate": "2021-06-09 08:00",
    "firstpublishedtime": "2021-06-09-08:00:00",
    "bytedance:published_time": "2021-06-09T08:00:00+08:00",
    "og:release_date": "2021-06-09",
    "apub:time": "2021-06-09",
    "publish-time": "2021-06-09",
    "fbsj": "2021-06-09",
    "DC.date.issued": "2021-06-09",
    "date": "2021-06-09",
}


@pytest.mark.parametrize(("name", "value"), METAS.items())
def test_day_of_a_meta_element(tmp_path: Path, name: str, value: str) -> None:
    head = (
        f"<meta name='lastmodifiedtime' content='2022-01-01'><meta name='{name}' content='{value}'>"
    )
    document = of(tmp_path, f"<h1>{TITLE}</h1><div>{TEXT}</div>", head=head)
    assert str(document.published_on) == "2021-06-09"


def test_a_day_of_change_is_none_of_publishing(tmp_path: Path) -> None:
    head = "<meta name='article:modified_time' content='2022-01-01'><meta name='expires' content='2023-01-01'>"
    assert of(tmp_path, f"<h1>{TITLE}</h1><div>{TEXT}</div>", head=head).published_on is None


SCRIPTS = {
    "linked data": '<script type="application/ld+json">{"@graph":[{"dateModified":"2022-01-01","datePublished":"2021-06-09T08:00:00"}]}</script>',
    "a state": '<script>window.state = {"detail":{"publishTime":"2021-06-09 08:00"}}</script>',
    "a variable": "<script>var pubDate = '2021-06-09 08:00';</script>",
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_day_that_only_a_script_has(tmp_path: Path, script: str) -> None:
    document = of(tmp_path, f"<h1>{TITLE}</h1><div>{TEXT}</div>{script}")
    assert str(document.published_on) == "2021-06-09"


FIELDS = (
    ("索引号", "K00/2021-00123"),
    ("主题分类", "城乡建设、环境保护"),
    ("联合发文单位", ""),
    ("发文机关", "云州市水务局"),
    ("发文字号", "云水发〔2021〕7号"),
    ("废止日期", ""),
    ("实施日期", "2021-07-01"),
    ("发布日期", "2021-06-09"),
    ("有效性", "有效"),
)
ROWS = {
    "cells": "<table>{rows}</table>",
    "headed cells": "<table>{ths}</table>",
    "two in a row": "<table border=1>{pairs}</table>",
    "terms": "<dl>{terms}</dl>",
    "brackets": "<ol>{brackets}</ol>",
    "black brackets": "<ul>{black}</ul>",
    "spans": "<div>{spans}</div>",
    "blocks": "<div class=a>{blocks}</div>",
    "nested tables": "<table><tr><td><table><tr><td>&nbsp;</td><td><table>{rows}</table></td></tr></table></td></tr></table>",
}
FORMS = {
    "rows": "<tr><td>{0}</td><td>{1}</td></tr>",
    "ths": "<tr><th>{0}</th><td><span>{1}</span></td></tr>",
    "terms": "<dt>{0}</dt><dd>{1}</dd>",
    "brackets": "<li>[{0}] <span>{1}</span></li>",
    "black": "<li>【{0}】<span>{1}</span></li>",
    "spans": "<span>{0}：</span><span>{1}</span>",
    "blocks": "<div><div><b>{0}</b></div><div>{1}</div></div>",
}


@pytest.mark.parametrize("table", ROWS.values(), ids=ROWS.keys())
@pytest.mark.parametrize("named", [True, False])
def test_table_of_fields_by_place(tmp_path: Path, table: str, named: bool) -> None:
    parts = {name: "".join(form.format(*one) for one in FIELDS) for name, form in FORMS.items()}
    cells = [f"<td>{name[0]}&nbsp;{name[1:]}</td><td>{value}</td>" for name, value in FIELDS]
    parts["pairs"] = "".join(f"<tr>{''.join(cells[i : i + 2])}</tr>" for i in range(0, 9, 2))
    attribute = " id='zoom'" if named else ""
    page = f"{table.format(**parts)}<div class=x>{TITLE}</div><div{attribute}>{TEXT}</div>"
    document = of(tmp_path, page, name=f"{TITLE}_通知公告_云州市水务局")
    assert document.title == TITLE
    assert document.index_number == "K00/2021-00123"
    assert document.document_number == "云水发〔2021〕7号"
    assert document.issuers == ("云州市水务局",)
    assert document.topics == ("城乡建设、环境保护",)
    assert document.stated_validity == "有效"
    assert str(document.effective_on) == "2021-07-01"
    assert str(document.published_on) == "2021-06-09"
    assert str(document.written_on) == "2021-06-07"
    assert [one.text for one in document.paragraphs] == list(LINES)


def test_a_table_of_documents_in_a_text_is_no_table_of_fields(tmp_path: Path) -> None:
    table = (
        "<table><tr><td>名称</td><td>文号</td><td>发文机关</td></tr>"
        "<tr><td>供水办法</td><td>云水发〔2009〕1号</td><td>云州市水务局</td></tr></table>"
    )
    document = of(tmp_path, f"<h1>{TITLE}</h1><div id='zoom'>{TEXT}{table}</div>")
    assert document.paragraphs[-1].text == "供水办法\t云水发〔2009〕1号\t云州市水务局"
    assert document.document_number is None


BELOW = {
    "a paragraph": "<p>发布日期：2021-06-09 责任编辑：某某</p><p>【打印本页】【关闭窗口】</p>",
    "with unknown labels": "<div>发布日期：2021-06-09 14:34:05&nbsp;&nbsp;所属分类：<a href='/t'>头条</a></div><div>标签：</div>",
    "behind the attachments": "<div>附件下载：<a href='a.pdf'>抽检表.pdf</a></div><div>更新时间：2021年06月09日</div>",
}


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW.keys())
@pytest.mark.parametrize("named", [True, False])
def test_day_below_the_text(tmp_path: Path, below: str, named: bool) -> None:
    attribute = " class='TRS_Editor'" if named else ""
    document = of(tmp_path, f"<h1>{TITLE}</h1><div{attribute}>{TEXT}</div>{below}")
    assert str(document.published_on) == "2021-06-09"
    assert [one.text for one in document.paragraphs] == list(LINES)


NAMES = (
    "{}_通知公告_云州市水务局",
    "{}-水务要闻-云川新闻-The Cloud",
    "{} | 云川观察",
    "云州市水务局 通知公告 {}",
    "{}--水务频道--云川网",
    "{}_能源",
)


@pytest.mark.parametrize("name", NAMES)
def test_names_of_site_and_column_are_no_part_of_the_title(tmp_path: Path, name: str) -> None:
    page = f"<div><h1>云州市水务局</h1></div><div><b>{TITLE}</b></div><div id='zoom'>{TEXT}</div>"
    assert of(tmp_path, page, name=name.format(TITLE)).title == TITLE


def test_days_of_other_pages_are_none_of_this_one(tmp_path: Path) -> None:
    links = "<li><a>关于停水的通知</a><span>2021-01-02</span></li><li><a>水务局召开会议</a>2021-01-03</li>"
    page = f"<ul>{links}</ul><h1>{TITLE}</h1><div>{TEXT}</div><ul>{links}</ul>"
    document = of(tmp_path, page)
    assert (document.title, document.published_on) == (TITLE, None)


def test_lines_of_a_byline() -> None:
    assert read_byline("（2021年6月7日市人民代表大会常务委员会第三次会议通过）") is None
    assert read_byline("本办法自2021年6月7日起施行") is None
    assert read_byline("成文日期 2021-06-07") == [("written", "2021-06-07")]
    assert read_byline("云川新闻 记者 张三") == [("other", "云川新闻 记者 张三")]
    assert read_byline("全文有效　成文日期：2021-06-07") == [
        ("validity", "全文有效"),
        ("written", "2021-06-07"),
    ]
    assert split_heading("关于2021年6月9日停水的公告") == ("关于2021年6月9日停水的公告", [])
    assert split_heading("关于供水的通知（云水发〔2021〕7号）")[1] == []


TAIL = (
    "（责任编辑：某某）", "编 辑：某某", "来源：云川日报", "分享到：微信 微博", "打印", "发表评论", "网友评论(0)",
    "登录后才能评论", "特别声明：本网转载的文章，版权归原作者所有。", "未经授权，不得转载。", "顶一下", "猜你喜欢",
    "关键词：供水 水质", "文章导航", "我来说两句", "------分隔线------", "本文来自云川网，仅供参考。", "投稿邮箱：a@b.c",
)  # fmt: skip
NO_TAIL = (
    "说明：本表一式三份。",
    "温馨提示：停水期间请储水。",
    "编辑部应当登记。",
    "推荐单位：云州市水务局",
    "附件：1.抽检表",
)


def test_lines_behind_a_text() -> None:
    assert [line for line in TAIL if not opens_tail(line) and line != "猜你喜欢"] == []
    assert [line for line in NO_TAIL if opens_tail(line)] == []
    assert offers_files("附件【抽检表.docx】已下载3次")


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("line", TAIL)
def test_tails_of_portals_are_cut(tmp_path: Path, line: str, named: bool) -> None:
    attribute = " class='article-content'" if named else ""
    rest = "<ul><li><a>云川举行水务开放日活动</a></li><li><a>云川水价听证会召开</a></li></ul>"
    page = f"<h1>{TITLE}</h1><div{attribute}>{TEXT}<div>{line}</div>{rest if '喜欢' in line else ''}</div>"
    document = of(tmp_path, page)
    assert [one.text for one in document.paragraphs] == list(LINES)
