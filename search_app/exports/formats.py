"""The formats: each turns batches of hits into bytes, holding one batch at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from indexer.results import Hit
from search_app import wording
from search_app.addresses.links import Links
from search_app.exports.cells import plain
from search_app.exports.columns import COLUMNS, About, Value, row
from search_app.exports.table_files import CSV, XLSX, Table, table_as_csv, table_as_xlsx

Batches = Iterator[tuple[Hit, ...]]


@dataclass(frozen=True, slots=True)
class Format:
    """How a file of hits is written, and what it is to a browser."""

    content_type: str
    write: Callable[[About, Batches, Links], Iterator[bytes]]


def as_csv(about: About, batches: Batches, links: Links) -> Iterator[bytes]:
    """Comma-separated values as Excel opens them."""
    return table_as_csv(_table(about, batches, links))


def as_xlsx(about: About, batches: Batches, links: Links) -> Iterator[bytes]:
    """A workbook; hits beyond what a sheet can hold are left out."""
    return table_as_xlsx(_table(about, batches, links))


def _table(about: About, batches: Batches, links: Links) -> Table:
    return Table(
        about=tuple(about.lines()),
        sheet=wording.exports.HITS_SHEET,
        columns=[column.title for column in COLUMNS],
        widths=[column.width for column in COLUMNS],
        rows=(row(hit, links) for hit in chain.from_iterable(batches)),
    )


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


RIS_TAGS = ("TI", "AU", "M1", "M3", "PY", "DA", "KW", "UR", "DB", "DP")
"""What a reference has between its beginning and its end, in order."""
_RIS_DAYS = {"PY": "%Y", "DA": "%Y/%m/%d/"}
_RIS_COLUMNS = tuple((tag, column) for tag in RIS_TAGS for column in COLUMNS if tag in column.ris)


def _reference(hit: Hit, site: str, note: str, links: Links) -> str:
    tagged = (
        (tag, text)
        for tag, column in _RIS_COLUMNS
        for text in _ris_texts(tag, column.value(hit, links))
    )
    middle = sorted([*tagged, ("DB", site)], key=lambda pair: RIS_TAGS.index(pair[0]))
    pairs = [("TY", "GOVDOC"), ("ID", hit.id), *middle, ("LA", "zh"), ("N1", note)]
    lines = [f"{tag}  - {plain(value)}" for tag, value in pairs]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _ris_texts(tag: str, value: Value) -> tuple[str, ...]:
    """What stands behind a tag, once for each of several values."""
    if isinstance(value, date):
        return (f"{value:{_RIS_DAYS[tag]}}",)
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()


FORMATS = {
    "csv": Format(CSV, as_csv),
    "xlsx": Format(XLSX, as_xlsx),
    "jsonl": Format("application/jsonl; charset=utf-8", as_json_lines),
    "ris": Format("application/x-research-info-systems; charset=utf-8", as_ris),
}
"""By the ending of their address, in the order in which they are offered."""
