"""From files to documents: a reader for each form, one result for each file."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from corpus.assemble import assemble
from corpus.document import Document, Part
from corpus.encoding import suffixes
from corpus.readers import apart
from corpus.readers.attachments import Link, files_of
from corpus.readers.files import FileError, ReadOptions, list_files, read_bytes
from corpus.readers.records import csv_records, json_records, read_record
from corpus.readers.single import is_single, read_paragraphs, read_single, to_text
from corpus.report import FileResult, Refusal, RefusalReason, Skipped, SkipReason, detail

__all__ = [
    "FileResult",
    "ReadOptions",
    "files_of",
    "list_files",
    "read_file",
    "read_folder",
    "reading_fingerprint",
]

_Records = Iterator[tuple[int, Mapping[str, object] | FileError]]
_RECORDS: dict[str, Callable[[str], _Records]] = {
    ".jsonl": json_records,
    ".ndjson": json_records,
    ".csv": csv_records,
    ".tsv": lambda text: csv_records(text, "\t"),
}


def read_folder(folder: Path, source: str, options: ReadOptions) -> Iterator[FileResult]:
    """Read every file under `folder`, in order of their paths; a bad file is a result too.

    Files that a page may have as attachments come last, and only those that none has taken in.
    """
    paths = list_files(folder)
    linked = {file for path in paths for file in files_of(path, folder)[1:]}
    taken: set[str] = set()
    for path in paths:
        if path not in linked:
            result = read_file(path, source, folder, options)
            taken.update(result.attachments)
            yield result
    for path in sorted(linked):
        if path.relative_to(folder).as_posix() not in taken:
            yield read_file(path, source, folder, options)


def read_file(path: Path, source: str, base: Path, options: ReadOptions) -> FileResult:
    """Read one file of a source; `base` is the source's folder, to which paths are relative."""
    shown = path.relative_to(base).as_posix()
    try:
        if holds_records(path):
            text = to_text(read_bytes(path, options))
            return _records(_RECORDS[suffixes(path)[0]](text), source, shown, options)
        if not is_single(path):
            raise FileError(SkipReason.FORMAT, path.suffix.lower() or path.name)
        result, links = apart.call(read_single, path, source, shown, base, options=options)
        return _with_parts(result, links, base, options)
    except FileError as error:
        return FileResult(shown, skipped=(Skipped(shown, error.reason, error.detail),))


def _with_parts(
    result: FileResult, links: Sequence[Link], base: Path, options: ReadOptions
) -> FileResult:
    """The document of a page with its attachments read; one that cannot be has no paragraphs."""
    if not links:
        return result
    parts: list[Part] = []
    skipped: list[Skipped] = []
    for number, link in enumerate(links, start=1):
        shown = link.path.relative_to(base).as_posix()
        try:
            if not is_single(link.path):
                raise FileError(SkipReason.FORMAT, link.path.suffix.lower())
            paragraphs = apart.call(read_paragraphs, link.path, options=options)
        except FileError as error:
            skipped.append(Skipped(shown, error.reason, error.detail))
            paragraphs = ()
        parts.append(Part(paragraphs, number, link.title))
    (document,) = result.documents
    return replace(
        result,
        documents=(replace(document, parts=(*document.parts, *parts)),),
        skipped=tuple(skipped),
        attachments=tuple(link.path.relative_to(base).as_posix() for link in links),
    )


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
