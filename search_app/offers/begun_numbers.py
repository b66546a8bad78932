"""Ask which numbers begin as a typed one that has no 号 at its end: 10号, 100号, 105号.

Or which there are of a series that is typed as words, 国发2019, 国发〔2019〕6-4号, or with an end
that is typed without its code, 〔2019〕5号.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.engine import View
from indexer.query.model import Query, Scope
from indexer.query.operators import NUMBER, WILDCARD
from indexer.query.typed.number_lists import (
    NumberPiece,
    beginning,
    half_numbers,
    meant_series,
    number_pieces,
)
from indexer.results import SearchResult
from search_app.addresses.search_args import reworded

_ANY = WILDCARD.inside[0]


@dataclass(frozen=True, slots=True)
class BegunNumber:
    """The search for all numbers that begin with `half`, and how many documents bear one.

    `is_end`: they end with it.
    """

    half: str
    query: Query
    count: int
    is_end: bool = False


def ask_begun_number(result: SearchResult, view: View) -> BegunNumber | None:
    """The search for what begins as the typed number; where no document bears it, for its series.

    None where the number is written to its end, or where nothing else would be found.
    """
    text = result.query.text
    pieces = number_pieces(text)
    if not pieces:
        return _meant(result.query, view)
    if len(pieces) != 1 or len(pieces[0].numbers) != 1:
        return None
    (piece,) = pieces
    if not text[: piece.end][-1:].isdecimal():
        return None
    number = beginning(piece.numbers[0])
    before, after = text[: piece.start], text[piece.end :]
    field = "" if result.query.scope is Scope.NUMBER else f"{NUMBER.spellings[0]}:"
    own = _count(
        reworded(result.query, f"{before}{field}{piece.numbers[0].number.canonical}{after}"), view
    )
    year, bracket, _ = number.partition("〕")
    series = year + bracket if bracket and not own else ""
    beginnings = {number: number + _ANY} | ({series: series} if series else {})
    for begun, written in beginnings.items():
        query = reworded(result.query, before + written + after)
        if (count := _count(query, view)) > own:
            return BegunNumber(begun, query, count)
    return None


def _meant(asked: Query, view: View) -> BegunNumber | None:
    """The search for a series or an end that may be meant by words; None where none has it."""
    in_number = "" if asked.scope is Scope.NUMBER else f"{NUMBER.spellings[0]}:"
    for piece in meant_series(asked.text):
        if found := _written(asked, piece, "", view):
            return found
    for piece in half_numbers(asked.text):
        if found := _written(asked, piece, in_number, view):
            return replace(found, is_end=True)
    return None


def _written(asked: Query, piece: NumberPiece, field: str, view: View) -> BegunNumber | None:
    """The search with what a piece means in its place; None where nothing is found."""
    text = asked.text[: piece.start] + field + piece.series + asked.text[piece.end :]
    query = reworded(asked, text)
    count = _count(query, view)
    return BegunNumber(piece.series, query, count) if count else None


def _count(query: Query, view: View) -> int:
    return view.search(replace(query, match=None, size=0, facets=(), snippets=False)).total
