"""Every row of a registry is known wherever it has to be; what is missing is listed at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from indexer.query.facets import STORED_FACETS, Facet
from indexer.query.filters import Filters
from indexer.query.model import Query
from indexer.settings import Settings
from search_app import wording
from search_app.addresses.links import Links
from search_app.addresses.query_pairs import search_pairs
from search_app.addresses.search_args import PARAMETERS, REPEATABLE
from search_app.api.openapi import openapi

ROOT = Path(__file__).resolve().parents[2]
API_PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


def described_parameters() -> dict[str, str]:
    """What the description of the API says of each parameter of a search."""
    paths = openapi(Settings(), Links())["paths"]
    given = paths["/api/v1/search"]["get"]["parameters"]
    return {one["name"]: one["description"] for one in given}


def missing_of_facets() -> Iterator[str]:
    """What each facet lacks."""
    described = described_parameters()
    for facet in Facet:
        if facet not in wording.search.FACET_NAMES:
            yield f"{facet}: name in search_app/wording/search.py, FACET_NAMES"
        if f"`{facet}`" not in API_PAGE:
            yield f"{facet}: docs/api.md"
        if facet not in PARAMETERS or facet not in REPEATABLE:
            yield f"{facet}: parameter of an address"
        if wording.search.FACETS[facet] not in described.get(facet, ""):
            yield f"{facet}: parameter in the description of the API"
        if (facet.value, "x") not in search_pairs(Query(filters=Filters(**{facet: ("x",)}))):
            yield f"{facet}: parameter of a link"
        if facet.row.missing and facet.row.missing not in wording.document.FIELD:
            yield f"{facet}: {facet.row.missing} in search_app/wording/document.py, FIELD"


def test_no_place_lacks_a_facet() -> None:
    assert not list(missing_of_facets())


def test_only_the_validity_depends_on_the_day() -> None:
    assert {*Facet} - {*STORED_FACETS} == {Facet.VALIDITY}
