"""An index of each engine: an empty one, one with a history, one of real laws."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from corpus.document import Document
from indexer.analysed_document import analyse
from indexer.engine import Engine
from tests.contract.documents import history, present
from tests.contract.engines import EngineUnavailableError, EngineUnderTest, Index
from tests.contract.oracle import Oracle
from tests.engines_under_test import ENGINES
from tests.laws import read_laws

EngineFactory = Callable[[], Index]


@pytest.fixture(scope="session", params=ENGINES)
def engine_under_test(request: pytest.FixtureRequest) -> EngineUnderTest:
    """One engine after the other; one that cannot be had is skipped, with the reason."""
    try:
        return ENGINES[request.param]()
    except EngineUnavailableError as error:
        pytest.skip(f"{request.param}: {error}")


@pytest.fixture(scope="session")
def engine_factory(
    engine_under_test: EngineUnderTest, tmp_path_factory: pytest.TempPathFactory
) -> EngineFactory:
    """Makes an empty index of the engine in a folder of its own."""
    return lambda: Index(engine_under_test.settings(tmp_path_factory.mktemp("index")))


@pytest.fixture
def index(engine_factory: EngineFactory, engine_under_test: EngineUnderTest) -> Iterator[Index]:
    """An empty index."""
    made = engine_factory()
    yield made
    engine_under_test.forget(made.settings)


@pytest.fixture(scope="session")
def notices() -> list[Document]:
    """The documents of `notices_engine`."""
    return present(history())


@pytest.fixture(scope="session")
def oracle(notices: list[Document]) -> Oracle:
    """The truth on `notices`."""
    return Oracle(notices)


@pytest.fixture(scope="session")
def notices_engine(engine_factory: EngineFactory) -> Iterator[Engine]:
    """An engine over a collection that was changed, shrunk and merged on its way."""
    index = engine_factory()
    for change in history():
        index.publish(change.added, change.removed)
    with index.engine() as engine:
        yield engine


@pytest.fixture(scope="session")
def laws(shared_data: Path, engine_under_test: EngineUnderTest) -> Sequence[Document]:
    """The first laws, as many as the engine can be asked about in a test."""
    return read_laws(shared_data, engine_under_test.laws)


@pytest.fixture(scope="session")
def laws_engine(engine_factory: EngineFactory, laws: Sequence[Document]) -> Iterator[Engine]:
    """An engine over them."""
    index = engine_factory()
    index.publish(map(analyse, laws))
    with index.engine() as engine:
        yield engine
