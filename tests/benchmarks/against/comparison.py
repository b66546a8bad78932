"""Two revisions side by side: built in turn, then asked every query in turn, round by round."""

from __future__ import annotations

import json
import shutil
import statistics
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from corpus.document import Document
from tests.benchmarks.against.revision_checkout import Checkout
from tests.benchmarks.against.worker_process import WorkerProcess
from tests.benchmarks.dataset import Question
from tests.benchmarks.typed import TypedQuery

OLD, NEW = "old", "new"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request to both workers: its group, its kind within it, the verb and its arguments."""

    group: str
    kind: str
    verb: str
    arguments: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.group}, {self.kind}: {json.dumps(self.arguments, ensure_ascii=False)}"


@dataclass(frozen=True, slots=True)
class Measured:
    """What two revisions took, by `OLD` and `NEW`.

    `builds` are the answers of the worker's `build`; `times` the CPU milliseconds of each of
    `asked`, the median of the rounds; `different` the queries that matched another number of
    documents; `reordered` how many gave other documents, or another order, on their first page.
    """

    labels: dict[str, str]
    builds: dict[str, list[dict[str, float]]]
    opened: dict[str, float]
    asked: list[Asked]
    times: dict[str, list[float]]
    different: list[str] = field(default_factory=list)
    reordered: int = 0


def requests(questions: Iterable[Question], typed: Sequence[TypedQuery]) -> list[Asked]:
    """What is asked: the questions, the typed texts, and pages of the site.

    The pages are those of results for the typed names and everyday words, and as many documents.
    """
    pages = [query for query in typed if query.kind != "question"]
    return [
        *(Asked("questions", q.kind, "ask", {"question": asdict(q)}) for q in questions),
        *(Asked("typed", q.kind, "type", {"text": q.text}) for q in typed),
        *(Asked("pages", "results", "get", {"path": "/search", "q": q.text}) for q in pages),
        *(
            Asked("pages", "document", "get", {"path": f"/d/piece-{number}"})
            for number in range(len(pages))
        ),
    ]


def compare(
    old: Checkout,
    new: Checkout,
    documents: Iterable[Document],
    asked: list[Asked],
    work: Path,
    *,
    builds: int,
    rounds: int,
) -> Measured:
    """Build `builds` indexes with each revision and ask both everything `rounds` times."""
    work.mkdir(parents=True, exist_ok=True)
    source = work / "documents.jsonl"
    _write(documents, source)
    checkouts = {OLD: old, NEW: new}
    built: dict[str, list[dict[str, float]]] = {OLD: [], NEW: []}
    index: dict[str, str] = {}
    for turn in range(builds):
        for name in _in_turn(turn):
            if name in index:
                shutil.rmtree(index[name])
            index[name] = tempfile.mkdtemp(prefix=f"{name}-", dir=work)
            with WorkerProcess(checkouts[name]) as worker:
                built[name].append(worker.ask("build", index=index[name], documents=str(source)))
    with WorkerProcess(old) as old_worker, WorkerProcess(new) as new_worker:
        workers = {OLD: old_worker, NEW: new_worker}
        # The first round brings every file into the page cache and is not measured.
        _ask_all(workers, index, asked, 0)
        several = [_ask_all(workers, index, asked, turn) for turn in range(rounds)]
        for name, worker in workers.items():
            _refuse_strangers(checkouts[name], worker.ask("modules")["files"])
    last = several[-1].answers
    return Measured(
        labels={name: checkout.label for name, checkout in checkouts.items()},
        builds=built,
        opened={n: statistics.median(r.opened[n] for r in several) for n in workers},
        asked=asked,
        times={
            name: [
                statistics.median(each)
                for each in zip(*([a["ms"] for a in r.answers[name]] for r in several), strict=True)
            ]
            for name in workers
        },
        different=differences(asked, last[OLD], last[NEW]),
        reordered=sum(a["ids"] != b["ids"] for a, b in zip(last[OLD], last[NEW], strict=True)),
    )


def differences(
    asked: Iterable[Asked], old: Iterable[dict[str, Any]], new: Iterable[dict[str, Any]]
) -> list[str]:
    """A line for each request whose answers have different totals."""
    return [
        f"{request}: {one['total']} and {other['total']}"
        for request, one, other in zip(asked, old, new, strict=True)
        if one["total"] != other["total"]
    ]


@dataclass(frozen=True, slots=True)
class _Round:
    """One round: CPU milliseconds of opening, and the answers in the order of the requests."""

    opened: dict[str, float]
    answers: dict[str, list[dict[str, Any]]]


def _ask_all(
    workers: dict[str, WorkerProcess], index: dict[str, str], asked: list[Asked], turn: int
) -> _Round:
    opened = {name: workers[name].ask("open", index=index[name])["ms"] for name in _in_turn(turn)}
    answers: dict[str, list[dict[str, Any]]] = {OLD: [], NEW: []}
    for number, request in enumerate(asked):
        for name in _in_turn(turn + number):
            answers[name].append(workers[name].ask(request.verb, **request.arguments))
    return _Round(opened, answers)


def _in_turn(turn: int) -> Iterator[str]:
    """Both names; who comes first changes from turn to turn."""
    yield from (OLD, NEW) if turn % 2 == 0 else (NEW, OLD)


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


def _refuse_strangers(checkout: Checkout, files: list[str]) -> None:
    """Raise where a revision ran with modules of another one."""
    strangers = [file for file in files if not Path(file).is_relative_to(checkout.folder)]
    if strangers or not files:
        raise RuntimeError(f"{checkout.label} ran with files that are not its own: {strangers}")
