"""One revision under measurement, in a process of its own: builds, opens and answers on request.

It is started as a script with the folder of the revision as its argument, and is the same file for
every revision, so it imports nothing of the project by name but through `_module`, which knows the
names that a module had before. Requests are lines of JSON on standard input, `{"do": verb, ...}`,
and each is answered by one line of JSON on standard output.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from http import HTTPStatus
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

MEMORY_MB = 512
WORKERS = 2
PACKAGES = ("corpus", "indexer", "search_app")

FORMER_NAMES = {
    # Of 0c4841d and before: these may go once no issue compares with a revision of that time.
    "indexer.query.parser": "indexer.query.text",
    "indexer.query.facets": "indexer.query.model",
    "indexer.engines.whoosh.files.generations": "indexer.engines.whoosh.generations",
}
"""Modules that were called otherwise in older revisions."""


def _module(name: str) -> Any:
    """A module of the revision, by today's name or the one it had before."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        if name not in FORMER_NAMES:
            raise
        return import_module(FORMER_NAMES[name])


class Revision:
    """What can be asked of a revision; every figure is CPU milliseconds of this process."""

    def __init__(self) -> None:
        self._model = _module("indexer.query.model")
        self._parse = _module("indexer.query.parser").parse
        # Else `Query` has the fields of `ParsedText` itself: 0c4841d and before, see FORMER_NAMES.
        self._holds_parsed_text = any(f.name == "parsed" for f in fields(self._model.Query))
        self._engine: Any = None
        self._client: Any = None
        self._plain_words: Any = None

    def build(self, index: str, documents: str) -> dict[str, float]:
        """Index the documents of a JSONL file as `policy-search index` does it, on all cores."""
        workers = _module("indexer.workers")
        open_writer = _module("indexer.engines").open_writer
        began, cpu = time.perf_counter(), _cpu_of_all()
        with workers.worker_pool(WORKERS) as pool, open_writer(_settings(index)) as writer:
            given = _documents(Path(documents))
            if hasattr(workers, "prepared"):
                ready = workers.prepared(pool, WORKERS, given, writer.prepare)
            else:  # before writers packed documents in the worker, see FORMER_NAMES
                ready = workers.analysed(pool, WORKERS, given)
            for document in ready:
                writer.add(document)
            writer.publish()
            writer.merge()
        seconds = time.perf_counter() - began
        return {
            "seconds": seconds,
            "cpu_seconds": _cpu_of_all() - cpu,
            "bytes": _bytes_of_index(Path(index)),
        }

    def open(self, index: str) -> dict[str, float]:
        """Open an index anew: nothing is cached but its files."""
        self._settings = _settings(index)
        if self._engine is not None:
            self._engine.close()
        self._engine = self._client = None
        gc.collect()
        began = time.process_time()
        self._engine = _module("indexer.engines").open_engine(self._settings)
        return {"ms": (time.process_time() - began) * 1000}

    def ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """Answer a `tests.benchmarks.dataset.Question`."""
        query = self._query_of_question(question)
        return self._timed(lambda: query)

    def type(self, text: str) -> dict[str, Any]:
        """Read a typed text and answer it as the page of results does."""
        return self._timed(lambda: self._query_of_text(text))

    def get(self, path: str, q: str = "") -> dict[str, Any]:
        """Answer a whole request for a page; raises `RuntimeError` where there is none."""
        if self._client is None:
            create_app = _module("search_app.application").create_app
            self._client = create_app(self._settings, self._engine).test_client()
        began = time.process_time()
        response = self._client.get(path, query_string={"q": q} if q else {})
        milliseconds = (time.process_time() - began) * 1000
        if response.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{path}: {response.status}")
        return {"ms": milliseconds, "total": None, "ids": []}

    def modules(self) -> dict[str, list[str]]:
        """The files of the project that were loaded: all of them have to be the revision's."""
        loaded = (m for n, m in sorted(sys.modules.items()) if n.partition(".")[0] in PACKAGES)
        return {"files": [file for m in loaded if (file := getattr(m, "__file__", None))]}

    def _timed(self, query: Callable[[], Any]) -> dict[str, Any]:
        began = time.process_time()
        result = self._search(query())
        milliseconds = (time.process_time() - began) * 1000
        return {"ms": milliseconds, "total": result.total, "ids": [hit.id for hit in result.hits]}

    def _search(self, query: Any) -> Any:
        # Without `now`: 0c4841d and before, see FORMER_NAMES.
        view = self._engine.now() if hasattr(self._engine, "now") else self._engine
        return view.search(query)

    def _query_of_text(self, text: str) -> Any:
        parsed = self._parse(text)
        if self._holds_parsed_text:
            return self._model.Query(parsed=parsed, fold=True, **self._ranked())
        names = ("expression", "relaxed", "question", "rank_words", "rank_grams")
        read = {name: getattr(parsed, name) for name in names}
        return self._model.Query(text=text, fold=True, **read)

    def _ranked(self) -> dict[str, Any]:
        """What makes a list as the page shows it, where the revision has two ways to match."""
        if not hasattr(self._model, "Match"):
            return {}
        if self._plain_words is None:
            self._plain_words = _module("indexer.query.plain_words").PlainWords.read()
        return {"match": self._model.Match.RANKED, "plain_words": self._plain_words}

    def _query_of_question(self, question: Mapping[str, Any]) -> Any:
        model = self._model
        kind = model.Phrase if question["kind"] == "phrase" else model.Word
        leaves = tuple(map(kind, question["literals"]))
        several = model.And if question["every"] else model.Or
        expression = leaves[0] if len(leaves) == 1 else several(leaves)
        if question["title"]:
            expression = model.Within(model.Scope.TITLE, expression)
        since, until = question["dates"] or (None, None)
        read = {
            "expression": expression,
            "rank_words": tuple(question["rank_words"]),
            "rank_grams": tuple(question["rank_grams"]),
        }
        if self._holds_parsed_text:
            read = {"parsed": model.ParsedText(**read)}
        facet = _module("indexer.query.facets").Facet
        return model.Query(
            **read,
            facets=(facet.YEAR, facet.TOPIC),
            since=date.fromordinal(since) if since else None,
            until=date.fromordinal(until) if until else None,
        )


def _settings(index: str) -> Any:
    settings = _module("indexer.settings").Settings
    return settings(index_dir=Path(index), memory_mb=MEMORY_MB, workers=WORKERS)


def _documents(path: Path) -> Iterator[Any]:
    model = _module("corpus.document")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            paragraphs = tuple(model.Paragraph(text) for text in row["paragraphs"])
            yield model.Document(
                source="laws",
                key=row["key"],
                id=row["key"],
                title=row["title"],
                parts=(model.Part(paragraphs),),
                path="laws.jsonl.gz",
                published_on=date.fromisoformat(row["date"]) if row["date"] else None,
                topics=tuple(row["topics"]),
            )


def _bytes_of_index(index: Path) -> int:
    """The size of what is published, without older generations that are still there."""
    folder: Path = _module("indexer.engines.whoosh.files.generations").current_folder(index)
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _cpu_of_all() -> float:
    """CPU seconds of this process and of those it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _forget_editable_installs() -> None:
    """Find no module in the checkout that this environment was made for.

    The finder of an editable install answers for every submodule that the revision does not have,
    so a former name would be looked for in vain and today's file be loaded among old ones.
    """
    sys.meta_path[:] = [
        finder
        for finder in sys.meta_path
        if not getattr(finder, "__module__", "").startswith("__editable__")
    ]


def main() -> None:
    """Answer requests until standard input ends."""
    sys.path.insert(0, sys.argv[1])
    _forget_editable_installs()
    answers: TextIO = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever else writes to standard output is no answer
    revision = Revision()
    for line in sys.stdin:
        request = json.loads(line)
        answer = getattr(revision, request.pop("do"))(**request)
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
