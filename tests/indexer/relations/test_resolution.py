"""Which documents may be of one organ."""

from __future__ import annotations

import time

import pytest

from indexer.relations.facts import Facts
from indexer.relations.resolution.resolve import families
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
