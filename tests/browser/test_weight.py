"""What a browser fetches before a page stands there: 40 KB at most, headers and all."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from indexer.build import build
from indexer.settings import Settings
from search_app.presenters.hit_places import MOST_LISTED
from tests.browser.conftest import running

FIRST_VIEW = 40 * 1024
BESIDE = 30 * 1024
"""Styles, scripts and icon: the rest is left for the page itself, which grows with its text."""
RECORDS = 40
"""Real documents of each kind: enough for full lists of values and a page of long snippets."""
LONG = 10_000
"""Characters of a document that 95 in 100 are shorter than."""
LONGER, LONGEST = 15_000, 23_000
"""Characters of a long law: 23,000 of them compress to 16 KB, half of what a page may weigh."""


@dataclass(frozen=True, slots=True)
class Real:
    """A service on real documents, and the address of a long one in it."""

    url: str
    long: str
    many: str


@pytest.fixture(scope="module")
def real(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Real]:
    """Real laws and notices, the first of each."""
    folder = tmp_path_factory.mktemp("real")
    lengths: dict[str, int] = {}
    for name in ("laws", "notices"):
        with gzip.open(shared_data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            taken = list(islice(lines, RECORDS))
            taken += islice(filter(has_many_hits, lines), name == "laws")
        (folder / f"{name}.jsonl").write_text("".join(taken), encoding="utf-8")
        lengths |= {one["id"]: len(one["body"]) for one in map(json.loads, taken)}
    settings = Settings(index_dir=tmp_path_factory.mktemp("index"), workers=1)
    build(folder, "real", settings)
    many = next(id for id in reversed(lengths) if id.startswith("law") and lengths[id] > LONGER)
    long = min((id for id in lengths if lengths[id] > LONG), key=lambda id: lengths[id])
    with running(settings) as site:
        yield Real(site.url, f"/d/{long}?q=应当", f"/d/{many}?q=应当")


def has_many_hits(line: str) -> bool:
    """Whether a record is long and has more than 150 hits, of which the page lists the first."""
    body = json.loads(line)["body"]
    return LONGER < len(body) < LONGEST and body.count("应当") > MOST_LISTED


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
