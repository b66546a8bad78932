"""What is offered beside an answer, as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from indexer.results import SearchResult
from search_app.api.json_model import JsonModel
from search_app.offers.offered_filters import OfferedFilter
from search_app.wording import api_fields

CORRECTION = "correction"
"""The kind of an offer that corrects the text."""


class OfferJson(JsonModel):
    """A search that is offered instead of the one that was asked; nothing is applied by itself."""

    kind: str = Field(description=api_fields.OFFER_KIND)
    q: str = Field(description=api_fields.OFFER_TEXT)
    parameters: dict[str, str] = Field(description=api_fields.OFFER_PARAMETERS)


def offers_of(result: SearchResult, filters: Sequence[OfferedFilter]) -> list[OfferJson]:
    """What is offered beside a result: a correction that is not applied, then filters."""
    correction = result.reading.correction
    found = []
    if correction and not correction.applied:
        found.append(OfferJson(kind=CORRECTION, q=correction.query_text, parameters={}))
    found += (OfferJson(kind=one.kind, q=one.q, parameters=one.parameters) for one in filters)
    return found
