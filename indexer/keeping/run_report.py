"""What a run that nobody watches came to: a file for programs and people."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """One run: moments in ISO 8601, its exit code, what it printed, and when the next one is due.

    `next_at` is None where none follows; `succeeded` as `/readyz` counts it.
    """

    began_at: str
    ended_at: str
    code: int
    succeeded: bool
    output: tuple[str, ...]
    next_at: str | None


def write_report(path: Path, report: RunReport) -> None:
    """Replace the file in one step; raises `OSError`."""
    new = path.with_name(f"{path.name}.{os.getpid()}")
    new.write_text(json.dumps(asdict(report), ensure_ascii=False, indent=1), encoding="utf-8")
    new.replace(path)
