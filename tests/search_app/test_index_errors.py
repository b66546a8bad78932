"""Every error of an index or of its cluster has a sentence, those of an engine's own too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engines.opensearch.cluster.failed_requests import NotHereError
from indexer.errors import (
    EngineFileError,
    EngineForeignError,
    EngineReplicasError,
    EngineTooLargeError,
    RecordDamagedError,
)
from search_app.wording.index import INDEX_ERRORS, index_error, sentence_of, trouble

GIVEN: dict[type[Exception], tuple[object, ...]] = {
    EngineFileError: ("opensearch_ca", "/ca.pem", "No such file"),
    EngineForeignError: (["http://127.0.0.1:9200"], "GET /: 404"),
    EngineReplicasError: (1, 1),
    EngineTooLargeError: ("POST /a/_bulk", 8_000_000),
    RecordDamagedError: ("takedowns.jsonl", 3),
}


def kinds(*roots: type[Exception]) -> Iterator[type[Exception]]:
    for root in roots:
        yield root
        yield from kinds(*root.__subclasses__())


@pytest.mark.parametrize("kind", sorted(set(kinds(*INDEX_ERRORS)), key=str))
def test_every_error_has_words(kind: type[Exception], tmp_path: Path) -> None:
    error = kind(*GIVEN.get(kind, ("a: b",)))
    told = index_error(error, tmp_path, tmp_path)
    assert told.startswith(sentence_of(kind)[:1]) or "{" in sentence_of(kind)[:2]
    assert "{" not in told
    assert trouble(error)


def test_a_class_without_words_has_those_of_the_one_above() -> None:
    assert sentence_of(NotHereError) == sentence_of(NotHereError.__mro__[1])
    with pytest.raises(KeyError):
        sentence_of(Exception)
