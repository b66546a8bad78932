"""axe finds nothing on any page, at both widths and in both colour schemes."""

from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SCHEMES, Site, Visits

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
PAGES = {
    "start": "/search",
    "hits": "/search?q=养犬 登记&year=2018&year=2019",
    "no-hits": "/search?q=量子纠缠&year=2018",
    "mistake": "/search?q=养犬&since=2019-02-30",
    "document": "/d/dog-2018-1?q=养犬",
    "trends": "/trends?q=养犬&split=topic",
    "comparison": "/trends?q=养犬&versus=通知&unit=month",
    "data": "/data",
    "embed": "/embed",
    "error": "/d/nowhere",
}


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(visits: Visits, site: Site, path: str, width: int) -> None:
    visits.tolerated = "Failed to load resource: the server responded with a status of 40"
    page = visits.page(width=width)
    page.goto(site.url + path)
    for folded in page.locator("details:not([open]) > summary").all():
        folded.click()
    assert violations(page) == []


def test_axe_finds_nothing_in_the_open_list_of_suggestions(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(f"{site.url}/search")
    page.locator("[name=q]").press_sequentially("养犬")
    expect(page.get_by_role("option")).to_have_count(8)
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


def violations(page: Page) -> list[str]:
    """The rules that are broken in each colour scheme, with the first elements at fault."""
    page.evaluate(AXE)
    broken = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for rule in page.evaluate("axe.run()")["violations"]:
            elements = "; ".join(node["html"][:160] for node in rule["nodes"][:3])
            broken.append(f"{scheme}: {rule['id']}: {elements}")
    return broken
