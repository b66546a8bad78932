"""The band under the title of what no longer holds, or has a newer text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.relations.validity.statuses import Validity
from indexer.results.relations import Caution, CautionKind, Relations
from indexer.results.versions import DocumentVersions
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.relation_sections import ValidityLine, present_validity
from search_app.presenters.standing.caution_lines import CautionLine, caution_lines, said
from search_app.presenters.standing.validity_marks import parted
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
    part = _part_said(found)
    if ended is not None and part is not None:
        ended = replace(ended, rest=parted(said(part), found.validity.validity)[1])
    cautions = caution_lines(_not_said(found, part), links, older=older)
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


def _part_said(found: Relations) -> Caution | None:
    """The ended part of which the validity quotes the sentence, where its articles are known."""
    by = found.validity.by.id if found.validity.by else None
    parts = (one for one in found.cautions if one.kind is CautionKind.PART_ENDED and one.clauses)
    same = (one for one in parts if one.by.id == by and one.sentence == found.validity.sentence)
    return next(same, None)


def _not_said(found: Relations, part: Caution | None) -> Iterator[Caution]:
    """The cautions without the part that the validity tells."""
    told = found.validity.sentence
    for one in found.cautions:
        unnamed = one.kind is CautionKind.PART_ENDED and not one.clauses and one.sentence == told
        if one is not part and not unnamed:
            yield one
