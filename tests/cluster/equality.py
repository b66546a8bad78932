"""Whether both engines answer alike over the same real documents: `make bench-cluster`.

    python -m tests.cluster.equality --documents 3000 --queries 2000

Compared are, for each query, the total, the first hundred hits by date, the facets and the
histogram by year; of phrases and totals nothing may differ. What differs is printed with its query.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

from corpus.document import Document, Paragraph, Part
from indexer.analysis.normalise import normalise
from indexer.analysis.words import cut
from indexer.engine import View
from indexer.engines import open_engine, open_writer
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import DateUnit, Match, Query, Scope, Sort
from indexer.query.parser import parse
from indexer.settings import Settings
from indexer.workers import prepared, worker_pool
from tests.benchmarks.dataset import documents as pieces
from tests.cluster.__main__ import running
from tests.engines_under_test import CLUSTER

WORKERS = 2

LISTED = 100
"""Hits that are compared one by one, in the order of their dates: of most queries all."""

COMPARED = ("total", "hits", "facets", "histogram")


@dataclass
class Findings:
    """How many queries differ in what, and the milliseconds that each engine took."""

    queries: Counter[str] = field(default_factory=Counter)
    differ: Counter[tuple[str, str]] = field(default_factory=Counter)
    ranks: list[float] = field(default_factory=list)
    times: dict[str, list[float]] = field(default_factory=lambda: {"whoosh": [], "opensearch": []})
    examples: list[str] = field(default_factory=list)


def main(arguments: Sequence[str]) -> int:
    """Compare, print a table; 0 where nothing differs beyond what may."""
    parser = argparse.ArgumentParser(prog="python -m tests.cluster.equality")
    parser.add_argument("--documents", type=int, default=3000)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--shards", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    shared = Path(os.environ.get("POLICY_SEARCH_SHARED", "../shared"))
    documents = list(_documents(shared, asked.documents))
    with ExitStack() as stack:
        url = os.environ.get(CLUSTER) or stack.enter_context(running()).url
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        views = []
        for settings in (
            Settings(index_dir=folder / "whoosh"),
            Settings(
                engine="opensearch",
                index_dir=folder / "opensearch",
                opensearch_hosts=(url,),
                opensearch_index=f"equality-{os.getpid()}",
                opensearch_shards=asked.shards,
            ),
        ):
            print(f"{settings.engine}: {built(settings, documents):.0f} s to build", flush=True)
            views.append(stack.enter_context(closing(open_engine(settings))).now())
        ours, theirs = views
        found = compared(ours, theirs, documents, asked.queries, asked.seed)
    return told(found)


def _documents(shared: Path, count: int) -> Iterator[Document]:
    """Notices, at most half of all, and pieces of laws."""
    notices = shared / "data" / "notices.jsonl.gz"
    with gzip.open(notices, "rt", encoding="utf-8") as lines:
        some = [_notice(json.loads(line)) for line in islice(lines, count // 2)]
    yield from some
    yield from pieces(shared, count - len(some))


def _notice(record: dict[str, str | None]) -> Document:
    number, lines = record["doc_no"], (record["body"] or "").split("\n")
    return Document(
        source="notices",
        key=record["id"] or "",
        id=record["id"] or "",
        title=record["title"] or "",
        parts=(Part(tuple(Paragraph(line) for line in lines if line.strip())),),
        path="notices.jsonl.gz",
        published_on=date.fromisoformat(record["date"]) if record["date"] else None,
        issuers=(record["issuer"],) if record["issuer"] else (),
        document_number=number,
        document_numbers=(number,) if number else (),
        topics=(record["topic"],) if record["topic"] else (),
        region=record["region"],
    )


def built(settings: Settings, documents: Sequence[Document]) -> float:
    """Publish some documents; the seconds that it took."""
    began = time.monotonic()
    with open_writer(settings) as writer, worker_pool(WORKERS) as pool:
        for document in prepared(pool, WORKERS, documents, writer.prepare):
            writer.add(document)
        writer.publish()
        writer.merge()
    return time.monotonic() - began


def compared(
    ours: View, theirs: View, documents: Sequence[Document], count: int, seed: int
) -> Findings:
    """Ask both the same queries."""
    found = Findings()
    for kind, query in queries(documents, count, random.Random(seed)):
        answers = []
        for name, view in (("whoosh", ours), ("opensearch", theirs)):
            began = time.perf_counter()
            result = view.search(query)
            found.times[name].append(1000 * (time.perf_counter() - began))
            dated = replace(query, sort=Sort.NEWEST, size=LISTED, facets=(), snippets=False)
            listed = [hit.id for hit in view.search(dated).hits]
            ids = [hit.id for hit in result.hits]
            histogram = view.histogram(query, DateUnit.YEAR)
            bars = (histogram.bars, histogram.undated, histogram.total)
            answers.append((result.total, listed, result.facets, bars, ids))
        found.queries[kind] += 1
        if not sum(found.queries.values()) % 250:
            print(sum(found.queries.values()), dict(found.differ), flush=True)
        mine_and_its = zip(*(one[:4] for one in answers), strict=True)
        for name, (mine, its) in zip(COMPARED, mine_and_its, strict=True):
            if mine != its:
                found.differ[kind, name] += 1
                told = f"{str(mine)[:80]} / {str(its)[:80]}"
                found.examples.append(f"{kind} {name}: {query.text!r} {told}")
        first = answers[0][4][:1]
        place = answers[1][4].index(first[0]) + 1 if first and first[0] in answers[1][4] else 0
        if first:
            found.ranks.append(1 / place if place else 0.0)
    return found


def queries(
    documents: Sequence[Document], count: int, chance: random.Random
) -> Iterator[tuple[str, Query]]:
    """Phrases, words, what stands together, numbers, filters and dates of real documents."""
    while count > 0:
        one = chance.choice(documents)
        lines = [text for p in one.paragraphs if len(text := normalise(p.text)) > 12]
        kind = chance.choice(KINDS)
        text = _text(kind, one, chance.choice(lines), chance) if lines else ""
        if not any(map(str.isalnum, text)):  # a title of a stroke, say: nothing to search for
            continue
        count -= 1
        scope = Scope.TITLE if kind == "title" else Scope.ALL
        query = Query(parsed=parse(text, scope), scope=scope, match=Match.ALL, facets=tuple(Facet))
        if kind == "filter" and one.region:
            query = replace(query, filters=Filters(region=(one.region,)))
        if kind == "dates" and one.dated_on:
            query = replace(query, since=one.dated_on.replace(day=1), sort=Sort.NEWEST)
        yield kind, query


KINDS = ("phrase", "words", "together", "number", "filter", "title", "dates", "quantity")
AMOUNTS = ("三十日", "10万元", "五年", "百分之十", "2019年5月", "5日内", "1000元", "二十四小时")


def _text(kind: str, one: Document, line: str, chance: random.Random) -> str:
    """A text to search for, from a line of a document; "" where the line has none."""
    words = [word for word in cut(line) if len(word) > 1 and word.isalnum()]
    match kind:
        case "phrase":
            start = chance.randrange(len(line) - 10)
            return f"“{line[start : start + chance.randint(2, 10)]}”".replace(" ", "")
        case "together" if len(words) > 1:
            near = chance.choice(("SENT({} {})", "PARA({} {})", "ART({} {})", "{} /20 {}"))
            return near.format(*chance.sample(words, 2))
        case "number":
            return one.document_number or ""
        case "title":
            return normalise(one.title)[:12]
        case "quantity":
            return chance.choice(AMOUNTS)
        case _ if words:
            return " ".join(chance.sample(words, min(len(words), chance.randint(1, 3))))
        case _:
            return ""


def told(found: Findings) -> int:
    """Print what was found; 1 where a phrase or a total differs, or more than 0.5% of the rest."""
    print(f"{'kind':10} {'queries':>7} " + " ".join(f"{name:>9}" for name in COMPARED))
    for kind, number in sorted(found.queries.items()):
        cells = " ".join(f"{found.differ[kind, name]:9}" for name in COMPARED)
        print(f"{kind:10} {number:7} {cells}")
    near = sum(found.ranks) / max(1, len(found.ranks))
    print(f"first hit of one engine in the other, mean of 1/place: {near:.4f}")
    for name, times in found.times.items():
        times.sort()
        middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
        print(f"{name}: {middle:.1f} ms median, {late:.1f} ms p95")
    for example in found.examples[:40]:
        print(" ", example)
    exact = sum(
        n for (kind, name), n in found.differ.items() if kind == "phrase" or name == "total"
    )
    every = sum(found.queries.values()) * len(COMPARED)
    return int(exact > 0 or sum(found.differ.values()) > 0.005 * every)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
