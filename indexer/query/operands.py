"""Read one token into the expression that it asks for: words, a phrase, numbers, a property."""

from __future__ import annotations

import re

from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut, is_word
from indexer.errors import Problem, QueryError
from indexer.query.expressions import either, every
from indexer.query.facets import Facet
from indexer.query.forms.equal_forms import equal_forms
from indexer.query.model import (
    Expression,
    FacetName,
    InOrder,
    IssuerName,
    Number,
    Phrase,
    Scope,
    Within,
    Word,
)
from indexer.query.operators import OPERATORS, Field, Kind
from indexer.query.syntax.most_of_a_word import MOST_PIECES
from indexer.query.syntax.scanned_tokens import Token
from indexer.query.syntax.wildcards import has_wildcard, pieces
from indexer.query.typed.number_lists import number_pieces
from indexer.query.typed.typed_numbers import TypedNumber

_FACETS = {one.field: one.facet for one in OPERATORS if one.facet}
_YEAR = re.compile(r"\d{4}")


def leaf_of(token: Token, field: Field | None, *, plain: bool) -> Expression:
    """The expression for a run of words, a phrase or a number in a field.

    Only a text without operators has words with several writings.
    """
    literal = normalise(token.text)
    if facet := _FACETS.get(field):
        return _named(facet, literal)
    if field is Field.ISSUER:
        return IssuerName(literal)
    if token.kind is Kind.PATTERN:
        return _pattern(token.text, field)
    if token.kind is Kind.NUMBER and field in (None, Field.NUMBER):
        return _numbers(token, literal, sure=field is Field.NUMBER, plain=plain)
    if field is Field.NUMBER:
        return number_or_part(token.text)
    if token.kind is Kind.TEXT:
        return _words(literal, plain=plain)
    return Phrase(literal)


def _numbers(token: Token, literal: str, *, sure: bool, plain: bool) -> Expression:
    """The numbers of a token, or words where these may be meant; a series has no numbers.

    A year of two digits may stand so in the text of a document, too.
    """
    if token.series:
        return _series(token.series)
    numbers: list[Expression] = [_number(one) for one in token.numbers]
    if any(number.is_short for number in token.numbers):
        numbers.append(Phrase(literal))
    elif not sure and not all(number.sure for number in token.numbers):
        numbers.append(_words(literal, plain=plain))
    return either(numbers)


def _series(beginning: str) -> Expression:
    return Within(Scope.NUMBER, Phrase(normalise(beginning)))


def _named(facet: Facet, literal: str) -> Expression:
    """The documents of a facet's values with a name; of years also from one to another."""
    years = [int(year) for year in _YEAR.findall(literal)] if facet is Facet.YEAR else []
    if len(years) == 1:
        return FacetName(facet, str(years[0]))
    if years:
        first, last = min(years), max(years)
        return either(FacetName(facet, str(year)) for year in range(first, last + 1))
    return FacetName(facet, literal)


def _pattern(text: str, field: Field | None) -> Expression:
    """What a word with * in it asks for; in 文号: of the documents' own numbers."""
    parts = tuple(map(Phrase, pieces(text)))
    if len(parts) > MOST_PIECES:
        raise QueryError(Problem("too_many_wildcards", "q", text, str(MOST_PIECES - 1)))
    ordered = InOrder(parts) if len(parts) > 1 else parts[0]
    return Within(Scope.NUMBER, ordered) if field is Field.NUMBER else ordered


def _words(literal: str, *, plain: bool) -> Expression:
    """All words of a normalised text, which holds at least one; a quantity is one if `plain`."""
    parts: list[Expression] = []
    position = 0
    for one in (*(equal_forms(literal) if plain else ()), None):
        between = literal[position : one.start if one else len(literal)]
        parts += [Word(word) for word in cut(between) if is_word(word)]
        if one is not None:
            parts.append(Word(one.forms[0], one.forms[1:]))
            position = one.end
    return every(parts)


def _number(found: TypedNumber) -> Number:
    return Number(found.number.key, normalise(found.number.canonical))


def number_or_part(text: str) -> Expression:
    """The document numbers that a text consists of, else a piece of one."""
    found = number_pieces(text)
    rest = text
    for piece in reversed(found):
        rest = rest[: piece.start] + rest[piece.end :]
    if found and not is_word(normalise(rest)):
        return either(
            _series(piece.series) if piece.series else either(map(_number, piece.numbers))
            for piece in found
        )
    if has_wildcard(text) and pieces(text):
        return _pattern(text, Field.NUMBER)
    return Within(Scope.NUMBER, Phrase(normalise(text)))
