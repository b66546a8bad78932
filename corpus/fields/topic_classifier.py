"""Tells the topic of a document that states none, from its issuers and its words.

The evidence for each of the 22 classes comes from a reviewed table of organs and words
(`topic_terms.tsv`), so that classes without a single example have a chance too; how much each kind
of evidence weighs is trained on documents whose class is known, by multinomial logistic regression
(`make topics` writes `topic_model.json`). Nothing but six weights is learned: weights for single
words or classes gave no more on documents held back, and fit the years of the examples.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.fields.rules.title_rules import SPACE
from corpus.fields.rules.topic_rules import SUBJECT
from corpus.fields.topics import CLASSES

EVIDENCE = ("leading issuer", "other issuers", "title", "title, strong", "text", "text, strong")
"""What speaks for a class; a row of `evidence` each."""

TERMS = Path(__file__).with_name("topic_terms.tsv")
MODEL = Path(__file__).with_name("topic_model.json")

_TEXT_LENGTH = 3000
"""Signs of the text that are looked at: what a notice is about stands at its head."""

_MOST_IN_TITLE = 3

Evidence = tuple[tuple[float, ...], ...]
"""A row for each of `EVIDENCE`, a column for each of `CLASSES`."""


class _Terms(NamedTuple):
    issuer: tuple[tuple[str, ...], ...]
    word: tuple[tuple[str, ...], ...]
    strong: tuple[tuple[str, ...], ...]


class _Model(NamedTuple):
    weights: tuple[float, ...]
    threshold: float


def classify_topic(title: str, issuers: Sequence[str], text: str) -> str | None:
    """Return the most likely class of a document; None where no class is likely enough.

    >>> classify_topic("关于调整增值税税率的公告", ["财政部", "税务总局"], "增值税税率调整为13%。")
    '财政、金融、审计'
    >>> classify_topic("关于开会的通知", [], "请准时参加。") is None
    True
    """
    model = _model()
    best, chance = max(
        enumerate(probabilities(evidence(title, issuers, text), model.weights)),
        key=lambda found: found[1],
    )
    return CLASSES[best] if chance >= model.threshold else None


def evidence(title: str, issuers: Sequence[str], text: str) -> Evidence:
    """Measure how much speaks for each class.

    An issuer counts 0 or 1. The words of a title count by their number, three at most. The words of
    the text count by the logarithm of how often they occur, as a share of all classes. O(length of
    text × terms).
    """
    title, text = _plain(title), _plain(text[:_TEXT_LENGTH])
    issuers = [_plain(issuer) for issuer in issuers]
    terms = _terms()
    head = SUBJECT.match(title)
    subject = title[head.end() :] if head else title
    leading = issuers[0] if issuers else ""
    others = issuers[1:] if issuers else (head.group(1) if head else "",)
    return (
        tuple(float(any(w in leading for w in words)) for words in terms.issuer),
        tuple(float(any(w in one for one in others for w in words)) for words in terms.issuer),
        *(
            tuple(float(min(_MOST_IN_TITLE, sum(w in subject for w in words))) for words in kind)
            for kind in (terms.word, terms.strong)
        ),
        *(_shares(text, kind) for kind in (terms.word, terms.strong)),
    )


def probabilities(found: Evidence, weights: Sequence[float]) -> tuple[float, ...]:
    """Return the probability of each class; all are equal where nothing speaks for any of them."""
    scores = [
        sum(weight * row[place] for weight, row in zip(weights, found, strict=True))
        for place in range(len(CLASSES))
    ]
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return tuple(power / total for power in powers)


def _plain(text: str) -> str:
    """Take out white space, and 人民 of 人民政府, which would otherwise hold the word 民政."""
    return SPACE.sub("", text).replace("人民政府", "政府")


def _shares(text: str, kind: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Return each class's share of all words found; the divisor keeps a lone word from deciding."""
    # Words are counted only where the text has all of their signs: most lack one.
    has_signs_of = frozenset(text).issuperset
    found = [sum(math.log1p(text.count(w)) for w in filter(has_signs_of, words)) for words in kind]
    total = sum(found) + 2
    return tuple(one / total for one in found)


@cache
def _terms() -> _Terms:
    """Read the table, each column in the order of `CLASSES`; an unknown class is a ValueError."""
    columns: dict[str, list[tuple[str, ...]]] = {k: [()] * len(CLASSES) for k in _Terms._fields}
    for name, kind, words in _rows():
        columns[kind][CLASSES.index(name)] = words
    return _Terms(**{kind: tuple(column) for kind, column in columns.items()})


def _rows() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for line in TERMS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, kind, words = line.split("\t")
            yield name, kind, tuple(words.split())


@cache
def _model() -> _Model:
    stated = json.loads(MODEL.read_text(encoding="utf-8"))
    return _Model(tuple(stated["weights"][name] for name in EVIDENCE), stated["threshold"])
