"""The API in a browser: its page, and what a script of a listed site may ask of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site, Visits


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_link_to_a_shape_opens_it(visits: Visits, site: Site, scripts: bool) -> None:
    page = visits.page(width=375, scripts=scripts)
    page.goto(f"{site.url}/api")
    closed = page.locator("main").bounding_box()
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    opened = page.locator("main").bounding_box()
    assert closed and opened and closed["height"] * 2 < opened["height"]
    page.reload()
    shape = page.locator("#CheckJson")
    expect(shape).to_be_hidden()
    page.locator("a[href='#CheckJson']").first.click()
    expect(shape).to_be_visible()
    expect(shape).to_be_in_viewport()
    expect(page.locator("#SearchJson")).to_be_hidden()


@pytest.mark.parametrize("path", ["/api", "/embed"])
def test_tables_keep_within_a_phone_and_names_in_one_piece(
    visits: Visits, site: Site, path: str
) -> None:
    page = visits.page(width=375)
    page.goto(site.url + path)
    tables = page.locator("main .table:visible")
    assert tables.count()
    wide = "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
    assert not tables.evaluate_all(wide)
    torn = page.locator("main .table:visible tr > :first-child code").evaluate_all(
        """all => all.map(one => [one.textContent, one.getClientRects().length])
            .filter(([name, lines]) => /^[a-z]+$/.test(name) && lines > 1)"""
    )
    assert torn == []


ASK = """async (address) => {
    const answer = await fetch(address, {
        method: "POST",
        headers: {"Content-Type": "application/json"},
        body: JSON.stringify({text: "请遵照执行。"}),
    });
    return [answer.status, (await answer.json()).citations];
}"""


def test_a_script_of_a_listed_site_has_a_draft_checked(visits: Visits, site: Site) -> None:
    page = visits.page()
    page.goto(site.host)
    assert page.evaluate(ASK, f"{site.url}/api/v1/check") == [200, []]
