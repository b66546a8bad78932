"""The box in pages that a framework renders: it moves, copies and makes elements anew.

Plain operations on the document do what Vue, React and their like do to it.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visits
from tests.browser.test_box import MANY, PAUSE_MS, box, options, type_text

COMPILED = """() => {
    const app = document.querySelector("main"), template = app.innerHTML;
    app.replaceChildren();
    app.innerHTML = template;
}"""
"""Vue takes the markup of its root, elements of ours included, as a template, and makes it anew."""
CLONED = """() => {
    const first = document.querySelector("policy-search"), copy = first.cloneNode(true);
    first.replaceWith(copy);
}"""
MOVED = """() => {
    const first = document.querySelector("policy-search"), place = document.createElement("div");
    document.querySelector("main").prepend(place);
    place.append(first);
}"""
KEYED = """() => {
    const form = document.querySelector("policy-search form");
    form.replaceWith(form.cloneNode(true));
}"""
"""React makes a child anew whose key has changed, in its place."""
FIELD_ONLY = """() => {
    const field = document.querySelector("[name=q]");
    field.replaceWith(field.cloneNode(true));
}"""
THERE_AND_BACK = """() => {
    const field = document.querySelector("[name=q]"), other = field.cloneNode(true);
    field.replaceWith(other);
    return new Promise((done) => setTimeout(() => { other.replaceWith(field); setTimeout(done); }));
}"""
"""The same field again after another one: what it does must not be done twice."""
MORPHED = """() => {
    const own = "policy-search-listbox, policy-search-status";
    for (const one of document.querySelectorAll(own)) one.remove();
}"""
"""What renders by comparing with markup of its own takes away what is not in that."""
WRAPPED = """() => {
    const form = document.querySelector("policy-search form");
    const other = form.cloneNode(false);
    other.append(...form.childNodes);
    form.replaceWith(other);
}"""
"""Another form around the same field."""
RENDERINGS = {
    "compiled": COMPILED,
    "cloned": CLONED,
    "moved": MOVED,
    "keyed": KEYED,
    "field-only": FIELD_ONLY,
    "there-and-back": THERE_AND_BACK,
    "morphed": MORPHED,
    "wrapped": WRAPPED,
}
OURS = "policy-search-listbox"


def open_host(visits: Visits, site: Site, scope: str | None = None) -> Page:
    page = visits.page()
    page.goto(f"{site.host}/hosts/simplest")
    if scope:
        page.locator("policy-search").evaluate("(one, to) => one.setAttribute('scope', to)", scope)
    return page


def narrowed(page: Page) -> list[str]:
    values: list[str] = page.locator("[name=scope]").evaluate_all("all => all.map(o => o.value)")
    return values


@pytest.mark.parametrize("while_open", [False, True], ids=["closed", "open"])
@pytest.mark.parametrize("name", RENDERINGS)
def test_one_list_that_works(visits: Visits, site: Site, name: str, while_open: bool) -> None:
    page = open_host(visits, site, "title")
    if while_open:
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        page.keyboard.press("ArrowDown")
    page.evaluate(RENDERINGS[name])
    expect(page.locator(OURS)).to_have_count(1)
    expect(page.locator("policy-search-status")).to_have_count(1)
    box(page).fill("")
    page.wait_for_timeout(PAUSE_MS)
    expect(options(page)).to_have_count(0)
    before = len(visits.asked())
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    assert visits.asked()[before:] == ["养犬"]
    assert box(page).get_attribute("aria-activedescendant") is None
    controlled = page.evaluate(
        "document.getElementById(document.querySelector('[name=q]')"
        ".getAttribute('aria-controls')).localName"
    )
    assert controlled == OURS
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    assert narrowed(page) == ["title"]
    page.locator("policy-search").evaluate("one => one.removeAttribute('scope')")
    assert narrowed(page) == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_copy_beside_the_original_has_a_list_of_its_own(visits: Visits, site: Site) -> None:
    page = open_host(visits, site)
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    page.evaluate(
        """() => {
            const first = document.querySelector("policy-search"), copy = first.cloneNode(true);
            copy.querySelector("label").firstChild.textContent = "第二";
            first.after(copy);
        }"""
    )
    expect(page.locator(OURS)).to_have_count(2)
    expect(options(page)).to_have_count(MANY)
    expect(page.locator("policy-search").nth(1).locator(OURS)).to_be_empty()


STAYING = {
    "class": "box.className = 'rendered again'",
    "style": "box.style.marginTop = '3px'",
    "data": "box.dataset.v = '1a2b'",
    "same-scope": "box.setAttribute('scope', 'title')",
    "same-topics-otherwise": "box.setAttribute('topics', '')",
    "placeholder": "box.setAttribute('placeholder', '搜文号')",
    "target": "box.setAttribute('target', 'results')",
    "shortcut": "box.setAttribute('shortcut', '/')",
    "field": "box.querySelector('[name=q]').className = 'focused'",
    "label": "box.querySelector('label').firstChild.data = '政策搜索 '",
    "sibling": "box.before(document.createElement('p'))",
    "child": "box.append(document.createElement('p'))",
}
"""Changes that leave what is asked as it is."""


@pytest.mark.parametrize("change", STAYING)
def test_list_stays_open_through_a_rendering(visits: Visits, site: Site, change: str) -> None:
    page = open_host(visits, site, "title")
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    page.keyboard.press("ArrowDown")
    page.locator("policy-search").evaluate(f"box => {{ {STAYING[change]} }}")
    page.wait_for_timeout(PAUSE_MS)
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(options(page)).to_have_count(MANY)
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    assert visits.asked() == ["养犬"]


def test_question_that_waits_is_asked_all_the_same(visits: Visits, site: Site) -> None:
    page = open_host(visits, site)
    box(page).click()
    box(page).evaluate(
        """input => {
            input.value = "养犬";
            input.dispatchEvent(new InputEvent("input", { bubbles: true }));
            input.closest("policy-search").setAttribute("placeholder", "搜文号");
        }"""
    )
    expect(options(page)).to_have_count(MANY)


def test_list_that_is_taken_away_while_open_comes_back_open(visits: Visits, site: Site) -> None:
    page = open_host(visits, site)
    type_text(page, "养犬")
    expect(options(page)).to_have_count(MANY)
    page.evaluate(MORPHED)
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(options(page)).to_have_count(MANY)


def test_field_that_was_replaced_asks_nothing(visits: Visits, site: Site) -> None:
    page = open_host(visits, site)
    page.evaluate(
        """() => {
            const field = document.querySelector("[name=q]"), other = field.cloneNode(true);
            window.old = field;
            field.replaceWith(other);
            document.querySelector("main").append(field);
        }"""
    )
    page.evaluate(
        """() => {
            old.focus();
            old.value = "养犬";
            old.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }"""
    )
    page.wait_for_timeout(PAUSE_MS)
    assert visits.asked() == []


def test_composition_goes_on_through_a_rendering(visits: Visits, site: Site) -> None:
    page = open_host(visits, site)
    box(page).click()
    page.context.new_cdp_session(page).send(
        "Input.imeSetComposition", {"text": "yang", "selectionStart": 4, "selectionEnd": 4}
    )
    page.locator("policy-search").evaluate("box => box.setAttribute('placeholder', '搜文号')")
    page.wait_for_timeout(PAUSE_MS)
    assert visits.asked() == []
    expect(box(page)).to_have_value("yang")
