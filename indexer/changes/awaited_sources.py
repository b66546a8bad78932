"""The sources that an index has still to read after the records of another one were restored.

The log of changes knows their documents, and the new index does not have them yet. They are not
removed; they are told as that only where their own source was read and did not bring them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.document import PUBLIC_ID, public_id
from indexer.ranking import tie_breaker
from indexer.today import timestamp

AWAITED = "awaited.json"
"""The file beside the log: source → the keys of its documents. A backup has it, so that it lies
in a folder from the moment of restoring on (the time of the file), until all sources were read."""
WEEK = timedelta(days=7)
"""After so long a source that nobody has read is one that nobody will read: its documents are
told as removed."""


@dataclass(frozen=True, slots=True)
class AwaitedSources:
    """Source → the keys of the documents that an index had when its records were kept."""

    keys: Mapping[str, Collection[str]]

    def besides(self, read: Collection[str]) -> AwaitedSources:
        """Those of them that are not among the sources that were `read`."""
        return AwaitedSources({name: k for name, k in self.keys.items() if name not in read})

    def among(self, ties: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Which of some documents, by their ties, are of these sources. O(keys).

        A document has the id that its record states, unless another one had taken that before
        (`indexer.identities`): then it has the one of its source and key.
        """
        found = np.zeros(len(ties), np.bool_)
        for source, keys in self.keys.items():
            made = _ties(public_id(source, key) for key in keys)
            stated = _ties(key if PUBLIC_ID.fullmatch(key) else "" for key in keys)
            known = np.isin(made, ties)
            found |= np.isin(ties, np.where(known, made, stated))
        return found

    def to_json(self) -> str:
        """The content of the file."""
        return json.dumps({name: sorted(keys) for name, keys in self.keys.items()})


NOTHING_AWAITED = AwaitedSources({})


def read_awaited(index_dir: Path) -> AwaitedSources:
    """The sources that an index has to read; none where there is no file, or it is too old."""
    path = index_dir / AWAITED
    try:
        since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        if datetime.fromisoformat(timestamp()) - since > WEEK:
            return NOTHING_AWAITED
        found = json.loads(path.read_text(encoding="ascii"))
        if not isinstance(found, dict) or not all(map(_is_list_of_keys, found.values())):
            return NOTHING_AWAITED
    except (OSError, ValueError, RecursionError):
        return NOTHING_AWAITED
    return AwaitedSources(found)


def forget_awaited(index_dir: Path) -> None:
    """Delete the file: all sources were read, or it is too old."""
    (index_dir / AWAITED).unlink(missing_ok=True)


def _is_list_of_keys(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _ties(ids: Iterable[str]) -> NDArray[np.uint64]:
    return np.fromiter(map(tie_breaker, ids), np.uint64)
