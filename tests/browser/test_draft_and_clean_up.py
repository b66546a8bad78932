"""The pages for analysts in a browser, with and without scripts: forms, answers, the ways on."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Site, Visits
from tests.browser.notices import DOGS, DOGS_A_YEAR
from tests.browser.shown import DRAFT
from tests.browser.test_search_pages import SCRIPTS, expect_total


@SCRIPTS
def test_a_checked_draft_stays_while_what_it_cites_is_read(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/check")
    page.get_by_label("文稿").fill(DRAFT)
    page.get_by_role("button", name="核对").click()
    expect(page.get_by_role("status")).to_contain_text("文中引用 3 份文件")
    found = page.locator(".references > li")
    expect(found.first).to_contain_text("有问题")
    with page.expect_popup() as opened:
        found.first.get_by_role("link", name="云川市停车管理办法").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("云川市停车管理办法")
    expect(page.get_by_role("status")).to_contain_text("文中引用 3 份文件")
    expect(page.get_by_label("文稿")).to_have_value(DRAFT)


@SCRIPTS
def test_a_number_of_the_trends_leads_to_its_documents(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/trends")
    page.get_by_label("检索词", exact=True).fill("养犬")
    page.get_by_label("按机关").check()
    page.get_by_role("button", name="统计").click()
    table = page.locator(".counts")
    expect(table.locator("tfoot td").last).to_contain_text(str(DOGS))
    table.get_by_role("row", name="2018").get_by_role("link").last.click()
    expect_total(page, DOGS_A_YEAR)


@SCRIPTS
def test_what_rests_on_a_repealed_rule_is_listed(visits: Visits, site: Site, scripts: bool) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/cleanup")
    page.get_by_label("发文机关").fill("云川市人民政府")
    page.get_by_role("button", name="列出").click()
    listed = page.locator(".clean-up-list tbody tr")
    expect(listed).to_have_count(1)
    listed.get_by_role("rowheader").get_by_role("link").click()
    page.wait_for_url(f"{site.url}/d/parking-2017*")
    page.go_back()
    expect(page.get_by_label("发文机关")).to_have_value("云川市人民政府")
    expect(listed).to_have_count(1)
