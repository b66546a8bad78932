"""Two revisions side by side: both asked every query in turn, round by round."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.against.indexes import NEW, OLD, Builds, in_turn
from tests.benchmarks.against.revision_checkout import Checkout
from tests.benchmarks.against.worker_process import WorkerProcess
from tests.benchmarks.dataset import Question
from tests.benchmarks.typed import TypedQuery


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

    `times` are the CPU milliseconds of each of
    `asked`, the median of the rounds; `different` the queries that matched another number of
    documents; `reordered` how many gave other documents, or another order, on their first page.
    """

    labels: dict[str, str]
    builds: Builds
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
    checkouts: dict[str, Checkout], builds: Builds, asked: list[Asked], work: Path, rounds: int
) -> Measured:
    """Ask the indexes that `build_in_turn` left in `work` everything, `rounds` times."""
    with WorkerProcess(checkouts[OLD]) as old, WorkerProcess(checkouts[NEW]) as new:
        workers = {OLD: old, NEW: new}
        # The first round brings every file into the page cache and is not measured.
        _ask_all(workers, work, asked, 0)
        several = [_ask_all(workers, work, asked, turn) for turn in range(rounds)]
        for name, worker in workers.items():
            _refuse_strangers(checkouts[name], worker.ask("modules")["files"])
    last = several[-1].answers
    return Measured(
        labels={name: checkout.label for name, checkout in checkouts.items()},
        builds=builds,
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
    workers: dict[str, WorkerProcess], work: Path, asked: list[Asked], turn: int
) -> _Round:
    opened = {
        name: workers[name].ask("open", index=str(work / name))["ms"] for name in in_turn(turn)
    }
    answers: dict[str, list[dict[str, Any]]] = {OLD: [], NEW: []}
    for number, request in enumerate(asked):
        for name in in_turn(turn + number):
            answers[name].append(workers[name].ask(request.verb, **request.arguments))
    return _Round(opened, answers)


def _refuse_strangers(checkout: Checkout, files: list[str]) -> None:
    """Raise where a revision ran with modules of another one."""
    strangers = [file for file in files if not Path(file).is_relative_to(checkout.folder)]
    if strangers or not files:
        raise RuntimeError(f"{checkout.label} ran with files that are not its own: {strangers}")
