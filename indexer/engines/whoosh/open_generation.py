"""Open a generation once, for all questions about its documents."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from indexer.engines.whoosh.count.validity_columns import ValidityColumns, read_changed
from indexer.engines.whoosh.files.manifest import Manifest
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.same_text_groups import SameTextGroups
from indexer.engines.whoosh.files.segment import Segment, hide_in, open_segments
from indexer.engines.whoosh.write.validity_updates import without


@dataclass(frozen=True, slots=True, eq=False)
class OpenGeneration:
    """One generation, without the documents that are hidden; safe to use from several threads.

    `version` names what is left of it.
    """

    manifest: Manifest
    version: str
    segments: list[Segment]
    groups: SameTextGroups
    validity: ValidityColumns

    @classmethod
    def read(
        cls,
        folder: Path,
        manifest: Manifest,
        hidden: Collection[tuple[str, str]] = (),
        before: OpenGeneration | None = None,
    ) -> OpenGeneration:
        """Open the one in `folder` without the documents (source, key) that are `hidden`.

        The segments that it shares with the one `before` are not opened again. Raises
        `IndexDamagedError`.
        """
        segments = open_segments(folder, before.segments if before else ())
        changed = read_changed(folder)
        if hidden:
            there = [segment.live.copy() for segment in segments]
            hide_in(segments, hidden)
            changed = without(segments, there, changed)
        return cls(
            manifest=manifest,
            version=manifest.version_without(hidden),
            segments=segments,
            groups=SameTextGroups.of(folder, segments),
            validity=ValidityColumns(segments, changed),
        )

    @property
    def published_at(self) -> datetime:
        """When it was published."""
        return datetime.fromisoformat(self.manifest.published_at)

    @property
    def everything(self) -> list[Mask]:
        """The documents of each segment that are not deleted."""
        return [segment.live for segment in self.segments]
