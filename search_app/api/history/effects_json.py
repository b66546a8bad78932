"""What documents do to each other, as JSON."""

from __future__ import annotations

from pydantic import Field, model_validator

from indexer.results.effect_lists import EffectList
from search_app.addresses.links import Links
from search_app.api.json_model import Count, Day, JsonModel
from search_app.api.references_json import DocumentSummaryJson, ReferenceJson, quote_title
from search_app.wording import api_fields


# Of several base classes the fields of the last one come first.
class ListedEffectJson(ReferenceJson):
    """What one document does to an article of another, or to the whole of it."""

    kind: str = Field(description=api_fields.LISTED_EFFECT_KIND)
    by: DocumentSummaryJson
    article: str
    first_day: Day | None
    latest: bool = Field(description=api_fields.LATEST)
    stated: bool = Field(description=api_fields.EFFECT_STATED)
    until: Day | None
    where: str
    contained: bool | None
    taken_up: Day | None = Field(description=api_fields.EFFECT_TAKEN_UP)
    sentence: str

    _title = model_validator(mode="after")(quote_title)


class EffectsJson(JsonModel):
    """A page of effects, and how many there are."""

    total: Count = Field(description=api_fields.EFFECTS_TOTAL)
    effects: list[ListedEffectJson] = Field(description=api_fields.EFFECTS)
    about: list[DocumentSummaryJson]
    next_cursor: str | None
    indexed_on: Day
    index_version: str


def effects_json(found: EffectList, links: Links) -> EffectsJson:
    """The page of effects that was asked for."""
    return EffectsJson.of(links, found)
