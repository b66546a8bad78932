"""What the log of changes knows after a change is what comparing all documents would tell it."""

from __future__ import annotations

import random

import numpy as np
import pytest

from indexer.changes.compared_states import ComparedStates, text_fingerprint
from indexer.changes.known_state import NOTHING_KNOWN, KnownState, states_after
from indexer.ranking import tie_breaker

State = tuple[int, list[list[int]]]


def states_of(documents: dict[str, State]) -> ComparedStates:
    ids = list(documents)
    return ComparedStates.of(
        [tie_breaker(id) for id in ids],
        [documents[id][0] for id in ids],
        {n: np.array(documents[id][1], np.int32).reshape(-1, 2) for n, id in enumerate(ids)},
        lambda place: ids[place],
        lambda place: text_fingerprint(ids[place], "text"),
    )


def known(states: ComparedStates) -> KnownState:
    return KnownState(
        end=1,
        version="1",
        seal="",
        ties=states.ties,
        places=np.zeros(len(states.ties), np.int64),
        contents=states.contents,
        texts=np.zeros(len(states.ties), np.uint64),
        starts=states.starts,
        rows=states.rows,
    )


@pytest.mark.parametrize("seed", range(30))
def test_states_after_a_change_are_those_of_all_documents(seed: int) -> None:
    chance = random.Random(seed)

    def state() -> State:
        rows = [[day, chance.randrange(9)] for day in range(chance.choice((0, 0, 1, 2, 5)))]
        return chance.getrandbits(64), rows

    documents = {f"d{n}": state() for n in range(chance.choice((0, 1, 40)))}
    before = known(states_of(documents)) if documents else NOTHING_KNOWN
    gone = chance.sample(sorted(documents), min(len(documents), chance.choice((0, 1, 7))))
    stays = sorted(documents.keys() - {*gone})
    again = chance.sample(stays, min(len(stays), chance.choice((0, 3))))
    changed = {id: state() for id in (*again, *(f"n{n}" for n in range(chance.choice((0, 5)))))}
    after = {id: one for id, one in documents.items() if id not in gone} | changed
    given = {id: (content, np.array(rows)) for id, (content, rows) in changed.items()}
    found = states_after(before, gone, given, lambda id: text_fingerprint(id, "text"))
    truth = states_of(after)
    assert found.ties.tolist() == truth.ties.tolist()
    assert found.contents.tolist() == truth.contents.tolist()
    for place in range(len(truth.ties)):
        assert found.rows_of(place).tolist() == truth.rows_of(place).tolist()
        if (id := truth.id_of(place)) in changed:
            assert found.id_of(place) == id
            assert found.fingerprint_of(place) == text_fingerprint(id, "text")
