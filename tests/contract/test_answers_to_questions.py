"""An answer (批复, 答复) on an article of a rule is among those that cite the article."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.articles import ArticleNumber
from indexer.query.model import Query
from tests.contract.documents import document
from tests.contract.engines import Index, ids
from tests.contract.test_relations import relations, rule

NAME = "云川市渡船管理办法"
BOATS = rule(
    "boats", NAME, "云政规〔2015〕12号", date(2015, 4, 1),
    *(f"第{count}条　渡船应当登记。" for count in "一二三四五六七八"),
)  # fmt: skip
SEVENTH = ArticleNumber(7)


def citers(index: Index, article: ArticleNumber = SEVENTH) -> list[str]:
    """Who cites an article; the filter must find the same."""
    with index.engine() as engine:
        found = engine.now().article("boats", article)
        assert found is not None
        told = sorted(one.citing.document.id for one in found.cited_by)
        assert sorted(ids(engine, Query(cites="boats", article=article))) == told
    return told


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (f"关于《{NAME}》第七条适用问题的批复", "你局请示收悉，现批复如下：渡船一律登记。"),
        (f"关于〈{NAME}〉第七条第二款有关问题的答复", "答复如下。"),
        (f"云川市交通局关于《{NAME}》第三条、第七条理解问题的复函", "函复如下。"),
        (f"关于{NAME}第七条适用问题的批复", "批复如下。"),
        (f"关于《{NAME}》第七条适用问题的批复", f"《{NAME}》所称渡船，是指船。"),
        (f"关于贯彻《{NAME}》第七条的通知", "请贯彻。"),
    ],
)
def test_what_its_title_asks_is_cited(index: Index, title: str, text: str) -> None:
    index.publish([BOATS, document("answer", title, text, written_on=date(2018, 1, 1))])
    assert citers(index) == ["answer"]
    assert citers(index, ArticleNumber(8)) == []


def test_an_answer_on_the_whole_rule_cites_it_once(index: Index) -> None:
    answer = document(
        "answer", f"关于《{NAME}》适用问题的答复", f"《{NAME}》第七条适用于渡口。",
        written_on=date(2018, 1, 1),
    )  # fmt: skip
    index.publish([BOATS, answer])
    with index.engine() as engine:
        assert len(relations(engine, "answer").citations) == 1
    assert citers(index) == ["answer"]


@pytest.mark.parametrize(
    "title",
    [
        f"关于废止《{NAME}》第七条的决定",
        f"关于修改《{NAME}》第七条的决定",
        f"《{NAME}》第七条解读",
        f"关于印发《{NAME}》的通知",
    ],
)
def test_what_changes_prints_or_explains_it_does_not_cite_it_by_its_title(
    index: Index, title: str
) -> None:
    index.publish([BOATS, document("other", title, "渡船。", written_on=date(2018, 1, 1))])
    assert citers(index) == []
