"""The figures to reach: each with its bound, beside what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from statistics import pstdev

AS_THEY_ARE = "as they are"
WITHOUT_MARKS = "without final marks"
WITH_PLEASE = "请问 before it"
HIT_AT_1 = "Hit@1"
MRR_AT_10 = "MRR@10"
R_AT_10 = "R@10"
IN_FIRST_THREE = "in first 3"
HIT_OR_OFFER = "Hit@1 or offer"
OFFER_SHOWN = "offer shown"
ANSWER_SHOWN = "answer shown"
EQUAL = "equal"

NEAR = 0.01
"""How far a rewording may be from the set as it is; smaller differences are noise."""

ROUNDING = 1e-9


class Bound(StrEnum):
    """On which side of a goal a figure has to be."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    WITHIN = "±"


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound; that of `WITHIN` is the distance from the value `of`."""

    bound: Bound
    value: float
    of: float = 0.0

    def reached(self, measured: float) -> bool:
        """Whether a value keeps the bound."""
        match self.bound:
            case Bound.AT_LEAST:
                return measured >= self.value - ROUNDING
            case Bound.AT_MOST:
                return measured <= self.value + ROUNDING
            case Bound.WITHIN:
                return abs(measured - self.of) <= self.value + ROUNDING

    def __str__(self) -> str:
        if self.bound is Bound.WITHIN:
            return f"{self.of:.3f} ± {self.value:g}"
        return f"{self.bound} {self.value:g}"


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure of one set, the mean over `asked` queries.

    `folds` are the means over parts of the set that share no right document. `beside` names the
    way of asking whose figure this one has to be near, for a rewording.
    """

    name: str
    asked_as: str
    figure: str
    value: float
    asked: int
    folds: tuple[float, ...] = ()
    beside: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Its set, way of asking and figure."""
        return self.name, self.asked_as, self.figure

    @property
    def spread(self) -> tuple[float, float, float] | None:
        """Least and greatest fold, and the standard deviation of the folds."""
        if len(self.folds) < 2:
            return None
        return min(self.folds), max(self.folds), pstdev(self.folds)


def _at_least(
    name: str, figure: str, values: Mapping[str, float]
) -> dict[tuple[str, str, str], Goal]:
    return {
        (name, asked_as, figure): Goal(Bound.AT_LEAST, value) for asked_as, value in values.items()
    }


GOALS: Mapping[tuple[str, str, str], Goal] = {
    ("notices", AS_THEY_ARE, HIT_AT_1): Goal(Bound.AT_LEAST, 0.84),
    ("notices", AS_THEY_ARE, MRR_AT_10): Goal(Bound.AT_LEAST, 0.89),
    ("notices", AS_THEY_ARE, R_AT_10): Goal(Bound.AT_LEAST, 0.975),
    ("statutes", AS_THEY_ARE, HIT_AT_1): Goal(Bound.AT_LEAST, 0.30),
    ("statutes", AS_THEY_ARE, MRR_AT_10): Goal(Bound.AT_LEAST, 0.38),
    ("statutes", AS_THEY_ARE, R_AT_10): Goal(Bound.AT_LEAST, 0.465),
    **_at_least(
        "laws",
        HIT_AT_1,
        {"full": 0.99, "short": 0.99, "《short》": 0.99, "short全文": 0.99, "short 全文": 0.99},
    ),
    **_at_least(
        "titles",
        HIT_OR_OFFER,
        {
            AS_THEY_ARE: 0.99,
            "without organ": 0.97,
            "one wrong": 0.97,
            "one missing": 0.97,
            "one homophone": 0.97,
            "two exchanged": 0.95,
            "pinyin": 0.90,
            "initials": 0.70,
        },
    ),
    ("titles", AS_THEY_ARE, OFFER_SHOWN): Goal(Bound.AT_MOST, 0.01),
    ("everyday", AS_THEY_ARE, IN_FIRST_THREE): Goal(Bound.AT_LEAST, 0.80),
    **_at_least(
        "numbers",
        HIT_AT_1,
        {"33 writings": 0.99, "in 12 sentences": 0.99, "writings in sentences": 0.99},
    ),
    **_at_least(
        "exact",
        EQUAL,
        {"phrases": 1.0, "both of two": 1.0, "either of two": 1.0, "one without another": 1.0},
    ),
    ("unanswered", AS_THEY_ARE, ANSWER_SHOWN): Goal(Bound.AT_MOST, 0.02),
}
"""What is to be reached by set, way of asking and figure; others are measured only."""


def goals_of(figures: Iterable[Measured]) -> list[tuple[Measured, Goal | None]]:
    """Each figure with its goal; a rewording has to be near the set itself."""
    kept = list(figures)
    values = {figure.key: figure.value for figure in kept}
    return [(figure, _goal(figure, values)) for figure in kept]


def _goal(figure: Measured, values: Mapping[tuple[str, str, str], float]) -> Goal | None:
    if figure.beside is None:
        return GOALS.get(figure.key)
    of = values.get((figure.name, figure.beside, figure.figure))
    return None if of is None else Goal(Bound.WITHIN, NEAR, of)
