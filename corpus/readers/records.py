"""Read records from JSON and CSV: a document each."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from corpus.draft import Draft, Stated
from corpus.encoding import storable
from corpus.field_rule import RECORD
from corpus.readers.files import FileError
from corpus.readers.html_text import html_lines
from corpus.readers.record_events import history_of, proclaimed_day
from corpus.report import SkipReason, detail
from corpus.structure import to_paragraphs
from corpus.tables.header import (
    find_header,
    header_names,
    known_fields,
    named_cells,
    stated_separator,
)
from corpus.tables.record_columns import DEFAULT_COLUMNS, own_columns
from corpus.wrapped_text.join_lines import join_lines, unwrapped

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
Found = tuple[int, Mapping[str, object] | FileError]
"""The line in which a record ends, or its number, with the record or why it is none."""

_MARKUP = re.compile(r"<(?:p|div|br|span|table|section)\b[^>]*>", re.IGNORECASE)


def json_records(text: str) -> Iterator[Found]:
    """Each line's number from 1 with its record, or with the error that it is none."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            found = detail(line=number, sign=error.colno, not_json="")
            yield number, FileError(SkipReason.BAD_RECORD, found)
            continue
        except (ValueError, RecursionError):
            # A number with thousands of digits, or brackets nested without end.
            yield number, FileError(SkipReason.BAD_RECORD, detail(line=number, not_json=""))
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            yield number, FileError(SkipReason.BAD_RECORD, detail(line=number, not_an_object=""))


def json_document_records(text: str) -> Iterator[Found]:
    """The records of a JSON file: a list of objects, or one under the only name that has a list."""
    if text.startswith("{") and "\n{" in text.rstrip():
        yield from json_records(text)
        return
    try:
        rows = _rows_of(json.loads(text))
    except json.JSONDecodeError as error:
        found = detail(line=error.lineno, sign=error.colno, not_json="")
        yield error.lineno, FileError(SkipReason.BAD_RECORD, found)
        return
    except (ValueError, RecursionError):
        yield 1, FileError(SkipReason.BAD_RECORD, detail(not_json=""))
        return
    if rows is None:
        yield 1, FileError(SkipReason.BAD_RECORD, detail(no_records=""))
        return
    for number, row in enumerate(rows, start=1):
        if isinstance(row, dict):
            yield number, row
        else:
            found = detail(record=number, not_an_object="")
            yield number, FileError(SkipReason.BAD_RECORD, found)


def _rows_of(value: object, depth: int = 3) -> list[object] | None:
    """The one list of objects in a value, or the value itself where it is a record."""
    if isinstance(value, list):
        return value if any(isinstance(row, dict) for row in value) else None
    if not isinstance(value, dict) or not depth:
        return None
    if len(known_fields(value, {})) > 1 and "body" in known_fields(value, {}):
        return [value]
    lists = [rows for one in value.values() if (rows := _rows_of(one, depth - 1)) is not None]
    return lists[0] if len(lists) == 1 else None


def csv_records(text: str, columns: Mapping[str, str], separator: str = ",") -> Iterator[Found]:
    """Each row's last line number with its record, or with the error that it is none."""
    csv.field_size_limit(max(len(text), 131072))
    first, _, rest = text.partition("\n")
    stated = stated_separator(first)
    header = find_header(rest if stated else text, columns, stated or separator)
    if header is None:
        names = header_names(rest if stated else text, columns, stated or separator)
        yield 1, FileError(SkipReason.NO_COLUMN, _columns_detail(names, columns))
        return
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=header.separator)
    try:
        for row in rows:
            if rows.line_num <= header.line + bool(stated) or not any(map(str.strip, row)):
                continue
            yield rows.line_num, _record(row, header.names, rows.line_num)
    except csv.Error:
        found = detail(line=rows.line_num, bad_quotes="")
        yield rows.line_num, FileError(SkipReason.BAD_RECORD, found)


def _record(
    row: Sequence[str], names: Sequence[str], line: int
) -> Mapping[str, object] | FileError:
    """A row by the names of its columns; empty cells behind the last column are none."""
    extra = row[len(names) :]
    if len(row) < len(names) or any(map(str.strip, extra)):
        found = detail(line=line, cells=len(row), columns=len(names))
        return FileError(SkipReason.BAD_RECORD, found)
    return named_cells(names, row)


def _columns_detail(names: Sequence[str], columns: Mapping[str, str]) -> str:
    """Which columns a table has, and which of them it would need."""
    own = own_columns(columns)
    needed = [own["body"]] if "body" in own else list(DEFAULT_COLUMNS["body"])
    return detail(header="、".join(filter(None, names)), needed="、".join(needed))


def read_record(record: Mapping[str, object], columns: Mapping[str, str]) -> Draft:
    """The draft of one record; `columns` maps our fields to the record's own names."""
    own = own_columns(columns)
    stated: dict[str, Stated] = {}
    for field, names in DEFAULT_COLUMNS.items():
        for name in (own[field],) if field in own else names:
            value = _text(record.get(name), "\n" if field in ("body", "topic") else "、")
            if value:
                plain = value if field in ("body", "id") else _without_entities(value).strip()
                stated[field] = Stated(plain, f"{RECORD}{name}")
                break
    proclaimed = proclaimed_day(record)
    if proclaimed is not None:
        stated.setdefault("proclaimed", Stated(proclaimed[0], f"{RECORD}{proclaimed[1]}"))
    body = stated.pop("body", None)
    record_id = stated.pop("id", None)
    return Draft(
        paragraphs=to_paragraphs(_lines(body.text) if body else ()),
        record_id=record_id.text if record_id else None,
        stated=stated,
        history=history_of(record),
    )


def _lines(body: str) -> list[str]:
    return (
        join_lines(html_lines(body)) if _MARKUP.search(body) else unwrapped(_without_entities(body))
    )


def _without_entities(text: str) -> str:
    """The signs for &nbsp; and the like, which exports leave in plain text."""
    return _ENTITY.sub(lambda entity: unescape(entity.group()), text) if "&" in text else text


def _text(value: object, between: str) -> str:
    if isinstance(value, list):
        return between.join(filter(None, (_text(one, between) for one in value)))
    if isinstance(value, bool) or value is None or isinstance(value, dict):
        return ""
    text = storable(str(value)).replace("\r\n", "\n").replace("\r", "\n")
    # White space before the first line is its indent, which other lines may have too.
    return text.rstrip() if between == "\n" else text.strip()
