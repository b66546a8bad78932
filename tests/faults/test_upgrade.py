"""An index of another version is derived again from what it stores, while it is served."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import pytest

from indexer import analysis_version
from indexer import build as building
from indexer.build import BuildReport, build
from indexer.engine import Engine
from indexer.engines import check, open_engine, open_writer
from indexer.engines.whoosh.files import manifest
from indexer.engines.whoosh.files.generations import current_folder
from indexer.engines.whoosh.files.manifest import read_ledger
from indexer.engines.whoosh.files.schema import SCHEMA_VERSION
from indexer.engines.whoosh.files.segment_list import read_segments
from indexer.engines.whoosh.write import index_writer
from indexer.errors import IndexStaleError, RemovalRefusedError
from indexer.query.model import Query
from indexer.results import RemovedDocument
from indexer.settings import Settings
from indexer.takedown import put_back, take_down

ROOT = Path(__file__).resolve().parents[2]
CITED = "国发〔2019〕5号"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an index that is not there yet."""
    return Settings(index_dir=tmp_path / "index", memory_mb=64, workers=2)


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    """Two sources whose records ask for the same id, and one of a single document."""
    found = {}
    for source, count in (("甲", 40), ("乙", 3), ("丙", 1)):
        found[source] = tmp_path / source
        found[source].mkdir()
        for number in range(count):
            record = {
                "id": f"n{number}",
                "title": f"{source}第{number}项工作的通知",
                "date": f"20{number % 20 + 1:02}-03-01",
                "body": f"各区：\n现就{source}第{number}项工作，又据{CITED}，通知如下。",
            }
            line = json.dumps(record, ensure_ascii=False)
            (found[source] / f"{number}.jsonl").write_text(line, encoding="utf-8")
    return found


@pytest.fixture
def indexed(folders: dict[str, Path], settings: Settings) -> dict[str, str]:
    """An index of the three sources, with one document removed; its titles by id."""
    for source, folder in folders.items():
        build(folder, source, settings)
    (folders["甲"] / "7.jsonl").unlink()
    build(folders["甲"], "甲", settings)
    found = titles(settings)
    assert len(found) == 43
    assert "n7" not in found
    return found


@contextmanager
def engine_of(settings: Settings) -> Iterator[Engine]:
    with closing(open_engine(settings)) as engine:
        yield engine


def titles(settings: Settings) -> dict[str, str]:
    """The title of each document, by its id."""
    with engine_of(settings) as engine:
        return {hit.id: hit.title for hit in engine.now().search(Query(size=1000)).hits}


def other_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis_version, "current", lambda: "another version")


def other_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "SCHEMA_VERSION", SCHEMA_VERSION + 1)


def refuse_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a file was read")

    monkeypatch.setattr(building, "read_file", refuse)


def counts(report: BuildReport) -> tuple[int, int, int, int]:
    """Added, changed, unchanged, removed."""
    return report.added, report.changed, report.unchanged, report.removed


@pytest.mark.parametrize("change", [other_analysis, other_schema])
def test_all_documents_are_derived_again_without_a_file(
    change: Callable[[pytest.MonkeyPatch], None],
    indexed: dict[str, str],
    folders: dict[str, Path],
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files_before = read_ledger(current_folder(settings.index_dir))
    for source in ("甲", "丙"):
        shutil.rmtree(folders[source])
    refuse_to_read(monkeypatch)
    change(monkeypatch)
    assert check(settings).stale
    steps: list[tuple[int, int]] = []
    report = build(
        folders["乙"], "乙", settings, deriving=lambda done, total: steps.append((done, total))
    )
    assert report.derived == 43
    assert steps == [(done, 43) for done in range(1, 44)]
    assert counts(report) == (0, 0, 3, 0)
    assert (report.rebuilt, report.lost, report.hidden) == ((), (), ())
    assert titles(settings) == indexed
    assert read_ledger(current_folder(settings.index_dir)) == files_before
    found = check(settings)
    assert (found.stale, found.problems, found.documents) == (False, (), 43)
    with engine_of(settings) as engine:
        assert isinstance(engine.now().document("n7"), RemovedDocument)
    again = build(folders["乙"], "乙", settings)
    assert (again.derived, again.index_version) == (0, report.index_version)


def test_what_comes_back_after_it_has_the_id_it_had(
    indexed: dict[str, str],
    folders: dict[str, Path],
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other_analysis(monkeypatch)
    build(folders["乙"], "乙", settings)
    shutil.copy(folders["甲"] / "8.jsonl", folders["甲"] / "7.jsonl")
    record = json.loads((folders["甲"] / "7.jsonl").read_text(encoding="utf-8"))
    text = json.dumps(record | {"id": "n7"}, ensure_ascii=False)
    (folders["甲"] / "7.jsonl").write_text(text, encoding="utf-8")
    report = build(folders["甲"], "甲", settings)
    assert counts(report) == (1, 0, 39, 0)
    assert set(titles(settings)) == {*indexed, "n7"}


def test_what_was_taken_down_stays_down(
    indexed: dict[str, str],
    folders: dict[str, Path],
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take_down(settings, ["n3"], "含有个人信息", only=True)
    other_analysis(monkeypatch)
    assert build(folders["乙"], "乙", settings).derived == 43
    assert "n3" not in titles(settings)
    with engine_of(settings) as engine:
        gone = engine.now().document("n3")
    assert isinstance(gone, RemovedDocument)
    assert gone.reason == "含有个人信息"
    put_back(settings, ["n3"], "")
    assert titles(settings) == indexed


def test_an_interruption_leaves_the_old_index(
    indexed: dict[str, str],
    folders: dict[str, Path],
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupt(done: int, _: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        other_analysis(patched)
        with pytest.raises(KeyboardInterrupt):
            build(folders["乙"], "乙", settings, deriving=interrupt)
        with pytest.raises(IndexStaleError):
            open_engine(settings)
    assert titles(settings) == indexed
    other_analysis(monkeypatch)
    assert build(folders["乙"], "乙", settings).derived == 43


def test_it_is_done_even_where_the_run_is_refused(
    indexed: dict[str, str],
    folders: dict[str, Path],
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(8, 30):
        (folders["甲"] / f"{number}.jsonl").unlink()
    other_analysis(monkeypatch)
    with pytest.raises(RemovalRefusedError):
        build(folders["甲"], "甲", settings)
    assert titles(settings) == indexed


def test_nothing_is_published_without_them(
    indexed: dict[str, str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        other_analysis(patched)
        with open_writer(settings) as writer:
            assert writer.outdated == 43
            with pytest.raises(RuntimeError):
                writer.publish()
    assert titles(settings) == indexed


def damage_text(folder: Path) -> None:
    """Change one byte of a stored text."""
    largest = max(folder.glob("*.text.col"), key=lambda path: path.stat().st_size)
    content = bytearray(largest.read_bytes())
    content[10] ^= 1
    largest.unlink()
    largest.write_bytes(content)


def damage_deletions(folder: Path) -> None:
    """Have the list of segments say that a document is deleted that is not."""
    path = folder / "segments.json"
    content = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(re.sub(r'"deleted": \[[^]]*\]', '"deleted": [0]', content), encoding="utf-8")


@pytest.mark.parametrize("damage", [damage_text, damage_deletions])
def test_what_is_stored_and_damaged_is_read_again(
    damage: Callable[[Path], None],
    indexed: dict[str, str],
    folders: dict[str, Path],
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    damage(current_folder(settings.index_dir))
    other_analysis(monkeypatch)
    report = build(folders["甲"], "甲", settings)
    assert (report.derived, set(report.rebuilt), report.added) == (0, {"乙", "丙"}, 39)
    assert set(titles(settings).values()) == set(indexed.values())


def test_what_is_derived_is_merged(
    indexed: dict[str, str],
    folders: dict[str, Path],
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index_writer, "INVERSION", 2**40)  # a segment for each document
    other_analysis(monkeypatch)
    assert build(folders["乙"], "乙", settings).derived == 43
    assert len(read_segments(current_folder(settings.index_dir))) < 5
    assert titles(settings) == indexed


def test_an_index_without_documents_is_brought_up_to_date(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    build(tmp_path / "empty", "甲", settings)
    other_analysis(monkeypatch)
    assert build(tmp_path / "empty", "甲", settings).derived == 0
    assert not check(settings).stale
    open_engine(settings).close()


# Run by the program of before: it answers until it is told to stop.
SERVING = """
import sys
from pathlib import Path
from indexer.engines import open_engine
from indexer.engines.whoosh import whoosh_engine
from indexer.query.model import Query
from indexer.settings import Settings
whoosh_engine.LOOK_EVERY = 0.01
engine = open_engine(Settings(index_dir=Path(sys.argv[1])))
for id in sys.stdin:
    view = engine.now()
    cited = len(view.relations(id.strip()).citations)
    print(view.version, view.search(Query()).total, cited, flush=True)
"""

BUILDING = """
import sys
from pathlib import Path
from indexer.build import build
from indexer.settings import Settings
settings = Settings(index_dir=Path(sys.argv[1]), workers=2)
for folder in map(Path, sys.argv[2:]):
    print(build(folder, folder.name, settings).derived)
"""


def run(code: str, *arguments: object) -> list[str]:
    return [sys.executable, "-c", code, *map(str, arguments)]


def environment(program: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"}


def ask(server: subprocess.Popen[str], id: str) -> tuple[str, int, int]:
    """The version that a program answers from, its documents, and how many one of them cites."""
    ours: IO[str] | None = server.stdin
    theirs: IO[str] | None = server.stdout
    assert ours
    assert theirs
    ours.write(id + "\n")
    ours.flush()
    version, total, cited = theirs.readline().split()
    return version, int(total), int(cited)


def test_the_program_of_before_goes_on_with_its_index(
    tmp_path: Path, folders: dict[str, Path], settings: Settings
) -> None:
    """Two programs: one that cannot read numbers, served, and this one, which derives them."""
    before = tmp_path / "before"
    for package in ("corpus", "indexer"):
        shutil.copytree(ROOT / package, before / package, ignore=shutil.ignore_patterns("sample"))
    numbers = before / "corpus" / "fields" / "numbers.py"
    forgetful = "\n\ndef find_numbers(text):  # noqa\n    return ()\n"
    numbers.write_text(numbers.read_text(encoding="utf-8") + forgetful, encoding="utf-8")
    command = run(BUILDING, settings.index_dir, *folders.values())
    subprocess.run(command, env=environment(before), cwd=before, check=True)
    with pytest.raises(IndexStaleError):
        open_engine(settings)
    for source in ("甲", "丙"):
        shutil.rmtree(folders[source])
    with subprocess.Popen(
        run(SERVING, settings.index_dir),
        env=environment(before),
        cwd=before,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        before_it = ask(server, "n1")
        version, *found = before_it
        assert found == [44, 0]
        command = run(BUILDING, settings.index_dir, folders["乙"])
        with subprocess.Popen(
            command, env=environment(ROOT), cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as upgrade:
            answers = [before_it]
            while upgrade.poll() is None:
                answers.append(ask(server, "n1"))
            said, _ = upgrade.communicate()
        assert (upgrade.returncode, said) == (0, "44\n")
        answers += [ask(server, "n1") for _ in range(100)]
        assert set(answers) == {before_it}
        with engine_of(settings) as engine:
            view = engine.now()
            assert view.version != version
            statistics = view.statistics()
            assert (statistics.documents, statistics.analysis) == (44, analysis_version.current())
            relations = view.relations("n1")
            assert relations
            assert len(relations.citations) == 1
        assert server.stdin
        server.stdin.close()
        assert server.wait() == 0
