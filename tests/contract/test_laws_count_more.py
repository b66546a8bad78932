"""A list by relevance: the words of a law count more than the same words elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.document import Rank
from indexer.query.model import Match, Scope, Sort
from indexer.ranking import RANK_FACTORS
from tests.contract.documents import document
from tests.contract.engines import Index, asked, ids

TEXT = "饲养犬只应当登记。"
LAW = RANK_FACTORS[Rank.LAW]
OTHERS = [rank for rank in Rank if rank is not Rank.LAW]


def _scores(index: Index, text: str, **options: Any) -> dict[str, float]:
    with index.engine() as engine:
        return {
            hit.id: hit.score for hit in engine.now().search(asked(text, size=20, **options)).hits
        }


@pytest.mark.parametrize("scope", [Scope.ALL, Scope.TITLE, Scope.BODY])
@pytest.mark.parametrize("match", [None, *Match])
def test_the_same_words_count_more_in_a_law(
    index: Index, match: Match | None, scope: Scope
) -> None:
    index.publish(
        [
            document("none", "甲养犬登记乙", TEXT),
            *(document(rank.name, "甲养犬登记乙", TEXT, rank=rank) for rank in Rank),
        ]
    )
    scores = _scores(index, "登记 养犬", match=match, scope=scope)
    assert next(iter(scores)) == Rank.LAW.name
    plain = scores.pop(Rank.LAW.name) / LAW
    assert list(scores.values()) == pytest.approx([plain] * (1 + len(OTHERS)), rel=1e-5)


def test_a_law_with_fewer_of_the_words_stays_behind(index: Index) -> None:
    index.publish(
        [
            document("law", "犬只法", "饲养犬只的人。", rank=Rank.LAW),
            document("rule", "犬只登记办法", TEXT, rank=Rank.RULE),
            document("other", "其他", "与此无关的通知。"),
        ]
    )
    with index.engine() as engine:
        assert ids(engine, asked("饲养犬只登记", match=Match.RANKED))[:2] == ["rule", "law"]


def test_a_title_that_was_typed_stays_before_a_law(index: Index) -> None:
    index.publish(
        [
            document("law", "治安法", TEXT, "养犬登记。", "养犬登记。", rank=Rank.LAW),
            document("rule", "养犬登记", TEXT, rank=Rank.RULE),
        ]
    )
    with index.engine() as engine:
        assert ids(engine, asked("养犬登记"))[0] == "rule"


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
def test_orders_by_date_have_no_scores(index: Index, sort: Sort) -> None:
    index.publish([document("law", "甲", TEXT, rank=Rank.LAW), document("rule", "甲", TEXT)])
    assert set(_scores(index, "登记", sort=sort).values()) == {0.0}


def test_what_changed_its_rank_is_counted_by_the_new_one(index: Index) -> None:
    index.publish([document("a", "甲", TEXT, rank=Rank.LAW), document("b", "甲", TEXT)])
    index.publish([document("a", "甲", TEXT), document("b", "甲", TEXT, rank=Rank.LAW)])
    scores = _scores(index, "登记")
    assert list(scores) == ["b", "a"]
    assert scores["b"] == pytest.approx(scores["a"] * LAW, rel=1e-5)
