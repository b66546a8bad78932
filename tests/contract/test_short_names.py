"""What the collection calls short for something is looked up, looked for, named and shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from indexer.analysed_document import analyse
from indexer.engine import Engine
from indexer.query.model import Expansion, ExpansionOrigin, Match, Query
from indexer.relations.shelf import DocRef
from indexer.results import Hit, ShownExpansion
from indexer.snapshot import Snapshot
from tests.contract.brute_force.brute_snapshot import BruteSnapshot
from tests.contract.brute_force.generation_file import Generation, Head
from tests.contract.brute_force.kept_document import KeptDocument
from tests.contract.conftest import EngineFactory
from tests.contract.documents import document
from tests.contract.engines import asked, snapshot_of

HOUSING, POLICE = ("云川市住房局",), ("青岚县公安局",)
DOCUMENTS = [
    document(
        "old",
        "关于缴存的通知",
        "职工应当缴存住房公积金（以下简称公积金）。",
        issuers=HOUSING,
        written_on=date(2018, 1, 1),
    ),
    document(
        "new",
        "关于提取的通知",
        "依照规定。缴存住房公积金（以下简称“公积金”）的职工可以提取。",
        issuers=POLICE,
        written_on=date(2020, 1, 1),
    ),
    document("only-long", "关于租房的通知", "租房时可以用住房公积金付租金。", issuers=HOUSING),
    document(
        "one-says",
        "关于高新区的通知",
        "设立国家高新技术产业开发区（以下简称高新区）。",
        issuers=HOUSING,
        written_on=date(2019, 1, 1),
    ),
    document("long-alone", "关于产业的通知", "高新技术产业开发区应当统计。", issuers=POLICE),
    document("rule", "城市养犬管理条例", "第一条 犬只应当登记。", issuers=HOUSING),
    document(
        "names-rule",
        "关于犬只的通知",
        "依照《城市养犬管理条例》（以下简称《养犬条例》）。",
        issuers=POLICE,
    ),
    document("of-a-place", "广州市电动车管理规定", "电动车应当登记。", issuers=HOUSING),
    document(
        "names-of-a-place",
        "关于电动车的通知",
        "依照《广州市电动车管理规定》（以下简称《电动车规定》）。",
        issuers=POLICE,
    ),
]


def typed(text: str) -> Query:
    return asked(text, match=Match.RANKED, size=50)


@pytest.fixture(scope="module")
def engine(engine_factory: EngineFactory) -> Iterator[Engine]:
    """An engine over them, whose segments were merged and lost documents."""
    index = engine_factory()
    passing = [replace(one, key=f"x{one.key}", id=f"x{one.id}") for one in DOCUMENTS]
    index.publish([*DOCUMENTS[::2], *passing], merge=False)
    index.publish(DOCUMENTS, [(one.source, one.key) for one in passing])
    with index.engine() as engine:
        yield engine


def truth() -> Snapshot:
    kept = tuple(KeptDocument.of(analyse(one)) for one in DOCUMENTS)
    return BruteSnapshot(Generation(Head.new(1, ""), '{"sources":{},"removed":{}}', kept))


def told(snapshot: Snapshot, *texts: str) -> dict[str, list[tuple[str, list[str]]]]:
    def ids(refs: list[DocRef]) -> list[str]:
        found = snapshot.documents(refs)
        return [found[ref].id for ref in refs]

    return {
        text: [(use.long, ids(list(use.refs))) for use in uses]
        for text, uses in snapshot.short_names(texts).items()
    }


def ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.id for hit in hits]


def test_the_verb_tells_who_says_so_the_newest_first(engine: Engine) -> None:
    texts = ("公积金", "公积", "住房公积金", "高新区", "养犬条例", "没有")
    found = told(snapshot_of(engine), *texts)
    assert found == told(truth(), *texts)
    assert found == {
        "公积金": [("住房公积金", ["new", "old"])],
        "高新区": [("高新技术产业开发区", ["one-says"])],
        "养犬条例": [("城市养犬管理条例", ["names-rule"])],
    }


def test_what_two_issuers_say_is_looked_for_and_shown_with_its_sentence(engine: Engine) -> None:
    (shown,) = engine.now().search(typed("公积金")).reading.expansions
    assert shown == ShownExpansion(
        typed="公积金",
        official="住房公积金",
        origin=ExpansionOrigin.COLLECTION,
        sentence="缴存住房公积金（以下简称“公积金”）的职工可以提取。",
        id="new",
        title="关于提取的通知",
    )


def test_what_one_issuer_says_is_not_looked_for(engine: Engine) -> None:
    found = engine.now().search(typed("高新区"))
    assert found.reading.expansions == ()
    assert "long-alone" not in ids(found.hits)


def test_what_is_a_title_needs_no_second_issuer(engine: Engine) -> None:
    found = engine.now().search(typed("养犬条例 登记"))
    assert [one.official for one in found.reading.expansions] == ["城市养犬管理条例"]


def test_a_short_name_of_a_document_names_it(engine: Engine) -> None:
    for text in ("养犬条例", "《养犬条例》", "养犬条例全文", "养犬条例对登记怎么规定"):
        assert ids(engine.now().search(typed(text)).hits)[:1] == ["rule"]


def test_a_document_of_one_place_is_not_meant_by_its_short_name(engine: Engine) -> None:
    found = engine.now().search(typed("电动车规定"))
    assert found.reading.expansions == ()
    assert ids(found.hits)[:1] == ["names-of-a-place"]


@pytest.mark.parametrize(
    "query",
    [
        typed("公积金 住房公积金"),
        typed("“公积金”"),
        replace(typed("公积金"), exact=True),
        replace(typed("公积金"), match=Match.ALL),
    ],
    ids=["typed as well", "quoted", "exact", "all"],
)
def test_nothing_is_looked_for_beside(engine: Engine, query: Query) -> None:
    assert engine.now().search(query).reading.expansions == ()


def test_what_a_table_says_is_not_said_twice(engine: Engine) -> None:
    query = replace(typed("公积金"), expansions=(Expansion("公积金", "住房公积金", 1.0),))
    (shown,) = engine.now().search(query).reading.expansions
    assert (shown.origin, shown.sentence, shown.id) == (ExpansionOrigin.TABLE, None, None)


def test_counts_are_those_of_what_was_typed(engine: Engine) -> None:
    ranked, exact = (
        engine.now().search(replace(typed("高新区 养犬条例"), match=match))
        for match in (Match.RANKED, Match.ALL)
    )
    assert (ranked.total, ranked.facets) == (exact.total, exact.facets)
