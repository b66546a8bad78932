"""Read `recommended.csv`, in which an editor names documents that stand first for a query."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import StringIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from corpus.document import PUBLIC_ID
from indexer.errors import Problem, QueryError
from indexer.query.model import And, Expression, ParsedText
from indexer.query.parser import parse
from indexer.settings import SettingsError

COLUMNS = ("query", "document", "from", "until")
"""The columns of the file; the two days may be empty."""


class RecommendedMistake(StrEnum):
    """What can be wrong in the file; the code of a `Problem`."""

    FILE_MISSING = "recommended_missing"
    FILE_UNREADABLE = "recommended_unreadable"
    COLUMNS = "recommended_columns"
    QUERY = "recommended_query"
    DOCUMENT = "recommended_document"
    DAY = "recommended_day"
    ORDER = "recommended_order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A line of the file: the document `id` stands first for `query` on the days in between.

    `line` counts the lines of the file from 1. `since` and `until` are inclusive, None without
    bound.
    """

    line: int
    query: str
    id: str
    since: date | None = None
    until: date | None = None

    @property
    def asked(self) -> tuple[Expression, ...]:
        """What a query has to ask for (`plain_words`)."""
        return plain_words(parse(self.query))

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.since or date.min) <= day <= (self.until or date.max)


@dataclass(frozen=True, slots=True)
class Recommendations:
    """What can be read of a file, in its order, and what is wrong with its other lines.

    `readable`: the file could be read at all.
    """

    lines: tuple[Recommendation, ...] = ()
    wrong: tuple[Problem, ...] = ()
    readable: bool = True


def plain_words(parsed: ParsedText) -> tuple[Expression, ...]:
    """What a text asks for, equal for all ways to ask the same; nothing where it has operators.

    >>> plain_words(parse("请问公积金怎么提取？")) == plain_words(parse("公积金 提取"))
    True
    >>> plain_words(parse("公积金 -提取"))
    ()
    """
    asked = parsed.expression
    parts = asked.parts if isinstance(asked, And) else (asked,)
    return parsed.bare if parsed.bare == parts else ()


def document_id(text: str) -> str:
    """The id of a document, for itself or for the address of its page: people copy that.

    >>> document_id("https://www.example.gov.cn/policy/d/law-7?q=养犬")
    'law-7'
    """
    return unquote(urlsplit(text.strip()).path.rpartition("/d/")[2])


def read_recommendations(path: Path) -> Recommendations:
    """The lines of a file; raises OSError where it cannot be opened."""
    try:
        rows = list(_rows(path))
    except FileNotFoundError:
        return _unusable(RecommendedMistake.FILE_MISSING, path)
    except (UnicodeDecodeError, csv.Error):
        return _unusable(RecommendedMistake.FILE_UNREADABLE, path)
    head = tuple(name.strip().lower() for name in rows[0][1]) if rows else ()
    if head != COLUMNS:
        return _unusable(RecommendedMistake.COLUMNS, path, ",".join(head))
    found: list[Recommendation] = []
    wrong: list[Problem] = []
    for line, row in rows[1:]:
        read = _read(line, row)
        if isinstance(read, Recommendation):
            found.append(read)
        else:
            code, value, limit = read
            wrong.append(Problem(code, f"{path}:{line}", value, limit))
    return Recommendations(tuple(found), tuple(wrong))


def checked_recommendations(path: Path) -> None:
    """Read a file whose lines must all be right.

    Raises `SettingsError` with all that are wrong, or OSError where it cannot be opened.
    """
    if wrong := read_recommendations(path).wrong:
        raise SettingsError(*wrong)


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold anything, each with its number; as Excel writes them, too."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    for row in reader:
        if any(value.strip() for value in row):
            yield reader.line_num, row


def _read(line: int, row: Sequence[str]) -> Recommendation | tuple[RecommendedMistake, str, str]:
    """What a line says, or what is wrong with it: the value at fault, and what would do."""
    if len(row) != len(COLUMNS):
        return RecommendedMistake.COLUMNS, ",".join(row), ",".join(COLUMNS)
    query, document, *typed = (value.strip() for value in row)
    if not _is_plain(query):
        return RecommendedMistake.QUERY, query, ""
    id = document_id(document)
    if not PUBLIC_ID.fullmatch(id):
        return RecommendedMistake.DOCUMENT, document, ""
    days: list[date | None] = []
    for value in typed:
        try:
            days.append(date.fromisoformat(value) if value else None)
        except ValueError:
            return RecommendedMistake.DAY, value, ""
    since, until = days
    if since and until and until < since:
        return RecommendedMistake.ORDER, typed[1], typed[0]
    return Recommendation(line=line, query=query, id=id, since=since, until=until)


def _is_plain(query: str) -> bool:
    """Whether a query can be read and holds words alone."""
    try:
        return bool(plain_words(parse(query)))
    except QueryError:
        return False


def _unusable(code: RecommendedMistake, path: Path, value: str = "") -> Recommendations:
    problem = Problem(code, str(path), value, ",".join(COLUMNS))
    return Recommendations(wrong=(problem,), readable=False)
