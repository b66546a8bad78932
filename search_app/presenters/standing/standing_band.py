"""The band under the title of what no longer holds, or has a newer text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.relations.validity.statuses import Validity
from indexer.results.relations import Caution, CautionKind, Relations
from indexer.results.versions import DocumentVersions
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.relation_sections import ValidityLine, present_validity
from search_app.presenters.standing.caution_lines import CautionLine, caution_lines
from search_app.presenters.version_lines import VersionLine, present_band

_ENDED = (Validity.REPEALED, Validity.EXPIRED, Validity.PARTIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingBand:
    """What the band says: how the document ended, and which newer text there is.

    `mark` stands before the line on the newer text, "" where `ended` says it. `note` is about what
    happened before. `cautions` are what neither says.
    """

    ended: ValidityLine | None
    newer: VersionLine | None
    mark: str
    note: str
    cautions: tuple[CautionLine, ...] = ()


def present_standing(
    found: Relations, versions: DocumentVersions, links: Links
) -> StandingBand | None:
    """The band of a document on the day asked for; None where it holds and has no newer text."""
    ended = present_validity(found, links) if found.validity.validity in _ENDED else None
    newer = present_band(versions, links)
    older = newer is not None and bool(newer.mark)
    cautions = caution_lines(_not_said(found), links, older=older)
    if ended is None and newer is None and not cautions:
        return None
    mark = newer.mark if newer else ""
    past = ended is not None or (newer is not None and bool(newer.note))
    return StandingBand(
        ended=ended,
        newer=newer,
        mark="" if ended and mark in ended.said else mark,
        note=wording.validity.EARLIER_FACTS if past else "",
        cautions=cautions,
    )


def _not_said(found: Relations) -> Iterator[Caution]:
    """The cautions without the part of which the validity quotes the sentence."""
    said = found.validity
    for one in found.cautions:
        if one.kind is not CautionKind.PART_ENDED or one.clauses or one.sentence != said.sentence:
            yield one
