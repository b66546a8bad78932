"""How well versions are compared: 200 made from real laws, and how long the longest laws take."""

from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.articles import article_of
from corpus.document import Document
from corpus.readers import ReadOptions, read_file
from indexer.comparison.compare_texts import compare_texts
from indexer.comparison.written_alike import wordings
from indexer.results.comparisons import ComparedRow, ComparedUnit, UnitChange
from tests.accuracy.made_versions import Edit, MadeVersion, Origin, articles_of, made_version
from tests.accuracy.rows import Row

MADE = 200
LEAST_ARTICLES = 24
SEED = 20261130
AROUND = 6
"""Characters beside a changed word that may be marked with it: the rest of a number or a clause."""
LONG_LAW = 300
"""Articles of the law that is compared within a second of processor time."""

Numbers = tuple[int, ...]


def measure(data: Path, count: int = MADE) -> list[Row]:
    """The rows of so many made versions, and the time of a long law."""
    laws = _laws(data, 2 * count)
    scored = _Scored()
    for seed, (law, other) in enumerate(zip(laws[:count], laws[count:], strict=True)):
        scored.version(made_version(law.title, _articles(law), _articles(other), SEED + seed))
    return [*scored.rows(), _time(laws)]


def _articles(law: Document) -> list[str]:
    return articles_of(law.paragraphs)


def _laws(data: Path, count: int) -> list[Document]:
    """Laws with enough articles, drawn at random, each title once."""
    with gzip.open(data / "laws.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = {record["title"]: line for line in lines if (record := json.loads(line))["body"]}
    titles = sorted(records)
    random.Random(SEED).shuffle(titles)
    found: list[Document] = []
    with TemporaryDirectory() as folder:
        file = Path(folder) / "laws.jsonl"
        for start in range(0, len(titles), count):
            file.write_text("".join(records[t] for t in titles[start : start + count]), "utf-8")
            read = read_file(file, "laws", file.parent, ReadOptions()).documents
            found += [law for law in read if len(_articles(law)) >= LEAST_ARTICLES]
            if len(found) >= count:
                break
    return found[:count]


class _Scored:
    """The rows while the versions come in."""

    def __init__(self) -> None:
        self._edits = {
            edit: Row(f"made: {edit}", goal)
            for edit, goal in {
                Edit.WORDS: 0.99,
                Edit.DROPPED: 0.99,
                Edit.NEW: 0.99,
                Edit.SPLIT: 0.99,
                Edit.MERGED: 0.99,
                Edit.MOVED: 0.95,
            }.items()
        }
        self._all = Row("made: all edits marked", 0.99)
        self._renumbered = Row("made: renumbered", 0.95)
        self._untouched = Row("made: untouched, not marked", 1.0)
        self._writing = Row("made: writing alone, not marked", 1.0)

    def rows(self) -> list[Row]:
        """All rows."""
        return [
            self._all,
            *self._edits.values(),
            self._renumbered,
            self._untouched,
            self._writing,
        ]

    def version(self, made: MadeVersion) -> None:
        """Count what is found of a made version."""
        rows = compare_texts(made.old, made.new).rows
        by_old = {number: row for row in rows for number in _numbers(row.old)}
        by_new = {number: row for row in rows for number in _numbers(row.new)}
        for number in sorted(made.dropped):
            if all(number not in origin.old for origin in made.origins):
                self._edit(Edit.DROPPED, _is_alone(by_old[number]), made, number)
        for number, origin in enumerate(made.origins):
            self._article(made, number, origin, by_new[number])

    def _article(self, made: MadeVersion, number: int, origin: Origin, row: ComparedRow) -> None:
        if origin.edit is Edit.NEW:
            self._edit(Edit.NEW, _is_alone(row), made, number)
            return
        came_from = _numbers(row.old) == origin.old
        if origin.edit is Edit.MOVED:
            moved = came_from and row.change is UnitChange.MOVED and not row.reworded
            self._edit(Edit.MOVED, moved, made, number)
        elif origin.edit is Edit.SPLIT:
            split = came_from and row.change is UnitChange.SPLIT and not row.reworded
            self._edit(Edit.SPLIT, split, made, number)
        elif origin.edit is Edit.MERGED:
            merged = came_from and row.change is UnitChange.MERGED and not row.reworded
            self._edit(Edit.MERGED, merged, made, number)
        elif origin.edit is Edit.WORDS:
            marked = came_from and row.change is UnitChange.CHANGED and _is_marked(row, origin)
            self._edit(Edit.WORDS, marked, made, number)
        elif origin.edit is Edit.WRITING:
            kept = came_from and not row.reworded and row.writing > 0
            self._writing.count(kept, _said(made, number, row))
        else:
            kept = came_from and not row.reworded and row.writing == 0
            self._untouched.count(kept, _said(made, number, row))
        if origin.edit in (Edit.NONE, Edit.WORDS, Edit.WRITING) and number != origin.old[0]:
            self._renumbered.count(came_from and row.renumbered, _said(made, number, row))

    def _edit(self, edit: Edit, found: bool, made: MadeVersion, number: int) -> None:
        miss = f"{made.title}: {edit} {number + 1}"
        self._all.count(found, miss)
        self._edits[edit].count(found, miss)


def _is_alone(row: ComparedRow) -> bool:
    return not (row.old and row.new)


def _is_marked(row: ComparedRow, origin: Origin) -> bool:
    """Whether the words that went and came are marked, and little beside them."""
    return all(
        _holds(unit, words)
        for unit, words in ((row.old[0], origin.removed), (row.new[0], origin.added))
    )


def _holds(unit: ComparedUnit, words: str) -> bool:
    marked = [wordings([run.text])[0].text for run in unit.runs if run.changed]
    if not words:
        return not marked
    return len(marked) == 1 and words in marked[0] and len(marked[0]) <= len(words) + AROUND


def _numbers(units: Sequence[ComparedUnit]) -> Numbers:
    found = (article_of(unit.number) for unit in units)
    return tuple(article.number.number - 1 for article in found if article)


def _said(made: MadeVersion, number: int, row: ComparedRow) -> str:
    return f"{made.title}: {number + 1} {row.change} from {_numbers(row.old)}"


def _time(laws: Sequence[Document]) -> Row:
    """Comparisons of a long law with its next version in a second of processor time."""
    articles: list[str] = []
    for law in laws:
        articles += _articles(law)[: LONG_LAW - len(articles)]
    made = [made_version("long", articles, _articles(laws[-1]), seed) for seed in range(5)]
    began = time.process_time()
    for one in made:
        compare_texts(one.old, one.new)
    row = Row(f"laws of {LONG_LAW} articles", 1, unit="a second")
    row.right = len(made) / (time.process_time() - began)
    return row
