"""Each fault strikes once; `make faults` lets them strike hundreds of times."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from indexer.analysis import words
from tests.faults.injected_faults import FAULTS, OF_A_SMALL_DISK
from tests.faults.source_under_fault import SourceUnderFault, completed, small_disk


@pytest.mark.parametrize("name", FAULTS)
def test_nothing_is_lost(name: str, tmp_path: Path) -> None:
    words.load()
    with small_disk(tmp_path / "disk") as disk:
        if name in OF_A_SMALL_DISK and not disk.mounted:
            pytest.skip("this user may not mount a small file system")
        source = SourceUnderFault(disk, random.Random(name))
        code, said = completed(source.arguments())
        assert code == 0, said
        FAULTS[name](source)
        source.finish()
