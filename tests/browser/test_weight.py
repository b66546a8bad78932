"""What a browser fetches before a page stands there: 40 KB at most, headers and all."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from indexer.build import build
from indexer.settings import Settings
from search_app.pages.long_texts import LONGEST_WHOLE
from search_app.presenters.hit_places import MOST_LISTED
from tests.browser.conftest import running

FIRST_VIEW = 40 * 1024
BESIDE = 30 * 1024
"""Styles, scripts and icon: the rest is left for the page itself, which grows with its text."""
RECORDS = 40
"""Real documents of each kind: enough for full lists of values and a page of long snippets."""
LONG = 10_000
"""Characters of a document that 95 in 100 are shorter than."""
LONGER, LONGEST = 15_000, LONGEST_WHOLE
"""Characters of a long law that still comes in one piece."""


VERY_LONG = 100_000
"""Characters of the longest codes and plans, of which the first view shows the beginning."""


@dataclass(frozen=True, slots=True)
class Real:
    """A service on real documents, and the addresses of long ones in it."""

    url: str
    long: str
    many: str
    very_long: str


@pytest.fixture(scope="module")
def real(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Real]:
    """Real laws and notices, the first of each."""
    folder = tmp_path_factory.mktemp("real")
    lengths: dict[str, int] = {}
    for name in ("laws", "notices"):
        with gzip.open(shared_data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            taken = list(islice(lines, RECORDS))
            taken += islice(filter(has_many_hits, lines), name == "laws")
            taken += islice(filter(is_very_long, lines), name == "laws")
        (folder / f"{name}.jsonl").write_text("".join(taken), encoding="utf-8")
        lengths |= {one["id"]: len(one["body"]) for one in map(json.loads, taken)}
    settings = Settings(index_dir=tmp_path_factory.mktemp("index"), workers=1)
    build(folder, "real", settings)
    laws = [id for id in reversed(lengths) if id.startswith("law")]
    many = next(id for id in laws if LONGER < lengths[id] < LONGEST)
    long = min((id for id in lengths if lengths[id] > LONG), key=lambda id: lengths[id])
    with running(settings) as site:
        very_long = max(lengths, key=lambda id: lengths[id])
        yield Real(site.url, *(f"/d/{id}?q=应当" for id in (long, many, very_long)))


def has_many_hits(line: str) -> bool:
    """Whether a record is long and has more than 150 hits, of which the page lists the first."""
    body = json.loads(line)["body"]
    return LONGER < len(body) < LONGEST and body.count("应当") > MOST_LISTED


def is_very_long(line: str) -> bool:
    """Whether a record is one of the longest."""
    return len(json.loads(line)["body"]) > VERY_LONG


def test_a_very_long_document_begins_light_and_its_rest_follows(
    chromium: Browser, real: Real
) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        fetched = weigh(page, real.url + real.very_long)
        # Asked for once the first view stands.
        later = {address for address in fetched if "rest=" in address or "/document.js" in address}
        assert len(later) == 2
        assert sum(fetched.values()) - sum(fetched[one] for one in later) < FIRST_VIEW
        # What came in two pieces is one text: for finding in the page, printing, anchors and steps.
        expect(page.locator(".cut")).to_have_count(0)
        together = page.locator("#document-text").inner_text()
        page.goto(f"{real.url}{real.very_long}&whole=1")
        assert page.locator("#document-text").inner_text() == together
        last = page.locator(".text mark[id]").last.get_attribute("id") or ""
        page.goto(f"{real.url}{real.very_long}#{last}")
        expect(page.locator(".text mark").last).to_be_in_viewport()
        expect(page.locator(".steps [role=status]")).to_contain_text(f"共 {last[4:]} 处")
        for link in page.locator(".outline a, .hit-nav a").all():
            assert (link.get_attribute("href") or "").startswith("#")
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(real.url + real.very_long)
        page.locator(".outline a").last.click()
        page.wait_for_url("**whole=1#*")
        name = unquote(page.url.partition("#")[2])
        expect(page.locator(f"[id='{name}']")).to_be_in_viewport()
        page.goto(real.url + real.very_long)
        page.locator(".cut a").last.click()
        expect(page.locator(".text mark")).to_have_count(int(last[4:]))
        expect(page.locator(".cut")).to_have_count(0)


def test_a_long_document_with_hundreds_of_hits_weighs_little(chromium: Browser, real: Real) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        fetched = weigh(page, real.url + real.many)
        assert page.locator(".text mark").count() > MOST_LISTED
        assert sum(fetched.values()) < FIRST_VIEW
        # The page names few hits; all can be stepped through and addressed.
        assert page.locator(".text mark:not(.goes-on, [id])").count() == 0
        last = page.locator(".text mark").last.get_attribute("id")
        page.goto(f"{real.url}{real.many}#{last}")
        expect(page.locator(".text mark").last).to_be_in_viewport()
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(real.url + real.many)
        for link in page.locator(".hit-nav li > a, .steps a").all():
            address = link.get_attribute("href") or ""
            assert page.locator(f"[id='{address[1:]}']").count() == 1


@pytest.mark.parametrize(
    ("path", "shown"),
    [("/search", ".hits > li"), ("/search?q=企业 管理", ".snippets"), ("", ".text mark")],
)
def test_a_first_view_weighs_little(chromium: Browser, real: Real, path: str, shown: str) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        fetched = weigh(page, real.url + (path or real.long))
        assert page.locator(shown).count() >= 10
        kinds = {address.partition("?")[0].rpartition(".")[2] for address in fetched}
    assert {"css", "js", "svg"} < kinds
    (answer,) = (
        weight
        for address, weight in fetched.items()
        if "/static/" not in address and "embed.js" not in address
    )
    total = sum(fetched.values())
    assert answer > 5_000
    assert total - answer < BESIDE
    assert total < FIRST_VIEW


def weigh(page: Page, address: str) -> dict[str, int]:
    """The bytes that came over the wire for each address that a page needs, headers among them."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    asked: dict[str, str] = {}
    weights: dict[str, int] = {}

    def note(event: dict[str, Any]) -> None:
        asked[event["requestId"]] = event["request"]["url"]

    def add(event: dict[str, Any]) -> None:
        weights[asked[event["requestId"]]] = int(event["encodedDataLength"])

    wire.on("Network.requestWillBeSent", note)
    wire.on("Network.loadingFinished", add)
    page.goto(address, wait_until="networkidle")
    for _ in range(50):  # a busy browser asks for the icon after all else
        if any(".svg" in address for address in weights):
            break
        page.wait_for_timeout(100)
    assert len(weights) == len(asked)
    return {name: weight for name, weight in weights.items() if not name.startswith("data:")}


def test_a_document_brings_suggestions_once_somebody_turns_to_the_box(
    chromium: Browser, real: Real
) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        fetched = weigh(page, real.url + real.long)
        assert not [address for address in fetched if "embed.js" in address]
        box = page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first
        box.fill("")
        page.wait_for_function("customElements.get('policy-search') !== undefined")
        box.press_sequentially("管理")
        expect(page.get_by_role("option").first).to_be_visible()
