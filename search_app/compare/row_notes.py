"""What a row of a comparison says of itself (说明), the same on the page, in files and in JSON."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.results.comparisons import ComparedRow, ComparedUnit, UnitChange
from search_app.wording import compare as words


def row_note(row: ComparedRow) -> str:
    """The change and what else there is to say of a row."""
    own = row.change in (UnitChange.CHANGED, UnitChange.NEW, UnitChange.DROPPED, UnitChange.KEPT)
    return words.told(((words.CHANGES[row.change] if own else ""), beside_change(row)))


def beside_change(row: ComparedRow) -> str:
    """What there is to say of a row beside the name of its change."""
    old, new = _numbers(row.old), _numbers(row.new)
    several = row.change in (UnitChange.MOVED, UnitChange.SPLIT, UnitChange.MERGED)
    match row.change:
        case UnitChange.MOVED:
            numbers = words.moved(old, new)
        case UnitChange.SPLIT:
            numbers = words.split(old, new)
        case UnitChange.MERGED:
            numbers = words.merged(old, new)
        case _:
            numbers = words.renumbered(old, new) if row.renumbered else ""
    return words.told(
        (
            numbers,
            words.REWORDED if several and row.reworded else "",
            words.perhaps(row.change, row.perhaps) if row.perhaps else "",
            words.writing(row.writing, row.breaks) if row.writing else "",
            words.COARSE if row.coarse else "",
        )
    )


def _numbers(units: Sequence[ComparedUnit]) -> str:
    return words.numbers([unit.number for unit in units if unit.number])
