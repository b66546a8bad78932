"""A publication that reads only what changed leaves what reading everything would have made."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.document import Document
from indexer.changes.known_state import read_state
from indexer.engines.opensearch.cluster.cluster_generations import Generations
from indexer.engines.opensearch.cluster.connection import connect
from indexer.engines.opensearch.open_index import OpenIndex
from indexer.engines.opensearch.write import opensearch_writer
from indexer.engines.opensearch.write.derived_fields import DerivedChange, derive_changed
from indexer.engines.opensearch.write.generation_states import DerivedState, compared, states_in
from indexer.settings import Settings
from tests.contract.documents import document
from tests.contract.engines import Index
from tests.contract.test_relations import rule

Identity = tuple[str, str]

HAN = [chr(0x4E00 + number) for number in range(3000)]
SENTENCES = ["".join(random.Random(number).choices(HAN, k=40)) for number in range(80)]
TEXTS = [SENTENCES[60 + 4 * number :][:4] for number in range(5)]
PLACES = ("公园", "养犬", "河道", "集市")
EDITIONS = 24
STEPS = 12


@pytest.fixture
def settings(cluster_url: str, tmp_path: Path) -> Iterator[Settings]:
    """Those of an index that is deleted afterwards."""
    yield Settings(
        engine="opensearch",
        index_dir=tmp_path / "index",
        opensearch_hosts=(cluster_url,),
        opensearch_index="changes",
    )
    everywhere = Settings(engine="opensearch", opensearch_hosts=(cluster_url,))
    connect(everywhere).call("DELETE", "/changes-*")


def copy_of(chance: random.Random, key: str) -> Document:
    """One of few texts as one of several sites has it, mostly the same text as some others."""
    number = chance.randrange(len(TEXTS))
    extra = chance.choice(((), (), ("来源：云川市公安局",), ("本通知适用于2020年。",)))
    return document(
        key,
        f"云川市公安局关于第{number}类登记的通知",
        *TEXTS[number],
        *extra,
        published_on=date(2019, chance.randint(1, 3), chance.randint(1, 28)),
        document_number=chance.choice((None, f"云公规〔2019〕{number}号")),
        issuers=chance.choice(((), ("云川市公安局",))),
    )


def drifted(chance: random.Random, key: str) -> Document:
    """An edition with one sentence other than the one before: only neighbours are the same text.

    The last is the best, so that its coming or going parts the whole chain in another way.
    """
    edition = chance.randrange(EDITIONS)
    day = date(2019, 3, 1 + edition)
    return document(key, "登记要点", *SENTENCES[edition : edition + 30], published_on=day)


def ruling(chance: random.Random, key: str) -> Document:
    """A rule that may end another, by its name or number: one that is there, twice, or not yet."""
    place, year, other = chance.choice(PLACES), chance.randrange(2010, 2014), chance.choice(PLACES)
    number = f"（云政规〔{chance.randrange(2010, 2014)}〕3号）" if chance.random() < 0.5 else ""
    ends = f"，《云川市{other}管理办法》{number}同时废止" if chance.random() < 0.6 else ""
    day = date(year, 5, 1)
    text = f"本办法自{year}年6月1日起施行{ends}。"
    more = TEXTS[PLACES.index(place)]
    return rule(key, f"云川市{place}管理办法", f"云政规〔{year}〕3号", day, text, *more)


def published(settings: Settings) -> tuple[OpenIndex, dict[str, DerivedState]]:
    connection = connect(settings)
    index = OpenIndex(connection, Generations(connection, settings).current()[0])
    return index, states_in(index)


def plain(states: dict[str, DerivedState]) -> dict[str, tuple[object, ...]]:
    """What can be compared by `==`."""
    return {
        id: (one.content_hash, [tuple(row) for row in one.rows], one.group, one.likeness.tobytes())
        for id, one in states.items()
    }


def test_a_history_leaves_what_publishing_all_at_once_makes(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(20200101)
    present: dict[Identity, Document] = {}
    for number in range(60):
        one = chance.choice((copy_of, drifted, ruling))(chance, f"d{number:03}")
        present[one.source, one.key] = one
    Index(settings).publish(present.values())
    changes: list[object] = []
    seen_groups, seen_rows = set(), set()

    def noted(*of: Any) -> DerivedChange:
        changes.append(found := derive_changed(*of))
        return found

    monkeypatch.setattr(opensearch_writer, "derive_changed", noted)
    for step in range(STEPS):
        removed = chance.sample(sorted(present), chance.randint(0, 4))
        for identity in removed:
            del present[identity]
        keys = [f"n{step:02}{n}" for n in range(chance.randint(0, 3))]
        keys += [key for _, key in chance.sample(sorted(present), chance.randint(0, 3))]
        added = [chance.choice((copy_of, drifted, ruling))(chance, key) for key in keys]
        present |= {(one.source, one.key): one for one in added}
        Index(settings).publish(added, removed)
        index, found = published(settings)
        other = {"opensearch_index": f"changes-{step}", "index_dir": tmp_path / f"whole-{step}"}
        whole = settings.model_copy(update=other)
        Index(whole).publish(present.values())
        assert plain(found) == plain(published(whole)[1])
        kept, truth = read_state(settings.index_dir), compared(found, index)
        assert kept is not None
        for mine, its in (
            *((kept.ties, truth.ties), (kept.contents, truth.contents)),
            *((kept.starts, truth.starts), (kept.rows, truth.rows)),
        ):
            assert np.array_equal(mine, its)
        seen_groups |= {one.group for one in found.values()}
        seen_rows |= {str(one.rows) for one in found.values()}
    assert len(changes) == STEPS
    assert len(seen_groups) > 10
    assert len(seen_rows) > 10
