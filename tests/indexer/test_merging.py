"""A merged segment is what the same documents give when they are added at once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.engines.whoosh.files import packed_numbers
from indexer.engines.whoosh.files.arrays import Array
from indexer.engines.whoosh.files.generations import current_folder
from indexer.engines.whoosh.files.schema import FACET_FIELDS
from indexer.engines.whoosh.files.segment import Segment, open_segments
from indexer.engines.whoosh.write import (
    concatenate_postings,
    inversion,
    merged_arrays,
    merged_postings,
    merging,
)
from indexer.engines.whoosh.write.scratch_files import ScratchFiles
from indexer.query.model import Query
from indexer.settings import Settings
from tests.contract.documents import document, history
from tests.contract.engines import Index


def made(folder: Path) -> Index:
    return Index(Settings(index_dir=folder, memory_mb=64))


def segments(index: Index) -> list[Segment]:
    """The open segments of what is published."""
    return open_segments(current_folder(index.settings.index_dir))


@pytest.mark.parametrize(
    ("chunk", "page", "part_bits"),
    [(concatenate_postings.CHUNK, 2**16, 16), (50, 2**16, 16), (70, 20, 1)],
)
def test_all_arrays_are_the_same(
    tmp_path: Path, chunk: int, page: int, part_bits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when few postings are moved at a time, pages are short and numbers large."""
    monkeypatch.setattr(concatenate_postings, "CHUNK", chunk)
    if chunk < 1000:
        monkeypatch.setattr(concatenate_postings, "LONG", 3)
        monkeypatch.setattr(merged_postings, "TERMS", 40)
        monkeypatch.setattr(merged_postings, "SAMPLES", 4)
        monkeypatch.setattr(merged_postings, "POSITIONS", 10)
        monkeypatch.setattr(merged_arrays, "DOCUMENTS", 2)
    monkeypatch.setattr(inversion, "PAGE", page)
    monkeypatch.setattr(packed_numbers, "LOW_BITS", part_bits)
    several, once = made(tmp_path / "several"), made(tmp_path / "once")
    for change in history()[:3]:
        several.publish(change.added, change.removed, merge=False)
    parts = segments(several)
    assert len(parts) == 3
    assert any((~part.live).any() for part in parts)
    (tmp_path / "scratch").mkdir()
    merged = merged_arrays.merged_arrays(parts, ScratchFiles(tmp_path / "scratch"))
    identities = [p.identity_of(n) for p in parts for n in p.live.nonzero()[0].tolist()]
    last = {(d.source, d.key): d for change in history()[:3] for d in change.added}
    once.publish((last[identity] for identity in identities), merge=False)
    (whole,) = segments(once)
    assert set(merged) == set(whole.arrays)
    for name, array in merged.items():
        same_array(name, array, whole.arrays[name])


def same_array(name: str, ours: Array, expected: Array) -> None:
    """Equal in type and values; the values of a facet may be numbered otherwise."""
    if name.split(".")[0] in FACET_FIELDS and "docs" not in name:
        return
    assert ours.dtype == expected.dtype, name
    np.testing.assert_array_equal(ours, expected, name)


def test_small_segments_become_one_and_large_ones_stay(tmp_path: Path) -> None:
    index = made(tmp_path)
    index.publish(document(f"k{number}") for number in range(40))
    (large,) = segments(index)
    name = large.name
    counts = []
    for number in range(30):
        index.publish([document(f"new{number}")])
        parts = segments(index)
        counts.append(len(parts))
        assert sum(int(part.live.sum()) for part in parts) == 41 + number
        kept = name in {part.name for part in parts}
        assert kept or number >= 40 / merging.RATIO - 1
    assert max(counts) <= 4


def test_a_far_smaller_segment_keeps_no_others_apart(tmp_path: Path) -> None:
    """A long build writes segments as large as its memory allows, and a small last one."""
    index = made(tmp_path)
    for number, size in enumerate([9, 9, 9, 1]):
        added = [document(f"{number}-{n}", "通知", "养犬登记。") for n in range(size)]
        index.publish(added, merge=number == 3)
    assert sorted(segment.size for segment in segments(index)) == [1, 27]


def test_what_was_deleted_goes_in_the_end(tmp_path: Path) -> None:
    index = made(tmp_path)
    index.publish(document(f"k{number}") for number in range(20))
    index.publish(removed=[("甲", f"k{number}") for number in range(10)])
    (only,) = segments(index)
    assert (only.size, int(only.live.sum())) == (10, 10)


def test_everything_was_deleted(tmp_path: Path) -> None:
    index = made(tmp_path)
    index.publish(document(f"k{number}", "", "") for number in range(3))
    index.publish(removed=[("甲", f"k{number}") for number in range(3)])
    parts = segments(index)
    assert parts == []
    index.publish([document("k9")])
    with index.engine() as engine:
        assert engine.now().search(Query()).total == 1


def test_documents_without_any_text_are_merged(tmp_path: Path) -> None:
    index = made(tmp_path)
    for number in range(3):
        index.publish([document(f"k{number}", "")])
    index.publish([document("k1", "")])
    parts = segments(index)
    with index.engine() as engine:
        assert len(parts) == 1
        assert engine.now().search(Query()).total == 3
