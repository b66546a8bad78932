"""Random queries over documents: literals that stand in them, next to such that do not."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from hypothesis import strategies as st

from corpus.document import Document
from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut_for_search
from indexer.query.date_bounds import DateBounds, DateKind
from indexer.query.expressions import every
from indexer.query.facets import UNSTATED, Facet
from indexer.query.filters import Filters
from indexer.query.model import (
    And,
    Expression,
    FacetName,
    InOrder,
    IssuerName,
    Literals,
    Match,
    Near,
    Not,
    Number,
    Or,
    ParsedText,
    Phrase,
    Query,
    Scope,
    Sort,
    Together,
    Unit,
    Within,
    Word,
)
from indexer.query.operators import FACET_FIELDS
from tests.contract.oracle import plain, values

EXAMPLES = int(os.environ.get("POLICY_SEARCH_TEST_EXAMPLES", "200"))
"""Random queries of each test; more of them are asked before a release."""

SCOPES = (Scope.ALL, Scope.TITLE, Scope.BODY, Scope.ATTACHMENTS)


def literals(documents: Sequence[Document], count: int = 300, most: int = 8) -> list[str]:
    """Pieces of 1 to `most` characters, some of them across the end of a paragraph or document."""
    chance = random.Random(2)
    lines = [line for one in map(plain, documents) for line in (one.title, *one.lines) if line]
    across = ["".join(pair) for pair in pairwise(lines)]
    found: dict[str, None] = {"不在": None, "犬犬犬": None}
    while len(found) < count:
        text = chance.choice(lines if chance.random() < 0.8 else across)
        start = chance.randrange(len(text))
        piece = normalise(text[start : start + chance.randint(1, most)])
        if piece:
            found[piece] = None
    return list(found)


def expressions(leaves: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    """Trees over leaves; a negative stands beside a positive, as `indexer.query.parser` has it."""

    def grown(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        several = st.lists(inner, min_size=2, max_size=4).map(lambda e: tuple(dict.fromkeys(e)))
        excluded = st.lists(inner.map(Not), max_size=2)
        return st.one_of(
            several.map(Or),
            st.tuples(several, excluded).map(lambda pair: And((*pair[0], *pair[1]))),
            st.tuples(st.sampled_from(SCOPES), inner).map(lambda pair: Within(*pair)),
        )

    return st.recursive(leaves, grown, max_leaves=8)


def texts(pieces: Sequence[str]) -> st.SearchStrategy[Expression]:
    """A word or a phrase."""
    return st.one_of(_any_of(pieces).map(Word), _any_of(pieces).map(Phrase))


def proximities(pieces: Sequence[str]) -> st.SearchStrategy[Expression]:
    """Words and phrases, or any of two, that stand together."""
    word = _any_of(pieces).map(Word)
    part: st.SearchStrategy[Literals] = st.one_of(
        word, _any_of(pieces).map(Phrase), st.tuples(word, word).map(Or)
    )
    several = st.lists(part, min_size=2, max_size=3)
    return st.one_of(
        st.builds(lambda unit, parts: Together(unit, tuple(parts)), st.sampled_from(Unit), several),
        st.builds(Near, st.integers(0, 20), part, part),
        st.lists(_any_of(pieces).map(Phrase), min_size=2, max_size=3).map(
            lambda parts: InOrder(tuple(parts))
        ),
    )


def fields(documents: Sequence[Document]) -> st.SearchStrategy[Expression]:
    """A number, a piece of a number, or an issuer's name."""
    found = [plain(document) for document in documents]
    keys = sorted({key for one in found for key in one.own | one.mentioned} | {"云政发|2001|1"})
    parts = sorted({form[2:8] for one in found for form in one.forms})
    issuers = {issuer for one in found for issuer in one.issuers}
    names = sorted({piece for name in issuers for piece in (name[:3], name[-3:])})
    return st.one_of(
        _any_of(keys).map(lambda key: Number(key, key)),
        _any_of(parts).map(lambda text: Within(Scope.NUMBER, Phrase(text))),
        _any_of(names).map(IssuerName),
        _facet_names(documents),
        _any_of(parts).map(lambda text: Within(Scope.NUMBER, _in_order(text[:2], text[-2:]))),
    )


def _in_order(*parts: str) -> InOrder:
    return InOrder(tuple(map(Phrase, parts)))


def _facet_names(documents: Sequence[Document]) -> st.SearchStrategy[Expression]:
    """A value of a facet that has a field, or the beginning of one."""
    found = [
        FacetName(facet, normalise(value)[:length])
        for facet in FACET_FIELDS
        for value in sorted({v for document in documents for v in values(document, facet)})
        for length in (2, 99)
    ]
    return st.sampled_from([*found, FacetName(Facet.TOPIC, "不在")])


def bare_words(pieces: Sequence[str]) -> st.SearchStrategy[Query]:
    """Words typed without operators, some beside a phrase, as `indexer.query.parser` has them."""
    words = st.lists(_any_of(pieces).map(Word), min_size=1, max_size=6, unique=True)
    phrases = st.one_of(st.just(()), _any_of(pieces).map(lambda text: (Phrase(text),)))

    @st.composite
    def drawn(draw: st.DrawFn) -> Query:
        bare = tuple(draw(words))
        parts = (*bare, *draw(phrases))
        sought = [part.text for part in parts]
        return Query(
            parsed=ParsedText(
                text=" ".join(sought),
                expression=every(parts),
                bare=bare,
                rank_words=tuple(dict.fromkeys(w for text in sought for w in cut_for_search(text))),
                rank_grams=tuple(
                    dict.fromkeys(a + b for text in sought for a, b in pairwise(text))
                ),
            ),
            match=Match.RANKED,
            scope=draw(st.sampled_from(SCOPES)),
            fold=draw(st.booleans()),
            size=1000,
            snippets=False,
        )

    return drawn()


def _any_of(values: Sequence[str]) -> st.SearchStrategy[str]:
    """One of many, drawn by its number: Hypothesis takes its time to print them all."""
    return st.integers(0, len(values) - 1).map(lambda number: values[number])


def queries(
    documents: Sequence[Document], trees: st.SearchStrategy[Expression]
) -> st.SearchStrategy[Query]:
    """A tree under filters, dates, a scope and an order."""
    size = len(documents) + 10
    days = sorted({d.dated_on for d in documents if d.dated_on})
    day: st.SearchStrategy[date | None] = st.one_of(st.none(), st.none(), st.sampled_from(days))
    choices = {facet: _choices(documents, facet) for facet in Facet}
    kinds = st.sampled_from(DateKind)

    @st.composite
    def drawn(draw: st.DrawFn) -> Query:
        expression = draw(st.one_of(st.none(), trees, trees, trees))
        sought = list(_sought(expression))
        return Query(
            parsed=ParsedText(
                expression=expression,
                rank_words=tuple(dict.fromkeys(w for text in sought for w in cut_for_search(text))),
                rank_grams=tuple(
                    dict.fromkeys(a + b for text in sought for a, b in pairwise(text))
                ),
            ),
            scope=draw(st.sampled_from(SCOPES)),
            since=draw(day),
            until=draw(day),
            dates=tuple(
                DateBounds(kind, draw(day), draw(day)) for kind in draw(st.sets(kinds, max_size=2))
            ),
            filters=Filters(**{facet: draw(some) for facet, some in choices.items()}),
            sort=draw(st.sampled_from(Sort)),
            size=size,
            snippets=False,
        )

    return drawn()


def _choices(documents: Iterable[Document], facet: Facet) -> st.SearchStrategy[tuple[str, ...]]:
    known = sorted({value for d in documents for value in values(d, facet)})
    chosen = st.lists(st.sampled_from([*known, UNSTATED, "没有"]), max_size=2, unique=True)
    return st.one_of(st.just(()), st.just(()), chosen.map(tuple))


def _sought(expression: Expression | None) -> Iterator[str]:
    match expression:
        case Word(text) | Phrase(text):
            yield text
        case And(parts) | Or(parts) | Together(_, parts) | InOrder(parts):
            for part in parts:
                yield from _sought(part)
        case Near(_, left, right):
            yield from _sought(left)
            yield from _sought(right)
        case Within(_, part):
            yield from _sought(part)
