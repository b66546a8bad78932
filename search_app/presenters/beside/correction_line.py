"""The line above the hits that says what a query was read as, or asks whether that was meant."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.query.model import Query
from indexer.results import Correction
from search_app.addresses.links import Links
from search_app.addresses.search_args import reworded
from search_app.wording import corrections as words


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A sentence with one link in it: `before`, the link's `label`, `after`."""

    before: str
    label: str
    after: str
    href: str


def present_correction(
    correction: Correction | None, typed: Query, links: Links
) -> CorrectionLine | None:
    """The line for a correction of what was typed; None without one."""
    if correction is None:
        return None
    if correction.applied:
        href = links.search(replace(typed, exact=True, page=1))
        label = words.typed(correction.typed)
        return CorrectionLine(words.applied(correction.corrected), label, words.AFTER, href)
    href = links.search(reworded(typed, correction.query_text))
    label = words.offered(correction.corrected)
    return CorrectionLine(words.BEFORE_OFFER, label, words.AFTER_OFFER, href)
