"""Titles that a page shows with something beside them: organs, a number, a column; odd days."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.one_page import read_page_of

TITLE = "关于开展夏季管网巡查的通知"
ORGAN = "云州市水务局"
TEXT = (
    "各水厂：",
    "为保障夏季供水，现就开展管网巡查有关事项通知如下，请认真组织实施。",
    "一、巡查结果应当于每月十日前报送，并向社会公开。",
    ORGAN,
    "2023年6月7日",
)
BOX = "<div class='k9'>" + "".join(f"<p>{line}</p>" for line in TEXT) + "</div>"
PATH = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/tz/'>通知公告</a> &gt; 正文</div>"

ABOVE = {
    "in one element": f"<div class='t'><b>{ORGAN}<br>{TITLE}</b></div>",
    "in one heading": f"<h1>{ORGAN}<br>{TITLE}</h1>",
    "in an element of its own": f"<span>{ORGAN}</span><h2>{TITLE}</h2>",
    "over a broken title": f"<span>{ORGAN}</span><h2>关于开展夏季<br>管网巡查的通知</h2>",
    "two of them": f"<p>{ORGAN}</p><p>云州市财政局</p><h2>{TITLE}</h2>",
}


@pytest.mark.parametrize("heading", ABOVE.values(), ids=ABOVE.keys())
def test_organs_above_a_title_are_its_beginning(tmp_path: Path, heading: str) -> None:
    page = f"{PATH}{heading}<div>发布时间：2023-06-08　来源：供水科</div>{BOX}"
    document = read_page_of(tmp_path, page, name="云州市水务局")
    organs = f"{ORGAN}云州市财政局" if "财政" in heading else ORGAN
    assert document.title == f"{organs}{TITLE}"
    assert document.paragraphs[0].text == TEXT[0]


OTHERS = {
    "the name of the site": f"<div>{ORGAN}</div><h1>{TITLE}</h1>",
    "the value of a field": f"{PATH}<p>发布机构：</p><p>{ORGAN}</p><h1>{TITLE}</h1>",
    "the page's own heading": f"{PATH}<h1>{TITLE}</h1><p>{ORGAN}</p><p>{TITLE}</p>",
}


@pytest.mark.parametrize("heading", OTHERS.values(), ids=OTHERS.keys())
def test_other_organs_above_a_title_are_no_part_of_it(tmp_path: Path, heading: str) -> None:
    page = f"{heading}<div>发布时间：2023-06-08</div>{BOX}"
    assert read_page_of(tmp_path, page, name=TITLE).title == TITLE


def test_a_number_behind_a_title_that_the_page_shows_without(tmp_path: Path) -> None:
    meta = f"<meta name='ArticleTitle' content='{TITLE}（云水发〔2023〕7号）'>"
    document = read_page_of(tmp_path, f"{meta}{PATH}<h1>{TITLE}</h1>{BOX}")
    assert (document.title, document.document_number) == (TITLE, "云水发〔2023〕7号")


def test_a_number_that_is_shown_in_the_title_stays(tmp_path: Path) -> None:
    shown = f"{TITLE}（云水发〔2023〕7号）"
    assert read_page_of(tmp_path, f"{PATH}<h1>{shown}</h1>{BOX}", name=shown).title == shown


def test_a_column_before_a_title_that_the_text_has_without(tmp_path: Path) -> None:
    box = BOX.replace("<p>", f"<h4>{TITLE}</h4><p>", 1)
    document = read_page_of(
        tmp_path, f"{PATH}<h2>【通知】{TITLE}</h2>{box}", name=f"【通知】{TITLE}"
    )
    assert document.title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "2023年6月7日拟对年产六万吨砂石项目环评文件作出审批意见的公示",
        "对市人大三次会议第107号建议的答复",
    ],
)
def test_titles_of_other_kinds(tmp_path: Path, title: str) -> None:
    page = f"{PATH}<div class='bt9'>{title}</div><p>2023年6月8日　星期四</p>{BOX}"
    assert read_page_of(tmp_path, page, name="云州市").title == title


def test_a_number_beside_the_day(tmp_path: Path) -> None:
    line = "<p><i>云水发〔2023〕7号</i> <i>2023-06-08</i> <i>2,318</i></p>"
    document = read_page_of(tmp_path, f"{PATH}<h1>{TITLE}</h1>{line}{BOX}", name=TITLE)
    assert document.document_number == "云水发〔2023〕7号"
    assert str(document.published_on) == "2023-06-08"


def test_the_day_of_the_page_among_those_of_a_list(tmp_path: Path) -> None:
    def dated(day: str, words: str) -> str:
        return f"<div><b>{day}</b><span>2023.06</span></div><div><a href='/x'>{words}</a></div>"

    others = dated("05", "关于停水的公告") + dated("02", "关于水价的公告")
    own = f"<div><b>08</b><span>2023.06</span></div><h1>{TITLE}</h1><p>来源：供水科　浏览：7</p>"
    document = read_page_of(tmp_path, f"{PATH}{others}{own}{BOX}", name=TITLE)
    assert str(document.published_on) == "2023-06-08"


def test_an_excerpt_without_marks_above_the_text(tmp_path: Path) -> None:
    first = (
        "根据市发改委、市财政局《关于下达2023年管网改造任务的通知》（云发改〔2023〕9号）要求，"
        "现通知如下。"
    )
    excerpt = "<div>根据市发改委、市财政局关于下达2023年管网改造任务的通知要求，现...</div>"
    text = "".join(f"<p>{line}</p>" for line in (first, *TEXT[2:]))
    page = f"{PATH}<h1>{TITLE}</h1>{excerpt}<div>{text}</div>"
    assert read_page_of(tmp_path, page, name=TITLE).body.startswith(first)


def test_a_named_box_around_menu_and_title_is_no_text(tmp_path: Path) -> None:
    menu = "<ul><li>监管动态</li><li>公告通知</li><li>行政许可</li></ul>"
    head = f"<div class='w-t'>{ORGAN}{TITLE}</div><div>发布时间：2023-06-08 来源：供水科</div>"
    tail = "<div class='ng-hide'><p>相关附件：</p></div>"
    page = f"{PATH}<div class='content-box'>{menu}<div>{head}{BOX}</div>{tail}</div>"
    document = read_page_of(tmp_path, page, name="云州市")
    assert document.title == f"{ORGAN}{TITLE}"
    assert [one.text for one in document.paragraphs] == list(TEXT)


def test_rules_with_not_hide_too(tmp_path: Path) -> None:
    style = "<style>.gone:not(.shown){display:none !important}</style>"
    page = (
        f"{style}{PATH}<h1>{TITLE}</h1>{BOX}<div class='gone'><p>本页面无分页，请返回。</p></div>"
    )
    assert [one.text for one in read_page_of(tmp_path, page).paragraphs] == list(TEXT)


def test_a_brigade_of_police_signs(tmp_path: Path) -> None:
    box = BOX.replace(f"<p>{ORGAN}</p>", f"<p>云州市公安局交通警察支队</p><p>{ORGAN}</p>")
    document = read_page_of(tmp_path, f"{PATH}<h1>{TITLE}</h1>{box}", name=TITLE)
    assert document.issuers == ("云州市公安局交通警察支队", ORGAN)


@pytest.mark.parametrize("between", ["", f"<p>{ORGAN}</p>"])
def test_a_number_above_the_title(tmp_path: Path, between: str) -> None:
    number = "<p>云水函〔2023〕7号</p>"
    outside = read_page_of(
        tmp_path, f"{PATH}{number}<h1>{ORGAN}<br>{TITLE}</h1><p>放大</p><p>缩小</p>{BOX}"
    )
    assert outside.document_number == "云水函〔2023〕7号"
    paper = f"<p>{ORGAN}文件</p>{number}{between}<p>{TITLE}</p>"
    box = BOX.replace("<p>", f"{paper}<p>", 1)
    inside = read_page_of(
        tmp_path, f"{PATH}<div class='c-t'>{TITLE}</div><p>日期：2023-06-08</p>{box}"
    )
    assert inside.document_number == "云水函〔2023〕7号"


def test_words_of_those_who_pass_on(tmp_path: Path) -> None:
    assert read_page_of(tmp_path, f"<h1>转发｜{TITLE}</h1>{BOX}").title == TITLE


def test_the_day_in_the_folders_of_an_address(tmp_path: Path) -> None:
    head = "<link rel='canonical' href='http://a.example/tz/2023/06/08/4219001/index.html'>"
    document = read_page_of(tmp_path, f"{PATH}<h1>{TITLE}</h1>{BOX}", head=head)
    assert str(document.published_on) == "2023-06-08"


def test_an_order_that_is_set_apart_is_read(tmp_path: Path) -> None:
    order = (
        "云州市人民政府令",
        "第68号",
        "《云州市供水管理办法》已经市政府第94次常务会议通过，现予公布，自2023年7月1日起施行。",
        "市长　周某",
        "2023年6月7日",
    )
    articles = (
        "第一条　为了规范供水，保障居民用水安全，制定本办法。",
        "第二条　供水单位应当检测水质。",
    )
    apart = "<div>" + "".join(f"<p>{line}</p>" for line in order) + "</div>"
    text = "<div>" + "".join(f"<p>{line}</p>" for line in articles * 4) + "</div>"
    title = "云州市供水管理办法"
    document = read_page_of(
        tmp_path, f"{PATH}<div class='t'>{title}</div>{apart}{text}", name=title
    )
    assert [one.text for one in document.paragraphs][: len(order)] == list(order)


def test_a_box_with_a_summary_is_no_text(tmp_path: Path) -> None:
    box = "<div><h4>内容摘要</h4><p>本通知部署了夏季管网巡查。</p><p>巡查每月一次。</p></div>"
    page = f"{PATH}<h1>{TITLE}</h1><div>{box}{BOX}</div>"
    assert [one.text for one in read_page_of(tmp_path, page, name=TITLE).paragraphs] == list(TEXT)


def test_tabs_without_a_space_are_no_text(tmp_path: Path) -> None:
    tabs = "<div><span>征集公告</span><span>征集草案</span><span>结果反馈</span></div>"
    page = f"{PATH}<h1>{TITLE}</h1><div>{tabs}{BOX}</div>"
    assert [one.text for one in read_page_of(tmp_path, page, name=TITLE).paragraphs] == list(TEXT)
