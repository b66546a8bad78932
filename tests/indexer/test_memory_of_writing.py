"""What a writer keeps of each document is taken off what it collects for a segment."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.analysed_document import analyse
from indexer.engines.whoosh.files.generations import open_current
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.write import index_writer
from indexer.engines.whoosh.write.index_writer import WhooshWriter
from indexer.engines.whoosh.write.packed_document import pack
from tests.contract.documents import document

MEMORY_MB = 64
COLLECTED = 4000
"""Bytes that a segment may take where nothing is kept: some six small documents."""


def segments(folder: Path) -> int:
    with WhooshWriter(folder, MEMORY_MB) as writer:
        for number in range(24):
            writer.add(pack(analyse(document(f"d{number}", f"通知{number}", "养犬应当登记。"))))
        writer.publish()
    return len(OpenGeneration.read(*open_current(folder)).segments)


def test_segments_are_smaller_the_more_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_writer, "INVERSION", MEMORY_MB * 2**20 // COLLECTED)
    monkeypatch.setattr(index_writer, "NOTED_BYTES", 0)
    large = segments(tmp_path / "large")
    monkeypatch.setattr(index_writer, "NOTED_BYTES", MEMORY_MB * 2**20)
    small = segments(tmp_path / "small")
    assert 1 < large < small
