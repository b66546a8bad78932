"""The formats: each turns batches of hits into bytes, holding one batch at a time."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from indexer.results import Hit
from search_app import wording
from search_app.exports.table import COLUMNS, About, Value, plain, row, safe
from search_app.links import Links, web_address

Batches = Iterator[tuple[Hit, ...]]

BOM = b"\xef\xbb\xbf"
"""Tells Excel that a CSV is UTF-8; without it Chinese turns into noise."""
BLOCK = 2**16
MOST_ROWS = 1_048_575
"""Rows of a sheet under its head, by the format."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a file of hits is written, and what it is to a browser."""

    content_type: str
    write: Callable[[About, Batches, Links], Iterator[bytes]]


def as_csv(about: About, batches: Batches, links: Links) -> Iterator[bytes]:
    """Comma-separated values (RFC 4180) as Excel opens them; the first line says where from."""
    yield BOM
    yield _csv_lines([[safe(part) for line in about.lines() for part in line]])
    yield _csv_lines([[column.title for column in COLUMNS]])
    for batch in batches:
        yield _csv_lines(row(hit, links) for hit in batch)


def _csv_lines(rows: Iterable[Iterable[object]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode()


def as_xlsx(about: About, batches: Batches, links: Links) -> Iterator[bytes]:
    """A workbook: a sheet on where it comes from, then the sheet of hits that it opens with.

    It is written row by row to the disk, since the format's directory stands at its end.
    """
    book = Workbook(write_only=True)
    first = book.create_sheet(wording.exports.ABOUT_SHEET)
    first.column_dimensions["A"].width, first.column_dimensions["B"].width = 14, 80
    for line in about.lines():
        first.append([safe(part) for part in line])
    hits = book.create_sheet(wording.exports.HITS_SHEET)
    for number, column in enumerate(COLUMNS, 1):
        hits.column_dimensions[get_column_letter(number)].width = column.width
    hits.freeze_panes = "A2"
    hits.append([column.title for column in COLUMNS])
    for hit in islice(chain.from_iterable(batches), MOST_ROWS):
        hits.append([value or None for value in row(hit, links)])  # an empty cell is no cell
    book.active = 1
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while block := file.read(BLOCK):
            yield block


def as_json_lines(about: About, batches: Batches, links: Links) -> Iterator[bytes]:
    """One object a line: `about`, then the hits under the names of their fields."""
    yield _json_line(
        {
            "about": {
                "query": about.query,
                "total": about.total,
                "exported_at": about.exported_at.isoformat(timespec="seconds"),
                "index_version": about.index_version,
                "address": about.address,
            }
        }
    )
    for batch in batches:
        lines = ({c.name: _json(c.value(hit, links)) for c in COLUMNS} for hit in batch)
        yield b"".join(map(_json_line, lines))


def _json_line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _json(value: Value) -> object:
    return value.isoformat() if isinstance(value, date) else value


def as_ris(about: About, batches: Batches, links: Links) -> Iterator[bytes]:
    """References as reference managers read them (RIS, of Research Information Systems).

    The format has no place before its first reference, so each says where it comes from (N1).
    """
    note = " ".join(f"{wording.document.named(label)}{value}" for label, value in about.lines())
    for batch in batches:
        yield "".join(_reference(hit, about.site, note, links) for hit in batch).encode()


def _reference(hit: Hit, site: str, note: str, links: Links) -> str:
    page = links.absolute(links.document(hit.id))
    original = web_address(hit.url)
    pairs = [
        ("TY", "GOVDOC"),
        ("ID", hit.id),
        ("TI", hit.title),
        *(("AU", issuer) for issuer in hit.issuers),
        *([("M1", hit.document_number)] if hit.document_number else []),
        *([("M3", hit.kind)] if hit.kind else []),
        *(
            [("PY", f"{hit.dated_on:%Y}"), ("DA", f"{hit.dated_on:%Y/%m/%d}/")]
            if hit.dated_on
            else []
        ),
        *(("KW", topic) for topic in hit.topics),
        ("UR", page),
        *([("UR", original)] if original else []),
        ("DB", site),
        ("DP", hit.source),
        ("LA", "zh"),
        ("N1", note),
    ]
    lines = [f"{tag}  - {plain(value)}" for tag, value in pairs]
    return "\r\n".join([*lines, "ER  - ", "", ""])


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", as_csv),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "jsonl": Format("application/jsonl; charset=utf-8", as_json_lines),
    "ris": Format("application/x-research-info-systems; charset=utf-8", as_ris),
}
"""By the ending of their address, in the order in which they are offered."""
