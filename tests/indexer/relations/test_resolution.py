"""Which documents may be of one organ."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast
from unittest.mock import Mock

import pytest

from indexer.answers.versions.cautions import ActsOnOne, FoundCaution
from indexer.limits.deadline import DeadlineExceededError, deadline
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts
from indexer.relations.resolution.resolve import Resolution, families, names_its_place, resolve
from indexer.relations.resolution.resolving import FoundHolders, ReferenceInText, resolving
from indexer.relations.rounds import run
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument, Shelf
from indexer.relations.statements import Effect, Place, Reference
from indexer.relations.validity.timeline import ActingEffect
from indexer.results.relations import CautionKind

CITY, COUNTY = "云川市", "云川市/白石县"


def document(number: int, organ: str = "", region: str | None = None) -> IndexedDocument:
    facts = Facts(issuers=(organ,) if organ else (), region=region)
    return IndexedDocument(DocRef(), str(number), facts)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([("甲", CITY), ("乙", CITY), ("甲", None)], [[1], [0, 2]]),
        # What names no organ may be of any of its place, and so joins them.
        ([("甲", CITY), ("乙", CITY), ("", COUNTY), ("丙", "雾山市")], [[0, 1, 2], [3]]),
        ([("", None), ("甲", CITY), ("乙", "雾山市")], [[0, 1, 2]]),
        ([], []),
    ],
)
def test_documents_of_one_organ_stand_together_in_their_order(
    documents: list[tuple[str, str | None]], expected: list[list[int]]
) -> None:
    found = families([document(number, *one) for number, one in enumerate(documents)])
    assert sorted([int(one.id) for one in group] for group in found) == sorted(expected)


def test_time_grows_with_the_documents_of_one_title_not_with_their_square() -> None:
    many = [document(number, "甲", CITY) for number in range(40_000)]
    began = time.process_time()
    assert len(families(many)) == 1
    assert time.process_time() - began < 2  # the square takes a minute


@pytest.mark.parametrize(
    ("title", "region", "expected"),
    [
        ("深圳经济特区渔火条例", "广东省", True),
        ("深圳经济特区渔火条例", "广东省/深圳市", True),
        ("海南经济特区渔火条例", "海南省", True),
        ("厦门经济特区渔火条例", "广东省", False),
        ("深圳市渔火条例", "广东省", True),
        ("渔火条例", "广东省", False),
        ("中华人民共和国渔火条例", "广东省", True),
        ("渔火条例", "全国", True),
    ],
)
def test_a_title_that_a_place_writes_means_one_document_where_it_names_the_place(
    title: str, region: str, expected: bool
) -> None:
    assert names_its_place(title, Facts(region=region)) is expected


@pytest.mark.parametrize(
    ("issuer", "other", "title", "meant"),
    [
        ("白石市人民政府", "青石市人民政府", "宅基地管理办法", False),
        ("白石县人大常委会", "青石县人大常委会", "宅基地管理办法", False),
        ("白石市人民政府", "云川省青石市人民政府办公室", "宅基地管理办法", False),
        ("白石市人民政府", "白石县人民政府", "宅基地管理办法", True),
        ("白石市人民政府办公室", "云川省白石市人民政府", "宅基地管理办法", True),
        # A place that was merged into another one is named in the title.
        ("白石市人民政府", "青石区人民政府", "青石区宅基地管理办法", True),
        ("云川省人民政府", "云川省宅基地局", "宅基地管理办法", True),
    ],
)
def test_a_government_repeals_no_rule_of_the_same_name_of_another_place(
    issuer: str, other: str, title: str, meant: bool
) -> None:
    old = IndexedDocument(
        DocRef(), "old", Facts(title_keys=(title,), issuers=(other,), effective_on=date(2016, 1, 1))
    )
    new = IndexedDocument(
        DocRef(), "new", Facts(title_keys=("新",), issuers=(issuer,), effective_on=date(2023, 1, 1))
    )
    target = Reference(title=title, title_key=title)
    effect = Effect(kind=EffectKind.REPEAL, target=target, place=Place(0, 1))
    found = resolve(target, FoundHolders({}, {title: [[old]]}), new, effect)
    assert (found.targets == (old,)) is meant


class OneTitle:
    """A shelf whose documents all have one title."""

    def __init__(self, title: str, holders: Sequence[IndexedDocument]) -> None:
        self._held = {title: [holders]}

    def by_number(self, _keys: set[str]) -> dict[str, list[IndexedDocument]]:
        return {}

    def by_title(self, _keys: set[str]) -> dict[str, list[Sequence[IndexedDocument]]]:
        return self._held


def repealed(holders: int, citers: int, days: int) -> list[Resolution]:
    """What repeals of a title mean, by citers that were written on some different days."""
    title, organ = "宅基地管理办法", ("云川市人民政府",)
    old = [
        document_of(f"old-{n}", Facts(title_keys=(title,), issuers=organ, effective_on=FIRST))
        for n in range(holders)
    ]
    target = Reference(title=title, title_key=title)
    effect = Effect(kind=EffectKind.REPEAL, target=target, place=Place(0, 1))
    mentions = []
    for n in range(citers):
        day = FIRST + timedelta(1 + n % days)
        facts = Facts(title_keys=("新",), issuers=organ, effective_on=day)
        mentions.append(ReferenceInText(target, document_of(f"new-{n}", facts), effect))
    # One of the holders repeals the title, too, and never means itself.
    mentions.append(ReferenceInText(target, old[0], effect))
    return run(resolving(mentions), cast("Shelf", OneTitle(title, old)))


FIRST = date(2016, 1, 1)


class Ref(DocRef):
    """An address that equals no other."""


def document_of(id: str, facts: Facts) -> IndexedDocument:
    return IndexedDocument(Ref(), id, facts)


def test_what_copies_of_a_text_refer_to_is_resolved_once() -> None:
    began = time.process_time()
    *found, own = repealed(holders=1000, citers=2000, days=3)
    assert time.process_time() - began < 2  # each by itself takes ten times as long
    assert {len(one.targets) for one in found} == {1000}
    assert "old-0" not in {one.id for one in own.targets}


def test_references_to_a_title_that_very_many_bear_end_at_the_deadline() -> None:
    with pytest.raises(DeadlineExceededError), deadline(0) as bound:
        repealed(holders=10, citers=20, days=20)
    assert bound.met


def test_cautions_are_found_and_described_up_to_the_deadline() -> None:
    effect = Effect(kind=EffectKind.AMEND, target=Reference(), place=Place(0, 1))
    act = ActingEffect(effect=effect, actor=Facts(effective_on=FIRST), by="new")
    acts = ActsOnOne(Facts(), (act,))
    asof = AsOf(date(2020, 1, 1), date(2020, 1, 1))
    assert list(acts.cautions(asof)) == [FoundCaution(CautionKind.AMENDED, act)]
    with pytest.raises(DeadlineExceededError), deadline(0):
        list(acts.cautions(asof))
    with pytest.raises(DeadlineExceededError), deadline(0):
        FoundCaution(CautionKind.AMENDED, act).shown(Mock())
