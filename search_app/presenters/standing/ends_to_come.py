"""How it is said that a document, or a part of it, ends on a later day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from indexer.relations.effect_kinds import ENDING, EffectKind
from indexer.results.relations import CautionKind
from search_app import wording


class Said(Protocol):
    """What of a caution its sentence needs."""

    @property
    def kind(self) -> CautionKind:
        """What there is to know."""

    @property
    def effect(self) -> EffectKind | None:
        """What the other document does; None where it does nothing."""

    @property
    def clauses(self) -> str:
        """The articles it is about."""

    @property
    def first_day(self) -> date | None:
        """From when on."""

    @property
    def until(self) -> date | None:
        """Its last day."""

    @property
    def where(self) -> str:
        """The place for which alone it is done."""

    @property
    def stated(self) -> bool:
        """Whether a text says so."""


SaidT = TypeVar("SaidT", bound=Said)


def whole_end_to_come(cautions: Iterable[SaidT]) -> SaidT | None:
    """The caution that the whole document ends later; None where there is none."""
    later = (one for one in cautions if one.kind is CautionKind.ENDS_LATER)
    return next((one for one in later if one.effect in ENDING and not one.clauses), None)


def end_to_come(cautions: Iterable[Said]) -> str:
    """That the whole document ends later, as its validity says it; "" where no caution does."""
    end = whole_end_to_come(cautions)
    return ends_later(end, "") if end is not None else ""


def ends_later(one: Said, clauses: str) -> str:
    """That a document ends from a later day on, or these articles of it."""
    ends = one.effect.row.validity if one.effect else None
    assert ends is not None, "an effect ends it"
    assert one.first_day is not None, "it ends on a later day"
    day = wording.values.day(one.first_day)
    return wording.validity.ends_later(ends, day, stated=one.stated, clauses=clauses)
