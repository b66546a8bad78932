"""The server late, slow, stopped, unwilling or talking nonsense: the form works."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from indexer.settings import Settings
from search_app import wording
from tests.browser.conftest import Site, Visits, running
from tests.browser.test_box import (
    ASKING,
    MANY,
    PAUSE_MS,
    box,
    open_host,
    options,
    type_text,
)

MANY_TITLES = [{"parts": [{"text": "标题", "match": False}], "facts": "", "href": "/d/x"}] * 5_000
NONSENSE = {
    "500": (500, "text/html", "<h1>Internal Server Error</h1>"),
    "503": (503, "application/json", '{"error": {}}'),
    "page": (200, "text/html", "<!doctype html><title>登录</title>"),
    "cut-off": (200, "application/json", '{"groups": [{"name": "结果", "opt'),
    "null": (200, "application/json", "null"),
    "other-shape": (200, "application/json", '{"groups": {"a": 1}, "said": 3}'),
    "no-options": (200, "application/json", '{"groups": [{"name": "结果"}], "said": "列出"}'),
    "no-parts": (200, "application/json", '{"groups": [{"options": [{"href": "/d/x"}]}]}'),
}
"""Status, type and text of answers that are none."""


def test_late_answer_never_overwrites_a_newer_one(visits: Visits, site: Site) -> None:
    page = open_host(visits, site)
    # As if the first answer were already being read when it is cancelled.
    page.evaluate("AbortController.prototype.abort = () => {}")
    held: list[Route] = []
    page.route("**/embed/v1?*", lambda route: held.append(route))
    with page.expect_request(ASKING):
        type_text(page, "养犬")
    with page.expect_request(ASKING):
        page.keyboard.insert_text("管理")
    page.wait_for_timeout(PAUSE_MS)
    first, second = held
    second.continue_()
    expect(options(page)).to_have_count(MANY)
    newer = options(page).all_inner_texts()
    first.fulfill(
        json={"groups": [{"name": "迟到", "options": []}], "said": "迟到"},
        headers={"Access-Control-Allow-Origin": site.host},
    )
    page.wait_for_timeout(PAUSE_MS)
    assert options(page).all_inner_texts() == newer


def test_superseded_request_is_aborted(visits: Visits, site: Site) -> None:
    page = open_host(visits, site)
    page.route("**/embed/v1?*", lambda route: None)
    failed: list[Request] = []
    page.on("requestfailed", lambda request: failed.append(request))
    with page.expect_request(ASKING) as first:
        type_text(page, "养犬")
    with page.expect_event("requestfailed"), page.expect_request(ASKING):
        page.keyboard.insert_text("管理")
    assert failed == [first.value]
    assert failed[0].failure == "net::ERR_ABORTED"


def test_slow_server_leaves_a_working_form(visits: Visits, site: Site) -> None:
    page = open_host(visits, site)
    page.route("**/embed/v1?*", lambda route: None)
    with page.expect_request(ASKING):
        type_text(page, "养犬")
    assert visits.asked() == ["养犬"]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/search?*")


def test_stopped_server_leaves_a_working_form(chromium: Browser, index_settings: Settings) -> None:
    visits = Visits(chromium, tolerated="net::ERR_CONNECTION_REFUSED")
    with running(index_settings) as site:
        page = open_host(visits, site)
        type_text(page, "养")
        expect(options(page)).to_have_count(MANY)
        site.service.stop()
        page.keyboard.type("犬")
        expect(page.get_by_role("listbox")).to_be_hidden()
        expect(box(page)).to_have_value("养犬")
        with page.expect_request(re.compile(r"/search\?q=")):
            page.keyboard.press("Enter")
    assert visits.complaints == []


def test_origin_that_is_not_allowed_gets_no_suggestions(chromium: Browser, site: Site) -> None:
    visits = Visits(chromium, tolerated="/embed/v1?")
    page = visits.page()
    page.goto(site.host.replace("127.0.0.1", "localhost"))
    with page.expect_request(ASKING):
        type_text(page, "养犬")
    assert visits.asked() == ["养犬"]
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert visits.complaints == []


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_leaves_a_working_form(chromium: Browser, site: Site, kind: str) -> None:
    visits = Visits(chromium, tolerated="/embed/v1?")
    page = open_host(visits, site)
    status, form, text = NONSENSE[kind]
    answer(page, site, status=status, content_type=form, body=text)
    with page.expect_response(ASKING):
        type_text(page, "养犬")
    page.wait_for_timeout(100)
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("status")).to_be_empty()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/search?*")
    assert visits.complaints == []


def answer(page: Page, site: Site, **what: Any) -> None:
    """Answer the box with something else than the server does."""
    headers = {"Access-Control-Allow-Origin": site.host}
    page.route("**/embed/v1?*", lambda route: route.fulfill(headers=headers, **what))


def test_huge_answer_is_cut(visits: Visits, site: Site) -> None:
    page = open_host(visits, site)
    groups = [{"name": "结果", "options": MANY_TITLES}] * 2
    answer(page, site, json={"groups": groups, "said": ""})
    type_text(page, "养犬")
    expect(options(page)).to_have_count(40)


@pytest.mark.parametrize("href", ["javascript:document.title='evil'", "https://evil.example/"])
def test_answer_leads_nowhere_but_to_the_service(visits: Visits, site: Site, href: str) -> None:
    """A page that pins the script's hash trusts that, and not its server."""
    page = open_host(visits, site)
    evil = [{"parts": [{"text": "<img src=x>", "match": False}], "facts": "", "href": href}]
    answer(page, site, json={"groups": [{"name": "结果", "options": evil}], "said": ""})
    type_text(page, "养犬")
    expect(options(page).first).to_have_text("<img src=x>")
    options(page).first.click()
    page.wait_for_timeout(100)
    assert page.url == f"{site.host}/"
    assert page.title() == "云川市人民政府"


def test_slow_server_is_told_of_until_it_answers(visits: Visits, site: Site) -> None:
    page = open_host(visits, site)
    held: list[Route] = []
    page.route("**/embed/v1?*", lambda route: held.append(route))
    with page.expect_request(ASKING):
        type_text(page, "养犬")
    expect(page.get_by_role("status")).to_have_text(wording.embed.SLOW)
    expect(page.get_by_role("status")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.get_by_role("status")).to_be_empty()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status")).to_have_text(wording.embed.SLOW)
    held[-1].continue_()
    expect(options(page)).to_have_count(MANY)
    expect(page.get_by_role("status")).not_to_contain_text(wording.embed.SLOW)


def test_same_text_is_asked_again_after_a_failure(chromium: Browser, site: Site) -> None:
    visits = Visits(chromium, tolerated="/embed/v1?")
    page = open_host(visits, site)
    page.route("**/embed/v1?*", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        type_text(page, "养犬")
    page.unroute("**/embed/v1?*")
    page.wait_for_timeout(PAUSE_MS)
    page.keyboard.press("ArrowDown")
    expect(options(page)).to_have_count(MANY)
    assert visits.complaints == []
