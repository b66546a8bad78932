"""Searching within results, and looking for a facet's values by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.engine import Engine
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import Match, ParsedText, Query, Scope
from indexer.query.parser import parse
from indexer.results import MOST_VALUES
from tests.contract.documents import document
from tests.contract.engines import Index, asked, ids


def within(*texts: str) -> tuple[ParsedText, ...]:
    return tuple(map(parse, texts))


def total(engine: Engine, query: Query) -> int:
    return engine.now().search(query).total


@pytest.mark.parametrize("text", ["养犬", "“环境质量”", "养犬 -登记", "通知 OR 办法", ""])
@pytest.mark.parametrize("inner", [("登记",), ("“城市居民”",), ("-登记 居民",), ("登记", "居民")])
def test_what_is_left_matches_both(
    notices_engine: Engine, text: str, inner: tuple[str, ...]
) -> None:
    both = " ".join(f"({one})" for one in (text, *inner) if one)
    expected = parse(both).expression
    found = asked(text, size=1000, within=within(*inner))
    joined = Query(parsed=ParsedText(expression=expected), size=1000)
    assert set(ids(notices_engine, found)) == set(ids(notices_engine, joined))


def test_the_results_are_some_of_those_without_it(index: Index) -> None:
    """Of a ranked list, too: what is looked for within never widens it."""
    index.publish(
        [
            document("one", "养犬登记", "收费"),
            document("two", "养犬分类", "免费"),
            document("three", "垃圾", "免费"),
        ]
    )
    with index.engine() as engine:
        strict = asked("养犬 登记")
        assert ids(engine, strict) == ["one"]
        assert ids(engine, asked("养犬 登记", within=within("免费"))) == []
        ranked = asked("养犬 登记 垃圾 分类", match=Match.RANKED)
        assert set(ids(engine, ranked)) == {"one", "two", "three"}
        assert ids(engine, replace(ranked, within=within("收费"))) == ["one"]
        assert set(ids(engine, replace(ranked, within=within("免费")))) == {"two", "three"}


def test_it_looks_in_title_and_body_whatever_the_scope(index: Index) -> None:
    index.publish([document("one", "养犬", "登记"), document("two", "养犬登记", "正文")])
    with index.engine() as engine:
        found = asked("养犬", Scope.TITLE, within=within("登记"))
        assert set(ids(engine, found)) == {"one", "two"}


def test_facets_count_and_texts_mark_what_is_left(index: Index) -> None:
    index.publish(
        [document("one", "养犬", "登记", kind="通知"), document("two", "养犬", kind="意见")]
    )
    with index.engine() as engine:
        result = engine.now().search(asked("养犬", within=within("登记")))
        (hit,) = result.hits
        opened = engine.now().document("one", asked("养犬", within=within("登记")))
    assert [(value.value, value.count) for value in result.facets[Facet.KIND]] == [("通知", 1)]
    assert [part.text for s in hit.snippets for part in s if part.match] == ["登记"]
    assert opened and getattr(opened, "paragraphs")[0][0].match  # noqa: B009


def test_values_are_found_by_name_with_their_own_filter_off(index: Index) -> None:
    issuers = [f"云川市第{number}管理局" for number in range(MOST_VALUES + 20)]
    index.publish(
        [
            document("city", issuers=("云川市公安局",), kind="通知"),
            document("town", issuers=("青岚县公安局",), kind="通知"),
            document("other", issuers=("青岚县公安局",), kind="意见"),
            *(document(f"office-{name}", issuers=(name,), kind="公告") for name in issuers),
        ]
    )
    with index.engine() as engine:
        chosen = Filters(issuer=("云川市公安局",))
        found = engine.now().facet_values(Query(filters=chosen), Facet.ISSUER, "公安")
        assert [(v.value, v.count, v.selected) for v in found.values] == [
            ("青岚县公安局", 2, False),
            ("云川市公安局", 1, True),
        ]
        assert found.total == 2
        notices = Query(filters=Filters(kind=("通知",)))
        assert engine.now().facet_values(notices, Facet.ISSUER, "").total == 2
        many = engine.now().facet_values(Query(), Facet.ISSUER, "管理局")
        assert (len(many.values), many.total) == (MOST_VALUES, len(issuers))
        assert engine.now().facet_values(Query(), Facet.ISSUER, "没有").values == ()
