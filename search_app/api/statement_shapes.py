"""The shapes of what a text states, as JSON (`indexer.relations.statements_record`)."""

from __future__ import annotations

# From `typing` only from Python 3.12 on does pydantic read it.
from typing_extensions import TypedDict

from indexer.relations.statements import EffectKind
from search_app.api.shape_types import EXACT, Count, Day, Span


class SaidJson(TypedDict):
    """The sentence that says it, and where it stands."""

    place: Span | None
    sentence: str


class WrittenJson(TypedDict):
    """A document as a text names it."""

    title: str | None
    number: str | None
    clauses: str | None


@EXACT
class StatedCitationJson(WrittenJson, SaidJson):
    """The text names another document."""

    basis: bool


@EXACT
class StatedEffectJson(WrittenJson, SaidJson):
    """The text does something to another document."""

    effect: EffectKind
    on: Day | None
    until: Day | None
    older_self: bool


@EXACT
class TermJson(SaidJson):
    """How long the text says that it holds itself."""

    last_day: Day | None
    months: Count | None


@EXACT
class StatementsJson(TypedDict):
    """All that a text states."""

    no_rule: bool
    citations: list[StatedCitationJson]
    effects: list[StatedEffectJson]
    term: TermJson | None
