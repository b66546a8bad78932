"""What was left out is tried again when its reason may be gone, and what is named when asked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from corpus.readers import read_file
from corpus.report import RETRIED, SkipReason
from indexer import build as building
from indexer.build import BuildReport, build
from indexer.settings import Settings
from search_app.cli import run
from tests.corpus.test_office import FILES

SLOW = "#!/bin/sh\nexec /bin/sleep 60\n"
QUICK = "#!/bin/sh\necho '关于供水的通知'\necho '各供水单位应当认真组织实施。'\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index_dir=tmp_path / "index", memory_mb=64, workers=1, file_seconds=1)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder with programs that may convert."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An old Word file, one that is empty, and a file of records in a folder of its own."""
    folder = tmp_path / "notices"
    (folder / "2024").mkdir(parents=True)
    shutil.copy(FILES / "prices.xls", folder / "a.doc")
    (folder / "empty.txt").write_bytes(b"")
    line = json.dumps(
        {"id": "r1", "title": "关于养犬的通知", "body": "请登记。"}, ensure_ascii=False
    )
    (folder / "2024" / "r.jsonl").write_text(line, encoding="utf-8")
    (folder / "r.jsonl").write_text(line.replace("r1", "r2"), encoding="utf-8")
    return folder


def install(programs: Path, script: str) -> None:
    printer = programs / "catdoc"
    printer.write_text(script, encoding="utf-8")
    printer.chmod(0o755)


def reasons(report: BuildReport) -> dict[str, SkipReason]:
    return {one.path: one.reason for one in report.skipped}


def test_a_converter_that_was_installed_since_is_used(
    folder: Path, settings: Settings, programs: Path
) -> None:
    first = build(folder, "甲", settings)
    assert reasons(first) == {"a.doc": SkipReason.NO_CONVERTER, "empty.txt": SkipReason.EMPTY}
    assert reasons(build(folder, "甲", settings)) == reasons(first)
    install(programs, QUICK)
    second = build(folder, "甲", settings)
    assert second.added == 1
    assert reasons(second) == {"empty.txt": SkipReason.EMPTY}


def test_what_took_too_long_is_tried_again_on_another_day(
    folder: Path, settings: Settings, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(programs, SLOW)
    assert reasons(build(folder, "甲", settings))["a.doc"] is SkipReason.TOO_SLOW
    install(programs, QUICK)
    same_day = build(folder, "甲", settings)
    assert reasons(same_day)["a.doc"] is SkipReason.TOO_SLOW
    monkeypatch.setattr(building, "timestamp", lambda: "2099-01-01T00:00:00+00:00")
    install(programs, SLOW)
    assert reasons(build(folder, "甲", settings))["a.doc"] is SkipReason.TOO_SLOW
    install(programs, QUICK)
    once_is_enough = build(folder, "甲", settings)
    assert reasons(once_is_enough)["a.doc"] is SkipReason.TOO_SLOW
    monkeypatch.setattr(building, "timestamp", lambda: "2099-01-02T00:00:00+00:00")
    next_day = build(folder, "甲", settings)
    assert (next_day.added, "a.doc" in reasons(next_day)) == (1, False)


def test_what_lies_in_the_file_is_not_tried_again() -> None:
    assert not RETRIED & {SkipReason.EMPTY, SkipReason.ENCRYPTED, SkipReason.NO_TEXT_LAYER}


@pytest.mark.parametrize(
    ("reread", "read"),
    [
        ((), []),
        (("--reread",), ["2024/r.jsonl", "r.jsonl"]),
        (("--reread", "2024"), ["2024/r.jsonl"]),
        (("--reread", "r.jsonl"), ["r.jsonl"]),
        (("--reread", "2024/r.jsonl"), ["2024/r.jsonl"]),
    ],
)
def test_what_is_named_is_read_again(
    folder: Path,
    settings: Settings,
    reread: tuple[str, ...],
    read: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = ["--index-dir", str(settings.index_dir), "--workers", "1"]
    assert run(["index", str(folder), *place]) == 1
    real, found = read_file, []

    def noted(path: Path, *rest: object) -> object:
        found.append(path.relative_to(folder).as_posix())
        return real(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "holds_records", lambda path: True)
    monkeypatch.setattr(building, "read_file", noted)
    (folder / "a.doc").unlink()
    run(["index", str(folder), *place, "--allow-removal", *reread])
    assert [name for name in sorted(found) if name.endswith(".jsonl")] == read


def test_a_path_that_is_not_there_is_said(
    folder: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--index-dir", str(settings.index_dir)]
    assert run(["index", str(folder), *place, "--reread", "2099"]) == 2
    assert "没有“2099”" in capsys.readouterr().err
