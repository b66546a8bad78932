"""Read a file of records: a document for each, or the reason why it is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path

from corpus.assemble import assemble
from corpus.document import Document, NoteKind, ReadingNote
from corpus.draft import Draft
from corpus.encoding import most_wrong
from corpus.file_forms import read_as
from corpus.readers.files import FileError, ReadOptions, read_bytes
from corpus.readers.records import csv_records, json_document_records, json_records, read_record
from corpus.readers.single import (
    check_form,
    to_text,
    to_text_of_lines,
    with_title_of_text,
)
from corpus.readers.table_rows import Workbook, record_rows, sheet_draft
from corpus.report import FileResult, Refusal, RefusalReason, Skipped, SkipReason, detail
from corpus.wrong_bytes import WRONG_CHARACTER

_JSON, _JSON_LINES = ".json", (".jsonl", ".ndjson")
_SEPARATORS = {".csv": ",", ".tsv": "\t"}
# Modules with `read(path, options) -> Workbook`, loaded when first needed, and their files' form.
_WORKBOOKS = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), ("corpus.readers.sheets", "zip")),
    ".xls": ("corpus.readers.old_sheets", "ole"),
    ".et": ("corpus.readers.old_sheets", "ole"),
}


def holds_records(path: Path) -> bool:
    """Whether a file holds records, of which there may be many, and not one document."""
    suffix = read_as(path)[0]
    return suffix == _JSON or suffix in _JSON_LINES or suffix in _SEPARATORS


def read_records(path: Path, source: str, shown: str, options: ReadOptions) -> FileResult:
    """The documents of a file that the report calls `shown`; raises `FileError`."""
    taken = RecordDocuments(source, shown, options)
    data, suffix = read_bytes(path, options), read_as(path)[0]
    if suffix == _JSON:
        for number, record in json_document_records(to_text(data)):
            taken.take(record, str(number), {"record": number})
        return taken.result()
    text, wrong = to_text_of_lines(data)
    if suffix in _JSON_LINES:
        records = json_records(text)
    else:
        records = csv_records(text, options.columns, _SEPARATORS[suffix])
    begins = 1
    for line, record in records:
        count = sum(wrong.get(number, 0) for number in range(begins, line + 1)) if wrong else 0
        taken.take(record, str(line), {"line": line}, count)
        begins = line + 1
    if begins == 1:
        raise FileError(SkipReason.EMPTY)
    return taken.result()


def is_workbook(path: Path) -> bool:
    """Whether a file of this name holds sheets, whose rows may be records."""
    return read_as(path)[0] in _WORKBOOKS


def read_workbook(path: Path, source: str, shown: str, options: ReadOptions) -> FileResult:
    """A document for each row of the sheets of records, and one of all other sheets."""
    module, form = _WORKBOOKS[read_as(path)[0]]
    check_form(read_bytes(path, options), form)
    book: Workbook = import_module(module).read(path, options)
    taken = RecordDocuments(source, shown, options)
    rows = list(record_rows(book, options.columns))
    several = len({sheet for sheet, _, _ in rows}) > 1
    for sheet, number, record in rows:
        label = f"{sheet}!{number}" if several else str(number)
        taken.take(record, label, {"sheet": sheet, "row": number})
    draft = with_title_of_text(sheet_draft(book, options.columns))
    if draft.paragraphs:
        taken.add(draft, shown)
    elif not rows:
        raise FileError(SkipReason.NO_BODY)
    elif draft.notes:
        taken.note(draft.notes)
    return taken.result()


@dataclass(slots=True)
class RecordDocuments:
    """What was made of the records of a file so far."""

    source: str
    path: str
    options: ReadOptions
    documents: list[Document] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    contents: set[int] = field(default_factory=set)

    def take(
        self,
        record: Mapping[str, object] | FileError,
        label: str,
        place: Mapping[str, object],
        wrong: int = 0,
    ) -> None:
        """Make a document of a record, or note why it is none.

        `label` tells it from the other records of its file, `place` says where it stands, and
        `wrong` how many of its characters could not be read.
        """
        if isinstance(record, FileError):
            self.skipped.append(Skipped(self.path, record.reason, record.detail))
            return
        draft = read_record(record, self.options.columns)
        place = {**place, **({"id": draft.record_id} if draft.record_id else {})}
        if not draft.paragraphs:
            self._skip(SkipReason.NO_BODY, **place)
        elif wrong > most_wrong(sum(len(one.text) for one in draft.paragraphs)):
            self._skip(SkipReason.ENCODING, **place, wrong=wrong)
        else:
            self._add(draft, label, place)

    def _skip(self, reason: SkipReason, **place: object) -> None:
        self.skipped.append(Skipped(self.path, reason, detail(**place)))

    def _add(self, draft: Draft, label: str, place: Mapping[str, object]) -> None:
        key = draft.record_id or f"{self.path}#{label}"
        self.seen[key] += 1
        content = hash((draft["title"], draft.paragraphs))
        if self.seen[key] > 1:
            if content in self.contents:
                self._skip(SkipReason.DUPLICATE, **place)
                return
            self.refused.append(Refusal(self.path, key, "id", key, RefusalReason.SAME_ID))
            key = f"{key}#{self.seen[key]}"
            draft = replace(draft, record_id=None)
        self.contents.add(content)
        self.add(replace(draft, notes=(*draft.notes, *_wrong_fields(draft))), key)
        line = place.get("line")
        if isinstance(line, int) and any(part.notes for part in self.documents[-1].parts):
            self.lines[key] = line

    def add(self, draft: Draft, key: str) -> None:
        """Add a document under a key."""
        right = self.options.corrections.corrected(draft, self.source, key)
        document, found = assemble(right, self.source, key, self.path, self.options.defaults)
        self.documents.append(document)
        self.refused.extend(found)

    def note(self, notes: tuple[ReadingNote, ...]) -> None:
        """Put notes on the whole file on its first document, if it has any."""
        if self.documents:
            first, *rest = self.documents
            part = replace(first.parts[0], notes=(*notes, *first.parts[0].notes))
            self.documents = [replace(first, parts=(part, *first.parts[1:])), *rest]

    def result(self) -> FileResult:
        """All that was taken."""
        return FileResult(
            self.path,
            tuple(self.documents),
            tuple(self.skipped),
            tuple(self.refused),
            lines=self.lines,
        )


def _wrong_fields(draft: Draft) -> tuple[ReadingNote, ...]:
    """How many characters of a record's fields beside its text could not be read."""
    wrong = sum(value.text.count(WRONG_CHARACTER) for value in draft.stated.values())
    return (ReadingNote(NoteKind.WRONG_OUTSIDE, wrong),) if wrong else ()
