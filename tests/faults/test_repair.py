"""A damaged index keeps what is whole; the rest is read from its files again, or named as lost."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from indexer.build import build
from indexer.engines import check, open_engine
from indexer.engines.whoosh.files.generations import current_folder
from indexer.engines.whoosh.files.manifest import read_manifest
from indexer.query.model import Query
from indexer.results import RemovedDocument
from indexer.settings import Settings
from search_app.cli import run

DOCUMENTS = 12


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index_dir=tmp_path / "index", memory_mb=64, workers=1)


@pytest.fixture
def folders(tmp_path: Path, settings: Settings) -> list[Path]:
    """Two sources that are indexed, of one of which a document was removed since."""
    found = [tmp_path / source for source in ("first", "second")]
    for folder in found:
        folder.mkdir()
        for number in range(DOCUMENTS):
            record = {
                "id": f"{folder.name}{number}",
                "title": f"{folder.name}第{number}项工作的通知",
                "date": f"20{number + 1:02}-03-01",
                "body": f"各区：\n现就{folder.name}第{number}项工作通知如下。" * 5,
            }
            line = json.dumps(record, ensure_ascii=False)
            (folder / f"{number}.jsonl").write_text(line, encoding="utf-8")
        build(folder, folder.name, settings)
    (found[0] / "3.jsonl").unlink()
    build(found[0], "first", settings)
    return found


def titles(settings: Settings) -> dict[str, str]:
    with closing(open_engine(settings)) as engine:
        assert isinstance(engine.now().document("first3"), RemovedDocument)
        return {hit.id: hit.title for hit in engine.now().search(Query(size=1000)).hits}


def break_file(path: Path) -> None:
    """Invert bytes in the middle of a file, in this generation and all that have a link to it."""
    data = path.read_bytes()
    start, end = len(data) * 2 // 5, len(data) * 3 // 5 + 1
    with path.open("r+b") as file:
        file.seek(start)
        file.write(bytes(255 - byte for byte in data[start:end]))


def repair(settings: Settings) -> int:
    return run(["index", "--repair", "--index-dir", str(settings.index_dir), "--workers", "1"])


def names(settings: Settings) -> list[str]:
    folder = current_folder(settings.index_dir)
    return sorted(read_manifest(folder).files)


def kind_of(name: str) -> str:
    """The name of a file without what changes from one generation to the next."""
    return re.sub(r"MAIN_\w+|\d+", "", name)


def test_a_whole_index_stays_as_it_is(
    settings: Settings, folders: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    before = current_folder(settings.index_dir)
    assert repair(settings) == 0
    assert "没有损坏" in capsys.readouterr().out
    assert current_folder(settings.index_dir) == before


def test_every_kind_of_file_is_mended(settings: Settings, folders: list[Path]) -> None:
    before = titles(settings)
    assert len(before) == 2 * DOCUMENTS - 1
    kinds = {kind_of(name) for name in names(settings)}
    assert len(kinds) > 8, kinds
    for kind in sorted(kinds | {"manifest.json"}):
        folder = current_folder(settings.index_dir)
        broken = [path for path in folder.iterdir() if kind_of(path.name) == kind]
        assert broken, kind
        for path in broken:
            if path.stat().st_size:
                break_file(path)
        assert check(settings).problems, kind
        assert repair(settings) == 0, kind
        assert check(settings).problems == (), kind
        assert titles(settings) == before, kind


def test_a_lost_pointer_is_found_again(settings: Settings, folders: list[Path]) -> None:
    before = titles(settings)
    (settings.index_dir / "CURRENT").write_text("000777", encoding="ascii")
    assert repair(settings) == 0
    assert titles(settings) == before


def test_what_is_whole_needs_no_folder(settings: Settings, folders: list[Path]) -> None:
    before = titles(settings)
    for folder in folders:
        shutil.rmtree(folder)
    for path in current_folder(settings.index_dir).glob("*.psa"):
        break_file(path)
    assert repair(settings) == 0
    assert titles(settings) == before


def test_documents_whose_folder_is_gone_are_named_as_lost(
    settings: Settings, folders: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    before = titles(settings)
    shutil.rmtree(folders[0])
    for path in current_folder(settings.index_dir).glob("*.text.col"):
        break_file(path)
    assert repair(settings) == 1
    said = capsys.readouterr().out
    assert "已不在，这些文件不再收录" in said
    after = titles(settings)
    lost = before.keys() - after.keys()
    assert 0 < len(lost) < DOCUMENTS
    assert all(id.startswith("first") for id in lost)
    assert f"来源 first 有 {len(lost)} 份文件" in said
    assert all(before[id] == title for id, title in after.items())


def test_a_folder_that_is_named_leaves_no_other_damaged(
    settings: Settings, folders: list[Path]
) -> None:
    before = titles(settings)
    for path in current_folder(settings.index_dir).glob("*.text.col"):
        break_file(path)
    place = ["--index-dir", str(settings.index_dir), "--workers", "1"]
    assert run(["index", str(folders[0]), "--repair", *place]) == 0
    assert titles(settings) == before
