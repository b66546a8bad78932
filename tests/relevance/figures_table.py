"""All figures in one table with their goals, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from unicodedata import east_asian_width

from tests.relevance.goals import Goal, Measured, goals_of

HEADS = ("set", "asked as", "figure", "queries", "value", "goal", "reached", "folds")
UNREACHED = "NO"


def tables(figures: Iterable[Measured]) -> str:
    """The figures as lines of equal columns, those without a goal in a second table.

    A goal that is not reached is marked.
    """
    judged = goals_of(figures)
    with_goals = [row for row in judged if row[1]]
    others = [row for row in judged if not row[1]]
    return "\n\n".join(_lines(rows) for rows in (with_goals, others) if rows)


def _lines(figures: Iterable[tuple[Measured, Goal | None]]) -> str:
    rows = [HEADS]
    for figure, goal in figures:
        reached = "" if goal is None else "yes" if goal.reached(figure.value) else UNREACHED
        spread = figure.spread
        rows.append(
            (
                figure.name,
                figure.asked_as,
                figure.figure,
                str(figure.asked),
                f"{figure.value:.3f}",
                "" if goal is None else str(goal),
                reached,
                "{:.3f} to {:.3f}, sd {:.3f}".format(*spread) if spread else "",
            )
        )
    widths = [max(_width(row[column]) for row in rows) for column in range(len(HEADS))]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def as_json(figures: Iterable[Measured]) -> list[dict[str, Any]]:
    """The figures with their goals, for other programs."""
    return [
        {
            "set": figure.name,
            "asked_as": figure.asked_as,
            "figure": figure.figure,
            "value": figure.value,
            "asked": figure.asked,
            "folds": list(figure.folds),
            "goal": None if goal is None else str(goal),
            "reached": None if goal is None else goal.reached(figure.value),
        }
        for figure, goal in goals_of(figures)
    ]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
