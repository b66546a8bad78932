"""The page of a comparison: rows side by side, what did not change folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from indexer.results.comparisons import (
    ComparedRow,
    ComparedRun,
    ComparedUnit,
    Comparison,
    UnitChange,
    UnitKind,
)
from search_app import wording
from search_app.addresses.links import Links
from search_app.compare.chosen_rows import is_unchanged
from search_app.compare.compared_texts import Compared, ComparedText
from search_app.compare.comparison_cells import paragraphs_of
from search_app.compare.row_notes import beside_change
from search_app.wording import compare as words

LITTLE = 0.2
"""Share of the shorter text's articles below which two texts have little in common."""
ENOUGH = 5
"""Articles from which on a share says something."""


@dataclass(frozen=True, slots=True)
class UnitText:
    """An article, heading or paragraph: its number, with a link to its place, and paragraphs."""

    number: str
    href: str
    paragraphs: tuple[tuple[ComparedRun, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBlock:
    """A row: `heading` names it; of one that is the `same` in both texts one is shown.

    `anchor` is set for the first of each change.
    """

    change: str
    kind: str
    heading: str
    label: str
    note: str
    old: tuple[UnitText, ...]
    new: tuple[UnitText, ...]
    same: bool
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that stand together: of those of which no word changed `summary` says how many."""

    summary: str
    rows: tuple[RowBlock, ...]


@dataclass(frozen=True, slots=True)
class TextHead:
    """One of the two texts as it is named above its column."""

    side: str
    title: str
    href: str
    detail: str


@dataclass(frozen=True, slots=True)
class ChangeCount:
    """How many rows there are of a change, and where the first one is ("" for what is folded)."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class FileLinks:
    """The comparison as a file: with all rows, and with those alone that changed."""

    label: str
    all: str
    changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage:
    """All that the page shows; `swap` is "" where a text is of no document."""

    title: str
    heads: tuple[TextHead, TextHead]
    counts: tuple[ChangeCount, ...]
    writing: str
    notes: tuple[str, ...]
    groups: tuple[RowGroup, ...]
    swap: str
    files: tuple[FileLinks, ...]


def present_comparison(found: Compared, links: Links) -> ComparisonPage:
    """The page of two compared texts."""
    old, new, comparison = found.old, found.new, found.comparison
    both = old.id is not None and new.id is not None
    return ComparisonPage(
        title=words.page_title(old.title, new.title),
        heads=(_head("a", old, links), _head("b", new, links)),
        counts=tuple(_counts(comparison)),
        writing=words.writing_told(comparison.writing, comparison.breaks)
        if comparison.writing
        else "",
        notes=tuple(_notes(comparison)),
        groups=tuple(_groups(comparison.rows, _Addresses(old.id, new.id, links))),
        swap=links.compare(new.id, old.id) if both else "",
        files=tuple(
            FileLinks(
                label,
                links.compare_file(form, old.id, new.id),
                links.compare_file(form, old.id, new.id, changed=True),
            )
            for form, label in (("docx", words.DOCX), ("xlsx", words.XLSX))
        )
        if both
        else (),
    )


def _head(side: str, text: ComparedText, links: Links) -> TextHead:
    day = wording.values.day(text.dated_on) if text.dated_on else ""
    detail = wording.values.SEPARATOR.join(part for part in (text.document_number, day) if part)
    href = links.document(text.id) if text.id is not None else ""
    return TextHead(words.SIDES[side], text.title or text.label, href, detail)


def _counts(comparison: Comparison) -> Iterator[ChangeCount]:
    for change in words.CHANGES:
        if number := comparison.counts[change]:
            folded = change in (UnitChange.KEPT, UnitChange.RENUMBERED)
            yield ChangeCount(words.count(change, number), "" if folded else f"#{change}-1")


def _notes(comparison: Comparison) -> Iterator[str]:
    counts = comparison.counts
    alone = counts[UnitChange.NEW] + counts[UnitChange.DROPPED]
    paired = sum(counts.values()) - alone
    shorter = paired + min(counts[UnitChange.NEW], counts[UnitChange.DROPPED])
    if shorter >= ENOUGH and paired < LITTLE * shorter:
        yield words.LITTLE_IN_COMMON
    if comparison.rows and all(map(is_unchanged, comparison.rows)):
        yield words.NOTHING_CHANGED
    yield words.BY_PROGRAM


@dataclass(frozen=True, slots=True)
class _Addresses:
    """Where the articles of the two texts can be read in place."""

    old: str | None
    new: str | None
    links: Links

    def of(self, side: str, unit: ComparedUnit) -> str:
        id = self.old if side == "a" else self.new
        return self.links.document(id, anchor=unit.name) if id is not None and unit.name else ""


def _groups(rows: Sequence[ComparedRow], addresses: _Addresses) -> Iterator[RowGroup]:
    met: set[UnitChange] = set()
    for (folded, heading), several in groupby(rows, lambda row: (_is_folded(row), _heads(row))):
        run = list(several)
        blocks = []
        for row in run:
            first = row.change not in met and not heading
            blocks.append(_block(row, addresses, f"{row.change}-1" if first else ""))
            met |= {row.change} if first else set()
        yield RowGroup(_summary(run) if folded else "", tuple(blocks))


def _heads(row: ComparedRow) -> bool:
    return row.kind is UnitKind.HEADING


def _is_folded(row: ComparedRow) -> bool:
    return is_unchanged(row) and not _heads(row)


def _summary(run: Sequence[ComparedRow]) -> str:
    """What a folded run of rows is: its numbers now, and those it had."""
    new = [row.new[0].number for row in run if row.new]
    named = [number for number in new if number]
    first, last = (named[0], named[-1]) if len(named) == len(run) else ("", "")
    told = [words.unchanged(first, last, len(run))]
    renumbered = [row.old[0].number for row in run if row.renumbered and row.old[0].number]
    if first and renumbered:
        told.append(words.renumbered_run(renumbered[0], renumbered[-1]))
    writing, breaks = sum(row.writing for row in run), sum(row.breaks for row in run)
    if writing:
        told.append(words.writing(writing, breaks))
    return words.told(told)


def _block(row: ComparedRow, addresses: _Addresses, anchor: str) -> RowBlock:
    units = row.new or row.old
    return RowBlock(
        change=row.change,
        kind=row.kind,
        heading=words.numbers([unit.number for unit in units if unit.number]),
        label=words.CHANGES[row.change],
        note=beside_change(row),
        old=tuple(_unit("a", unit, addresses) for unit in row.old),
        new=tuple(_unit("b", unit, addresses) for unit in row.new),
        same=is_unchanged(row) and (not row.writing or _heads(row)),
        anchor=anchor,
    )


def _unit(side: str, unit: ComparedUnit, addresses: _Addresses) -> UnitText:
    return UnitText(unit.number, addresses.of(side, unit), tuple(paragraphs_of(unit.runs)))
