"""Collect what judging the fields of a document brings up: rules, places, refused values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import Any, Self

from corpus.document import Paragraph
from corpus.draft import Stated
from corpus.fields.dates import parse_date
from corpus.report import Refusal, RefusalReason


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDefaults:
    """What a source says of all its documents: it fills in what they do not say themselves.

    `base_url` with a document's path behind it is its address; part `column_part` of the path,
    counted from 1, is the column of the site that it stands in.
    """

    site: str = ""
    base_url: str = ""
    issuer: str = ""
    topic: str = ""
    region: str = ""
    column_part: int = 0

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """Make them again of what `dataclasses.asdict` gave."""
        return cls(**stored)


@dataclass(slots=True)
class Judged:
    """The rules that found fields, where these stand in the body, and what was refused."""

    path: str
    key: str
    paragraphs: Sequence[Paragraph]
    rules: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def refuse(self, name: str, value: str, reason: RefusalReason) -> None:
        """Note a value that is not taken over."""
        self.refused.append(Refusal(self.path, self.key, name, value, reason))

    def found(self, name: str, rule: str, place: tuple[int, int] | None = None) -> None:
        """Note by which rule a field was found, and where in the body it stands."""
        self.rules[name] = str(rule)
        self.places.pop(name, None)
        if place is not None:
            self.places[name] = place

    def place(self, paragraph: int, start: int, end: int) -> tuple[int, int]:
        """The place in the body of [start, end) of a paragraph."""
        if not self._starts:
            lengths = (len(one.text) + 1 for one in self.paragraphs)
            self._starts = [0, *accumulate(lengths)]
        return self._starts[paragraph] + start, self._starts[paragraph] + end

    def stated_date(self, name: str, stated: Stated | None) -> date | None:
        """The day that a field states; a value that is no date is noted as refused."""
        if stated is None or not stated.text.strip(" -—无"):
            return None
        day = parse_date(stated.text)
        if day is None:
            self.refuse(name, stated.text, RefusalReason.NOT_A_DATE)
        else:
            self.found(name, stated.rule)
        return day
