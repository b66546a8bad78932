"""The box on pages not made for it: their policy, styles, markup, encoding and scripts."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from search_app import wording
from tests.browser.conftest import Site, Visits
from tests.browser.hosts import HOSTS, THEME
from tests.browser.notices import SAFETY
from tests.browser.test_accessibility import AXE, EACH, colours, structure
from tests.browser.test_box import ASKING, MANY, box, options, type_text

FINGER = 44
"""Pixels, for what a finger presses."""


def open_host(visits: Visits, site: Site, name: str, width: int = 900) -> Page:
    page = visits.page(width=width)
    page.goto(f"{site.host}/hosts/{name}")
    return page


@pytest.mark.parametrize("name", HOSTS)
def test_list_opens_whole_and_leads_on(visits: Visits, site: Site, name: str) -> None:
    """`visits` fails on any complaint, so on any breach of the page's policy."""
    page = open_host(visits, site, name)
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    place = page.get_by_role("listbox").bounding_box()
    field = box(page).bounding_box()
    assert place is not None
    assert field is not None
    assert place["y"] == pytest.approx(field["y"] + field["height"], abs=1)
    assert place["x"] >= -1
    assert place["x"] + place["width"] <= 901
    assert place["height"] > 200
    assert foreign_looks(page) == []
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    on_top = """one => {
        const { left, bottom } = one.getBoundingClientRect();
        return one.contains(document.elementFromPoint(left + 20, bottom - 8));
    }"""
    whole = page.get_by_role("listbox").evaluate(on_top)
    assert whole, "something of the page's covers it, or cuts it off"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/d/dog-*")


def test_axe_finds_nothing_and_fingers_find_their_targets(visits: Visits, site: Site) -> None:
    """With the rules that the page /embed gives, list closed and open, in all looks."""
    page = open_host(visits, site, "styled", width=375)
    page.evaluate(AXE)
    assert broken(page) == []
    sizes = page.locator("button, input").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(sizes) >= FINGER
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    page.keyboard.press("ArrowDown")
    assert broken(page) == []
    page.keyboard.press("Escape")
    box(page).fill("")
    type_text(page, "量子纠缠")
    expect(page.get_by_role("status")).not_to_be_empty()
    assert broken(page) == []


def broken(page: Page) -> list[str]:
    return structure(page) + [one for look in EACH for one in colours(page, look)]


SHOWN_AS = {
    "color": ("option:nth-of-type(2)", "color"),
    "background": ("listbox", "background-color"),
    "muted": ("option:nth-of-type(2) > small", "color"),
    "mark": ("option:nth-of-type(2) > b", "color"),
    "active": ("option[aria-selected=true]", "background-color"),
    "active-color": ("option[aria-selected=true]", "color"),
    "border": ("listbox", "border-top-color"),
    "radius": ("listbox", "border-top-left-radius"),
    "shadow": ("listbox", "box-shadow"),
    "font": ("option", "font-family"),
    "font-size": ("option", "font-size"),
    "height": ("listbox", "max-height"),
}
"""What each variable changes: an element of the list, and its property."""


def test_each_documented_variable_changes_what_it_says(visits: Visits, site: Site) -> None:
    """From a sheet of the host's own, under the strictest policy; and nothing else changes it."""
    assert {f"--policy-search-{name}" for name in THEME} == set(wording.embed.PROPERTIES)
    assert set(SHOWN_AS) == set(THEME)
    looks = {}
    for host in ("strictest", "themed"):
        page = open_host(visits, site, host)
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        page.keyboard.press("ArrowDown")
        looks[host] = {
            name: page.locator(f"policy-search-{element}").first.evaluate(
                "(one, name) => getComputedStyle(one)[name]", style
            )
            for name, (element, style) in SHOWN_AS.items()
        }
    assert looks["themed"] == THEME
    assert [name for name in THEME if looks["strictest"][name] == THEME[name]] == []


def test_the_active_option_is_legible_whatever_its_colours(visits: Visits, site: Site) -> None:
    """Its small print and its marks are of the active colour, too; the others keep theirs."""
    page = open_host(visits, site, "themed")
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    page.keyboard.press("ArrowDown")
    for part in page.locator("policy-search-option[aria-selected=true] > *").all():
        expect(part).to_have_css("color", THEME["active-color"])


def foreign_looks(page: Page) -> list[str]:
    """What of the list's options is not as the box has it."""
    found: list[str] = page.evaluate(
        """least => {
            const expected = { fontSize: "16px", direction: "ltr", marginTop: "0px",
                paddingTop: "10px", transform: "none", visibility: "visible", opacity: "1",
                float: "none" };
            const wrong = [];
            for (const option of document.querySelectorAll("policy-search-option")) {
                const look = getComputedStyle(option);
                for (const [name, value] of Object.entries(expected)) {
                    if (look[name] !== value) wrong.push(`${name}: ${look[name]}`);
                }
                if (option.offsetHeight < least) wrong.push(`${option.offsetHeight} high`);
                for (const part of [option, ...option.children]) {
                    for (const pseudo of ["::before", "::after"]) {
                        const { display, content } = getComputedStyle(part, pseudo);
                        if (display !== "none" && content !== "none") wrong.push(pseudo);
                    }
                    if (getComputedStyle(part).display === "none") wrong.push(part.localName);
                }
            }
            return wrong;
        }""",
        FINGER,
    )
    return found


@pytest.mark.parametrize("name", ["gbk", "within-a-form", "form-around"])
def test_form_sends_what_it_should(visits: Visits, site: Site, name: str) -> None:
    """In UTF-8 from a page in GBK, and nothing of another form around the box."""
    page = open_host(visits, site, name)
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/search?*")
    assert "q=%E5%85%BB%E7%8A%AC" in page.url
    assert "id=" not in page.url
    assert ("scope=title" in page.url) == (name == "form-around")
    asked = [request.url for request in visits.requests if ASKING.search(request.url)]
    assert "id=" not in "".join(asked)


@pytest.mark.parametrize("scripts", [True, False])
def test_generated_form_sends_its_choice(visits: Visits, site: Site, scripts: bool) -> None:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.host}/hosts/generated")
    box(page).fill("养犬")
    box(page).press("Enter")
    page.wait_for_url(f"{site.url}/search?*")
    asked = parse_qs(urlsplit(page.url).query)
    choice = {"scope": ["title"], "topic": [SAFETY, "国防"], "source": ["notices"]}
    assert asked == {"q": ["养犬"], **choice}


def test_two_boxes_and_one_that_moves(visits: Visits, site: Site) -> None:
    page = open_host(visits, site, "simplest")
    page.evaluate(
        """() => {
            const first = document.querySelector("policy-search");
            const second = document.createElement("policy-search");
            second.innerHTML = first.querySelector("form").outerHTML;
            second.querySelector("label").firstChild.textContent = "第二";
            first.after(second);
            first.remove();
            second.after(first);
        }"""
    )
    for label in ("政策搜索", "第二"):
        page.get_by_label(label).click()
        page.keyboard.insert_text("养犬")
        expect(options(page)).to_have_count(MANY)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    controlled = page.locator("[name=q]").evaluate_all(
        "all => all.map(one => document.getElementById(one.getAttribute('aria-controls')).role)"
    )
    assert controlled == ["listbox", "listbox"]


def test_box_that_is_taken_away_takes_its_list_along(visits: Visits, site: Site) -> None:
    page = open_host(visits, site, "simplest")
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    page.evaluate("window.taken = document.querySelector('policy-search'); taken.remove()")
    expect(options(page)).to_have_count(0)
    page.evaluate("document.querySelector('main').append(taken)")
    box(page).fill("")
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)


def test_form_that_a_script_of_the_host_replaces(visits: Visits, site: Site) -> None:
    page = open_host(visits, site, "simplest")
    page.evaluate(
        "const box = document.querySelector('policy-search'); box.innerHTML = box.innerHTML"
    )
    type_text(page, "养犬")
    expect(page.locator("policy-search-option")).to_have_count(MANY)


def test_ids_of_the_host_are_left_to_it(visits: Visits, site: Site) -> None:
    page = open_host(visits, site, "with-our-ids")
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_escape_closes_the_list_and_leaves_the_dialog_open(visits: Visits, site: Site) -> None:
    page = open_host(visits, site, "in-a-dialog")
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_list_opens_upwards_at_the_foot_of_a_window(visits: Visits, site: Site) -> None:
    page = open_host(visits, site, "simplest")
    page.evaluate("document.querySelector('main').style.paddingTop = '600px'")
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    place, field = page.get_by_role("listbox").bounding_box(), box(page).bounding_box()
    assert place is not None
    assert field is not None
    assert place["y"] >= 0
    assert place["y"] + place["height"] == pytest.approx(field["y"], abs=1)


SCROLLED = """to => new Promise((done, failed) => {
  const started = Date.now()
  const look = () => scrollY === to ? requestAnimationFrame(done)
    : Date.now() - started > 20000 ? failed(new Error(`scrolled to ${scrollY}`))
    : requestAnimationFrame(look)
  look()
})"""
"""Waits for a scroll and the next frame; `wait_for_function` may use eval, which hosts forbid."""


def test_list_stays_with_a_field_that_is_scrolled(visits: Visits, site: Site) -> None:
    page = open_host(visits, site, "simplest", width=375)
    page.evaluate("document.body.style.height = '3000px'")
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    page.mouse.wheel(0, 50)
    page.evaluate(SCROLLED, 50)
    place, field = page.get_by_role("listbox").bounding_box(), box(page).bounding_box()
    assert place is not None
    assert field is not None
    assert place["y"] == pytest.approx(field["y"] + field["height"], abs=1)


class TestAttributesThatChange:
    """A script of the host sets, changes and takes away attributes."""

    def test_they_count_from_then_on(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site, "simplest")
        element = page.locator("policy-search")
        for scope, expected in (("title", ["title"]), ("body", ["body"]), (None, [])):
            element.evaluate(
                "(one, value) => value ? one.setAttribute('scope', value)"
                " : one.removeAttribute('scope')",
                scope,
            )
            fields = "all => all.map(one => one.value)"
            assert page.locator("[name=scope]").evaluate_all(fields) == expected
        element.evaluate("one => one.setAttribute('placeholder', '搜文号')")
        expect(box(page)).to_have_attribute("placeholder", "搜文号")
        element.evaluate("one => one.removeAttribute('placeholder')")
        assert box(page).get_attribute("placeholder") is None
        element.evaluate("one => one.setAttribute('topics', '国防, 其他')")
        with page.expect_request(re.compile("topic=%E5%9B%BD%E9%98%B2&topic=")):
            type_text(page, "养犬")

    def test_list_of_what_was_asked_before_closes(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site, "simplest")
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        page.locator("policy-search").evaluate("one => one.setAttribute('scope', 'title')")
        expect(page.get_by_role("listbox")).to_be_hidden()
