"""What a browser shows of a page: hidden and struck text is out, generated numbers are in."""

# ruff: noqa: E501
from __future__ import annotations

import time

import pytest

from corpus.document import NoteKind
from corpus.page_elements.generated_text import marker
from corpus.readers.html import read_html

FIRST = "为做好秋季植树工作，现将有关事项通知如下，请各单位认真组织实施。"
LAST = "各单位应当于十一月底前完成任务，并将结果报送市绿化办公室备案。"


def texts(inner: str, head: str = "") -> list[str]:
    """The paragraphs of a page whose body has `inner` between two sentences."""
    draft = read_html(_page(inner, head))
    return [paragraph.text for paragraph in draft.paragraphs]


def notes(inner: str, head: str = "") -> dict[NoteKind, int]:
    return {note.kind: note.count for note in read_html(_page(inner, head)).notes}


def _page(inner: str, head: str) -> str:
    return (
        f"<html><head><title>关于秋季植树的通知</title>{head}</head><body><h1>关于秋季植树的通知</h1>"
        f"<div id='zoom'><p>{FIRST}</p>{inner}<p>{LAST}</p></div></body></html>"
    )


HIDDEN = {
    "the attribute": ("<p hidden>水印文字</p>", ""),
    "no text size": ("<p>甲<span style='font-size:0px'>水印文字</span></p>", ""),
    "no text size within a paragraph": ("<p>甲<font style='FONT-SIZE: 0pt;color:red'>水印文字</font></p>", ""),
    "not opaque": ("<p>甲<span style='opacity:0'>水印文字</span></p>", ""),
    "far outside": ("<div style='position:absolute;left:-9999px'>水印文字</div>", ""),
    "indented out of sight": ("<div style='text-indent:-9999px'>水印文字</div>", ""),
    "without height": ("<div style='height:0;overflow:hidden'>水印文字</div>", ""),
    "clipped": ("<span style='position:absolute;clip:rect(0,0,0,0)'>水印文字</span>", ""),
    "a class": ("<p class='mark x'>水印文字</p>", "<style>.mark{color:red;display:none}</style>"),
    "a class within another": (
        "<div class='w'><b class='m'>水印文字</b></div>",
        "<style>#zoom .w > .m { visibility : hidden }</style>",
    ),
    "an id for the screen": (
        "<p id='m'>水印文字</p>",
        "<style>@media screen{p#m{font-size:0}}/* .x{} */</style>",
    ),
    "a usual name": ("<p class='sr-only'>水印文字</p>", ""),
    "the last rule": ("<p class='a'>水印文字</p>", "<style>.a{display:block}.a{display:none}</style>"),
}  # fmt: skip


@pytest.mark.parametrize("case", HIDDEN.values(), ids=HIDDEN.keys())
def test_hidden_text_is_left_out_and_counted(case: tuple[str, str]) -> None:
    assert "水印" not in "".join(texts(*case))
    assert notes(*case) == {NoteKind.HIDDEN_TEXT: 1}


SHOWN = {
    "hidden from readers aloud": ("<p aria-hidden='true'>可见文字</p>", ""),
    "hidden in print": (
        "<p class='a'>可见文字</p>",
        "<style>@media print{.a{display:none}}</style>",
    ),
    "another class": (
        "<p class='a'>可见文字</p>",
        "<style>.a.b{display:none} .c .a{display:none}</style>",
    ),
    "shown again": (
        "<p class='a on'>可见文字</p>",
        "<style>.a{display:none}.a.on{display:block}</style>",
    ),
    "a child of another": (
        "<div class='w'><p><b class='m'>可见文字</b></p></div>",
        "<style>.w>.m{display:none}</style>",
    ),
    "gaps closed": (
        "<div style='font-size:0'><span style='font-size:14px'>可见文字</span></div>",
        "",
    ),
    "a usual indent": ("<p style='text-indent:-2em;opacity:0.9'>可见文字</p>", ""),
    "details": ("<details><summary>展开</summary>可见文字</details>", ""),
}


@pytest.mark.parametrize("case", SHOWN.values(), ids=SHOWN.keys())
def test_shown_text_stays(case: tuple[str, str]) -> None:
    assert "可见文字" in "".join(texts(*case))
    assert not notes(*case)


def test_the_text_that_a_script_will_show_is_not_hidden() -> None:
    page = _page("", "<style>#zoom{display:none}</style>")
    assert [one.text for one in read_html(page).paragraphs] == [FIRST, LAST]


def test_struck_text_is_out_and_inserted_text_is_in() -> None:
    inner = (
        "<p>每株补助<del>三十</del><ins>五十</ins>元，<s>另发工具</s>自备工具，"
        "<span style='text-decoration: line-through'>限期一周</span>限期两周。</p>"
    )
    assert texts(inner)[1] == "每株补助五十元，自备工具，限期两周。"
    assert notes(inner) == {NoteKind.REVISIONS: 3}


def test_ruby_keeps_its_base() -> None:
    inner = "<p>在<ruby>圳<rp>(</rp><rt>zhèn</rt><rp>)</rp></ruby>边植树。</p>"
    assert texts(inner)[1] == "在圳边植树。"


LISTS = {
    "<ol><li>浇水</li><li>培土</li></ol>": ["1.浇水", "2.培土"],
    "<ol start='3' type='A'><li>浇水</li><li>培土</li></ol>": ["C.浇水", "D.培土"],
    "<ol type='i' reversed><li>浇水</li><li>培土</li></ol>": ["ii.浇水", "i.培土"],
    "<ol><li value='7'>浇水</li><li>培土</li></ol>": ["7.浇水", "8.培土"],
    "<ol style='list-style:cjk-ideographic inside' start=10><li><p>浇水</p></li><li><p><b>培</b>土</p></li></ol>": [
        "十、浇水",
        "十一、培土",
    ],
    "<ol><li>浇水<ol type=a><li>早</li><li>晚</li></ol></li><li>培土</li></ol>": [
        "1.浇水",
        "a.早",
        "b.晚",
        "2.培土",
    ],
    "<ol><li>一、浇水</li><li>二、培土</li></ol>": ["一、浇水", "二、培土"],
    "<ol style='list-style-type:none'><li>浇水</li></ol>": ["浇水"],
    "<ul type=1><li>浇水</li><li>培土</li></ul>": ["1.浇水", "2.培土"],
    "<ul style='list-style-type:decimal'><li>浇水</li><li>培土</li></ul>": ["1.浇水", "2.培土"],
    "<ul><li>浇水</li><li>培土</li></ul>": ["浇水", "培土"],
    "<ol><div><li>浇水</li><li>培土</li></div></ol>": ["1.浇水", "2.培土"],
    "<ol><li style='display:block'>浇水</li><li>培土</li></ol>": ["浇水", "2.培土"],
    "<ul><li>浇水</li></ul>": ["浇水"],
    "<ol class=n><li>浇水</li></ol>": ["甲、浇水"],
    "<ol><li style='list-style:none'>说明</li><li>培土</li></ol>": ["说明", "2.培土"],
}


@pytest.mark.parametrize(("inner", "lines"), LISTS.items())
def test_lists_have_their_numbers(inner: str, lines: list[str]) -> None:
    assert texts(inner, "<style>.n{list-style-type:cjk-heavenly-stem}</style>")[1:-1] == lines


def test_counters_of_the_page_s_style_are_written() -> None:
    head = (
        "<style>#zoom{counter-reset:tiao} .t{counter-increment:tiao}"
        '.t:before{content:"第" counter(tiao,simp-chinese-informal) "条\\3000"}</style>'
    )
    inner = "<p class='t'>植树由绿化办公室组织。</p><p class='t'>浇水由各街道负责。</p>"
    assert texts(inner, head)[1:-1] == [
        "第一条　植树由绿化办公室组织。",
        "第二条　浇水由各街道负责。",
    ]


def test_cells_over_several_rows_say_their_text_in_each() -> None:
    table = (
        "<table><tr><th rowspan=2>树种</th><th colspan=2>株数</th></tr><tr><th>东片</th><th>西片</th></tr>"
        "<tr><td rowspan='2'>柳树</td><td>10</td><td>20</td></tr><tr><td>30</td><td>40</td></tr>"
        "<tr><td>杨树</td><td rowspan=9>50</td><td>60</td></tr></table>"
    )
    assert texts(table)[1:-1] == [
        "树种\t株数",
        "树种\t东片\t西片",
        "柳树\t10\t20",
        "柳树\t30\t40",
        "杨树\t50\t60",
    ]


def test_rows_over_and_beside_one_another() -> None:
    table = (
        "<table><tbody><tr><td rowspan=2 colspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr>"
        "<tr style='display:none'><td>藏</td><td>藏</td><td>藏</td></tr><tr><td rowspan=0>乙</td><td>丙</td><td>3</td></tr>"
        "</tbody><tbody><tr><td>丁</td><td>戊</td><td style='display:none'>藏</td><td>4</td></tr></tbody></table>"
    )
    assert texts(table)[1:-1] == ["甲\t\t1", "甲\t\t2", "乙\t丙\t3", "丁\t戊\t4"]


ENDS = {
    "</html> behind the head": "<div class='hd'>栏目</div></html><div>{body}</div></body></html>",
    "</body> and </html>": "<div class='hd'>栏目</div></body></html><!DOCTYPE html><html><body>{body}",
    "upper case, twice": "</BODY></HTML ></body>{body}</html>",
    "in the middle of the text": "{half}</body></html>{rest}",
}


@pytest.mark.parametrize("frame", ENDS.values(), ids=ENDS.keys())
def test_text_behind_a_stray_end_is_read(frame: str) -> None:
    half = f"<h1>关于秋季植树的通知</h1><div><p>{FIRST}</p>"
    rest = f"<p>{LAST}</p></div>"
    inner = frame.format(body=half + rest, half=half, rest=rest)
    draft = read_html(f"<html><head><title>植树</title></head><body>{inner}")
    assert [one.text for one in draft.paragraphs] == [FIRST, LAST]
    assert (title := draft["title"]) is not None
    assert title.text == "关于秋季植树的通知"


def test_numbers_as_styles_write_them() -> None:
    styles = ("decimal-leading-zero", "trad-chinese-informal", "cjk-earthly-branch", "unknown")
    assert [marker(5, style) for style in styles] == ["05.", "五、", "辰、", "5."]
    assert [marker(n, "upper-alpha") for n in (26, 27)] == ["Z.", "AA."]
    assert marker(0, "lower-roman") == "0."


HOSTILE = (".a{", "/* ", "@media screen{", "@font-face{}", "a:b;", ".a>", "{", "}", ".a .a ", "a:(")


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_style_is_read_in_time(piece: str) -> None:
    style = ".a{display:none}" + piece * (300_000 // len(piece))
    began = time.process_time()
    assert texts("", f"<style>{style}</style>") == [FIRST, LAST]
    assert time.process_time() - began < 5
