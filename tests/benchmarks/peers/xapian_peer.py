"""Xapian: a full-text engine in C++, by its Python binding, with our snippets."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xapian

from indexer.engines.whoosh.write.packed_document import PackedDocument
from indexer.query.facets import UNSTATED
from tests.benchmarks.dataset import Question
from tests.benchmarks.peers import (
    Answer,
    all_grams,
    gram_tokens,
    rank_terms,
    snippets,
    word_tokens,
)

PREFIXES = {"title_grams": "XTG", "body_grams": "XBG", "title_words": "XTW:", "body_words": "XBW:"}
SLOTS = {"dated": 0, "year": 1, "topic": 2}
VALUES_AT_MOST = 1000
LONGEST_TERM = 245
"""The most bytes that Xapian takes for a term; no word that is asked for has as many."""


class Xapian:
    """Literals are phrases of grams and filter; words rank; counts are values that a match visits.

    A match visits all documents that fit, since the counts take every one of them.
    """

    name = "xapian"

    def build(self, folder: Path, documents: Iterable[PackedDocument]) -> None:
        """One writer, one thread; committed once, as all engines here."""
        base = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
        for document in documents:
            row = xapian.Document()
            row.set_data(document.id.encode() + b"\n" + document.text)
            for field, text in (
                ("title_grams", document.title),
                ("body_grams", document.body),
            ):
                for position, gram in enumerate(gram_tokens(text)):
                    row.add_posting(PREFIXES[field] + gram, position)
            for field, words in (
                ("title_words", document.title_words),
                ("body_words", document.body_words),
            ):
                for word in word_tokens(words):
                    row.add_term((PREFIXES[field] + word).encode()[:LONGEST_TERM])
            for field in ("year", "topic"):
                value = (document.facets[field] or (UNSTATED,))[0]
                row.add_value(SLOTS[field], value)
            row.add_value(SLOTS["dated"], xapian.sortable_serialise(document.dated))
            base.add_document(row)
        base.commit()
        base.compact(str(folder / "compact"))
        base.close()

    def open(self, folder: Path) -> None:
        """Open for reading."""
        self._base = xapian.Database(str(folder / "compact"))

    def ask(self, question: Question) -> Answer:
        """One match, which counts every document that it visits."""
        enquire = xapian.Enquire(self._base)
        enquire.set_query(self._query(question))
        counts = {field: xapian.ValueCountMatchSpy(SLOTS[field]) for field in ("year", "topic")}
        for spy in counts.values():
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, 10, self._base.get_doccount())
        best = []
        for hit in found:
            id, _, text = hit.document.get_data().partition(b"\n")
            snippets(text.decode(), question.literals)
            best.append(id.decode())
        years, topics = (_counts(spy) for spy in counts.values())
        return Answer(sum(years.values()), years, topics, tuple(best))

    @staticmethod
    def _query(question: Question) -> Any:
        fields = ("title",) if question.title else ("title", "body")
        literals = []
        for literal in question.literals:
            grams = all_grams(literal)
            each = []
            for field in fields:
                terms = [PREFIXES[f"{field}_grams"] + gram for gram in grams]
                each.append(
                    xapian.Query(xapian.Query.OP_PHRASE, terms, len(terms))
                    if len(terms) > 1
                    else xapian.Query(terms[0])
                )
            literals.append(xapian.Query(xapian.Query.OP_OR, each))
        how = xapian.Query.OP_AND if question.every else xapian.Query.OP_OR
        required = xapian.Query(how, literals)
        if question.dates:
            bounds = [xapian.sortable_serialise(day) for day in question.dates]
            within = xapian.Query(xapian.Query.OP_VALUE_RANGE, SLOTS["dated"], *bounds)
            required = xapian.Query(xapian.Query.OP_FILTER, required, within)
        ranked = [
            xapian.Query(
                xapian.Query.OP_SCALE_WEIGHT,
                xapian.Query(PREFIXES[f"{field}_{stream}"] + text),
                weight,
            )
            for stream, text, weight in rank_terms(question)
            for field in fields
        ]
        return xapian.Query(
            xapian.Query.OP_AND_MAYBE,
            xapian.Query(xapian.Query.OP_SCALE_WEIGHT, required, 0.0),
            xapian.Query(xapian.Query.OP_OR, ranked),
        )


def _counts(spy: Any) -> dict[str, int]:
    return {row.term.decode(): row.termfreq for row in spy.top_values(VALUES_AT_MOST)}
