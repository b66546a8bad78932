"""Split typed text into tokens: decide which signs are operators and which are text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from indexer.analysis.normalise import normalise
from indexer.analysis.words import is_word
from indexer.query.model import Unit
from indexer.query.operators import AND, DISTANCE, NOT, OPERATORS, OR, PHRASE, Field, Kind
from indexer.query.typed.typed_numbers import TypedNumber, typed_numbers


@dataclass(frozen=True, slots=True)
class Token:
    """A piece [start, end) of the typed text; `text` without quotes or colon.

    `relation` says how near its operands have to stand: in one unit, or at most so many characters
    apart.
    """

    kind: Kind
    text: str
    start: int
    end: int
    field: Field | None = None
    number: TypedNumber | None = None
    relation: Unit | int | None = None


_QUOTES = PHRASE.prefixes
_PAIRS = {"(": Kind.OPEN, "（": Kind.OPEN, ")": Kind.CLOSE, "）": Kind.CLOSE}
_JOINING = {word: one.kind for one in (AND, OR, NOT) for word in one.spellings}
_BESIDE = {word: one.unit for one in OPERATORS if one.unit for word in one.spellings}
_DISTANCE = re.compile(f"{DISTANCE.spellings[0]}0*([0-9]+)")
_DIGITS = 9
"""Digits of a distance that are read: a longer number is beyond every limit, too."""
_TOGETHER = {one.group: one.unit for one in OPERATORS if one.unit}
_FIELDS = {word: one.field for one in OPERATORS if one.field for word in one.spellings}
_FIELD = re.compile(f"({'|'.join(_FIELDS)})[:：]")
_SIGNS = re.escape(NOT.prefixes)
_MINUS = re.compile(rf"[{_SIGNS}](?=[^\s)）{_SIGNS}])")
_RUN = re.compile(rf"[^\s()（）{_QUOTES}]+")

OPERAND_ENDS = (Kind.TEXT, Kind.PHRASE, Kind.NUMBER, Kind.CLOSE)
"""Tokens that can end an operand."""

OPERAND_STARTS = (Kind.TEXT, Kind.PHRASE, Kind.NUMBER, Kind.OPEN, Kind.FIELD, Kind.TOGETHER)
"""Tokens that can begin an operand."""


def tokens(text: str) -> list[Token]:
    """The tokens of a typed text; a sign that cannot be an operator where it stands is text.

    The result is well formed: parentheses pair and hold something, AND, OR and /s stand between
    operands, NOT and fields before one, 同句 before a parenthesis. Only empty where the text has
    nothing to search for.

    >>> [(token.kind.name, token.text) for token in tokens("标题:甲 -“乙 丙” OR")]
    [('FIELD', '标题'), ('TEXT', '甲'), ('NOT', '-'), ('PHRASE', '乙 丙'), ('TEXT', 'OR')]
    """
    found = list(_scan(text))
    # Dropping a token may leave parentheses empty, and dropping these an operator without operand.
    while (sound := _with_operands(_paired(found))) != found:
        found = sound
    return found


def _scan(text: str) -> Iterator[Token]:
    """Every token from left to right, before operators are checked for operands."""
    quoted = list(_quoted(text))
    fixed = sorted([*quoted, *_numbers(text, quoted)], key=lambda token: token.start)
    position = 0
    for token in [*fixed, None]:
        end = token.start if token else len(text)
        yield from _scan_plain(text, position, end)
        if token is None:
            return
        yield token
        position = token.end


def _scan_plain(text: str, position: int, end: int) -> Iterator[Token]:
    """The tokens of text[position:end], which holds no quotes and no document numbers."""
    while position < end:
        char = text[position]
        if char in _PAIRS:
            yield Token(_PAIRS[char], char, position, position + 1)
            position += 1
            continue
        run = _RUN.match(text, position, end)
        if not run:
            position += 1
            continue
        alone_before = position == 0 or text[position - 1].isspace() or text[position - 1] in _PAIRS
        if alone_before and _MINUS.match(text, position):
            yield Token(Kind.NOT, char, position, position + 1)
            position += 1
        elif alone_before and (operator := _operator(text, run)):
            yield operator
            position = run.end()
        if position < run.end():
            yield from _fields_and_text(text, position, run.end())
        position = run.end()


def _operator(text: str, run: re.Match[str]) -> Token | None:
    """What a run that begins alone means as an operator, if it also ends alone."""
    after = text[run.end() : run.end() + 1]
    if after and not after.isspace() and after not in _PAIRS:
        return None
    token = Token(Kind.BESIDE, run.group(), *run.span())
    beside = normalise(token.text)
    if unit := _BESIDE.get(beside):
        return replace(token, relation=unit)
    if distance := _DISTANCE.fullmatch(beside):
        return replace(token, relation=int(distance[1][:_DIGITS]))
    kind = _JOINING.get(unicodedata.normalize("NFKC", token.text))
    return replace(token, kind=kind) if kind else None


def _fields_and_text(text: str, position: int, end: int) -> Iterator[Token]:
    """The field names that text[position:end] begins with, and the text or 同句 after them."""
    while field := _FIELD.match(text, position, end):
        name = field.group(1)
        yield Token(Kind.FIELD, name, *field.span(), field=_FIELDS[name])
        position = field.end()
    run = text[position:end]
    literal = normalise(run)
    if text[end : end + 1] in ("(", "（") and literal in _TOGETHER:
        yield Token(Kind.TOGETHER, run, position, end, relation=_TOGETHER[literal])
    elif is_word(literal):
        yield Token(Kind.TEXT, run, position, end)


def _quoted(text: str) -> Iterator[Token]:
    """The quoted phrases; one that is never closed reaches to the end."""
    position = 0
    while (start := _first(text, _QUOTES, position)) >= 0:
        closing = _closing(text, start)
        end = closing if closing >= 0 else len(text)
        phrase = text[start + 1 : end]
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


def _numbers(text: str, quoted: list[Token]) -> Iterator[Token]:
    """The document numbers outside of quotes."""
    starts = [0, *(token.end for token in quoted)]
    ends = [*(token.start for token in quoted), len(text)]
    for start, end in zip(starts, ends, strict=True):
        for number in typed_numbers(text[start:end]):
            first, last = start + number.start, start + number.end
            yield Token(Kind.NUMBER, text[first:last], first, last, number=number)


def _paired(found: list[Token]) -> list[Token]:
    """The tokens without empty phrases, unpaired parentheses and empty pairs of them."""
    kept: list[Token] = []
    open_at: list[int] = []
    for token in found:
        if token.kind is Kind.OPEN:
            open_at.append(len(kept))
        elif token.kind is Kind.CLOSE:
            if not open_at:
                continue
            start = open_at.pop()
            if start == len(kept) - 1:
                kept.pop()
                continue
        elif token.kind is Kind.PHRASE and not token.text:
            continue
        kept.append(token)
    for start in reversed(open_at):
        if start == len(kept) - 1:
            kept.pop()
        else:
            end = kept[-1].end
            kept.append(Token(Kind.CLOSE, "", end, end))
    return kept


def _with_operands(found: list[Token]) -> list[Token]:
    """The tokens; an operator or field without operand is read as text, a lone minus dropped."""
    starts: list[Token] = []
    following: Token | None = None
    for token in reversed(found):
        if token.kind in (Kind.FIELD, Kind.NOT) and not _starts_operand(following, token.kind):
            if token.text in NOT.prefixes:
                continue
            token = _as_text(token)
        if token.kind is Kind.TOGETHER and not _opens_at(following, token.end):
            token = _as_text(token)
        starts.append(token)
        following = token
    starts.reverse()
    kept: list[Token] = []
    for token, following in zip_longest(starts, starts[1:]):
        if token.kind in (Kind.AND, Kind.OR, Kind.BESIDE):
            between = kept and kept[-1].kind in OPERAND_ENDS
            if not between or not _starts_operand(following, token.kind):
                token = _as_text(token)
        kept.append(token)
    return kept


def _starts_operand(token: Token | None, before: Kind) -> bool:
    """Whether an operand of `before` begins here; a field has no negated operand."""
    if token is None:
        return False
    return token.kind in OPERAND_STARTS or (token.kind is Kind.NOT and before is not Kind.FIELD)


def _opens_at(token: Token | None, position: int) -> bool:
    """Whether a parenthesis opens here; an empty one was dropped before."""
    return token is not None and token.kind is Kind.OPEN and token.start == position


def _as_text(token: Token) -> Token:
    return replace(token, kind=Kind.TEXT, field=None, relation=None)
