"""Read the sheets of an XLSX package, a cell at a time, as far as people see them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import count
from typing import IO
from zipfile import ZipFile

from lxml import etree

from corpus.tables.number_format import BUILTIN, GENERAL
from corpus.tables.shown_sheet import Merged, RawSheet
from corpus.tables.shown_values import shown_text, shown_value
from corpus.xml_characters import with_characters

_WORKBOOK = "xl/workbook.xml"
_RELATION = re.compile(r"\}id$")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_YES = {"1", "true"}
_MOST_COLUMNS = 16_384
# What a drawing refers to that holds text of its own.
_UNREAD = frozenset(["chart", "chartEx", "diagramData"])
_DIGITS = "0123456789"


class TooManyRowsError(Exception):
    """A workbook has more rows than may be read."""


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    strings: tuple[str, ...]
    formats: tuple[str, ...]
    from_1904: bool


def hidden_sheets_and_sheets(package: ZipFile, most_rows: int) -> tuple[int, list[RawSheet]]:
    """How many sheets are hidden, and those that are shown. Raises `TooManyRowsError`."""
    names = {name.lower(): name for name in package.namelist()}
    root = _parsed(package, _WORKBOOK)
    relations = _relations(package, _WORKBOOK, names)
    dates = root.find("{*}workbookPr")
    book = _Book(
        _strings(package, _target(relations, "sharedStrings", names)),
        _formats(package, _target(relations, "styles", names)),
        dates is not None and dates.get("date1904") in _YES,
    )
    sheets: list[RawSheet] = []
    hidden = 0
    for one in root.iterfind("{*}sheets/{*}sheet"):
        ids = [value for name, value in one.attrib.items() if _RELATION.search(str(name))]
        path = relations.get(str(ids[0])) if ids else None
        if path is None or path[0] != "worksheet" or path[1].lower() not in names:
            continue
        if one.get("state", "visible") != "visible":
            hidden += 1
            continue
        place = names[path[1].lower()]
        sheet, rows = _sheet(package, place, one.get("name", ""), book, most_rows)
        most_rows -= rows
        sheet.comments = _comments(package, place, names)
        sheet.drawn, sheet.unread = _drawings(package, place, names)
        sheets.append(sheet)
    return hidden, sheets


def _parsed(package: ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(package.read(name), parser)


def _events(file: IO[bytes], *tags: str) -> Iterator[etree._Element]:
    """Each element of these names when it ends; it is emptied behind."""
    names = [f"{{*}}{tag}" for tag in tags]
    for _, element in etree.iterparse(
        file, tag=names, resolve_entities=False, no_network=True, load_dtd=False
    ):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _relations(package: ZipFile, part: str, names: dict[str, str]) -> dict[str, tuple[str, str]]:
    """The (kind, path) of what a part of the package refers to, by its id."""
    folder, _, name = part.rpartition("/")
    place = names.get(f"{folder}/_rels/{name}.rels".lower())
    if place is None:
        return {}
    found = {}
    for one in _parsed(package, place).iterfind("{*}Relationship"):
        target = one.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        kind = one.get("Type", "").rpartition("/")[2]
        found[one.get("Id", "")] = (kind, posixpath.normpath(path))
    return found


def _target(relations: dict[str, tuple[str, str]], kind: str, names: dict[str, str]) -> str:
    for found, path in relations.values():
        if found == kind and path.lower() in names:
            return names[path.lower()]
    return ""


def _strings(package: ZipFile, name: str) -> tuple[str, ...]:
    if not name:
        return ()
    try:
        with package.open(name) as file:
            return tuple(_rich_text(item) for item in _events(file, "si"))
    except etree.XMLSyntaxError:
        mended = BytesIO(with_characters(package.read(name)))
        return tuple(_rich_text(item) for item in _events(mended, "si"))


def _rich_text(element: etree._Element) -> str:
    """The text of all runs; how a word sounds (rPh) is none of it."""
    runs = element.iterfind("{*}r/{*}t")
    text = "".join(run.text or "" for run in [*element.iterfind("{*}t"), *runs])
    return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), text) if "_x" in text else text


def _formats(package: ZipFile, name: str) -> tuple[str, ...]:
    """The number format of each style of cells."""
    if not name:
        return ()
    root = _parsed(package, name)
    own = {
        int(one.get("numFmtId", "0")): one.get("formatCode", GENERAL)
        for one in root.iterfind("{*}numFmts/{*}numFmt")
    }
    styles = (int(one.get("numFmtId", "0")) for one in root.iterfind("{*}cellXfs/{*}xf"))
    return tuple(own.get(style) or BUILTIN.get(style, GENERAL) for style in styles)


def _sheet(
    package: ZipFile, place: str, name: str, book: _Book, most_rows: int
) -> tuple[RawSheet, int]:
    """A sheet, and how many of its rows hold anything; a wrong byte costs its character."""
    sheet = RawSheet(name)
    try:
        with package.open(place) as file:
            return sheet, _fill(sheet, file, book, most_rows)
    except etree.XMLSyntaxError:
        sheet = RawSheet(name)
        mended = BytesIO(with_characters(package.read(place)))
        return sheet, _fill(sheet, mended, book, most_rows)


def _fill(sheet: RawSheet, file: IO[bytes], book: _Book, most_rows: int) -> int:
    """Fill in a sheet; returns how many of its rows hold anything."""
    tags = ("col", "row", "mergeCell")
    following = 1
    for element in _events(file, *tags):
        tag = etree.QName(element).localname
        if tag == "row":
            number = int(element.get("r", following))
            following = number + 1
            if _is_hidden(element, "ht"):
                sheet.hidden_rows.add(number)
            cells = _cells(element, sheet, book)
            if cells:
                sheet.rows[number] = cells
            if len(sheet.rows) > most_rows:
                raise TooManyRowsError
        elif tag == "col" and _is_hidden(element, "width"):
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            sheet.hidden_columns.append((first, last))
        elif tag == "mergeCell":
            sheet.merged.extend(_merged(element.get("ref", "")))
    return len(sheet.rows)


def _is_hidden(element: etree._Element, size: str) -> bool:
    return element.get("hidden") in _YES or element.get(size) in ("0", "0.0")


def _cells(row: etree._Element, sheet: RawSheet, book: _Book) -> dict[int, str]:
    found: dict[int, str] = {}
    following = 1
    for cell in row:
        place = cell.get("r")
        column = _column(place.rstrip(_DIGITS)) if place else following
        following = column + 1
        if not 0 < column <= _MOST_COLUMNS:
            continue
        held, shown = _value(cell, book)
        if shown.strip():
            found[column] = shown
        elif held.strip():
            sheet.unshown += 1
    return found


def _value(cell: etree._Element, book: _Book) -> tuple[str, str]:
    """What a cell holds, and what it shows of that."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        held = _rich_text(inline) if inline is not None else ""
    else:
        held = next((one.text or "" for one in cell if one.tag.endswith("}v")), "")
    if not held or kind in ("e", "d"):
        return held, held
    style = int(cell.get("s", "0"))
    code = book.formats[style] if style < len(book.formats) else GENERAL
    if kind == "n":
        return held, _number(held, code, book.from_1904)
    if kind == "b":
        return held, "TRUE" if held == "1" else "FALSE"
    if kind == "s":
        held = book.strings[int(held)] if int(held) < len(book.strings) else ""
    return held, shown_text(held, code)


def _number(held: str, code: str, from_1904: bool) -> str:
    try:
        return shown_value(float(held), code, from_1904)
    except (ValueError, ArithmeticError):
        return held


@lru_cache(maxsize=_MOST_COLUMNS)
def _column(name: str) -> int:
    """The number of a column, from 1, by its name; 0 where that is none.

    >>> _column("A"), _column("AB"), _column("?")
    (1, 28, 0)
    """
    number = 0
    for sign in name:
        if not "A" <= sign <= "Z":
            return 0
        number = number * 26 + ord(sign) - 64
    return number


def _merged(text: str) -> Iterator[Merged]:
    ends = [_CELL.match(end) for end in text.split(":")]
    if len(ends) == 2 and ends[0] and ends[1]:
        top, bottom = int(ends[0][2]), int(ends[1][2])
        yield Merged(top, _column(ends[0][1]), bottom, _column(ends[1][1]))


def _drawings(package: ZipFile, sheet: str, names: dict[str, str]) -> tuple[tuple[str, ...], int]:
    """The lines of text in the drawings of a sheet, and how many charts and the like it has."""
    place = _target(_relations(package, sheet, names), "drawing", names)
    if not place:
        return (), 0
    lines = []
    with package.open(place) as file:
        for body in _events(file, "txBody"):
            for paragraph in body.iterfind("{*}p"):
                lines.append("".join(one.text or "" for one in paragraph.iterfind(".//{*}t")))
    kinds = (kind for kind, _ in _relations(package, place, names).values())
    unread = sum(kind in _UNREAD for kind in kinds)
    return tuple(line.strip() for line in lines if line.strip()), unread


def _comments(package: ZipFile, sheet: str, names: dict[str, str]) -> int:
    """How many comments a sheet has; a threaded one stands among the plain ones too."""
    place = _target(_relations(package, sheet, names), "comments", names)
    if not place:
        return 0
    with package.open(place) as file:
        return sum(1 for _ in zip(_events(file, "comment"), count()))
