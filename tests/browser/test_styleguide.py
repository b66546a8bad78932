"""The page of all components, and that a change of how any of them looks is seen."""

from __future__ import annotations

import difflib

import pytest
from playwright.sync_api import expect

from search_app import wording
from search_app.application import STATIC
from tests.browser.conftest import SCHEMES, Scheme, Site, Visits
from tests.browser.recorded_looks import RECORD, VIEWS, WIDTHS, Looks, look_at, written

OWN_SHEET = (STATIC / "styleguide.css").read_text(encoding="utf-8")
REWRITE = "if the change is meant: make looks, and look at the difference"


@pytest.fixture(scope="module")
def looks() -> dict[str, Looks]:
    """The views that were looked at so far."""
    return {}


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_looked_at(
    visits: Visits, site: Site, looks: dict[str, Looks], view: str
) -> None:
    width, scheme = next(
        (width, scheme) for width in WIDTHS for scheme in SCHEMES if view == f"{width} {scheme}"
    )
    page = visits.page(width=width, scheme=scheme)
    looks[view] = look_at(page, f"{site.url}/styleguide")
    assert {name.partition(":")[0] for name in looks[view]} >= set(wording.styleguide.SPECIMENS)


def test_every_component_looks_as_it_did(looks: dict[str, Looks]) -> None:
    if set(looks) != set(VIEWS):
        pytest.skip("not all views were looked at")
    before = RECORD.read_text(encoding="utf-8").splitlines()
    now = written(looks).splitlines()
    assert not list(difflib.unified_diff(before, now, "before", "now", n=0, lineterm="")), REWRITE


@pytest.mark.parametrize(
    ("rule", "seen"),
    [
        (".mark-strong { padding-inline: .5em; }", "mark-strong"),
        (".hits h3 a:hover { color: red; }", "hover: a link"),
        (":focus-visible { outline-width: 1px; }", "focus-visible: a field"),
        (".pager a { min-height: 2rem; }", "pager: ul > li > a"),
    ],
)
def test_a_change_of_a_rule_is_seen(visits: Visits, site: Site, rule: str, seen: str) -> None:
    page = visits.page()
    as_it_is = look_at(page, f"{site.url}/styleguide")
    page.route(
        "**/styleguide.css*",
        lambda route: route.fulfill(body=OWN_SHEET + rule, content_type="text/css"),
    )
    changed = look_at(page, f"{site.url}/styleguide")
    different = [name for name in as_it_is if as_it_is[name] != changed.get(name)]
    assert any(seen in name for name in different)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_components_stand_below_each_other(
    visits: Visits, site: Site, width: int, scheme: Scheme
) -> None:
    """None overlaps the next one or is wider than the page, and each shows something."""
    page = visits.page(width=width, scheme=scheme)
    page.goto(f"{site.url}/styleguide")
    expect(page.locator("[data-specimen]")).to_have_count(len(wording.styleguide.SPECIMENS))
    boxes = page.locator("[data-specimen]").evaluate_all(
        """all => all.map(one => [one.dataset.specimen, one.getBoundingClientRect().top,
            one.getBoundingClientRect().bottom, one.offsetHeight, one.scrollWidth])"""
    )
    wrong = [
        name
        for (name, _, bottom, height, wide), (_, top, *_rest) in zip(
            boxes, [*boxes[1:], ("", float("inf"))], strict=True
        )
        if bottom > top or height < 60 or wide > width
    ]
    assert wrong == []
