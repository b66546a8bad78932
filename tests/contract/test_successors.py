"""A rule made anew by the organ that followed another one is the successor of the old text."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from corpus.document import Document, Rank
from indexer import today as clock
from indexer.relations.validity.statuses import Validity
from indexer.relations.version_states import VersionEnd
from tests.contract.documents import document
from tests.contract.engines import Index, asked

TITLE = "消毒餐具管理办法"
OTHER = "消毒筷子管理规定"
HEALTH, FAMILY, NOW = "卫生部", "国家卫生和计划生育委员会", "国家卫生健康委员会"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 30, 4, tzinfo=UTC))


def rule(
    id: str, year: int, issuer: str, *sentences: str, title: str = TITLE, **fields: str
) -> Document:
    """A rule of an organ, in force from March of its year on."""
    begins = date(year, 3, 1)
    closing = f"本办法自{year}年3月1日起施行。"
    usual: dict[str, object] = {"rank": Rank.RULE, "region": "全国"}
    return document(
        id,
        title,
        "餐具应当消毒。",
        closing + "".join(sentences),
        written_on=date(year, 1, 1),
        effective_on=begins,
        issuers=(issuer,),
        **usual | fields,
    )


def successors(index: Index) -> dict[str, str]:
    """The documents that have a successor, each with its id; all are repealed, not 旧版."""
    with index.engine() as engine:
        view = engine.now()
        ids = [hit.id for hit in view.search(asked("餐具", size=50)).hits]
        found = {id: versions.newer for id in ids if (versions := view.versions(id))}
        named = {id: newer for id, newer in found.items() if newer}
        assert view.newer_versions(ids) == named
        assert all(one.ended is VersionEnd.REPEALED for one in named.values())
        return {id: newer.document.id for id, newer in named.items()}


@pytest.mark.parametrize(
    "said",
    [
        f"《{TITLE}》同时废止。",
        "原办法同时废止。",
        f"2010年1月1日原卫生部公布的《{TITLE}》同时废止。",
        f"《{TITLE}》（卫生部令第71号）、《{OTHER}》同时废止。",
        f"《{OTHER}》和《{TITLE}》同时废止。",
    ],
)
def test_the_new_rule_of_the_organ_that_followed_is_the_successor(index: Index, said: str) -> None:
    index.publish(
        [
            rule("old", 2010, HEALTH, document_number="卫生部令第71号"),
            rule("sticks", 2009, HEALTH, title=OTHER),
            rule("new", 2020, NOW, said),
        ]
    )
    assert successors(index).get("old") == "new"


def test_a_trial_rule_has_the_rule_of_the_organ_that_followed_as_its_successor(
    index: Index,
) -> None:
    trial = f"{TITLE}（试行）"
    index.publish(
        [
            rule("old", 2010, HEALTH, title=trial),
            rule("sticks", 2009, HEALTH, title=OTHER),
            rule("new", 2020, NOW, f"《{trial}》、《{OTHER}》同时废止。"),
        ]
    )
    assert successors(index) == {"old": "new"}


def test_local_organs_that_followed_others_count_too(index: Index) -> None:
    place = {"region": "云川省/云川市"}
    index.publish(
        [
            rule("old", 2010, "云川市国土资源局", **place),
            rule("new", 2020, "云川市自然资源和规划局", f"《{TITLE}》同时废止。", **place),
        ]
    )
    assert successors(index) == {"old": "new"}


def test_an_organ_that_was_renamed_twice_has_one_row_of_versions(index: Index) -> None:
    also = f"《{TITLE}》同时废止。"
    index.publish(
        [
            rule("first", 2005, HEALTH),
            rule("second", 2010, HEALTH, also),
            rule("third", 2014, FAMILY, also),
            rule("fourth", 2020, NOW, also),
        ]
    )
    assert successors(index) == dict.fromkeys(("first", "second", "third"), "fourth")
    with index.engine() as engine:
        for id in ("first", "second", "third"):
            relations = engine.now().relations(id)
            assert relations is not None
            assert relations.validity.validity is Validity.REPEALED


def test_without_a_stated_repeal_the_rule_of_another_organ_is_no_successor(index: Index) -> None:
    index.publish([rule("old", 2010, HEALTH), rule("new", 2020, NOW)])
    assert successors(index) == {}


def test_what_ends_beside_other_rules_of_other_titles_has_no_successor(index: Index) -> None:
    index.publish(
        [
            rule("old", 2010, HEALTH),
            rule("sticks", 2009, HEALTH, title=OTHER),
            rule(
                "new",
                2020,
                NOW,
                f"《{TITLE}》和《{OTHER}》同时废止。",
                title="餐饮具集中消毒监督管理办法",
            ),
        ]
    )
    assert successors(index) == {}


def test_the_rule_in_force_stands_first_in_lists(index: Index) -> None:
    index.publish([rule("old", 2010, HEALTH), rule("new", 2020, NOW, f"《{TITLE}》同时废止。")])
    with index.engine() as engine:
        hits = engine.now().search(asked(TITLE)).hits
        assert [hit.id for hit in hits] == ["new", "old"]
        assert hits[1].newer_version is not None
