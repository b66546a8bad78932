"""Real records whose lines were broken by a script: all that is read of them must stay the same.

The width is drawn between 30 and 40 characters by the id of each record.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from corpus.assemble import assemble
from corpus.document import Document
from corpus.fields.effective import find_effective
from corpus.readers.records import read_record
from indexer.relations.grammar.find_statements import find_statements
from indexer.relations.statements import Reference
from tests.accuracy.rows import Row

GOAL = 0.99
_FIELDS = (
    *("title", "second_title", "document_numbers", "issuers", "written_on", "written_by"),
    *("printed_on", "published_on", "effective_on", "kind", "rank", "region", "topics"),
)
Found = dict[str, object]


def by_signs(paragraph: str, width: int) -> list[str]:
    """A paragraph cut after so many characters."""
    return [paragraph[at : at + width] for at in range(0, len(paragraph), width)]


def by_columns(paragraph: str, width: int) -> list[str]:
    """A paragraph cut after twice as many columns, of which signs in half width fill one."""
    return _filled(paragraph, 2 * width, lambda sign: 1 if sign.isascii() else 2)


def by_octets(paragraph: str, _width: int) -> list[str]:
    """A paragraph cut after 76 bytes, as mails are."""
    return _filled(paragraph, 76, lambda sign: len(sign.encode()))


def indented(paragraph: str, width: int) -> list[str]:
    """A paragraph that begins with two blank signs, cut after so many characters."""
    return by_signs(f"　　{paragraph.strip()}", width)


WAYS: Mapping[str, Callable[[str, int], list[str]]] = {
    "by characters": by_signs,
    "by columns": by_columns,
    "by 76 bytes": by_octets,
    "with indents": indented,
}


def wrap(text: str, width: int, way: Callable[[str, int], list[str]] = by_signs) -> str:
    """A text whose paragraphs are cut into lines."""
    return "\n".join(
        line
        for paragraph in text.replace("\r\n", "\n").split("\n")
        for line in (way(paragraph.rstrip(), width) or [""])
    )


def measure(data: Path, every: int = 1) -> list[Row]:
    """A row for each way to break lines; a record counts where all that is read is the same.

    One in `every` record is measured.
    """
    rows = [Row(f"lines cut {name}", GOAL) for name in WAYS]
    for record in islice(_records(data), 0, None, every):
        plain = _found(record)
        digest = hashlib.blake2b(str(record["id"]).encode(), digest_size=2).digest()
        width = 30 + digest[0] % 11
        for row, way in zip(rows, WAYS.values(), strict=True):
            broken = _found({**record, "body": wrap(str(record["body"]), width, way)})
            other = [name for name, value in plain.items() if broken[name] != value]
            shown = "; ".join(f"{name} {plain[name]} as {broken[name]}"[:200] for name in other)
            row.count(float(not other), f"{record['id']}: {shown}")
    return rows


def _records(data: Path) -> Iterator[Mapping[str, object]]:
    with gzip.open(data / "notices.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _found(record: Mapping[str, object]) -> Found:
    """The fields, citations, effects, term and first day that are read of a record."""
    document, _ = assemble(read_record(record, {}), "data", str(record["id"]), "data.jsonl")
    return {name: getattr(document, name) for name in _FIELDS} | _statements(document)


def _statements(document: Document) -> Found:
    found = find_statements(document)
    clause = None if found.no_rule else find_effective(document.paragraphs)
    term = found.term
    return {
        "citations": sorted(_key(one.target) for one in found.citations),
        "effects": sorted(
            (one.kind.value, *_key(one.target), str(one.on), str(one.until))
            for one in found.effects
        ),
        "term": (term.last_day, term.months) if term else None,
        "clause": (clause.day, clause.from_issue) if clause else None,
    }


def _key(target: Reference) -> tuple[str, str, str]:
    return target.number_key or "", target.title_key or "", target.clauses


def _filled(paragraph: str, most: int, size: Callable[[str], int]) -> list[str]:
    lines = [""]
    filled = 0
    for sign in paragraph:
        if filled + size(sign) > most:
            lines.append("")
            filled = 0
        lines[-1] += sign
        filled += size(sign)
    return lines
