"""Report what was read and what was not, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.document import Document, ReadingNote


class SkipReason(StrEnum):
    """Why a file or a record did not become a document."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    ENCODING = "encoding"
    FORMAT = "format"
    BAD_RECORD = "bad_record"
    DUPLICATE = "duplicate"
    NO_BODY = "no_body"
    NO_COLUMN = "no_column"
    LINK_LIST = "link_list"
    NO_TEXT_LAYER = "no_text_layer"
    ENCRYPTED = "encrypted"
    MISLABELLED = "mislabelled"
    NO_CONVERTER = "no_converter"
    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    BAD_MEMBER = "bad_member"
    NOT_A_FILE = "not_a_file"


RETRIED = frozenset(
    (
        SkipReason.NO_CONVERTER,
        SkipReason.TOO_SLOW,
        SkipReason.TOO_MUCH_MEMORY,
        SkipReason.UNREADABLE,
    )
)
"""Reasons that can go away while the file and the rules of reading stay as they are: a program is
installed, a busy day is over, permission is given."""


class Found(StrEnum):
    """The names in a detail: where in the file, and what was found there."""

    LINE = "line"
    ID = "id"
    SIGN = "sign"
    CELLS = "cells"
    COLUMNS = "columns"
    NOT_JSON = "not_json"
    NOT_AN_OBJECT = "not_an_object"
    BAD_QUOTES = "bad_quotes"
    BYTES = "bytes"
    MORE_BYTES = "more_bytes"
    DAMAGED_GZIP = "damaged_gzip"
    NO_PERMISSION = "no_permission"
    GONE = "gone"
    BROKEN_LINK = "broken_link"
    FOLDER_LINK = "folder_link"
    PIPE = "pipe"
    SOCKET = "socket"
    DEVICE = "device"
    TOO_DEEP = "too_deep"
    CUT_OFF = "cut_off"
    PAGES = "pages"
    MORE_PAGES = "more_pages"
    MORE_ROWS = "more_rows"
    FORM = "form"
    ENTITIES = "entities"
    MEMBERS = "members"
    NAME = "name"
    LEVELS = "levels"
    CRASHED = "crashed"
    KILLED = "killed"
    PROGRAMS = "programs"
    WRONG = "wrong"
    RECORD = "record"
    NO_RECORDS = "no_records"
    HEADER = "header"
    NEEDED = "needed"
    SHEET = "sheet"
    ROW = "row"


def detail(**found: object) -> str:
    """What was found, as `name=value` with a tab between; `read_detail` reads it again.

    >>> read_detail(detail(line=11, id="dept-3"))
    [('line', '11'), ('id', 'dept-3')]
    """
    return "\t".join(
        f"{Found(name)}={' '.join(str(value).split())}" for name, value in found.items()
    )


def read_detail(text: str) -> list[tuple[str, str]]:
    """The names and values of a detail; other text has the name ""."""
    pairs = [piece.partition("=") for piece in text.split("\t") if piece]
    known = set(Found)
    return [(n, value) if sep and n in known else ("", n + sep + value) for n, sep, value in pairs]


@dataclass(frozen=True, slots=True)
class Skipped:
    """One file or record that was left out; `detail` says where in it and what was found.

    It is made by `detail()`, or is a file's ending.
    """

    path: str
    reason: SkipReason
    detail: str = ""


class RefusalReason(StrEnum):
    """Why a stated value was not stored with its document."""

    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"
    AFTER_PUBLICATION = "after_publication"
    NUMBER_AFTER_DATE = "number_after_date"
    NOT_AN_ORGAN = "not_an_organ"
    NOT_A_REGION = "not_a_region"
    SAME_ID = "same_id"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A value that a document of `path` states for `field` and that was refused."""

    path: str
    key: str
    field: str
    value: str
    reason: RefusalReason


@dataclass(frozen=True, slots=True)
class Noted:
    """A note on how a document of `path` was read, or its attachment where that is not 0.

    `line` is the one in which its record ends, in a file of records, else 0.
    """

    path: str
    key: str
    attachment: int
    note: ReadingNote
    line: int = 0


def notes_of(path: str, document: Document, line: int = 0) -> Iterator[Noted]:
    """The notes on a document that stands in the file `path`."""
    for part in document.parts:
        yield from (Noted(path, document.key, part.number, note, line) for note in part.notes)


@dataclass(frozen=True, slots=True)
class FileResult:
    """The result of reading one file: its documents, what was skipped, which values were refused.

    `attachments` are the paths of the files that are parts of its document. `lines` says in which
    line of a file of records, from 1, those records end that there are notes on, by their keys.
    """

    path: str
    documents: tuple[Document, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    refused: tuple[Refusal, ...] = ()
    attachments: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
