"""What may have been meant by a piece of a query, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CorrectionCandidate:
    """A reading of line[start:end] of what was typed.

    `typed` and `corrected` are the word or words that differ, which people are shown; `piece` is
    what replaces line[start:end]. `weight` says how likely such a slip is, `sure` that no document
    holds what was typed, that enough hold the correction, and that nothing else is as likely.
    """

    typed: str
    corrected: str
    start: int
    end: int
    piece: str
    weight: float
    held: int
    sure: bool

    def applied_to(self, line: str) -> str:
        """The line with the piece replaced."""
        return line[: self.start] + self.piece + line[self.end :]
