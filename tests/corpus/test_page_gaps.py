"""Pages whose titles, days and numbers stand in ways that few pages have."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.readers import ReadOptions, read_file

TITLE = "云州市交通局关于规范渡船收费的通知"
LINES = (
    "各渡口管理站：",
    "为规范渡船收费，维护乘客权益，经市政府同意，现就有关事项通知如下，请认真贯彻执行。",
    "各渡口应当公示收费标准，不得在标准之外收取任何费用，不得拒载老人、儿童和残疾人。",
)
TEXT = "".join(f"<p>{line}</p>" for line in LINES)
DAY = "<div>发布时间：2023-05-08</div>"
ITEM = "应当认真落实到位，不得推诿扯皮，并按时报送有关情况。"


def read(folder: Path, body: str, *, name: str = TITLE) -> Document:
    page = (
        f"<html><head><meta charset='utf-8'><title>{name}</title></head><body>{body}</body></html>"
    )
    (folder / "a.html").write_text(page, encoding="utf-8")
    (document,) = read_file(folder / "a.html", "test", folder, ReadOptions()).documents
    return document


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize(
    ("halves", "title"),
    [
        (("云州市交通局", "关于规范渡船收费的通知"), TITLE),
        (
            ("云州市交通局", "云州市财政局", "关于规范渡船收费的通知"),
            "云州市交通局云州市财政局关于规范渡船收费的通知",
        ),
        (("云州市交通局", "印发渡船收费管理办法的通知"), "云州市交通局印发渡船收费管理办法的通知"),
    ],
)
def test_the_organs_of_a_title_may_stand_on_lines_of_their_own(
    tmp_path: Path, halves: tuple[str, ...], title: str
) -> None:
    head = "".join(f"<p align='center'>{half}</p>" for half in halves)
    document = read(tmp_path, f"<div>{head}{TEXT}</div>{DAY}", name="政策文件")
    assert "".join(document.title.split()) == title
    assert texts(document) == list(LINES)


def test_fields_below_their_labels_are_read(tmp_path: Path) -> None:
    table = (
        "<table><tr><td>索引号</td><td>主题分类</td><td>发文机关</td><td>成文日期</td></tr>"
        "<tr><td>YZ01/2023-00012</td><td>城乡建设、环境保护</td><td>云州市交通局</td>"
        "<td>2023年5月6日</td></tr>"
        f"<tr><td>标题</td><td colspan='3'>{TITLE}</td></tr>"
        "<tr><td>文号</td><td>云交发〔2023〕4号</td><td>发布日期</td><td>2023年5月8日</td></tr></table>"
    )
    document = read(tmp_path, f"{table}<h1>{TITLE}</h1><div>{TEXT}</div>")
    assert document.index_number == "YZ01/2023-00012"
    assert document.document_number == "云交发〔2023〕4号"
    assert (str(document.written_on), str(document.published_on)) == ("2023-05-06", "2023-05-08")
    assert texts(document) == list(LINES)


@pytest.mark.parametrize(
    ("first", "second"),
    [("08", "2023-05"), ("2023.05", "8"), ("8日", "2023年5月"), ("08", "2023/5")],
)
def test_a_day_on_two_lines_is_one(tmp_path: Path, first: str, second: str) -> None:
    day = f"<div>{first}</div><div>{second}</div>"
    document = read(tmp_path, f"<h1>{TITLE}</h1><div>{day}</div><div>{TEXT}</div>")
    assert str(document.published_on) == "2023-05-08"
    assert texts(document) == list(LINES)


def test_days_of_a_list_on_two_lines_are_no_day_of_the_page(tmp_path: Path) -> None:
    days = "<div>08</div><div>2023-05</div><p>甲渡口公告</p><div>09</div><div>2023-05</div>"
    document = read(tmp_path, f"<div>{days}</div><h1>{TITLE}</h1><div>{TEXT}</div>")
    assert document.published_on is None


def test_a_dialog_is_shown_only_where_it_is_open(tmp_path: Path) -> None:
    page = f"<h1>{TITLE}</h1>{DAY}<div>{TEXT}<dialog><p>{{}}</p></dialog></div>"
    closed = read(tmp_path, page.format("请您登录后填写表单。"))
    assert texts(closed) == list(LINES)
    opened = read(tmp_path, page.replace("<dialog>", "<dialog open>").format("第三条规定如下。"))
    assert texts(opened) == [*LINES, "第三条规定如下。"]


NUMBERED = (
    "<style>ol{counter-reset:n;list-style:none} li{counter-increment:n}"
    'li::before{content:counters(n,".") " "}</style>'
)


def test_counters_of_lists_in_lists_stand_inside(tmp_path: Path) -> None:
    inner = f"<ol><li>乙{ITEM}</li><li>丙{ITEM}</li></ol>"
    items = f"<ol><li>甲{ITEM}{inner}</li><li>丁{ITEM}{inner}</li></ol>"
    document = read(tmp_path, f"{NUMBERED}<h1>{TITLE}</h1>{DAY}<div>{TEXT}{items}</div>")
    found = [text.split("应")[0] for text in texts(document)[len(LINES) :]]
    assert found == ["1 甲", "1.1 乙", "1.2 丙", "2 丁", "2.1 乙", "2.2 丙"]


def test_a_counter_goes_on_over_sections_that_do_not_begin_it_anew(tmp_path: Path) -> None:
    style = (
        "<style>.t{counter-reset:c a} h3{counter-increment:c} h3::before{content:"
        '"第" counter(c,cjk-ideographic) "章 "} .a{counter-increment:a} .a::before{content:'
        '"第" counter(a,cjk-ideographic) "条 "}</style>'
    )
    parts = "".join(
        f"<section><h3>{name}</h3><p class='a'>{name}{ITEM}</p></section>"
        for name in ("总则", "附则")
    )
    document = read(tmp_path, f"{style}<h1>{TITLE}</h1>{DAY}<div class='t'>{TEXT}{parts}</div>")
    found = [text[:8] for text in texts(document)[len(LINES) :]]
    assert found == ["第一章 总则", "第一条 总则应当", "第二章 附则", "第二条 附则应当"]


def test_a_list_of_short_items_that_is_announced_has_its_numbers(tmp_path: Path) -> None:
    items = "<ol><li>身份证</li><li>船舶证书</li><li>保险单</li></ol>"
    said = f"<p>申请人应当提交下列材料的原件：</p>{items}<p>请按时提交，逾期不予受理。</p>"
    document = read(tmp_path, f"<h1>{TITLE}</h1>{DAY}<div>{TEXT}{said}</div>")
    assert texts(document)[-4:-1] == ["1.身份证", "2.船舶证书", "3.保险单"]
    menu = "<ol><li>首页</li><li>政务公开</li><li>办事服务</li></ol>"
    document = read(tmp_path, f"{menu}<h1>{TITLE}</h1>{DAY}<div>{TEXT}</div>")
    assert texts(document) == list(LINES)
