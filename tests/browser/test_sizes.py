"""Pages fit however large they are shown, what is pressed is large enough, and nothing moves."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Site, Visits
from tests.browser.shown import ERRORS, PAGES, show

FINGER, PHONE = 44, 375
"""Pixels."""


@pytest.mark.parametrize(("mode", "widths"), [("", (768, 640, 320)), ("/large", (768, 640, 375))])
def test_pages_fit_fingers_find_their_targets_and_nothing_moves(
    visits: Visits, site: Site, mode: str, widths: tuple[int, ...]
) -> None:
    """A window of 1280 pixels at 200% is one of 640, at 400% one of 320. Tablets have 768.

    Tables and pictures of many years alone may be moved sideways, within themselves. Links within
    a line of text may be lower, as WCAG 2.5.8 has it. All with a finger, for which more is large.
    """
    visits.tolerated = ERRORS
    page = visits.page(touch=True)
    page.emulate_media(reduced_motion="reduce")
    broken = {}
    for name, shown in PAGES.items():
        show(page, site.url + mode, shown)
        broken[name, "moving"] = page.evaluate(MOVING)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            broken[name, f"too wide at {width}"] = page.evaluate(TOO_WIDE)
        page.set_viewport_size({"width": PHONE, "height": 800})
        broken[name, "too low"] = page.evaluate(TOO_LOW, FINGER)
    assert {what: found for what, found in broken.items() if found} == {}


TOO_WIDE = """() => [
    ...(document.documentElement.scrollWidth > innerWidth ? ["the page"] : []),
    ...[...document.querySelectorAll("body *")]
        .filter(one => one.getBoundingClientRect().right > innerWidth + 1
            && !one.closest(".table, .chart, .visually-hidden"))
        .map(one => one.outerHTML.slice(0, 120))]"""
TOO_LOW = """least => [..."a,button,summary,input,select,textarea".split(",")]
    .flatMap(tag => [...document.querySelectorAll(tag)])
    .filter(one => !one.closest(".skip, .visually-hidden") && one.checkVisibility())
    .map(one => one.matches("label input") ? one.closest("label") : one)
    .filter(one => getComputedStyle(one).display !== "inline")
    .filter(one => one.getBoundingClientRect().height < least - .5)
    .map(one => one.outerHTML.slice(0, 160))"""
MOVING = """() => [...document.querySelectorAll("*")]
    .filter(one => {
        const look = getComputedStyle(one);
        return look.scrollBehavior === "smooth" || parseFloat(look.transitionDuration) > 0
            || look.animationName !== "none";
    })
    .map(one => one.outerHTML.slice(0, 120))"""


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
