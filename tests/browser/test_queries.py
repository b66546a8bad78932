"""How a query was read, the form that writes one, and selected hits: with scripts off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visits

WIDTHS = (375, 1280)


@pytest.fixture(params=WIDTHS)
def page(visits: Visits, request: pytest.FixtureRequest) -> Page:
    """A page of a browser without scripts, on a phone and on a desk."""
    return visits.page(width=request.param, scripts=False)


def test_the_form_writes_into_the_box(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search")
    page.get_by_role("link", name="高级检索").click()
    page.get_by_label("全都包含").fill("养犬")
    page.get_by_label("没有").fill("收费")
    page.get_by_label("年份").fill("2018")
    page.get_by_role("button", name="检索", exact=True).last.click()
    expect(page.locator("#q")).to_have_value("养犬 -收费 文号:〔2018〕")
    expect(page.locator(".query-reading .asked")).to_contain_text("您要找的是：")


def test_a_sign_is_undone_by_a_click(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search?q=养犬 与 与 登记")
    note = page.locator(".query-reading")
    expect(note).to_contain_text("第 4 个字起的“与”重复了，只算一个。")
    if not note.get_by_role("link").is_visible():  # on a phone it opens
        page.locator(".remarks summary").click()
    note.get_by_role("link").click()
    expect(page.locator("#q")).to_have_value("养犬 与 登记")
    assert no_sideways_scroll(page)


def test_an_example_leads_to_its_hits(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/help")
    assert no_sideways_scroll(page)
    example = page.locator(".help dt a").first
    typed = example.inner_text()
    example.click()
    expect(page.locator("#q")).to_have_value(typed)
    expect(page.locator(".hits > li").first).to_be_visible()


def test_selected_hits_are_cited(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search?q=养犬")
    boxes = page.get_by_role("checkbox", name="选中")
    boxes.nth(0).check()
    boxes.nth(2).check()
    page.get_by_role("button", name="引用或下载选中的文件").click()
    expect(page.locator(".copied-text").first.locator("p")).to_have_count(2)
    assert no_sideways_scroll(page)


def no_sideways_scroll(page: Page) -> bool:
    """Whether nothing is wider than the window; measured by boxes, since scripts are off."""
    size = page.viewport_size
    box = page.locator("main").bounding_box()
    return bool(size and box and box["width"] <= size["width"])
