"""What is read of Word files that are made for tests."""

from __future__ import annotations

from pathlib import Path

from corpus.document import NoteKind
from corpus.draft import Draft
from corpus.readers import ReadOptions
from corpus.readers.word import read
from tests.corpus.word_files import word_file


def read_data(folder: Path, data: bytes) -> Draft:
    """What is read of the bytes of a Word file."""
    file = folder / "a.docx"
    file.write_bytes(data)
    return read(file, ReadOptions())


def draft(folder: Path, body: str, **parts: str) -> Draft:
    """What is read of a Word file with this body and these parts."""
    return read_data(folder, word_file(body, parts=parts))


def lines(folder: Path, body: str, **parts: str) -> list[str]:
    """The texts of the paragraphs that are read."""
    return [one.text for one in draft(folder, body, **parts).paragraphs]


def noted(found: Draft) -> dict[NoteKind, int]:
    """How often each thing was met that the text does not show."""
    return {note.kind: note.count for note in found.notes}
