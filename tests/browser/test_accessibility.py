"""axe finds nothing on any page: in each mode and colour scheme, on phone, tablet and desk."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Literal, TypedDict

import pytest
from playwright.sync_api import Page, expect

from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import create_app
from tests.browser.conftest import Site, Visits
from tests.browser.shown import ERRORS, PAGES, SENT, show
from tests.routes import page_endpoints

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


class Look(TypedDict, total=False):
    """What a browser says of its reader's wishes."""

    color_scheme: Literal["light", "dark"]
    contrast: Literal["more", "no-preference"]
    forced_colors: Literal["active", "none"]
    reduced_motion: Literal["reduce", "no-preference"]


PLAIN: Look = {"contrast": "no-preference", "forced_colors": "none"}
LIGHT: Look = {**PLAIN, "color_scheme": "light"}
DARK: Look = {**PLAIN, "color_scheme": "dark"}
EACH: tuple[Look, ...] = (
    LIGHT,
    DARK,
    {**LIGHT, "contrast": "more"},
    {**DARK, "contrast": "more"},
    {**LIGHT, "forced_colors": "active"},
)
"""Forced colours once: they are the system's, and no rule of ours for them asks for the scheme."""
PHONE, TABLET, DESK = 375, 768, 1280
MODES: dict[str, dict[int, tuple[Look, ...]]] = {
    "": {PHONE: (LIGHT, DARK), TABLET: (LIGHT,), DESK: EACH},
    "contrast": {PHONE: (DARK,), DESK: (LIGHT,)},
}
"""The modes that have colours, as the page's class has them, with the widths and what the browser
says beside; `large` has sizes alone, and larger letters need no more contrast."""
COLOURS = ("color-contrast", "link-in-text-block")
ENHANCED = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
"""Both: the enhanced rule passes what has less than 4.5 to 1, which is the other rule's to tell."""
SIZES = ("target-size", "scrollable-region-focusable", "aria-hidden-focus")
"""What can break where the type alone is larger."""
ON, OFF = {"enabled": True}, {"enabled": False}


def test_no_page_is_forgotten(index_settings: Settings) -> None:
    app = create_app(index_settings, open_engine(index_settings))
    routes = app.url_map.bind("localhost")
    shown = {
        routes.match(one.path.partition("?")[0])[0]
        for one in PAGES.values()
        if "/fails/" not in one.path
    }
    # They lead on, and are pages only where something wrong was typed.
    shown -= {"pages.asked_article", "help.advanced_search"}
    assert page_endpoints(app, "dog-2018-1") == shown | SENT


@pytest.fixture(scope="module")
def kinds() -> dict[str, int]:
    """How often elements of a kind were looked at in all colours."""
    return {}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visits: Visits, site: Site, kinds: dict[str, int], name: str) -> None:
    """Everything on phone and desk, sizes in large type, and the colours of each mode.

    A tablet shows what one of the two shows, so it is looked at for colours and sizes alone.
    """
    visits.tolerated = ERRORS
    page, broken = visits.page(), []
    show(page, site.url, PAGES[name])
    page.evaluate(AXE)
    for width in (PHONE, DESK):
        turn(page, "", width)
        broken += [f"{width}: {one}" for one in structure(page)]
    page.evaluate(THIN_OUT, {})
    for width in (PHONE, TABLET, DESK):
        turn(page, "large", width)
        broken += [f"large {width}: {one}" for one in _broken(page, {"runOnly": SIZES})]
    kinds.update(page.evaluate(THIN_OUT, kinds))
    for mode, widths in MODES.items():
        for width, looks in widths.items():
            turn(page, mode, width)
            for look in looks:
                found = colours(page, look, enhanced="contrast" in mode)
                broken += [f"{mode} {width} {look}: {one}" for one in found]
    assert broken == []


THIN_OUT = """kinds => {
    const own = one => one.localName + [...one.attributes]
        .filter(({ name }) => !/^(id|href|value|title|datetime|for|name|d|x|y|width)$/.test(name))
        .map(({ name, value }) => `[${name}=${/^(class|aria-|role|type)/.test(name) ? value : ""}]`)
        .join("");
    const shape = one => `${own(one)}(${[...one.children].map(shape).join()})`;
    const short = text => {
        let sum = 7;
        for (let at = 0; at < text.length; at++) sum = Math.imul(sum, 31) + text.charCodeAt(at) | 0;
        return sum;
    };
    const thin = (one, path) => {
        const kind = short(`${path}>${shape(one)}`);
        kinds[kind] = (kinds[kind] ?? 0) + 1;
        if (kinds[kind] > 2) one.remove();
        else for (const child of [...one.children]) thin(child, `${path}>${own(one)}`);
    };
    const sheets = [...document.styleSheets].map(({ href }) => href).join();
    for (const one of [...document.body.children]) thin(one, sheets + own(document.body));
    return kinds;
}"""
"""Takes away what looks like two before it: elements, classes and states the same, and all around.

Two are left, as the first of a list and a row in between may look different. `kinds` are those of
earlier pages, which count where the style sheets are the same too.
"""


def test_axe_finds_nothing_in_the_open_list_of_suggestions(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(f"{site.url}/search")
    page.locator("[name=q]").press_sequentially("养犬")
    expect(page.get_by_role("option")).to_have_count(9)
    page.keyboard.press("ArrowDown")
    page.evaluate(AXE)
    broken = structure(page)
    page.evaluate(THIN_OUT, {})
    assert broken + [one for look in EACH for one in colours(page, look)] == []


def turn(page: Page, mode: str, width: int) -> None:
    """Show the page in a mode, which is a class of it and nothing else, and at a width."""
    page.locator("html").evaluate("(html, mode) => { html.className = mode; }", mode)
    page.set_viewport_size({"width": width, "height": 800})


def structure(page: Page) -> list[str]:
    """What is broken, whatever the colours."""
    rules = {**dict.fromkeys((*COLOURS, *ENHANCED), OFF), "target-size": ON}
    return _broken(page, {"rules": rules})


def colours(page: Page, look: Look, *, enhanced: bool = False) -> list[str]:
    """What cannot be told apart: at least 4.5 to 1, and 7 to 1 where the reader asks for more."""
    page.emulate_media(**look)
    more = enhanced or look["contrast"] == "more"
    return _broken(page, {"runOnly": ENHANCED if more else COLOURS})


def _broken(page: Page, asked: dict[str, Any]) -> list[str]:
    """The rules that are broken, with the first elements at fault.

    Not preloaded: that is for rules on style sheets, which are not among these.
    """
    answer = page.evaluate(
        "asked => axe.run(asked)", {**asked, "preload": False, "resultTypes": ["violations"]}
    )
    return [
        f"{rule['id']}: {'; '.join(node['html'][:160] for node in rule['nodes'][:3])}"
        for rule in answer["violations"]
    ]
