"""The everyday queries have the form that is promised, and their documents exist."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.relevance.everyday import everyday_queries, unanswered_queries

COUNT = 200
KINDS = 9
LEAST_OF_A_KIND = 12


def test_there_are_two_hundred_queries_of_at_least_nine_kinds() -> None:
    queries = everyday_queries()
    kinds = Counter(query.kind for query in queries)
    assert len(queries) == COUNT
    assert len(kinds) >= KINDS
    assert min(kinds.values()) >= LEAST_OF_A_KIND


def test_there_are_two_hundred_queries_without_an_answer() -> None:
    assert len(unanswered_queries()) == COUNT


def test_no_query_stands_twice() -> None:
    texts = [query.text for query in everyday_queries()]
    texts += [query.text for query in unanswered_queries()]
    assert [text for text, times in Counter(texts).items() if times > 1] == []
    assert [text for text in texts if text != text.strip() or not text] == []


def test_folds_alternate() -> None:
    for queries in (everyday_queries(), unanswered_queries()):
        assert [query.fold for query in queries] == ["a", "b"] * (COUNT // 2)


def test_each_query_has_a_right_document() -> None:
    assert [query.text for query in everyday_queries() if not all(query.right)] == []


def test_right_documents_exist(shared_data: Path) -> None:
    with gzip.open(shared_data / "notices.jsonl.gz", "rt", encoding="utf-8") as lines:
        known = {json.loads(line)["id"] for line in lines}
    known |= {page.name for page in (shared_data / "pages").iterdir()}
    assert {id for query in everyday_queries() for id in query.right} <= known


def test_an_unknown_fold_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "queries.tsv"
    file.write_text("kind\tquery\tdocuments\tfold\nwork\t失业金\tx\tc\n", encoding="utf-8")
    with pytest.raises(ValueError, match='fold is "c"'):
        everyday_queries(file)
