"""Generations on disk: what they share, how many stay, that nobody writes to a published one."""

from __future__ import annotations

import gc
import json
import shutil
import weakref
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.engines.whoosh import whoosh_engine
from indexer.engines.whoosh.files.generations import (
    OLD_KEPT,
    Hold,
    current_folder,
    discard_draft,
    folder_of,
    folders_before,
    new_draft,
    point_to,
    publish_draft,
)
from indexer.engines.whoosh.files.manifest import Manifest, file_checksum, read_manifest
from indexer.engines.whoosh.files.segment import open_segments
from indexer.engines.whoosh.files.segment_list import read_segments
from indexer.engines.whoosh.write.verification import check
from indexer.engines.write_lock import write_lock
from indexer.errors import IndexBusyError, IndexDamagedError
from indexer.query.model import Query
from indexer.settings import Settings
from tests.contract.documents import document
from tests.contract.engines import Index, asked, snapshot_of


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """An empty index."""
    return Index(Settings(index_dir=tmp_path / "index", memory_mb=64))


def inodes(folder: Path) -> dict[str, int]:
    """Each file of a segment with the inode that holds it."""
    return {path.name: path.stat().st_ino for path in folder.iterdir() if "MAIN_" in path.name}


def names(index: Index) -> list[str]:
    """The generations that are there."""
    return sorted(path.name for path in (index.settings.index_dir / "generations").iterdir())


def test_unchanged_segments_are_shared(index: Index) -> None:
    index.publish([document("k1"), document("k2")], merge=False)
    before = inodes(current_folder(index.settings.index_dir))
    index.publish([document("k3")], [("甲", "k1")], merge=False)
    after = inodes(current_folder(index.settings.index_dir))
    shared = {name for name in before if name.startswith("MAIN_") and "LOCK" not in name}
    assert any(name.endswith(".psa") for name in shared)
    assert {name: after[name] for name in shared} == {name: before[name] for name in shared}
    assert len(after) > len(before)


def test_a_closed_generation_is_in_no_cycle(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that serve leave what they loaded out of the search for cycles."""
    monkeypatch.setattr(whoosh_engine, "LOOK_EVERY", 0)
    index.publish([document("k1")])
    with index.engine() as engine:
        assert engine.now().search(Query()).total == 1
        opened = weakref.ref(snapshot_of(engine))
        gc.disable()
        try:
            index.publish([document("k2")])
            assert engine.now().search(Query()).total == 2
            assert opened() is None
        finally:
            gc.enable()


def test_a_published_generation_is_never_written_to(index: Index) -> None:
    index.publish([document(f"k{number}") for number in range(4)])
    folder = current_folder(index.settings.index_dir)
    before = {path.name: file_checksum(path) for path in folder.iterdir()}
    index.publish([document("k0", "改"), document("new")], [("甲", "k1")])
    assert current_folder(index.settings.index_dir) != folder
    assert {path.name: file_checksum(path) for path in folder.iterdir()} == before


def test_segments_are_opened_again_only_where_files_took_the_place_of_theirs(index: Index) -> None:
    index.publish([document("k1")], merge=False)
    known = open_segments(current_folder(index.settings.index_dir))
    index.publish([document("k2")], merge=False)
    folder = current_folder(index.settings.index_dir)
    shared = known[0]
    assert open_segments(folder, known)[0].arrays is shared.arrays
    for path in read_segments(folder)[0].paths(folder):
        before = open_segments(folder)
        restored = path.with_name("restored")
        shutil.copy2(path, restored)
        restored.replace(path)
        assert open_segments(folder, before)[0].arrays is not before[0].arrays, path.name
        assert open_segments(folder, before)[1].arrays is before[1].arrays


def test_two_old_generations_stay(index: Index) -> None:
    for number in range(5):
        index.publish([document(f"k{number}")], merge=False)
        assert len(names(index)) == min(number + 1, OLD_KEPT + 1)
    assert names(index) == ["000003", "000004", "000005"]
    assert current_folder(index.settings.index_dir).name == "000005"


def test_the_manifest_lists_every_file_with_its_checksum(index: Index) -> None:
    index.publish([document("k1")])
    index.publish([document("k2")], [("甲", "k1")])
    folder = current_folder(index.settings.index_dir)
    manifest = read_manifest(folder)
    listed = {path.name for path in folder.iterdir()} - {"manifest.json"}
    assert set(manifest.files) == {name for name in listed if not name.endswith("LOCK")}
    for name, expected in manifest.files.items():
        assert file_checksum(folder / name) == expected
    assert manifest.documents == 1


def test_a_run_that_changes_nothing_in_between_leaves_no_draft(index: Index) -> None:
    index.publish([document("k1")])
    assert "draft" not in names(index)


def test_a_draft_starts_as_its_base_and_can_be_thrown_away(tmp_path: Path) -> None:
    base = tmp_path / "generations" / "000001"
    base.mkdir(parents=True)
    (base / "MAIN_x.psa").write_text("postings")
    (base / "manifest.json").write_text("of the base")
    draft = new_draft(tmp_path, base)
    assert [path.name for path in draft.iterdir()] == ["MAIN_x.psa"]
    (draft / "more").write_text("left by a run that died")
    assert [path.name for path in new_draft(tmp_path, base).iterdir()] == ["MAIN_x.psa"]
    discard_draft(tmp_path)
    assert not draft.exists()
    assert (base / "MAIN_x.psa").read_text() == "postings"


def test_publishing_takes_the_place_of_what_a_dead_run_left(tmp_path: Path) -> None:
    left = tmp_path / "generations" / "000001"
    left.mkdir(parents=True)
    (left / "rest").write_text("never pointed to")
    draft = new_draft(tmp_path, None)
    (draft / "file").write_text("new")
    folder = publish_draft(tmp_path, 1)
    assert current_folder(tmp_path) == folder == left
    assert [path.name for path in folder.iterdir()] == ["file"]


def test_a_generation_is_kept_while_somebody_holds_it(index: Index) -> None:
    index.publish([document("k0")], merge=False)
    hold = Hold(current_folder(index.settings.index_dir))
    for number in range(1, OLD_KEPT + 2):
        index.publish([document(f"k{number}")], merge=False)
    assert "000001" in names(index)
    hold.release()
    index.publish([document("last")], merge=False)
    assert names(index) == ["000003", "000004", "000005"]


def test_a_version_says_what_is_left_out() -> None:
    manifest = Manifest.of_this_program(
        generation=7, published_at="2019-08-26", documents=2, files={"a": (1, "0f")}
    )
    other = replace(manifest, files={"a": (1, "0e")})
    hidden = [[("甲", "k1")], [("甲", "k2")], [("甲", "k1"), ("甲", "k2")]]
    versions = [manifest.version, *map(manifest.version_without, hidden)]
    assert len({*versions, other.version}) == 5
    assert all(version.startswith(manifest.version) for version in versions)
    assert manifest.version.startswith("7-")
    assert manifest.version_without([]) == manifest.version
    assert manifest.version_without(hidden[2][::-1]) == versions[3]


def test_one_writes_at_a_time(tmp_path: Path) -> None:
    with write_lock(tmp_path):
        with pytest.raises(IndexBusyError), write_lock(tmp_path):
            pass
        with pytest.raises(IndexBusyError), write_lock(tmp_path):
            pass
    with write_lock(tmp_path):
        pass


def test_many_old_generations_do_not_stay_open(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whoosh_engine, "LOOK_EVERY", 0)
    index.publish([document(f"d{n}", "养犬") for n in range(20)], merge=False)
    with index.engine() as engine:
        query = asked("养犬", size=6)
        for n in range(4):
            cursor = engine.now().search(query).next_cursor
            index.publish([document(f"n{n}", "养犬")], merge=False)
            assert len(engine.now().search(replace(query, cursor=cursor)).hits) == 6
        assert isinstance(engine, whoosh_engine.WhooshEngine)
        assert len(engine._old._open) == 2


@pytest.mark.parametrize("name", ["", "draft", "12a", "../000001", "-1", "１２"])
def test_a_pointer_names_a_number_or_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "CURRENT").write_text(name + "\n", encoding="utf-8")
    with pytest.raises(IndexDamagedError, match="CURRENT"):
        current_folder(tmp_path)


def test_the_published_generation_is_never_dropped_whatever_its_number(index: Index) -> None:
    """Going back twice to one that a server holds, and publishing again, lost what was new."""
    folder = index.settings.index_dir
    holds = []
    for number in range(1, 5):
        index.publish([document(f"k{number}")], merge=False)
        holds.append(Hold(current_folder(folder)))
    point_to(folder, folder_of(folder, 1))
    index.publish([document("new")], merge=False)
    assert current_folder(folder).name == "000005"
    assert check(folder).problems == ()
    assert names(index) == ["000001", "000002", "000003", "000004", "000005"]
    for hold in holds:
        hold.release()
    index.publish([document("last")], merge=False)
    assert names(index) == ["000001", "000005", "000006"], "what was left behind is dropped"
    assert check(folder).problems == ()


def test_what_a_dead_run_left_is_neither_gone_back_to_nor_kept(index: Index) -> None:
    folder = index.settings.index_dir
    index.publish([document("k1")], merge=False)
    shutil.copytree(folder_of(folder, 1), folder_of(folder, 2))
    index.publish([document("k2")], merge=False)
    assert names(index) == ["000001", "000003"]
    assert read_manifest(current_folder(folder)).built_from == 1


def test_generations_that_do_not_say_what_they_were_built_from(index: Index) -> None:
    """Those that an earlier version of the program wrote: the one before is that of the number."""
    folder = index.settings.index_dir
    for number in range(1, 4):
        index.publish([document(f"k{number}")], merge=False)
        one = current_folder(folder)
        fields = json.loads((one / "manifest.json").read_text(encoding="utf-8"))
        del fields["built_from"]
        (one / "manifest.json").write_text(json.dumps(fields), encoding="utf-8")
    assert [one.name for one in folders_before(current_folder(folder))] == ["000002", "000001"]
    index.publish([document("k4")], merge=False)
    assert names(index) == ["000002", "000003", "000004"]
