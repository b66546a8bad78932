"""A file of named arrays gives back what was written, or says that it is damaged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexer.engines.whoosh.files.arrays import ALIGNMENT, Array, open_arrays, write_arrays
from indexer.errors import IndexDamagedError

ARRAYS: dict[str, Array] = {
    "bytes": np.array([1, 2, 3], np.uint8),
    "none": np.empty(0, np.uint64),
    "wide": np.array([2**64 - 1, 0], np.uint64),
    "pairs": np.arange(10, dtype=np.int32).reshape(5, 2),
    "no.pairs": np.empty((0, 2), np.int32),
    "every.other": np.arange(10, dtype=np.uint16)[::2],
    "last": np.empty(0, np.int64),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with `ARRAYS`."""
    path = tmp_path / "some.psa"
    write_arrays(path, ARRAYS)
    return path


def test_arrays_come_back(path: Path) -> None:
    read = open_arrays(path)
    assert list(read) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert read[name].dtype == array.dtype
        assert read[name].shape == array.shape
        assert read[name].tolist() == array.tolist()
        assert not read[name].flags.writeable
        assert read[name].ctypes.data % ALIGNMENT == 0 or not array.size


def test_no_arrays_at_all(tmp_path: Path) -> None:
    write_arrays(tmp_path / "empty.psa", {})
    assert open_arrays(tmp_path / "empty.psa") == {}


def test_a_file_that_is_there_is_not_written_over(path: Path) -> None:
    with pytest.raises(FileExistsError):
        write_arrays(path, {})
    assert set(open_arrays(path)) == set(ARRAYS)


@pytest.mark.parametrize("kept", [0, 4, 12, 40, 300, -1])
def test_a_cut_file_is_damaged(path: Path, kept: int) -> None:
    cut = path.with_name("cut.psa")
    write_arrays(cut, {"long": np.arange(1000)})
    cut.write_bytes(cut.read_bytes()[:kept])
    with pytest.raises(IndexDamagedError, match=r"cut\.psa"):
        open_arrays(cut)


def test_another_file_is_damaged(path: Path) -> None:
    path.write_bytes(b"x" + path.read_bytes()[1:])
    with pytest.raises(IndexDamagedError, match=r"some\.psa"):
        open_arrays(path)


def test_a_missing_file_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match=r"none\.psa"):
        open_arrays(tmp_path / "none.psa")


def test_a_changed_bit_of_the_header_is_damage_or_harmless(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    header = data.index(b"}", data.index(b"{")) + 1
    refused = 0
    for place in range(header):
        for bit in range(0, 8, 3):
            changed = bytearray(data)
            changed[place] ^= 1 << bit
            (tmp_path / "changed.psa").write_bytes(changed)
            try:
                arrays = open_arrays(tmp_path / "changed.psa")
                for name in ARRAYS:
                    assert arrays[name] is not None
            except IndexDamagedError:
                refused += 1
    assert refused > header
