"""On paper: what was asked, the text, its address, and nothing that can only be pressed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from tests.browser.conftest import Site, Visits


@pytest.mark.parametrize("path", ["/d/dog-2017-1?q=养犬", "/search?q=养犬"])
def test_on_paper_there_is_text_and_its_address_alone(
    visits: Visits, site: Site, path: str
) -> None:
    page = visits.page(scheme="dark")
    page.goto(site.url + path)
    page.emulate_media(media="print")
    for gone in (".site-header", ".site-footer", ".search-band", ".filters", ".steps", ".within"):
        for one in page.locator(gone).all():
            expect(one).to_be_hidden()
    expect(page.locator(".printed-address")).to_contain_text(site.url)
    colours = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    assert page.locator("body").evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_results_say_what_was_asked(visits: Visits, site: Site) -> None:
    page = visits.page(scripts=False)
    page.goto(f"{site.url}/search?q=养犬&scope=title&year=2018&within=登记")
    first = printed(page)[0]
    for said in (
        "养犬",
        "范围：标题",
        "年份：2018",
        "结果中含：登记",
        "共 3 份文件",
        f"{site.url}/search?",
    ):
        assert said in first
    for pressed in ("检索词", "再检索", "为什么找到这份", "下载全部结果", "下一页"):
        assert pressed not in first
    assert "1 / 1" in first


def test_nothing_that_can_only_be_pressed_stands_beside_results(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(f"{site.url}/search?q=养犬 与 与 登记")
    undo = page.get_by_role("link", name="去掉它再查")
    expect(undo).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".query-reading")).to_contain_text("重复了，只算一个")
    for gone in (undo, page.locator(".hits .select").first, page.locator("#selected")):
        expect(gone).to_be_hidden()


def test_a_repealed_document_says_by_what(visits: Visits, site: Site) -> None:
    page = visits.page(scripts=False)
    page.goto(f"{site.url}/d/parking-2016?q=停车")
    text = "".join(printed(page))
    for said in ("已废止", "由另一文件废止", "云川市停车管理办法", "同时废止", "第三条", "被引用"):
        assert said in text
    for pressed in ("查看这一天", "时效沿革", "按条列出", "第一处", "目录", "引用\n"):
        assert pressed not in text


def test_a_sum_is_printed_once(visits: Visits, site: Site) -> None:
    page = visits.page(scripts=False)
    page.goto(f"{site.url}/trends?unit=month&split=issuer")
    pages = printed(page)
    assert len(pages) > 1
    lines = [line for text in pages for line in text.splitlines()]
    assert len([line for line in lines if line.startswith("合计 ")]) == 1


def printed(page: Page) -> list[str]:
    """The text of each page of paper."""
    document = PdfDocument(page.pdf(prefer_css_page_size=True))
    return [one.get_textpage().get_text_range() for one in document]
