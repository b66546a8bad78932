"""What a visitor sees first: places and sizes are measured, on a phone and on a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visits
from tests.browser.shown import ERRORS, PAGES, show
from tests.browser.test_search_pages import SCRIPTS, overflow

PHONE = 375
FIRST_HIT, TEXT = 420, 500
"""Pixels from the top, within which the first hit and the text of a document have to stand."""
HEADER = 64
LEAST_TYPE = 16
PLACES = ["检索", "趋势", "核对引用", "清理清单", "数据说明"]


def bottom(page: Page, selector: str) -> float:
    """Where the first element of a selector ends, in pixels from the top of the page."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["y"] + box["height"]


def top(page: Page, selector: str) -> float:
    """Where the first element of a selector begins, in pixels from the top of the page."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["y"]


REMARKED = (
    "养狗",
    "养犬登纪",
    "yangquan",
    "养*犬",
    "文种:通知 机关:公安局 养犬",
    "(养犬 登记",
    "养犬 与 与 登记",
    "《云川市养犬管理条例》",
    "云川规〔2018〕",
    "养犬 -罚款",
    "停车要交多少钱",
    "2018年 养犬",
)
"""Queries of which something is said above the hits: how they were read, or what else there is."""


@SCRIPTS
@pytest.mark.parametrize(
    "asked", ["/search?q=养犬", "/search?q=停车", "/search", *map("/search?q={}".format, REMARKED)]
)
def test_the_first_hit_stands_high_on_a_phone(
    visits: Visits, site: Site, scripts: bool, asked: str
) -> None:
    page = visits.page(width=PHONE, scripts=scripts, touch=True)
    page.goto(site.url + asked)
    assert bottom(page, ".site-header") <= HEADER
    first = page.locator(".hits > li").first
    for part in ("h3", ".issuers, .date", ".date", ".stands, .newer"):
        expect(first.locator(part).first).to_be_visible()
        assert bottom(page, f".hits > li:first-child :is({part})") <= FIRST_HIT, part
    expect(page.locator("#results-title")).to_be_visible()
    expect(page.locator(".filters summary").first).to_be_visible()


@SCRIPTS
def test_what_is_said_of_a_query_keeps_one_line_on_a_phone_and_opens(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(width=PHONE, scripts=scripts, touch=True)
    page.goto(f"{site.url}/search?q=(养犬 与 与 登记")
    remarks = page.locator(".remarks")
    expect(remarks).to_contain_text("您要找的是：")
    box = remarks.bounding_box()
    assert box is not None
    assert box["height"] < 60
    undo = remarks.get_by_role("link", name="去掉它再查").first
    expect(undo).to_be_hidden()
    remarks.locator("summary").click()
    expect(undo).to_be_visible()
    asked = remarks.locator(".asked")
    if scripts:
        assert asked.evaluate("one => one.scrollWidth <= one.clientWidth")
        assert overflow(page) == 0
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()
    expect(undo).to_be_visible()
    expect(remarks.locator("summary")).to_be_hidden()


@pytest.mark.parametrize("width", [PHONE, 768])
@pytest.mark.parametrize("asked", ["停车收费标准", "养*犬", "(养犬 登记", "养狗"])
def test_the_first_hit_does_not_touch_what_is_said_above_it(
    visits: Visits, site: Site, asked: str, width: int
) -> None:
    page = visits.page(width=width)
    page.goto(f"{site.url}/search?q={asked}")
    said = page.locator(".first-remark > *").first.bounding_box()
    assert said is not None
    assert top(page, ".hits h3") - bottom(page, ".remarks") >= 8
    above, below = said["y"] - top(page, ".remarks"), bottom(page, ".remarks") - said["y"]
    assert width > PHONE or abs(above - (below - said["height"])) <= 8


@SCRIPTS
@pytest.mark.parametrize("path", ["/d/dog-2018-1?q=养犬", "/d/dog-2018-1", "/d/parking-2019"])
def test_the_text_of_a_document_begins_high_on_a_phone(
    visits: Visits, site: Site, scripts: bool, path: str
) -> None:
    page = visits.page(width=PHONE, scripts=scripts)
    page.goto(site.url + path)
    assert top(page, ".text > p, .text > h3") <= TEXT


def test_what_no_longer_holds_says_so_before_its_text(visits: Visits, site: Site) -> None:
    page = visits.page(width=PHONE)
    page.goto(f"{site.url}/d/parking-2016")
    assert bottom(page, ".band strong") <= FIRST_HIT
    assert bottom(page, ".band") <= top(page, ".text > p, .text > h3")
    # A repealed text may govern what happened before: it is as dark as any other.
    colour = "one => getComputedStyle(one).color"
    assert page.locator(".text p").first.evaluate(colour) == page.locator("body").evaluate(colour)


def test_type_is_large_enough_on_a_phone(visits: Visits, site: Site) -> None:
    """All but the axis of pictures, and what only paper shows."""
    visits.tolerated = ERRORS
    page = visits.page(width=PHONE)
    small = {}
    for name, shown in PAGES.items():
        show(page, site.url, shown)
        small[name] = page.evaluate(SMALL, LEAST_TYPE)
    assert {name: found for name, found in small.items() if found} == {}


SMALL = """least => [...document.querySelectorAll("body *")]
    .filter(one => !one.closest("svg, script, template, .visually-hidden") && one.checkVisibility())
    .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(one => parseFloat(getComputedStyle(one).fontSize) < least)
    .map(one => `${one.tagName}.${one.className} in ${one.parentElement.className}`)
    .filter((said, place, all) => all.indexOf(said) === place)"""


@SCRIPTS
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_five_places_lead_on(visits: Visits, site: Site, scripts: bool, width: int) -> None:
    page = visits.page(width=width, scripts=scripts)
    page.goto(f"{site.url}/search?q=养犬")
    if width == PHONE:
        expect(page.locator(".menu nav").first).to_be_hidden()
        page.locator(".menu summary").click()
    places = page.get_by_role("navigation", name="站点导航").get_by_role("link")
    expect(places).to_have_text(PLACES)
    assert overflow(page) == 0
    places.filter(has_text="清理清单").click()
    page.wait_for_url("**/cleanup")
    for name, there in (("接口", "**/api"), ("嵌入检索框", "**/embed"), ("新旧对照", "**/compare")):
        page.get_by_role("contentinfo").get_by_role("link", name=name).click()
        page.wait_for_url(there)


@SCRIPTS
def test_the_front_page_is_a_door(visits: Visits, site: Site, scripts: bool) -> None:
    page = visits.page(width=PHONE, scripts=scripts)
    page.goto(site.url)
    assert bottom(page, ".box-row") <= FIRST_HIT
    expect(page.get_by_role("heading", level=1)).to_contain_text("份政策文件")
    expect(page.locator(".hits")).to_have_count(0)
    examples = page.locator(".examples a")
    for place in range(examples.count()):
        examples.nth(place).click()
        expect(page.locator(".hits > li").first).to_be_visible()
        assert not page.locator(".hits > li").first.locator(".missing").count()
        page.go_back()
    door = page.locator(".doors a").first
    count = door.locator(".count").inner_text()
    door.click()
    expect(page.locator("#results-title")).to_contain_text(f"共 {count} 份")
    page.go_back()
    for name in ("核对引用", "清理清单"):
        expect(page.locator(".staff a").filter(has_text=name)).to_be_visible()


@SCRIPTS
def test_order_and_filters_open_from_the_line_of_state(
    visits: Visits, site: Site, scripts: bool
) -> None:
    page = visits.page(width=PHONE, scripts=scripts)
    page.goto(f"{site.url}/search?q=养犬")
    page.locator(".sorts > details > summary").click()
    page.get_by_role("navigation", name="排序").get_by_role("link", name="从旧到新").click()
    page.wait_for_url("**sort=oldest*")
    expect(page.locator(".sorts > details > summary")).to_contain_text("从旧到新")
    page.locator(".filters summary").first.click()
    expect(page.locator("#facet-year a").first).to_be_visible()
    page.locator(".scopes a").filter(has_text="标题").click()
    page.wait_for_url("**scope=title*")
    expect(page.locator(".chip").filter(has_text="标题")).to_be_visible()
