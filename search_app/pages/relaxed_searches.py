"""Ask what to offer where nothing was found: wider searches, and terms that stand nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import islice

from indexer.engine import View
from indexer.query.describe import describe
from indexer.query.expressions import every, map_parts, parts_of, scoped_leaves
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import (
    And,
    Expression,
    InOrder,
    IssuerName,
    Near,
    Not,
    Number,
    ParsedText,
    Phrase,
    Query,
    Scope,
    Together,
    Word,
)
from indexer.results import Hit
from search_app.addresses.links import unfiltered, without_cited
from search_app.addresses.search_args import reworded
from search_app.offers.nearest_years import NearYear, ask_nearest_years

MOST_TERMS = 8
"""Terms that are counted one by one; each is a search."""
MOST_TRIED = 12
MOST_OFFERED = 6
MOST_TOPICS = 3
"""Topics to look at instead: what comes nearest is seldom about more."""

Term = Word | Phrase | IssuerName


class Relaxation(Enum):
    """In which way a search asks for less than the one that found nothing."""

    WITHOUT_TERM = auto()
    WITH_EXCLUDED = auto()
    WITHOUT_PHRASES = auto()
    WITHOUT_NARROWING = auto()
    WITHOUT_FACET = auto()
    WITHOUT_DATES = auto()
    WHENEVER_TAKEN_UP = auto()
    READ_OR_NOT = auto()
    WITHOUT_CITED = auto()
    WITHOUT_SCOPE = auto()
    WITHOUT_FILTERS = auto()


@dataclass(frozen=True, slots=True)
class WiderSearch:
    """A search that asks for less.

    `text` is what is still searched for, or for WITHOUT_NARROWING what is not searched for any
    more; `facet` is the one whose filter is left out. Otherwise they are empty.
    """

    relaxation: Relaxation
    query: Query
    text: str = ""
    facet: Facet | None = None


@dataclass(frozen=True, slots=True)
class RelaxedSearches:
    """What was found out about a search without hits.

    `found` are wider searches with the number of documents that they match, at most `MOST_OFFERED`
    and each at least one document. `nowhere` are the terms that no document has in their scope,
    whatever the filters. `years` are the nearest ones with documents, where days were asked for.
    `topics` are those of the documents that come nearest, with how many documents each has.
    """

    found: tuple[tuple[WiderSearch, int], ...]
    nowhere: tuple[tuple[Term, Scope], ...]
    years: tuple[NearYear, ...] = ()
    topics: tuple[tuple[str, int], ...] = ()


def ask_relaxed(query: Query, view: View, nearest: Iterable[Hit] = ()) -> RelaxedSearches:
    """Ask which wider searches find something, and which terms stand nowhere.

    `nearest` are hits that lack some of the words. At most `MOST_TRIED` + `MOST_TERMS` +
    `MOST_TOPICS` searches, and one count by years.
    """

    def count(asked: Query) -> int:
        return view.search(replace(asked, match=None, size=0, facets=(), snippets=False)).total

    topics = Counter(topic for hit in nearest for topic in hit.topics).most_common(MOST_TOPICS)
    tried = ((wider, count(wider.query)) for wider in islice(_wider(query), MOST_TRIED))
    terms = islice(_asked_terms(query), MOST_TERMS)
    return RelaxedSearches(
        found=tuple(islice(((wider, total) for wider, total in tried if total), MOST_OFFERED)),
        nowhere=tuple(
            (term, scope)
            for term, scope in terms
            if not count(Query(parsed=ParsedText(expression=term), scope=scope))
        ),
        years=ask_nearest_years(query, view),
        topics=tuple((topic, count(Query(filters=Filters(topic=(topic,))))) for topic, _ in topics),
    )


def _asked_terms(query: Query) -> Iterator[tuple[Term, Scope]]:
    """Each term that a document has to have, once, with where it is looked for."""
    asked = [(query.expression, query.scope)]
    asked += [(one.expression, Scope.ALL) for one in query.within]
    yield from dict.fromkeys(
        (leaf, looked_in)
        for part, scope in asked
        if part
        for leaf, looked_in in scoped_leaves(part, scope, alternatives=False)
        if not isinstance(leaf, Number)
    )


def _wider(query: Query) -> Iterator[WiderSearch]:
    """Searches that ask for less: without a term first, then without filters."""
    first = replace(query, page=1)
    if isinstance(query.expression, And):
        for left in _without_one(query.expression):
            yield _of_text(Relaxation.WITHOUT_TERM, query, left)
        if allowing := _without_exclusions(query.expression):
            yield _of_text(Relaxation.WITH_EXCLUDED, query, allowing)
    if query.expression and (loose := _loosened(query.expression)) != query.expression:
        yield _of_text(Relaxation.WITHOUT_PHRASES, query, loose)
    for one in query.within:
        others = tuple(other for other in query.within if other != one)
        yield WiderSearch(Relaxation.WITHOUT_NARROWING, replace(first, within=others), one.text)
    chosen = query.filters.chosen
    for facet, _ in chosen:
        wider = replace(first, filters=query.filters.having(facet, ()))
        yield WiderSearch(Relaxation.WITHOUT_FACET, wider, facet=facet)
    dated = bool(query.since or query.until or query.dates)
    if dated:
        yield WiderSearch(
            Relaxation.WITHOUT_DATES, replace(first, since=None, until=None, dates=())
        )
    if query.taken_up_since:
        wider = replace(first, taken_up_since=None)
        yield WiderSearch(Relaxation.WHENEVER_TAKEN_UP, wider)
    if query.without_reading:
        yield WiderSearch(Relaxation.READ_OR_NOT, replace(first, without_reading=False))
    if query.cites:
        yield WiderSearch(Relaxation.WITHOUT_CITED, without_cited(first))
    if query.scope is not Scope.ALL:
        yield WiderSearch(Relaxation.WITHOUT_SCOPE, replace(first, scope=Scope.ALL))
    other = bool(query.cites) + bool(query.taken_up_since) + bool(query.ids)
    other += query.without_reading
    if len(chosen) + dated + len(query.within) + other > 1:
        yield WiderSearch(Relaxation.WITHOUT_FILTERS, unfiltered(query))


def _of_text(relaxation: Relaxation, query: Query, expression: Expression) -> WiderSearch:
    """The same search for another expression, written as a person would type it."""
    text = describe(expression)
    return WiderSearch(relaxation, reworded(query, text), text)


def _without_one(expression: And) -> Iterator[Expression]:
    """The expression with each of its required parts left out in turn."""
    for part in expression.parts:
        left = [other for other in expression.parts if other is not part]
        if not isinstance(part, Not) and any(not isinstance(other, Not) for other in left):
            yield every(left)


def _without_exclusions(expression: And) -> Expression | None:
    """The expression without what it excludes; None where it excludes nothing."""
    kept = [part for part in expression.parts if not isinstance(part, Not)]
    return every(kept) if len(kept) < len(expression.parts) else None


def _loosened(part: Expression) -> Expression:
    """The same with each phrase read as words, and without nearness."""
    match part:
        case Phrase(text):
            return Word(text)
        case And():
            return map_parts(_loosened, part)
        case Together() | Near() | InOrder():
            return And(tuple(map(_loosened, parts_of(part))))
        case _:
            return part
