"""Facets with very many values: the most frequent are listed, and whatever was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.query.facets import UNSTATED, Facet
from indexer.query.filters import Filters
from indexer.query.model import Query
from indexer.results import MOST_VALUES
from indexer.settings import Settings
from tests.contract.documents import document
from tests.contract.engines import Index


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """More issuers than a facet lists, in two segments; number n has n % 3 + 1 documents."""
    folder: Path = tmp_path_factory.mktemp("many")
    index = Index(Settings(index_dir=folder, memory_mb=64))
    notices = [
        document(f"{number}-{copy}", issuers=(f"第{number:03}局", "总局"))
        for number in range(MOST_VALUES + 50)
        for copy in range(number % 3 + 1)
    ]
    half = len(notices) // 2
    index.publish(notices[:half], merge=False)
    index.publish([*notices[half:], document("none")], merge=False)
    return index


def test_the_most_frequent_values_are_listed(index: Index) -> None:
    with index.engine() as engine:
        listed = engine.now().search(Query()).facets[Facet.ISSUER]
    assert len(listed) == MOST_VALUES + 1
    assert listed[0].value == "总局"
    assert (listed[-1].value, listed[-1].count) == (UNSTATED, 1)
    counts = [value.count for value in listed[:-1]]
    assert counts == sorted(counts, reverse=True)
    for value in listed[1:-1]:
        assert value.count == int(value.value[1:-1]) % 3 + 1
    assert counts.count(3) == sum(number % 3 == 2 for number in range(MOST_VALUES + 50))


def test_chosen_values_are_listed_however_rare(index: Index) -> None:
    chosen = ("第000局", "没有", UNSTATED)
    with index.engine() as engine:
        result = engine.now().search(Query(filters=Filters(issuer=chosen)))
    listed = {v.value: v.count for v in result.facets[Facet.ISSUER] if v.selected}
    assert listed == {"第000局": 1, "没有": 0, UNSTATED: 1}
    assert result.total == 2
    assert len({v.value for v in result.facets[Facet.ISSUER]}) == len(result.facets[Facet.ISSUER])
