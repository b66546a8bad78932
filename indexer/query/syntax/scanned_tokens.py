"""Cut typed text into tokens from left to right, before operators are checked for operands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.analysis.normalise import normalise
from indexer.analysis.words import is_word
from indexer.query.model import Unit
from indexer.query.operators import (
    AND,
    DISTANCE,
    NOT,
    OPERATORS,
    OR,
    PHRASE,
    WILDCARD,
    Field,
    Kind,
)
from indexer.query.syntax.sign_notes import SignKind, SignNotes
from indexer.query.syntax.wildcards import has_wildcard, pieces
from indexer.query.typed.number_lists import long_ranges, number_pieces
from indexer.query.typed.typed_numbers import TypedNumber


@dataclass(frozen=True, slots=True)
class Token:
    """A piece [start, end) of the typed text; `text` without quotes or colon.

    `relation` says how near its operands have to stand: in one unit, or at most so many characters
    apart. A NUMBER has one or several `numbers`, or a `series`, the beginning of many.
    """

    kind: Kind
    text: str
    start: int
    end: int
    field: Field | None = None
    numbers: tuple[TypedNumber, ...] = ()
    series: str = ""
    relation: Unit | int | None = None


_QUOTES = PHRASE.prefixes
PAIRS = {"(": Kind.OPEN, "（": Kind.OPEN, ")": Kind.CLOSE, "）": Kind.CLOSE}
_JOINING = {word: one.kind for one in (AND, OR, NOT) for word in one.spellings}
_BESIDE = {word: one.unit for one in OPERATORS if one.unit for word in one.spellings}
_DISTANCE = re.compile(f"{DISTANCE.spellings[0]}0*([0-9]+)")
_DIGITS = 9
"""Digits of a distance that are read: a longer number is beyond every limit, too."""
_TOGETHER = {one.group: one.unit for one in OPERATORS if one.unit}
_FIELDS = {word: one.field for one in OPERATORS if one.field for word in one.spellings}
_FIELD = re.compile(f"({'|'.join(_FIELDS)})[:：]")
_TIGHT = frozenset(word for one in OPERATORS if one.tight for word in one.spellings)
_YEARS = re.compile(r"(?:19|20)\d\d年?(?:[-－—–~～至到]{1,2}(?:19|20)\d\d年?)?")
_SIGNS = re.escape(NOT.prefixes)
_MINUS = re.compile(rf"[{_SIGNS}](?=[^\s)）{_SIGNS}])")
_STARS = f"[{re.escape(WILDCARD.inside)}]+"
_RUN = re.compile(rf"[^\s()（）{_QUOTES}]+")
_EXCLUDING = re.compile(
    r"(?<=\s)(?:不包括|不包含|不含有|不含|不要|排除|除去|除了)[:：]?\s?"
    r"(?P<word>\w{2,12}?)(?:的|以外|之外)?(?=\s|$)"
)
"""Words that exclude in speech, behind other words; in a text they may as well be meant."""


def scanned_tokens(text: str, said: SignNotes) -> Iterator[Token]:
    """Every token from left to right, before operators are checked for operands."""
    quoted = list(_quoted(text, said))
    for found in _EXCLUDING.finditer(text):
        if not any(one.start < found.end() and found.start() < one.end for one in quoted):
            said.add(SignKind.EXCLUDING, *found.span(), f"{NOT.prefixes[0]}{found['word']}")
    fixed = sorted([*quoted, *_numbers(text, quoted, said)], key=lambda token: token.start)
    position = 0
    for token in [*fixed, None]:
        end = token.start if token else len(text)
        yield from _scan_plain(text, position, end, said)
        if token is None:
            return
        yield token
        position = token.end


def _scan_plain(text: str, position: int, end: int, said: SignNotes) -> Iterator[Token]:
    """The tokens of text[position:end], which holds no quotes and no document numbers."""
    while position < end:
        char = text[position]
        if char in PAIRS:
            yield Token(PAIRS[char], char, position, position + 1)
            position += 1
            continue
        run = _RUN.match(text, position, end)
        if not run:
            position += 1
            continue
        alone_before = position == 0 or text[position - 1].isspace() or text[position - 1] in PAIRS
        if alone_before and _MINUS.match(text, position):
            yield Token(Kind.NOT, char, position, position + 1)
            position += 1
        elif alone_before and (operator := _operator(text, run)):
            yield operator
            position = run.end()
        if position < run.end():
            yield from _fields_and_text(text, position, run.end(), said, alone=alone_before)
        position = run.end()


def _operator(text: str, run: re.Match[str]) -> Token | None:
    """What a run that begins alone means as an operator, if it also ends alone."""
    after = text[run.end() : run.end() + 1]
    if after and not after.isspace() and after not in PAIRS:
        return None
    token = Token(Kind.BESIDE, run.group(), *run.span())
    beside = normalise(token.text)
    if unit := _BESIDE.get(beside):
        return replace(token, relation=unit)
    if distance := _DISTANCE.fullmatch(beside):
        return replace(token, relation=int(distance[1][:_DIGITS]))
    kind = _JOINING.get(unicodedata.normalize("NFKC", token.text))
    return replace(token, kind=kind) if kind else None


def _fields_and_text(
    text: str, position: int, end: int, said: SignNotes, *, alone: bool
) -> Iterator[Token]:
    """The field names that text[position:end] begins with, and the text or 同句 after them.

    `alone`: nothing but white space or a parenthesis stands before it.
    """
    while field := _FIELD.match(text, position, end):
        name = field.group(1)
        if name in _TIGHT and not (alone and _has_value(text, field, said)):
            break
        yield Token(Kind.FIELD, name, *field.span(), field=_FIELDS[name])
        position = field.end()
    run = text[position:end]
    literal = normalise(run)
    if text[end : end + 1] in ("(", "（") and literal in _TOGETHER:
        yield Token(Kind.TOGETHER, run, position, end, relation=_TOGETHER[literal])
    elif is_word(literal):
        kind = _kind_of(run, position, said)
        inner = pieces(run)
        yield Token(kind, inner[0] if kind is Kind.PHRASE else run, position, end)
    elif has_wildcard(run):
        said.add(SignKind.LOOSE_SIGN, position, end)


def _has_value(text: str, field: re.Match[str], said: SignNotes) -> bool:
    """Whether what stands right behind the colon of a tight field can be its value."""
    start, after = field.end(), text[field.end() : field.end() + 1]
    if not after or after.isspace():
        return False
    run = _RUN.match(text, start)
    if _FIELDS[field.group(1)] is Field.YEAR and run and not _YEARS.fullmatch(run.group()):
        said.add(SignKind.NOT_A_YEAR, field.start(), run.end(), f"{field.group(1)} {run.group()}")
        return False
    if run is None and after not in PAIRS and after not in _QUOTES:
        return False
    end = run.end() if run else start
    said.add(SignKind.FIELD, field.start(), end, f"{field.group(1)} {text[start:end]}")
    return True


def _kind_of(run: str, position: int, said: SignNotes) -> Kind:
    """What a run of signs is: with * inside a pattern, with * at its ends alone a phrase."""
    if not has_wildcard(run):
        return Kind.TEXT
    several = len(pieces(run)) > 1
    kind = SignKind.WILDCARD if several else SignKind.OUTER_WILDCARD
    said.add(kind, position, position + len(run), re.sub(_STARS, " ", run).strip())
    return Kind.PATTERN if several else Kind.PHRASE


def _quoted(text: str, said: SignNotes) -> Iterator[Token]:
    """The quoted phrases; one that is never closed reaches to the end."""
    position = 0
    while (start := _first(text, _QUOTES, position)) >= 0:
        closing = _closing(text, start)
        end = closing if closing >= 0 else len(text)
        phrase = text[start + 1 : end]
        if closing < 0:
            said.add(SignKind.UNCLOSED_QUOTE, start, start + 1, " ")
        elif not normalise(phrase):
            said.add(SignKind.EMPTY_PAIR, start, end + 1, " ")
        # A sign alone is searched for only between closed quotes: else it is a slip.
        if normalise(phrase) if closing >= 0 else is_word(phrase):
            yield Token(Kind.PHRASE, phrase, start, min(end + 1, len(text)))
            position = end + 1
        else:
            yield Token(Kind.PHRASE, "", start, min(end + 1, len(text)))
            position = end + 1


def _closing(text: str, start: int) -> int:
    """Where the phrase ends that begins with the quote at `start`, or -1.

    “ and ” nest, since a quoted phrase may hold quotes; a mixed pair is taken as it comes.
    """
    if text[start] == "“":
        depth = 0
        for position in range(start, len(text)):
            depth += {"“": 1, "”": -1}.get(text[position], 0)
            if depth == 0:
                return position
    elif text[start] in '"＂' and (closing := _first(text, '"＂', start + 1)) >= 0:
        return closing
    return _first(text, _QUOTES, start + 1)


def _first(text: str, chars: str, position: int) -> int:
    found = [at for char in chars if (at := text.find(char, position)) >= 0]
    return min(found, default=-1)


def _numbers(text: str, quoted: list[Token], said: SignNotes) -> Iterator[Token]:
    """The document numbers outside of quotes."""
    starts = [0, *(token.end for token in quoted)]
    ends = [*(token.start for token in quoted), len(text)]
    for start, end in zip(starts, ends, strict=True):
        for piece in number_pieces(text[start:end]):
            first, last = start + piece.start, start + piece.end
            typed = text[first:last]
            if piece.kind:
                said.add(piece.kind, first, last, f"“{typed}”")
            yield Token(Kind.NUMBER, typed, first, last, numbers=piece.numbers, series=piece.series)
        for first, last in long_ranges(text[start:end]):
            said.add(
                SignKind.LONG_RANGE, start + first, start + last, text[start + first : start + last]
            )
