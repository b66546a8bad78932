"""What meta elements and scripts state beside what a page shows: days, empty values, titles."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.one_page import LINES, read_page_of, shown

TITLE = "关于开展夏季管网巡查的通知"
SIGNED = ("云州市水务局", "2023年6月7日")
TEXT = f"<div class='x2'>{shown(*LINES, *SIGNED)}</div>"
UNOFFICIAL = {
    "JSON-LD": '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-06-07T00:00:00+08:00"}</script>',
    "a graph of JSON-LD": '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished": "2023-06-07"}]}</script>',
    "Open Graph": '<meta property="article:published_time" content="2023-06-07T08:00:00+08:00">',
    "a name of its own": '<meta name="parsely-pub-date" content="2023-06-07">',
}
LINES_WITH_DAY = (
    "<p>发布时间：2023-06-08 10:02　来源：管网科</p>",
    "<ul><li>文号</li><li>云水发〔2023〕16号</li><li>发布日期</li><li>2023年6月8日</li></ul>",
    "<div>[2023-06-08] 阅读 7</div>",
)


@pytest.mark.parametrize("stated", UNOFFICIAL.values(), ids=UNOFFICIAL.keys())
@pytest.mark.parametrize("line", LINES_WITH_DAY)
def test_a_day_for_search_engines_gives_way_to_a_shown_one(
    tmp_path: Path, stated: str, line: str
) -> None:
    document = read_page_of(tmp_path, f"<h1>{TITLE}</h1>{line}{TEXT}", name=TITLE, head=stated)
    assert str(document.published_on) == "2023-06-08"


@pytest.mark.parametrize("stated", UNOFFICIAL.values(), ids=UNOFFICIAL.keys())
def test_a_day_for_search_engines_counts_where_none_is_shown(tmp_path: Path, stated: str) -> None:
    others = "<ul><li>关于停水的通告 <time datetime='2023-07-01'>07-01</time></li></ul>"
    page = f"<h1>{TITLE}</h1>{TEXT}{others}"
    document = read_page_of(tmp_path, page, name=TITLE, head=stated)
    assert str(document.published_on) == "2023-06-07"


@pytest.mark.parametrize("empty", ["None", "null", "undefined", "N/A", "--"])
def test_what_programs_write_for_no_value_is_none(tmp_path: Path, empty: str) -> None:
    names = ("ArticleTitle", "PubDate", "ContentSource", "SiteName", "ColumnName")
    head = "".join(f'<meta name="{name}" content="{empty}">' for name in names)
    page = f"<div class='d-title'>{TITLE}</div><p>2023/06/08 10:02:33</p>{TEXT}"
    document = read_page_of(tmp_path, page, name="云州市水务局", head=head)
    assert document.title == TITLE
    assert str(document.published_on) == "2023-06-08"
    assert document.site is None


BROKEN = (
    ("关于加强夏季供水<br>安全管理工作的通知", "关于加强夏季供水安全管理工作的通知"),
    ("关于印发《云州市供水应急<br>预案》的通知", "关于印发《云州市供水应急预案》的通知"),
    ("云州市水务局关于开展<br>管网巡查工作的公告", "云州市水务局关于开展管网巡查工作的公告"),
    ("转发省水利厅关于做好<br>防汛准备工作的意见", "转发省水利厅关于做好防汛准备工作的意见"),
)


@pytest.mark.parametrize(("lines", "title"), BROKEN)
@pytest.mark.parametrize("mark", ["<b>{}</b>", "<font size='4' color='red'>{}</font>"])
def test_a_title_over_two_lines_on_a_page_that_only_the_site_names(
    tmp_path: Path, lines: str, title: str, mark: str
) -> None:
    page = f"<table><tr><td>{mark.format(lines)}</td></tr><tr><td>发布时间：2023-6-8 8:41:15</td></tr><tr><td>{TEXT}</td></tr></table>"
    document = read_page_of(tmp_path, page, name="云州市政府信息网")
    assert document.title == title


SITES = (
    "云湾国际生物岛Yunwan Bio Island",
    "青田低空经济产业园",
    "云州之窗 Window of Yunzhou",
    "丹水自由贸易片区",
)


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("name", ["{}", "Notice | {}"])
def test_a_heading_that_names_the_site_alone(tmp_path: Path, site: str, name: str) -> None:
    page = f"<header><h1>{site}</h1></header><main><h1>{TITLE}</h1><p>2023-06-08</p>{TEXT}</main>"
    document = read_page_of(tmp_path, page, name=name.format(site))
    assert document.title == TITLE
    assert str(document.published_on) == "2023-06-08"


CASE = "云州市某某大药房销售劣药案"
FOUND = (
    "2023年4月12日，我局执法人员对当事人进行监督检查，发现药品柜内有标示为甲厂生产的炒白术1.3千克，经抽样检验不符合规定。",
    "经查，当事人于2022年11月3日购进上述药品5千克，至案发共销售3.4千克，货值金额600元，违法所得142.8元。",
    "我局认为，当事人的行为违反了《中华人民共和国药品管理法》第九十八条的规定，决定没收劣药和违法所得。",
    "当事人如不服本处罚决定，可以自收到本决定书之日起六十日内申请行政复议，也可以在六个月内提起行政诉讼。",
)
PENALTY = "云市监处罚〔2023〕118号"
TABLES = (
    f"<dl><dt>行政处罚决定书文号</dt><dd>{PENALTY}</dd><dt>案件名称</dt><dd>{CASE}</dd><dt>当事人</dt><dd>云州市某某大药房</dd><dt>作出处罚决定的日期</dt><dd>2023-06-01</dd><dt>公示截止期</dt><dd>2026-06-01</dd></dl>",
    f"<table><tr><td>决定书文号</td><td>{PENALTY}</td></tr><tr><td>相对人名称</td><td>云州市某某大药房</td></tr><tr><td>处罚决定日期</td><td>2023-06-01</td></tr><tr><td>失信记录到期日期</td><td>2026-06-01</td></tr></table>",
    f"<ul><li>处罚决定书文号：{PENALTY}</li><li>违法行为类型：销售劣药</li><li>立案日期</li><li>2023-05-01</li></ul>",
    f"<div><p>处罚决定书文号</p><p>{PENALTY}</p><p>下次检查时间</p><p>2024-06-01</p></div>",
)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "day", ["公示日期：2023-06-08", "公告时间：2023年6月8日", "发布日期：2023-06-08"]
)
def test_days_and_number_of_a_published_penalty(tmp_path: Path, table: str, day: str) -> None:
    text = shown(
        "当事人：云州市某某大药房",
        "住所：云州市桂花路1号",
        *FOUND,
        "云州市市场监督管理局",
        "2023年6月1日",
    )
    page = f"<div class='cf-title'>{CASE}</div><div>{day}</div>{table}<div class='x2'>{text}</div>"
    document = read_page_of(tmp_path, page, name=f"云州市市场监督管理局行政处罚决定书（{PENALTY}）")
    assert document.title == CASE
    assert document.document_number == PENALTY
    assert str(document.published_on) == "2023-06-08"
    assert document.paragraphs[0].text == "当事人：云州市某某大药房"


def test_a_period_below_a_title_is_no_day_of_publishing(tmp_path: Path) -> None:
    page = f"<h1>{TITLE}</h1><p>公示时间：2023年6月9日至2023年6月15日</p>{TEXT}"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert document.published_on is None


SUMMARIES = ("【摘要】", "[内容摘要]", "摘要：", "（导读）")


@pytest.mark.parametrize("name", SUMMARIES)
def test_a_summary_in_brackets_is_not_the_text(tmp_path: Path, name: str) -> None:
    text = shown("根据《云州市供水条例》，巡查人员名单予以公示。", *LINES[1:], *SIGNED)
    page = f"<h1>{TITLE}</h1><p>2023-06-08</p><div class='s'>{name}经考试、考察，现将巡查人员名单予以公示。</div><div class='x2'>{text}</div>"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert document.paragraphs[0].text.startswith("根据")
