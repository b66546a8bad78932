"""Large type and high contrast by address: kept by every link and form, and by nothing else."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from indexer.engine import Engine
from indexer.settings import Settings
from search_app import create_app, wording
from search_app.http.display_modes import Mode, path_of, switched
from tests.search_app.pages import page

PAGES = (
    "/search",
    "/search?q=养犬&year=2019",
    "/search?q=无此词语",
    "/d/rules?q=公开",
    "/data",
    "/nowhere",
)
FILES = ("/static/", "/embed.js")


def addresses(client: FlaskClient, address: str) -> list[str]:
    """Where the links and forms of a page lead on this site, the switches left aside."""
    status = client.get(address).status_code
    root = page(client, address, status)
    for switch in root.xpath("//nav[@class='modes']"):
        switch.drop_tree()
    found = root.xpath("//a/@href | //form/@action")
    return [str(one) for one in found if str(one).startswith("/")]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("modes", ["/large", "/contrast", "/large/contrast"])
def test_every_link_and_form_keeps_the_mode(client: FlaskClient, address: str, modes: str) -> None:
    links = addresses(client, modes + address)
    assert links
    assert [one for one in links if not one.startswith(f"{modes}/")] == []
    assert [one.removeprefix(modes) for one in links] == addresses(client, address)
    html = page(client, modes + address, client.get(address).status_code)
    assert html.get("class") == modes.strip("/").replace("/", " ")


def test_switches_turn_one_mode_on_or_off_and_stay_on_the_page(client: FlaskClient) -> None:
    root = page(client, "/large/search?q=%E7%8A%AC&year=2019")
    switches = {a.text: a.get("href") for a in root.xpath("//nav[@class='modes']//a")}
    assert switches == {
        wording.modes.TURN_OFF["large"]: "/search?q=%E7%8A%AC&year=2019",
        wording.modes.TURN_ON["contrast"]: "/large/contrast/search?q=%E7%8A%AC&year=2019",
    }


def test_switch_never_leads_to_another_host(client: FlaskClient) -> None:
    root = page(client, "/large//evil.example/x", 404)
    assert "/evil.example/x" in root.xpath("//nav[@class='modes']//a/@href")


def test_others_are_given_the_address_without_a_mode(client: FlaskClient) -> None:
    root = page(client, "/large/d/rules")
    assert root.xpath("//link[@rel='canonical']/@href") == ["http://localhost/d/rules"]
    hit = client.get("/large/api/v1/search?q=公开").get_json()["hits"][0]
    assert hit["page"] == "http://localhost/d/rules"


def test_files_are_the_same_in_all_modes_but_for_reading_aloud(client: FlaskClient) -> None:
    path = "//link[@rel='stylesheet']/@href | //script/@src"
    large = page(client, "/large/search").xpath(path)
    reading = [one for one in large if one.startswith("/static/read-aloud.js")]
    assert len(reading) == 1
    large.remove(*reading)
    assert large == page(client, "/search").xpath(path)


def test_modes_stand_behind_the_prefix_of_the_site(settings: Settings, engine: Engine) -> None:
    prefixed = settings.model_copy(update={"url_prefix": "/zc"})
    client = create_app(prefixed, engine).test_client()
    links = addresses(client, "/zc/large/search?q=养犬")
    assert all(one.startswith("/zc/large/") for one in links)
    assert client.get("/zc/large?q=a").headers["Location"] == "/zc/large/search?q=a"
    assert all(one.startswith("/zc/large/") for one in addresses(client, "/zc/large/"))


def test_paths_and_switches() -> None:
    assert path_of(()) == ""
    assert path_of([Mode.CONTRAST, Mode.LARGE]) == "/large/contrast"
    assert switched((Mode.LARGE,), Mode.LARGE) == ()
    assert switched((Mode.CONTRAST,), Mode.LARGE) == (Mode.LARGE, Mode.CONTRAST)
