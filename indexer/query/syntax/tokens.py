"""Split typed text into tokens: decide which signs are operators and which are text."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from indexer.query.operators import NOT, Kind
from indexer.query.syntax.scanned_tokens import Token, scanned_tokens
from indexer.query.syntax.sign_notes import SignKind, SignNote, SignNotes

_LEAVES = (Kind.TEXT, Kind.PHRASE, Kind.NUMBER, Kind.PATTERN)

OPERAND_ENDS = (*_LEAVES, Kind.CLOSE)
"""Tokens that can end an operand."""

OPERAND_STARTS = (*_LEAVES, Kind.OPEN, Kind.FIELD, Kind.TOGETHER)
"""Tokens that can begin an operand."""

MOST_KEPT = 16
"""Texts whose tokens are kept: one request reads the same text, or a few, up to five times."""


def tokens(text: str) -> list[Token]:
    """The tokens of a typed text, without what is to be said of them."""
    return read_tokens(text, [])


def read_tokens(text: str, notes: list[SignNote]) -> list[Token]:
    """The tokens of a typed text; a sign that cannot be an operator where it stands is text.

    What was read otherwise than people may expect is added to `notes`.

    The result is well formed: parentheses pair and hold something, AND, OR and /s stand between
    operands, NOT and fields before one, 同句 before a parenthesis. Only empty where the text has
    nothing to search for.

    >>> [(token.kind.name, token.text) for token in tokens("标题:甲 -“乙 丙” OR")]
    [('FIELD', '标题'), ('TEXT', '甲'), ('NOT', '-'), ('PHRASE', '乙 丙'), ('TEXT', 'OR')]
    """
    found, said = _read(text)
    notes += said
    return list(found)


@lru_cache(MOST_KEPT)
def _read(text: str) -> tuple[tuple[Token, ...], tuple[SignNote, ...]]:
    """The tokens of a text and what is to be said of them."""
    notes: list[SignNote] = []
    said = SignNotes(text, notes)
    found = list(scanned_tokens(text, said))
    # Dropping a token may leave parentheses empty, and dropping these an operator without operand.
    while (sound := _with_operands(_paired(found, said), said)) != found:
        found = sound
    return tuple(found), tuple(notes)


def _paired(found: list[Token], said: SignNotes) -> list[Token]:
    """The tokens without empty phrases, unpaired parentheses and empty pairs of them."""
    kept: list[Token] = []
    open_at: list[int] = []
    for token in found:
        if token.kind is Kind.OPEN:
            open_at.append(len(kept))
        elif token.kind is Kind.CLOSE:
            if not open_at:
                said.add(SignKind.UNOPENED_BRACKET, token.start, token.end, " ")
                continue
            start = open_at.pop()
            if start == len(kept) - 1:
                said.add(SignKind.EMPTY_PAIR, kept.pop().start, token.end, " ")
                continue
        elif token.kind is Kind.PHRASE and not token.text:
            continue
        kept.append(token)
    for start in reversed(open_at):
        said.add(SignKind.UNCLOSED_BRACKET, kept[start].start, kept[start].end, " ")
        if start == len(kept) - 1:
            kept.pop()
        else:
            end = kept[-1].end
            kept.append(Token(Kind.CLOSE, "", end, end))
    return kept


def _with_operands(found: list[Token], said: SignNotes) -> list[Token]:
    """The tokens; an operator or field without operand is read as text, a lone minus dropped."""
    starts: list[Token] = []
    following: Token | None = None
    for token in reversed(found):
        if token.kind in (Kind.FIELD, Kind.NOT) and not _starts_operand(following, token.kind):
            if token.text in NOT.prefixes:
                said.add(SignKind.LOOSE_SIGN, token.start, token.end, " ")
                continue
            token = _as_text(token, said)
        if token.kind is Kind.TOGETHER and not _opens_at(following, token.end):
            token = _as_text(token, said)
        starts.append(token)
        following = token
    starts.reverse()
    kept: list[Token] = []
    for token, following in zip_longest(starts, starts[1:]):
        if token.kind in (Kind.AND, Kind.OR, Kind.BESIDE):
            between = kept and kept[-1].kind in OPERAND_ENDS
            if between and following and following.kind is token.kind in (Kind.AND, Kind.OR):
                said.add(SignKind.REPEATED_OPERATOR, token.start, token.end, " ")
                continue
            if not between or not _starts_operand(following, token.kind):
                token = _as_text(token, said)
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


def _as_text(token: Token, said: SignNotes) -> Token:
    kind = SignKind.FIELD_WITHOUT_VALUE if token.kind is Kind.FIELD else SignKind.LONE_OPERATOR
    said.add(kind, token.start, token.end, " ")
    return replace(token, kind=Kind.TEXT, field=None, relation=None)
