"""Where nothing was found: the terms that stand nowhere, and wider searches that find some."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from indexer.query.describe import describe
from indexer.query.expressions import every
from indexer.query.model import (
    And,
    AtLeast,
    Expression,
    IssuerName,
    Near,
    Not,
    Or,
    Phrase,
    Query,
    Scope,
    Together,
    Within,
    Word,
)
from search_app import wording
from search_app.addresses.links import Links, unfiltered
from search_app.addresses.search_args import reworded
from search_app.wording import no_hits as words

MOST_TERMS = 8
"""Terms that are counted one by one; each is a search."""
MOST_TRIED = 12
MOST_SHOWN = 6

Count = Callable[[Query], int]
"""How many documents a query matches."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A wider search that finds something where this one does not."""

    label: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class NoHits:
    """What to say and to offer where nothing was found."""

    nowhere: tuple[str, ...]
    relaxations: tuple[Relaxation, ...]


def present_no_hits(query: Query, count: Count, links: Links) -> NoHits:
    """The terms that stand nowhere, and at most six wider searches with their counts."""
    found: list[Relaxation] = []
    for label, wider in islice(_wider(query), MOST_TRIED):
        total = count(wider)
        if total and len(found) < MOST_SHOWN:
            found.append(Relaxation(label, links.search(wider), total))
    return NoHits(tuple(_nowhere(query, count)), tuple(found))


def _nowhere(query: Query, count: Count) -> Iterator[str]:
    """A sentence for each word, phrase and issuer that no document has, whatever the filters."""
    asked = [(query.expression, query.scope)]
    asked += [(narrowing.expression, Scope.ALL) for narrowing in query.within]
    terms = dict.fromkeys(term for part, scope in asked if part for term in _terms(part, scope))
    for term, scope in islice(terms, MOST_TERMS):
        if not count(Query(expression=term, scope=scope)):
            if isinstance(term, IssuerName):
                yield words.no_issuer(term.text)
            else:
                yield words.nowhere(term.text, scope)


def _wider(query: Query) -> Iterator[tuple[str, Query]]:
    """Searches that ask for less, with their names: without a term first, then without filters."""
    first = replace(query, page=1)
    if isinstance(query.expression, And):
        for left in _without_one(query.expression):
            text = describe(left)
            yield words.without_term(text), reworded(query, text)
        if allowing := _without_exclusions(query.expression):
            text = describe(allowing)
            yield words.with_excluded(text), reworded(query, text)
    if query.expression and (loose := _loosened(query.expression)) != query.expression:
        text = describe(loose)
        yield words.loosely(text), reworded(query, text)
    for one in query.within:
        left_within = tuple(other for other in query.within if other != one)
        yield words.without_within(one.text), replace(first, within=left_within)
    chosen = query.filters.chosen
    for facet, _ in chosen:
        filters = query.filters.having(facet, ())
        yield words.without_filter(wording.search.FACETS[facet]), replace(first, filters=filters)
    if query.since or query.until:
        yield words.without_filter(wording.search.DATES), replace(first, since=None, until=None)
    if query.cites:
        yield wording.relations.WITHOUT_CITES, replace(first, cites=None)
    if query.scope is not Scope.ALL:
        yield wording.no_hits.RELAX_SCOPE, replace(first, scope=Scope.ALL)
    dated = bool(query.since or query.until)
    if len(chosen) + dated + len(query.within) + bool(query.cites) > 1:
        yield wording.no_hits.RELAX_FILTERS, unfiltered(query)


def _without_one(expression: And) -> Iterator[Expression]:
    """The expression with each of its parts that shall be there left out in turn."""
    for part in expression.parts:
        left = [other for other in expression.parts if other is not part]
        if not isinstance(part, Not) and any(not isinstance(other, Not) for other in left):
            yield every(left)


def _without_exclusions(expression: And) -> Expression | None:
    """The expression without what it excludes; None where it excludes nothing."""
    kept = [part for part in expression.parts if not isinstance(part, Not)]
    return every(kept) if len(kept) < len(expression.parts) else None


def _loosened(part: Expression) -> Expression:
    """The same with phrases taken for words, and without nearness."""
    match part:
        case Phrase(text):
            return Word(text)
        case And(parts):
            return And(tuple(map(_loosened, parts)))
        case Together(_, parts):
            return And(tuple(map(_loosened, parts)))
        case Near(_, left, right):
            return And((_loosened(left), _loosened(right)))
        case _:
            return part


def _terms(part: Expression, scope: Scope) -> Iterator[tuple[Word | Phrase | IssuerName, Scope]]:
    """The words, phrases and issuers that shall be there, with where they are looked for."""
    match part:
        case Word() | Phrase() | IssuerName():
            yield part, scope
        case And(parts) | Together(parts=parts) | AtLeast(parts=parts):
            for inner in parts:
                yield from _terms(inner, scope)
        case Near(left=left, right=right):
            yield from _terms(left, scope)
            yield from _terms(right, scope)
        case Within(inner_scope, inner_part):
            yield from _terms(inner_part, inner_scope)
        case Not() | Or():
            return
        case _:
            return
