"""The picture of the dates down to a day: by finger, by keys and by its table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site, Visits
from tests.browser.notices import DISTRICTS, DOGS_A_YEAR
from tests.browser.test_search_pages import (
    SCRIPTS,
    expect_total,
    press_until,
    state,
    unfold_filters,
)

ASKED = "/search?q=过街天桥"
PICTURE, TABLE = ".timeline svg a", ".timeline table a"


@pytest.mark.parametrize(
    ("way", "scripts"), [("finger", True), ("mouse", True), ("mouse", False), ("table", False)]
)
def test_from_years_to_a_day_and_back(visits: Visits, site: Site, way: str, scripts: bool) -> None:
    page = visits.page(width=375, touch=way == "finger", scripts=scripts)
    page.goto(site.url + ASKED)
    press: Callable[[Locator], None] = Locator.tap if way == "finger" else Locator.click
    bar = TABLE if way == "table" else PICTURE
    for period in ("2018年", "2018年6月", "2018年6月12日"):
        unfold_filters(page)
        if way == "table":
            page.locator(".timeline summary").click()
        named = page.locator(bar, has_text=period)
        press(named.first)
        expect(page.locator(".chip", has_text=f"日期：{period}")).to_be_visible()
    expect_total(page, 1)
    assert state(page) == {"q": ["过街天桥"], "since": ["2018-06-12"], "until": ["2018-06-12"]}
    for period, total in (("2018年6月", len(DISTRICTS)), ("2018年", len(DISTRICTS))):
        unfold_filters(page)
        press(page.get_by_role("link", name=f"返回{period}", exact=True))
        expect_total(page, total)


def test_from_years_to_a_day_by_keys(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(site.url + ASKED)
    unfold_filters(page)
    for moves, period in (
        ((), "2018年"),
        ((), "2018年6月"),
        (("End", "ArrowLeft"), "2018年6月24日"),
    ):
        press_until(page, PICTURE)
        for key in moves:
            page.keyboard.press(key)
        expect(page.locator(":focus")).to_have_accessible_name(_starting(period))
        page.keyboard.press("Enter")
        expect(page.locator(".chip", has_text=f"日期：{period}")).to_be_visible()
    expect_total(page, 1)


def test_bars_are_one_stop_and_the_arrows_lead_on(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(f"{site.url}/search?q=养犬")
    unfold_filters(page)
    press_until(page, ".timeline a")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    expect(page.locator(".timeline svg a").last).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('svg')")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect_total(page, DOGS_A_YEAR)
    assert state(page)["since"] == ["2018-01-01"]


@SCRIPTS
def test_the_table_says_what_the_picture_shows(visits: Visits, site: Site, scripts: bool) -> None:
    page = visits.page(scripts=scripts)
    for narrowed in ("", "&year=2018", "&since=2018-06-01&until=2018-06-30"):
        page.goto(site.url + ASKED + narrowed)
        unfold_filters(page)
        page.locator(".timeline summary").click()
        rows = page.locator(".timeline tbody tr").all_inner_texts()
        said = [bar.locator("title").text_content() or "" for bar in page.locator(PICTURE).all()]
        assert [row.split() for row in rows] == [one.rstrip(" 份").split("，") for one in said]
        assert _links(page, TABLE) == _links(page, PICTURE)


def _starting(period: str) -> str:
    return f"{period}，1 份" if period.endswith("日") else f"{period}，{len(DISTRICTS)} 份"


def _links(page: Page, bars: str) -> list[str | None]:
    return [bar.get_attribute("href") for bar in page.locator(bars).all()]
