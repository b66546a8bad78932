"""The cells of a table row by row, with the values of merged cells in each of their rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readers.word.printed_branches import cells, rows
from corpus.readers.word.xml_names import Element, attribute, child, switched, value, whole


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell at its first column; `continues` where it is the lower part of a merged one."""

    element: Element
    column: int
    continues: bool
    merged: bool


def printed_rows(table: Element) -> Iterator[tuple[TableCell, ...]]:
    """The rows of a table that print: those that were deleted or hidden are left out."""
    for row in rows(table):
        properties = child(row, "w:trPr")
        if child(properties, "w:del") is None and not switched(properties, "w:hidden"):
            yield tuple(_cells(row, properties))


def hidden_rows(table: Element) -> int:
    """How many rows of a table are hidden."""
    return sum(bool(switched(row, "w:trPr", "w:hidden")) for row in rows(table))


def _cells(row: Element, properties: Element | None) -> Iterator[TableCell]:
    column = whole(value(properties, "w:gridBefore")) or 0
    for cell in cells(row):
        about = child(cell, "w:tcPr")
        if child(about, "w:cellDel") is not None or _continues(about, "w:hMerge"):
            continue
        merged = child(about, "w:vMerge") is not None or _merge_change(about) is not None
        lower = _continues(about, "w:vMerge") or _merge_change(about) == "cont"
        yield TableCell(cell, column, lower, merged)
        column += max(1, whole(value(about, "w:gridSpan")) or 1)


def _continues(properties: Element | None, name: str) -> bool:
    """Whether a cell goes on with the one above or before it; a merge that says nothing does."""
    merge = child(properties, name)
    return merge is not None and (attribute(merge, "w:val") or "continue") == "continue"


def _merge_change(properties: Element | None) -> str | None:
    change = child(properties, "w:cellMerge")
    return None if change is None else attribute(change, "w:vMerge")
