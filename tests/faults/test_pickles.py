"""An index is data. Nothing in it is unpickled: whoever reads a pickle runs the code in it."""

# Whoosh is annotated in parts only.
# mypy: allow-untyped-calls

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, open_dir

from indexer.engines import check
from indexer.engines.whoosh.files.generations import current_folder
from indexer.engines.whoosh.files.manifest import file_checksum, read_manifest, write_manifest
from indexer.engines.whoosh.files.schema import schema
from indexer.engines.whoosh.files.segment_list import SEGMENTS
from indexer.errors import IndexDamagedError
from indexer.takedown import put_back, take_down
from search_app.cli import run
from tests.contract.documents import document
from tests.contract.engines import Index, asked, ids

Step = Callable[[Index], object]


class RunsCode:
    """What runs code of its own when it is read: here it makes a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
        return Path.touch, (self._path,)


def search(index: Index) -> None:
    with index.engine() as engine:
        view = engine.now()
        assert ids(engine, asked("养犬"))
        assert view.document("k1") is not None
        assert view.relations("k1") is not None
        assert view.statistics().documents >= 5


def hide_and_show(index: Index) -> None:
    take_down(index.settings, ["k2"], "测试", only=True)
    put_back(index.settings, ["k2"], "测试")


STEPS: dict[str, Step] = {
    "open and search": search,
    "check": lambda index: check(index.settings),
    "add and delete": lambda index: index.publish(
        [document("k9", "养犬")], [("甲", "k3")], merge=False
    ),
    "merge": lambda index: index.publish([document("k8", "养犬")]),
    "take down": hide_and_show,
    "check by command": lambda index: run(["check", "--index-dir", str(index.settings.index_dir)]),
}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The file that is there once code of the index has run."""
    return tmp_path / "made"


def listed(folder: Path, name: str) -> None:
    """Enter a file into the manifest of its generation as it is, as somebody who lays it would."""
    manifest = read_manifest(folder)
    files = {**manifest.files, name: file_checksum(folder / name)}
    write_manifest(folder, replace(manifest, files=files))


@pytest.mark.parametrize("step", STEPS)
def test_a_table_of_contents_is_not_read(index: Index, made: Path, step: str) -> None:
    folder = current_folder(index.settings.index_dir)
    TOC(schema(), [RunsCode(made)], 1).write(FileStorage(str(folder)), "MAIN")
    listed(folder, "_MAIN_1.toc")
    STEPS[step](index)
    assert not made.exists()
    open_dir(str(folder))  # what Whoosh by itself would do
    assert made.exists()


@pytest.mark.parametrize("step", STEPS)
def test_a_pickle_in_place_of_the_list_of_segments_is_not_read(
    index: Index, made: Path, step: str
) -> None:
    folder = current_folder(index.settings.index_dir)
    (folder / SEGMENTS).write_bytes(pickle.dumps([RunsCode(made)]))
    listed(folder, SEGMENTS)
    with suppress(IndexDamagedError):
        STEPS[step](index)
    assert not made.exists()
    pickle.loads((folder / SEGMENTS).read_bytes())
    assert made.exists()


def test_whatever_is_done_unpickles_nothing(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> object:
        raise AssertionError("a pickle is read")

    readers = [pickle.load, pickle.loads, pickle.Unpickler]
    patched = set()
    for module in list(sys.modules.values()):
        for name, value in list(vars(module).items()):
            if any(value is reader for reader in readers):
                monkeypatch.setattr(module, name, refuse)
                patched.add(module.__name__)
    assert "whoosh.filedb.structfile" in patched
    for step in STEPS.values():
        step(index)
    with pytest.raises(AssertionError, match="a pickle is read"):
        pickle.loads(pickle.dumps(1))
