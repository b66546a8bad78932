"""Walks over expressions, and all or any of several without nesting what need not be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

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
    Query,
    Scope,
    Together,
    Within,
    Word,
)

Leaf = Word | Phrase | Number | IssuerName
"""What a document can hold."""


def every(parts: Iterable[Expression]) -> Expression:
    """All of the parts, those of an And among them taken out of it, each once; at least one."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else [part])]
    distinct = tuple(dict.fromkeys(flat))
    return distinct[0] if len(distinct) == 1 else And(distinct)


def either(parts: Iterable[Expression]) -> Expression:
    """Any of the parts, those of an Or among them taken out of it, each once; at least one."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else [part])]
    distinct = tuple(dict.fromkeys(flat))
    return distinct[0] if len(distinct) == 1 else Or(distinct)


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """The expressions that one is made of, in order; none for a leaf."""
    match expression:
        case And(parts) | Or(parts) | AtLeast(_, parts) | Together(_, parts):
            return parts
        case Near(_, left, right):
            return left, right
        case Not(part) | Within(_, part):
            return (part,)
        case _:
            return ()


def map_parts(
    change: Callable[[Expression], Expression], expression: And | Or | AtLeast | Not | Within
) -> Expression:
    """The same expression with each of its parts changed.

    >>> map_parts(Not, And((Word("甲"), Word("乙"))))
    And(parts=(Not(part=Word(text='甲')), Not(part=Word(text='乙'))))
    """
    if isinstance(expression, Not | Within):
        return replace(expression, part=change(expression.part))
    return replace(expression, parts=tuple(map(change, expression.parts)))


def leaves(expression: Expression | None) -> Iterator[Leaf]:
    """The words, phrases, numbers and names that a match may hold; what is negated is left out.

    >>> [leaf.text for leaf in leaves(And((Not(Word("甲")), Near(3, Word("乙"), Word("丙")))))]
    ['乙', '丙']
    """
    if expression is not None:
        for leaf, _ in scoped_leaves(expression, Scope.ALL):
            yield leaf


def scoped_leaves(
    expression: Expression, scope: Scope, *, alternatives: bool = True
) -> Iterator[tuple[Leaf, Scope]]:
    """The leaves with the scope that each is looked for in, what is negated left out.

    Without `alternatives` what stands in an Or is left out too: a match need not hold it.
    """
    match expression:
        case Word() | Phrase() | Number() | IssuerName():
            yield expression, scope
        case Not():
            return
        case Or() if not alternatives:
            return
        case Within(inner, part):
            yield from scoped_leaves(part, inner, alternatives=alternatives)
        case _:
            for part in parts_of(expression):
                yield from scoped_leaves(part, scope, alternatives=alternatives)


def within_leaves(query: Query) -> Iterator[Leaf]:
    """The words, phrases, numbers and names that are looked for within the results."""
    for one in query.within:
        yield from leaves(one.expression)
