"""Whoosh's stock searcher is the oracle: same documents, counts, facet values and scores.

Scores are those of its BM25F with our inverse document frequency, times our factor for the share of
the terms that a document holds (`tests.indexer.stock_whoosh`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from whoosh.searching import Searcher

from corpus.document import Document, Part
from indexer.analysed_document import analyse
from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut_for_search
from indexer.engine import Engine
from indexer.engines.whoosh.files.generations import current_folder
from indexer.engines.whoosh.write.packed_document import pack
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import And, Expression, ParsedText, Phrase, Query, Scope, Within, Word
from indexer.query.model import Or as Any_
from indexer.query.rank_terms import RankTerm
from indexer.settings import Settings
from tests.contract.documents import Change, history, present
from tests.contract.engines import Index
from tests.contract.questions import EXAMPLES, expressions, literals, queries, texts
from tests.indexer.stock_whoosh import StockIndex, ask, scores, stock_searcher
from tests.laws import read_laws

FIRST = history()[:3]
"""Segments with replaced and removed documents in them."""
CLOSE = 1e-4
"""Ours are 32-bit numbers."""
FORMS = present(FIRST)


def both(
    folder: Path, changes: Sequence[Change], *, merge: bool = False
) -> tuple[Index, StockIndex]:
    """An index of ours after some changes, and one of stock Whoosh with what is left of them.

    Whoosh's statistics count what was deleted until it merges; ours never do.
    """
    ours = Index(Settings(index_dir=folder / "ours", memory_mb=64))
    for change in changes:
        ours.publish(change.added, change.removed, merge=merge)
    stock = StockIndex(folder / "stock")
    stock.commit(pack(analyse(one)) for one in present(list(changes)))
    return ours, stock


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Searcher]]:
    """Ours over several segments with deletions."""
    ours, stock = both(tmp_path_factory.mktemp("first"), FIRST)
    with ours.engine() as engine, stock.searcher() as searcher:
        yield engine, searcher


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Searcher]]:
    """Ours over merged segments."""
    ours, stock = both(tmp_path_factory.mktemp("merged"), history(), merge=True)
    with ours.engine() as engine, stock.searcher() as searcher:
        yield engine, searcher


@pytest.fixture(scope="module")
def read_by_both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Searcher]]:
    """Our engine and Whoosh's searcher over the same segments of ours, nothing deleted in them."""
    documents = present(history())
    ours = Index(Settings(index_dir=tmp_path_factory.mktemp("ours"), memory_mb=64))
    for start in range(3):
        ours.publish(documents[start::3], merge=False)
    folder = current_folder(ours.settings.index_dir)
    with ours.engine() as engine, stock_searcher(folder) as searcher:
        yield engine, searcher


def check_same(engine: Engine, stock: Searcher, query: Query) -> None:
    """Same documents, counts and facet values, scores and their order."""
    ours, theirs = engine.now().search(query), ask(stock, query)
    assert {hit.id for hit in ours.hits} == set(theirs.scores)
    assert ours.total == len(theirs.scores)
    for facet in Facet:
        assert {v.value: v.count for v in ours.facets[facet]} == theirs.facets[facet]
    if query.expression is None:
        return
    by_rank = [theirs.scores[hit.id] for hit in ours.hits]
    assert [hit.score for hit in ours.hits] == pytest.approx(by_rank, rel=CLOSE, abs=CLOSE)
    for higher, lower in pairwise(by_rank):
        assert higher >= lower - CLOSE * max(1, abs(higher))


def plainly(query: Query) -> Query:
    """The query without what stock Whoosh has no word for."""
    return replace(query, filters=Filters(), dates=(), sort=Query().sort, size=1000)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(queries(FORMS, expressions(texts(literals(FORMS)))))
def test_random_queries(engines: tuple[Engine, Searcher], query: Query) -> None:
    check_same(*engines, plainly(query))


@settings(max_examples=EXAMPLES // 2, deadline=None, derandomize=True)
@given(queries(FORMS, expressions(texts(literals(FORMS)))))
def test_random_queries_after_a_merge(merged: tuple[Engine, Searcher], query: Query) -> None:
    check_same(*merged, plainly(query))


@pytest.mark.parametrize("scope", [Scope.TITLE, Scope.BODY])
def test_the_stock_searcher_reads_our_segments(
    read_by_both: tuple[Engine, Searcher], scope: Scope
) -> None:
    engine, on_ours = read_by_both
    words = sorted({w for piece in literals(FORMS) for w in cut_for_search(piece)})
    assert len(words) > 20
    for pair in pairwise(words):
        terms = [RankTerm("words", word, 1) for word in pair]
        theirs = sorted(scores(on_ours, terms, scope).values(), reverse=True)
        asked = Query(
            parsed=ParsedText(expression=Any_(tuple(map(Word, pair))), rank_words=pair),
            scope=scope,
            size=1000,
        )
        ours = [hit.score for hit in engine.now().search(asked).hits if hit.score > 0]
        assert ours == pytest.approx(theirs, rel=CLOSE)


def test_the_stock_reader_lists_the_same_terms(
    read_by_both: tuple[Engine, Searcher], tmp_path: Path
) -> None:
    stock = StockIndex(tmp_path / "one")
    stock.commit([pack(analyse(document)) for document in present(history())])
    ours = read_by_both[1].reader()
    with stock.searcher() as searcher:
        theirs = searcher.reader()
        for field in ("title_words", "body_words"):
            expected = {(t, theirs.doc_frequency(field, t)) for t in theirs.lexicon(field)}
            listed = list(ours.lexicon(field))
            assert listed == sorted(t for t, _ in expected)
            for term, frequency in expected:
                assert ours.doc_frequency(field, term) == frequency
                assert (field, term) in ours
                assert ours.term_info(field, term).doc_frequency() == frequency
        grams = {t for t in theirs.lexicon("body_grams") if t != b"\n\n"}
        assert grams == set(ours.lexicon("body_grams"))
        assert ("body_words", b"nowhere") not in ours


LAWS = 90


@pytest.fixture(scope="module")
def law_engines(
    shared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Engine, Searcher]]:
    """Both over the beginnings of real laws, in three segments."""
    laws = [_shortened(law) for law in read_laws(shared_data, LAWS)]
    changes = [Change(tuple(laws[start::3])) for start in range(3)]
    ours, stock = both(tmp_path_factory.mktemp("laws"), changes)
    with ours.engine() as engine, stock.searcher() as searcher:
        yield engine, searcher


def test_the_queries_over_laws(law_engines: tuple[Engine, Searcher], shared_data: Path) -> None:
    rows = json.loads((shared_data / "queries.json").read_text(encoding="utf-8"))
    assert len(rows) == 236
    matches = 0
    for kind, words, dates in rows:
        since, until = _days(dates)
        query = _query(kind, [normalise(word) for word in words])
        query = replace(query, since=since, until=until)
        check_same(*law_engines, query)
        matches += law_engines[0].now().search(query).total
    assert matches > 1000


def _shortened(law: Document) -> Document:
    paragraphs = law.paragraphs[:15]
    return replace(law, parts=(Part(paragraphs),))


_MADE: dict[str, Callable[[tuple[Word, ...]], Expression]] = {
    "one": And,
    "and": And,
    "date": And,
    "or": Any_,
    "title": lambda words: Within(Scope.TITLE, And(words)),
    "phrase": lambda words: Phrase("".join(word.text for word in words)),
}


def _query(kind: str, words: list[str]) -> Query:
    ranked = dict.fromkeys(part for word in words for part in cut_for_search(word))
    return Query(
        parsed=ParsedText(
            expression=_MADE[kind](tuple(map(Word, words))), rank_words=tuple(ranked)
        ),
        size=LAWS,
    )


def _days(dates: list[int] | None) -> tuple[date | None, date | None]:
    """The first and the last day of a query."""
    if dates is None:
        return None, None
    since, until = (date(d // 10000, d // 100 % 100, d % 100) for d in dates)
    return since, until
