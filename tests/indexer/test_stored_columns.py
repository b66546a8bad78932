"""Our reader of column files finds what Whoosh's finds: their form is nothing it promises."""

# Whoosh is annotated in parts only.
# mypy: allow-untyped-calls

from __future__ import annotations

import random
from pathlib import Path

import pytest
from whoosh.columns import CompressedBytesColumn, VarBytesColumn
from whoosh.filedb.filestore import FileStorage

from indexer.engines.whoosh.files.stored_columns import StoredColumn
from indexer.errors import IndexDamagedError

LENGTHS = {"none": 0, "bytes": 200, "long": 70_000}
"""The longest value decides in how many bytes lengths are kept."""


@pytest.mark.parametrize("deflated", [False, True])
@pytest.mark.parametrize("longest", LENGTHS.values(), ids=LENGTHS)
@pytest.mark.parametrize("documents", [1, 100, 2**15 + 1])
def test_values_come_back(tmp_path: Path, documents: int, longest: int, deflated: bool) -> None:
    """Some documents have no value; of more than 32,768 Whoosh writes offsets, too."""
    chance = random.Random(documents + longest)
    column = CompressedBytesColumn(level=3) if deflated else VarBytesColumn()
    storage = FileStorage(str(tmp_path))
    values = {number: chance.randbytes(chance.randrange(9)) for number in range(0, documents, 2)}
    values[documents // 2] = chance.randbytes(longest)
    with storage.create_file("column") as file:
        writer = column.writer(file)
        for number, value in sorted(values.items()):
            writer.add(number, value)
        writer.finish(documents)
    ours = StoredColumn(tmp_path / "column", documents, deflated=deflated)
    length = storage.file_length("column")
    with storage.open_file("column") as file:
        theirs = column.reader(file, 0, length, documents)
        for number in range(documents):
            assert ours[number] == theirs[number] == values.get(number, b"")


@pytest.mark.parametrize("kept", [0, 3])
def test_a_cut_file_is_damaged(tmp_path: Path, kept: int) -> None:
    (tmp_path / "column").write_bytes(b"abcdefghi"[:kept])
    with pytest.raises(IndexDamagedError, match="column"):
        StoredColumn(tmp_path / "column", 1000, deflated=False)
