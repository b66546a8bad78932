"""The normal form of a stored title or body, and where it stands in the original."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.analysis.normalise import original_span

Stored = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredText:
    """A title or a body in normal form, and where it stands in the original."""

    text: str
    breaks: NDArray[np.int32]

    @classmethod
    def of(cls, stored: Stored) -> StoredText:
        """Of `normal.title` or `normal.body` of a stored document."""
        raw = np.frombuffer(base64.b64decode(stored["breaks"]), "<i4")
        return cls(stored["text"], raw.reshape(-1, 2).astype(np.int32))

    def places(self, literal: str) -> list[int]:
        """Where a literal begins; places may overlap."""
        found, at = [], self.text.find(literal)
        while at >= 0:
            found.append(at)
            at = self.text.find(literal, at + 1)
        return found

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` to before `end` stand in the original."""
        return original_span(self.breaks, start, end)
