"""What a request that failed tells: the cluster is away, full, refuses it, or is none at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indexer.errors import (
    EngineAwayError,
    EngineForeignError,
    EngineFullError,
    EngineRefusedError,
    EngineTooLargeError,
    IndexDamagedError,
)

RETRIED = (429, 502, 503, 504)
"""Answers that say "not now": too much to do, a proxy without a node, a manager that is elected."""

FULL = (
    *("flood-stage watermark", "read-only-allow-delete", "create-index blocked"),
    *("No space left on device", "disk_threshold"),
)
"""What a cluster says where a disk of it is full: nothing is gained by asking again."""

UNANSWERED = ("N/A", "TIMEOUT")
"""What the client says in place of a status where nothing was answered."""

TOO_LARGE = 413


class NotHereError(IndexDamagedError):
    """The cluster has no index, alias or document of this name; damage, where one has to be."""


def failure(error: Any, asked: str, hosts: Sequence[str], size: int) -> Exception:  # noqa: ANN401
    """The error of this project for one of the client's, after `asked` ("GET /path") of `hosts`."""
    status, said = error.status_code, f"{asked}: {reason(error)}"
    told = error.info if isinstance(error.info, dict) else {}
    kind = told["error"].get("type") if isinstance(told.get("error"), dict) else None
    if status == TOO_LARGE:
        return EngineTooLargeError(asked, size)
    if status in (*RETRIED, *UNANSWERED, 500):
        return away(said, str(error.info))
    if status in (401, 403):
        full = away(said, str(error.info))
        blocked = kind == "cluster_block_exception" and not isinstance(full, EngineFullError)
        return EngineRefusedError(said[:300]) if blocked else full
    # A page that is not found, of a web server, would else be an index that is not there.
    if status == 404 and (kind or "_index" in told):
        return NotHereError(asked.partition(" ")[2])
    if kind and status != 404:
        return EngineRefusedError(said[:300])
    return EngineForeignError(hosts, said[:300])


def is_overdue(error: Any) -> bool:  # noqa: ANN401
    """Whether the time passed without an answer, or without a connection."""
    timeouts = ("ConnectTimeoutError", "ReadTimeoutError")
    return error.status_code == "TIMEOUT" or type(error.info).__name__ in timeouts


def away(reason: str, told: str = "") -> EngineAwayError:
    """The error of a cluster that does not do what it is asked, by all that it `told`."""
    kind = EngineFullError if any(mark in reason + told for mark in FULL) else EngineAwayError
    return kind(reason[:300])


def reason(error: Any) -> str:  # noqa: ANN401
    """What the client says of a request that failed."""
    said = error.info.get("error") if isinstance(error.info, dict) else None
    why = said.get("reason", "") if isinstance(said, dict) else ""
    return f"{error.status_code} {' '.join(str(error.error).split())[:200]} {why}".strip()
