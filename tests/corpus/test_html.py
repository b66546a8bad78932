"""HTML pages that name their parts, and pages that do not."""

# Pages are easier to read whole than wrapped.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from corpus.readers.files import FileError
from corpus.readers.html import read_html
from corpus.report import SkipReason

TITLE = "云州市民政局关于做好冬季救助工作的通知"
BODY = [
    "各区民政局：",
    "为做好冬季生活无着人员救助工作，现就有关事项通知如下。",
    "一、加强巡查，对露宿人员及时劝导，引导其到救助站接受救助。",
    "二、保障物资，棉衣、被褥、食品应当储备充足，随时可以调用。",
    "云州市民政局",
    "2020年11月2日",
]
PARAGRAPHS = "".join(f"<p>　　{line}</p>" for line in BODY)
MENU = "<ul>" + "".join(f'<li><a href="/{n}">栏目名称之{n}</a></li>' for n in range(12)) + "</ul>"
SIDE = (
    "<ul>"
    + "".join(
        f'<li><a href="/s{n}">关于第{n}号事项的通知</a> 2024-01-0{n}</li>' for n in range(1, 8)
    )
    + "</ul>"
)
LINE = "<div>发布时间：2020-11-03 08:30　来源：市民政局　浏览次数：12　【打印】</div>"
NEXT = (
    "<div>上一篇：<a href='#'>甲事项的通知</a></div><div>下一篇：<a href='#'>乙事项的通知</a></div>"
)
FOOT = "<div>版权所有：云州市民政局　ICP备12345号</div>"

PAGES = {
    "known id": f"<div>{MENU}</div><h1>{TITLE}</h1>{LINE}<div id='zoom'>{PARAGRAPHS}</div>{NEXT}{FOOT}",
    "known class": f"{MENU}<div class='bt title'>{TITLE}</div>{LINE}<div class='TRS_Editor'>{PARAGRAPHS}</div>{FOOT}",
    "no names": f"<div>{MENU}</div><div><h2>{TITLE}</h2>{LINE}<div>{PARAGRAPHS}</div>{NEXT}</div><div>{SIDE}</div>{FOOT}",
    "layout tables": f"<table><tr><td>{SIDE}</td><td><table><tr><td><font>{TITLE}</font></td></tr><tr><td>{LINE}</td></tr>"
    f"<tr><td>{PARAGRAPHS}</td></tr></table></td></tr></table>{FOOT}",
    "text in breaks": f"<div class='menu'>{MENU}</div><h1>{TITLE}</h1>{LINE}<div>{'<br>　　'.join(BODY)}</div>{FOOT}",
    "fragment": f"<div class='detail'><h3 class='title'>{TITLE}</h3>{LINE}<div class='detail-content'>{PARAGRAPHS}</div></div>",
    "hidden until a script runs": f"<div style='display:none' id='app'><h1>{TITLE}</h1>{LINE}<div id='zoom'>{PARAGRAPHS}</div></div>",
    "said twice": f"<h1>{TITLE}</h1>{LINE}<div class='article-content'>{PARAGRAPHS}</div>"
    f"<div class='article-content'>{PARAGRAPHS}</div>",
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
@pytest.mark.parametrize("title", [TITLE, f"{TITLE} - 云州市民政局网站", "通知公告", ""])
def test_title_date_and_body(page: str, title: str) -> None:
    draft = read_html(f"<html><head><title>{title}</title></head><body>{page}</body></html>")
    assert [paragraph.text for paragraph in draft.paragraphs] == BODY
    assert (stated := draft["title"]) is not None
    assert stated.text == TITLE
    assert (published := draft["published"]) is not None
    assert published.text.startswith("2020-11-03")


def test_the_page_s_own_metadata_comes_first() -> None:
    head = f"<meta name='ArticleTitle' content='{TITLE}'><meta name='PubDate' content='2020-11-04 09:00'>"
    draft = read_html(
        f"<html><head>{head}<title>云州市民政局</title></head><body>{PAGES['no names']}</body></html>"
    )
    assert draft["title"] is not None
    assert draft["title"].rule == "meta:ArticleTitle"
    assert draft["published"] is not None
    assert draft["published"].text == "2020-11-04 09:00"


def test_a_table_of_fields_states_them() -> None:
    table = (
        "<table><tr><td><b>索 引 号：</b></td><td>0001/2020-1</td><td>主题分类：</td><td>民政、扶贫、救灾\\其他</td></tr>"
        "<tr><td>发文机关：</td><td>云州市民政局</td><td>成文日期：</td><td>2020年11月02日</td></tr>"
        f"<tr><td>标　　题：</td><td colspan=3>{TITLE}</td></tr>"
        "<tr><td>发文字号：</td><td>云民发〔2020〕8号</td><td>发布日期：</td><td>2020年11月03日</td></tr></table>"
    )
    draft = read_html(f"{table}<div id='UCAP-CONTENT'>{PARAGRAPHS}</div>")
    found = {name: stated.text for name, stated in draft.stated.items()}
    assert found == {
        "index_number": "0001/2020-1",
        "topic": "民政、扶贫、救灾\\其他",
        "issuer": "云州市民政局",
        "written": "2020年11月02日",
        "title": TITLE,
        "number": "云民发〔2020〕8号",
        "published": "2020年11月03日",
    }


def test_rows_of_a_table_are_paragraphs() -> None:
    table = "<table><tr><th>区</th><th>站点</th></tr><tr><td>东区</td><td><p>救助</p><p>一站</p></td></tr></table>"
    draft = read_html(f"<h1>{TITLE}</h1><div id='zoom'>{PARAGRAPHS}{table}</div>")
    assert [paragraph.text for paragraph in draft.paragraphs][-2:] == [
        "区\t站点",
        "东区\t救助 一站",
    ]


def test_attachments_alone_are_a_body_and_links_are_none() -> None:
    body = "<div id='zoom'><p><a href='a.pdf'>冬季救助工作方案.pdf</a></p></div>"
    draft = read_html(f"<h1>{TITLE}</h1>{LINE}{body}")
    assert [paragraph.text for paragraph in draft.paragraphs] == ["冬季救助工作方案.pdf"]
    with pytest.raises(FileError) as error:
        read_html(
            f"<html><title>通知公告</title><body><div>{MENU}</div><div class='list'>{SIDE}</div></body></html>"
        )
    assert error.value.reason is SkipReason.LINK_LIST
