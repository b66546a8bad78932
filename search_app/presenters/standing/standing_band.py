"""The band under the title of what no longer holds, or has a newer text."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.relations.validity.statuses import Validity
from indexer.results.relations import Relations
from indexer.results.versions import DocumentVersions
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.relation_sections import ValidityLine, present_validity
from search_app.presenters.version_lines import VersionLine, present_band

_ENDED = (Validity.REPEALED, Validity.EXPIRED, Validity.PARTIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingBand:
    """What the band says: how the document ended, and which newer text there is.

    `mark` stands before the line on the newer text, "" where `ended` says it. `note` is about what
    happened before.
    """

    ended: ValidityLine | None
    newer: VersionLine | None
    mark: str
    note: str


def present_standing(
    found: Relations, versions: DocumentVersions, links: Links
) -> StandingBand | None:
    """The band of a document on the day asked for; None where it holds and has no newer text."""
    ended = present_validity(found, links) if found.validity.validity in _ENDED else None
    newer = present_band(versions, links)
    if ended is None and newer is None:
        return None
    mark = newer.mark if newer else ""
    past = ended is not None or (newer is not None and bool(newer.note))
    return StandingBand(
        ended=ended,
        newer=newer,
        mark="" if ended and mark in ended.said else mark,
        note=wording.validity.EARLIER_FACTS if past else "",
    )
