"""The title of pages on which the name of a site or an organ could be taken for it."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import pytest

from corpus.fields.title import names_site, without_site
from tests.corpus.one_page import LINES, read_page_of, shown

TITLE = "关于开展夏季管网巡查的通知"
SITES = ("云川市第三中学", "云川市实验小学", "云川自来水集团有限公司", "云川市水利志编纂办公室", "云川信息港")  # fmt: skip


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("name", ["{t}_{s}", "{s}-{t}", "{t} | {s}"])
def test_the_site_in_a_heading_that_signs_the_text_is_no_title(
    tmp_path: Path, site: str, name: str
) -> None:
    signed = shown(*LINES, site, "二〇二三年六月七日")
    page = f"<div><h1>{site}</h1><h2>厚德 笃学 自强 创新</h2></div><div class='x1'>{TITLE}</div><div>时间：2023-06-08 10:02</div><div class='x2'>{signed}</div>"
    document = read_page_of(tmp_path, page, name=name.format(t=TITLE, s=site))
    assert document.title == TITLE
    assert [one.text for one in document.paragraphs] == [*LINES, site, "二〇二三年六月七日"]
    assert str(document.published_on) == "2023-06-08"
    assert str(document.written_on) == "2023-06-07"


@pytest.mark.parametrize("day", ["二〇二三年六月七日", "2023年6月7日"])
def test_what_signs_a_text_never_hides_it(tmp_path: Path, day: str) -> None:
    signed = shown(*LINES, "云川第三水厂", day)
    page = f"<div><h1>云川第三水厂</h1></div><div class='x2'>{signed}</div>"
    document = read_page_of(tmp_path, page, name="云川第三水厂")
    assert [one.text for one in document.paragraphs][-5:] == [*LINES, "云川第三水厂", day]


@pytest.mark.parametrize(
    "name", ["云川市水务局", "云川信息港--政策法规", "", "无标题文档", "打印页面"]
)
@pytest.mark.parametrize(
    "between",
    ["", "<br>(云水发〔2003〕16号)", "<br>发布时间：2023-06-08 阅读：33", "<br>来源：办公室<br>打印 关闭"],
)  # fmt: skip
def test_the_line_right_above_a_text_is_its_title(tmp_path: Path, name: str, between: str) -> None:
    links = "".join(f"<tr><td><a href='{n}.htm'>近期事项第{n}号</a></td></tr>" for n in range(4))
    page = f"<table><tr><td><table>{links}</table></td><td><font size=4>{TITLE}</font>{between}</td></tr></table><table><tr><td>{shown(*LINES)}</td></tr></table>"
    assert read_page_of(tmp_path, page, name=name).title == TITLE


def test_an_abridged_name_does_not_make_the_signer_the_title(tmp_path: Path) -> None:
    organ = "云川市水利志编纂委员会办公室"
    page = f"<h1><a href='1.htm'>{TITLE}</a></h1><div id='zoom'>{shown(*LINES, organ, '2023年6月7日')}</div>"
    assert read_page_of(tmp_path, page, name=f"{organ}-夏季管网巡查的通知").title == TITLE


DAY = "<div>发布日期：2023-06-08</div>"
DOUBTFUL = {
    "a motto": ("魅力云川", f"<h1>魅力云川 幸福之城</h1><p>{TITLE}</p>{DAY}<div class='x2'>{{}}</div>", TITLE),
    "a column": ("云川市水务局", f"<h2>近期工作要闻动态</h2><div><p>{TITLE}</p>{DAY}</div><div class='x2'>{{}}</div>", TITLE),
    "no kind of document": ("云川市第三中学", f"<h1>云川市第三中学</h1><p>2023年秋季作息时间安排</p>{DAY}<div id='zoom'>{{}}</div>", "2023年秋季作息时间安排"),
    "named by the page alone": ("作息时间安排_云川市第三中学", f"<h1>云川市第三中学</h1><p>作息时间安排</p>{DAY}<div id='zoom'>{{}}</div>", "作息时间安排"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "page", "title"), DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_a_heading_of_the_site_is_no_title(
    tmp_path: Path, name: str, page: str, title: str
) -> None:
    document = read_page_of(tmp_path, page.format(shown(*LINES)), name=name)
    assert document.title == title
    assert str(document.published_on) == "2023-06-08"
    assert [one.text for one in document.paragraphs] == list(LINES)


PRINTED = {
    "organ above": ("青田县人民政府文件", "青政发〔2005〕9号", "青田县人民政府", "关于加快水利建设的意见"),
    "two lines": ("青田县水务局文件", "青水发〔2005〕9号", "青田县水务局关于印发", "《养犬登记办法》的通知"),
    "one line": ("青田县水务局文件", "青水发〔2005〕9号", "青田县水务局关于开展巡查的通知"),
    "number first": ("青水发〔2005〕9号", "青田县水务局", "关于开展巡查的通知"),
}  # fmt: skip


@pytest.mark.parametrize("lines", PRINTED.values(), ids=PRINTED.keys())
def test_a_printed_page_named_by_its_number(tmp_path: Path, lines: tuple[str, ...]) -> None:
    head = [line for line in lines if not line.endswith(("文件", "号"))]
    number = next(line for line in lines if line.endswith("号"))
    document = read_page_of(tmp_path, f"<div>{shown(*lines, *LINES)}</div>", name=number)
    assert document.title == "".join(head)
    assert document.document_number == number
    assert [one.text for one in document.paragraphs][-3:] == list(LINES)


def test_names_of_sites() -> None:
    assert all(map(names_site, SITES))
    assert not any(map(names_site, ("养犬须知", "关于云川市第三中学")))
    assert without_site("秋游安排_云川市第三中学") == "秋游安排"


BEFORE = {
    "a district": (
        "<h1>[城东区] 云川市城东区泵站改造招标公告</h1>",
        "云川市城东区泵站改造招标公告",
    ),
    "a column": ("<h2>【供水】夏季管网巡查实施方案</h2>", "夏季管网巡查实施方案"),
    "a site": (
        "<div class='bt-title'><b>云川市水务医院</b><h1>云川市水务医院招聘护士公告</h1></div>",
        "云川市水务医院招聘护士公告",
    ),
}


@pytest.mark.parametrize(("heading", "title"), BEFORE.values(), ids=BEFORE.keys())
def test_what_a_site_puts_before_a_title_is_left_out(
    tmp_path: Path, heading: str, title: str
) -> None:
    page = f"{heading}<div>2023-06-08</div><div class='x2'>{shown(*LINES)}</div>"
    assert read_page_of(tmp_path, page, name=f"{title} - 云川市水务局").title == title


def test_brackets_of_a_title_stay(tmp_path: Path) -> None:
    title = "【供水】夏季管网巡查实施方案"
    page = f"<h1>{title}</h1><div>2023-06-08</div><div class='x2'>{shown(*LINES)}</div>"
    assert read_page_of(tmp_path, page, name=f"{title} - 云川市水务局").title == title


BROKEN = {
    "云州市水务局关于开展|夏季管网巡查的通知": "<br>",
    "云州市人民政府办公室转发市水务局关于进一步开展|“清水行动”工作意见的通知": "</p><p>",
    "云州市水务局|关于印发《夏季管网|巡查办法》的通知": "<br>",
    "云州市水务局云州市财政局关于下达|2023年夏季管网|巡查补助资金的批复": "</b></p><p><b>",
}


@pytest.mark.parametrize(("title", "between"), BROKEN.items())
@pytest.mark.parametrize("place", ["in the text", "above the day", "in an unnamed text"])
def test_a_title_that_the_page_breaks_and_names_whole(
    tmp_path: Path, title: str, between: str, place: str
) -> None:
    whole = title.replace("|", "")
    printed = f"<p align=center><b>{title.replace('|', between)}</b></p>"
    day = "<p>云州市水务局网 2023-06-08 来源：办公室</p>"
    text = shown("云水发〔2023〕16号", *LINES)
    pages = {
        "in the text": f"{day}<div id='zoom'>{printed}{text}</div>",
        "above the day": f"{printed}{day}<div id='zoom'>{text}</div>",
        "in an unnamed text": f"<div>{day}{printed}{text}</div>",
    }
    name = f"{whole}-云州市水务局"
    document = read_page_of(tmp_path, f"<div>{pages[place]}</div>", name=name)
    assert document.title == whole
    assert str(document.published_on) == "2023-06-08"


BADGES = ("申报中", "【征集中】", "已结束", "置顶")


@pytest.mark.parametrize("badge", BADGES)
@pytest.mark.parametrize("tag", ["h2", "div"])
def test_a_badge_before_a_title_is_none_of_it(tmp_path: Path, badge: str, tag: str) -> None:
    head = f"<{tag}><span class='lab'>{badge}</span>{TITLE}</{tag}>{DAY}"
    document = read_page_of(tmp_path, f"{head}<div class='x2'>{shown(*LINES)}</div>", name="政策")
    assert document.title == TITLE


@pytest.mark.parametrize(
    "above", ["云川政策直达", "惠企政策 一站申报", "云川市人民政府政策直通车", "智慧水务"]
)
def test_the_name_of_a_service_above_a_title_is_not_the_title(tmp_path: Path, above: str) -> None:
    fields = "<div><label>发文部门</label><p>云川市水务局</p></div><div><label>发布时间</label><p>2023-06-08</p></div>"
    page = f"<div>{above}</div><div><div>{TITLE}</div>{fields}</div><div class='x2'>{shown(*LINES)}</div>"
    document = read_page_of(tmp_path, page, name="云川市政策服务平台")
    assert document.title == TITLE
    assert document.paragraphs[0].text == LINES[0]
