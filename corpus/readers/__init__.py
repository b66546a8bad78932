"""From files to documents: a reader for each form, one result for each file."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from corpus.assemble import assemble
from corpus.document import Document
from corpus.draft import Draft
from corpus.encoding import EncodingError, decode, is_binary, suffixes
from corpus.readers.files import FileError, ReadOptions, list_files, read_bytes
from corpus.readers.html import read_html
from corpus.readers.markdown import read_markdown
from corpus.readers.plain_text import read_plain_text
from corpus.readers.records import csv_records, json_records, read_record
from corpus.report import FileResult, Refusal, RefusalReason, Skipped, SkipReason, detail

__all__ = [
    "FileResult",
    "ReadOptions",
    "list_files",
    "read_file",
    "read_folder",
    "reading_fingerprint",
]

_PAGES: dict[str, Callable[[str], Draft]] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".shtml": read_html,
    ".xhtml": read_html,
}
_Records = Iterator[tuple[int, Mapping[str, object] | FileError]]
_RECORDS: dict[str, Callable[[str], _Records]] = {
    ".jsonl": json_records,
    ".ndjson": json_records,
    ".csv": csv_records,
    ".tsv": lambda text: csv_records(text, "\t"),
}


def read_folder(folder: Path, source: str, options: ReadOptions) -> Iterator[FileResult]:
    """Read every file under `folder`, in order of their paths; a bad file is a result too."""
    for path in list_files(folder):
        yield read_file(path, source, folder, options)


def read_file(path: Path, source: str, base: Path, options: ReadOptions) -> FileResult:
    """Read one file of a source; `base` is the source's folder, to which paths are relative."""
    relative = path.relative_to(base).as_posix()
    suffix, _ = suffixes(path)
    try:
        if suffix not in _PAGES and suffix not in _RECORDS:
            raise FileError(SkipReason.FORMAT, suffix or path.name)
        text = _text(read_bytes(path, options))
        if suffix in _PAGES:
            return _page(_PAGES[suffix](text), source, relative)
        return _records(_RECORDS[suffix](text), source, relative, options)
    except FileError as error:
        return FileResult(relative, skipped=(Skipped(relative, error.reason, error.detail),))
    except RecursionError:
        deep = Skipped(relative, SkipReason.UNREADABLE, detail(too_deep=""))
        return FileResult(relative, skipped=(deep,))


def holds_records(path: Path) -> bool:
    """Whether a file holds records, of which there may be many, and not one document."""
    return suffixes(path)[0] in _RECORDS


@cache
def _source_digest() -> str:
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted([*package.rglob("*.py"), *package.glob("fields/*.txt")]):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def reading_fingerprint(options: ReadOptions) -> str:
    """A name for how files are read: another one when the rules or the options change."""
    stated = f"{_source_digest()}\0{sorted(options.columns.items())}\0{options.max_bytes}"
    return hashlib.blake2b(stated.encode(), digest_size=8).hexdigest()


def _text(data: bytes) -> str:
    if not data.strip():
        raise FileError(SkipReason.EMPTY)
    if is_binary(data):
        raise FileError(SkipReason.BINARY)
    try:
        return decode(data)
    except EncodingError as error:
        raise FileError(SkipReason.ENCODING) from error


def _page(draft: Draft, source: str, path: str) -> FileResult:
    if not draft.paragraphs:
        raise FileError(SkipReason.NO_BODY)
    document, refused = assemble(draft, source, draft.record_id or path, path)
    return FileResult(path, (document,), refused=refused)


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
        document, found = assemble(draft, source, key, path)
        documents.append(document)
        refused.extend(found)
    return FileResult(path, tuple(documents), tuple(skipped), tuple(refused))
