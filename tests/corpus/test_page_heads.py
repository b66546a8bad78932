"""Where the text of a page begins and ends, in forms that many sites share."""

from __future__ import annotations

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
