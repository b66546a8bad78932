"""Open, change and check an index with the engine that keeps it; engines are known only here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, NamedTuple

from indexer.errors import EngineAwayError, NoPreviousIndexError, PolicySearchError
from indexer.results import CheckReport, PublishedIndex, RolledBack

if TYPE_CHECKING:
    from indexer.engine import Engine, Writer
    from indexer.ledger import Ledger
    from indexer.settings import Settings


class EngineFactory(NamedTuple):
    """The functions by which one engine opens, changes, checks and rolls back an index."""

    open_engine: Callable[[Settings], Engine]
    open_writer: Callable[[Settings], Writer]
    open_repair: Callable[[Settings], Writer]
    check: Callable[[Settings], CheckReport]
    published: Callable[[Settings], PublishedIndex] | None = None
    roll_back: Callable[[Settings], RolledBack] | None = None
    keep_copy: Callable[[Settings], str] | None = None
    bring_back: Callable[[Settings, str], None] | None = None
    ledger: Callable[[Settings], Ledger] | None = None


def open_engine(settings: Settings) -> Engine:
    """Open the published index for reading and load what a first request would have to wait for.

    Raises `IndexMissingError`, `IndexStaleError` or `IndexDamagedError`.
    """
    return ENGINES[settings.engine].open_engine(settings)


def open_writer(settings: Settings) -> Writer:
    """Start a change of the index; entering it raises `IndexBusyError` while another is made."""
    return ENGINES[settings.engine].open_writer(settings)


def open_repair(settings: Settings) -> Writer:
    """Start a change as `open_writer` does, after every byte of the index was read.

    `Writer.damaged` says what is wrong with it.
    """
    return ENGINES[settings.engine].open_repair(settings)


def check(settings: Settings) -> CheckReport:
    """Check the published index in full; raises `IndexMissingError`."""
    return ENGINES[settings.engine].check(settings)


def damage(settings: Settings) -> str:
    """The first damage that `check` finds in the published index; "" where it finds none.

    Ask this after an error that nothing else explains: files are read without comparing them with
    their checksums, so damaged ones may look like a mistake of the program. O(bytes of the index).
    """
    try:
        problems = check(settings).problems
    except (PolicySearchError, OSError):
        return ""
    return problems[0] if problems else ""


def published(settings: Settings) -> PublishedIndex:
    """The published index and its files, for a copy; take it inside `locked`."""
    found = ENGINES[settings.engine].published
    return found(settings) if found else PublishedIndex("", ())


def document_keys(settings: Settings) -> dict[str, frozenset[str]]:
    """Source → the keys of its documents in the published index; none where it cannot be read.

    Raises `EngineAwayError`: what is only away now has documents all the same.
    """
    read = ENGINES[settings.engine].ledger
    try:
        return read(settings).keys() if read else {}
    except EngineAwayError:
        raise
    except (PolicySearchError, OSError):
        return {}


def keep_copy(settings: Settings) -> None:
    """Keep a copy of the published index where its engine does that itself; else nothing.

    An index that is files is copied as such (`published`). Take it inside `locked`.
    """
    keep = ENGINES[settings.engine].keep_copy
    if keep is not None:
        keep(settings)


def bring_back(settings: Settings, version: str) -> None:
    """Publish again the copy that `keep_copy` made of a version; else nothing."""
    bring = ENGINES[settings.engine].bring_back
    if bring is not None:
        bring(settings, version)


def roll_back(settings: Settings) -> RolledBack:
    """Publish the index before the current one again, once it is verified.

    Raises `IndexBusyError`, `IndexMissingError`, `NoPreviousIndexError`, `IndexStaleError` or
    `IndexDamagedError`; nothing is changed then.
    """
    back = ENGINES[settings.engine].roll_back
    if back is None:
        raise NoPreviousIndexError(settings.engine)
    return back(settings)


def locked(settings: Settings) -> AbstractContextManager[None]:
    """Keep everybody from writing to the index; entering it raises `IndexBusyError`."""
    from indexer.engines.write_lock import write_lock

    return write_lock(settings.index_dir)


# An engine is imported when it is opened: another one must not have to be installed for it.


def _open_whoosh(settings: Settings) -> Engine:
    from indexer.engines.whoosh.whoosh_engine import WhooshEngine

    return WhooshEngine(settings.index_dir)


def _write_whoosh(settings: Settings) -> Writer:
    from indexer.engines.whoosh.write.index_writer import WhooshWriter

    return WhooshWriter(settings.index_dir, settings.memory_mb)


def _repair_whoosh(settings: Settings) -> Writer:
    from indexer.engines.whoosh.write.index_writer import WhooshWriter

    return WhooshWriter(settings.index_dir, settings.memory_mb, repair=True)


def _check_whoosh(settings: Settings) -> CheckReport:
    from indexer.engines.whoosh.write.verification import check as check_whoosh

    return check_whoosh(settings.index_dir)


def _published_by_whoosh(settings: Settings) -> PublishedIndex:
    from indexer.engines.whoosh.write.rolling_back import published as published_by_whoosh

    return published_by_whoosh(settings.index_dir)


def _roll_whoosh_back(settings: Settings) -> RolledBack:
    from indexer.engines.whoosh.write.rolling_back import roll_back as roll_whoosh_back

    return roll_whoosh_back(settings.index_dir)


def _ledger_of_whoosh(settings: Settings) -> Ledger:
    from indexer.engines.whoosh.write.rolling_back import ledger

    return ledger(settings.index_dir)


def _open_opensearch(settings: Settings) -> Engine:
    from indexer.engines.opensearch.opensearch_engine import OpenSearchEngine

    return OpenSearchEngine(settings)


def _write_opensearch(settings: Settings) -> Writer:
    from indexer.engines.opensearch.write.opensearch_writer import OpenSearchWriter

    return OpenSearchWriter(settings)


def _repair_opensearch(settings: Settings) -> Writer:
    from indexer.engines.opensearch.write.opensearch_writer import OpenSearchWriter

    return OpenSearchWriter(settings, repair=True)


def _check_opensearch(settings: Settings) -> CheckReport:
    from indexer.engines.opensearch.write.document_checks import check as check_opensearch

    return check_opensearch(settings)


def _published_by_opensearch(settings: Settings) -> PublishedIndex:
    from indexer.engines.opensearch.write.earlier_generations import (
        published as published_by_opensearch,
    )

    return published_by_opensearch(settings)


def _roll_opensearch_back(settings: Settings) -> RolledBack:
    from indexer.engines.opensearch.write.earlier_generations import (
        roll_back as roll_opensearch_back,
    )

    return roll_opensearch_back(settings)


def _keep_opensearch_copy(settings: Settings) -> str:
    from indexer.engines.opensearch.write.cluster_copies import keep_copy as keep_opensearch_copy

    return keep_opensearch_copy(settings)


def _bring_opensearch_back(settings: Settings, version: str) -> None:
    from indexer.engines.opensearch.write.cluster_copies import bring_back as bring_opensearch_back

    bring_opensearch_back(settings, version)


def _ledger_of_opensearch(settings: Settings) -> Ledger:
    from indexer.engines.opensearch.write.earlier_generations import ledger

    return ledger(settings)


ENGINES: dict[str, EngineFactory] = {
    "whoosh": EngineFactory(
        _open_whoosh,
        _write_whoosh,
        _repair_whoosh,
        _check_whoosh,
        _published_by_whoosh,
        _roll_whoosh_back,
        ledger=_ledger_of_whoosh,
    ),
    "opensearch": EngineFactory(
        _open_opensearch,
        _write_opensearch,
        _repair_opensearch,
        _check_opensearch,
        _published_by_opensearch,
        _roll_opensearch_back,
        _keep_opensearch_copy,
        _bring_opensearch_back,
        _ledger_of_opensearch,
    ),
}
"""The engines by name (`Settings.engine`); the contract's tests add one of their own."""
