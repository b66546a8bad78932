"""Citations, effects, terms and days against what two readers wrote down.

The tables hold no text: a document is its id in the shared data where its title is one there, else
a hash of the title's key; a number is its key. `first` and `second` are the readers' halves of 150
notices and 50 laws drawn at random, by which the rules were made; `unseen` are 50 more that no
rule had seen when its figures were first reported, `third` 80 that are rich in effects: rules are
made by both now. `unseen2` are 59 that no rule has seen. `unseen3` are 40 drawn later; read once
by the rules as they were: citations 98.0 / 94.2, effects 100 / 87.5 (8), from when 100 / 94.1,
until when 0 of 1; then rules were mended by them. Four labels were corrected: the time in
which a purchase is subsidised is not the time for which a document holds. Where a text says 失效 or
停止执行, that is what it does, and no repeal.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus.document import Document
from corpus.fields.effective import find_effective
from corpus.readers import ReadOptions, read_file
from indexer.relations.grammar.find_statements import find_statements
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.statements import Reference, Statements
from tests.accuracy.rows import Row

ShownValidity = Mapping[str, Any]
PRECISION, RECALL = 0.97, 0.90
DEVELOPMENT = ("first", "second", "unseen", "third", "unseen3")
UNSEEN = ("unseen2",)


def core(title: str) -> str:
    """The key of a title without 中华人民共和国, which a citation may leave out."""
    return title_key(title).removeprefix("中华人民共和国")


def title_hash(title: str) -> str:
    """The 16 hexadecimal digits that stand for a title in the tables."""
    return hashlib.blake2b(core(title).encode(), digest_size=8).hexdigest()


def load(names: Iterable[str]) -> list[ShownValidity]:
    """The labels of some tables."""
    folder = Path(__file__).parent
    lines = (
        line
        for name in names
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    )
    return [json.loads(line) for line in lines]


def measure(data: Path, tables: Sequence[str] = DEVELOPMENT) -> list[Row]:
    """Precision and recall over the documents of some tables.

    Those of the unseen table are figures as they are, without a goal: no rule is made by them.
    """
    labels = load(tables)
    records = list(_records(data))
    documents = _documents(records, {label["id"] for label in labels})
    titles = {record["id"]: record["title"] for _, record in records}
    scored = _Scored(titles, promised=tuple(tables) != UNSEEN)
    for label in labels:
        scored.document(label, documents[label["id"]])
    return scored.rows()


class _Scored:
    """The rows while the documents come in."""

    def __init__(self, titles: Mapping[str, str], *, promised: bool) -> None:
        self._titles = titles
        self._promised = promised
        self._rows: dict[str, tuple[Row, Row]] = {}

    def rows(self) -> list[Row]:
        """Precision and recall of each thing that was found."""
        return [row for pair in self._rows.values() for row in pair]

    def document(self, label: ShownValidity, document: Document) -> None:
        """Compare what was found in one document with its label."""
        found = find_statements(document)
        cited = [(one.target, "") for one in found.citations]
        self._compare("citations", label, label["cites"], cited)
        basis = [(one.target, "") for one in found.citations if one.basis]
        rests_on = [one for one in label["cites"] if one["basis"]]
        self._compare("basis", label, rests_on, basis)
        acts = [(one.target, one.kind.value) for one in found.effects]
        self._compare("effects", label, label["effects"], acts)
        for name, truth, value in _days(label, document, found):
            self._value(name, label, truth, value)

    def _compare(
        self,
        name: str,
        label: ShownValidity,
        truths: Sequence[ShownValidity],
        found: Sequence[tuple[Reference, str]],
    ) -> None:
        precision, recall = self._pair(name)
        left = list(truths)
        for target, kind in found:
            same = [one for one in left if self._same(one, target, kind)]
            if same:
                left.remove(same[0])
                if not same[0].get("unsure"):
                    precision.count(1, "")
                    recall.count(1, "")
            else:
                shown = f"{kind} {target.title or ''} {target.number or ''}".strip()
                precision.count(0, f"{label['id']}: {shown}")
        for one in left:
            if not one.get("unsure"):
                recall.count(0, f"{label['id']}: {self._shown(one)}")

    def _value(self, name: str, label: ShownValidity, truth: object, found: object) -> None:
        precision, recall = self._pair(name)
        miss = f"{label['id']}: {truth}, read as {found}"
        if found:
            precision.count(float(found == truth), miss)
        if truth:
            recall.count(float(found == truth), miss)

    def _pair(self, name: str) -> tuple[Row, Row]:
        # What a document rests on is told apart, without a goal of its own.
        promised = self._promised and name != "basis"
        goals = (PRECISION, RECALL) if promised else (0.0, 0.0)
        return self._rows.setdefault(
            name, (Row(f"{name}, precision", goals[0]), Row(f"{name}, recall", goals[1]))
        )

    def _same(self, truth: ShownValidity, target: Reference, kind: str) -> bool:
        if truth.get("kind", "") != kind:
            return False
        if truth.get("number") and target.number_key:
            return bool(truth["number"] == target.number_key)
        if not truth.get("title") or target.title is None:
            return False
        name = truth["title"]
        known = name[1:] if name[0] == "#" else title_hash(self._titles[name])
        return known == title_hash(target.title)

    def _shown(self, truth: ShownValidity) -> str:
        name = truth.get("title", "")
        title = self._titles.get(name, name)
        return f"{truth.get('kind', '')} {title} {truth.get('number', '')}".strip()


def _days(
    label: ShownValidity, document: Document, found: Statements
) -> Iterator[tuple[str, object, object]]:
    """The row, the truth and what was found of each day and span that a text states."""
    clause = None if found.no_rule else find_effective(document.paragraphs)
    day = clause.day.isoformat() if clause and clause.day else None
    yield "from when it holds", label.get("effective_on"), day
    at_issue = bool(clause and clause.from_issue) or None
    yield "from when it holds", label.get("effective_at_issue"), at_issue
    term = found.term
    last = term.last_day.isoformat() if term and term.last_day else None
    yield "until when it holds", label.get("last_day"), last
    yield "until when it holds", label.get("months"), term.months if term else None


def _records(data: Path) -> Iterator[tuple[str, ShownValidity]]:
    """Each line of the shared records, as it stands and read."""
    for name in ("notices", "laws"):
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield line, json.loads(line)


def _documents(records: Iterable[tuple[str, ShownValidity]], ids: set[str]) -> dict[str, Document]:
    with TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.jsonl"
        lines = (line for line, record in records if record["id"] in ids)
        wanted.write_text("".join(lines), encoding="utf-8")
        read = read_file(wanted, "data", wanted.parent, ReadOptions())
    return {document.id: document for document in read.documents}
