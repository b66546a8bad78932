"""The ledger of an index: the files that documents came from, and which were removed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Self

from corpus.document import NoteKind, ReadingNote
from corpus.report import RETRIED, Noted, SkipReason


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The state of a file when it was read last.

    `checksum` of its bytes and its attachments'; `keys` of its documents; `skipped`: (reason,
    detail) of what did not become a document; `refused`: (key, field, value, reason) of what
    documents state wrongly. `attachments` are the files that are parts of its document, `inner`:
    (path, reason, detail) those of them, or of an archive's members, that were not read. `notes`:
    (key, attachment, kind, count, pages, line) of how its documents were read. `corrected` is a
    digest of the corrections that its documents were read with.
    """

    checksum: str
    keys: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    refused: tuple[tuple[str, str, str, str], ...]
    attachments: tuple[str, ...] = ()
    inner: tuple[tuple[str, str, str], ...] = ()
    notes: tuple[tuple[str, int, str, int, tuple[int, ...], int], ...] = ()
    corrected: str = ""

    def all_skipped(self, path: str) -> Iterator[tuple[str, str, str]]:
        """(path, reason, detail) of all that was left out of this file, whose path is `path`."""
        yield from ((path, reason, detail) for reason, detail in self.skipped)
        yield from self.inner

    def is_worth_another_try(self, *, a_day_later: bool) -> bool:
        """Whether some of it was left out for a reason that may be gone.

        What took too long or too much memory, or broke a program, is tried once a day.
        """
        reasons = {SkipReason(reason) for _, reason, _ in self.all_skipped("")}
        return bool(reasons & RETRIED) and (a_day_later or SkipReason.NO_CONVERTER in reasons)

    def noted(self, path: str) -> Iterator[Noted]:
        """How the documents of this file, whose path is `path`, were read."""
        for key, attachment, kind, count, pages, line in self.notes:
            yield Noted(path, key, attachment, ReadingNote(NoteKind(kind), count, pages), line)


@dataclass(slots=True)
class SourceState:
    """The state of a source: folder, rules and time of its last reading, and its files by path.

    `defaults` are the fields given for all its documents (`corpus.judging.SourceDefaults`).
    """

    folder: str = ""
    reading: str = ""
    updated_at: str = ""
    files: dict[str, SourceFile] = field(default_factory=dict)
    defaults: dict[str, str | int] = field(default_factory=dict)


@dataclass(slots=True)
class Ledger:
    """All sources, and the documents that were removed: id → (source, key, time)."""

    sources: dict[str, SourceState] = field(default_factory=dict)
    removed: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def keys(self) -> dict[str, frozenset[str]]:
        """Source → the keys of its documents."""
        return {
            name: frozenset(key for file in state.files.values() for key in file.keys)
            for name, state in self.sources.items()
        }

    def to_json(self) -> str:
        """The ledger as JSON, for `from_json`."""
        # Escaped, since a folder's name need not be text.
        return json.dumps(asdict(self), separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Raises ValueError, KeyError or TypeError where the text is no ledger."""
        fields = json.loads(text)
        sources = {
            name: SourceState(
                state["folder"],
                state["reading"],
                state["updated_at"],
                {path: _file(**file) for path, file in state["files"].items()},
                state.get("defaults", {}),
            )
            for name, state in fields["sources"].items()
        }
        return cls(sources, {id: (s, k, at) for id, (s, k, at) in fields["removed"].items()})


def _file(
    checksum: str,
    keys: list[str],
    skipped: list[list[str]],
    refused: list[list[str]],
    attachments: Sequence[str] = (),
    inner: Sequence[Sequence[str]] = (),
    notes: Sequence[tuple[str, int, str, int, list[int], int]] = (),
    corrected: str = "",
) -> SourceFile:
    return SourceFile(
        checksum,
        tuple(keys),
        tuple((reason, detail) for reason, detail in skipped),
        tuple((key, field_, value, reason) for key, field_, value, reason in refused),
        tuple(attachments),
        tuple((path, reason, detail) for path, reason, detail in inner),
        tuple(
            (key, at, kind, count, tuple(pages), line)
            for key, at, kind, count, pages, line in notes
        ),
        corrected,
    )
