"""Typed text becomes what is asked for: words, phrases, numbers, fields and operators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise, zip_longest

from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut, cut_for_search, is_word
from indexer.errors import Problem, QueryError
from indexer.query.expressions import either, every, parts_of, scoped_leaves
from indexer.query.function_words import FUNCTION_WORDS, is_question, without_noise
from indexer.query.model import (
    And,
    Expression,
    Not,
    Or,
    ParsedText,
    Phrase,
    Scope,
    Within,
    Word,
)
from indexer.query.operands import leaf_of, number_or_part
from indexer.query.operators import Field, Kind
from indexer.query.syntax.proximity_operators import read_proximity
from indexer.query.syntax.scanned_tokens import Token
from indexer.query.syntax.sign_notes import SignNote
from indexer.query.syntax.tokens import read_tokens

MAX_LENGTH = 1000
"""Characters of a query, where no other limit is given."""

MAX_DEPTH = 32
"""How deep groups may be nested; nobody types more, and the parser recurses."""

_SCOPES = {Field.TITLE: Scope.TITLE, Field.BODY: Scope.BODY}


_PLAIN = (Kind.TEXT, Kind.PHRASE, Kind.NUMBER, Kind.OPEN, Kind.CLOSE)
"""A text of these alone uses no operator: its function words are dropped, its words are bare."""


def parse(text: str, scope: Scope = Scope.ALL, limit: int = MAX_LENGTH) -> ParsedText:
    """Read a typed text; an empty one asks for everything.

    Raises `QueryError` where the text is longer than `limit` characters, has groups nested too
    deep, holds nothing that can be searched for, only excludes, gives an operator of nearness an
    operand that has no position, or a distance out of bounds.
    """
    if len(text) > limit:
        raise QueryError(Problem("too_long", "q", text, str(limit)))
    if not normalise(text):
        return ParsedText(text)
    if scope is Scope.NUMBER:
        typed = " ".join(text.split()).strip('"＂“”')
        if not is_word(normalise(typed)):
            raise QueryError(Problem("nothing_to_search", "q", text))
        return _described(text, number_or_part(typed))
    line = " ".join(text.split())  # patterns of numbers take their time with long white space
    notes: list[SignNote] = []
    bare = without_noise(line)
    found = read_tokens(bare, notes)
    if not found:
        notes, bare = [], line
        found = read_tokens(line, notes)
    try:
        expression = _Parser(found, line, plain=_is_plain(found)).expression()
    except _TooDeepError:
        raise QueryError(Problem("too_complex", "q", text, str(MAX_DEPTH))) from None
    if expression is None:
        raise QueryError(Problem("nothing_to_search", "q", text))
    if not _is_sound(expression):
        raise QueryError(Problem("only_negative", "q", text))
    if _is_plain(found):
        expression = _without_function_words(expression)
        read = _described(text, expression, _bare(expression), question=is_question(line))
    else:
        read = _described(text, expression)
    said = sorted(set(notes), key=lambda note: (note.start, note.end))
    return replace(read, notes=tuple(said), line=bare if said else "")


def _is_plain(found: list[Token]) -> bool:
    """Whether tokens use no operator; 文号： before a whole number is a label and none."""
    return all(
        token.kind in _PLAIN
        or (token.field is Field.NUMBER and after is not None and after.kind is Kind.NUMBER)
        for token, after in zip_longest(found, found[1:])
        if token is not None
    )


class _TooDeepError(Exception):
    """Groups stand in each other deeper than `MAX_DEPTH`."""


class _Parser:
    """Reads well-formed tokens. From the closest: /s, NOT, AND (also adjacency), OR."""

    def __init__(self, found: list[Token], line: str, *, plain: bool) -> None:
        self._tokens = found
        self._plain = plain
        self._line = line
        self._next = 0
        self._depth = 0

    def expression(self) -> Expression | None:
        """What all tokens ask for; None where there are none."""
        return self._either(None) if self._tokens else None

    def _either(self, field: Field | None) -> Expression:
        parts = [self._all(field)]
        while self._takes(Kind.OR):
            parts.append(self._all(field))
        return either(parts)

    def _all(self, field: Field | None) -> Expression:
        parts = [self._one(field)]
        while self._next < len(self._tokens) and self._peek() not in (Kind.OR, Kind.CLOSE):
            self._takes(Kind.AND)
            parts.append(self._one(field))
        return every(parts)

    def _one(self, field: Field | None) -> Expression:
        negative = False
        while self._takes(Kind.NOT):
            negative = not negative
        part = self._operand(field)
        return _opposite(part) if negative else part

    def _operand(self, field: Field | None) -> Expression:
        token = self._tokens[self._next]
        near = read_proximity(self._tokens, self._next, field, self._line)
        if near:
            part, self._next = near
            return part
        self._next += 1
        if token.kind not in (Kind.OPEN, Kind.FIELD):
            return leaf_of(token, field, plain=self._plain)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _TooDeepError
        if token.kind is Kind.OPEN:
            part = self._either(field)
            self._takes(Kind.CLOSE)
        else:
            part = self._operand(token.field)
            if token.field in _SCOPES:
                part = Within(_SCOPES[token.field], part)
        self._depth -= 1
        return part

    def _peek(self) -> Kind:
        return self._tokens[self._next].kind

    def _takes(self, kind: Kind) -> bool:
        """Step over the next token if it is of this kind."""
        taken = self._next < len(self._tokens) and self._peek() is kind
        self._next += taken
        return taken


def _opposite(part: Expression) -> Expression:
    return part.part if isinstance(part, Not) else Not(part)


def _is_sound(part: Expression) -> bool:
    """Whether an expression, and each part of it, asks for something and not only excludes."""
    match part:
        case Not():
            return False
        case And(parts):
            inner = [part.part if isinstance(part, Not) else part for part in parts]
            return not all(isinstance(part, Not) for part in parts) and all(map(_is_sound, inner))
        case Or() | Within():
            return all(map(_is_sound, parts_of(part)))
        case _:
            return True


def _bare(expression: Expression) -> tuple[Expression, ...]:
    """The parts of a plain text that are not required; a number that may be words is one of them.

    What was quoted is, and so is a series of numbers.
    """
    parts = expression.parts if isinstance(expression, And) else (expression,)
    return tuple(part for part in parts if not isinstance(part, Phrase | Within))


def _without_function_words(expression: Expression) -> Expression:
    """The expression without bare words that only ask or bind, unless there are no others."""
    if not isinstance(expression, And):
        return expression
    kept = [
        part
        for part in expression.parts
        if not (isinstance(part, Word) and part.text in FUNCTION_WORDS)
    ]
    return every(kept) if kept else expression


def _described(
    text: str,
    expression: Expression,
    bare: tuple[Expression, ...] = (),
    *,
    question: bool = False,
) -> ParsedText:
    """What was read of a text, with the words and pairs of characters that order the hits."""
    # A piece of a document number does not order the hits.
    ranking = [
        leaf
        for leaf, scope in scoped_leaves(expression, Scope.ALL)
        if isinstance(leaf, Word | Phrase) and scope is not Scope.NUMBER
    ]
    forms = tuple(one for one in ranking if isinstance(one, Word) and one.forms)
    literals = [one.text for one in ranking if one not in forms]
    words = dict.fromkeys(word for literal in literals for word in cut_for_search(literal))
    typed = _typed(text, forms) if bare else literals
    return ParsedText(
        text,
        expression,
        bare,
        question,
        rank_words=tuple(words),
        rank_grams=tuple(_grams(normalise(text), typed)),
        rank_forms=forms,
        subject=_subject(text) if bare else "",
    )


def _subject(text: str) -> str:
    """A plain text without the signs and function words at its ends, in normal form."""
    line = normalise(without_noise(text))
    words = cut(line)
    ends = list(accumulate(map(len, words)))
    spoken = [n for n, word in enumerate(words) if is_word(word)]
    said = [n for n in spoken if words[n] not in FUNCTION_WORDS] or spoken
    return line[ends[said[0]] - len(words[said[0]]) : ends[said[-1]]] if said else line


def _typed(text: str, forms: Iterable[Word]) -> list[str]:
    """All words of a plain text, function words too: what stands beside them is worth a pair."""
    line = normalise(without_noise(text))
    for one in forms:  # their pairs would rank one writing above the others
        line = line.replace(one.text, " ")
    return [word for word in cut(line) if is_word(word)]


def _grams(typed: str, literals: list[str]) -> Iterator[str]:
    """The distinct pairs of neighbouring characters in literals, and across two typed as one."""
    joined = "".join(
        literal if before + literal in typed else f" {literal}"
        for before, literal in pairwise(["", *literals])
    )
    pairs = dict.fromkeys(a + b for a, b in pairwise(joined))
    return (
        pair
        for pair in pairs
        if is_word(pair[0])
        and is_word(pair[1])
        and not pair.isascii()  # letters and digits are words as a whole: zz of zzqq says nothing
        and pair not in FUNCTION_WORDS
    )
