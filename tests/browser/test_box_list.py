"""What stands in the box's list: excerpts, groups of any name, and the line that stays in sight."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site, Visits
from tests.browser.test_box import MANY, box, open_host, options, type_text
from tests.browser.test_box_trouble import answer

KEYBOARD = """
const seen = Object.assign(new EventTarget(), {
    offsetLeft: 0, offsetTop: 0, scale: 1, width: innerWidth, height: innerHeight,
});
Object.defineProperty(window, "visualViewport", { value: seen, configurable: true });
window.keyboard = (height, offsetTop = 0) => {
    Object.assign(seen, { height: innerHeight - height, offsetTop });
    seen.dispatchEvent(new Event(offsetTop ? "scroll" : "resize"));
};
"""
"""A phone's keyboard as a page learns of it: the visual viewport shrinks, not the layout."""
PHONE_KEYBOARD = 300
"""Pixels of 800; a phone's Chinese keyboard with its line of candidates takes as much of 667."""


def whole(page: Page) -> Locator:
    """The line that leads to all results."""
    return options(page).filter(has_text="查看全部")


def bounds(one: Locator) -> dict[str, float]:
    rect: dict[str, float] = one.evaluate("one => one.getBoundingClientRect().toJSON()")
    return rect


class TestExcerpts:
    """A line of the text below each result."""

    def test_it_marks_what_was_typed_and_takes_one_line(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site, width=375)
        page.locator("policy-search").evaluate("one => one.removeAttribute('scope')")
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        lines = page.get_by_role("group", name="检索结果").locator("policy-search-none")
        expect(lines).to_have_count(4)
        for line in lines.all():
            expect(line.locator("b").first).to_have_text("养犬")
            mark, around = bounds(line.locator("b").first), bounds(line)
            assert around["left"] <= mark["left"] < mark["right"] <= around["right"]
            assert around["height"] < 1.6 * 14
        assert page.locator("policy-search-group").first.locator("policy-search-none").count() == 0

    @pytest.mark.parametrize("name", ["simplest", "stripped", "shouting"])
    def test_styles_of_the_host_stay_out_of_it(self, visits: Visits, site: Site, name: str) -> None:
        page = visits.page()
        page.goto(f"{site.host}/hosts/{name}")
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        looks = page.locator("policy-search-none").first.evaluate(
            """line => {
                const { fontSize, fontWeight, visibility, transform, marginTop } =
                    getComputedStyle(line);
                const mark = getComputedStyle(line.querySelector("b"));
                return [fontSize, fontWeight, visibility, transform, marginTop,
                    mark.display, mark.fontWeight, mark.fontSize];
            }"""
        )
        assert looks == ["14px", "400", "visible", "none", "0px", "inline", "700", "14px"]


KINDS = ("法律", "文号", "机关", "主题", "大家这样说", "<b>没人想到的</b>")


def group(name: str, *titles: str) -> dict[str, Any]:
    """A group of the server's answer; each option leads to a search."""
    return {
        "name": name,
        "options": [
            {"parts": [{"text": title, "match": False}], "facts": "", "href": f"/search?q={title}"}
            for title in titles
        ],
    }


class TestGroups:
    """The server says what kinds there are."""

    def test_each_has_its_heading_and_leads_where_it_says(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        groups = [group(kind, f"{kind}一", f"{kind}二") for kind in KINDS]
        everything = {"parts": [{"text": "查看全部 8 份结果", "match": False}]}
        groups[1]["options"].append({**everything, "facts": "", "href": ""})
        answer(page, site, json={"groups": groups, "said": "列出 13 项", "total": 8, "more": 1})
        type_text(page, "养犬")
        for kind in KINDS:
            found = page.get_by_role("group", name=kind, exact=True)
            expect(found.get_by_role("option")).to_have_text([f"{kind}一", f"{kind}二"])
            expect(found.locator("policy-search-presentation")).to_have_text(kind)
        expect(options(page).last).to_have_text("查看全部 8 份结果")
        options(page).nth(6).click()
        page.wait_for_url(re.compile(r"/search\?q=%E4%B8%BB%E9%A2%98"))

    def test_kind_without_options_has_no_heading(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        groups = [group("机关"), group("主题", "国防")]
        answer(page, site, json={"groups": groups, "said": ""})
        type_text(page, "国防")
        expect(page.get_by_role("group")).to_have_count(1)


class TestLastLine:
    """It stays in sight at the end of the list, while the others scroll behind it."""

    @pytest.mark.parametrize("width", [375, 1280])
    def test_it_is_seen_without_scrolling(self, visits: Visits, site: Site, width: int) -> None:
        page = visits.page(width=width)
        page.goto(f"{site.host}/hosts/simplest")
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        listbox = page.get_by_role("listbox")
        assert listbox.evaluate("one => one.scrollHeight > one.clientHeight")
        for scrolled in (0, 10_000):
            listbox.evaluate("(one, to) => { one.scrollTop = to; }", scrolled)
            line, around = bounds(whole(page)), bounds(listbox)
            assert line["bottom"] == pytest.approx(around["bottom"], abs=2)
            assert line["height"] >= 44
            on_top = whole(page).evaluate(
                """one => {
                    const { left, top, bottom } = one.getBoundingClientRect();
                    return one.contains(document.elementFromPoint(left + 20, (top + bottom) / 2));
                }"""
            )
            assert on_top

    def test_nothing_shines_through_it(self, visits: Visits, site: Site) -> None:
        page = open_host(visits, site)
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        opaque = re.compile(r"^rgb\(")
        expect(whole(page)).to_have_css("background-color", opaque)
        page.keyboard.press("ArrowUp")
        expect(whole(page)).to_have_attribute("aria-selected", "true")
        expect(whole(page)).to_have_css("background-color", opaque)

    def test_it_covers_no_active_option(self, visits: Visits, site: Site) -> None:
        page = visits.page(width=375)
        page.goto(f"{site.host}/hosts/simplest")
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        for place in range(MANY - 1):
            page.keyboard.press("ArrowDown")
            option = bounds(options(page).nth(place))
            assert option["bottom"] <= bounds(whole(page))["top"] + 1
            assert option["top"] >= bounds(page.get_by_role("listbox"))["top"]

    def test_it_is_seen_above_a_keyboard(self, visits: Visits, site: Site) -> None:
        page = visits.page(width=375, touch=True)
        page.add_init_script(KEYBOARD)
        page.goto(f"{site.host}/hosts/simplest")
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        page.evaluate(f"keyboard({PHONE_KEYBOARD})")
        above = 800 - PHONE_KEYBOARD
        line, listbox = bounds(whole(page)), page.get_by_role("listbox")
        assert line["bottom"] <= bounds(listbox)["bottom"] <= above
        assert listbox.evaluate("one => one.scrollHeight > one.clientHeight")
        page.evaluate("keyboard(520)")
        assert bounds(whole(page))["bottom"] <= 800 - 520
        page.evaluate("keyboard(0)")
        assert bounds(listbox)["height"] > 400

    def test_it_is_seen_where_the_keyboard_moves_the_page(self, visits: Visits, site: Site) -> None:
        """Some phones scroll the visual viewport instead of the page."""
        page = visits.page(width=375, touch=True)
        page.add_init_script(KEYBOARD)
        page.goto(f"{site.host}/hosts/simplest")
        page.evaluate("document.querySelector('main').style.paddingTop = '420px'")
        type_text(page, "养犬")
        expect(options(page)).to_have_count(MANY)
        page.evaluate(f"keyboard({PHONE_KEYBOARD}, {PHONE_KEYBOARD})")
        field, line = bounds(box(page)), bounds(whole(page))
        assert field["top"] >= PHONE_KEYBOARD
        assert line["top"] >= PHONE_KEYBOARD
        assert line["bottom"] <= 800


class TestField:
    """What a phone's keyboard and a browser are told of the field."""

    def test_generated_field_is_one_for_searching(self, visits: Visits, site: Site) -> None:
        page = visits.page(scripts=False)
        page.goto(f"{site.host}/hosts/generated")
        expect(box(page)).to_have_attribute("type", "search")
        expect(box(page)).to_have_attribute("enterkeyhint", "search")

    def test_field_of_the_host_keeps_its_type_and_gains_the_hint(
        self, visits: Visits, site: Site
    ) -> None:
        page = open_host(visits, site)
        expect(box(page)).to_have_attribute("enterkeyhint", "search")
        assert box(page).get_attribute("type") is None
        page.evaluate(
            """document.querySelector("policy-search label").innerHTML =
                '政策搜索 <input name="q" type="text" enterkeyhint="go">'"""
        )
        expect(box(page)).to_have_attribute("role", "combobox")
        assert box(page).get_attribute("enterkeyhint") == "go"
        assert box(page).get_attribute("type") == "text"

    def test_page_in_gbk_without_scripts_finds_what_was_typed(
        self, visits: Visits, site: Site
    ) -> None:
        page = visits.page(scripts=False)
        page.goto(f"{site.host}/hosts/gbk")
        box(page).fill("养犬")
        box(page).press("Enter")
        page.wait_for_url(f"{site.url}/search?q=%D1%F8%C8%AE")
        expect(page.get_by_role("main")).to_contain_text("养犬管理工作的通知")
