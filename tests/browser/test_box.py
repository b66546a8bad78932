"""The box on a site of another origin, under a strict policy, in a real browser."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

from search_app import wording
from search_app.embed import embed_script
from tests.browser.conftest import Site, Visits
from tests.browser.notices import DOGS, SAFETY, TOWN

PAUSE_MS = 600
"""Longer than the box waits for the next keystroke."""
ASKING = re.compile(r"/embed/v1\?")
MANY = 9
"""What is listed for 养犬: four suggestions, four results that are not among them, and all."""
FEW = 7
"""And for 垃圾: four suggestions, that are all there is, two everyday words, and all."""


def open_host(visits: Visits, site: Site, **profile: Any) -> Page:
    page = visits.page(**profile)
    page.goto(site.host)
    return page


def box(page: Page) -> Locator:
    return page.get_by_label("政策搜索")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def type_text(page: Page, text: str) -> None:
    """In one go: between keys of its own a busy machine may let the pause of the box pass."""
    box(page).click()
    page.keyboard.insert_text(text)


def type_quickly(page: Page, text: str) -> None:
    """Key by key, with no time in between."""
    box(page).click()
    box(page).evaluate(
        """(input, text) => {
            for (const data of text) {
                input.value += data;
                const event = { bubbles: true, inputType: "insertText", data };
                input.dispatchEvent(new InputEvent("input", event));
            }
        }""",
        text,
    )


class TestSuggestions:
    """What is offered, and choosing from it."""

    def test_they_come_while_typing_with_one_request_for_quick_keystrokes(
        self, visits: Visits, site: Site
    ) -> None:
        page = open_host(visits, site)
        type_quickly(page, "养犬管理")
        expect(options(page)).to_have_count(MANY)
        expect(options(page).first).to_contain_text("养犬管理工作的通知")
        expect(page.get_by_role("status")).to_contain_text(f"{MANY} 项，共 {DOGS} 份")
        assert visits.asked() == ["养犬管理"]

    def test_key_is_asked_about_although_the_answer_to_the_one_before_comes_in_its_pause(
        self, visits: Visits, site: Site
    ) -> None:
        page = open_host(visits, site)
        page.evaluate(
            """() => {
                const real = window.fetch;
                window.fetch = async (...given) => {
                    const response = await real(...given);
                    await new Promise((done) => { window.letAnswer = done; });
                    window.fetch = real;
                    return response;
                };
            }"""
        )
        type_quickly(page, "垃")
        page.wait_for_function("() => window.letAnswer")
        box(page).evaluate(
            """input => {
                input.value = "垃圾";
                input.dispatchEvent(new InputEvent("input", { bubbles: true }));
                window.letAnswer();
            }"""
        )
        expect(options(page)).to_have_count(FEW)
        assert visits.asked() == ["垃", "垃圾"]

    def test_title_without_a_match_is_said_and_shown_and_opens_no_list(
        self, visits: Visits, site: Site
    ) -> None:
        page = open_host(visits, site)
        type_text(page, "量子纠缠")
        expect(page.get_by_role("status")).to_have_text(wording.embed.NOTHING)
        expect(page.get_by_role("status")).to_be_in_viewport()
        height = page.get_by_role("status").evaluate("one => one.offsetHeight")
        assert height > 40
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(box(page)).to_have_attribute("aria-expanded", "false")

    def test_choosing_one_by_mouse_opens_the_document(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        type_text(page, "垃圾")
        options(page).first.click()
        page.wait_for_url(f"{site.url}/d/waste-*")

    def test_choosing_one_by_touch_on_a_phone(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site, width=375, touch=True)
        type_text(page, "垃圾")
        expect(options(page)).to_have_count(FEW)
        heights = options(page).evaluate_all("all => all.map(one => one.offsetHeight)")
        assert min(heights) >= 44
        options(page).first.tap()
        page.wait_for_url(f"{site.url}/d/waste-*")

    def test_enter_sends_the_form_with_its_attributes(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        expect(box(page)).to_have_attribute("placeholder", "搜标题、文号")
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.url}/search?q=*&scope=title")

    def test_first_results_stand_below_with_number_and_date(
        self, visits: Visits, site: Site
    ) -> None:
        page = open_host(visits, site)
        type_text(page, "养犬")
        results = page.get_by_role("group", name="检索结果")
        expect(results.get_by_role("option")).to_have_count(4)
        first = results.get_by_role("option").first
        expect(first).to_contain_text(re.compile(r"云川规〔20\d\d〕\d号.*20\d\d年\d月15日"))
        listed = options(page).evaluate_all("all => all.map(one => one.firstChild.textContent)")
        title = first.evaluate("one => one.innerText.split('\\n')[0]")
        first.click()
        page.wait_for_url(f"{site.url}/d/dog-*?q=*")
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        assert len(listed) == MANY

    def test_last_line_opens_all_results_as_the_form_does(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        type_text(page, "养犬")
        expect(options(page).last).to_contain_text(f"查看全部 {DOGS} 份结果")
        options(page).last.click()
        page.wait_for_url(f"{site.url}/search?q=*&scope=title")

    def test_leaving_the_box_closes_the_list(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        page.keyboard.press("Tab")
        expect(page.get_by_role("listbox")).to_be_hidden()


class TestAttributes:
    """What a host says on the element, for a form that has no fields for it."""

    @pytest.fixture
    def page(self, visits: Visits, site: Site) -> Page:
        page = visits.page()
        page.goto(f"{site.host}/attributes")
        return page

    def test_topics_and_source_narrow_what_is_listed_and_what_is_sent(
        self, page: Page, site: Site
    ) -> None:
        type_text(page, "养犬")
        expect(options(page).last).to_contain_text("查看全部 8 份结果")
        with page.context.expect_page() as opened:
            page.keyboard.press("Enter")
        opened.value.wait_for_url(f"{site.url}/search?*")
        asked = parse_qs(urlsplit(opened.value.url).query)
        assert asked == {"q": ["养犬"], "topic": [SAFETY, "国防"], "source": ["notices"]}

    def test_target_is_where_documents_open_too(self, page: Page, site: Site) -> None:
        type_text(page, "养犬")
        with page.context.expect_page() as opened:
            options(page).first.click()
        opened.value.wait_for_url(f"{site.url}/d/dog-*")
        assert page.url == f"{site.host}/attributes"


class TestKinds:
    """Suggestions of each kind stand in a group of that name."""

    @pytest.mark.parametrize(
        ("typed", "group", "text"),
        [
            ("yangquan", wording.embed.SUGGESTIONS, "养犬管理工作的通知"),
            ("lajifenl", wording.embed.SUGGESTIONS, "生活垃圾分类工作的意见"),
            ("ljfl", wording.embed.SUGGESTIONS, "生活垃圾分类工作的意见"),
            ("停车chang", wording.embed.SUGGESTIONS, "云川市停车场管理办法"),
            ("停车厂管理", wording.embed.SUGGESTIONS, "云川市停车场管理办法"),
            ("ycsgaj", wording.suggesting.KINDS["organ"], "云川市公安局"),
            ("gonganju", wording.suggesting.KINDS["organ"], "云川市公安局"),
            ("云川规2019", wording.suggesting.KINDS["number"], "云川规〔2019〕3号"),
            ("chengxiang", wording.suggesting.KINDS["topic"], TOWN),
            ("daolaj", wording.suggesting.KINDS["word"], "倒垃圾"),
        ],
    )
    def test_by_pinyin_initials_and_mixed(
        self, visits: Visits, site: Site, typed: str, group: str, text: str
    ) -> None:
        page = visits.page()
        page.goto(f"{site.host}/hosts/simplest")
        type_text(page, typed)
        expect(page.get_by_role("group", name=group).get_by_role("option").first).to_contain_text(
            text
        )

    def test_an_organ_leads_to_what_it_issued(self, visits: Visits, site: Site) -> None:
        page = visits.page()
        page.goto(f"{site.host}/hosts/simplest")
        type_text(page, "ycsgaj")
        page.get_by_role("group", name=wording.suggesting.KINDS["organ"]).get_by_role(
            "option"
        ).first.click()
        page.wait_for_url(f"{site.url}/search?*")
        assert parse_qs(urlsplit(page.url).query) == {"issuer": ["云川市公安局"]}
        expect(page.locator(".hits li.hit, .hits > li")).to_have_count(4)


class TestKeys:
    """The combobox pattern's keys."""

    def test_they_move_through_the_list_and_open_a_document(
        self, visits: Visits, site: Site
    ) -> None:
        page = open_host(visits, site)
        page.keyboard.press("Tab")
        expect(box(page)).to_be_focused()
        page.keyboard.type("养犬")
        expect(options(page)).to_have_count(MANY)
        for key, place in (
            ("ArrowDown", 0), ("ArrowDown", 1), ("End", 8), ("ArrowDown", None), ("ArrowUp", 8),
            ("ArrowUp", 7), ("Home", 0), ("ArrowUp", None), ("ArrowDown", 0),
        ):  # fmt: skip
            page.keyboard.press(key)
            assert active(page) == place, key
        title, facts = options(page).first.inner_text().split("\n")
        assert facts == "云川市公安局　2019年"
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.url}/d/dog-*")
        expect(page.get_by_role("heading", level=1)).to_have_text(title)

    def test_escape_closes_the_list_and_keeps_the_text(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(box(page)).to_have_value("养犬")
        assert active(page) is None
        page.keyboard.press("ArrowDown")
        expect(options(page)).to_have_count(MANY)
        assert active(page) == 0

    def test_alt_and_arrows_open_and_close_the_list_and_leave_the_text_active(
        self, visits: Visits, site: Site
    ) -> None:
        page = open_host(visits, site)
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        page.keyboard.press("Alt+ArrowUp")
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(box(page)).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Alt+ArrowDown")
        expect(options(page)).to_have_count(MANY)
        expect(box(page)).to_have_attribute("aria-expanded", "true")
        assert active(page) is None
        expect(box(page)).to_have_value("养犬")

    def test_arrows_along_the_text_return_to_it(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowLeft")
        assert active(page) is None
        assert box(page).evaluate("input => input.selectionStart") == 1

    def test_typing_on_leaves_the_option(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        type_text(page, "养")
        expect(options(page)).to_have_count(MANY)
        page.keyboard.press("ArrowDown")
        page.keyboard.type("犬")
        assert active(page) is None


def active(page: Page) -> int | None:
    """The place of the option that a screen reader is told of, checked against what is shown."""
    told = box(page).get_attribute("aria-activedescendant")
    shown = options(page).evaluate_all(
        "all => all.filter(one => one.getAttribute('aria-selected') === 'true').map(one => one.id)"
    )
    assert shown == ([told] if told else [])
    ids = options(page).evaluate_all("all => all.map(one => one.id)")
    return ids.index(told) if told else None


class TestInputMethod:
    """Composition as the browser itself reports it, driven through its own protocol."""

    def test_nothing_is_sent_until_it_ends_and_then_once(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        box(page).click()
        keys = page.context.new_cdp_session(page)
        for typed in ("l", "la", "laji"):
            compose(keys, typed)
            page.wait_for_timeout(PAUSE_MS / 2)
        assert visits.asked() == []
        page.keyboard.press("Enter")
        page.wait_for_timeout(PAUSE_MS)
        assert page.url == f"{site.host}/"
        assert visits.asked() == []
        keys.send("Input.insertText", {"text": "垃圾"})
        expect(options(page)).to_have_count(FEW)
        page.wait_for_timeout(PAUSE_MS)
        assert visits.asked() == ["垃圾"]
        assert page.url == f"{site.host}/"

    def test_arrows_belong_to_the_candidates(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        keys = page.context.new_cdp_session(page)
        compose(keys, "guan")
        page.keyboard.press("ArrowDown")
        assert active(page) is None
        keys.send("Input.insertText", {"text": "管理"})
        expect(options(page)).to_have_count(MANY)
        assert visits.asked() == ["养犬", "养犬管理"]
        page.keyboard.press("ArrowDown")
        assert active(page) == 0

    @pytest.mark.parametrize("composing", [True, False], ids=["isComposing", "229"])
    def test_enter_that_confirms_opens_nothing(
        self, visits: Visits, site: Site, composing: bool
    ) -> None:
        """Safari reports the confirming Enter after compositionend, with key code 229."""
        page = open_host(visits, site)
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        page.keyboard.press("ArrowDown")
        taken = box(page).evaluate(
            """(input, isComposing) => {
                const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true,
                    cancelable: true, isComposing, keyCode: isComposing ? 13 : 229 });
                input.dispatchEvent(event);
                return event.defaultPrevented;
            }""",
            composing,
        )
        assert taken, "it would send the form"
        page.wait_for_timeout(PAUSE_MS)
        assert page.url == f"{site.host}/"


def compose(keys: CDPSession, typed: str) -> None:
    """Show `typed` as the text that an input method composes."""
    caret = {"selectionStart": len(typed), "selectionEnd": len(typed)}
    keys.send("Input.imeSetComposition", {"text": typed, **caret})


class TestCompositionEvents:
    """The events as browsers send them, in the orders that differ between them."""

    @pytest.mark.parametrize("order", ["compositionend-last", "input-last"])
    def test_one_request_when_it_ends(self, visits: Visits, site: Site, order: str) -> None:
        """Chrome and Firefox send `input` before `compositionend`, Safari behind it."""
        page = open_host(visits, site)
        taken = box(page).evaluate(
            """(input, order) => {
                const send = (kind, name, options) => input.dispatchEvent(
                    new kind(name, { bubbles: true, cancelable: true, ...options }));
                const composing = { isComposing: true };
                input.focus();
                send(CompositionEvent, "compositionstart", {});
                const untouched = [];
                for (const text of ["la", "lan", "lanj", "垃圾"]) {
                    input.value = text;
                    send(CompositionEvent, "compositionupdate", { data: text });
                    send(InputEvent, "input", composing);
                    for (const key of ["ArrowDown", "ArrowUp", "Home", "End", "Escape"]) {
                        untouched.push(send(KeyboardEvent, "keydown", { key, ...composing }));
                    }
                }
                send(KeyboardEvent, "keydown", { key: "Enter", ...composing });
                const end = () => send(CompositionEvent, "compositionend", { data: "垃圾" });
                const last = () =>
                    send(InputEvent, "input", { isComposing: order !== "input-last" });
                order === "input-last" ? (end(), last()) : (last(), end());
                return untouched.includes(false);
            }""",
            order,
        )
        assert not taken, "a key of the input method was taken from it"
        expect(options(page)).to_have_count(FEW)
        page.wait_for_timeout(PAUSE_MS)
        assert visits.asked() == ["垃圾"]
        assert page.url == f"{site.host}/"

    def test_composition_that_ends_after_the_focus_has_gone_asks_nothing(
        self, visits: Visits, site: Site
    ) -> None:
        page = open_host(visits, site)
        box(page).evaluate(
            """input => {
                const send = (kind, name) =>
                    input.dispatchEvent(new kind(name, { bubbles: true }));
                input.focus();
                send(CompositionEvent, "compositionstart");
                input.value = "垃圾";
                input.blur();
                send(CompositionEvent, "compositionend");
                send(InputEvent, "input");
            }"""
        )
        page.wait_for_timeout(PAUSE_MS)
        assert visits.asked() == []

    def test_nothing_is_sent_as_long_as_it_lasts(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        box(page).evaluate(
            """input => {
                input.focus();
                input.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
                input.value = "laji";
                input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
            }"""
        )
        page.wait_for_timeout(2 * PAUSE_MS)
        assert visits.asked() == []


class TestPinned:
    """The script under its hash."""

    def test_pinned_version_runs_on_another_site(self, visits: Visits, site: Site) -> None:
        page = visits.page()
        page.goto(f"{site.host}/pinned")
        script = page.locator("script")
        assert script.get_attribute("integrity") == embed_script.integrity()
        page.get_by_label("政策检索").press_sequentially("垃圾")
        expect(options(page)).to_have_count(FEW)

    def test_other_script_than_the_pinned_one_leaves_a_working_form(
        self, chromium: Browser, site: Site
    ) -> None:
        visits = Visits(chromium, tolerated="integrity")
        page = visits.page()
        page.goto(f"{site.host}/pinned-to-another")
        page.get_by_label("政策检索").fill("垃圾")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.url}/search?q=*")
        assert visits.complaints == []
        assert visits.asked() == []


class TestEncapsulation:
    """The host's styles, policy and missing scripts."""

    def test_styles_of_the_host_stay_out_of_the_list(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        looks = options(page).first.evaluate(
            """option => {
                const { color, fontSize, marginTop, backgroundColor, display } =
                    getComputedStyle(option);
                return [color, fontSize, marginTop, backgroundColor, display];
            }"""
        )
        assert looks == ["rgb(0, 0, 0)", "16px", "0px", "rgba(0, 0, 0, 0)", "block"]

    def test_script_writes_no_inline_style_that_a_policy_could_refuse(
        self, visits: Visits, site: Site
    ) -> None:
        """The `visits` fixture fails on any message of the policy; here the list must show."""
        page = open_host(visits, site, width=375)
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        place = page.get_by_role("listbox").bounding_box()
        field = box(page).bounding_box()
        assert place is not None
        assert field is not None
        assert place["y"] == pytest.approx(field["y"] + field["height"], abs=1)
        assert place["x"] == pytest.approx(field["x"], abs=1)
        assert page.locator("[style]").count() == 0

    def test_page_without_scripts_has_a_plain_form(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site, scripts=False)
        box(page).fill("养犬")
        page.get_by_role("button", name="搜索").click()
        page.wait_for_url(f"{site.url}/search?q=*")
        expect(page.get_by_role("main")).to_contain_text("养犬管理工作的通知")
