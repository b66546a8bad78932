"""Walk over expressions, and combine several into one that is nested no deeper than needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from indexer.analysis.normalise import BARRIER, normalise
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
    ParsedText,
    Phrase,
    Query,
    Scope,
    Together,
    Within,
    Word,
)

Leaf = Word | Phrase | Number | IssuerName
"""An expression without parts: something that a document can hold."""


def every(parts: Iterable[Expression]) -> Expression:
    """An And of all parts (at least one), each once; an And among them gives its parts."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else [part])]
    distinct = tuple(dict.fromkeys(flat))
    return distinct[0] if len(distinct) == 1 else And(distinct)


def either(parts: Iterable[Expression]) -> Expression:
    """An Or of all parts (at least one), each once; an Or among them gives its parts."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else [part])]
    distinct = tuple(dict.fromkeys(flat))
    return distinct[0] if len(distinct) == 1 else Or(distinct)


def required(parsed: ParsedText) -> Expression | None:
    """What every document of a ranked list has to hold: all but the bare words; None for nothing.

    >>> a, b = Word("用途"), Phrase("健康码")
    >>> required(ParsedText(expression=And((b, a)), bare=(a,)))
    Phrase(text='健康码')
    """
    if parsed.expression is None or not parsed.bare:
        return parsed.expression
    parts = parsed.expression.parts if isinstance(parsed.expression, And) else (parsed.expression,)
    kept = [part for part in parts if part not in parsed.bare]
    return every(kept) if kept else None


def bare_text(parsed: ParsedText) -> str:
    """What was typed without operators and quotation marks, normalised; pieces stand apart.

    Words that were typed as one stay together, function words between them too.

    >>> asked = And((Phrase("养犬"), Word("登记证")))
    >>> bare_text(ParsedText("“养犬”登记证", asked, (Word("登记证"),))).split()
    ['"', '"登记证']
    """
    text = normalise(parsed.text)
    if not parsed.bare:
        return ""
    for leaf in leaves(parsed.expression):
        if isinstance(leaf, Phrase | Number):
            text = text.replace(leaf.text, BARRIER)
    return text


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """The expressions that one is made of, in order; none for a leaf."""
    match expression:
        case And(parts) | Or(parts) | Together(_, parts) | InOrder(parts):
            return parts
        case Near(_, left, right):
            return left, right
        case Not(part) | Within(_, part):
            return (part,)
        case _:
            return ()


def map_parts(
    change: Callable[[Expression], Expression], expression: And | Or | Not | Within
) -> Expression:
    """The same expression with each of its parts changed.

    >>> a, b = Word("甲"), Word("乙")
    >>> map_parts(Not, And((a, b))) == And((Not(a), Not(b)))
    True
    """
    if isinstance(expression, Not | Within):
        return replace(expression, part=change(expression.part))
    return replace(expression, parts=tuple(map(change, expression.parts)))


def leaves(expression: Expression | None) -> Iterator[Leaf]:
    """The words, phrases, numbers and names of an expression, without those that are negated.

    >>> [leaf.text for leaf in leaves(And((Not(Word("甲")), Near(3, Word("乙"), Word("丙")))))]
    ['乙', '丙']
    """
    if expression is not None:
        for leaf, _ in scoped_leaves(expression, Scope.ALL):
            yield leaf


def scoped_leaves(
    expression: Expression, scope: Scope, *, alternatives: bool = True
) -> Iterator[tuple[Leaf, Scope]]:
    """The leaves that are not negated, each with the scope that it is looked for in.

    A `FacetName` is none of them: it is a property of a document, and stands nowhere in its text.

    Without `alternatives` the leaves of an Or are left out too: a match need not hold them.
    """
    match expression:
        case Word() | Phrase() | Number() | IssuerName():
            yield expression, scope
        case Not() | FacetName():
            return
        case Or() if not alternatives:
            return
        case Within(inner, part):
            yield from scoped_leaves(part, inner, alternatives=alternatives)
        case _:
            for part in parts_of(expression):
                yield from scoped_leaves(part, scope, alternatives=alternatives)


def attachment_leaves(query: Query) -> frozenset[Leaf]:
    """The leaves that are looked for in attachments alone, in no part of the query elsewhere."""
    if query.expression is None:
        return frozenset()
    inside: set[Leaf] = set()
    elsewhere: set[Leaf] = set(within_leaves(query))
    for leaf, scope in scoped_leaves(query.expression, query.scope):
        (inside if scope is Scope.ATTACHMENTS else elsewhere).add(leaf)
    return frozenset(inside - elsewhere)


def within_leaves(query: Query) -> Iterator[Leaf]:
    """The words, phrases, numbers and names that are looked for within the results."""
    for one in query.within:
        yield from leaves(one.expression)
