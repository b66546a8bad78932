"""A policy document as the rest of the system sees it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

# "." and ".." would mean another folder in an address.
PUBLIC_ID = re.compile(r"(?!\.\.?$)[A-Za-z0-9._-]{1,64}")


class ParagraphKind(StrEnum):
    """What a paragraph is in the structure of its document."""

    HEADING = "heading"
    ARTICLE = "article"
    TEXT = "text"
    TABLE_ROW = "table_row"
    SIGNATURE = "signature"


class Rank(StrEnum):
    """The rank of a document (效力级别); a draft, an interpretation and news are no legal rules."""

    LAW = "法律"
    ADMINISTRATIVE_REGULATION = "行政法规"
    LOCAL_REGULATION = "地方性法规"
    JUDICIAL_INTERPRETATION = "司法解释"
    RULE = "规章"
    NORMATIVE = "行政规范性文件"
    OTHER = "其他公文"
    DRAFT = "征求意见稿"
    INTERPRETATION = "解读"
    NEWS = "新闻"


class WrittenBy(StrEnum):
    """Which day `written_on` is: that of writing (成文), or of proclamation (公布) for a 令."""

    WRITING = "writing"
    PROCLAMATION = "proclamation"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the original text; all offsets into a document count its characters.

    `text` holds no line break. `level` is the depth of a heading (1 is the highest), 0 elsewhere.
    `page` is the page of an attachment it stands on, counted from 1, where pages are known.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    level: int = 0
    page: int | None = None


class NoteKind(StrEnum):
    """What a text's file holds that its text does not show, or not for certain."""

    REVISIONS = "revisions"
    WRONG_CHARACTERS = "wrong_characters"
    WRONG_OUTSIDE = "wrong_characters_outside_text"
    PAGES_WITHOUT_TEXT = "pages_without_text"
    UNREADABLE_PAGES = "unreadable_pages"
    UNREAD_PARTS = "unread_parts"
    BLANK_PAGES = "blank_pages"
    PAGE_HEADERS = "page_headers"
    WATERMARKS = "watermarks"
    HIDDEN_TEXT = "hidden_text"
    COMMENTS = "comments"
    HIDDEN_CELLS = "hidden_cells"


DOUBTS = (
    NoteKind.REVISIONS,
    NoteKind.WRONG_CHARACTERS,
    NoteKind.PAGES_WITHOUT_TEXT,
    NoteKind.UNREADABLE_PAGES,
    NoteKind.UNREAD_PARTS,
)
"""The kinds that whoever reads the text must know; the others are for the operator alone."""


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """How often something was met while reading a text's file, and on which pages, from 1."""

    kind: NoteKind
    count: int
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The main text (`number` 0) or an attachment (`number` from 1, `title` its name)."""

    paragraphs: tuple[Paragraph, ...]
    number: int = 0
    title: str = ""
    notes: tuple[ReadingNote, ...] = ()

    def __reduce__(self) -> tuple[object, ...]:
        # Rows are pickled in half the time that paragraphs take.
        rows = [(one.text, one.kind, one.level, one.page) for one in self.paragraphs]
        return _part_of, (rows, self.number, self.title, self.notes)


def _part_of(
    rows: list[tuple[str, ParagraphKind, int, int | None]],
    number: int,
    title: str,
    notes: tuple[ReadingNote, ...],
) -> Part:
    return Part(tuple([Paragraph(*row) for row in rows]), number, title, notes)


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """One event in the history of a text (沿革), on its day and in the words of its source."""

    day: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of one source. A field that is not known is empty or None, never invented.

    `(source, key)` is the identity: `key` is the record's own id, else the path inside the source's
    folder. `id` is the public name in addresses. `rules` says for each field which rule found it,
    `places` where in `body` it stands ([start, end) in characters), for fields that stand there.

    `written_on` is 成文, or 公布 where `written_by` says so; `printed_on` 印发, `published_on` the
    day it was put on the web. `second_title` is the name inside 关于印发《…》的通知, or the whole
    of such a title around `title`. `site` is the site that shows it (来源), not its issuer.
    `region` is "全国", "province" or "province/city". `stated_validity` is word for word what the
    page or record says (时效性), `history` are the events that a record lists, in order of days.
    """

    source: str
    key: str
    id: str
    title: str
    parts: tuple[Part, ...]
    path: str
    published_on: date | None = None
    written_on: date | None = None
    written_by: WrittenBy | None = None
    printed_on: date | None = None
    effective_on: date | None = None
    second_title: str | None = None
    document_number: str | None = None
    document_numbers: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    site: str | None = None
    kind: str | None = None
    rank: Rank | None = None
    region: str | None = None
    index_number: str | None = None
    stated_validity: str | None = None
    topics: tuple[str, ...] = ()
    source_topic: str | None = None
    url: str | None = None
    history: tuple[HistoryEvent, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs of all parts, in reading order."""
        return tuple(paragraph for part in self.parts for paragraph in part.paragraphs)

    @property
    def body(self) -> str:
        """The text of all paragraphs, one to a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def dated_on(self) -> date | None:
        """The date that counts."""
        return date_that_counts(self.written_on, self.published_on)


def date_that_counts(written_on: date | None, published_on: date | None) -> date | None:
    """The date that documents are sorted, filtered and counted by: 成文 or 公布, else 发布."""
    return written_on or published_on


def public_id(source: str, key: str, record_id: str | None = None) -> str:
    """The name a document gets in addresses, before collisions between sources are settled.

    The record's own id where it can stand in a URL, else 16 hexadecimal digits hashed from the
    identity.

    >>> public_id("laws", "7", "law-2b3dbce2bc")
    'law-2b3dbce2bc'
    >>> public_id("laws", "条例/一.html")
    '9786f5a5f1c5bd27'
    """
    if record_id is not None and PUBLIC_ID.fullmatch(record_id):
        return record_id
    digest = hashlib.blake2b(f"{source}\0{key}".encode(), digest_size=8)
    return digest.hexdigest()
