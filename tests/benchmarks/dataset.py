"""Sets of documents and queries made from the shared laws; the same in every run."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from corpus.document import Document, Paragraph, Part
from indexer.analysis import words as segmentation
from indexer.analysis.normalise import normalise
from indexer.query.facets import Facet
from indexer.query.model import And, Expression, Or, ParsedText, Phrase, Query, Scope, Within, Word
from tests.benchmarks.unseen_words import UnseenWords

LENGTH = 1500
"""Characters of a document, about: laws are cut at paragraphs."""

SEED = 20190826

SAME_WORDS = 100_000
"""Up to so many documents the copies have the words of the laws and no others."""


def documents(shared: Path, count: int) -> Iterator[Document]:
    """`count` documents of about `LENGTH` characters; past the laws' end, shuffled copies.

    In a set of more than `SAME_WORDS` one word of ten in each copy is one that no law has
    (`unseen_words`): no collection of that size says the same again with the same words.
    """
    pieces = list(_pieces(shared))
    chance = random.Random(SEED)
    unseen = UnseenWords(pieces) if count > SAME_WORDS else None
    for number in range(count):
        piece = pieces[number % len(pieces)]
        paragraphs = list(piece.parts[0].paragraphs)
        if number >= len(pieces):
            chance.shuffle(paragraphs)
            if unseen:
                paragraphs = [Paragraph(unseen.put_into(one.text)) for one in paragraphs]
        key = f"piece-{number}"
        yield replace(piece, key=key, id=key, parts=(Part(tuple(paragraphs)),))


def _pieces(shared: Path) -> Iterator[Document]:
    with gzip.open(shared / "data" / "laws.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            law = json.loads(line)
            piece: list[Paragraph] = []
            length = 0
            for text in law["body"].split("\n"):
                if text.strip():
                    piece.append(Paragraph(text))
                    length += len(text)
                if length >= LENGTH:
                    yield _document(law, piece)
                    piece, length = [], 0
            if piece:
                yield _document(law, piece)


def _document(law: dict[str, str], paragraphs: list[Paragraph]) -> Document:
    return Document(
        source="laws",
        key="",
        id="",
        title=law["title"],
        parts=(Part(tuple(paragraphs)),),
        path="laws.jsonl.gz",
        published_on=date.fromisoformat(law["date"]) if law["date"] else None,
        topics=(law["category"],) if law["category"] else (),
    )


@dataclass(frozen=True, slots=True)
class Question:
    """One logical query, the same for every engine.

    A document matches where each (`every`) or any of the `literals` stands in its title or body
    (`title`: in the title), and its date lies in `dates` (ordinals, inclusive).
    """

    kind: str
    literals: tuple[str, ...]
    every: bool
    title: bool
    dates: tuple[int, int] | None
    rank_words: tuple[str, ...]
    rank_grams: tuple[str, ...]

    def query(self) -> Query:
        """The same in our words."""
        kind = Phrase if self.kind == "phrase" else Word
        leaves = tuple(kind(literal) for literal in self.literals)
        expression: Expression = (And if self.every else Or)(leaves)
        if self.title:
            expression = Within(Scope.TITLE, expression)
        since, until = (date.fromordinal(d) for d in self.dates) if self.dates else (None, None)
        return Query(
            parsed=ParsedText(
                expression=leaves[0] if len(leaves) == 1 and not self.title else expression,
                rank_words=self.rank_words,
                rank_grams=self.rank_grams,
            ),
            facets=(Facet.YEAR, Facet.TOPIC),
            since=since,
            until=until,
        )


def questions(shared: Path) -> list[Question]:
    """The queries of `queries.json`; the words of a phrase are put together as literal text."""
    rows = json.loads((shared / "data" / "queries.json").read_text(encoding="utf-8"))
    return [_question(kind, words, dates) for kind, words, dates in rows]


def _question(kind: str, words: list[str], dates: list[int] | None) -> Question:
    literals = [normalise(word) for word in words]
    if kind == "phrase":
        literals = [_joined(literals)]
    ranked = dict.fromkeys(w for x in literals for w in segmentation.cut_for_search(x))
    pairs = dict.fromkeys(a + b for x in literals for a, b in pairwise(x))
    return Question(
        kind=kind,
        literals=tuple(literals),
        every=kind != "or",
        title=kind == "title",
        dates=(_ordinal(dates[0]), _ordinal(dates[1])) if dates else None,
        rank_words=tuple(ranked),
        rank_grams=tuple(pair for pair in pairs if pair not in ranked),
    )


def _joined(words: list[str]) -> str:
    """Words of a search-mode cut as the text they were cut from: overlaps are laid together."""
    text = words[0]
    for word in words[1:]:
        if word in text:
            continue
        if text in word:
            text = word
            continue
        overlap = next(
            n for n in range(min(len(text), len(word)), -1, -1) if text.endswith(word[:n])
        )
        text += word[overlap:]
    return text


def _ordinal(day: int) -> int:
    return date(day // 10000, day // 100 % 100, day % 100).toordinal()
