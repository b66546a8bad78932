"""`make passages`: for how many questions a passage is shown, and from how many right documents.

Whether a passage holds the answer is read by hand: `--list FILE` writes question and passage.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.build import build
from indexer.engine import View
from indexer.engines import open_engine
from indexer.errors import QueryError
from indexer.query.model import Match
from indexer.results import Passage
from indexer.settings import Settings
from tests.contract.engines import asked
from tests.relevance.everyday import everyday_queries, unanswered_queries

Right = Mapping[str, frozenset[str]]
"""For each question the documents that answer it."""


def main() -> int:
    """Print for each set how many questions there are, are answered, and by a right document."""
    parser = argparse.ArgumentParser(prog="python -m tests.relevance.passages", description=__doc__)
    parser.add_argument("--shared", default=os.environ.get("POLICY_SEARCH_SHARED", "../shared"))
    parser.add_argument("--list", type=Path, help="file to write question, document and passage to")
    options = parser.parse_args()
    data = Path(options.shared) / "data"
    if not data.is_dir():
        print(f"skipped: no data in {options.shared} (set POLICY_SEARCH_SHARED)", file=sys.stderr)
        return 0
    unanswered: Right = {query.text: frozenset() for query in unanswered_queries()}
    everyday: Right = {query.text: query.right for query in everyday_queries()}
    rows: list[tuple[str, Passage]] = []
    print("set          questions  shown  of right documents")
    with TemporaryDirectory() as work:
        notices = data / "notices.jsonl.gz"
        rated = [notices, data / "eval/notices/documents.jsonl.gz"]
        rows += _ask("notices", Path(work) / "rated", rated, {"notices": _rated(data)})
        pages = [notices, *sorted((data / "pages").glob("*.html"))]
        sets = {"everyday": everyday, "unanswered": unanswered}
        rows += _ask("everyday", Path(work) / "pages", pages, sets)
    if options.list:
        lines = (json.dumps([q, p.id, p.text], ensure_ascii=False) for q, p in rows)
        options.list.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _rated(data: Path) -> Right:
    """The rated questions on notices."""
    folder = data / "eval" / "notices"
    right: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        question, document, score = line.split("\t")
        if int(score) > 0:
            right[question].add(document)
    lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {str(record["_id"]): record["text"] for record in map(json.loads, lines)}
    return {text: frozenset(right[id]) for id, text in texts.items()}


def _ask(
    name: str, folder: Path, files: Iterable[Path], sets: Mapping[str, Right]
) -> list[tuple[str, Passage]]:
    """Index some files as `policy-search index` does, and ask."""
    source = folder / name
    source.mkdir(parents=True)
    for file in files:
        shutil.copy(file, source / file.name)
    settings = Settings(index_dir=folder / "index")
    build(source, name, settings)
    engine = open_engine(settings)
    found = []
    for label, questions in sets.items():
        shown = [(q, p) for q in questions if (p := _passage(engine.now(), q))]
        right = sum(passage.id in questions[text] for text, passage in shown)
        print(f"{label:12} {len(questions):9} {len(shown):6} {right:19}")
        found += shown
    engine.close()
    return found


def _passage(view: View, text: str) -> Passage | None:
    try:
        return view.passage(view.search(asked(text, facets=(), match=Match.RANKED)))
    except QueryError:
        return None


if __name__ == "__main__":
    sys.exit(main())
