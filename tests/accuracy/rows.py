"""The lines of the table: a share to reach, and each miss in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Row:
    """One line of the table: the share that it must reach, its hits, and each miss in words.

    A row with a `unit` holds an amount (`right`) that must reach `goal`, and no cases.
    """

    name: str
    goal: float
    right: float = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)
    unit: str = ""

    @property
    def share(self) -> float:
        """The hits among all; 1 where there are none. Of a row with a unit its amount."""
        if self.unit:
            return self.right
        return self.right / self.total if self.total else 1.0

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return self.share >= self.goal

    def count(self, score: float, miss: str) -> None:
        """Add one case; below 1 it is a miss (of a score such as F1, below the goal)."""
        self.total += 1
        self.right += score
        if score < min(1.0, self.goal):
            self.misses.append(miss)


def table(rows: Iterable[Row]) -> str:
    """The rows as text, every miss below its row."""
    lines = []
    for row in rows:
        mark = "  " if row.reached else "! "
        if row.unit:
            lines.append(f"{mark}{row.name:32} {row.share:8.1f} {row.unit}, goal {row.goal:g}")
        else:
            lines.append(
                f"{mark}{row.name:32} {row.share:8.2%} of {row.total:4}, goal {row.goal:.0%}"
            )
        lines.extend(f"      {miss}" for miss in row.misses)
    return "\n".join(lines)
