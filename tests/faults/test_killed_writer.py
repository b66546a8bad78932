"""A writer that is killed leaves what is published as it was, and the next one works."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import IO

import pytest

from indexer.analysed_document import analyse
from indexer.changes.recording import LOG, ChangeRecord
from indexer.engines import check, open_writer
from indexer.engines.whoosh.files import generations, manifest
from indexer.engines.whoosh.write import index_writer, segment_writer, verification
from indexer.engines.whoosh.write.index_writer import WhooshWriter
from indexer.query.change_query import ChangeQuery, CollectionChange
from indexer.query.model import Query
from tests.contract.documents import document
from tests.contract.engines import Index, ids

BEFORE = {f"k{number}" for number in range(5)}
AFTER = {*(f"k{number}" for number in range(1, 5)), *(f"new{number}" for number in range(5))}

CHANGED = {CollectionChange.ADDED: {*BEFORE, *AFTER}, CollectionChange.REMOVED: {"k0"}}


def die(*_: object, **__: object) -> None:
    """Go as on a power cut: nothing is closed, nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def after(function: Callable[..., object]) -> Callable[..., object]:
    """The function, and then death."""

    def called(*args: object, **named: object) -> None:
        function(*args, **named)
        die()

    return called


def half_written(record: ChangeRecord, first: bytes, more: IO[bytes] | None = None) -> None:
    """Half of what should be appended to the log of changes, and then death."""
    lines = first + (more.read() if more else b"")
    with record.path.open("ab") as file:
        file.write(lines[: len(lines) // 2])
    die()


MOMENTS: dict[str, tuple[object, str, Callable[..., object]]] = {
    "while a document is added": (segment_writer, "tie_breaker", die),
    "before a segment is flushed": (segment_writer.ArraySegmentWriter, "_flush_segment", die),
    "while arrays are written": (segment_writer, "write_arrays", die),
    "after a segment is flushed": (WhooshWriter, "_flush", after(WhooshWriter._flush)),
    "after deletions": (
        WhooshWriter,
        "_apply_deletions",
        after(WhooshWriter._apply_deletions),
    ),
    "before the check": (verification, "verify_draft", die),
    "before checksums": (generations, "checksums", die),
    "before the manifest": (index_writer, "write_manifest", die),
    "after the manifest": (index_writer, "write_manifest", after(manifest.write_manifest)),
    "before the changes are recorded": (ChangeRecord, "record", die),
    "while the changes are written": (ChangeRecord, "_append", half_written),
    "after the changes are recorded": (ChangeRecord, "record", after(ChangeRecord.record)),
    "before the pointer": (Path, "replace", die),
}
"""Where the writer dies: what is replaced by death, or has it put behind it."""


def change(index: Index, place: object, name: str, deadly: Callable[..., object]) -> None:
    """What the writer does until it dies."""
    setattr(place, name, deadly)
    publish_new(index)


def publish_new(index: Index) -> None:
    index.publish((document(f"new{n}", "养犬", "登记") for n in range(5)), [("甲", "k0")])


def changed(index: Index) -> dict[CollectionChange, set[str]]:
    """The ids that the log of changes tells of, each as often as it can be."""
    with index.engine() as engine:
        found = engine.now().changes(ChangeQuery(size=100))
    told: dict[CollectionChange, set[str]] = {}
    for one in found.changes:
        assert one.id not in told.setdefault(one.kind, set())
        told[one.kind].add(one.id)
    return told


def killed(index: Index, *how: object) -> None:
    """Make the change in a process of its own, which dies of it."""
    process = get_context("fork").Process(target=change, args=(index, *how))
    process.start()
    process.join(30)
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_published_stays_and_the_next_run_works(index: Index, moment: str) -> None:
    with index.engine() as engine:
        version = engine.now().version
        killed(index, *MOMENTS[moment])
        assert engine.now().version == version
        assert set(ids(engine, Query(size=20))) == BEFORE
    with index.engine() as engine:
        assert engine.now().version == version
        assert set(ids(engine, Query(size=20))) == BEFORE
    assert check(index.settings).problems == ()
    assert changed(index) == {CollectionChange.ADDED: BEFORE}
    publish_new(index)
    with index.engine() as engine:
        assert set(ids(engine, Query(size=20))) == AFTER
    assert changed(index) == CHANGED
    assert check(index.settings).problems == ()
    assert not (index.settings.index_dir / "generations" / "draft").exists()


def test_killed_after_the_pointer_the_change_is_published(index: Index) -> None:
    killed(index, Path, "replace", after(Path.replace))
    with index.engine() as engine:
        assert set(ids(engine, Query(size=20))) == AFTER
    assert changed(index) == CHANGED
    assert check(index.settings).problems == ()
    index.publish(removed=[("甲", "k1")])
    with index.engine() as engine:
        assert set(ids(engine, Query(size=20))) == AFTER - {"k1"}
    assert changed(index) == {**CHANGED, CollectionChange.REMOVED: {"k0", "k1"}}


@pytest.mark.parametrize("name", ["_append", "confirm"])
def test_killed_before_the_confirmation_the_log_is_completed(index: Index, name: str) -> None:
    whole = getattr(ChangeRecord, name)

    def deadly(record: ChangeRecord, first: bytes, *more: object) -> object:
        if name == "confirm" or first.startswith(b'{"published"'):
            die()
        return whole(record, first, *more)

    killed(index, ChangeRecord, name, deadly)
    assert changed(index) == CHANGED
    index.publish(removed=[("甲", "k1")])
    assert changed(index) == {**CHANGED, CollectionChange.REMOVED: {"k0", "k1"}}
    log = (index.settings.index_dir / LOG).read_text(encoding="utf-8")
    assert log.count('"publishes"') == log.count('"published"')


@pytest.mark.parametrize("name", ["merge", "write_ledger"])
def test_killed_while_merging_the_change_is_published(index: Index, name: str) -> None:
    killed(index, WhooshWriter, "merge", merging_dies_of(name))
    with index.engine() as engine:
        assert set(ids(engine, Query(size=20))) == AFTER
    assert check(index.settings).problems == ()
    index.publish(removed=[("甲", "k1")])
    with index.engine() as engine:
        assert set(ids(engine, Query(size=20))) == AFTER - {"k1"}


def merging_dies_of(name: str) -> Callable[..., object]:
    """A merge in which a function of the writer's module kills it."""
    whole = WhooshWriter.merge

    def merge(change: WhooshWriter) -> str:
        setattr(index_writer, name, die)
        return whole(change)

    return merge


def test_killed_in_the_very_first_run(index: Index, tmp_path: Path) -> None:
    first = Index(index.settings.model_copy(update={"index_dir": tmp_path / "first"}))
    killed_moment = MOMENTS["before the pointer"]
    process = get_context("fork").Process(target=_first, args=(first, *killed_moment))
    process.start()
    process.join(30)
    assert process.exitcode == -signal.SIGKILL
    first.publish([document("k1", "养犬")])
    with first.engine() as engine:
        assert ids(engine, Query()) == ["k1"]


def _first(index: Index, place: object, name: str, deadly: Callable[..., object]) -> None:
    setattr(place, name, deadly)
    index.publish([document("k0", "养犬")])


def test_an_error_on_the_way_rolls_back(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(segment_writer, "write_arrays", no_space)
        with pytest.raises(OSError, match="No space"), open_writer(index.settings) as change:
            change.add(change.prepare(analyse(document("new", "养犬"))))
            change.publish()
    assert not (index.settings.index_dir / "generations" / "draft").exists()
    with index.engine() as engine:
        assert set(ids(engine, Query(size=20))) == BEFORE
    publish_new(index)
    with index.engine() as engine:
        assert set(ids(engine, Query(size=20))) == AFTER
