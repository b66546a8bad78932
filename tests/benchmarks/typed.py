"""Queries as a person types them: names of documents, questions and everyday words."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut, is_word

EACH = 60
"""Queries of each kind."""

LONGEST_NAME = 80
"""Characters of a name; longer titles of the shared notices are mostly whole sentences."""

QUESTION_WORDS = range(8, 31)
"""How many words a question has."""

EVERYDAY = Path(__file__).with_name("everyday_queries.txt")


@dataclass(frozen=True, slots=True)
class TypedQuery:
    """A text for the search box; `kind` is name, question or everyday."""

    kind: str
    text: str


def typed_queries(shared: Path) -> list[TypedQuery]:
    """The same `EACH` names, questions and everyday queries in every run.

    Half of the names are titles of laws, half of notices; half of the questions come from each set
    of rated questions. Only the everyday queries are our own and stand in this folder.
    """
    data = shared / "data"
    names = (_titles(data / f"{file}.jsonl.gz") for file in ("laws", "notices"))
    questions = (_questions(data / "eval" / name) for name in ("notices", "statutes"))
    everyday = EVERYDAY.read_text(encoding="utf-8").splitlines()
    return [
        *(TypedQuery("name", text) for texts in names for text in _drawn(texts)),
        *(TypedQuery("question", text) for texts in questions for text in _drawn(texts)),
        *(TypedQuery("everyday", text) for text in everyday),
    ]


def _titles(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            title = json.loads(line)["title"]
            if len(title) <= LONGEST_NAME:
                yield title


def _questions(folder: Path) -> Iterator[str]:
    for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        if sum(map(is_word, cut(normalise(text)))) in QUESTION_WORDS:
            yield text


def _drawn(texts: Iterable[str]) -> list[str]:
    """Half of `EACH` distinct texts, drawn by their hashes: one text more or less moves few."""
    return sorted(set(texts), key=lambda text: blake2b(text.encode()).digest())[: EACH // 2]
