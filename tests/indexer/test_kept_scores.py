"""What is kept of what was asked for last is bounded, whatever the words and the documents are."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from indexer.engines.whoosh.files.generations import open_current
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.match.evaluation import MaskCache
from indexer.engines.whoosh.match.segment_lookups import SegmentLookups
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.rank import scoring
from indexer.engines.whoosh.rank.scoring import Scoring
from indexer.query.model import Scope
from indexer.query.rank_terms import RankTerm
from indexer.settings import Settings
from tests.contract.documents import document
from tests.contract.engines import Index

ROOM = 20_000
ASKED = 2_000


def test_words_that_nobody_has_fill_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring, "KEPT_BYTES", ROOM)
    Index(Settings(index_dir=tmp_path)).publish([document("a", "养犬")])
    scores = Scoring(OpenGeneration.read(*open_current(tmp_path)).segments)
    tracemalloc.start()
    try:
        for number in range(ASKED):
            scores.scores([RankTerm("words", f"没有{number}", 1)], Scope.ALL)
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 4 * ROOM


def test_facts_that_are_stored_alike_are_read_once(tmp_path: Path) -> None:
    copies = [document(key, "养犬管理办法", "依据养犬管理条例制定。") for key in ("a", "b")]
    given = Index(Settings(index_dir=tmp_path)).publish([*copies, document("c", "公积金管理办法")])
    found = SegmentLookups(OpenGeneration.read(*open_current(tmp_path)).segments).find(
        given.values()
    )
    one, copy, other = (found[given["甲", key]] for key in ("a", "b", "c"))
    assert one.facts is copy.facts
    assert one.id != copy.id
    assert other.facts.title_keys != one.facts.title_keys


def test_masks_of_small_segments_fill_no_memory() -> None:
    cache = MaskCache(ROOM)
    made: list[int] = []
    for number in range(ASKED):
        cache.get((number,), lambda: np.zeros(2, bool))

    def again() -> Mask:
        made.append(1)
        return np.zeros(2, bool)

    cache.get((0,), again)
    assert made, "the first was let go"
