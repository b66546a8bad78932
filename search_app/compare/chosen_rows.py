"""Which rows of a comparison a file or an answer has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.results.comparisons import ComparedRow, UnitChange, UnitKind
from search_app.compare.compare_args import Rows


def is_unchanged(row: ComparedRow) -> bool:
    """Whether no word of a row changed and it stands where it stood, its number apart."""
    return row.change in (UnitChange.KEPT, UnitChange.RENUMBERED)


def chosen_rows(rows: Sequence[ComparedRow], chosen: Rows) -> Iterator[ComparedRow]:
    """All rows, or those that changed, each with the headings above it."""
    above: list[ComparedRow] = []
    for row in rows:
        if chosen is Rows.CHANGED and is_unchanged(row):
            if row.kind is UnitKind.HEADING:
                above = [one for one in above if one.level < row.level]
                above.append(row)
            continue
        yield from above
        above = []
        yield row
