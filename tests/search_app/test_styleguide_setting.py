"""The page of all components is there only where the operator turns it on."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from indexer.engine import Engine
from indexer.relations.validity.statuses import Validity
from indexer.settings import Settings, SettingsError, load_settings
from search_app import create_app, wording
from search_app.application import STATIC
from search_app.presenters.standing.validity_marks import MarkWeight, weight
from tests.search_app.pages import page, texts

SHEETS = ("app", "filters", "results", "document")
"""The styles of components; the others are of single pages."""
ELSEWHERE = {
    *("marks", "path", "find", "values"),
    *("about", "document-head", "info", "back", "changes", "readings", "duplicates"),
    *("article-text", "of-article", "clause-tool", "done", "moved", "rules"),
    "alone",
    *("contradiction", "each", "level-", "related", "day", "validity", "asof"),
    *("cut", "before", "stays"),
}
"""Classes of components that only their own page has: fold-outs of a document, pages of articles,
remarks without hits, what scripts make, where a long text breaks off, the foot of a site with all
its numbers."""


@pytest.fixture
def shown(settings: Settings, engine: Engine) -> FlaskClient:
    """A visitor of a site that has the page."""
    return create_app(settings.model_copy(update={"styleguide": "on"}), engine).test_client()


def test_it_is_off_unless_turned_on(client: FlaskClient) -> None:
    assert Settings().styleguide == "off"
    page(client, "/styleguide", 404)


def test_the_setting_takes_on_and_off_alone() -> None:
    assert load_settings({"styleguide": "on"}, environment={}).styleguide == "on"
    with pytest.raises(SettingsError):
        load_settings({"styleguide": "yes"}, environment={})


def test_it_shows_every_component_and_no_robot_keeps_it(shown: FlaskClient) -> None:
    root = page(shown, "/styleguide")
    assert root.xpath("//section[@data-specimen]/@data-specimen") == [*wording.styleguide.SPECIMENS]
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert len(root.xpath("//@id")) == len(set(root.xpath("//@id")))


def test_it_shows_every_validity_and_every_error(shown: FlaskClient) -> None:
    root = page(shown, "/styleguide")
    said = " ".join(texts(root, "//*[@data-specimen='hits']//p[@class='stands']"))
    for validity in Validity:
        assert wording.validity.stands(validity, stated=False).partition("（")[0] in said
        if weight(validity) is not MarkWeight.NONE:
            assert root.xpath(f"//*[@data-specimen='hits']//*[@class='mark-{weight(validity)}']")
    assert wording.validity.NO_RULE in said
    assert texts(root, "//*[@data-specimen='errors']//h3") == [*wording.errors.TITLES.values()]


def test_no_component_with_a_style_of_its_own_is_left_out(shown: FlaskClient) -> None:
    html = shown.get("/styleguide").get_data(as_text=True)
    there = {name for value in re.findall(r'class="([^"]*)"', html) for name in value.split()}
    styled = set()
    for sheet in SHEETS:
        text = (STATIC / f"{sheet}.css").read_text(encoding="utf-8")
        rules = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        for selector in re.findall(r"([^{}]+)\{", rules):
            styled |= set(re.findall(r"\.([a-z][a-z-]*)", selector))
    assert styled - there == ELSEWHERE
