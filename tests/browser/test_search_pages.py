"""The main job in a real browser, with and without scripts: search, narrow down, read, go back."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site, Visits
from tests.browser.notices import DOGS, DOGS_A_YEAR, SAFETY, TOWN, YEARS

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
PHONE = 375
WIDE = ("/search?q=养犬", "/search?q=量子纠缠", "/d/dog-2017-1?q=养犬", "/data", "/embed")


def search(page: Page, site: Site, text: str) -> None:
    """Type into the box of the front page and press Enter."""
    page.goto(site.url)
    page.locator("[name=q]").fill(text)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/search?*")


def hits(page: Page) -> Locator:
    """The linked titles of the results."""
    return page.locator(".hits h3 a")


def expect_total(page: Page, count: int) -> None:
    """Wait until the page says that it found `count` documents."""
    expect(page.locator("#results-title")).to_contain_text(f"共 {count} 份")


def value(page: Page, facet: str, label: str) -> Locator:
    """A value of a facet."""
    return page.locator(f"#facet-{facet} a").filter(has_text=label).first


def unfold_filters(page: Page) -> None:
    """Open the filters where they are folded (on a phone), and the dates in them."""
    if not page.locator(".dates > legend").is_visible():
        page.locator(".filters > details > summary").click()
    dates = page.locator(".dates > details")
    if dates.get_attribute("open") is None:
        dates.locator("> summary").click()


def state(page: Page) -> dict[str, list[str]]:
    """What the address holds."""
    return parse_qs(urlsplit(page.url).query)


@SCRIPTS
class TestMainJob:
    """What everyone comes for."""

    def test_search_finds_and_marks(self, visits: Visits, site: Site, scripts: bool) -> None:
        page = visits.page(scripts=scripts)
        search(page, site, "养犬 登记")
        expect_total(page, DOGS)
        expect(hits(page)).to_have_count(10)
        expect(page.locator(".hits mark").filter(has_text="养犬").first).to_be_visible()
        page.get_by_role("navigation", name="页").get_by_role("link", name="2").first.click()
        expect(hits(page)).to_have_count(DOGS - 10)

    def test_filter_by_year_and_topic(self, visits: Visits, site: Site, scripts: bool) -> None:
        page = visits.page(scripts=scripts)
        search(page, site, "养犬")
        unfold_filters(page)
        expect(value(page, "year", "2018")).to_contain_text(str(DOGS_A_YEAR))
        value(page, "year", "2018").click()
        expect_total(page, DOGS_A_YEAR)
        unfold_filters(page)
        value(page, "year", "2019").click()
        expect_total(page, 2 * DOGS_A_YEAR)
        unfold_filters(page)
        value(page, "topic", TOWN).click()
        expect_total(page, 2)
        assert state(page) == {"q": ["养犬"], "year": ["2018", "2019"], "topic": [TOWN]}
        page.locator(".chip").filter(has_text="2018").click()
        expect_total(page, 1)
        assert state(page)["year"] == ["2019"]

    def test_date_range(self, visits: Visits, site: Site, scripts: bool) -> None:
        page = visits.page(scripts=scripts)
        search(page, site, "养犬")
        unfold_filters(page)
        page.locator("#since").fill(f"{YEARS[1]}-02-15")
        page.locator("#until").fill(f"{YEARS[2]}-01-15")
        page.locator("#until").press("Enter")
        page.wait_for_url("**since=*")
        expect_total(page, 3)
        asked = {"q": ["养犬"], "since": ["2017-02-15"], "until": ["2018-01-15"]}
        assert state(page) == asked

    def test_open_a_document_and_go_back(self, visits: Visits, site: Site, scripts: bool) -> None:
        page = visits.page(scripts=scripts)
        search(page, site, "养犬")
        unfold_filters(page)
        value(page, "topic", SAFETY).click()
        expect_total(page, 2 * len(YEARS))
        unfold_filters(page)
        value(page, "year", "2017").click()
        expect_total(page, 2)
        results, titles = page.url, hits(page).all_inner_texts()
        hits(page).first.click()
        page.wait_for_url(f"{site.url}/d/dog-2017-*")
        expect(page.get_by_role("heading", level=1)).to_have_text(titles[0])
        expect(page.locator("article")).to_contain_text("携犬出户应当束犬链，<避让>老年人")
        expect(page.locator("article mark").first).to_have_text("养犬")
        page.go_back()
        assert page.url == results
        assert hits(page).all_inner_texts() == titles
        expect(page.locator("#q")).to_have_value("养犬")
        expect(page.locator(".chip")).to_have_count(2)

    def test_sort_by_date(self, visits: Visits, site: Site, scripts: bool) -> None:
        page = visits.page(scripts=scripts)
        search(page, site, "垃圾")
        page.get_by_role("navigation", name="排序").get_by_role("link", name="从旧到新").click()
        page.wait_for_url("**sort=oldest*")
        dates = page.locator(".hits time").evaluate_all("all => all.map(one => one.dateTime)")
        assert dates == [f"{year}-11-20" for year in YEARS]

    def test_no_hits_offers_a_way_on(self, visits: Visits, site: Site, scripts: bool) -> None:
        page = visits.page(scripts=scripts)
        page.goto(f"{site.url}/search?q=垃圾&year=2001")
        expect_total(page, 0)
        page.locator(".empty .wider a").first.click()
        expect_total(page, len(YEARS))

    def test_impossible_date_is_explained(self, visits: Visits, site: Site, scripts: bool) -> None:
        visits.tolerated = "400 (BAD REQUEST)"
        page = visits.page(scripts=scripts)
        page.goto(f"{site.url}/search?q=养犬&since=2019-02-30")
        expect(page.get_by_role("alert")).to_contain_text("2019-02-30")
        expect(page.locator("#q")).to_have_value("养犬")

    def test_phone_width_needs_no_sideways_scrolling(
        self, visits: Visits, site: Site, scripts: bool
    ) -> None:
        page = visits.page(scripts=scripts, width=PHONE)
        for path in WIDE:
            page.goto(site.url + path)
            assert overflow(page) == 0, path
        search(page, site, "养犬")
        unfold_filters(page)
        assert overflow(page) == 0
        value(page, "year", "2018").click()
        expect_total(page, DOGS_A_YEAR)


@SCRIPTS
def test_back_and_forward_keep_everything(visits: Visits, site: Site, scripts: bool) -> None:
    page = visits.page(scripts=scripts)
    search(page, site, "养犬")
    seen = [_seen(page)]
    for step in (
        page.get_by_role("navigation", name="排序").get_by_role("link", name="从旧到新"),
        page.locator(".timeline table a", has_text="2018"),
        value(page, "topic", SAFETY),
        page.locator(".within button"),
        hits(page).first,
    ):
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        if page.locator("#within").count():
            page.locator("#within").fill("登记")
        step.first.click()
        page.wait_for_url(lambda url: url != seen[-1][0])
        seen.append(_seen(page))
    assert len({address for address, *_ in seen}) == 6
    for before in reversed(seen[:-1]):
        page.go_back()
        assert _seen(page) == before
    for after in seen[1:]:
        page.go_forward()
        assert _seen(page) == after


def _seen(page: Page) -> tuple[str, str, list[str], list[str]]:
    """Address, what stands in the box, the filters in force, and the titles, in order."""
    chips = page.locator(".chip").all_inner_texts()
    return page.url, page.locator("#q").input_value(), chips, hits(page).all_inner_texts()


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than the window."""
    width: int = page.locator("html").evaluate("html => html.scrollWidth - html.clientWidth")
    return width


class TestKeyboard:
    """Everything is reached by Tab and opened by Enter."""

    def test_main_job_without_a_mouse(self, visits: Visits, site: Site) -> None:
        page = visits.page()
        page.goto(site.url)
        press_until(page, "[name=q]")
        page.keyboard.type("养犬")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=*")
        press_until(page, "#facet-year a")
        page.keyboard.press("Enter")
        page.wait_for_url("**year=*")
        results, titles = page.url, hits(page).all_inner_texts()
        press_until(page, ".hits h3 a")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.url}/d/*")
        page.keyboard.press("n")
        page.keyboard.press("n")
        expect(page.locator("#hit-2")).to_be_in_viewport()
        expect(page.locator(".steps [role=status]")).to_have_text("第 2 处，共 2 处")
        # From the hit, Tab leads on in the text, not from the top of the page again.
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.text') !== null")
        page.go_back()
        assert page.url == results
        assert hits(page).all_inner_texts() == titles

    def test_the_text_of_a_document_is_two_keys_away(self, visits: Visits, site: Site) -> None:
        page = visits.page()
        page.goto(f"{site.url}/d/dog-2018-1?q=养犬")
        press_until(page, ".skip[href='#document-text']", most=2)
        page.keyboard.press("Enter")
        expect(page.locator("#document-text")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.text') !== null")
        page.goto(f"{site.url}/d/dog-2018-1?q=养犬")
        press_until(page, ".back a")
        page.keyboard.press("Enter")
        expect_total(page, DOGS)

    def test_first_stop_skips_to_the_content(self, visits: Visits, site: Site) -> None:
        page = visits.page()
        page.goto(f"{site.url}/data")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()


def press_until(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until the focus is on an element of `selector`, and shown there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            expect(page.locator(":focus")).to_be_in_viewport()
            return
    pytest.fail(f"Tab never reaches {selector}")


class TestOurOwnBox:
    """The box on our own pages."""

    def test_suggests_and_opens(self, visits: Visits, site: Site) -> None:
        page = visits.page()
        page.goto(f"{site.url}/search")
        page.locator("[name=q]").press_sequentially("垃圾")
        expect(page.get_by_role("option")).to_have_count(len(YEARS) + 3)  # two words, all
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.url}/d/waste-*")

    def test_page_for_operators_shows_it_and_the_lines(self, visits: Visits, site: Site) -> None:
        page = visits.page()
        page.goto(f"{site.url}/embed")
        page.locator("policy-search [name=q]").first.press_sequentially("垃圾")
        # The form beside it has lists of its own.
        expect(page.locator("policy-search-option")).to_have_count(len(YEARS) + 3)  # two words, all
        lines = page.get_by_label("要复制的代码").input_value()
        assert f'<script src="{site.url}/embed.js" defer></script>' in lines
        assert f'<form action="{site.url}/search" target="_top" accept-charset="utf-8"' in lines
