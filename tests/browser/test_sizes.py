"""Pages fit however large they are shown, what is pressed is large enough, and nothing moves."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Site, Visits
from tests.browser.shown import ERRORS, PAGES, show

FINGER = 44
"""Pixels."""


@pytest.mark.parametrize(("mode", "widths"), [("", (640, 320)), ("/large", (640, 375))])
def test_pages_fit_at_200_and_400_percent_and_in_large_type(
    visits: Visits, site: Site, mode: str, widths: tuple[int, ...]
) -> None:
    """A window of 1280 pixels at 200% is one of 640, at 400% one of 320.

    Tables and pictures of many years alone may be moved sideways, within themselves.
    """
    visits.tolerated = ERRORS
    page = visits.page()
    wide = {}
    for name, shown in PAGES.items():
        show(page, site.url + mode, shown)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            wide[name, width] = page.evaluate(
                """() => [document.documentElement.scrollWidth - innerWidth,
                    ...[...document.querySelectorAll("body *")].filter(one =>
                        one.getBoundingClientRect().right > innerWidth + 1
                        && !one.closest(".table, .chart, .visually-hidden"))
                        .map(one => one.outerHTML.slice(0, 120))]"""
            )
    assert {page: found for page, found in wide.items() if found != [0]} == {}


@pytest.mark.parametrize("mode", ["", "/large"])
def test_what_a_finger_presses_is_44_pixels_high(visits: Visits, site: Site, mode: str) -> None:
    """But for links within a line of text, as WCAG 2.5.8 has it."""
    visits.tolerated = ERRORS
    page = visits.page(width=375, touch=True)
    small = {}
    for name, shown in PAGES.items():
        show(page, site.url + mode, shown)
        small[name] = page.evaluate(
            """least => [..."a,button,summary,input,select,textarea".split(",")]
                .flatMap(tag => [...document.querySelectorAll(tag)])
                .filter(one => !one.closest(".skip, .visually-hidden") && one.checkVisibility())
                .map(one => one.matches("label input") ? one.closest("label") : one)
                .filter(one => getComputedStyle(one).display !== "inline")
                .filter(one => one.getBoundingClientRect().height < least - .5)
                .map(one => one.outerHTML.slice(0, 160))""",
            FINGER,
        )
    assert {page: found for page, found in small.items() if found} == {}


def test_large_type_is_large(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(f"{site.url}/search?q=养犬")
    page.get_by_role("link", name="长辈版").click()
    page.wait_for_url(f"{site.url}/large/search?q=*")
    size = page.locator(".snippets").first.evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )
    assert size >= 23  # 18 points are 24 pixels, for the text itself
    page.locator(".hits h3 a").first.click()
    page.wait_for_url(f"{site.url}/large/d/*")
    text = page.locator(".text p.article").first
    assert text.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 24
    page.get_by_role("link", name="退出长辈版").click()
    page.wait_for_url(f"{site.url}/d/*")


def test_nothing_moves_for_who_asks_for_it(visits: Visits, site: Site) -> None:
    visits.tolerated = ERRORS
    page = visits.page()
    page.emulate_media(reduced_motion="reduce")
    moving = {}
    for name, shown in PAGES.items():
        show(page, site.url, shown)
        moving[name] = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter(one => {
                const look = getComputedStyle(one);
                return look.scrollBehavior === "smooth" || parseFloat(look.transitionDuration) > 0
                    || look.animationName !== "none";
            }).length"""
        )
    assert set(moving.values()) == {0}, moving
