"""What has to be known of a document beside its validity, as JSON."""

from __future__ import annotations

from pydantic import Field, computed_field, model_validator

from indexer.relations.effect_kinds import EffectKind
from indexer.results.relations import CautionKind
from search_app.api.json_model import Day, JsonModel
from search_app.api.references_json import DocumentSummaryJson, quote_title
from search_app.presenters.standing.caution_lines import said
from search_app.wording import api_fields


class CautionJson(JsonModel):
    """What has to be known of a document beside its validity."""

    kind: CautionKind = Field(description=api_fields.CAUTION_KIND)
    by: DocumentSummaryJson
    effect: EffectKind | None = Field(description=api_fields.CAUTION_EFFECT)
    clauses: str
    first_day: Day | None
    until: Day | None
    where: str
    sentence: str
    stated: bool

    _title = model_validator(mode="after")(quote_title)

    @computed_field(description=api_fields.CAUTION_MESSAGE)  # type: ignore[prop-decorator]
    @property
    def message(self) -> str:
        """The caution as pages say it."""
        return said(self)
