"""Write an expression in the syntax of queries."""

from __future__ import annotations

from indexer.query.function_words import FUNCTION_WORDS
from indexer.query.model import (
    And,
    Expression,
    FacetName,
    InOrder,
    IssuerName,
    Near,
    Not,
    Number,
    Or,
    Phrase,
    Together,
    Within,
    Word,
)
from indexer.query.operators import (
    AND,
    DISTANCE,
    FACET_FIELDS,
    ISSUER,
    NOT,
    OR,
    WILDCARD,
    WRITTEN_SCOPES,
    WRITTEN_UNITS,
)


def describe(expression: Expression | None) -> str:
    """One line that says what an expression asks for; typed as a query, it is read as the same.

    >>> describe(And((Word("甲"), Not(Or((Phrase("乙 丙"), IssuerName("丁")))))))
    '甲 -(“乙 丙” OR 机关:丁)'
    """
    match expression:
        case None:
            return ""
        case Word(text):
            return text
        case Phrase(text):
            return f"“{text}”"  # a normalised text holds no curly quotes of its own
        case Number(_, text):
            return text
        case IssuerName(text):
            return f"{ISSUER.spellings[0]}:{text}"
        case FacetName(facet, text):
            return f"{FACET_FIELDS[facet].spellings[0]}:{text}"
        case InOrder(parts):
            return WILDCARD.inside[0].join(part.text for part in parts)
        case And(parts):
            sign = f" {AND.spellings[0]} " if any(map(_is_function_word, parts)) else " "
            return sign.join(_grouped(part, Or) for part in parts)
        case Or(parts):
            return f" {OR.spellings[0]} ".join(map(describe, parts))
        case Not(part):
            return NOT.prefixes[0] + _grouped(part, And, Or, Together, Near)
        case Together(unit, parts):
            operands = parts if len(parts) > 1 else parts * 2  # an operator stands between two
            return f" {WRITTEN_UNITS[unit]} ".join(_grouped(part, Or) for part in operands)
        case Near(distance, left, right):
            return f"{_grouped(left, Or)} {DISTANCE.spellings[0]}{distance} {_grouped(right, Or)}"
        case Within(scope, part):
            return WRITTEN_SCOPES[scope] + _grouped(part, And, Or, Together, Near)


def _is_function_word(part: Expression) -> bool:
    """Whether it would be left out of a text without operators."""
    return isinstance(part, Word) and part.text in FUNCTION_WORDS


def _grouped(part: Expression, *kinds: type) -> str:
    """A part, in parentheses if it is of one of the kinds."""
    return f"({describe(part)})" if isinstance(part, kinds) else describe(part)
