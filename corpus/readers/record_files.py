"""Read a file of records: a document for each, or the reason why it is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from corpus.assemble import assemble
from corpus.document import Document
from corpus.file_forms import read_as
from corpus.readers.files import FileError, ReadOptions, read_bytes
from corpus.readers.records import csv_records, json_records, read_record
from corpus.readers.single import to_text
from corpus.report import FileResult, Refusal, RefusalReason, Skipped, SkipReason, detail

_Records = Iterator[tuple[int, Mapping[str, object] | FileError]]
_RECORDS: dict[str, Callable[[str], _Records]] = {
    ".jsonl": json_records,
    ".ndjson": json_records,
    ".csv": csv_records,
    ".tsv": lambda text: csv_records(text, "\t"),
}


def holds_records(path: Path) -> bool:
    """Whether a file holds records, of which there may be many, and not one document."""
    return read_as(path)[0] in _RECORDS


def read_records(path: Path, source: str, shown: str, options: ReadOptions) -> FileResult:
    """The documents of a file that the report calls `shown`; raises `FileError`."""
    text = to_text(read_bytes(path, options))
    return _records(_RECORDS[read_as(path)[0]](text), source, shown, options)


def _records(records: _Records, source: str, path: str, options: ReadOptions) -> FileResult:
    documents: list[Document] = []
    skipped: list[Skipped] = []
    refused: list[Refusal] = []
    seen: Counter[str] = Counter()
    contents: set[int] = set()
    for line, record in records:
        if isinstance(record, FileError):
            skipped.append(Skipped(path, record.reason, record.detail))
            continue
        draft = read_record(record, options.columns)
        name = detail(line=line, id=draft.record_id) if draft.record_id else detail(line=line)
        if not draft.paragraphs:
            skipped.append(Skipped(path, SkipReason.NO_BODY, name))
            continue
        key = draft.record_id or f"{path}#{line}"
        seen[key] += 1
        content = hash((draft["title"], draft.paragraphs))
        if seen[key] > 1:
            if content in contents:
                skipped.append(Skipped(path, SkipReason.DUPLICATE, name))
                continue
            refused.append(Refusal(path, key, "id", key, RefusalReason.SAME_ID))
            key = f"{key}#{seen[key]}"
            draft = replace(draft, record_id=None)
        contents.add(content)
        document, found = assemble(draft, source, key, path, options.defaults)
        documents.append(document)
        refused.extend(found)
    return FileResult(path, tuple(documents), tuple(skipped), tuple(refused))
