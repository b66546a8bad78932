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
from indexer.query.model import (
    UNSTATED,
    And,
    AtLeast,
    Expression,
    Facet,
    Filters,
    IssuerName,
    Not,
    Number,
    Or,
    Phrase,
    Query,
    Scope,
    Sort,
    Within,
    Word,
)
from tests.contract.oracle import plain, values

EXAMPLES = int(os.environ.get("POLICY_SEARCH_TEST_EXAMPLES", "200"))
"""Random queries of each test; more of them are asked before a release."""

SCOPES = (Scope.ALL, Scope.TITLE, Scope.BODY)


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
    """Trees over leaves; a negative stands beside a positive, as `indexer.query.text` has it."""

    def grown(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        several = st.lists(inner, min_size=2, max_size=4, unique=True).map(tuple)
        excluded = st.lists(inner.filter(lambda e: not isinstance(e, Not)).map(Not), max_size=2)
        return st.one_of(
            several.map(Or),
            st.tuples(several, excluded).map(lambda pair: And((*pair[0], *pair[1]))),
            st.tuples(st.integers(1, 4), several).map(lambda pair: AtLeast(*pair)),
            st.tuples(st.sampled_from(SCOPES), inner).map(lambda pair: Within(*pair)),
        )

    return st.recursive(leaves, grown, max_leaves=8)


def texts(pieces: Sequence[str]) -> st.SearchStrategy[Expression]:
    """A word or a phrase."""
    piece = st.sampled_from(pieces)
    return st.one_of(piece.map(Word), piece.map(Phrase))


def fields(documents: Sequence[Document]) -> st.SearchStrategy[Expression]:
    """A number, a piece of a number, or an issuer's name."""
    found = [plain(document) for document in documents]
    keys = sorted({key for one in found for key in one.own | one.mentioned} | {"云政发/2001/1"})
    forms = sorted({form for one in found for form in one.forms})
    names = sorted({issuer for one in found for issuer in one.issuers})
    return st.one_of(
        st.sampled_from(keys).map(lambda key: Number(key, key)),
        st.sampled_from([form[2:8] for form in forms]).map(
            lambda text: Within(Scope.NUMBER, Phrase(text))
        ),
        st.sampled_from([name[:3] for name in names] + [name[-3:] for name in names]).map(
            IssuerName
        ),
    )


@st.composite
def queries(
    draw: st.DrawFn, documents: Sequence[Document], trees: st.SearchStrategy[Expression]
) -> Query:
    """A tree under filters, dates, a scope and an order."""
    days = sorted({d.dated_on for d in documents if d.dated_on})
    day: st.SearchStrategy[date | None] = st.one_of(st.none(), st.none(), st.sampled_from(days))
    expression = draw(st.one_of(st.none(), trees, trees, trees))
    sought = list(_sought(expression))
    return Query(
        expression=expression,
        rank_words=tuple(dict.fromkeys(w for text in sought for w in cut_for_search(text))),
        rank_grams=tuple(dict.fromkeys(a + b for text in sought for a, b in pairwise(text))),
        scope=draw(st.sampled_from(SCOPES)),
        since=draw(day),
        until=draw(day),
        filters=Filters(*(draw(_choices(documents, facet)) for facet in Facet)),
        sort=draw(st.sampled_from(Sort)),
        size=len(documents) + 10,
        snippets=False,
    )


def _choices(documents: Iterable[Document], facet: Facet) -> st.SearchStrategy[tuple[str, ...]]:
    known = sorted({value for d in documents for value in values(d, facet)})
    chosen = st.lists(st.sampled_from([*known, UNSTATED, "没有"]), max_size=2, unique=True)
    return st.one_of(st.just(()), st.just(()), chosen.map(tuple))


def _sought(expression: Expression | None) -> Iterator[str]:
    match expression:
        case Word(text) | Phrase(text):
            yield text
        case And(parts) | Or(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _sought(part)
        case Within(_, part):
            yield from _sought(part)
