"""Read a file of records: a document for each, or the reason why it is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.assemble import assemble
from corpus.document import Document, NoteKind, ReadingNote
from corpus.draft import Draft
from corpus.encoding import most_wrong, suffixes
from corpus.readers.files import FileError, ReadOptions, read_bytes
from corpus.readers.records import csv_records, json_records, read_record
from corpus.readers.single import to_text_of_lines
from corpus.report import FileResult, Refusal, RefusalReason, Skipped, SkipReason, detail
from corpus.wrong_bytes import WRONG_CHARACTER

_Records = Iterator[tuple[int, Mapping[str, object] | FileError]]
_RECORDS: dict[str, Callable[[str], _Records]] = {
    ".jsonl": json_records,
    ".ndjson": json_records,
    ".csv": csv_records,
    ".tsv": lambda text: csv_records(text, "\t"),
}


def holds_records(path: Path) -> bool:
    """Whether a file holds records, of which there may be many, and not one document."""
    return suffixes(path)[0] in _RECORDS


def read_records(path: Path, source: str, shown: str, options: ReadOptions) -> FileResult:
    """The documents of a file that the report calls `shown`; raises `FileError`."""
    text, wrong = to_text_of_lines(read_bytes(path, options))
    taken = _Taken(source, shown, options)
    begins = 1
    for line, record in _RECORDS[suffixes(path)[0]](text):
        taken.take(line, record, sum(wrong.get(n, 0) for n in range(begins, line + 1)))
        begins = line + 1
    return taken.result()


@dataclass(slots=True)
class _Taken:
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

    def take(self, line: int, record: Mapping[str, object] | FileError, wrong: int) -> None:
        """Make a document of a record that ends in a line, or note why it is none."""
        if isinstance(record, FileError):
            self.skipped.append(Skipped(self.path, record.reason, record.detail))
            return
        draft = read_record(record, self.options.columns)
        place = {"line": line, **({"id": draft.record_id} if draft.record_id else {})}
        if not draft.paragraphs:
            self._skip(SkipReason.NO_BODY, **place)
        elif wrong > most_wrong(sum(len(one.text) for one in draft.paragraphs)):
            self._skip(SkipReason.ENCODING, **place, wrong=wrong)
        else:
            self._add(draft, line, place)

    def _skip(self, reason: SkipReason, **place: object) -> None:
        self.skipped.append(Skipped(self.path, reason, detail(**place)))

    def _add(self, draft: Draft, line: int, place: Mapping[str, object]) -> None:
        key = draft.record_id or f"{self.path}#{line}"
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
        noted = replace(draft, notes=(*draft.notes, *_wrong_fields(draft)))
        document, found = assemble(noted, self.source, key, self.path, self.options.defaults)
        self.documents.append(document)
        self.refused.extend(found)
        if any(part.notes for part in document.parts):
            self.lines[key] = line

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
