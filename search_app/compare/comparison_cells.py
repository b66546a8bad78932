"""The three cells of each row of a 新旧对照表, whatever file it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indexer.limits.deadline import check
from indexer.results.comparisons import ComparedRow, ComparedRun, ComparedUnit, UnitKind
from search_app.compare.row_notes import row_note
from search_app.exports.cells import LONGEST_CELL

Cell = tuple[ComparedRun, ...]
"""Runs of text; a line break begins a paragraph."""
KEPT = "\n\u3000\u2003\u00a0"
"""Signs that are no print and that a file takes all the same: a line break, wide spaces."""


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row of the table; `whole`: the old or the new text is marked as a whole, not in words."""

    old: Cell
    new: Cell
    note: str
    heading: bool
    whole: bool


def cell_rows(rows: Iterable[ComparedRow]) -> Iterator[CellRow]:
    """The rows of a table; of a cell that no file can hold the rest stands in the next row."""
    for row in rows:
        check()
        old, new = _cut(_cell(row.old)), _cut(_cell(row.new))
        heading = row.kind is UnitKind.HEADING
        for at in range(max(len(old), len(new), 1)):
            yield CellRow(
                old=old[at] if at < len(old) else (),
                new=new[at] if at < len(new) else (),
                note="" if at else row_note(row),
                heading=heading,
                whole=not (row.old and row.new),
            )


def cell_of(text: str) -> Cell:
    """A cell of plain text."""
    return (ComparedRun(text, False),) if text else ()


def paragraphs_of(runs: Sequence[ComparedRun]) -> Iterator[Cell]:
    r"""The paragraphs of a text in runs, cut at "\n".

    >>> one, other = ComparedRun("甲\n乙", False), ComparedRun("丙", True)
    >>> [len(runs) for runs in paragraphs_of([one, other])]
    [1, 2]
    """
    line: list[ComparedRun] = []
    for run in runs:
        first, *others = run.text.split("\n")
        if first:
            line.append(ComparedRun(first, run.changed))
        for other in others:
            yield tuple(line)
            line = [ComparedRun(other, run.changed)] if other else []
    yield tuple(line)


def _cell(units: Sequence[ComparedUnit]) -> Cell:
    runs: list[ComparedRun] = []
    for unit in units:
        lead = ("\n" if runs else "") + (f"{unit.number}　" if unit.number else "")
        runs += [ComparedRun(lead, False), *unit.runs]
    return tuple(ComparedRun(_lines(run.text), run.changed) for run in runs if run.text)


def _lines(text: str) -> str:
    """A text without signs that a file refuses; its spaces and line breaks stay."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(sign if sign in KEPT or sign.isprintable() else " " for sign in text)


def _cut(cell: Cell) -> list[Cell]:
    """A cell in pieces that are short enough."""
    pieces: list[list[ComparedRun]] = [[]]
    room = LONGEST_CELL
    for run in cell:
        text = run.text
        while text:
            pieces[-1].append(ComparedRun(text[:room], run.changed))
            text, room = text[room:], room - len(text[:room])
            if not room:
                pieces.append([])
                room = LONGEST_CELL
    return [tuple(piece) for piece in pieces if piece]
