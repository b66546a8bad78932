"""What is recorded of a collection beside its documents: its changes and its takedowns."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.changes.change_log import NO_LOG, ChangeLog
from indexer.takedown_record import Entry


@dataclass(frozen=True, slots=True)
class History:
    """The log as one version of the index has it, and what was taken down and put back."""

    log: ChangeLog
    takedowns: tuple[Entry, ...] = ()


NO_HISTORY = History(NO_LOG)
"""That of a snapshot that is in no folder, or of an old one."""
