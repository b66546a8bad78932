"""How a query was read, in its own syntax."""

from __future__ import annotations

from indexer.query.model import (
    And,
    AtLeast,
    Expression,
    IssuerName,
    Near,
    Not,
    Number,
    Or,
    Phrase,
    Scope,
    Together,
    Unit,
    Within,
    Word,
)

_FIELDS = {Scope.ALL: "", Scope.TITLE: "标题:", Scope.BODY: "", Scope.NUMBER: "文号:"}
_UNITS = {Unit.SENTENCE: "/s", Unit.PARAGRAPH: "/p", Unit.ARTICLE: "/a"}


def describe(expression: Expression | None) -> str:
    """One line that says what is asked for; typed again, it asks for the same.

    Only "at least two of" has no syntax that can be typed: it is written 2+(甲 乙 丙).

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
            return f"机关:{text}"
        case And(parts):
            return " ".join(_grouped(part, Or) for part in parts)
        case Or(parts):
            return " OR ".join(map(describe, parts))
        case Not(part):
            return f"-{_grouped(part, And, Or, Together, Near)}"
        case AtLeast(count, parts):
            return f"{count}+({' '.join(_grouped(part, And, Or) for part in parts)})"
        case Together(unit, parts):
            operands = parts if len(parts) > 1 else parts * 2  # an operator stands between two
            return f" {_UNITS[unit]} ".join(_grouped(part, Or) for part in operands)
        case Near(distance, left, right):
            return f"{_grouped(left, Or)} /{distance} {_grouped(right, Or)}"
        case Within(scope, part):
            return _FIELDS[scope] + _grouped(part, And, Or, Together, Near)


def _grouped(part: Expression, *kinds: type) -> str:
    """A part, in parentheses if it is of one of the kinds."""
    return f"({describe(part)})" if isinstance(part, kinds) else describe(part)
