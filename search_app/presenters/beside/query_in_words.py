"""Say an expression in plain Chinese, so that people see what was looked for."""

from __future__ import annotations

from indexer.query.expressions import leaves
from indexer.query.model import (
    And,
    Expression,
    FacetName,
    InOrder,
    IssuerName,
    Literals,
    Near,
    Not,
    Number,
    Or,
    ParsedText,
    Phrase,
    Scope,
    Together,
    Within,
    Word,
)
from search_app.presenters.beside.as_typed import as_typed
from search_app.wording import queries as words


def is_more_than_words(expression: Expression | None) -> bool:
    """Whether anything but words was asked for.

    >>> is_more_than_words(And((Word("甲"), Word("乙")))), is_more_than_words(Phrase("甲"))
    (False, True)
    """
    parts = expression.parts if isinstance(expression, And) else (expression,)
    return not all(part is None or isinstance(part, Word) for part in parts)


def query_in_words(parsed: ParsedText, scope: Scope = Scope.ALL) -> str:
    """What a text asks for, in words; "" where it asks for everything."""
    if parsed.expression is None:
        return ""
    return _InWords(parsed.text).of(parsed.expression, scope)


class _InWords:
    """Says the parts of an expression; words as they stand in the typed text."""

    def __init__(self, typed: str) -> None:
        self._typed = typed

    def of(self, part: Expression, scope: Scope) -> str:
        """One condition, or several in a sentence."""
        where = words.SCOPES[scope]
        match part:
            case Word(text) | Phrase(text) if scope is Scope.NUMBER:
                return words.in_number(text)
            case Word(text):
                return words.has(self._shown(text), where)
            case Phrase(text):
                return words.has_phrase(self._shown(text), where)
            case Number(_, text) if scope is Scope.ATTACHMENTS:
                return words.has(text, where)
            case Number(_, text):
                return words.number(text, own=scope is Scope.NUMBER)
            case IssuerName(text):
                return words.issuer(self._shown(text))
            case FacetName(facet, text):
                return words.facet(facet, self._shown(text))
            case InOrder(parts):
                return words.in_order([self._shown(one.text) for one in parts], where)
            case Together(unit, parts):
                return words.together(unit, map(self._literal, parts), where)
            case Near(distance, left, right):
                return words.near(self._literal(left), self._literal(right), distance, where)
            case Within(inner, part=inside):
                return self.of(inside, inner)
            case Not(part=excluded):
                return words.without(self._grouped(excluded, scope, And, Or))
            case And(parts):
                return words.every([self._grouped(one, scope, Or) for one in parts])
            case Or(parts):
                return self._either(parts, scope)

    def _either(self, parts: tuple[Expression, ...], scope: Scope) -> str:
        numbers = [part for part in parts if isinstance(part, Number)]
        if len(numbers) == len(parts) and scope is not Scope.ATTACHMENTS:
            first, last, own = numbers[0].text, numbers[-1].text, scope is Scope.NUMBER
            return words.numbers(first, last, len(numbers), own=own)
        return words.either([self._grouped(part, scope, And) for part in parts])

    def _grouped(self, part: Expression, scope: Scope, *kinds: type) -> str:
        inside = part.part if isinstance(part, Within) else part
        said = self.of(part, scope)
        return words.grouped(said) if isinstance(inside, kinds) else said

    def _literal(self, part: Literals) -> str:
        return words.any_literal(words.literal(self._shown(leaf.text)) for leaf in leaves(part))

    def _shown(self, text: str) -> str:
        return as_typed(text, self._typed)
