"""`make relevance`: ask the questions of the shared sets and print how high the answers stand."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.document import Document, Paragraph, Part
from indexer.engines.whoosh.whoosh_engine import WhooshEngine
from indexer.engines.whoosh.write.index_writer import WhooshWriter
from indexer.query.model import Query
from indexer.workers import prepared, worker_pool
from tests.contract import engines

WORKERS = 2
MEMORY_MB = 512
DEPTH = 10

SETS = {
    "notices": ("eval/notices/documents.jsonl.gz", "notices.jsonl.gz"),
    "statutes": ("eval/statutes/corpus.jsonl.gz",),
}


def main() -> int:
    """Print Hit@1, R@10 and MRR@10 of each set."""
    parser = argparse.ArgumentParser(prog="python -m tests.relevance", description=__doc__)
    parser.add_argument("--sets", nargs="+", default=list(SETS), choices=list(SETS))
    parser.add_argument("--shared", default=os.environ.get("POLICY_SEARCH_SHARED", "../shared"))
    parser.add_argument("--work", help="folder to keep the indexes in, to ask again")
    parser.add_argument("--misses", type=int, default=0, help="questions to list that were missed")
    options = parser.parse_args()
    data = Path(options.shared) / "data"
    if not data.is_dir():
        print(f"skipped: no data in {options.shared} (set POLICY_SEARCH_SHARED)", file=sys.stderr)
        return 0
    print("set          questions   Hit@1    R@10  MRR@10  no hit")
    for name in options.sets:
        with TemporaryDirectory() as temporary:
            folder = Path(options.work or temporary) / name
            if not (folder / "CURRENT").is_file():
                _build(folder, (data / file for file in SETS[name]))
            _ask(name, folder, data / "eval" / name, options.misses)
    return 0


def _build(folder: Path, files: Iterator[Path]) -> None:
    documents = (document for file in files for document in _documents(file))
    with WhooshWriter(folder, MEMORY_MB) as writer, worker_pool(WORKERS) as pool:
        for document in prepared(pool, WORKERS, documents, writer.prepare):
            writer.add(document)
        writer.publish()


def _documents(path: Path) -> Iterator[Document]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            id = str(record.get("_id") or record["id"])
            text = record.get("text") or record.get("body") or ""
            paragraphs = tuple(Paragraph(p) for p in text.split("\n") if p.strip())
            day = record.get("date") or ""
            yield Document(
                source=path.name,
                key=id,
                id=id,
                title=record["title"],
                parts=(Part(paragraphs or (Paragraph(record["title"]),)),),
                path=path.name,
                published_on=date.fromisoformat(day) if len(day) == DEPTH else None,
            )


def _ask(name: str, folder: Path, questions: Path, misses: int) -> None:
    relevant: dict[str, set[str]] = defaultdict(set)
    for line in (questions / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        question, document, score = line.split("\t")
        if int(score) > 0:
            relevant[question].add(document)
    engine = WhooshEngine(folder)
    asked = hit = 0
    recall = reciprocal = 0.0
    empty = 0
    for line in (questions / "queries.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        right = relevant[str(record["_id"])]
        if not right:
            continue
        found = [h.id for h in engine.now().search(_query(record["text"])).hits]
        ranks = [rank for rank, id in enumerate(found, 1) if id in right]
        asked += 1
        empty += not found
        hit += bool(ranks) and ranks[0] == 1
        recall += len(ranks) / len(right)
        reciprocal += 1 / ranks[0] if ranks else 0
        if not ranks and misses > 0:
            misses -= 1
            print("  missed:", record["text"], right)
    print(
        f"{name:12} {asked:9} {hit / asked:7.3f} {recall / asked:7.3f} {reciprocal / asked:7.3f}"
        f" {empty:7}"
    )


def _query(text: str) -> Query:
    return engines.asked(text, size=DEPTH, facets=(), snippets=False)


if __name__ == "__main__":
    sys.exit(main())
