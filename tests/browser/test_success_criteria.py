"""What axe cannot see of the criteria in docs/accessibility.md: keys, spacing, sameness, lines."""

from __future__ import annotations

from collections import defaultdict

import pytest
from playwright.sync_api import Page

from search_app import wording
from tests.browser.conftest import SCHEMES, Scheme, Site, Visits
from tests.browser.shown import ERRORS, PAGES, show
from tests.browser.test_sizes import TOO_WIDE

BY_KEYS = ("home", "hits", "document", "advanced", "check", "compare", "data", "styleguide")
"""Pages that hold each kind of control between them."""

SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets.push(sheet);
}"""
CUT_OFF = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.checkVisibility() && !one.closest(".visually-hidden, .table, .chart"))
    .filter(one => !one.matches("input, select, textarea") && one.clientWidth > 1)
    .filter(one => /hidden|clip/.test(getComputedStyle(one).overflow)
        && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
    .map(one => one.outerHTML.slice(0, 120))"""
NAMED_OTHERWISE = """() => [...document.querySelectorAll("a, button, summary")]
    .filter(one => one.checkVisibility() && one.hasAttribute("aria-label"))
    .filter(one => !one.ariaLabel.replace(/\\s/g, "").includes(one.innerText.replace(/\\s/g, "")))
    .map(one => one.outerHTML.slice(0, 160))"""
PLACES = """() => [...document.querySelectorAll(".site-header nav a, .site-footer nav a")]
    .map(one => one.textContent.trim())"""
HEADINGS_AND_LABELS = """() => [...document.querySelectorAll("h1, h2, h3, h4, label, legend, th")]
    .filter(one => !one.textContent.trim() && !one.querySelector("input, img[alt]:not([alt=''])"))
    .map(one => one.outerHTML.slice(0, 120))"""


def test_pages_are_alike_and_take_more_space(visits: Visits, site: Site) -> None:
    """Its language, title and places, what its controls are called, and type with more space."""
    visits.tolerated = ERRORS
    page = visits.page()
    broken: dict[tuple[str, str], object] = {}
    titles: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[str]] = {}
    for name, shown in PAGES.items():
        show(page, site.url, shown)
        broken[name, "language"] = page.locator("html").get_attribute("lang") != "zh-CN"
        broken[name, "named otherwise"] = page.evaluate(NAMED_OTHERWISE)
        broken[name, "empty"] = page.evaluate(HEADINGS_AND_LABELS)
        if not name.endswith("mistake") and name != "no-file-to-compare":
            titles[page.title()].add(shown.path.partition("?")[0])
        places[name] = page.evaluate(PLACES)
        for text in page.locator(".box-links").all_text_contents():
            broken[name, "help elsewhere"] = not text.startswith(wording.help.TITLE)
        page.evaluate(SPACED)
        for width in (1280, 375):
            page.set_viewport_size({"width": width, "height": 800})
            broken[name, f"too wide at {width}"] = page.evaluate(TOO_WIDE)
            broken[name, f"cut off at {width}"] = page.evaluate(CUT_OFF)
    assert {what: found for what, found in broken.items() if found} == {}
    assert "" not in titles
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}
    first = places["home"]
    assert len(first) > 8
    assert {name: all_ for name, all_ in places.items() if all_ != first} == {}


FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const box = one.getBoundingClientRect();
    const look = getComputedStyle(one);
    const points = [.2, .5, .8].flatMap(x => [.2, .5, .8].map(y =>
        [box.left + box.width * x, box.top + box.height * y]));
    const seen = [...one.getClientRects()].some(part => [.2, .5, .8].some(x => {
        const at = [part.left + part.width * x, part.top + part.height / 2];
        const top = document.elementFromPoint(...at);
        return top && (one.contains(top) || top.contains(one));
    })) || points.some(([x, y]) => one.contains(document.elementFromPoint(x, y)));
    const zone = one.querySelector(".zone"); // a bar of the picture of years
    const last = [...document.querySelectorAll("[data-reached]")]
        .filter(each => !each.closest(".clause-tool")).at(-1); // it goes along with the focus
    const onward = !last || one === last || Boolean(
        last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    one.dataset.reached = "1";
    return {
        html: one.outerHTML.slice(0, 140),
        seen,
        onward,
        ring: (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2)
            || parseFloat(zone && getComputedStyle(zone).strokeWidth) >= 2,
    };
}"""
REACHABLE = """() => [..."a[href],button,summary,input,select,textarea,[tabindex='0']".split(",")]
    .flatMap(each => [...document.querySelectorAll(each)])
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.disabled)
    .filter(one => one.tabIndex >= 0 && one.type !== "hidden")
    .filter(one => one.type !== "radio"
        || one.checked || !document.querySelector(`[name="${one.name}"]:checked`))"""
MISSED = f"""() => ({REACHABLE})().filter(one => !one.dataset.reached)
    .map(one => one.outerHTML.slice(0, 140))"""
MOST_STOPS = 600


@pytest.mark.parametrize("name", BY_KEYS)
def test_keys_reach_all_and_show_where_they_are(visits: Visits, site: Site, name: str) -> None:
    """Tab goes through every control and out again; each has a ring and is not covered."""
    page = visits.page()
    show(page, site.url, PAGES[name])
    address = page.url
    stops = walk(page)
    assert 5 < len(stops) < MOST_STOPS, "the end is reached"
    assert page.evaluate(MISSED) == []
    assert [one["html"] for one in stops if not one["seen"]] == []
    assert [one["html"] for one in stops if not one["onward"]] == [], "in the order of the source"
    assert page.url == address, "the focus alone changes nothing"
    ringed = {one["html"] for one in stops if one["ring"]}  # a date is several stops
    assert [one["html"] for one in stops if one["html"] not in ringed] == []
    assert "跳" in stops[0]["html"], "the first stop skips what is the same on all pages"


def walk(page: Page) -> list[dict[str, str]]:
    """Press Tab until the page is left, and look at each stop."""
    stops: list[dict[str, str]] = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found is None:
            break
        stops.append(found)
    return stops


CONTRASTS = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgb = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = colour => {
        const [r, g, b] = rgb(colour).slice(0, 3).map(part => part / 255)
            .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
    };
    const ratio = (a, b) => {
        const [more, less] = [light(a), light(b)].sort((x, y) => y - x);
        return (more + .05) / (less + .05);
    };
    const ground = one => {
        for (let at = one; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (rgb(colour)[3] === 255) return colour;
        }
        return "white";
    };
    const found = [];
    for (const one of document.querySelectorAll("input, select, textarea, button")) {
        if (!one.checkVisibility() || one.disabled) continue;
        if (/checkbox|radio|hidden|file/.test(one.type)) continue; // as the browser draws them
        const edges = one.matches("button") ? [getComputedStyle(one).color] : [];
        const box = one.closest(".box-line, .search-line") ?? one.parentElement;
        for (const each of [one, box]) {
            const look = getComputedStyle(each);
            edges.push(look.backgroundColor);
            if (parseFloat(look.borderTopWidth) > 0) edges.push(look.borderTopColor);
        }
        const below = ground(box.parentElement);
        if (!edges.some(each => rgb(each)[3] === 255 && ratio(each, below) >= 3)) {
            found.push(one.outerHTML.slice(0, 140));
        }
    }
    const link = document.querySelector(".site-footer a");
    link.focus();
    const look = getComputedStyle(link);
    if (ratio(look.outlineColor, ground(link)) < 3) found.push(`ring ${look.outlineColor}`);
    return found;
}"""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_edges_of_fields_and_the_ring_stand_out(visits: Visits, site: Site, scheme: Scheme) -> None:
    """Three to one against what is around them, as 1.4.11 has it."""
    page = visits.page(scheme=scheme)
    for name in ("styleguide", "hits", "check", "advanced"):
        show(page, site.url, PAGES[name])
        page.keyboard.press("Tab")
        assert page.evaluate(CONTRASTS) == [], name


def test_nothing_asks_for_one_way_to_hold_a_screen(visits: Visits, site: Site) -> None:
    page = visits.page(width=375)
    for width, height in ((375, 800), (800, 375)):
        page.set_viewport_size({"width": width, "height": height})
        for name in ("home", "hits", "document"):
            show(page, site.url, PAGES[name])
            assert page.locator("main").evaluate("one => getComputedStyle(one).transform") == "none"
            assert page.locator("h1").count() == 1
            assert page.evaluate(TOO_WIDE) == []
