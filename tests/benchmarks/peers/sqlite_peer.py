"""SQLite FTS5: the full-text index that comes with Python."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from indexer.engines.whoosh.write.packed_document import PackedDocument
from indexer.query.facets import UNSTATED
from tests.benchmarks.dataset import Question
from tests.benchmarks.peers import Answer, all_grams, gram_tokens, snippets, word_tokens

_FIELDS = ("title_grams", "body_grams", "title_words", "body_words")


class SqliteFts5:
    """Phrases of grams filter and rank (FTS5 has no clause that ranks without filtering)."""

    name = "sqlite-fts5"

    def build(self, folder: Path, documents: Iterable[PackedDocument]) -> None:
        """One transaction, optimised at the end."""
        base = sqlite3.connect(folder / "index.db")
        base.execute(
            "CREATE TABLE documents (number INTEGER PRIMARY KEY, id, text, year, topic, dated)"
        )
        base.execute(
            f"CREATE VIRTUAL TABLE words USING fts5({', '.join(_FIELDS)}, content='',"
            ' tokenize="unicode61 remove_diacritics 0")'
        )
        for number, document in enumerate(documents):
            year, topic = ((document.facets[f] or (UNSTATED,))[0] for f in ("year", "topic"))
            base.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
                (number, document.id, document.text, year, topic, document.dated),
            )
            base.execute(
                f"INSERT INTO words (rowid, {', '.join(_FIELDS)}) VALUES (?, ?, ?, ?, ?)",
                (
                    number,
                    " ".join(gram_tokens(document.title)),
                    " ".join(gram_tokens(document.body)),
                    " ".join(word_tokens(document.title_words)),
                    " ".join(word_tokens(document.body_words)),
                ),
            )
        base.execute("INSERT INTO words (words) VALUES ('optimize')")
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        """Open for reading."""
        self._base = sqlite3.connect(f"file:{folder / 'index.db'}?mode=ro", uri=True)
        self._base.execute("PRAGMA mmap_size = 4000000000")

    def ask(self, question: Question) -> Answer:
        """The best by rank, then the counts of all that match."""
        match = self._match(question)
        dates = " AND dated BETWEEN ? AND ?" if question.dates else ""
        bounds = question.dates or ()
        tables = f"FROM words JOIN documents ON number = words.rowid WHERE words MATCH ?{dates}"
        best = self._base.execute(
            f"SELECT id, text {tables} ORDER BY rank LIMIT 10", (match, *bounds)
        ).fetchall()
        for _, text in best:
            snippets(text.decode(), question.literals)
        years: dict[str, int] = {}
        topics: dict[str, int] = {}
        total = 0
        rows = self._base.execute(
            f"SELECT year, topic, count(*) {tables} GROUP BY year, topic", (match, *bounds)
        )
        for year, topic, count in rows:
            years[year] = years.get(year, 0) + count
            topics[topic] = topics.get(topic, 0) + count
            total += count
        return Answer(total, years, topics, tuple(id for id, _ in best))

    @staticmethod
    def _match(question: Question) -> str:
        column = "title_grams" if question.title else "{title_grams body_grams}"
        literals = [
            # FTS5 has no gaps in a phrase, so every gram is in it.
            f'{column} : "{" ".join(all_grams(literal))}"'
            for literal in question.literals
        ]
        return (" AND " if question.every else " OR ").join(f"({part})" for part in literals)
