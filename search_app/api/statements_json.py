"""What a text states, as JSON; read from `indexer.relations.statements_record`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.statements import ChangeKind
from search_app.api.json_model import Count, Day, JsonModel, Span
from search_app.wording import api_fields

WrittenTitle = Annotated[str | None, Field(description=api_fields.WRITTEN_TITLE)]
WrittenNumber = Annotated[str | None, Field(description=api_fields.WRITTEN_NUMBER)]
Place = Annotated[Span | None, Field(description=api_fields.PLACE_OR_TITLE)]


class StatedCitationJson(JsonModel):
    """The text names another document."""

    title: WrittenTitle
    number: WrittenNumber
    clauses: str | None
    basis: bool
    place: Place
    sentence: str


class StatedExplainedJson(JsonModel):
    """The text is an official reading of another document."""

    title: WrittenTitle
    number: WrittenNumber
    clauses: str | None
    place: Place
    sentence: str


class StatedEffectJson(JsonModel):
    """The text does something to another document."""

    effect: EffectKind
    title: WrittenTitle
    number: WrittenNumber
    clauses: str | None
    on: Day | None
    until: Day | None
    where: str | None
    older_self: bool
    derived: bool
    place: Place
    sentence: str


class TermJson(JsonModel):
    """How long the text says that it holds itself."""

    last_day: Day | None
    months: Count | None
    since: Day | None
    place: Span | None = Field(description=api_fields.PLACE_IN_BODY)
    sentence: str


class TextChangeJson(JsonModel):
    """An event in the history of the text, as read from its head or its record."""

    day: Day = Field(description=api_fields.CHANGED_ON)
    kind: ChangeKind = Field(description=api_fields.CHANGE_KIND)
    title: WrittenTitle
    number: WrittenNumber
    first_day: Day | None = Field(description=api_fields.CHANGE_FIRST_DAY)


class StatementsJson(JsonModel):
    """All that a text states."""

    no_rule: bool
    citations: list[StatedCitationJson]
    explains: list[StatedExplainedJson] = Field(description=api_fields.STATED_EXPLAINS)
    effects: list[StatedEffectJson]
    term: TermJson | None
    history: list[TextChangeJson] = Field(description=api_fields.READ_HISTORY)
