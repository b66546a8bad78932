"""A list by relevance goes on with documents that lack words; what matches stays what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings

from indexer.engine import Engine
from indexer.query.filters import Filters
from indexer.query.model import Expression, Match, Phrase, Query, Scope, Sort
from indexer.query.parser import parse
from indexer.query.worth_listing import has_few_words
from indexer.ranking import ALL_OF_FEW, LEAST_SCORE, LIFTED, MOST_FURTHER
from indexer.relations.shelf import ResolvedQuery
from tests.contract.documents import document, history, present
from tests.contract.engines import Index, asked, ids, snapshot_of
from tests.contract.oracle import Oracle, holds, plain
from tests.contract.questions import EXAMPLES, bare_words, literals
from tests.contract.test_same_texts import COPIES
from tests.engines_under_test import ENGINES, PRODUCTS

NOTICES = present(history())
SCOPES = (Scope.ALL, Scope.TITLE, Scope.BODY)
TEXTS = (
    "养犬 登记 管理 办法",
    "公积金提取 军运会 城市 居民",
    "请问养犬登记要补贴吗？",
    "环境质量保障 鲸鱼",
    "“养犬” 登记 军运会",
    "云政办〔2018〕3号 养犬 公积金",
    "鲸鱼 企鹅",
)
DAY = date(2019, 2, 28)
LENGTHS = 0.1
"""By how much scores of engines may differ that keep lengths of documents more or less exactly."""


def ranked(text: str, scope: Scope = Scope.ALL, **options: object) -> Query:
    """The ranked query of a typed text, all of its hits on one page."""
    return asked(text, scope, **{"match": Match.RANKED, "size": 1000, **options})


def exact(query: Query) -> Query:
    return replace(query, match=Match.ALL)


def listed(engine: Engine, query: Query) -> list[str]:
    """The ids of the hits of all pages, read page by page."""
    found: list[str] = []
    page = 1
    while some := ids(engine, replace(query, page=page)):
        found += some
        page += 1
    return found


@pytest.mark.parametrize("fold", [False, True])
@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("text", TEXTS)
def test_it_has_the_matches_and_others_in_one_order(
    notices_engine: Engine, oracle: Oracle, text: str, scope: Scope, fold: bool
) -> None:
    query = ranked(text, scope, fold=fold)
    result = notices_engine.now().search(query)
    alone = notices_engine.now().search(exact(query))
    assert (result.match, alone.match) == (Match.RANKED, Match.ALL)
    matching = oracle.matching(query)
    assert result.total == alone.total == len(matching)
    assert (alone.further, result.further) == (0, result.listed - alone.listed)
    assert result.facets == alone.facets
    found = [hit.id for hit in result.hits]
    assert len(set(found)) == len(found) == result.listed
    assert [id for id in found if id in matching] == [hit.id for hit in alone.hits]
    if not fold:
        assert {hit.id for hit in alone.hits} == matching
    for higher, lower in pairwise(result.hits):
        assert higher.score >= lower.score


def test_some_of_these_lists_have_matches_and_others(notices_engine: Engine) -> None:
    found = [notices_engine.now().search(ranked(text)) for text in TEXTS]
    assert any(one.total and one.further for one in found)
    assert any(one.further and not one.total for one in found)
    assert any(not one.listed for one in found), "what stands nowhere finds nothing"


def test_a_match_may_stand_below_what_lacks_a_word(index: Index) -> None:
    long = "城市管理通知。" * 300
    index.publish(
        [document("all", "题", f"养犬{long}犬证"), document("title", "养犬登记养犬", "养犬养犬")]
        + [document(f"n{n}", "城市", "犬证") for n in range(20)]
    )
    with index.engine() as engine:
        result = engine.now().search(ranked("养犬犬证"))
    assert [hit.id for hit in result.hits][:2] == ["title", "all"]
    assert [hit.missing for hit in result.hits][:2] == [("证",), ()]


def test_at_most_so_many_follow(index: Index) -> None:
    index.publish([document(f"d{n}", "养犬", f"登记{n}") for n in range(MOST_FURTHER + 20)])
    index.publish([document(f"other{n}", "城市", "居民") for n in range(200)], merge=False)
    with index.engine() as engine:
        result = engine.now().search(ranked("养犬 鲸鱼"))
        assert (result.total, result.further, result.listed) == (0, MOST_FURTHER, MOST_FURTHER)
        assert listed(engine, ranked("养犬 鲸鱼", size=30)) == [hit.id for hit in result.hits]


def test_a_word_that_every_document_holds_lists_none(index: Index) -> None:
    index.publish([document(f"d{n}", "通知", f"第{n}件") for n in range(30)])
    with index.engine() as engine:
        result = engine.now().search(ranked("通知 鲸鱼 企鹅 海豹"))
    assert (result.total, result.further, result.hits) == (0, 0, ())


@pytest.mark.parametrize("text", TEXTS)
def test_no_score_lies_far_below_the_best(notices_engine: Engine, text: str) -> None:
    query = ranked(text)
    matching = {hit.id for hit in notices_engine.now().search(exact(query)).hits}
    hits = notices_engine.now().search(query).hits
    best = max((hit.score for hit in hits if hit.score < LIFTED / 2), default=0.0)
    if has_few_words(query):
        best /= ALL_OF_FEW
    for hit in hits:
        assert hit.id in matching or hit.score >= LEAST_SCORE * best * (1 - 1e-5)


@pytest.mark.parametrize(
    "narrowed",
    [
        Query(filters=Filters(kind=("通知",))),
        Query(filters=Filters(region=("云川省/云川市", "全国"), source=("甲",))),
        Query(since=DAY),
        Query(until=DAY),
        Query(since=date(2018, 1, 1), until=DAY, filters=Filters(year=("2018",))),
    ],
)
def test_filters_and_dates_hold_for_what_lacks_words(
    notices_engine: Engine, oracle: Oracle, narrowed: Query
) -> None:
    query = replace(narrowed, parsed=parse(TEXTS[1]), match=Match.RANKED, size=1000)
    result = notices_engine.now().search(query)
    assert result.further
    assert {hit.id for hit in result.hits} <= oracle.matching(narrowed)
    widest = notices_engine.now().search(ranked(TEXTS[1]))
    assert result.further < widest.further


def test_a_search_within_holds_for_what_lacks_words(notices_engine: Engine, oracle: Oracle) -> None:
    query = ranked(TEXTS[1], within=(parse("养犬 -登记"),))
    result = notices_engine.now().search(query)
    assert result.further
    assert {hit.id for hit in result.hits} <= oracle.matching(asked("养犬 -登记"))


def test_what_holds_only_what_is_looked_for_within_is_not_listed(index: Index) -> None:
    index.publish([document("dogs", "养犬", "2019年"), document("year", "垃圾", "2019年")])
    with index.engine() as engine:
        result = engine.now().search(ranked("养犬", within=(parse("2019年"),)))
    assert (result.total, result.further, [hit.id for hit in result.hits]) == (1, 0, ["dogs"])


def test_only_those_among_which_a_query_asks(index: Index) -> None:
    index.publish([*COPIES, document("other", "养犬登记", "鲸鱼")])
    with index.engine() as engine:
        assert set(ids(engine, ranked("养犬登记 鲸鱼", same="own"))) == {"city", "news"}


def test_no_text_is_listed_twice_where_the_list_folds(index: Index) -> None:
    index.publish([*COPIES, document("other", "养犬登记的说明", "城区居民")])
    with index.engine() as engine:
        apart = engine.now().search(ranked("养犬登记 鲸鱼"))
        assert {hit.id for hit in apart.hits} == {"own", "city", "news", "other"}
        folded = engine.now().search(ranked("养犬登记 鲸鱼", fold=True))
        assert {hit.id for hit in folded.hits} == {"own", "other"}
        assert (folded.total, folded.listed, folded.further) == (0, 2, 2)


def test_a_copy_of_a_match_is_no_further_document(index: Index) -> None:
    index.publish(COPIES)
    with index.engine() as engine:
        query = ranked("来源 养犬登记")
        lacking = {hit.id: hit.missing for hit in engine.now().search(query).hits}
        assert lacking == {"city": (), "own": ("来源",), "news": ("来源",)}
        folded = engine.now().search(replace(query, fold=True))
    assert [hit.id for hit in folded.hits] == ["city"]
    assert (folded.total, folded.listed, folded.further) == (1, 1, 0)


@pytest.mark.parametrize("snippets", [True, False])
@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("text", TEXTS)
def test_a_hit_says_which_words_it_lacks(
    notices_engine: Engine, text: str, scope: Scope, snippets: bool
) -> None:
    documents = {one.id: plain(one) for one in NOTICES}
    query = ranked(text, scope, snippets=snippets)
    bare: dict[str, Expression] = {getattr(part, "text"): part for part in query.parsed.bare}  # noqa: B009
    for hit in notices_engine.now().search(query).hits:
        lacking = [word for word, part in bare.items() if not holds(documents[hit.id], part, scope)]
        assert list(hit.missing) == lacking
    assert not any(hit.missing for hit in notices_engine.now().search(exact(query)).hits)


def test_a_number_that_may_be_words_is_lacking_where_neither_is_held(index: Index) -> None:
    index.publish(
        [
            document("number", "养犬", document_numbers=("财教〔2019〕129号",)),
            document("words", "养犬", "财政与教育，2019年129个"),
            document("neither", "养犬", "登记"),
        ]
    )
    with index.engine() as engine:
        found = {
            hit.id: hit.missing for hit in engine.now().search(ranked("财教 2019 129 养犬")).hits
        }
    assert found.get("neither", ("财教〔2019〕129号",)) == ("财教〔2019〕129号",)
    assert (found["number"], found["words"]) == ((), ())


@pytest.mark.parametrize("fold", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_pages_neither_repeat_nor_skip(notices_engine: Engine, text: str, fold: bool) -> None:
    whole = ids(notices_engine, ranked(text, fold=fold))
    for size in (4, 7):
        assert listed(notices_engine, ranked(text, fold=fold, size=size)) == whole


@pytest.mark.parametrize("page", [1, 2, 3])
@pytest.mark.parametrize("text", TEXTS)
def test_a_cursor_reads_the_matches_that_were_not_shown(
    notices_engine: Engine, text: str, page: int
) -> None:
    query = ranked(text, size=5)
    shown = [id for n in range(1, page + 1) for id in ids(notices_engine, replace(query, page=n))]
    matches = ids(notices_engine, exact(ranked(text)))
    result = notices_engine.now().search(replace(query, page=page))
    read: list[str] = []
    while result.next_cursor:
        result = notices_engine.now().search(replace(query, cursor=result.next_cursor))
        assert (result.match, result.further, result.total) == (Match.ALL, 0, len(matches))
        assert not any(hit.missing for hit in result.hits)
        read += [hit.id for hit in result.hits]
    if len(shown) == 5 * page:
        assert read == [id for id in matches if id not in shown]


def test_a_cursor_may_be_used_with_either_way_to_match(notices_engine: Engine) -> None:
    query = ranked(TEXTS[0], size=3)
    from_ranked = notices_engine.now().search(query).next_cursor
    assert from_ranked
    answers = [
        ids(notices_engine, replace(query, match=match, cursor=from_ranked))
        for match in (*Match, None)
    ]
    assert answers[0] == answers[1] == answers[2] != []


def test_a_page_without_a_match_leaves_all_matches_to_its_cursor(index: Index) -> None:
    long = "城市管理通知。" * 300
    index.publish(
        [document(f"all{n}", "题", f"养犬{long}犬证") for n in range(3)]
        + [document("title", "养犬登记养犬", "养犬养犬")]
        + [document(f"n{n}", "城市", "犬证") for n in range(20)]
    )
    with index.engine() as engine:
        first = engine.now().search(ranked("养犬 犬证", size=1))
        assert [hit.id for hit in first.hits] == ["title"]
        rest = ids(engine, ranked("养犬 犬证", size=9, cursor=first.next_cursor))
        assert rest == ids(engine, exact(ranked("养犬 犬证"))) and len(rest) == 3


def test_without_matches_there_is_no_cursor(notices_engine: Engine) -> None:
    result = notices_engine.now().search(ranked("养犬 登记 鲸鱼", size=2))
    assert result.further > 2
    assert result.next_cursor is None


@pytest.mark.parametrize("text", [*TEXTS, "养犬 -登记", "养犬 AND 登记", "养犬 OR 公积金", ""])
@pytest.mark.parametrize("scope", SCOPES)
def test_without_ranking_a_list_is_what_the_oracle_says(
    notices_engine: Engine, oracle: Oracle, text: str, scope: Scope
) -> None:
    for match in (Match.ALL, None):
        result = notices_engine.now().search(ranked(text, scope, match=match))
        assert {hit.id for hit in result.hits} == oracle.matching(ranked(text, scope))
        assert (result.further, result.listed) == (0, result.total)


@pytest.mark.parametrize(
    "query",
    [
        *(ranked(TEXTS[1], sort=sort) for sort in (Sort.NEWEST, Sort.OLDEST)),
        ranked("养犬 AND 鲸鱼"),
        ranked("养犬 鲸鱼 -登记"),
        ranked("养犬 /s 鲸鱼"),
        ranked("标题:养犬 鲸鱼"),
        ranked("“养犬” “鲸鱼”"),
        ranked("云政 3", Scope.NUMBER),
        ranked(""),
    ],
)
def test_nothing_follows_in_an_order_by_date_or_a_text_with_operators(
    notices_engine: Engine, oracle: Oracle, query: Query
) -> None:
    result = notices_engine.now().search(query)
    assert (result.further, result.match) == (0, Match.ALL)
    assert {hit.id for hit in result.hits} == oracle.matching(query)


def test_what_is_quoted_beside_words_is_required(notices_engine: Engine) -> None:
    documents = {one.id: plain(one) for one in NOTICES}
    result = notices_engine.now().search(ranked("“养犬登记” 鲸鱼 公积金"))
    assert result.further
    for hit in result.hits:
        assert holds(documents[hit.id], Phrase("养犬登记"), Scope.ALL)


def test_documents_that_hold_all_of_few_words_count_more(index: Index) -> None:
    index.publish(
        [
            document("lacks", "公益资金办法", "广东省设立资金。"),
            document("both", "公积金办法", "公积金。广东省适用。"),
        ]
    )
    with index.engine() as engine:
        for text, factor in (("广东省 公积金", ALL_OF_FEW), ("广东省 公积金 的 办法 适用", 1)):
            query = ranked(text)
            (alone,) = engine.now().search(exact(query)).hits
            among = next(hit for hit in engine.now().search(query).hits if hit.id == "both")
            assert among.score == pytest.approx(factor * alone.score)


def test_what_holds_none_of_few_words_is_not_listed(index: Index) -> None:
    index.publish(
        [document("near", "立法工作通知", "立法。"), document("law", "立法法", "立法法。")]
    )
    with index.engine() as engine:
        assert ids(engine, ranked("立法法")) == ["law"]
        assert ids(engine, ranked("遛狗")) == []


def test_a_quotation_that_stands_nowhere_is_not_required(index: Index) -> None:
    index.publish(
        [document("one", "健康码用途", kind="通知"), document("two", "八闽健康码", kind="意见")]
    )
    with index.engine() as engine:
        nowhere = engine.now().search(ranked("“九闽健康码”的用途是什么"))
        assert (nowhere.total, nowhere.hits[0].id) == (0, "one")
        somewhere = ranked("“八闽健康码”的用途是什么")
        assert ids(engine, somewhere) == ["two"]
        narrowed = replace(somewhere, filters=Filters(kind=("通知",)))
        assert ids(engine, narrowed) == [], "a filter does not take the quotation back"


def test_what_a_query_names_stands_first_in_its_order(index: Index) -> None:
    index.publish(
        [
            document("match", "养犬登记", kind="通知"),
            document("best", "养犬登记养犬登记", "养犬登记", kind="通知"),
            document("part", "养犬养犬", kind="通知"),
            document("none", "城市", kind="通知"),
            document("filtered", "养犬登记", kind="意见"),
        ]
    )
    with index.engine() as engine:
        snapshot = snapshot_of(engine)
        refs = {id: one.ref for id, one in snapshot.find(("match", "none", "filtered")).items()}
        parsed = parse("养犬 登记 城管")
        query = Query(
            parsed=replace(parsed, expression=parse("养犬 登记").expression),
            filters=Filters(kind=("通知",)),
            asked_on=DAY,
        )
        lifted = (refs["filtered"], refs["none"], refs["match"])
        for match, expected in (
            (Match.RANKED, ["none", "match", "best"]),
            (Match.ALL, ["match", "best"]),
        ):
            asks = ResolvedQuery(replace(query, match=match), None, lifted)
            page = snapshot.ranked(asks, 0, 10)
            first = [snapshot.documents((one.ref,))[one.ref].id for one in page.page]
            assert first[: len(expected)] == expected
            assert page.total == 2
        newest = replace(query, sort=Sort.NEWEST)
        dated = snapshot.ranked(ResolvedQuery(newest, None, lifted), 0, 10)
        assert {one.score for one in dated.page} == {0.0}


def test_the_holders_of_a_number_stand_first(index: Index) -> None:
    index.publish(
        [
            document("holder", "公告", document_numbers=("云政办〔2018〕3号",)),
            document("citer", "养犬登记", "根据云政办〔2018〕3号，养犬登记。"),
            document("words", "养犬登记", "养犬登记"),
        ]
    )
    with index.engine() as engine:
        result = engine.now().search(ranked("云政办〔2018〕3号 养犬登记"))
    assert [hit.id for hit in result.hits][:2] == ["holder", "citer"]
    assert (result.total, result.hits[0].missing) == (1, ("养犬", "登记"))


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The engine that looks at every document, over the same documents in one change."""
    index = Index(ENGINES["brute_force"]().settings(tmp_path_factory.mktemp("reference")))
    index.publish(NOTICES)
    with index.engine() as engine:
        yield engine


@pytest.mark.parametrize("engine_under_test", PRODUCTS, indirect=True)
@settings(max_examples=EXAMPLES // 2, deadline=None, derandomize=True)
@given(query=bare_words([*literals(NOTICES, most=3), "军运", "不在这里", "哪里也不在"]))
def test_every_engine_lists_the_same(
    notices_engine: Engine, reference: Engine, query: Query
) -> None:
    """But for what lies at the floor: an engine may keep the lengths of documents less exactly."""
    results = [one.now().search(query) for one in (notices_engine, reference)]
    ours, theirs = ({hit.id: hit for hit in one.hits} for one in results)
    assert results[0].total == results[1].total
    for id in ours.keys() & theirs.keys():
        assert ours[id].missing == theirs[id].missing
        assert ours[id].score == pytest.approx(theirs[id].score, rel=LENGTHS)
    for result, other in (results, results[::-1]):
        floor = LEAST_SCORE * max((hit.score for hit in result.hits), default=0.0)
        for hit in result.hits:
            if hit.id not in (ours.keys() & theirs.keys()) and other.further < MOST_FURTHER:
                assert hit.missing
                assert hit.score < floor * (1 + LENGTHS)
