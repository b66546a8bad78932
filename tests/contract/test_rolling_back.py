"""Going back to the index of before, several times, and going on from there."""

from __future__ import annotations

import pytest

from indexer import engines
from indexer.analysed_document import analyse
from indexer.errors import NoPreviousIndexError
from indexer.ledger import SourceFile, SourceState
from indexer.query.model import Query
from indexer.results import RolledBack
from tests.contract.documents import document
from tests.contract.engines import Index
from tests.engines_under_test import PRODUCTS

pytestmark = pytest.mark.parametrize("engine_under_test", PRODUCTS, indirect=True)


def publish(index: Index, *keys: str) -> None:
    """Add documents in one publication, each of a file of its own as a run of `index` notes it."""
    with engines.open_writer(index.settings) as writer:
        for key in keys:
            writer.add(writer.prepare(analyse(document(key))))
        state = writer.ledger.sources.setdefault("甲", SourceState())
        state.files |= {key: SourceFile(key, (key,), (), ()) for key in keys}
        writer.publish()


def held(index: Index) -> set[str]:
    """The keys of the documents that are found."""
    with index.engine() as engine:
        return {hit.id for hit in engine.now().search(Query(size=50)).hits}


def back(index: Index) -> RolledBack:
    """Go back once."""
    return engines.roll_back(index.settings)


def number(found: RolledBack) -> int:
    """The number of the generation that was published again."""
    return int(found.version.partition("-")[0])


def is_whole(index: Index) -> bool:
    """Whether `check` finds nothing."""
    return not engines.check(index.settings).problems


def test_what_was_left_is_no_longer_gone_back_to(index: Index) -> None:
    for key in ("1", "2", "3", "4"):
        publish(index, key)
    assert [number(back(index)), number(back(index))] == [3, 2]
    publish(index, "5")
    assert held(index) == {"1", "2", "5"}
    assert is_whole(index)
    found = back(index)
    assert (number(found), found.lost) == (2, (("甲", "5"),))
    assert held(index) == {"1", "2"}


def test_every_roll_back_goes_on_from_the_one_before(index: Index) -> None:
    for key in ("1", "2"):
        publish(index, key)
    back(index)
    publish(index, "3")
    publish(index, "4")
    assert held(index) == {"1", "3", "4"}
    assert [number(back(index)), number(back(index))] == [3, 1]
    with pytest.raises(NoPreviousIndexError):
        back(index)
    assert held(index) == {"1"}
    publish(index, "5")
    assert held(index) == {"1", "5"}
    assert is_whole(index)


def test_a_new_generation_has_a_number_above_all_that_are_there(index: Index) -> None:
    for key in ("1", "2", "3"):
        publish(index, key)
    back(index)
    back(index)
    publish(index, "4")
    with index.engine() as engine:
        assert engine.now().version.startswith("4-")
