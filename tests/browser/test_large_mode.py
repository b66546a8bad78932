"""长辈版: a page is read aloud by a voice of the machine, and the pointer is large."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visits
from tests.browser.test_accessibility import AXE, structure

DOCUMENT, HITS = "/large/d/dog-2018-1", "/large/search?q=养犬"
VOICES = """voices => {
    const said = window.said = [];
    const speech = new EventTarget();
    let now = null;
    const end = name => { const one = now; now = null; one?.[`on${name}`]?.({ error: name }); };
    Object.assign(speech, {
        getVoices: () => speech.voices,
        voices,
        speak: one => {
            now = one;
            said.push({ text: one.text, voice: one.voice.name, lang: one.lang });
        },
        cancel: () => { said.cancelled = (said.cancelled ?? 0) + 1; end("error"); },
        done: () => end("end"),
    });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
}"""
"""A machine with voices: the headless browser has none. What is said is written down, and ends when
a test says so."""
OWN = {"name": "own", "lang": "zh-CN", "localService": True}
FAR = {"name": "far", "lang": "zh-CN", "localService": False}
ENGLISH = {"name": "english", "lang": "en-US", "localService": True}
CANTON = {"name": "canton", "lang": "zh-HK", "localService": True}


def with_voices(page: Page, *voices: dict[str, object]) -> Page:
    """The page, in a browser whose machine has these voices."""
    page.add_init_script(
        f"({VOICES})({list(voices)})".replace("True", "true").replace("False", "false")
    )
    return page


def say_all(page: Page) -> list[str]:
    """End each text that is said, to the last one; all of them."""
    texts: list[str] = page.evaluate(
        """() => {
            for (let count = -1; count !== said.length;) {
                count = said.length;
                speechSynthesis.done();
            }
            return said.map(one => one.text);
        }"""
    )
    return texts


def test_a_document_is_read_from_its_title_to_its_end(visits: Visits, site: Site) -> None:
    page = with_voices(visits.page(), FAR, ENGLISH, CANTON, OWN)
    page.goto(site.url + DOCUMENT)
    button = page.locator(".read-aloud button")
    expect(button).to_have_text("朗读")
    button.click()
    expect(button).to_have_text("停止朗读")
    expect(page.locator(".spoken")).to_have_text(page.locator("h1").inner_text())
    texts = say_all(page)
    assert page.evaluate("said[0]") == {
        "text": page.locator("h1").inner_text(),
        "voice": "own",
        "lang": "zh-CN",
    }
    expect(button).to_have_text("朗读")
    expect(page.locator(".spoken")).to_have_count(0)
    assert max(map(len, texts)) <= 120
    spoken = "".join("".join(texts).split())
    for paragraph in page.locator("#document-text > p").all_inner_texts():
        assert "".join(paragraph.split()) in spoken
    assert "复制" not in spoken


def test_it_stops_goes_on_and_ends_with_the_page(visits: Visits, site: Site) -> None:
    page = with_voices(visits.page(), OWN)
    page.goto(site.url + DOCUMENT)
    button = page.locator(".read-aloud button")
    button.focus()
    page.keyboard.press("Enter")
    page.evaluate("speechSynthesis.done()")
    second = page.evaluate("said[1].text")
    page.keyboard.press("Enter")
    expect(button).to_have_text("继续朗读")
    expect(button).to_be_focused()
    expect(page.locator(".spoken")).to_have_count(0)
    assert page.evaluate("said.length") == 2, "what is cancelled leads no further"
    page.keyboard.press("Enter")
    assert page.evaluate("said.at(-1).text") == second
    before = page.evaluate("said.cancelled")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("said.cancelled") == before + 1


def test_hits_are_read_in_their_order(visits: Visits, site: Site) -> None:
    page = with_voices(visits.page(width=375), OWN)
    page.goto(site.url + HITS)
    page.get_by_role("button", name="朗读").click()
    spoken = "".join("".join(say_all(page)).split())
    titles = ["".join(one.split()) for one in page.locator(".hits h3").all_inner_texts()]
    assert len(titles) > 3
    places = [spoken.index(title) for title in titles]
    assert places == sorted(places)
    assert "".join(page.locator(".snippets p").first.inner_text().split()) in spoken


@pytest.mark.parametrize("voices", [(), (ENGLISH,), (FAR,)], ids=["none", "english", "far"])
def test_without_a_voice_of_the_machine_there_is_no_button(
    visits: Visits, site: Site, voices: tuple[dict[str, object], ...]
) -> None:
    """Voices that are elsewhere would tell others what is read."""
    page = with_voices(visits.page(), *voices)
    for path in (DOCUMENT, HITS):
        page.goto(site.url + path)
        expect(page.locator(".read-aloud")).to_have_count(1)
        expect(page.locator(".read-aloud")).to_be_hidden()
    page.evaluate("one => speechSynthesis.voices.push(one)", OWN)
    page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    expect(page.get_by_role("button", name="朗读")).to_be_visible()


def test_a_real_browser_without_voices_and_one_without_scripts_show_no_button(
    visits: Visits, site: Site
) -> None:
    for page in (visits.page(), visits.page(scripts=False)):
        for path in (DOCUMENT, HITS):
            page.goto(site.url + path)
            expect(page.locator("h1, h3").first).to_be_attached()
            expect(page.locator(".read-aloud")).to_be_hidden()
            assert page.locator("#document-text, .hits").first.inner_text()


def test_other_modes_know_nothing_of_it(visits: Visits, site: Site) -> None:
    page = with_voices(visits.page(), OWN)
    for path in ("/d/dog-2018-1", "/contrast/search?q=养犬"):
        page.goto(site.url + path)
        expect(page.locator(".read-aloud")).to_have_count(0)
        assert page.locator("a").first.evaluate("one => getComputedStyle(one).cursor") == "pointer"
    asked = [one.url for one in visits.requests]
    assert not [one for one in asked if "read-aloud" in one or "large-" in one]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_pointer_is_large(visits: Visits, site: Site, scripts: bool) -> None:
    page = visits.page(scripts=scripts)
    with page.expect_response(lambda answer: "large-hand.svg" in answer.url) as hand:
        page.goto(site.url + HITS)
        page.locator(".hits h3 a").first.hover()
    assert hand.value.status == 200
    assert hand.value.headers["content-type"].startswith("image/svg+xml")
    if scripts:
        cursors = {
            what: page.locator(what).first.evaluate("one => getComputedStyle(one).cursor")
            for what in ("main", ".hits h3 a", ".box-row button", "summary", "#q")
        }
        assert "large-pointer.svg" in cursors.pop("main")
        assert cursors.pop("#q") == "text"
        assert all("large-hand.svg" in one for one in cursors.values())


@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing_while_it_is_read(visits: Visits, site: Site, width: int) -> None:
    page = with_voices(visits.page(width=width), OWN)
    for path in (DOCUMENT, HITS):
        page.goto(site.url + path)
        page.get_by_role("button", name="朗读").click()
        page.evaluate(AXE)
        assert structure(page) == []
        box = page.locator(".read-aloud button").bounding_box()
        assert box and box["height"] >= 44


@pytest.mark.parametrize("path", ["/large/", DOCUMENT, HITS])
def test_the_box_shows_what_it_is_for_on_a_phone(visits: Visits, site: Site, path: str) -> None:
    page = visits.page(width=375)
    page.goto(site.url + path)
    box = page.locator("#q")
    box.fill(box.get_attribute("placeholder") or "")
    assert box.evaluate("one => one.scrollWidth <= one.clientWidth")
