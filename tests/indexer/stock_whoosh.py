"""Whoosh as it comes, over the tokens of the same analysed documents: the oracle of scores.

Its BM25F gives the scores of the terms; the inverse document frequency and the factor for the
share of the terms that a document holds, which it does not have, are written out here.
"""

# Whoosh is annotated in parts only.
# mypy: allow-untyped-calls

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from whoosh import fields, index, query
from whoosh.analysis import Analyzer, Token
from whoosh.codec.whoosh3 import W3Codec
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from indexer.analysis.grams import codes
from indexer.engines.whoosh.write.packed_document import PackedDocument
from indexer.engines.whoosh.write.vocabulary import CountedWords
from indexer.query.facets import NO_VALIDITY, UNSTATED, Facet
from indexer.query.model import (
    And,
    Expression,
    Not,
    Or,
    Phrase,
    Query,
    Scope,
    Within,
    Word,
)
from indexer.query.rank_terms import RankTerm, rank_terms
from indexer.ranking import COVERAGE, K1, B
from indexer.relations.validity.validity_rows import CODES, NO_RULE, STATED, came_by
from indexer.today import today
from tests.indexer.whoosh_reader import ReadIndex


class Weighting(BM25F):
    """Whoosh's BM25F with the inverse document frequency of BM25 as it was published."""

    def idf(self, searcher: Searcher, fieldname: str, text: str) -> float:
        """How rare a term is among all documents of an index; never below 0."""
        parent = searcher.get_parent()
        held = parent.doc_frequency(fieldname, text)
        return math.log1p((parent.doc_count_all() - held + 0.5) / (held + 0.5))


WEIGHTING = Weighting(B=B, K1=K1)
STREAMS = [
    (s, f"{s.value}_words", f"{s.value}_grams") for s in (Scope.ALL, Scope.TITLE, Scope.BODY)
]
"""Each scope with the fields of its words and of its grams."""


class Given(Analyzer):
    """Takes a list of tokens as it is."""

    def __call__(  # type: ignore[override]  # tokens, where Whoosh expects a text
        self, value: list[str], **_: Any
    ) -> Iterator[Token]:
        """One token after the other, each with its position."""
        token = Token(positions=True, chars=False, boost=1.0, stopped=False)
        for token.pos, token.text in enumerate(value):
            yield token


@dataclass(frozen=True)
class StockResult:
    """What stock Whoosh answers: a score for each match, counts by facet."""

    scores: dict[str, float]
    facets: dict[Facet, dict[str, int]]


class StockIndex:
    """An index with Whoosh's own codec, in segments as they are committed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._index = index.create_in(
            str(folder),
            fields.Schema(
                identity=fields.ID(unique=True),
                id=fields.STORED,
                dated=fields.NUMERIC(int, bits=32),
                facets=fields.STORED,
                **{name: fields.TEXT(Given(), phrase=False) for _, name, _ in STREAMS},
                **{name: fields.TEXT(Given(), phrase=True) for _, _, name in STREAMS},
                attachments_grams=fields.TEXT(Given(), phrase=True),
            ),
        )

    def commit(
        self, added: Iterable[PackedDocument], removed: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Remove and add in one segment of its own."""
        writer = self._index.writer(codec=W3Codec())
        for identity in removed:
            writer.delete_by_term("identity", "\0".join(identity))
        for document in added:
            title, body = _tokens(document.title_words), _tokens(document.body_words)
            in_title, in_body = _grams(document.title), _grams(document.body)
            writer.update_document(
                identity=f"{document.source}\0{document.key}",
                id=document.id,
                dated=document.dated,
                facets={f: _values(document, f) or (UNSTATED,) for f in Facet},
                title_words=title,
                body_words=body,
                all_words=title + body,
                title_grams=in_title,
                body_grams=in_body,
                all_grams=in_title + in_body,
                attachments_grams=in_body[document.attachments :],
            )
        writer.commit(merge=False)

    def searcher(self) -> Searcher:
        """Whoosh's own searcher with our parameters."""
        return self._index.searcher(weighting=WEIGHTING)


def stock_searcher(folder: Path) -> Searcher:
    """The same searcher on the folder of a generation of ours."""
    return ReadIndex(folder).searcher(weighting=WEIGHTING)


def ask(searcher: Searcher, asked: Query) -> StockResult:
    """The query without its filters by facet: they are another matter."""
    required = _translated(asked.expression, asked.scope)
    if asked.since or asked.until:
        low = asked.since.toordinal() if asked.since else 1
        high = asked.until.toordinal() if asked.until else 2**31 - 1
        required = query.And([required, query.NumericRange("dated", low, high)])
    scored = scores(searcher, rank_terms(asked), asked.scope)
    hits = searcher.search(required, limit=None)
    counts: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
    for hit in hits:
        for facet in Facet:
            counts[facet].update(hit["facets"][facet])
    return StockResult(
        {hit["id"]: scored.get(hit.docnum, 0.0) for hit in hits},
        {facet: dict(counted) for facet, counted in counts.items()},
    )


def scores(searcher: Searcher, terms: Sequence[RankTerm], scope: Scope) -> dict[int, float]:
    """The score of each document, by its number, that holds one of some terms."""
    asked = [
        query.Term(f"{scope.ranked_as.value}_{term.stream}", term.text, boost=term.weight)
        for term in terms
    ]
    found = {hit.docnum: hit.score for hit in searcher.search(query.Or(asked), limit=None)}
    masses = [term.boost * WEIGHTING.idf(searcher, term.fieldname, term.text) for term in asked]
    covered: defaultdict[int, float] = defaultdict(float)
    for term, mass in zip(asked, masses, strict=True):
        for hit in searcher.search(term, limit=None):
            covered[hit.docnum] += mass
    total = sum(masses)
    return {doc: score * (1 + COVERAGE * covered[doc] / total) for doc, score in found.items()}


def _translated(asked: Expression | None, scope: Scope) -> query.Query:
    match asked:
        case None:
            return query.Every()
        case Word(text) | Phrase(text):
            names = ["title_grams", "body_grams"] if scope is Scope.ALL else [f"{scope}_grams"]
            return query.Or([_literal(name, text) for name in names])
        case And(parts):
            return query.And([_translated(part, scope) for part in parts])
        case Or(parts):
            return query.Or([_translated(part, scope) for part in parts])
        case Not(part):
            return query.Not(_translated(part, scope))
        case Within(inner, part):
            return _translated(part, inner)
    raise ValueError(f"not for stock Whoosh: {asked}")


def _literal(name: str, text: str) -> query.Query:
    pairs = [a + b for a, b in pairwise(text)]
    if not pairs:
        return query.Prefix(name, text)
    return query.Phrase(name, pairs) if len(pairs) > 1 else query.Term(name, pairs[0])


def _values(document: PackedDocument, facet: Facet) -> tuple[str, ...]:
    """The values of a facet; of validity, today's by the document's own words."""
    if facet is not Facet.VALIDITY:
        return document.facets[facet.value]
    day = today()
    came = document.validity_rows[came_by(document.validity_rows[:, 0], day, day), 1]
    if len(came) and int(came[-1]) & NO_RULE:
        return (NO_VALIDITY,)
    code = int(came[-1]) % STATED if len(came) else 0
    return (str(CODES[code]),) if code else ()


def _tokens(words: CountedWords) -> list[str]:
    return [word for word, count in words for _ in range(count)]


def _grams(text: str) -> list[str]:
    """Two characters each; the end of a paragraph stands as two line breaks."""
    return [
        chr(code >> 21) + chr(code & 0x1FFFFF) if code else "\n\n" for code in codes(text).tolist()
    ]
