"""A real index of `documents`, and the site on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from corpus.document import Document
from indexer.analysed_document import analyse
from indexer.engine import Engine
from indexer.engines import open_engine, open_writer
from indexer.ledger import SourceFile, SourceState
from indexer.settings import Settings
from indexer.today import timestamp
from search_app import create_app
from tests.contract.test_relations import NEW, OLD
from tests.contract.test_reviews import MENTIONS, RESTS, TERM
from tests.search_app.documents import documents

SKIPPED = ("link_list", "30")
REFUSED = ("dog-2015-1", "document_number", "政务问答", "not_a_number")
REMOVED = "taken-down"
OTHER_SITE = "https://www.example.gov.cn"
"""May read the answers of `review_app`."""


class Visitor(FlaskClient):
    """A client that reads each answer to its end, so that no file stays open."""

    def open(self, *args: Any, **options: Any) -> TestResponse:
        """Ask, with the whole answer read."""
        return super().open(*args, buffered=True, **options)


@contextmanager
def site_of(
    folder: Path,
    documents: Iterable[Document],
    origins: tuple[str, ...] = (),
    place: str = "",
    term_rules: str = "",
) -> Iterator[Flask]:
    """A site at `place` on a real index, in `folder`, of these documents; `origins` may read it.

    `term_rules` is the file that says how long documents of a kind hold.
    """
    settings = Settings(
        index_dir=folder,
        memory_mb=64,
        embed_origins=origins,
        place=place,
        term_rules=term_rules,
    )
    with open_writer(settings) as writer:
        for document in documents:
            writer.add(writer.prepare(analyse(document)))
        writer.publish()
    with closing(open_engine(settings)) as engine:
        app = create_app(settings, engine)
        app.test_client_class = Visitor
        yield app


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the index of `documents`; one more was there and is removed."""
    settings = Settings(index_dir=tmp_path_factory.mktemp("index"), memory_mb=64)
    first, *_ = documents()
    with open_writer(settings) as writer:
        for document in documents():
            writer.add(writer.prepare(analyse(document)))
        gone = analyse(
            type(first)(source="样本", key=REMOVED, id=REMOVED, path="gone", title="撤", parts=())
        )
        writer.add(writer.prepare(gone))
        keys = tuple(document.key for document in documents())
        files = {
            "all.jsonl": SourceFile("", keys, (), (REFUSED,)),
            "目录.html": SourceFile("", (), (SKIPPED,), ()),
        }
        writer.ledger.sources["样本"] = SourceState(updated_at=timestamp(), files=files)
        writer.publish()
    with open_writer(settings) as writer:
        writer.delete("样本", REMOVED)
        writer.publish()
    return settings


@pytest.fixture(scope="session")
def engine(settings: Settings) -> Iterator[Engine]:
    """The real engine on it."""
    engine = open_engine(settings)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def app(settings: Settings, engine: Engine) -> Flask:
    """The site."""
    app = create_app(settings, engine)
    app.test_client_class = Visitor
    return app


@pytest.fixture(scope="session")
def review_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The site of a few rules that repeal and rest on one another."""
    rules = (OLD, NEW, TERM, RESTS, MENTIONS)
    with site_of(tmp_path_factory.mktemp("rules"), rules, (OTHER_SITE,)) as app:
        yield app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor."""
    return app.test_client()
