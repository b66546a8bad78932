"""A change knows its documents, wherever they were written, as a dictionary would."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from indexer.analysed_document import analyse
from indexer.engines.whoosh.whoosh_engine import WhooshEngine
from indexer.engines.whoosh.write import draft_documents
from indexer.engines.whoosh.write.index_writer import WhooshWriter
from indexer.query.model import Query
from tests.contract.documents import document

STEPS = 40


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("memory_mb", [0, 64], ids=["a segment each", "one segment"])
@pytest.mark.parametrize("collide", [False, True], ids=["hashed", "all collide"])
def test_documents_of_a_random_change(
    tmp_path: Path, seed: int, memory_mb: int, collide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if collide:
        monkeypatch.setattr(draft_documents, "hash", lambda _: 7, raising=False)
    chance = random.Random(seed)
    expected: dict[tuple[str, str], tuple[str, int]] = {}
    for _ in range(2):
        with WhooshWriter(tmp_path, memory_mb) as writer:
            for _ in range(STEPS):
                source, key = chance.choice("甲乙"), f"k{chance.randrange(12)}"
                if (source, key) in expected and chance.random() < 0.4:
                    writer.delete(source, key)
                    del expected[source, key]
                    with pytest.raises(KeyError):
                        writer.delete(source, key)
                else:
                    body = f"养犬登记第{chance.randrange(3)}号"
                    packed = writer.prepare(analyse(document(key, "通知", body, source=source)))
                    id = writer.add(packed)
                    if known := expected.get((source, key)):
                        assert id == known[0]
                    assert id not in {i for k, (i, _) in expected.items() if k != (source, key)}
                    expected[source, key] = id, packed.content_hash
                for name in "甲乙":
                    keys = list(writer.keys(name))
                    assert len(keys) == len(set(keys))
                    assert set(keys) == {key for source, key in expected if source == name}
                    assert all(
                        writer.content_hash(name, f"k{number}")
                        == expected.get((name, f"k{number}"), ("", None))[1]
                        for number in range(12)
                    )
            writer.publish()
            if chance.random() < 0.5:
                writer.merge()
        engine = WhooshEngine(tmp_path)
        found = engine.now().search(Query(size=50))
        assert {hit.id for hit in found.hits} == {id for id, _ in expected.values()}
        engine.close()
