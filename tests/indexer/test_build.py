"""From a folder to an index: what changed is taken up, the rest is left alone, nothing is lost."""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from corpus.readers import read_file
from corpus.report import RefusalReason, SkipReason
from indexer import build as building
from indexer.build import BuildReport, build
from indexer.engines import check, open_engine, open_writer
from indexer.engines.whoosh.files import manifest
from indexer.errors import IndexBusyError, RemovalRefusedError
from indexer.query.model import Query
from indexer.results import MarkedDocument, RemovedDocument
from indexer.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an index that is not there yet."""
    return Settings(index_dir=tmp_path / "index", memory_mb=64, workers=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten files with one record each, in two folders."""
    folder = tmp_path / "notices"
    for number in range(10):
        write(folder / f"{number % 2}" / f"{number}.jsonl", record(number))
    return folder


def record(number: int, **fields: str) -> dict[str, str]:
    """A notice with the default column names."""
    return {
        "id": f"n{number}",
        "title": f"关于第{number}项工作的通知",
        "date": f"20{number + 10}-03-01",
        "body": f"现就第{number}项工作通知如下。\n请认真执行。",
        **fields,
    }


def write(path: Path, *records: dict[str, str]) -> None:
    """Write records as JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(one, ensure_ascii=False) for one in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def counts(report: BuildReport) -> tuple[int, int, int, int]:
    """Added, changed, unchanged, removed."""
    return report.added, report.changed, report.unchanged, report.removed


def titles(settings: Settings) -> dict[str, str]:
    """The title of each document, by its id."""
    engine = open_engine(settings)
    hits = engine.now().search(Query(size=1000, snippets=False)).hits
    engine.close()
    return {hit.id: hit.title for hit in hits}


def test_only_what_changed_is_taken_up(folder: Path, settings: Settings) -> None:
    assert counts(build(folder, "甲", settings)) == (10, 0, 0, 0)
    write(folder / "0" / "2.jsonl", record(2, title="改过的通知"))
    write(folder / "0" / "4.jsonl", record(4), record(40))
    (folder / "1" / "5.jsonl").unlink()
    assert counts(build(folder, "甲", settings)) == (1, 1, 8, 1)
    found = titles(settings)
    assert set(found) == {f"n{number}" for number in range(10)} - {"n5"} | {"n40"}
    assert found["n2"] == "改过的通知"
    assert check(settings).problems == ()


def test_a_run_over_an_unchanged_folder_publishes_nothing(folder: Path, settings: Settings) -> None:
    first = build(folder, "甲", settings)
    pointer = (settings.index_dir / "CURRENT").stat()
    again = build(folder, "甲", settings)
    assert counts(again) == (0, 0, 10, 0)
    assert again.index_version == first.index_version
    assert (settings.index_dir / "CURRENT").stat().st_mtime_ns == pointer.st_mtime_ns


def test_a_touched_file_is_not_a_changed_one(folder: Path, settings: Settings) -> None:
    build(folder, "甲", settings)
    for path in folder.rglob("*.jsonl"):
        path.touch()
    assert counts(build(folder, "甲", settings)) == (0, 0, 10, 0)


def test_laws_are_all_there_and_a_second_run_is_quick(
    shared_data: Path, tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / "laws").mkdir()
    with gzip.open(shared_data / "laws.jsonl.gz", "rt", encoding="utf-8") as lines:
        laws = list(islice(lines, 500))
    with gzip.open(tmp_path / "laws" / "laws.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(laws)
    two = settings.model_copy(update={"workers": 2})
    first = build(tmp_path / "laws", "laws", two)
    assert first.added + len(first.skipped) == 500
    assert first.added > 490
    began = time.perf_counter()
    again = build(tmp_path / "laws", "laws", two)
    assert time.perf_counter() - began < 2
    assert counts(again) == (0, 0, first.added, 0)
    assert again.skipped == first.skipped
    assert again.index_version == first.index_version
    assert len(titles(settings)) == first.added


def test_other_reading_rules_read_files_again(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder, "甲", settings)
    read: list[Path] = []

    def noted(path: Path, *more: object) -> object:
        read.append(path)
        return read_file(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "read_file", noted)
    assert counts(build(folder, "甲", settings)) == (0, 0, 10, 0)
    assert read == []
    monkeypatch.setattr(building, "reading_fingerprint", lambda _: "other rules")
    assert counts(build(folder, "甲", settings)) == (0, 0, 10, 0)
    assert len(read) == 10
    build(folder, "甲", settings)
    assert len(read) == 10


def test_other_columns_change_the_documents(folder: Path, settings: Settings) -> None:
    build(folder, "甲", settings)
    other = settings.model_copy(update={"columns": {"title": "body"}})
    assert counts(build(folder, "甲", other)) == (0, 10, 0, 0)


def test_a_source_leaves_the_others_alone(folder: Path, settings: Settings, tmp_path: Path) -> None:
    build(folder, "甲", settings)
    other = tmp_path / "other"
    write(other / "a.jsonl", record(50), record(51))
    assert counts(build(other, "乙", settings)) == (2, 0, 0, 0)
    (other / "a.jsonl").unlink()
    emptied = build(other, "乙", settings, allow_removal=True)
    assert counts(emptied) == (0, 0, 0, 2)
    assert counts(build(folder, "甲", settings)) == (0, 0, 10, 0)
    assert len(titles(settings)) == 10


@pytest.mark.parametrize(("gone", "refused"), [(2, False), (3, True), (10, True)])
def test_more_than_a_fifth_goes_only_with_leave(
    folder: Path, settings: Settings, gone: int, refused: bool
) -> None:
    build(folder, "甲", settings)
    write(folder / "new.jsonl", *(record(number) for number in range(100, 120)))
    for path in sorted(folder.rglob("?.jsonl"))[:gone]:
        path.unlink()
    if refused:
        with pytest.raises(RemovalRefusedError):
            build(folder, "甲", settings)
        assert len(titles(settings)) == 10
    assert counts(build(folder, "甲", settings, allow_removal=True)) == (20, 0, 10 - gone, gone)
    assert len(titles(settings)) == 30 - gone


def test_an_emptied_or_wrong_folder_is_refused(
    folder: Path, settings: Settings, tmp_path: Path
) -> None:
    build(folder, "甲", settings)
    (tmp_path / "empty").mkdir()
    with pytest.raises(RemovalRefusedError):
        build(tmp_path / "empty", "甲", settings)
    assert len(titles(settings)) == 10


def test_what_goes_in_comes_out_or_is_skipped_with_its_reason(
    folder: Path, settings: Settings
) -> None:
    write(folder / "more.jsonl", record(60), record(61, body=""), record(60), record(62))
    with (folder / "more.jsonl").open("a", encoding="utf-8") as file:
        file.write("{no JSON\n[1]\n")
    (folder / "empty.txt").write_text("")
    (folder / "binary.html").write_bytes(b"\0\1\2" * 100)
    (folder / "program.exe").write_bytes(b"MZ")
    (folder / "broken.jsonl.gz").write_bytes(b"\x1f\x8b\x08 no gzip")
    (folder / "坏.txt").write_bytes(b"\xff\xff\xfe\xfa\x81")
    first = build(folder, "甲", settings)
    assert first.added + len(first.skipped) == 10 + 6 + 5
    assert first.added == 12
    assert Counter(skipped.path for skipped in first.skipped) == {
        "more.jsonl": 4,
        **dict.fromkeys(
            ["empty.txt", "binary.html", "program.exe", "broken.jsonl.gz", "坏.txt"], 1
        ),
    }
    reasons = {skipped.path: skipped.reason for skipped in first.skipped}
    assert reasons["empty.txt"] is SkipReason.EMPTY
    assert reasons["program.exe"] is SkipReason.FORMAT
    again = build(folder, "甲", settings)
    assert set(again.skipped) == set(first.skipped)
    engine = open_engine(settings)
    (source,) = engine.now().statistics().sources
    engine.close()
    assert (source.source, source.documents) == ("甲", 12)
    listed = {(one.path, one.reason, one.detail) for one in source.skipped}
    assert listed == {(one.path, one.reason.value, one.detail) for one in first.skipped}


def test_records_of_two_files_with_one_id_are_both_there(folder: Path, settings: Settings) -> None:
    write(folder / "twin.jsonl", record(3, title="另一个三"))
    report = build(folder, "甲", settings)
    assert report.added == 11
    (refused,) = report.refused
    assert (refused.field, refused.value, refused.reason) == ("id", "n3", RefusalReason.SAME_ID)
    before = titles(settings)
    assert before["n3"] != "另一个三"
    assert "另一个三" in before.values()
    assert counts(build(folder, "甲", settings)) == (0, 0, 11, 0)
    write(folder / "twin.jsonl", record(3, title="另一个三改"))
    assert counts(build(folder, "甲", settings)) == (0, 1, 10, 0)
    after = titles(settings)
    assert set(after) == set(before)
    assert after["n3"] == before["n3"]


def test_records_of_two_sources_with_one_id_are_both_there_and_reported(
    folder: Path, settings: Settings, tmp_path: Path
) -> None:
    build(folder, "甲", settings)
    write(tmp_path / "other" / "a.jsonl", record(3, title="乙的三"))
    report = build(tmp_path / "other", "乙", settings)
    assert report.added == 1
    (refused,) = report.refused
    assert (refused.key, refused.value, refused.reason) == ("n3", "n3", RefusalReason.SAME_ID)
    assert len(titles(settings)) == 11


def test_a_removed_record_is_gone_and_comes_back_under_its_id(
    folder: Path, settings: Settings
) -> None:
    build(folder, "甲", settings)
    path = folder / "1" / "3.jsonl"
    path.rename(folder / "aside")
    (folder / "aside").rename(folder.parent / "aside")
    assert build(folder, "甲", settings).removed == 1
    engine = open_engine(settings)
    assert isinstance(engine.now().document("n3"), RemovedDocument)
    engine.close()
    (folder.parent / "aside").rename(path)
    assert build(folder, "甲", settings).added == 1
    engine = open_engine(settings)
    assert isinstance(engine.now().document("n3"), MarkedDocument)
    engine.close()


def test_progress_counts_the_bytes_to_their_end(folder: Path, settings: Settings) -> None:
    steps: list[tuple[int, int]] = []
    build(folder, "甲", settings, progress=lambda done, total: steps.append((done, total)))
    size = sum(path.stat().st_size for path in folder.rglob("*.jsonl"))
    assert steps[-1] == (size, size)
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)


def test_an_interrupted_run_changes_nothing(folder: Path, settings: Settings) -> None:
    build(folder, "甲", settings)
    write(folder / "new.jsonl", *(record(number) for number in range(100, 200)))

    def interrupt(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(folder, "甲", settings, progress=interrupt)
    assert len(titles(settings)) == 10
    assert build(folder, "甲", settings).added == 100


def test_two_runs_at_once_are_refused(folder: Path, settings: Settings) -> None:
    with open_writer(settings), pytest.raises(IndexBusyError):
        build(folder, "甲", settings)
    assert build(folder, "甲", settings).added == 10


def test_an_index_whose_documents_cannot_be_read_is_built_again_with_all_sources(
    folder: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in (("乙", 50), ("丙", 60)):
        write(tmp_path / name / "a.jsonl", record(number))
        build(tmp_path / name, name, settings)
    build(folder, "甲", settings)
    (folder / "0" / "0.jsonl").unlink()
    build(folder, "甲", settings)
    (tmp_path / "丙").rename(tmp_path / "elsewhere")
    monkeypatch.setattr(manifest, "STORAGE", "another form")
    report = build(folder, "甲", settings)
    assert counts(report) == (9, 0, 0, 0)
    assert report.derived == 0
    assert (report.rebuilt, report.lost) == (("乙",), ("丙",))
    assert set(titles(settings)) == {*(f"n{number}" for number in range(1, 10)), "n50"}
    engine = open_engine(settings)
    assert isinstance(engine.now().document("n0"), RemovedDocument)
    engine.close()


def test_a_source_whose_folder_moved_is_built_again_from_where_it_is(
    folder: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder, "甲", settings)
    moved = folder.rename(tmp_path / "moved")
    assert counts(build(moved, "甲", settings)) == (0, 0, 10, 0)
    write(tmp_path / "other" / "a.jsonl", record(50))
    monkeypatch.setattr(manifest, "STORAGE", "another form")
    report = build(tmp_path / "other", "乙", settings)
    assert (report.rebuilt, report.lost) == (("甲",), ())
    assert len(titles(settings)) == 11
