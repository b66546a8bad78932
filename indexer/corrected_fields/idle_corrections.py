"""Find the corrections that an operator should look at again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from corpus.field_corrections import names_of
from indexer.corrected_fields.correction_lines import FieldCorrection
from indexer.ledger import SourceState
from indexer.today import in_beijing


class IdleReason(StrEnum):
    """Why a correction should be looked at again."""

    NO_DOCUMENT = "no_document"
    FILE_CHANGED = "file_changed"


@dataclass(frozen=True, slots=True)
class IdleCorrection:
    """A line to be looked at again; `changed` is the day on which its document's file changed."""

    line: FieldCorrection
    reason: IdleReason
    changed: date | None = None


def idle_corrections(
    lines: Sequence[FieldCorrection], sources: Mapping[str, SourceState]
) -> tuple[IdleCorrection, ...]:
    """The lines that match no document, and those whose file changed after their day."""
    if not lines:
        return ()
    files = _files({line.target for line in lines}, sources)
    return tuple(_idle(lines, files))


def _idle(
    lines: Sequence[FieldCorrection], files: Mapping[str, Sequence[Path]]
) -> Iterator[IdleCorrection]:
    for line in lines:
        if line.target not in files:
            yield IdleCorrection(line, IdleReason.NO_DOCUMENT)
            continue
        days = [day for path in files[line.target] if (day := _changed_on(path))]
        if line.day and days and max(days) > line.day:
            yield IdleCorrection(line, IdleReason.FILE_CHANGED, max(days))


def _files(targets: set[str], sources: Mapping[str, SourceState]) -> dict[str, list[Path]]:
    """The files of the documents that are corrected."""
    found: dict[str, list[Path]] = {}
    for name, state in sources.items():
        for path, file in state.files.items():
            for target in names_of(name, file.keys) & targets:
                found.setdefault(target, []).append(Path(state.folder, path))
    return found


def _changed_on(path: Path) -> date | None:
    """The day on which a file was changed; None where it is gone."""
    try:
        changed = path.stat().st_mtime
    except OSError:
        return None
    return in_beijing(datetime.fromtimestamp(changed, UTC)).date()
