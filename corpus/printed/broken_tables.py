"""Tables that go on over a page: a merged cell says its text on the page that it begins on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.printed.ruled_tables import Place, RuledTable

# How far, in points, the columns of the two parts may stand apart.
_APART = 4.0


@dataclass(frozen=True, slots=True)
class TableEnd:
    """The last row of a table that may go on: its columns, texts, and which cells are merged.

    `head` are the texts of the table's first row, which its next part may repeat.
    """

    columns: tuple[float, ...]
    texts: tuple[str, ...]
    merged: tuple[bool, ...]
    head: tuple[str, ...]


def end_of(table: RuledTable, texts: Mapping[Place, str]) -> TableEnd:
    """How a table ends."""
    last = len(table.bands) - 1
    places = table.places(last)
    return TableEnd(
        table.bands[last].columns,
        tuple(texts.get(place, "") for place in places),
        tuple(place[0] < last for place in places),
        _row(table, 0, texts),
    )


def carried_on(table: RuledTable, texts: Mapping[Place, str], before: TableEnd) -> dict[Place, str]:
    """The texts of cells of a table that go on from the part of it on the page before.

    Only what is merged goes on: over several rows here, or over several there.
    """
    first = int(len(table.bands) > 1 and _row(table, 0, texts) == before.head)
    columns = table.bands[first].columns
    if len(columns) != len(before.columns) or any(
        abs(one - other) > _APART for one, other in zip(columns, before.columns, strict=True)
    ):
        return {}
    found: dict[Place, str] = {}
    below = table.places(first + 1) if first + 1 < len(table.bands) else []
    for cell, place in enumerate(table.places(first)):
        is_merged = before.merged[cell] or place in below
        if place == (first, cell) and is_merged and not texts.get(place):
            found[place] = before.texts[cell]
    return found


def _row(table: RuledTable, index: int, texts: Mapping[Place, str]) -> tuple[str, ...]:
    return tuple(texts.get(place, "") for place in table.places(index))
