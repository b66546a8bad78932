"""A facet with more values than are shown: unfolded, narrowed down while typing, chosen from."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site, Visits
from tests.browser.notices import DISTRICTS
from tests.browser.test_search_pages import SCRIPTS, expect_total, press_until, value

ASKED = "/search?q=过街天桥"


def rest(page: Page) -> Locator:
    """The values that are folded away, and what finds them."""
    return page.locator("#facet-issuer details.more")


def test_typing_narrows_the_list_down(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(site.url + ASKED)
    rest(page).locator("summary").click()
    folded = rest(page).locator("li")
    total = folded.count()
    assert total > 10
    box = rest(page).get_by_role("searchbox", name="按名称找发文机关")
    box.press_sequentially("石区")
    wanted = [name for name in folded.locator(".label").all_inner_texts() if "石区" in name]
    assert 0 < len(wanted) < total
    expect(folded.filter(visible=True)).to_have_count(len(wanted))
    expect(rest(page).get_by_role("status")).to_have_text(str(len(wanted)))
    box.fill("Ａ")
    expect(folded.filter(visible=True)).to_have_count(0)
    expect(rest(page).get_by_role("status")).to_have_text("0")
    box.fill("")
    expect(folded.filter(visible=True)).to_have_count(total)


def test_what_is_found_is_chosen_by_keys(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(site.url + ASKED)
    press_until(page, "#facet-issuer summary", most=90)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("石区")
    page.keyboard.press("Tab")
    chosen = page.locator(":focus .label").inner_text()
    assert "石区" in chosen
    page.keyboard.press("Enter")
    expect_total(page, 1)
    expect(value(page, "issuer", chosen)).to_contain_class("selected")
    expect(page.locator(".chip", has_text=chosen)).to_be_visible()


def test_a_list_is_left_alone_while_a_character_is_composed(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(site.url + ASKED)
    rest(page).locator("summary").click()
    folded = rest(page).locator("li")
    total = folded.count()
    box = rest(page).get_by_role("searchbox")
    box.focus()
    typing = page.context.new_cdp_session(page)
    typing.send("Input.imeSetComposition", {"text": "shi", "selectionStart": 3, "selectionEnd": 3})
    expect(folded.filter(visible=True)).to_have_count(total)
    typing.send("Input.insertText", {"text": "石区"})
    expect(folded.filter(visible=True).first).to_contain_text("石区")


@SCRIPTS
def test_several_values_of_a_long_list(visits: Visits, site: Site, scripts: bool) -> None:
    page = visits.page(scripts=scripts)
    page.goto(site.url + ASKED)
    for number, district in enumerate((DISTRICTS[-1], DISTRICTS[0]), 1):
        if not page.locator("#facet-issuer").is_visible():
            page.locator(".filters summary").first.click()
        chosen = value(page, "issuer", district)
        if not chosen.is_visible():
            rest(page).locator("summary").click()
        chosen.click()
        expect_total(page, number)
    expect(page.locator(".chip")).to_have_count(2)
