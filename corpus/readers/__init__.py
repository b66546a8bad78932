"""Read files into documents: a reader for each form of file, one result for each file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.document import Part
from corpus.field_corrections import FieldCorrections
from corpus.file_forms import read_as, well_named
from corpus.readers import apart, converted
from corpus.readers.archive import unpack
from corpus.readers.attachments import Link, files_of
from corpus.readers.files import (
    FileError,
    ReadOptions,
    is_regular,
    list_files,
    refuse_irregular,
    relative_name,
    size_of,
)
from corpus.readers.record_files import holds_records, is_workbook, read_records, read_workbook
from corpus.readers.single import check_ole, is_single, read_single
from corpus.report import FileResult, Skipped, SkipReason, detail

__all__ = [
    "FileResult",
    "ReadOptions",
    "files_of",
    "holds_records",
    "is_regular",
    "list_files",
    "read_file",
    "read_folder",
    "reading_fingerprint",
    "relative_name",
    "size_of",
]

_ARCHIVE = ".zip"


@dataclass(slots=True)
class _ReadingPlace:
    """Where files are read: inside which archives, how deep, and how much these may still hold."""

    inside: str
    levels: int
    bytes: int
    members: int


def read_folder(folder: Path, source: str, options: ReadOptions) -> Iterator[FileResult]:
    """Read every file under `folder`, in order of their paths; a bad file is a result too.

    Files that a page may have as attachments come last, and only those that none has taken in.
    """
    yield from _folder(folder, source, options, _top(options))


def read_file(path: Path, source: str, base: Path, options: ReadOptions) -> FileResult:
    """Read one file of a source; `base` is the source's folder, to which paths are relative."""
    return _file(path, source, base, options, _top(options))


def _top(options: ReadOptions) -> _ReadingPlace:
    return _ReadingPlace("", options.max_levels, options.max_bytes, options.max_members)


def _folder(
    folder: Path, source: str, options: ReadOptions, place: _ReadingPlace
) -> Iterator[FileResult]:
    paths = list_files(folder)
    site = options.defaults.base_url
    linked = {file for path in paths for file in files_of(path, folder, site)[1:]}
    taken: set[str] = set()
    for path in paths:
        if path not in linked:
            result = _file(path, source, folder, options, place)
            taken.update(result.attachments)
            yield result
    for path in sorted(linked):
        if _shown(path, folder, place) not in taken:
            yield _file(path, source, folder, options, place)


def _file(
    path: Path, source: str, base: Path, options: ReadOptions, place: _ReadingPlace
) -> FileResult:
    shown = _shown(path, base, place)
    try:
        refuse_irregular(path)
        suffix = read_as(path)[0]
        if holds_records(path):
            return read_records(path, source, shown, options)
        if is_workbook(path):
            return apart.call(read_workbook, path, source, shown, options=options)
        if suffix == _ARCHIVE:
            return _archive(path, source, shown, options, place)
        if suffix in converted.SUFFIXES:
            return _converted(path, source, shown, options)
        if not is_single(path):
            raise FileError(SkipReason.FORMAT, path.suffix.lower() or path.name)
        result, links = apart.call(read_single, path, source, shown, base, options=options)
        return _with_parts(result, links, base, options, place) if links else result
    except FileError as error:
        return FileResult(shown, skipped=(Skipped(shown, error.reason, error.detail),))


def _shown(path: Path, base: Path, place: _ReadingPlace) -> str:
    return place.inside + relative_name(path, base)


def _archive(
    path: Path, source: str, shown: str, options: ReadOptions, place: _ReadingPlace
) -> FileResult:
    """All that an archive holds; its members are called archive.zip!/member."""
    if not place.levels:
        raise FileError(SkipReason.TOO_LARGE, detail(levels=options.max_levels))
    if path.stat().st_size > options.max_bytes:
        raise FileError(SkipReason.TOO_LARGE, detail(bytes=path.stat().st_size))
    left = replace(options, max_bytes=place.bytes, max_members=place.members)
    with TemporaryDirectory(prefix="policy-search-", ignore_cleanup_errors=True) as laid:
        folder = Path(laid)
        unpacked = apart.call(unpack, path, folder, options=left)
        place.bytes -= unpacked.bytes
        place.members -= unpacked.members
        inner = _ReadingPlace(f"{shown}!/", place.levels - 1, place.bytes, place.members)
        results = list(_folder(folder, source, options, inner))
        place.bytes, place.members = inner.bytes, inner.members
    lost = tuple(replace(one, path=inner.inside + one.path) for one in unpacked.skipped)
    return FileResult(
        shown,
        tuple(document for result in results for document in result.documents),
        (*lost, *(one for result in results for one in result.skipped)),
        tuple(refusal for result in results for refusal in result.refused),
    )


def _converted(path: Path, source: str, shown: str, options: ReadOptions) -> FileResult:
    """The document of a legacy file."""
    apart.call(check_ole, path, options=options)
    with TemporaryDirectory(prefix="policy-search-", ignore_cleanup_errors=True) as folder:
        with well_named(path) as named:
            made = converted.convert(named, Path(folder), options)
        result, _ = apart.call(read_single, made, source, shown, made.parent, options=options)
    return result


def _with_parts(
    result: FileResult,
    links: Sequence[Link],
    base: Path,
    options: ReadOptions,
    place: _ReadingPlace,
) -> FileResult:
    """The document of a page with its attachments; one that cannot be read has no paragraphs.

    An attachment has the number that the page gives it, else the next one.
    """
    (document,) = result.documents
    parts: list[Part] = []
    last = 0
    skipped: list[Skipped] = []
    for link in links:
        found = _file(link.path, document.source, base, options, place)
        skipped.extend(found.skipped)
        several = len(found.documents) > 1
        number = max(link.number or 0, last + 1)
        for one in found.documents:
            title = Path(one.path).stem if several else link.title
            notes = tuple(note for part in one.parts for note in part.notes)
            parts.append(Part(one.paragraphs, number, title, notes))
            number += 1
        if not found.documents:
            parts.append(Part((), number, link.title))
        last = parts[-1].number
    return replace(
        result,
        documents=(replace(document, parts=(*document.parts, *parts)),),
        skipped=tuple(skipped),
        attachments=tuple(_shown(link.path, base, place) for link in links),
    )


@cache
def _source_digest() -> str:
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.blake2b(digest_size=8)
    tables = (path for end in ("txt", "tsv", "json") for path in package.glob(f"fields/*.{end}"))
    for path in sorted([*package.rglob("*.py"), *tables]):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def reading_fingerprint(options: ReadOptions) -> str:
    """A digest of how files are read: it differs where rules or options do.

    What is corrected in single documents is none of it.
    """
    general = replace(options, corrections=FieldCorrections())
    stated = asdict(general) | {"columns": sorted(options.columns.items())}
    text = f"{_source_digest()}\0{stated}"
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
