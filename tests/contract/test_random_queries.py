"""Whatever is asked, an engine finds, counts and orders what the oracle says."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.document import Document
from indexer.engine import Engine
from indexer.query.facets import Facet
from indexer.query.model import Match, Query, Sort
from indexer.ranking import MOST_FURTHER
from indexer.results import Hit
from tests.contract.documents import history, present
from tests.contract.oracle import Oracle
from tests.contract.questions import (
    EXAMPLES,
    bare_words,
    expressions,
    fields,
    literals,
    proximities,
    queries,
    texts,
)

NOTICES: list[Document] = present(history())
LEAVES = st.one_of(
    texts(literals(NOTICES)),
    texts(["养犬", "登记"]),
    proximities(literals(NOTICES, most=3)),
    fields(NOTICES),
)
QUERIES = queries(NOTICES, expressions(LEAVES))


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(query=QUERIES)
def test_documents_counts_and_order(notices_engine: Engine, oracle: Oracle, query: Query) -> None:
    result = notices_engine.now().search(query)
    found = [hit.id for hit in result.hits]
    assert set(found) == oracle.matching(query)
    assert len(found) == result.total
    for facet in Facet:
        counted = {value.value: value.count for value in result.facets[facet]}
        assert counted == oracle.counts(query, facet)
        selected = {value.value for value in result.facets[facet] if value.selected}
        assert selected == set(query.filters.of(facet))
    keys = [_key(hit, query) for hit in result.hits]
    assert keys == sorted(keys)


@settings(max_examples=EXAMPLES // 2, deadline=None, derandomize=True)
@given(query=bare_words([*literals(NOTICES, most=3), "军运", "不在这里", "哪里也不在"]))
def test_bare_words(notices_engine: Engine, oracle: Oracle, query: Query) -> None:
    result = notices_engine.now().search(query)
    exact = notices_engine.now().search(replace(query, match=Match.ALL))
    matching = oracle.matching(query)
    assert result.total == exact.total == len(matching)
    assert {hit.id for hit in exact.hits} <= matching
    listed = [hit.id for hit in result.hits]
    assert len(set(listed)) == len(listed) == result.listed == exact.listed + result.further
    assert [id for id in listed if id in matching] == [hit.id for hit in exact.hits]
    assert 0 <= result.further <= MOST_FURTHER
    assert result.facets == exact.facets
    keys = [_key(hit, query) for hit in result.hits]
    assert keys == sorted(keys)


def _key(hit: Hit, query: Query) -> tuple[float, ...]:
    """What orders the hits, as small numbers first."""
    if query.sort is not Sort.RELEVANCE:
        by = query.sort.value.rpartition("_")[0]
        dated = getattr(hit, f"{by}_on") if by else hit.dated_on
        number = dated.toordinal() if dated else 10**9
        return (number if not dated or query.sort.value.endswith("oldest") else -number,)
    day = hit.dated_on.toordinal() if hit.dated_on else 0
    newest = -day if day else 1.0
    if query.expression is None:
        return (newest,)
    return (-hit.score, newest)
