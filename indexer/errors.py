"""Errors that are safe to show to users, in codes; their words stand in `search_app.wording`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: a code, the parameter and value at fault, and the limit that was crossed."""

    code: str
    parameter: str
    value: str
    limit: str = ""


class PolicySearchError(Exception):
    """Base of all errors of this project that may be shown to a user."""


class QueryError(PolicySearchError):
    """A query that its author can mend; names all its mistakes at once."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the mistakes; at least one."""
        super().__init__("; ".join(f"{p.parameter}={p.value!r}: {p.code}" for p in problems))
        self.problems = problems


class CursorGoneError(QueryError):
    """A reading cannot go on: the generation or the program that gave its cursor is gone."""


class IndexMissingError(PolicySearchError):
    """There is no index at the place that was named."""


class RecordsMissingError(IndexMissingError):
    """A cluster has the index, but the folder with the record of what was taken down is not there.

    The message is the folder.
    """


class IndexStaleError(PolicySearchError):
    """The index was made by another version of the program and must be derived again.

    The message names that version and, after " / ", this program's.
    """


class IndexDamagedError(PolicySearchError):
    """A file of the index is missing or differs from its checksum."""


class RecordDamagedError(IndexDamagedError):
    """A line of a record that outlives the index cannot be read; no rebuild mends it."""

    def __init__(self, name: str, line: int) -> None:
        """Name the file and the line, counted from 1."""
        super().__init__(f"{name}: line {line}")
        self.name, self.line = name, line


class EngineAwayError(PolicySearchError):
    """The cluster that keeps the index does not answer, or cannot answer in full now."""


class EngineFullError(EngineAwayError):
    """The cluster that keeps the index has no room to write; it can still be asked."""


class EngineForeignError(EngineAwayError):
    """What answers at the addresses of the cluster is no OpenSearch; `hosts` are these."""

    def __init__(self, hosts: Sequence[str], said: str) -> None:
        """Name the addresses, and what was answered."""
        super().__init__(f"{', '.join(hosts)}: no OpenSearch: {said}")
        self.hosts, self.said = tuple(hosts), said


class EngineRefusedError(EngineAwayError):
    """The cluster answers, but refuses what it is asked, and would refuse it again."""


class EngineTooLargeError(EngineAwayError):
    """A request is larger than the cluster, or a proxy before it, takes; `size` in bytes."""

    def __init__(self, path: str, size: int) -> None:
        """Name what was asked, and how large it was."""
        super().__init__(f"{path}: 413: {size} bytes")
        self.size = size


class EngineFileError(EngineAwayError):
    """A file that the connection needs cannot be read; `name` is the setting or the variable."""

    def __init__(self, name: str, path: str, reason: str) -> None:
        """Name the setting, the file and what is wrong with it."""
        super().__init__(f"{name} {path}: {reason}")
        self.name, self.path, self.reason = name, path, reason


class EngineReplicasError(EngineAwayError):
    """The settings ask for more replicas than the cluster has other data nodes."""

    def __init__(self, replicas: int, nodes: int) -> None:
        """Say how many replicas there should be, on how many data nodes."""
        super().__init__(f"{replicas} replicas on {nodes} data nodes")
        self.replicas, self.nodes = replicas, nodes


class NoRepositoryError(PolicySearchError):
    """A cluster keeps copies of an index in a repository; the settings name none that it knows.

    The message is the name that the settings give, "" where they give none.
    """


class OtherEngineError(PolicySearchError):
    """A backup holds an index of `made_by`, another engine than the settings name (`asked`)."""

    def __init__(self, made_by: str, asked: str) -> None:
        """Name both engines."""
        super().__init__(f"{made_by}, not {asked}")
        self.made_by, self.asked = made_by, asked


class NoPreviousIndexError(PolicySearchError):
    """There is no generation before the published one any more."""


class IndexBusyError(PolicySearchError):
    """Another process is writing the index.

    `pid`, `host` and `since` (ISO 8601) say which and since when; "" where that is not known.
    """

    def __init__(self, place: str, pid: str = "", host: str = "", since: str = "") -> None:
        """Name the index and who is writing it."""
        super().__init__(place)
        self.pid, self.host, self.since = pid, host, since


class LockLostError(PolicySearchError):
    """The lock of the index was deleted or exchanged while this process held it."""


class PublishedMeanwhileError(PolicySearchError):
    """Another program published, or deleted what this one was writing: it published nothing."""


class RemovalRefusedError(PolicySearchError):
    """A run would remove too many documents of a source and was not told it may."""


class NoSuchDocumentError(PolicySearchError):
    """There is no document with one of the ids that were named."""
