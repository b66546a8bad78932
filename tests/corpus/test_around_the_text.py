"""What stands around a text: greetings above its title, notes on acts below it, tabs, readers' views."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import pytest

from corpus.fields.dates import day_in_address
from tests.corpus.one_page import read_page_of, shown

TITLE = "关于印发《云州市管网巡查实施方案》的通知"
TEXT = (
    "各水厂：",
    "为保障夏季供水，现将巡查方案印发给你们，请结合实际认真组织实施，并于六月底前完成第一轮巡查。",
    "一、巡查范围",
    "全市直径三百毫米以上的供水管道、加压泵站和清水池，重点是建成超过二十年的铸铁管道。",
    "二、结果报送",
    "巡查结果应当于每月十日前报送市水务局，并在门户网站向社会公开，接受群众监督。",
    "云州市水务局",
    "2023年6月7日",
)
BOX = f"<div class='k1'>{shown(*TEXT)}</div>"
GREETING = "您好！我是智能助手“小云”，很高兴为您服务。您可以这样问我：怎么办理过户？水价是多少？停水怎么报修？内容仅供参考，请以正式文件为准。"
BARS = {
    "an assistant": f"<div class='r'><h4>小云 · 智能问答</h4><p>{GREETING}</p></div>",
    "a bar for the blind": "<ul><li>固定</li><li>重置</li><li>语速</li><li>大字幕</li></ul><div>您好，欢迎使用无障碍辅助工具，按Ctrl+Alt+D可以退出服务，按Alt+1进入导航区，按Alt+2进入视窗区。</div>",
    "a note on cookies": "<section><p>本网站使用Cookie以提升您的浏览体验。继续浏览即表示您同意我们使用Cookie，您也可以在浏览器中关闭。</p><button>接受</button></section>",
    "a leader's words": "<div><p>市长寄语：欢迎您访问本站，请多提宝贵意见，我们将认真办理，努力建设人民满意的服务型政府。</p></div>",
}


@pytest.mark.parametrize("bar", BARS.values(), ids=BARS.keys())
@pytest.mark.parametrize("name", ["{}", "{}_云州市水务局", "部门文件 - {} - 云州市水务局"])
def test_what_greets_above_the_title_is_no_text(tmp_path: Path, bar: str, name: str) -> None:
    page = f"{bar}<div class='w'><div class='l'><div class='h'>{TITLE}</div><p>发布日期：2023年06月08日</p>{BOX}</div></div>"
    document = read_page_of(tmp_path, page, name=name.format(TITLE))
    assert document.title == TITLE
    assert [one.text for one in document.paragraphs] == list(TEXT)


def test_a_title_below_its_text_takes_nothing_away(tmp_path: Path) -> None:
    document = read_page_of(tmp_path, f"{BOX}<p>分享：{TITLE}</p>", name=TITLE)
    assert [one.text for one in document.paragraphs][: len(TEXT)] == list(TEXT)


NOTES = (
    ["（2011年7月8日云州市人民政府令第56号公布　根据2015年12月3日云州市人民政府令第78号修正）"],
    ["（2019年10月29日云州市第四届人民代表大会常务委员会第二十次会议通过）"],
    ["(2011年7月8日云州市人民政府令第56号公布", "根据2015年12月3日云州市人民政府令第78号第一次修正", "根据2021年4月19日云州市人民政府令第96号第二次修正)"],
    ["（2020年3月5日市政府第12次常务会议审议通过，2020年4月1日发布）"],
)  # fmt: skip


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("box", ["id='zoom'", "class='k1'"])
def test_a_note_on_acts_between_title_and_text_is_kept(
    tmp_path: Path, note: list[str], box: str
) -> None:
    articles = [f"第{sign}条　{line}" for sign, line in zip("一二三", TEXT[1:6:2], strict=True)]
    above = f"<h1>云州市管网巡查办法</h1><div>{'<br>'.join(note)}</div><p>字体：大 中 小</p>"
    page = f"<div>{above}<div {box}>{shown(*articles)}</div></div>"
    document = read_page_of(tmp_path, page, name="云州市管网巡查办法")
    assert [one.text for one in document.paragraphs] == [*note, *articles]


@pytest.mark.parametrize("line", ["（2023-06-08 10:02 发布）", "（2023年6月8日 来源：管网科）"])
def test_a_byline_in_brackets_is_no_note(tmp_path: Path, line: str) -> None:
    page = f"<div><h1>{TITLE}</h1><p>{line}</p><div id='zoom'>{shown(*TEXT)}</div></div>"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert [one.text for one in document.paragraphs] == list(TEXT)


TABS = (
    ("征集公告", "意见列表", "结果反馈"),
    ("征求意见公告", "意见反馈"),
    ("公告内容", "建议列表", "结果公布", "我要提意见"),
    ("公告正文", "起草说明", "结果列表"),
)
VIEWS = (
    "<h3>意见列表</h3><p>网友：135****6021　　2023-06-09 19:22:40</p><p>老旧小区也要查吗？</p><p>回复：感谢您的建议，我们将认真研究。</p>",
    "<p>网友：小城故事　2023-06-15 08:03</p><p>希望先修三号管。</p><p>匿名用户 2023-06-16 09:00:11</p><p>支持！</p>",
    "<h4>公众意见列表：</h4><p>用户：甲某 2023-06-09 07:10</p><p>请公布巡查路线。</p>",
    "<div>建议列表</div><p>手机用户 139****1111 2023/06/09 07:10</p><p>请公布巡查路线。</p>",
)


@pytest.mark.parametrize("tabs", TABS)
@pytest.mark.parametrize("views", VIEWS)
def test_tabs_and_views_around_a_text(tmp_path: Path, tabs: tuple[str, ...], views: str) -> None:
    names = "".join(f"<li>{tab}</li>" for tab in tabs)
    above = "征集部门：市水务局征集时间：2023-06-08 至 2023-07-08发布时间：2023-06-08参与人数：3"
    page = f"<div class='z'><h2>{TITLE}</h2><div>{above}</div><ul>{names}</ul><div class='k1'>{shown(*TEXT)}</div><div>{views}</div></div>"
    document = read_page_of(tmp_path, page, name="民意征集")
    assert [one.text for one in document.paragraphs] == list(TEXT)
    assert str(document.published_on) == "2023-06-08"


OTHERS = ("关于2023年停水的通告", "云州市水务局关于水价的公告", "云州市供水应急预案实施意见")
RECOMMENDED = (
    "<div><h5>为您推荐</h5>{}</div>",
    "<h4>为你推荐</h4><div>{}</div>",
    "<div>相关推荐</div><nav>{}</nav>",
    "<p>推荐阅读</p><section>{}</section>",
)


@pytest.mark.parametrize("box", RECOMMENDED)
@pytest.mark.parametrize("name", ["id='zoom'", "class='k1'"])
def test_links_beside_each_other_below_a_text(tmp_path: Path, box: str, name: str) -> None:
    links = "".join(f"<a href='{place}.html'>{one}</a>" for place, one in enumerate(OTHERS))
    inside = f"<div {name}>{shown(*TEXT)}{box.format(links)}</div>"
    page = f"<div><h1>{TITLE}</h1><p>2023-06-08</p>{inside}</div>"
    document = read_page_of(tmp_path, page, name=TITLE)
    assert [one.text for one in document.paragraphs] == list(TEXT)


def test_a_link_in_two_parts_is_one(tmp_path: Path) -> None:
    link = "<a href='1.html'>《云州市供水</a><a href='1.html'>管理条例》</a>"
    line = f"现将{link}印发给你们，请结合实际认真组织实施。"
    page = (
        f"<h1>{TITLE}</h1><p>2023-06-08</p><div id='zoom'><div>{line}</div>{shown(*TEXT[2:])}</div>"
    )
    document = read_page_of(tmp_path, page, name=TITLE)
    assert (
        document.paragraphs[0].text
        == "现将《云州市供水管理条例》印发给你们，请结合实际认真组织实施。"
    )


ADDRESSES = (
    "http://ybj.yunzhou.example/tj/202305/t20230518_604127.html",
    "https://www.yunzhou.example/art/2023/5/18/art_1229_58.html",
    "http://www.yunzhou.example/2023-05/18/content_5712.htm",
    "http://www.yunzhou.example/zw/2023/0518/c12-345.html",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "stated", ["<link rel='canonical' href='{}'>", "<meta property='og:url' content='{}'>"]
)
def test_the_day_in_the_address_of_a_page_that_shows_none(
    tmp_path: Path, address: str, stated: str
) -> None:
    head = stated.format(address)
    document = read_page_of(tmp_path, f"<h1>{TITLE}</h1>{BOX}", name=TITLE, head=head)
    assert str(document.published_on) == "2023-05-18"
    shown_day = read_page_of(
        tmp_path, f"<h1>{TITLE}</h1><p>2023-05-19</p>{BOX}", name=TITLE, head=head
    )
    assert str(shown_day.published_on) == "2023-05-19"


@pytest.mark.parametrize(
    "address", ["a/20230518/tz.html", "2023/05/18/index.html", "t20231301_7.html", "c_20230518.doc"]
)
def test_other_numbers_in_an_address_are_no_day(address: str) -> None:
    assert day_in_address(address) is None
