"""Finds what tables with a column each for title, number and decision repeal or keep in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.fields.dates import find_dates
from corpus.fields.numbers import find_numbers
from indexer.relations.effect_kinds import ENDING, EffectKind
from indexer.relations.grammar.effect_grammar import FoundEffect, act, ending_kind
from indexer.relations.grammar.named_parts import clauses_in
from indexer.relations.grammar.references import Mention
from indexer.relations.grammar.rules import decision_table_rules as rules
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.statements import Place, Reference

_ABOVE = 4
_LONGEST_HEADING = 60
_MOST = 3000


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a table: its text and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of a table, the line behind its head, and whether each cell is a line."""

    columns: tuple[str, ...]
    line: int
    apart: bool


def find_in_tables(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Find every repeal in the tables of a decision on 清理 or 废止."""
    title = reading.document.title
    if not (rules.OWN.search(title) or rules.PROLONGS.search(title)):
        return
    lines = _lines(reading.text)
    at = 0
    while at < len(lines):
        table = _head(lines, at)
        if table is None:
            at += 1
            continue
        heading = _heading(lines, at)
        at = table.line
        for row, after in _rows(lines, table):
            at = after
            if len(row) == 1 and not table.apart:
                heading = _heading_in_table(row[0], heading)
                continue
            found = _decided(reading, table, row, heading=heading)
            if found is not None:
                yield found


def holds_table(text: str) -> bool:
    """Tell whether a text begins with the head of a table of documents."""
    lines = _lines(text)
    return any(_head(lines, at) is not None for at in range(min(3, len(lines))))


def _lines(text: str) -> list[_Cell]:
    found: list[_Cell] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(_Cell(line, at, at + len(line)))
        at += len(line) + 1
    return found


def _cells(line: _Cell) -> list[_Cell]:
    cells: list[_Cell] = []
    at = line.start
    for part in line.text.split("\t"):
        cells.append(_Cell(part.strip(), at, at + len(part)))
        at += len(part) + 1
    return cells


def _column(text: str) -> str | None:
    bare = re.sub(r"[\s\u3000]", "", text)
    for name, pattern in (
        ("order", rules.ORDER),
        ("number", rules.NUMBER),
        ("title", rules.TITLE),
        ("result", rules.RESULT),
        ("parts", rules.PARTS),
        ("until", rules.UNTIL),
        ("other", rules.OTHER),
    ):
        if pattern.fullmatch(bare):
            return name
    return None


def _head(lines: Sequence[_Cell], at: int) -> _Table | None:
    """Return the table whose head begins at a line.

    The head is one row, or a line for each cell.
    """
    row = _cells(lines[at])
    if len(row) > 1:
        columns = tuple(_column(cell.text) or "" for cell in row)
        named = "title" in columns and len(set(columns) & {"order", "number", "result"}) > 0
        return _Table(columns, at + 1, apart=False) if named else None
    columns = ()
    while at < len(lines) and (name := _column(lines[at].text)) is not None:
        columns += (name,)
        at += 1
    if len(columns) >= 3 and columns[0] == "order" and "title" in columns:
        return _Table(columns, at, apart=True)
    return None


@dataclass(frozen=True, slots=True)
class _Heading:
    """What a line above rows says of all of them: None where it decides nothing."""

    kind: EffectKind | None = None


def _heading(lines: Sequence[_Cell], at: int) -> _Heading:
    """Return what the line above a table says that is decided on the listed documents."""
    for line in reversed(lines[max(0, at - _ABOVE) : at]):
        if "\t" in line.text:
            break
        said = _said_above(line.text)
        if said is not None:
            return said
    return _Heading()


def _said_above(text: str) -> _Heading | None:
    """Return what a line above rows decides; None where it says nothing of that."""
    if rules.KEEP_HEADING.search(text) and not rules.NOT_YET.search(text):
        return _Heading(EffectKind.KEEP)
    if rules.PROLONGS.search(text) and not rules.NOT_YET.search(text):
        return _Heading(EffectKind.PROLONG)
    if rules.NO_HEADING.search(text):
        return _Heading()
    if not rules.HEADING.search(text):
        return None
    return _Heading(kind_of_list(text))


def kind_of_list(text: str) -> EffectKind:
    """Return how what a list or table names ends, by the line above it.

    >>> kind_of_list("部分条款失效的文件目录").value, kind_of_list("宣布失效的文件目录").value
    ('partial_repeal', 'declare_expired')
    """
    partial = rules.PART_HEADING.search(text) and not rules.WHOLE_TOO.search(text)
    return EffectKind.PARTIAL_REPEAL if partial else ending_kind(text)


def _heading_in_table(line: _Cell, before: _Heading) -> _Heading:
    """Return what holds for the rows below a line inside a table: 二、宣布失效的文件."""
    return _said_above(line.text) or before


def _rows(lines: Sequence[_Cell], table: _Table) -> Iterator[tuple[list[_Cell], int]]:
    """Return the rows below a head, each with the index of the line behind it."""
    at = table.line
    count = 0
    while at < len(lines) and count < _MOST:
        if table.apart:
            row, after = _row_of_lines(lines, at, table)
        else:
            row, after = _cells(lines[at]), at + 1
            if _head(lines, at) is not None or (len(row) < 2 and not _goes_on(lines, at, table)):
                return
        if not row:
            return
        yield row, after
        at, count = after, count + 1


def _goes_on(lines: Sequence[_Cell], at: int, table: _Table) -> bool:
    """Tell whether a line without columns only parts the rows of a table: rows as before follow."""
    below = next((n for n in range(at + 1, min(at + 3, len(lines))) if "\t" in lines[n].text), None)
    if below is None or len(lines[at].text) > _LONGEST_HEADING:
        return False
    return len(_cells(lines[below])) == len(table.columns) and _head(lines, below) is None


def _row_of_lines(lines: Sequence[_Cell], at: int, table: _Table) -> tuple[list[_Cell], int]:
    """Return a row whose cells are lines: from its number to that of the next row."""
    if not re.fullmatch(r"\d{1,4}[.、]?", lines[at].text.strip()):
        return [], at
    order = int(re.sub(r"\D", "", lines[at].text))
    end = at + 1
    while end < len(lines) and end - at < 3 * len(table.columns):
        text = lines[end].text.strip()
        if text in (str(order + 1), f"{order + 1}.", f"{order + 1}、"):
            break
        if end - at >= len(table.columns) and len(text) > 60:
            break
        end += 1
    return list(lines[at:end])[: len(table.columns) + 2], end


def _decided(
    reading: TextUnderReading, table: _Table, row: Sequence[_Cell], *, heading: _Heading
) -> FoundEffect | None:
    title, number = _named(table, row)
    if title is None:
        return None
    kind = heading.kind
    if "result" in table.columns and (said := _result(table, row)):
        kind = _result_kind(said, kind)
    if kind is None:
        return None
    clauses = _clauses(table, row) if kind in ENDING or kind is EffectKind.PARTIAL_REPEAL else ""
    if clauses:
        kind = EffectKind.PARTIAL_REPEAL
    place = Place(row[0].start, row[-1].end)
    within = reading.within(place.start, place.end)
    target = _reference(title.text, number.text if number else "")
    if target is None:
        return None
    start = within[0].start if within else -1
    mention = Mention(max(start, place.start), max(start, place.start), target)
    until = _until(table, row) if kind is EffectKind.PROLONG else None
    if kind is EffectKind.PROLONG and until is None:
        return None
    found = act(reading, kind, mention, place, clauses=clauses, until=until)
    return replace(found, mention=start)


def _until(table: _Table, row: Sequence[_Cell]) -> date | None:
    """Return the last day that the column of last days states in a row."""
    if table.apart or len(row) != len(table.columns):
        return None
    cells = zip(table.columns, row, strict=True)
    days = [day for name, cell in cells if name == "until" for *_, day in find_dates(cell.text)]
    return days[-1] if days else None


def _clauses(table: _Table, row: Sequence[_Cell]) -> str:
    """Return the articles that the column of articles, or of what is decided, names in a row."""
    if table.apart or len(row) != len(table.columns):
        return ""
    cells = zip(table.columns, row, strict=True)
    named = (
        clauses_in(rules.BEFORE_PARTS.sub("", cell.text))
        for name, cell in cells
        if name in ("parts", "result")
    )
    return next(filter(None, named), "")


def _result_kind(said: str, above: EffectKind | None) -> EffectKind | None:
    """Return what a cell decides; what it leaves open, the line above the table does."""
    bare = re.sub(r"[\s。；]", "", said)
    if rules.PART.search(said):
        return EffectKind.PARTIAL_REPEAL
    if rules.WHOLE.fullmatch(bare):
        return ending_kind(said)
    if rules.KEPT.fullmatch(bare):
        return EffectKind.KEEP
    return None if rules.STAYS.search(said) else above


def _named(table: _Table, row: Sequence[_Cell]) -> tuple[_Cell | None, _Cell | None]:
    """Return the cells of title and number.

    Where cells are missing, they are told by their content.
    """
    if not table.apart and len(row) == len(table.columns):
        by_name = dict(zip(table.columns, row, strict=True))
        return by_name.get("title"), by_name.get("number")
    rest = [cell for cell in row if not re.fullmatch(r"\d{1,4}[.、]?", cell.text.strip())]
    numbers = [cell for cell in rest if _is_number(cell.text)]
    titles = [cell for cell in rest if cell not in numbers and len(cell.text.strip()) >= 6]
    return (titles[0] if titles else None), (numbers[0] if numbers else None)


def _is_number(text: str) -> bool:
    found = list(find_numbers(text))
    return bool(found) and found[0].end - found[0].start >= len(text.strip()) - 4


def _result(table: _Table, row: Sequence[_Cell]) -> str:
    if not table.apart and len(row) == len(table.columns):
        said = [
            cell.text for name, cell in zip(table.columns, row, strict=True) if name == "result"
        ]
        # Of a result and a note beside it (失效, 任务已完成) the one that decides something counts.
        return next((one for one in said if _decides(one)), "".join(said))
    return next((cell.text for cell in row if _is_result(cell.text.strip())), "")


def _decides(text: str) -> bool:
    """Tell whether a cell says alone what becomes of the document."""
    bare = re.sub(r"[\s。；]", "", text)
    return _is_result(bare) or rules.PART.search(text) is not None


def _is_result(text: str) -> bool:
    return rules.WHOLE.fullmatch(text) is not None or rules.KEPT.fullmatch(text) is not None


def _reference(title: str, number: str) -> Reference | None:
    bare = "".join(title.split()).strip("《》")
    numbers = list(find_numbers(number)) or list(find_numbers(title))
    if numbers and not number:
        bare = re.sub(r"[（(〔\[]?$", "", bare.split(numbers[0].text)[0]).strip("《》（( ")
    if len(bare) < 4 or _column(bare) is not None:
        return None
    first = numbers[0] if numbers else None
    return Reference(
        number="".join(first.text.split()) if first else None,
        number_key=first.key if first else None,
        title=bare,
        title_key=title_key(bare),
    )
