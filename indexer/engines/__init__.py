"""Engines: each translates our `Query` and answers with our `SearchResult`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.results import CheckReport

if TYPE_CHECKING:
    from indexer.engine import Engine, Writer
    from indexer.settings import Settings


def open_engine(settings: Settings) -> Engine:
    """Open the published index for reading and load what a first request would have to wait for.

    Raises `IndexMissingError`, `IndexStaleError` or `IndexDamagedError`.
    """
    from indexer.engines.whoosh.whoosh_engine import WhooshEngine

    return WhooshEngine(settings.index_dir)


def open_writer(settings: Settings) -> Writer:
    """A change of the index; raises `IndexBusyError` when it is entered while another is made."""
    from indexer.engines.whoosh.write.index_writer import WhooshWriter

    return WhooshWriter(settings.index_dir, settings.memory_mb)


def check(settings: Settings) -> CheckReport:
    """Check the published index in full; raises `IndexMissingError`."""
    from indexer.engines.whoosh.write.verification import check as check_whoosh

    return check_whoosh(settings.index_dir)
