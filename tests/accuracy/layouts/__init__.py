"""Pages in the layouts of many systems, made with invented content, and how they are read.

Whoever made them had not read the rules. Of the first sixty, the rules may be developed on the
first half alone; thirty more were made later, in other layouts, to judge the rules once again, and
thirty more after that, in markup as editors and pasted text leave it, then forty and twenty more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.accuracy import pages, perturbed
from tests.accuracy.rows import Row

FOLDER = Path(__file__).parent
SECOND = FOLDER / "held_second"
THIRD = FOLDER / "held_third"
FOURTH = FOLDER / "held_fourth"
FIFTH = FOLDER / "held_fifth"
GOALS = pages.Goals(
    title=0.93,
    published_on=0.95,
    document_number=0.93,
    written_on=0.93,
    issuers=0.85,
    begins=0.93,
    ends=0.92,
)

AS_TEXT = replace(
    GOALS,
    title=0.91,
    published_on=0.94,
    document_number=0.91,
    issuers=0.96,
    begins=0.87,
    ends=0.92,
)
"""What all the pages reach as text alone; hidden dialogs are in it, and cells on lines."""


def measure(half: str) -> list[Row]:
    """The fields and bodies of one half, `dev` or `held`."""
    chosen = [gold for gold in pages.load_gold(FOLDER) if gold["half"] == half]
    return pages.measure(FOLDER, GOALS, chosen=chosen)


def measure_second() -> list[Row]:
    """The fields and bodies of the thirty pages that were made later."""
    return pages.measure(SECOND, GOALS)


def measure_third() -> list[Row]:
    """The fields and bodies of the thirty pages that were made after those."""
    return pages.measure(THIRD, GOALS)


def measure_fourth() -> list[Row]:
    """The fields and bodies of forty more pages."""
    return pages.measure(FOURTH, GOALS)


def measure_fifth() -> list[Row]:
    """The fields and bodies of twenty more, made when those had been mended."""
    return pages.measure(FIFTH, GOALS)


def measure_as_text() -> list[Row]:
    """All pages as a crawler saves them that keeps text alone."""
    rows: dict[str, Row] = {}
    for folder in (FOLDER, SECOND, THIRD, FOURTH, FIFTH):
        _add(rows, pages.measure(folder, AS_TEXT, change=perturbed.as_text, suffix=".txt"))
    return list(rows.values())


def _add(rows: dict[str, Row], found: Sequence[Row]) -> None:
    for one in found:
        row = rows.setdefault(one.name, Row(one.name, one.goal))
        row.right += one.right
        row.total += one.total
        row.misses += one.misses
