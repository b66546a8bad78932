"""axe finds nothing on any page in any mode; pages fit, and what is pressed is large enough."""

from __future__ import annotations

from importlib.resources import files
from typing import Literal, TypedDict

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visits

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
PAGES = {
    "start": "/search",
    "hits": "/search?q=养犬 登记&year=2018&year=2019",
    "no-hits": "/search?q=量子纠缠&year=2018",
    "mistake": "/search?q=养犬&since=2019-02-30",
    "values": "/search/issuer?q=养犬&name=公安",
    "document": "/d/dog-2018-1?q=养犬",
    "trends": "/trends?q=养犬&split=topic",
    "comparison": "/trends?q=养犬&versus=通知&unit=month",
    "check": "/check",
    "cleanup": "/cleanup",
    "data": "/data",
    "embed": "/embed",
    "api": "/api",
    "error": "/d/nowhere",
}


class Look(TypedDict, total=False):
    """What a browser says of its reader's wishes."""

    color_scheme: Literal["light", "dark"]
    contrast: Literal["more", "no-preference"]
    forced_colors: Literal["active", "none"]
    reduced_motion: Literal["reduce", "no-preference"]


PLAIN: Look = {"contrast": "no-preference", "forced_colors": "none"}
LIGHT: Look = {**PLAIN, "color_scheme": "light"}
DARK: Look = {**PLAIN, "color_scheme": "dark"}
MODES: dict[tuple[str, int], tuple[Look, ...]] = {
    ("", 375): (LIGHT, DARK),
    ("", 1280): (
        LIGHT,
        DARK,
        {**LIGHT, "contrast": "more"},
        {**DARK, "contrast": "more"},
        {**LIGHT, "forced_colors": "active"},
    ),
    ("/large", 375): (LIGHT,),
    ("/large/contrast", 1280): (LIGHT,),
}
"""The modes in the address and the width, with what the browser says beside."""
MODE = pytest.mark.parametrize(
    ("mode", "width"), MODES, ids=[f"{mode[1:] or 'plain'}-{width}" for mode, width in MODES]
)
PAGE = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
ERRORS = "Failed to load resource: the server responded with a status of 4"
ON = {"enabled": True}
FINGER = 44
"""Pixels."""


@MODE
@PAGE
def test_axe_finds_nothing(visits: Visits, site: Site, path: str, mode: str, width: int) -> None:
    visits.tolerated = ERRORS
    page = visits.page(width=width)
    page.goto(site.url + mode + path)
    unfold(page)
    assert violations(page, *MODES[mode, width], enhanced="contrast" in mode) == []


def test_axe_finds_nothing_in_the_open_list_of_suggestions(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(f"{site.url}/search")
    page.locator("[name=q]").press_sequentially("养犬")
    expect(page.get_by_role("option")).to_have_count(9)
    page.keyboard.press("ArrowDown")
    assert violations(page, *MODES["", 1280]) == []


@pytest.mark.parametrize(
    ("mode", "width"), [("", 640), ("", 320), ("/large", 640), ("/large", 375)]
)
def test_pages_fit_at_200_and_400_percent_and_in_large_type(
    visits: Visits, site: Site, mode: str, width: int
) -> None:
    """A window of 1280 pixels at 200% is one of 640, at 400% one of 320."""
    visits.tolerated = ERRORS
    page = visits.page(width=width)
    for path in PAGES.values():
        page.goto(site.url + mode + path)
        unfold(page)
        wide = page.evaluate(
            """() => [...document.querySelectorAll("body *")].filter(one =>
                one.getBoundingClientRect().right > innerWidth + 1
                && !one.closest(".table, .visually-hidden"))
                .map(one => one.outerHTML.slice(0, 120))"""
        )
        assert wide == [], path


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


@PAGE
def test_what_a_finger_presses_is_44_pixels_high(visits: Visits, site: Site, path: str) -> None:
    """But for links within a line of text, as WCAG 2.5.8 has it."""
    visits.tolerated = ERRORS
    page = visits.page(width=375, touch=True)
    page.goto(site.url + path)
    unfold(page)
    small = page.evaluate(
        """least => [...document.querySelectorAll("a, button, summary, input, select, textarea")]
            .filter(one => !one.closest(".skip, .visually-hidden") && one.checkVisibility())
            .map(one => one.matches("label input") ? one.closest("label") : one)
            .filter(one => getComputedStyle(one).display !== "inline")
            .filter(one => one.getBoundingClientRect().height < least - .5)
            .map(one => one.outerHTML.slice(0, 160))""",
        FINGER,
    )
    assert small == []


def test_nothing_moves_for_who_asks_for_it(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.url}/d/dog-2018-1?q=养犬")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
            const look = getComputedStyle(one);
            return look.scrollBehavior === "smooth" || parseFloat(look.transitionDuration) > 0
                || look.animationName !== "none";
        }).length"""
    )
    assert moving == 0


def unfold(page: Page) -> None:
    """Open whatever is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def violations(page: Page, *looks: Look, enhanced: bool = False) -> list[str]:
    """The rules that are broken in each look, with the first elements at fault.

    All rules in the first, what depends on colours in the others: at least 4.5 to 1, and 7 to 1
    where the reader asks for more (`enhanced`).
    """
    page.evaluate(AXE)
    broken = []
    for number, look in enumerate(looks):
        page.emulate_media(**look)
        more = enhanced or look["contrast"] == "more"
        colours = ["color-contrast-enhanced" if more else "color-contrast", "link-in-text-block"]
        asked = {"runOnly": colours} if number else {"rules": dict.fromkeys(colours, ON)}
        answer = page.evaluate("asked => axe.run(asked)", {**asked, "resultTypes": ["violations"]})
        for rule in answer["violations"]:
            elements = "; ".join(node["html"][:160] for node in rule["nodes"][:3])
            broken.append(f"{look}: {rule['id']}: {elements}")
    return broken
