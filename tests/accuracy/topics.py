"""How well the topic of a document is told that states none; `--write` trains the model anew.

`python -m tests.accuracy.topics --write` writes `corpus/fields/topic_model.json` from all labelled
documents. What is measured is cross-validated: the weights have not seen what they judge.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.fields.organs import split_issuers
from corpus.fields.topic_classifier import EVIDENCE, MODEL, evidence
from corpus.fields.topics import CLASSES, read_topics
from indexer.similarity.text_signature import title_core
from tests.accuracy.rows import Row

THRESHOLD = 0.6
"""Chance below which a document stays 未标注. At .5 2% more are answered, and half of those are
wrong."""

ENOUGH = 10
"""Labelled documents that a class needs to be judged with the others."""

RIGHT, UNANSWERED = 0.8, 0.25
_FOLDS = 10
_STEPS, _RATE, _SMALL = 1500, 0.3, 0.001


class Labelled(NamedTuple):
    """A document whose class is known, and what the classifier sees of it: (evidence, classes)."""

    title: str
    topic: str
    seen: NDArray[np.float64]


def labelled(data: Path) -> list[Labelled]:
    """The notices that state one of the 22 classes, each text once."""
    found: dict[str, Labelled] = {}
    with gzip.open(data / "notices.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            topics = read_topics(record["topic"] or "")
            if topics:
                title = re.sub(r"&nbsp;", " ", record["title"])
                issuers = split_issuers(record["issuer"] or "")[0]
                seen = np.array(evidence(title, issuers, record["body"] or ""))
                one = Labelled(title, topics[0].split("/")[0], seen)
                found.setdefault(title_core(title) or title, one)
    return list(found.values())


def train(documents: Sequence[Labelled]) -> NDArray[np.float64]:
    """The weight of each kind of evidence, by gradient descent on the logarithmic loss."""
    seen = np.stack([one.seen for one in documents])
    truth = np.eye(len(CLASSES))[[CLASSES.index(one.topic) for one in documents]]
    weights, speed = np.ones(len(EVIDENCE)), np.zeros(len(EVIDENCE))
    for _ in range(_STEPS):
        missed = _chances(seen, weights) - truth
        slope = np.einsum("dc,dec->e", missed, seen) / len(documents) + _SMALL * weights
        speed = 0.9 * speed + slope
        weights -= _RATE * speed
    return weights


def cross_validated(documents: Sequence[Labelled]) -> list[tuple[str, str | None]]:
    """For each document its class and the one told, None below the threshold."""
    told: dict[int, str | None] = {}
    order = np.random.default_rng(22).permutation(len(documents))
    for fold in range(_FOLDS):
        held = order[fold::_FOLDS]
        rest = np.setdiff1d(order, held)
        weights = train([documents[i] for i in rest])
        chances = _chances(np.stack([documents[i].seen for i in held]), weights)
        for place, row in zip(held.tolist(), chances, strict=True):
            best = int(row.argmax())
            told[place] = CLASSES[best] if row[best] >= THRESHOLD else None
    return [(one.topic, told[i]) for i, one in enumerate(documents)]


def measure(data: Path) -> list[Row]:
    """The rows of the table: of those answered, of those left open, and of each class."""
    documents = labelled(data)
    judged = cross_validated(documents)
    counted = Counter(topic for topic, _ in judged)
    right = Row("right of answered", RIGHT)
    answered = Row("answered", 1 - UNANSWERED)
    classes = {name: Row(name, 0) for name in CLASSES if counted[name]}
    for one, (topic, told) in zip(documents, judged, strict=True):
        shown = f"{one.title[:50]}: {topic}, told {told or 'nothing'}"
        classes[topic].count(float(topic == told), shown if counted[topic] < ENOUGH else "")
        if counted[topic] >= ENOUGH:
            answered.count(float(told is not None), shown)
            if told is not None:
                right.count(float(topic == told), shown)
    return [right, answered, *classes.values()]


def _chances(seen: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    scores = np.einsum("dec,e->dc", seen, weights)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return chances


def _lines(documents: Sequence[Labelled]) -> Iterator[str]:
    weights = train(documents)
    model = {
        "threshold": THRESHOLD,
        "weights": {
            name: round(float(weight), 3) for name, weight in zip(EVIDENCE, weights, strict=True)
        },
    }
    yield json.dumps(model, ensure_ascii=False, indent=2)


def main(arguments: Sequence[str]) -> int:
    """Train on all labelled documents and print the model; `--write` keeps it."""
    beside = Path(__file__).resolve().parents[3] / "shared"
    data = Path(os.environ.get("POLICY_SEARCH_SHARED") or beside) / "data"
    text = "\n".join(_lines(labelled(data))) + "\n"
    if "--write" in arguments:
        MODEL.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
