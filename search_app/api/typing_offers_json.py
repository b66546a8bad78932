"""What is offered while somebody types, as JSON."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from indexer.results import Offer, OfferKind
from search_app.addresses.links import Links
from search_app.api.json_model import JsonModel
from search_app.presenters.beside.shown_offers import present_typing_offer
from search_app.wording import api_fields


class TypingOfferJson(JsonModel):
    """A law, number, document, word, organ or topic that may be meant."""

    kind: OfferKind = Field(description=api_fields.TYPING_OFFER_KIND)
    text: str = Field(description=api_fields.TYPING_OFFER_TEXT)
    q: str = Field(description=api_fields.TYPING_OFFER_QUERY)
    id: str | None
    page: str = Field(description=api_fields.TYPING_OFFER_PAGE)
    facts: list[str] = Field(description=api_fields.TYPING_OFFER_FACTS)

    @classmethod
    def shown(cls, offer: Offer, links: Links) -> Self:
        """One offer with the full address that it leads to."""
        shown = present_typing_offer(offer, links)
        return cls(
            kind=offer.kind,
            text=offer.text,
            q=offer.q,
            id=offer.id,
            page=links.absolute(shown.href),
            facts=list(shown.facts),
        )
