"""What is offered beside an answer, as JSON."""

from __future__ import annotations

from pydantic import Field

from search_app.api.json_model import JsonModel
from search_app.wording import api_fields


class OfferJson(JsonModel):
    """A search that is offered instead of the one that was asked; nothing is applied by itself."""

    kind: str = Field(description=api_fields.OFFER_KIND)
    q: str = Field(description=api_fields.OFFER_TEXT)
    parameters: dict[str, str] = Field(description=api_fields.OFFER_PARAMETERS)
