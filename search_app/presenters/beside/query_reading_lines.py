"""What stands above the hits on how a query was read: in words, and sign by sign with undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.errors import QueryError
from indexer.query.model import ParsedText, Query, Scope
from indexer.query.parser import parse
from indexer.query.syntax.sign_notes import SignKind, SignNote
from indexer.results import QuotedNumber
from search_app.addresses.links import Links
from search_app.presenters.beside.query_in_words import is_more_than_words, query_in_words
from search_app.wording import queries as words

MOST_NOTES = 6
"""Remarks on single signs; who typed more of them needs the page of help."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """How a sign was read, and the same search without it; `href` is "" where there is none.

    `series` leads to the numbers held of a series, "" where none is asked for.
    """

    said: str
    undo: str
    href: str
    series: str = ""


@dataclass(frozen=True, slots=True)
class HolderLine:
    """The document that bears a number which was quoted, where the hits have it not."""

    said: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class QueryReadingLines:
    """`said` is "" where nothing but words was asked."""

    said: str
    notes: tuple[NoteLine, ...]
    holders: tuple[HolderLine, ...]


def present_query_reading(
    query: Query, quoted: tuple[QuotedNumber, ...], links: Links
) -> QueryReadingLines | None:
    """How a query was read; None where nothing is to be said of it."""
    said = is_more_than_words(query.expression) or query.parsed.notes
    lines = QueryReadingLines(
        said=query_in_words(query.parsed, query.scope) + words.END if said else "",
        notes=tuple(_notes(query, links))[:MOST_NOTES],
        holders=tuple(
            HolderLine(words.holder(one.number), one.title, links.document(one.id))
            for one in quoted
        ),
    )
    return lines if lines.said or lines.notes or lines.holders else None


def _notes(query: Query, links: Links) -> Iterator[NoteLine]:
    for note in query.parsed.notes:
        read = _read(note.undo, query.scope)
        other = replace(query, parsed=read, recommended=(), page=1) if read else None
        yield _line(note, other, links)
    for one in query.within:
        for note in one.notes:
            read = _read(note.undo, Scope.ALL)
            within = tuple(read if read and kept is one else kept for kept in query.within)
            yield _line(note, replace(query, within=within, page=1) if read else None, links)


def _line(note: SignNote, other: Query | None, links: Links) -> NoteLine:
    undo = words.UNDO[note.kind] if other else ""
    series = links.series([("code", note.text)]) if note.kind is SignKind.SERIES else ""
    href = links.search(other) if other and undo else ""
    return NoteLine(words.note(note), undo, href, series)


def _read(text: str, scope: Scope) -> ParsedText | None:
    """What a text asks for; None where it asks for nothing that can be found."""
    try:
        read = parse(text, scope)
    except QueryError:
        return None
    return read if read.expression else None
