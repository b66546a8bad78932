"""The record of takedowns where a line of it is missing its end, or is damaged."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

import pytest

from indexer import takedown_record
from indexer.engines import check
from indexer.errors import RecordDamagedError
from indexer.query.model import Query
from indexer.settings import Settings
from indexer.takedown import put_back, take_down
from indexer.takedown_record import RECORD, append_entries, read_entries, unfinished_line
from search_app.cli import run
from search_app.commands.declaring import DONE, UNUSABLE_INDEX
from tests.contract.engines import Index, ids


@pytest.fixture
def record(index: Index) -> Path:
    """The record of an index of which one document is down."""
    take_down(index.settings, ["k0"], "隐私", only=True)
    return index.settings.index_dir / RECORD


def cuts(line: bytes) -> Iterator[bytes]:
    """What a full disk may leave of a line: nothing of it, a part, all but its line break."""
    yield from (line[:end] for end in range(0, len(line), 7))
    yield line.rstrip(b"\n")


def test_an_unfinished_line_is_passed_over_and_removed(index: Index, record: Path) -> None:
    first = record.read_bytes()
    take_down(index.settings, ["k1"], "隐私", only=True)
    second = record.read_bytes()[len(first) :]
    for left in cuts(second):
        record.write_bytes(first + left)
        whole = left == second.rstrip(b"\n")
        assert len(read_entries(record.parent)) == 1 + whole
        assert (unfinished_line(record.parent) == "") == (whole or not left)
        with index.engine() as engine:
            assert ("k1" in ids(engine, Query(size=20))) != whole
        put_back(index.settings, ["k0"], "")
        lines = record.read_bytes().splitlines()
        assert [json.loads(line)["id"] for line in lines] == ["k0", *["k1"] * whole, "k0"]


def test_an_unfinished_line_is_said(
    index: Index, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record.write_bytes(record.read_bytes() + b'{"at": "2026')
    report = check(index.settings)
    assert (report.problems, report.record_problems) == ((), (f"{RECORD}: unfinished",))
    folder = ["--index-dir", str(record.parent)]
    assert run(["check", *folder]) == UNUSABLE_INDEX
    assert "没有写完" in capsys.readouterr().out
    assert run(["takedown", "--list", *folder]) == DONE
    assert '{"at": "2026' in capsys.readouterr().err


def test_a_full_disk_adds_nothing(
    index: Index, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = record.read_bytes()

    def half_then_full(file: FileIO, data: bytes) -> None:
        os.write(file.fileno(), data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(takedown_record, "_write_all", half_then_full)
        with pytest.raises(OSError, match="No space"):
            take_down(index.settings, ["k1"], "隐私", only=True)
    assert record.read_bytes() == before
    append_entries(record.parent, read_entries(record.parent))
    assert len(read_entries(record.parent)) == 2


def test_a_damaged_line_is_named_with_its_own_cure(
    index: Index, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = record.read_bytes()
    record.write_bytes(line + line[:20] + b"\n" + line)
    with pytest.raises(RecordDamagedError, match="line 2"):
        read_entries(record.parent)
    assert run(["search", "养犬", "--index-dir", str(record.parent)]) == UNUSABLE_INDEX
    said = capsys.readouterr().err
    assert f"{RECORD} 第 2 行读不出来" in said
    assert "CURRENT" not in said
    assert check(Settings(index_dir=record.parent)).record_problems == (f"{RECORD}: line 2",)
