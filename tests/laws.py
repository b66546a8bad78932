"""Real laws as plain documents, without the readers."""

from __future__ import annotations

import gzip
import json
from datetime import date
from itertools import islice
from pathlib import Path

from corpus.document import Document, Paragraph, Part


def read_laws(shared_data: Path, count: int) -> list[Document]:
    """The first `count` laws of the shared data."""
    with gzip.open(shared_data / "laws.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [_law(json.loads(line)) for line in islice(lines, count)]


def _law(record: dict[str, str | None]) -> Document:
    lines = (record["body"] or "").split("\n")
    return Document(
        source="laws",
        key=record["id"] or "",
        id=record["id"] or "",
        title=record["title"] or "",
        parts=(Part(tuple(Paragraph(line) for line in lines if line.strip())),),
        path="laws.jsonl.gz",
        written_on=date.fromisoformat(record["date"]) if record["date"] else None,
        issuers=(record["issuer"],) if record["issuer"] else (),
        kind=record["category"],
        topics=(record["region"],) if record["region"] else (),
    )
