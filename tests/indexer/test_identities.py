"""Which id a document is given, decided by what the index has and had."""

from __future__ import annotations

import pytest

from corpus.document import public_id
from indexer.identities import Identities, IdsInMemory
from indexer.ledger import Ledger

A, B, C = ("甲", "a"), ("甲", "b"), ("乙", "a")


@pytest.fixture
def ledger() -> Ledger:
    """A ledger that remembers the document C as removed."""
    return Ledger(removed={"was-c": (*C, "2026-01-01T00:00:00+00:00")})


def test_a_document_keeps_its_id(ledger: Ledger) -> None:
    identities = Identities(ledger, IdsInMemory([(A, "a")]))
    assert identities.give(A, "another") == "a"
    assert identities.give(B, "b") == "b"
    assert identities.collisions == []


def test_an_id_is_given_to_one_document_only(ledger: Ledger) -> None:
    identities = Identities(ledger, IdsInMemory([(A, "a")]))
    assert identities.give(B, "a") == public_id(*B)
    assert identities.give(("丙", "z"), "was-c") == public_id("丙", "z")
    assert identities.collisions == [(*B, "a"), ("丙", "z", "was-c")]


def test_a_removed_document_comes_back_under_its_id(ledger: Ledger) -> None:
    identities = Identities(ledger, IdsInMemory([(A, "a")]))
    assert identities.give(C, "c") == "was-c"
    assert ledger.removed == {}
    identities.remove(A)
    assert ledger.removed["a"][:2] == A
    assert list(identities.keys("甲")) == []
    assert identities.give(A, "other") == "a"
    assert ledger.removed == {}
    assert list(identities.keys("甲")) == ["a"]
