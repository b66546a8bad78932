"""Find the row of a table that names its columns, and what separates these in a text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.tables.record_columns import FIELD_NAMES, own_columns, plain_name

_SEPARATORS = (",", "\t", ";", "|", "，", "；")
_STATED = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)
MOST_ABOVE = 10
"""Rows that may stand above the names of the columns: a title, notes."""
_HEAD = 65_536
"""Signs of a text in which its header is looked for."""
_PLAIN_WORDS = {"name", "名称", "text", "content", "内容"}
"""Names of title and text that other tables use too."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the columns of a text are called, in which line that ends, and what separates them."""

    names: tuple[str, ...]
    line: int
    separator: str


def stated_separator(line: str) -> str | None:
    """What Excel's first line says that separates the cells.

    >>> stated_separator("sep=;"), stated_separator("标题;正文")
    (';', None)
    """
    found = _STATED.match(line)
    return found[1] if found else None


def find_header(text: str, columns: Mapping[str, str], separator: str) -> Header | None:
    r"""The first row that names the text of documents, with the separator that names most columns.

    `columns` are those of the settings, `separator` is what the file's ending stands for.

    >>> find_header("通知清单;\n标题;文号;正文\n甲;;乙", {}, ",")
    Header(names=('标题', '文号', '正文'), line=2, separator=';')
    """
    best: tuple[int, Header] | None = None
    for one in dict.fromkeys((separator, *_SEPARATORS)):
        for line, row in _first_rows(text, one):
            known = known_fields(row, columns)
            if "body" in known and (best is None or len(known) > best[0]):
                best = len(known), Header(column_names(row, columns), line, one)
    return best[1] if best else None


def header_names(text: str, columns: Mapping[str, str], separator: str) -> tuple[str, ...]:
    r"""The cells of the first row that names most fields of documents, though not their text.

    >>> header_names("文件清单\n标题;文号\n甲;乙", {}, ",")
    ('标题', '文号')
    """
    best: tuple[int, tuple[str, ...]] = (-1, ())
    for one in dict.fromkeys((separator, *_SEPARATORS)):
        for _, row in _first_rows(text, one):
            known = len(known_fields(row, columns))
            if any(map(str.strip, row)) and known > best[0]:
                best = known, tuple(" ".join(cell.split()) for cell in row)
    return best[1]


def _first_rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(io.StringIO(text[:_HEAD], newline=""), delimiter=separator)
    try:
        for row in islice(rows, MOST_ABOVE + 1):
            yield rows.line_num, row
    except csv.Error:
        return


def known_fields(names: Iterable[str], columns: Mapping[str, str]) -> set[str]:
    """The fields of a document that names of columns stand for."""
    own = own_columns(columns)
    by_name = {name: field for name, field in FIELD_NAMES.items() if field not in own}
    by_name |= {column: field for field, column in own.items()}
    return {by_name[name] for name in column_names(names, columns) if name in by_name}


def column_names(row: Iterable[str], columns: Mapping[str, str]) -> tuple[str, ...]:
    """The names of a header, those that are known as they are known; none for empty ends."""
    own = set(columns.values())
    names = [name.strip() for name in row]
    while names and not names[-1]:
        names.pop()
    plain = [name if name in own else plain_name(name) for name in names]
    known = FIELD_NAMES.keys() | own
    return tuple(p if p in known else name for p, name in zip(plain, names, strict=True))


def named_cells(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """The cells of a row by the names of their columns; of two of one name the first filled one."""
    found: dict[str, str] = {}
    for name, cell in zip(names, row, strict=False):
        if not found.get(name, "").strip():
            found[name] = cell
    return found


def names_documents(row: Sequence[str], columns: Mapping[str, str]) -> bool:
    """Whether a row of a sheet says that each row below it is a document, and no row of a table.

    >>> names_documents(["标题", "文号", "正文"], {}), names_documents(["名称", "内容", "日期"], {})
    (True, False)
    """
    known = known_fields(row, columns)
    if not {"title", "body"} <= known:
        return False
    own = own_columns(columns)
    if "body" in own:
        return True
    texts = ("title", "body")
    names = [name for name in column_names(row, columns) if FIELD_NAMES.get(name) in texts]
    clear = sum(name not in _PLAIN_WORDS for name in names)
    return clear == len(names) or (clear > 0 and len(known) > 2)
