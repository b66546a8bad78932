"""Whoosh as it comes: its own codec, searcher and facets (`groupedby`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from whoosh import fields, index, query
from whoosh.analysis import Analyzer, Token
from whoosh.scoring import BM25F

from indexer.engines.whoosh.write.packed_document import PackedDocument
from indexer.query.facets import UNSTATED
from tests.benchmarks.dataset import Question
from tests.benchmarks.peers import Answer, gram_tokens, rank_terms, snippets, word_tokens


class Given(Analyzer):
    """Takes a list of words as tokens; our streams are cut already."""

    def __call__(self, value: Any, **options: Any) -> Iterator[Token]:
        """Yield a token a word, with its position where positions are asked for."""
        token = Token(positions=True, chars=False)
        for position, word in enumerate(value):
            token.text = word
            token.pos = position
            token.boost = 1.0
            token.stopped = False
            yield token


class StockWhoosh:
    """Literals are phrases of grams and filter; words rank by BM25F."""

    name = "whoosh"

    def build(self, folder: Path, documents: Iterable[PackedDocument]) -> None:
        """One writer, one process."""
        schema = fields.Schema(
            id=fields.STORED,
            text=fields.STORED,
            year=fields.ID(sortable=True),
            topic=fields.ID(sortable=True),
            dated=fields.NUMERIC(sortable=True),
            **{f: fields.TEXT(Given(), phrase=True) for f in ("title_grams", "body_grams")},
            **{f: fields.TEXT(Given(), phrase=False) for f in ("title_words", "body_words")},
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=512)
        for document in documents:
            year, topic = ((document.facets[f] or (UNSTATED,))[0] for f in ("year", "topic"))
            writer.add_document(
                id=document.id,
                text=document.text.decode(),
                year=year,
                topic=topic,
                dated=document.dated,
                title_grams=gram_tokens(document.title),
                body_grams=gram_tokens(document.body),
                title_words=list(word_tokens(document.title_words)),
                body_words=list(word_tokens(document.body_words)),
            )
        writer.commit()

    def open(self, folder: Path) -> None:
        """Open a searcher."""
        weighting = BM25F(B=0.75, K1=1.2)
        self._searcher = index.open_dir(str(folder)).searcher(weighting=weighting)

    def ask(self, question: Question) -> Answer:
        """One search with facets over all matches."""
        results = self._searcher.search(
            self._query(question), limit=10, groupedby=["year", "topic"]
        )
        best = []
        for hit in results:
            best.append(hit["id"])
            snippets(hit["text"], question.literals)
        years, topics = (
            {k: len(v) for k, v in results.groups(f).items()} for f in ("year", "topic")
        )
        return Answer(len(results), years, topics, tuple(best))

    @staticmethod
    def _query(question: Question) -> Any:
        names = ("title",) if question.title else ("title", "body")
        literals = []
        for literal in question.literals:
            words = [f"g{ord(a) << 21 | ord(b):x}" for a, b in pairwise(literal)]
            each = [
                query.Phrase(f"{name}_grams", words)
                if len(words) > 1
                else query.Term(f"{name}_grams", words[0])
                for name in names
            ]
            literals.append(query.Or(each))
        required: Any = (query.And if question.every else query.Or)(literals)
        if question.dates:
            required = query.And([required, query.NumericRange("dated", *question.dates)])
        ranking = query.Or(
            [
                query.Term(f"{name}_{stream}", text, boost=weight)
                for name in names
                for stream, text, weight in rank_terms(question)
            ]
        )
        return query.AndMaybe(query.ConstantScoreQuery(required, 0.0), ranking)
