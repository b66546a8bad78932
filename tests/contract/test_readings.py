"""Typed text: all words or the most of them, questions, document numbers, nothing by accident."""

from __future__ import annotations

import pytest

from corpus.document import Rank
from indexer.query.filters import Filters
from indexer.query.model import Match, Scope, Sort
from indexer.ranking import RANK_FACTORS
from tests.contract.documents import document
from tests.contract.engines import Index, asked, ids

NUMBERED = [
    document("holder", "关于养犬的通知", "正文", document_number="云政规〔2019〕14号"),
    document("twin", "另一个通知", "正文", document_numbers=("云政规〔2019〕14号",)),
    document("citer", "解读云政规〔2019〕14号", "云政规〔2019〕14号，云政规〔2019〕14号。"),
    document("body", "依据", "根据云政规[2019]14 号办理。"),
    document("near", "别的", "云政规〔2019〕1号", document_number="云政规〔2019〕141号"),
]


@pytest.mark.parametrize(
    "typed",
    [
        "云政规〔2019〕14号",
        "云政规[2019]14号",
        "云政规(2019)14号",
        "云政规（２０１９）１４号",
        "云政规【2019】 14 号",
        "雲政規〔2019〕14號",
        "云政规﹝2019﹞14号",
    ],
)
def test_holders_come_before_those_that_cite(index: Index, typed: str) -> None:
    index.publish(NUMBERED)
    with index.engine() as engine:
        result = engine.now().search(asked(typed))
        assert {hit.id for hit in result.hits[:2]} == {"holder", "twin"}
        assert {hit.id for hit in result.hits[2:]} == {"citer", "body"}
        assert [hit.holds_number for hit in result.hits] == [True, True, False, False]
        assert result.reading.unlisted_numbers == ()
        assert set(ids(engine, asked(typed, Scope.NUMBER))) == {"holder", "twin"}


def test_a_number_that_is_only_cited_is_named_unlisted(index: Index) -> None:
    index.publish([document("citer", "题", "根据云政规〔2019〕14号办理"), document("other")])
    with index.engine() as engine:
        result = engine.now().search(asked("云政规[2019]14号"))
    assert [hit.id for hit in result.hits] == ["citer"]
    assert result.reading.unlisted_numbers == ("云政规〔2019〕14号",)


def test_a_number_whose_holder_was_removed_is_unlisted_again(index: Index) -> None:
    index.publish(NUMBERED)
    index.publish(removed=[("甲", "holder"), ("甲", "twin")])
    with index.engine() as engine:
        result = engine.now().search(asked("云政规〔2019〕14号"))
    assert {hit.id for hit in result.hits} == {"citer", "body"}
    assert result.reading.unlisted_numbers == ("云政规〔2019〕14号",)


def test_a_piece_of_a_number_in_its_scope(index: Index) -> None:
    index.publish(NUMBERED)
    with index.engine() as engine:
        assert set(ids(engine, asked("〔2019〕14", Scope.NUMBER))) == {"holder", "twin", "near"}
        assert set(ids(engine, asked("文号:141"))) == {"near"}


WORDED = [
    document("all", "养犬登记", "公积金提取"),
    document("three", "养犬登记", "公积金"),
    document("two", "养犬", "提取"),
    document("one", "养犬"),
]


def test_all_words_must_match(index: Index) -> None:
    index.publish(WORDED)
    with index.engine() as engine:
        result = engine.now().search(asked("养犬 登记 公积金 提取"))
    assert [hit.id for hit in result.hits] == ["all"]
    assert result.reading.words == ("养犬", "登记", "公积金", "提取")


@pytest.mark.parametrize(
    "typed", ["养犬 提取 军运会 城市", "养犬 提取 军运会 城市？", "公积金 军运会", "军运会 城市"]
)
def test_no_fewer_words_are_enough_where_no_document_holds_all(index: Index, typed: str) -> None:
    index.publish(WORDED)
    with index.engine() as engine:
        assert engine.now().search(asked(typed)).total == 0
        assert engine.now().search(asked(typed, match=Match.RANKED)).total == 0


def test_a_ranked_list_has_the_documents_that_lack_words(index: Index) -> None:
    index.publish(WORDED)
    with index.engine() as engine:
        result = engine.now().search(asked("养犬 提取 军运会 城市", match=Match.RANKED))
    assert [hit.id for hit in result.hits][:2] == ["two", "all"]
    assert (result.total, result.further) == (0, len(result.hits))


def test_a_filter_holds_for_what_lacks_words(index: Index) -> None:
    index.publish([*WORDED, document("kind", "养犬", "提取", kind="通知")])
    with index.engine() as engine:
        filters = Filters(kind=("通知",))
        typed = "养犬 登记 公积金 提取"
        exact = engine.now().search(asked(typed, filters=filters))
        ranked = engine.now().search(asked(typed, filters=filters, match=Match.RANKED))
    assert (exact.total, exact.listed, exact.hits) == (0, 0, ())
    assert (ranked.total, [hit.id for hit in ranked.hits]) == (0, ["kind"])


def test_a_removed_document_is_in_no_ranked_list(index: Index) -> None:
    index.publish(WORDED)
    index.publish(removed=[("甲", "all")])
    with index.engine() as engine:
        result = engine.now().search(asked("养犬 登记 公积金 提取", match=Match.RANKED))
    assert result.total == 0
    assert {hit.id for hit in result.hits[:2]} == {"three", "two"}


@pytest.mark.parametrize(
    "typed",
    [
        "养犬登记公积金提取",
        "养犬登记公积金提取？",
        "养犬登记公积金怎么提取呢",
        "请问养犬登记的公积金可以提取吗？谢谢",
        "养犬登记、公积金提取。",
    ],
)
def test_a_question_asks_for_its_words_with_a_mark_or_without(index: Index, typed: str) -> None:
    index.publish(WORDED)
    with index.engine() as engine:
        exact = engine.now().search(asked(typed))
        ranked = engine.now().search(asked(typed, match=Match.RANKED))
    assert [hit.id for hit in exact.hits] == ["all"]
    assert exact.reading.words == ("养犬", "登记", "公积金", "提取")
    assert (ranked.total, ranked.hits[0].id) == (1, "all")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("养犬 -登记", {"two", "one"}),
        ("养犬 NOT 提取", {"three", "one"}),
        ("登记 OR 提取", {"all", "three", "two"}),
        ("养犬 (登记 OR 提取) -公积金", {"two"}),
        ("标题:登记", {"all", "three"}),
        ("标题:公积金", set()),
        ("“登记公积金”", set()),
        ("“积金提”", {"all"}),
        ("", {"all", "three", "two", "one"}),
    ],
)
def test_operators(index: Index, typed: str, expected: set[str]) -> None:
    index.publish(WORDED)
    with index.engine() as engine:
        assert set(ids(engine, asked(typed))) == expected


def test_an_issuer_by_a_part_of_its_name(index: Index) -> None:
    index.publish(
        [
            document("police", issuers=("云川市公安局", "云川市财政局")),
            document("other", issuers=("青岚县林业局",)),
            document("text", "云川市公安局的通知"),
        ]
    )
    with index.engine() as engine:
        assert ids(engine, asked("机关:公安")) == ["police"]
        assert ids(engine, asked("机关:雲川")) == ["police"]


@pytest.mark.parametrize("typed", ["养犬", "云政规〔2019〕14号", "犬", "“养犬”", ""])
@pytest.mark.parametrize("scope", Scope)
def test_an_empty_index_answers(index: Index, typed: str, scope: Scope) -> None:
    index.publish()
    with index.engine() as engine:
        result = engine.now().search(asked(typed, scope))
        assert (result.total, result.hits) == (0, ())
        assert engine.now().suggest(typed) == ()
        assert engine.now().statistics().documents == 0
        assert engine.now().explain(asked(typed, scope)).result.total == 0


def test_an_explanation_ends_with_the_hits(index: Index) -> None:
    index.publish(WORDED)
    with index.engine() as engine:
        explanation = engine.now().explain(asked("养犬登记"))
        result = engine.now().search(asked("养犬登记"))
    assert explanation.result.hits == result.hits
    name, lines = explanation.steps[-1]
    assert name == "hits"
    for line, hit in zip(lines, result.hits, strict=True):
        assert hit.id in line


@pytest.mark.parametrize("sort", Sort)
def test_an_explanation_says_what_a_law_counts_for(index: Index, sort: Sort) -> None:
    index.publish(WORDED)
    with index.engine() as engine:
        steps = dict(engine.now().explain(asked("养犬登记", sort=sort)).steps)
        nothing = dict(engine.now().explain(asked("")).steps)
    line = f"rank:法律 × {RANK_FACTORS[Rank.LAW]:g}"
    assert (line in steps["weights"]) == (sort is Sort.RELEVANCE)
    assert line not in nothing["weights"]


def test_who_holds_a_number_without_organ_is_no_missing_document(index: Index) -> None:
    """公告2020年第24号 names the announcements of all organs; they are here, and lack nothing."""
    held = [
        document(id, f"关于{id}的公告", "登记。", document_number=f"{organ}公告2020年第24号")
        for id, organ in (("customs", "海关总署"), ("sea", "云州市水务局"))
    ]
    index.publish([*held, document("other", "登记办法", "登记。")])
    with index.engine() as engine:
        alone = engine.now().search(asked("公告2020年第24号", match=Match.RANKED))
        beside = engine.now().search(asked("公告2020年第24号 登记", match=Match.RANKED))
        other = engine.now().search(asked("公告2020年第25号 登记", match=Match.RANKED))
    assert alone.reading.unlisted_numbers == beside.reading.unlisted_numbers == ()
    assert {hit.id for hit in beside.hits[:2]} == {"customs", "sea"}
    assert [hit.missing for hit in beside.hits[:2]] == [(), ()]
    assert other.reading.unlisted_numbers == ("公告〔2020〕25号",)
