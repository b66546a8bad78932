"""Narrowing down and reading in a real browser: picture, long lists, hits, citations, paper."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Site, Visits
from tests.browser.notices import DOGS, DOGS_A_YEAR, YEARS
from tests.browser.test_search_pages import (
    SCRIPTS,
    expect_total,
    overflow,
    state,
)

DOCUMENT = "/d/dog-2017-1?q=养犬"


@SCRIPTS
def test_search_within_results_twice_and_back(visits: Visits, site: Site, scripts: bool) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/search?q=养犬")
    for text, total in (("“第1季度”", len(YEARS)), ("2018年", 1)):
        page.locator("#within").fill(text)
        page.locator("#within").press("Enter")
        expect_total(page, total)
    assert state(page) == {"q": ["养犬"], "within": ["“第1季度”", "2018年"]}
    page.locator(".chip").first.click()
    expect_total(page, DOGS_A_YEAR)
    page.go_back()
    expect_total(page, 1)


@SCRIPTS
def test_values_are_found_by_name(visits: Visits, site: Site, scripts: bool) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.url}/search/issuer?q=养犬&name=公安")
    expect(page.locator(".values li")).to_have_count(1)
    page.locator(".values li a").click()
    expect_total(page, len(YEARS))


def test_hits_are_stepped_through_by_keys_and_buttons(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(site.url + DOCUMENT)
    where = page.locator(".steps [role=status]")
    page.keyboard.press("n")
    expect(where).to_have_text("第 1 处，共 2 处")
    page.keyboard.press("j")
    expect(page.locator("#hit-2")).to_be_in_viewport()
    page.get_by_role("button", name="下一处").click()
    expect(where).to_have_text("第 1 处，共 2 处")
    page.keyboard.press("k")
    expect(where).to_have_text("第 2 处，共 2 处")
    # Keys belong to who types, and can be turned off (WCAG 2.1.4).
    page.locator("#q").focus()
    page.keyboard.press("p")
    expect(page.locator("#q")).to_have_value("p养犬")
    page.get_by_role("button", name="快捷键").click()
    page.keyboard.press("p")
    expect(where).to_have_text("第 2 处，共 2 处")


def test_the_way_back_is_not_through_the_hits(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(f"{site.url}/search?q=养犬")
    page.locator(".hits h3 a").first.click()
    page.wait_for_url(f"{site.url}/d/*")
    for _ in range(2):
        page.keyboard.press("n")
    page.go_back()
    expect_total(page, DOGS)


def test_without_scripts_links_lead_to_the_hits(visits: Visits, site: Site) -> None:
    page = visits.page(scripts=False)
    page.goto(site.url + DOCUMENT)
    expect(page.locator(".steps button").first).to_be_hidden()
    page.locator(".places summary").click()
    page.locator(".places a", has_text="第二条").click()
    assert page.url.endswith("#hit-2")
    expect(page.locator("#hit-2")).to_be_in_viewport()


def test_a_citation_is_copied_by_one_click(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.url + DOCUMENT)
    page.locator(".cite summary").click()
    page.locator(".cite button").first.click()
    expect(page.locator(".cite button").first).to_contain_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "《云川市人民政府关于2017年养犬管理工作的通知（之1）》"
        "（云川规〔2017〕1号，云川市人民政府，2017年1月15日发布）"
    )


def test_without_scripts_a_citation_is_there_to_be_selected(visits: Visits, site: Site) -> None:
    page = visits.page(scripts=False)
    page.goto(site.url + DOCUMENT)
    page.locator(".cite summary").click()
    text = page.locator(".cite .copied-text").first
    expect(text).to_contain_text("（云川规〔2017〕1号，云川市人民政府，2017年1月15日发布）")
    expect(text).to_have_css("user-select", "all")
    needs_scripts = page.locator(".cite button[data-copied], .cite button.print")
    assert needs_scripts.count() >= 3
    expect(needs_scripts.filter(visible=True)).to_have_count(0)


@SCRIPTS
def test_why_it_matched_opens_in_place(visits: Visits, site: Site, scripts: bool) -> None:
    page = visits.page(scripts=scripts, width=375)
    page.goto(f"{site.url}/search?q=養犬")
    page.locator(".why summary").first.click()
    expect(page.locator(".why dl").first).to_contain_text("养犬")
    assert overflow(page) == 0
