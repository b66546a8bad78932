"""The table of effects and the list of changes in a browser, with and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visits
from tests.browser.test_search_pages import SCRIPTS

ROWS = ".stacked tbody tr"


@SCRIPTS
def test_what_a_document_repeals_is_found_by_kind_and_read(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/d/parking-2016")
    page.get_by_role("link", name="所有处理和被处理的记录").click()
    page.wait_for_url("**/effects?document=parking-2016")
    page.get_by_label("处理", exact=True).select_option(label="废止")
    page.get_by_role("button", name="列出").click()
    page.wait_for_url("**document=parking-2016*kind=repeal*")
    row = page.locator(ROWS).first
    expect(row).to_contain_text("废止")
    sentence = row.locator("blockquote")
    expect(sentence).not_to_be_visible()
    row.get_by_text("原句").click()
    expect(sentence).to_contain_text("废止")


@SCRIPTS
def test_what_is_new_leads_to_its_document_and_its_search(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/changes")
    page.get_by_label("从这一天起").fill("2020-01-01")
    page.get_by_label("变化", exact=True).select_option(label="新收录")
    page.get_by_role("button", name="列出").click()
    expect(page.locator(ROWS).first).to_contain_text("新收录")
    page.get_by_role("link", name="检索这些天收录的文件").click()
    page.wait_for_url("**/search?taken_up_since=2020-01-01")
    expect(page.locator(".chips")).to_contain_text("2020年1月1日起收录")


@pytest.mark.parametrize("path", ["/effects", "/changes"])
@pytest.mark.parametrize("width", [375, 1280])
def test_tables_fit(visits: Visits, site: Site, path: str, width: int) -> None:
    page = visits.page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site.url}{path}")
    expect(page.locator(ROWS).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
