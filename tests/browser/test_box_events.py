"""What the box tells its host: events for the host's own statistics; and the host's shortcut."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visits
from tests.browser.notices import DOGS
from tests.browser.test_box import ASKING, FEW, MANY, PAUSE_MS, box, compose, options, type_text

LISTEN = """() => {
    window.heard = [];
    for (const name of ["ask", "results", "open"]) {
        addEventListener(`policy-search-${name}`, (event) => {
            const { type, detail, composed, target } = event;
            heard.push({ name: type.slice(14), detail, composed, from: target.localName });
            sessionStorage.setItem("heard", JSON.stringify(heard));
        });
    }
}"""
"""The host writes down what it hears; what it stores is its own matter."""


def open_host(visits: Visits, site: Site, name: str = "simplest") -> Page:
    page = visits.page()
    page.goto(f"{site.host}/hosts/{name}")
    page.evaluate(LISTEN)
    return page


def heard(page: Page) -> list[tuple[str, dict[str, Any]]]:
    told: list[dict[str, Any]] = page.evaluate("heard")
    assert all(one["composed"] and one["from"] == "policy-search" for one in told)
    return [(one["name"], one["detail"]) for one in told]


class TestEvents:
    """They bubble, cross shadow trees, and come once."""

    def test_question_and_results(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        type_text(page, " 养犬 ")
        expect(options(page)).to_have_count(MANY)
        assert heard(page) == [
            ("ask", {"text": "养犬"}),
            ("results", {"text": "养犬", "shown": MANY - 1, "none": False}),
        ]
        assert DOGS > MANY

    def test_nothing_found(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        type_text(page, "量子纠缠")
        expect(page.get_by_role("status")).not_to_be_empty()
        assert heard(page)[1:] == [("results", {"text": "量子纠缠", "shown": 0, "none": True})]

    @pytest.mark.parametrize("way", ["mouse", "keys"])
    def test_what_is_opened_and_where_it_stood(self, visits: Visits, site: Site, way: str) -> None:
        page = open_host(visits, site)
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        if way == "mouse":
            options(page).nth(1).click()
        else:
            for key in ("ArrowDown", "ArrowDown", "Enter"):
                page.keyboard.press(key)
        page.wait_for_url(f"{site.url}/d/dog-*")
        opened = page.url
        page.go_back()
        (told,) = page.evaluate(
            "JSON.parse(sessionStorage.getItem('heard')).filter(one => one.name === 'open')"
        )
        assert told["detail"] == {"text": "养犬", "href": opened, "place": 2}

    def test_line_to_all_results(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        page.evaluate("document.forms[0].target = 'results'")
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        with page.context.expect_page():
            options(page).last.click()
        href = f"{site.url}/search"
        assert heard(page)[2:] == [("open", {"text": "养犬", "href": href, "place": MANY})]

    def test_answer_that_is_superseded_or_fails_is_no_result(
        self, visits: Visits, site: Site
    ) -> None:
        visits.tolerated = "/embed/v1?"
        page = open_host(visits, site)
        later = re.compile(r"/embed/v1\?q=%E5%85%BB%E7%8A%AC")
        page.route("**/embed/v1?*", lambda route: None)
        page.route(later, lambda route: route.abort())
        with page.expect_request(ASKING):
            type_text(page, "养")
        with page.expect_event("requestfailed"), page.expect_request(ASKING):
            page.keyboard.insert_text("犬")
        page.wait_for_timeout(PAUSE_MS)
        assert heard(page) == [("ask", {"text": "养"}), ("ask", {"text": "养犬"})]

    def test_host_that_fails_in_its_listener_breaks_nothing(
        self, visits: Visits, site: Site
    ) -> None:
        page = open_host(visits, site)
        page.evaluate("addEventListener('policy-search-ask', () => { throw new Error('host') })")
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        assert visits.complaints == ["host"]
        visits.complaints.clear()

    def test_it_stores_nothing_and_asks_nobody_else(self, visits: Visits, site: Site) -> None:
        page = visits.page()
        page.goto(f"{site.host}/hosts/simplest")
        type_text(page, "垃圾")
        expect(options(page)).to_have_count(FEW)
        kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
        assert kept == [0, 0, ""]
        asked = {request.url.split("?")[0] for request in visits.requests}
        assert {one for one in asked if one.startswith(site.url)} == {
            f"{site.url}/embed.js",
            f"{site.url}/embed/v1",
        }


class TestShortcut:
    """A key of the host's choice leads to the field."""

    def test_it_leads_to_the_field_and_marks_its_text(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site, "shortcut")
        expect(box(page)).to_have_attribute("aria-keyshortcuts", "/")
        box(page).fill("养犬")
        box(page).blur()
        page.keyboard.press("/")
        expect(box(page)).to_be_focused()
        assert page.evaluate("getSelection().toString()") == "养犬"
        page.keyboard.insert_text("垃圾")
        expect(options(page)).to_have_count(FEW)

    def test_in_the_field_itself_it_is_a_sign(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site, "shortcut")
        box(page).click()
        page.keyboard.type("a/b")
        expect(box(page)).to_have_value("a/b")

    @pytest.mark.parametrize("other", ["[name=other]", "textarea", "[contenteditable]"])
    def test_in_other_fields_it_is_a_sign(self, visits: Visits, site: Site, other: str) -> None:
        page = open_host(visits, site, "shortcut")
        field = page.locator(other)
        field.click()
        page.keyboard.press("/")
        expect(field).to_be_focused()
        assert "/" in field.evaluate("one => one.value ?? one.textContent")

    def test_in_a_field_within_a_shadow_tree_too(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site, "shortcut")
        page.evaluate(
            """() => {
                const root = document.querySelector("p").attachShadow({ mode: "open" });
                const field = document.createElement("input");
                root.append(field);
                field.focus();
            }"""
        )
        page.keyboard.press("/")
        assert page.evaluate("document.querySelector('p').shadowRoot.firstChild.value") == "/"

    def test_input_method_keeps_its_keys(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site, "shortcut")
        for wrong in ({"isComposing": True}, {"keyCode": 229}):
            taken = page.evaluate(
                """init => !document.body.dispatchEvent(new KeyboardEvent("keydown",
                    { key: "/", bubbles: true, cancelable: true, composed: true, ...init }))""",
                wrong,
            )
            assert not taken
        expect(box(page)).not_to_be_focused()
        page.locator("[name=other]").click()
        keys = page.context.new_cdp_session(page)
        compose(keys, "yang")
        page.keyboard.press("/")
        expect(page.locator("[name=other]")).to_be_focused()

    @pytest.mark.parametrize("pressed", ["k", "Control+/", "Alt+/", "Meta+/"])
    def test_other_keys_are_not_it(self, visits: Visits, site: Site, pressed: str) -> None:
        page = open_host(visits, site, "shortcut")
        page.keyboard.press(pressed)
        expect(box(page)).not_to_be_focused()

    def test_key_with_others_held(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site, "shortcut")
        page.locator("policy-search").evaluate("one => one.setAttribute('shortcut', 'Control+K')")
        expect(box(page)).to_have_attribute("aria-keyshortcuts", "Control+K")
        for wrong in ("/", "k", "Control+Shift+k"):
            page.keyboard.press(wrong)
            expect(box(page)).not_to_be_focused()
        page.keyboard.press("Control+k")
        expect(box(page)).to_be_focused()

    def test_none_without_the_attribute(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        page.keyboard.press("/")
        expect(box(page)).not_to_be_focused()
        assert box(page).get_attribute("aria-keyshortcuts") is None

    def test_hidden_box_leaves_the_key_to_the_page(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site, "shortcut")
        taken = page.evaluate(
            """() => {
                document.querySelector("policy-search").hidden = true;
                return !document.body.dispatchEvent(new KeyboardEvent("keydown",
                    { key: "/", bubbles: true, cancelable: true }));
            }"""
        )
        assert not taken

    def test_box_that_is_taken_away_takes_its_shortcut_along(
        self, visits: Visits, site: Site
    ) -> None:
        page = open_host(visits, site, "shortcut")
        taken = page.evaluate(
            """() => {
                document.querySelector("policy-search").remove();
                return !document.body.dispatchEvent(new KeyboardEvent("keydown",
                    { key: "/", bubbles: true, cancelable: true }));
            }"""
        )
        assert not taken
