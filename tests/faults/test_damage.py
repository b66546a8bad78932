"""Damaged, missing and stale files are named, and nothing is answered from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer import analysis_version
from indexer.engines import check, open_engine, open_writer
from indexer.engines.whoosh.files import manifest
from indexer.engines.whoosh.files.generations import current_folder
from indexer.engines.whoosh.files.schema import SCHEMA_VERSION
from indexer.errors import IndexDamagedError, IndexMissingError, IndexStaleError
from indexer.query.model import Query
from search_app import create_app
from search_app.cli import run
from tests.contract.documents import document
from tests.contract.engines import Index, ids

UNUSABLE = 3
"""The exit code for a stale or damaged index."""


def files(index: Index) -> list[Path]:
    """The files of the published generation that its manifest lists."""
    folder = current_folder(index.settings.index_dir)
    return [folder / name for name in manifest.read_manifest(folder).files]


def rewrite(path: Path, data: bytes) -> None:
    """Put other bytes in a file of this generation alone: others may have a link to it."""
    path.unlink()
    path.write_bytes(data)


def exit_code(index: Index, *arguments: str) -> int:
    """What a command on the index returns."""
    return run([*arguments, "--index-dir", str(index.settings.index_dir)])


def truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


def one_bit(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def test_a_whole_index_has_no_problems(index: Index) -> None:
    report = check(index.settings)
    assert (report.problems, report.stale, report.documents) == ((), False, 5)
    assert report.files == len(files(index)) > 10
    assert report.phrases_checked == 5
    assert exit_code(index, "check") == 0


@pytest.mark.parametrize(
    "ending", [".psa", "text.col", "_stored.col", "segments.json", "sources.json"]
)
@pytest.mark.parametrize("damage", ["missing", "cut", "longer"])
def test_a_file_of_another_size_is_refused_and_named(
    index: Index, ending: str, damage: str
) -> None:
    path = next(path for path in files(index) if path.name.endswith(ending))
    data = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        rewrite(path, truncated(data) if damage == "cut" else data + b"\0")
    with pytest.raises(IndexDamagedError, match=path.name):
        open_engine(index.settings)
    (problem,) = check(index.settings).problems
    assert path.name in problem
    assert exit_code(index, "check") == UNUSABLE
    assert exit_code(index, "search", "养犬") == UNUSABLE


def test_one_changed_bit_in_any_file_is_found(index: Index) -> None:
    for path in files(index):
        data = path.read_bytes()
        if not data:
            continue
        rewrite(path, one_bit(data))
        (problem,) = check(index.settings).problems
        assert path.name in problem
        assert exit_code(index, "check") == UNUSABLE
        rewrite(path, data)
    assert check(index.settings).problems == ()


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"files": 1}', "\ufffd"])
def test_a_broken_manifest_is_refused(index: Index, text: str) -> None:
    rewrite(current_folder(index.settings.index_dir) / manifest.MANIFEST, text.encode())
    with pytest.raises(IndexDamagedError, match=manifest.MANIFEST):
        open_engine(index.settings)
    (problem,) = check(index.settings).problems
    assert manifest.MANIFEST in problem
    assert exit_code(index, "search", "养犬") == UNUSABLE


def test_a_pointer_to_nothing_is_refused(index: Index) -> None:
    (index.settings.index_dir / "CURRENT").write_text("000099\n", encoding="ascii")
    with pytest.raises(IndexDamagedError):
        open_engine(index.settings)
    assert exit_code(index, "search", "养犬") == UNUSABLE


def test_no_index_is_said_to_be_missing(index: Index) -> None:
    (index.settings.index_dir / "CURRENT").unlink()
    with pytest.raises(IndexMissingError):
        open_engine(index.settings)
    with pytest.raises(IndexMissingError):
        check(index.settings)


def other_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis_version, "current", lambda: "another dictionary")


def other_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "SCHEMA_VERSION", SCHEMA_VERSION + 1)


def other_storage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "STORAGE", "another form")


@pytest.mark.parametrize("change", [other_analysis, other_schema, other_storage])
def test_a_stale_index_is_refused_until_it_is_built_again(
    index: Index,
    change: Callable[[pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with monkeypatch.context() as patched:
        change(patched)
        with pytest.raises(IndexStaleError):
            open_engine(index.settings)
        report = check(index.settings)
        assert (report.stale, report.problems) == (True, ())
        assert exit_code(index, "check") == UNUSABLE
        capsys.readouterr()
        assert exit_code(index, "search", "养犬") == UNUSABLE
        assert "policy-search index" in capsys.readouterr().err
    with index.engine() as engine:
        assert engine.now().search(Query()).total == 5


def test_an_index_whose_documents_cannot_be_read_is_built_again_from_nothing(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "STORAGE", "another form")
    index.publish([document("k9", "养犬")])
    with index.engine() as engine:
        assert ids(engine, Query()) == ["k9"]
    assert check(index.settings).problems == ()


def scrambled(index: Index, column: str) -> Path:
    """Write other bytes over the middle of a column of the segment with most documents."""
    path = max((p for p in files(index) if p.name.endswith(f".{column}.col")), key=size)
    data = path.read_bytes()
    start, end = len(data) // 4, len(data) // 2
    inverted = bytes(255 - byte for byte in data[start:end])
    rewrite(path, data[:start] + inverted + data[end:])
    return path


def size(path: Path) -> int:
    return path.stat().st_size


@pytest.mark.parametrize("column", ["record", "text", "structure", "relations"])
def test_what_cannot_be_read_is_damage_and_no_bug(
    index: Index, column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    scrambled(index, column)
    with index.engine() as engine, pytest.raises(IndexDamagedError):
        for number in range(5):
            engine.now().document(f"k{number}")
    capsys.readouterr()
    if column != "structure":  # no list of hits reads it
        assert exit_code(index, "search", "养犬") == UNUSABLE
        assert "index --repair" in capsys.readouterr().err
        with index.engine() as engine:
            client = create_app(index.settings, engine).test_client()
            assert client.get("/search?q=养犬").status_code == 503


@pytest.mark.parametrize("column", ["record", "text", "structure", "relations"])
def test_damage_is_not_merged_under_a_new_checksum(index: Index, column: str) -> None:
    damaged = scrambled(index, column)
    before = current_folder(index.settings.index_dir)
    refused = pytest.raises(IndexDamagedError, match=damaged.name)
    with refused, open_writer(index.settings) as writer:
        writer.merge()
    assert current_folder(index.settings.index_dir) == before
    (problem,) = check(index.settings).problems
    assert damaged.name in problem


def test_damage_is_found_behind_what_is_published_later(index: Index) -> None:
    damaged = max((path for path in files(index) if path.name.endswith("record.col")), key=size)
    rewrite(damaged, damaged.read_bytes().replace("养犬".encode(), "养猫".encode(), 1))
    index.publish([document("k9", "养犬")], merge=False)
    (problem,) = check(index.settings).problems
    assert damaged.name in problem


def damaged_in_its_arrays(index: Index) -> Iterator[Path]:
    """Each array file of the index with one of its parts overwritten, and whole again."""
    for path in files(index):
        if path.suffix == ".psa":
            whole = path.read_bytes()
            part = max(64, len(whole) // 16)
            for begin in range(len(whole) // 4, len(whole), part):
                other = bytes(byte ^ 255 for byte in whole[begin : begin + part])
                rewrite(path, whole[:begin] + other + whole[begin + part :])
                yield path
            rewrite(path, whole)


def test_arrays_that_make_no_sense_are_said_to_be_damaged(
    index: Index, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = 0
    for path in damaged_in_its_arrays(index):
        code = exit_code(index, "search", "养犬")
        said = capsys.readouterr().err
        if code:
            refused += 1
            assert (code, path.name in said, "--repair" in said) == (UNUSABLE, True, True)
    assert refused > 3


def test_a_mistake_of_the_program_is_not_said_to_be_damage(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object, **__: object) -> None:
        raise ValueError("a mistake")

    monkeypatch.setattr("indexer.engines.whoosh.whoosh_engine.WhooshEngine.now", mistaken)
    with pytest.raises(ValueError, match="a mistake"):
        exit_code(index, "search", "养犬")
