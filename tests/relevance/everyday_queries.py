"""Queries in the words of every day: a right document is among the first three."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.relevance.collections_indexed import (
    NOTICES,
    PAGES,
    id_of_page,
    id_of_record,
    records,
)
from tests.relevance.goals import ANSWER_SHOWN, AS_THEY_ARE, IN_FIRST_THREE, Measured
from tests.relevance.question_tables import read_table
from tests.relevance.rank_metrics import mean
from tests.relevance.rewordings import REWORDINGS
from tests.relevance.run import Run

TABLE = "everyday.tsv"
UNANSWERED = "everyday_unanswered.tsv"
COLLECTION = "everyday"
FIRST = 3


@dataclass(frozen=True, slots=True)
class EverydayQuery:
    """A query with its kind, the ids of the right documents, and the fold that it is in."""

    kind: str
    text: str
    right: frozenset[str]
    fold: str


def everyday(run: Run) -> list[Measured]:
    """Everyday queries in all, by kind, and reworded."""
    queries = run.sample(read_queries(run.tables / TABLE, run.data))
    figures = []
    kinds: dict[str, list[float]] = defaultdict(list)
    with run.api(COLLECTION) as api:
        for asked_as, reword in REWORDINGS.items():
            label = f"everyday, {asked_as}"
            hits = []
            for query in run.progress(queries, label):
                found = api.ask(reword(query.text)).ids[:FIRST]
                hits.append(float(not query.right.isdisjoint(found)))
                if not hits[-1]:
                    line = f"{query.kind}: {query.text} – {sorted(query.right)}, not {found}"
                    run.miss(label, line)
                if asked_as == AS_THEY_ARE:
                    kinds[query.kind].append(hits[-1])
            figures.append(
                Measured(
                    "everyday",
                    asked_as,
                    IN_FIRST_THREE,
                    mean(hits),
                    len(hits),
                    _folds(queries, hits),
                    None if asked_as == AS_THEY_ARE else AS_THEY_ARE,
                )
            )
    return figures + [
        Measured("everyday", kind, IN_FIRST_THREE, mean(hits), len(hits))
        for kind, hits in kinds.items()
    ]


def unanswered(run: Run) -> list[Measured]:
    """Questions that no document here answers: how often a passage is shown all the same."""
    rows = run.sample(read_table(run.tables / UNANSWERED, "query"))
    shown = []
    with run.api(COLLECTION) as api:
        for row in run.progress(rows, "unanswered"):
            shown.append(float(api.ask(row["query"]).answered))
            if shown[-1]:
                run.miss("unanswered", row["query"])
    return [Measured("unanswered", AS_THEY_ARE, ANSWER_SHOWN, mean(shown), len(shown))]


def read_queries(table: Path, data: Path) -> list[EverydayQuery]:
    """The queries of the table; raises `ValueError` where a right document is not there.

    A document is the id of a notice or the name of a page's file, several are parted by |.
    """
    notices = {id_of_record(record) for record in records(data / NOTICES)}
    pages = {path.name: id_of_page(path.name, COLLECTION) for path in data.glob(PAGES)}
    pages |= {name.removesuffix(".html"): id for name, id in pages.items()}
    queries = []
    for row in read_table(table, "kind", "query", "documents", "fold"):
        names = [name.strip() for name in row["documents"].split("|") if name.strip()]
        unknown = [name for name in names if name not in notices and name not in pages]
        if unknown or not names:
            raise ValueError(f"{table.name}: {row['query']}: no document {unknown}")
        right = frozenset(pages.get(name, name) for name in names)
        queries.append(EverydayQuery(row["kind"], row["query"], right, row["fold"]))
    return queries


def _folds(queries: Sequence[EverydayQuery], hits: Sequence[float]) -> tuple[float, ...]:
    folds: dict[str, list[float]] = defaultdict(list)
    for query, hit in zip(queries, hits, strict=True):
        folds[query.fold].append(hit)
    return tuple(mean(folds[fold]) for fold in sorted(folds))
