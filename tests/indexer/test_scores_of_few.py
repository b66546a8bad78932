"""Few documents, each looked up by itself, have the very scores that all documents are given."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.engines.whoosh.files import packed_numbers
from indexer.engines.whoosh.files.generations import open_current
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.rank import scoring
from indexer.engines.whoosh.rank.scoring import Scoring
from indexer.engines.whoosh.write import inversion
from indexer.query.model import Scope
from indexer.query.rank_terms import RankTerm
from indexer.settings import Settings
from tests.contract.documents import history
from tests.contract.engines import Index

TERMS = [
    *(RankTerm("words", word, 1) for word in ("养犬", "管理", "的", "没有", "2019")),
    *(RankTerm("grams", pair, 1.5) for pair in ("养犬", "犬登", "管理", "无此", "8月")),
]


@pytest.mark.parametrize(("page", "part_bits"), [(2**16, 16), (20, 3)])
@pytest.mark.parametrize("scope", Scope)
def test_few_documents_are_scored_as_all_are(
    tmp_path: Path, scope: Scope, page: int, part_bits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inversion, "PAGE", page)
    monkeypatch.setattr(packed_numbers, "LOW_BITS", part_bits)
    index = Index(Settings(index_dir=tmp_path, memory_mb=64))
    for change in history()[:3]:
        index.publish(change.added, change.removed, merge=False)
    segments = OpenGeneration.read(*open_current(tmp_path)).segments
    assert len(segments) == 3
    assert not all(segment.live.all() for segment in segments)
    every = Scoring(segments).scores(TERMS, scope)
    among = [
        np.flatnonzero(segment.live)[number :: 3 + number]
        for number, segment in enumerate(segments[:2])
    ] + [np.empty(0, np.intp)]
    monkeypatch.setattr(scoring, "FEW", 0)
    few = Scoring(segments)
    for _ in range(2):  # looked up, and as kept
        found = few.scores(TERMS, scope, among)
        for all_of, some in zip(every, found, strict=True):
            for values, of_few, docs in zip(all_of, some, among, strict=True):
                assert of_few.dtype == values.dtype
                assert of_few.tobytes() == values[docs].tobytes()
    monkeypatch.setattr(scoring, "FEW", 10**6)
    for all_of, some in zip(every, few.scores(TERMS, scope, among), strict=True):
        for values, of_few, docs in zip(all_of, some, among, strict=True):
            assert of_few.tobytes() == values[docs].tobytes()
