"""Everyday queries: what citizens type, with the documents that answer it, and what none answers.

They were written from the documents, some drawn at random and some found by reading all titles,
by someone who had seen no table of plain words and asked no search engine; right documents were
looked for with the official words and judged by one person. Mistakes of typing, pinyin and places
are in them as in real queries. Ids are those of the records of `notices.jsonl.gz` or the file names
of `pages/` in the shared data.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

FOLDER = Path(__file__).parent

Fold = Literal["a", "b"]
"""Half of the queries each: `a` may be looked at when ranking is tuned, `b` only judges."""


@dataclass(frozen=True)
class EverydayQuery:
    """A query as it was typed, the area of life it is from, and the documents that answer it."""

    kind: str
    text: str
    right: frozenset[str]
    fold: Fold


@dataclass(frozen=True)
class UnansweredQuery:
    """A query that no document of the notices and pages answers: no passage may be shown for it."""

    text: str
    fold: Fold


def everyday_queries(path: Path = FOLDER / "everyday.tsv") -> tuple[EverydayQuery, ...]:
    """Read the queries that have an answer, in the order of the file."""
    return tuple(
        EverydayQuery(
            kind=row["kind"],
            text=row["query"],
            right=frozenset(row["documents"].split("|")),
            fold=_fold(row["fold"]),
        )
        for row in _rows(path)
    )


def unanswered_queries(
    path: Path = FOLDER / "everyday_unanswered.tsv",
) -> tuple[UnansweredQuery, ...]:
    """Read the queries that have no answer, in the order of the file."""
    return tuple(UnansweredQuery(row["query"], _fold(row["fold"])) for row in _rows(path))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def _fold(value: str) -> Fold:
    if value not in ("a", "b"):
        raise ValueError(f'fold is "{value}", but is "a" or "b"')
    return cast(Fold, value)
