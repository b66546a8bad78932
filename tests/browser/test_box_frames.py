"""The box within a frame: what it opens takes the whole window, as our pages refuse frames."""

from __future__ import annotations

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.conftest import Site, Visits
from tests.browser.hosts import FRAMING
from tests.browser.test_box import MANY


def open_framing(visits: Visits, site: Site, name: str, *, scripts: bool = True) -> Page:
    page = visits.page(scripts=scripts)
    page.goto(f"{site.host}/hosts/{name}")
    return page


def type_text(page: Page, text: str) -> FrameLocator:
    """Type into the box of the page's frame."""
    frame = page.frame_locator("iframe")
    frame.get_by_label("政策搜索").click()
    page.keyboard.insert_text(text)
    expect(frame.get_by_role("option")).to_have_count(MANY)
    return frame


@pytest.mark.parametrize("name", FRAMING)
def test_enter_opens_all_results_in_the_whole_window(visits: Visits, site: Site, name: str) -> None:
    page = open_framing(visits, site, name)
    type_text(page, "养犬")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/search?q=*")
    expect(page.get_by_role("main")).to_contain_text("养犬管理工作的通知")


@pytest.mark.parametrize("name", FRAMING)
@pytest.mark.parametrize("place", [0, -1], ids=["document", "everything"])
def test_what_is_listed_opens_in_the_whole_window(
    visits: Visits, site: Site, name: str, place: int
) -> None:
    page = open_framing(visits, site, name)
    type_text(page, "养犬").get_by_role("option").nth(place).click()
    page.wait_for_url(f"{site.url}/{'search?*' if place else 'd/dog-*'}")


def test_generated_form_does_so_without_its_script(visits: Visits, site: Site) -> None:
    page = open_framing(visits, site, "framing-generated", scripts=False)
    field = page.frame_locator("iframe").get_by_label("政策搜索")
    field.fill("养犬")
    field.press("Enter")
    page.wait_for_url(f"{site.url}/search?q=*")


def test_frame_on_a_page_of_another_origin(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.set_content(f'<iframe src="{site.host}/hosts/simplest" width="800" height="600">')
    type_text(page, "养犬")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/search?q=*")


def test_new_window_stays_a_new_window(visits: Visits, site: Site) -> None:
    page = open_framing(visits, site, "framing-simplest")
    frame = page.frame_locator("iframe")
    frame.locator("policy-search").evaluate("one => one.setAttribute('target', '_blank')")
    type_text(page, "养犬")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    opened.value.wait_for_url(f"{site.url}/search?q=*")
    assert page.url == f"{site.host}/hosts/framing-simplest"


def test_form_that_leads_elsewhere_keeps_its_target(visits: Visits, site: Site) -> None:
    """A host may show results of its own within its frame."""
    page = open_framing(visits, site, "framing-simplest")
    frame = page.frame_locator("iframe")
    form = frame.locator("form")
    expect(form).to_have_attribute("target", "_top")
    frame.locator("policy-search").evaluate(
        """box => {
            const form = box.querySelector("form").outerHTML;
            box.innerHTML = form.replace(/action="[^"]*"/, 'action="/own"')
                .replace('target="_top"', "");
        }"""
    )
    expect(frame.get_by_label("政策搜索")).to_have_attribute("role", "combobox")
    assert form.get_attribute("target") is None


def test_box_on_a_page_of_its_own_keeps_the_target_it_has(visits: Visits, site: Site) -> None:
    page = open_framing(visits, site, "simplest")
    expect(page.get_by_label("政策搜索")).to_have_attribute("role", "combobox")
    assert page.locator("form").get_attribute("target") is None
