"""The indexes of two revisions over the same documents, built in turn."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.document import Document
from tests.benchmarks.against.revision_checkout import Checkout
from tests.benchmarks.against.worker_process import WorkerProcess

OLD, NEW = "old", "new"

Builds = dict[str, list[dict[str, float]]]
"""By `OLD` and `NEW` what each build took: seconds, CPU seconds of all its processes, bytes."""


def in_turn(turn: int) -> Iterator[str]:
    """Both names; who comes first changes from turn to turn."""
    yield from (OLD, NEW) if turn % 2 == 0 else (NEW, OLD)


def build_in_turn(
    checkouts: dict[str, Checkout], documents: Iterable[Document], work: Path, builds: int
) -> Builds:
    """Build the indexes `work / OLD` and `work / NEW`, each `builds` times.

    What is kept of the old revision from an earlier run (`keep_old`) is not built again.
    """
    work.mkdir(parents=True, exist_ok=True)
    source = work / "documents.jsonl"
    _write(documents, source)
    built: Builds = {OLD: [], NEW: []}
    kept = _figures_of_kept(work)
    if kept.is_file():
        built[OLD] = json.loads(kept.read_text(encoding="utf-8"))
    wanted = [name for name in (OLD, NEW) if not built[name]]
    for turn in range(builds):
        for name in in_turn(turn):
            if name in wanted:
                shutil.rmtree(work / name, ignore_errors=True)
                with WorkerProcess(checkouts[name]) as worker:
                    arguments = {"index": str(work / name), "documents": str(source)}
                    built[name].append(worker.ask("build", **arguments))
    source.unlink()
    return built


def keep_old(work: Path, builds: Builds) -> None:
    """Leave the old revision's index, with what its builds took, for another run."""
    shutil.rmtree(work / NEW)
    _figures_of_kept(work).write_text(json.dumps(builds[OLD]), encoding="utf-8")


def _figures_of_kept(work: Path) -> Path:
    return work / "builds-of-old.json"


def _write(documents: Iterable[Document], file: Path) -> None:
    """The documents as both workers read them, whatever their `Document` looks like."""
    with file.open("w", encoding="utf-8") as lines:
        for document in documents:
            day = document.published_on
            row = {
                "key": document.key,
                "title": document.title,
                "paragraphs": [paragraph.text for paragraph in document.paragraphs],
                "date": day.isoformat() if day else None,
                "topics": document.topics,
            }
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
