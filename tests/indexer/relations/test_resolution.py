"""Which documents may be of one organ."""

from __future__ import annotations

import time

import pytest

from indexer.relations.facts import Facts
from indexer.relations.resolution.resolve import families, names_its_place
from indexer.relations.shelf import DocRef, IndexedDocument

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
