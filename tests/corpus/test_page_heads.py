"""Where the text of a page begins and ends, in forms that many sites share."""

from __future__ import annotations

import pytest

from corpus.page_text.page_head import behind_title, find_head
from corpus.page_text.page_lines import is_furniture
from corpus.page_text.read_page import read_page
from corpus.readers.html import read_html

TEXT = (
    "各区人民政府：\n为规范养犬行为，保障居民安全，现就有关事项通知如下。\n"
    "犬只应当登记，并每年免疫一次。"
)


def test_an_empty_label_does_not_take_the_beginning_of_the_text() -> None:
    head = "标题：云州市人民政府关于加强养犬管理工作的通知\n发布日期：2021-05-09\n主题词：\n"
    page = read_page(f"{head}云州市人民政府关于加强\n养犬管理工作的通知\n{TEXT}")
    assert page.title == "云州市人民政府关于加强养犬管理工作的通知"
    assert page.lines[0] == "云州市人民政府关于加强"


def test_an_order_begins_behind_an_empty_label() -> None:
    page = read_page(
        f"标题：养犬条例\n发布日期：2021-05-09\n主题词：\n中华人民共和国国务院令\n第746号\n{TEXT}"
    )
    assert page.lines[:2] == ("中华人民共和国国务院令", "第746号")


def test_a_title_may_call_out() -> None:
    head = "首页Home\n养犬要登记吗？答案在这里！\n发表时间：2021-05-09 来源：云州市公安局\n"
    page = read_page(head + TEXT)
    assert page.title == "养犬要登记吗？答案在这里！"
    assert page.labels["published"].startswith("2021-05-09")


def test_a_table_of_fields_can_stand_above_the_title() -> None:
    head = "基本信息\n文号：云政规〔2021〕5号\n发布日期：2021-05-09\n文件状态：\n"
    page = read_page(f"{head}关于加强养犬管理的通知\n{TEXT}")
    assert page.title == "关于加强养犬管理的通知"
    assert page.lines[0] == "各区人民政府："


def test_the_number_above_the_title_is_the_head_of_the_text() -> None:
    title = "关于加强养犬管理的通知"
    page = read_page(f"云政规〔2021〕5号\n{title}\n{TEXT}", title)
    assert page.lines[:2] == ("云政规〔2021〕5号", "各区人民政府：")


def test_the_foot_of_a_site_may_be_long() -> None:
    foot = (
        "安全隐私 丨 联系我们 丨 网站地图 云州市人民政府 版权所有 网站标识码：3300000020 浙公网安备"
    )
    assert is_furniture(f"{foot} 域名：yunzhou.example {'　' * 60}备案号：浙ICP备05018911号")
    assert not is_furniture("各主办单位：应当将版权所有的说明报送备案，" + "并登记。" * 30)


def test_a_page_may_be_there_for_its_attachment() -> None:
    page = (
        "<div><div>养犬手册</div>"
        "<div><span>2021-05-09 17:11</span><span>来源：云州市公安局</span></div>"
        "<div><p><a href='./P02.pdf'>养犬手册(1).pdf</a></p></div><div>扫一扫在手机打开</div></div>"
    )
    draft = read_html(page)
    assert [paragraph.text for paragraph in draft.paragraphs] == ["养犬手册(1).pdf"]
    assert draft.stated["title"].text == "养犬手册"
    assert draft.stated["published"].text.startswith("2021-05-09")


TITLE = "云州市人民政府关于加强养犬管理工作的通知"
SHORT = "关于加强养犬管理的通知"
DAY = "发布日期：2021-05-09"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param(f"{TITLE}\n首页\n{DAY}", TITLE, id="above a path to the page"),
        pytest.param(
            "来源：云州市公安局\n云州市人民政府关于加强\n养犬管理工作的通知",
            None,
            id="in two lines",
        ),
        pytest.param(f"来源：云州市公安局\n扫一扫在手机打开\n{SHORT}", SHORT, id="below a button"),
        pytest.param(f"云州市公安局信息公开\n{DAY}\n{SHORT}", SHORT, id="below the name of a site"),
        pytest.param(f"{SHORT}\n{DAY}\n关于养犬登记的说明", SHORT, id="above another title"),
        pytest.param(
            f"{SHORT}\n文号：云政规〔2021〕5号\n{TITLE}", SHORT, id="above what it is about"
        ),
        pytest.param(
            f"{SHORT}\n文号：云政规〔2021〕5号\n{TITLE}\n{TITLE}", TITLE, id="twice, below another"
        ),
        pytest.param(
            f"主题分类：公安\n有效期：五年\n索引号：0001-2\n{TITLE}", TITLE, id="below a table"
        ),
    ],
)
def test_the_title_is_found_around_the_fields(head: str, title: str | None) -> None:
    found = find_head([*head.split("\n"), *TEXT.split("\n")])
    assert "".join((found.title or "").split()) == (title or TITLE)


def test_a_field_without_a_name_does_not_end_a_table() -> None:
    page = read_page(f"主题分类：公安\n有效年限：五年\n索引号：0001-2\n{TITLE}\n{TEXT}")
    assert page.labels == {"topic": "公安", "index_number": "0001-2"}


def test_a_number_below_a_sentence_belongs_to_the_text() -> None:
    found = find_head(["为规范养犬行为，现就有关事项通知如下。", "文号：云政规〔2021〕5号"])
    assert (found.start, found.labels) == (0, {})


@pytest.mark.parametrize(
    ("head", "labels"),
    [
        ("首页", {}),
        (TITLE, {}),
        (f"{TITLE}\n打印", {}),
        ("文号：云政规〔2021〕5号", {"number": "云政规〔2021〕5号"}),
        (f"{TITLE}\n{DAY}", {"published": "2021-05-09"}),
        (f"{DAY}\n{TITLE}\n文号：云政规〔2021〕5号", {
            "published": "2021-05-09", "number": "云政规〔2021〕5号",
        }),
    ],
)  # fmt: skip
def test_what_stands_around_a_known_title(head: str, labels: dict[str, str]) -> None:
    lines = [*head.split("\n"), *TEXT.split("\n")]
    assert behind_title(lines, TITLE) == (len(lines) - 3, labels)


def test_the_number_at_the_end_of_a_text_is_not_its_head() -> None:
    number = "云政规〔2021〕5号"
    assert behind_title([TITLE, *TEXT.split("\n"), number], TITLE) == (1, {})
    assert behind_title([*TEXT.split("\n"), number, "市公安局"], TITLE) == (0, {})
    assert behind_title([f"文号：{number}"], TITLE) == (1, {"number": number})
