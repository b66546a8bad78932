"""How a document stands and what it has to do with others, as its page shows it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Site, Visits
from tests.browser.test_search_pages import SCRIPTS, expect_total, state

OLD, NOTICE, NEW = "/d/parking-2016?q=停车", "/d/parking-2017", "/d/parking-2019"


@SCRIPTS
def test_a_repealed_rule_leads_to_what_repealed_it(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    page.goto(site.url + OLD)
    validity = page.locator(".band")
    expect(validity).to_contain_text("已废止")
    expect(validity.locator("blockquote").first).to_contain_text(
        "（云川市人民政府令第5号）同时废止"
    )
    validity.get_by_role("link", name="云川市停车管理办法").first.click()
    page.wait_for_url(f"{site.url}{NEW}*")
    deeds = page.locator("#deeds")
    expect(deeds).to_contain_text("云川市停车场管理办法")
    deeds.get_by_role("link").first.click()
    page.wait_for_url(f"{site.url}/d/parking-2016*")


@SCRIPTS
def test_a_repealed_rule_is_marked_among_the_results(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/search?q=停车场管理办法")
    hit = page.locator(".hits > li").filter(
        has=page.get_by_role("link", name="云川市停车场管理办法", exact=True)
    )
    expect(hit.locator(".stands")).to_contain_text("已废止")


@SCRIPTS
def test_citations_are_links_or_said_to_be_missing(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    page.goto(site.url + NEW)
    expect(page.locator("#basis")).to_contain_text(
        "《中华人民共和国道路交通安全法》 本站没有收录（不表示不存在）"
    )
    expect(page.locator("#basis a")).to_have_count(0)
    page.locator("#citations a").first.click()
    page.wait_for_url(f"{site.url}{NOTICE}*")
    expect(page.locator("#cited-by")).to_contain_text("被引用（1 份）")
    page.go_back()
    page.locator(".text a", has_text="云川规〔2017〕20号").click()
    page.wait_for_url(f"{site.url}{NOTICE}*")


@SCRIPTS
def test_another_day_keeps_the_query_and_leads_back_to_today(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}{OLD}&year=2016")
    asked = state(page)
    hits = page.locator(".text mark").count()
    page.locator("#asof").fill("2018-01-01")
    page.locator("#asof").press("Enter")
    page.wait_for_url("**asof=2018-01-01*")
    assert state(page) == {**asked, "asof": ["2018-01-01"]}
    validity = page.get_by_role("region", name="时效性")
    expect(validity).to_contain_text("2018年1月1日")
    expect(validity.locator("strong").first).not_to_contain_text("已废止")
    expect(page.locator(".text mark")).to_have_count(hits)
    expect(page.locator("#asof")).to_have_value("2018-01-01")
    page.get_by_role("link", name="回到今天").click()
    assert state(page) == asked
    expect(validity.locator("strong").first).to_contain_text("已废止")
    page.go_back()
    expect(page.locator("#asof")).to_have_value("2018-01-01")
    page.get_by_role("link", name="返回检索结果").click()
    expect_total(page, 1)
    assert state(page) == {**asked, "asof": ["2018-01-01"]}


@SCRIPTS
def test_a_wrong_day_is_explained(visits: Visits, site: Site, scripts: bool) -> None:
    visits.tolerated = "400 (BAD REQUEST)"
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}{OLD}&asof=2018-02-30")
    expect(page.get_by_role("alert")).to_contain_text("2018-02-30")
