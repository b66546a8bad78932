"""An index in several shards answers as one in a single shard does, counts of long facets too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.engines.opensearch.cluster.connection import connect
from indexer.query.facets import Facet
from indexer.query.model import DateUnit, Match, Sort
from indexer.results import MOST_VALUES, FacetValue
from indexer.settings import Settings
from tests.contract.documents import document, history
from tests.contract.engines import Index, asked

SHARDS = 3
QUERIES = (
    *("“养犬登记”", "“环境质量”", "“的一”", "养犬", "登记 管理", "一 -犬", "SENT(养犬 登记)"),
    *("PARA(城市 居民)", "养犬 /5 登记", "养*犬", "2019年 OR 环境", "公积金提取补贴", "文号:云政"),
)

MakeIndex = Callable[..., Index]


@pytest.fixture
def sharded(cluster_url: str, tmp_path: Path) -> Iterator[MakeIndex]:
    """Makes an index of so many shards."""

    def made(shards: int, name: str = "") -> Index:
        name = name or f"shards-{shards}"
        return Index(
            Settings(
                engine="opensearch",
                index_dir=tmp_path / name,
                opensearch_hosts=(cluster_url,),
                opensearch_index=name,
                opensearch_shards=shards,
            )
        )

    yield made
    settings = Settings(engine="opensearch", opensearch_hosts=(cluster_url,))
    connect(settings).call("DELETE", "/shards-*")


def test_long_facets_are_counted_exactly_on_several_shards(sharded: MakeIndex) -> None:
    """Those that few have on each shard would be overlooked, were only the first of each told."""
    documents, issuers = [], {}
    for number in range(1200):
        mine = [f"甲{number}第{n}局" for n in range(4)] + [f"癸{number % 400}局"]
        issuers[str(number)] = mine
        text = "关于养犬的通知" if number % 2 else "关于登记的通知"
        documents.append(document(str(number), text, "正文", issuers=tuple(mine)))
    index = sharded(SHARDS)
    index.publish(documents)
    for text, odd in (("", (0, 1)), ("养犬", (1,))):
        truth = Counter(
            value for n, values in issuers.items() if int(n) % 2 in odd for value in values
        )
        ordered = sorted(truth, key=lambda value: (-truth[value], value))[:MOST_VALUES]
        with index.engine() as engine:
            view = engine.now()
            query = asked(text, facets=(Facet.ISSUER,))
            listed = view.search(query).facets[Facet.ISSUER]
            assert listed == tuple(FacetValue(value, truth[value], False) for value in ordered)
            listing = view.facet_values(query, Facet.ISSUER, "局")
            assert (listing.total, listing.values) == (len(truth), listed)


def test_what_is_found_and_its_order_do_not_depend_on_the_shards(sharded: MakeIndex) -> None:
    answers = []
    for shards in (1, SHARDS):
        index = sharded(shards)
        for change in history():
            index.publish(change.added, change.removed)
        with index.engine() as engine:
            view = engine.now()
            found = []
            for text in QUERIES:
                for match in Match:
                    query = asked(text, match=match, facets=tuple(Facet), fold=True, size=50)
                    result = view.search(query)
                    newest = view.search(replace(query, sort=Sort.NEWEST))
                    histogram = view.histogram(query, DateUnit.YEAR)
                    pivot = view.pivot(query, DateUnit.YEAR, Facet.KIND)
                    found.append(
                        (
                            *(text, match, result.total, result.listed, result.facets),
                            [(hit.id, hit.snippets) for hit in result.hits],
                            [hit.id for hit in newest.hits],
                            *(histogram.bars, histogram.total, pivot.rows, pivot.overall),
                        )
                    )
            answers.append(found)
    assert any(one[2] > 20 for one in answers[0])
    for single, several in zip(*answers, strict=True):
        assert single == several


def test_documents_change_together_with_the_number_of_shards(sharded: MakeIndex) -> None:
    """What is copied into the new shards comes before what the same run changes."""
    sharded(1, "shards-change").publish(
        [document(str(number), "旧题", "旧的正文。") for number in range(20)]
    )
    index = sharded(2, "shards-change")
    index.publish([document("3", "新题", "新的正文。")], [("甲", "4")])
    with index.engine() as engine:
        view = engine.now()
        assert [hit.id for hit in view.search(asked("“新的正文”")).hits] == ["3"]
        assert view.search(asked("“旧的正文”")).total == 18
        assert view.search(asked("")).total == 19
