"""What has to be cleaned up (清理)? What expires, lost its basis, or whose organ is no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import overload

import numpy as np
from numpy.typing import NDArray

from corpus.document import Rank
from corpus.fields.renamed_organs import renamed_organ
from indexer.engines.whoosh.answers.bases import Bases
from indexer.engines.whoosh.answers.bases_not_held import BasesNotHeld, RestsOnDocumentNotHeld
from indexer.engines.whoosh.answers.describing_documents import DocumentDescriber
from indexer.engines.whoosh.count.validity_columns import PLAIN
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.match.matching import Matching, count
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.rank.selection import order
from indexer.query.facets import Facet
from indexer.query.model import Query, Sort
from indexer.relations.resolution.resolve import DocRef, IndexedDocument
from indexer.relations.statements import Place
from indexer.relations.validity.timeline import ENDED, standing_on, timeline
from indexer.relations.validity.validity_rows import CODES
from indexer.results.reviews import CleanUpItem, CleanUpList, CleanUpReason
from indexer.stored_record import card_of

_ENDED_CODES = [CODES.index(validity) for validity in ENDED]
_NO_RULES: set[str] = {Rank.DRAFT, Rank.INTERPRETATION, Rank.NEWS}


class CleanUp:
    """Clean-up lists of one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration, matching: Matching) -> None:
        """List documents of `generation`."""
        self._generation = generation
        self._matching = matching
        self._standings = generation.standings
        self._lookups = generation.lookups
        self._resting = Bases(generation.lookups)
        self._absent_bases = BasesNotHeld(generation.lookups)

    def of(self, query: Query, days: int) -> CleanUpList:
        """What of the matches of `query` expires within `days` of its day, or lost its basis.

        Then what is of an organ that has another name. O(documents), and once for what has ended
        O(documents that name it).
        """
        found = self._matching.matches(query).found()
        day = query.asof or date.today()
        tell = DocumentDescriber(self._generation, day)
        until = day + timedelta(days)
        codes = self._standings.on(day, date.today()).codes
        ended = [_ended(code) for code in codes]
        live = [mask & ~over for mask, over in zip(found, ended, strict=True)]
        expiring = sorted(
            self._expiring(tell, live, day, until),
            key=lambda one: (one.day or day, one.document.id),
        )
        lost = [
            due
            for spot, basis, place in self._basis_ended(ended)
            if live[spot.segment][spot.document]
            for due in self._lost(tell, spot, self._lookups.held(basis), place, day)
        ]
        return CleanUpList(
            asof=day,
            until=until,
            documents=_Documents(
                (*expiring, *lost, *self._absent(tell, live, day)), *self._renamed(tell, live, day)
            ),
            indexed_on=self._generation.published_at.date(),
            index_version=self._generation.version,
        )

    def _expiring(
        self, tell: DocumentDescriber, live: Sequence[Mask], day: date, until: date
    ) -> Iterator[CleanUpItem]:
        ending = self._standings.expiring(day, until + timedelta(1))
        for index, (mask, ends) in enumerate(zip(live, ending, strict=True)):
            for document in np.flatnonzero(mask & ends).tolist():
                held = self._lookups.held(DocRef(index, document))
                for standing in timeline(held.facts, self._lookups.acts_on(held)):
                    first = standing.first_day
                    if standing.validity in ENDED and first and day < first <= until + timedelta(1):
                        label = tell.label(held, standing)
                        yield CleanUpItem(
                            document=tell.named(held),
                            reason=CleanUpReason.EXPIRES,
                            day=first - timedelta(1),
                            sentence=label.sentence,
                            by=label.by,
                        )
                        break

    def _lost(
        self, tell: DocumentDescriber, spot: DocRef, basis: IndexedDocument, place: Place, day: date
    ) -> Iterator[CleanUpItem]:
        """That a document lost its basis, unless it is no rule, or has ended the basis itself."""
        held = self._lookups.held(spot)
        standing = standing_on(
            timeline(basis.facts, self._lookups.acts_on(basis)), day, date.today()
        )
        if held.facts.statements.no_rule or standing.by == self._lookups.public_id(spot):
            return
        yield CleanUpItem(
            document=tell.named(held),
            reason=CleanUpReason.BASIS_ENDED,
            day=standing.first_day,
            sentence=tell.sentence(spot, place),
            by=tell.named(basis),
        )

    def _absent(
        self, tell: DocumentDescriber, live: Sequence[Mask], day: date
    ) -> Iterator[CleanUpItem]:
        """What rests on a document that is not here, and that another has repealed by a day."""
        rows: dict[tuple[DocRef, str], list[RestsOnDocumentNotHeld]] = {}
        for one in self._absent_bases.resting():
            first = one.act.first_day
            if first and first <= day and live[one.citer.segment][one.citer.document]:
                rows.setdefault((one.citer, one.act.by), []).append(one)
        for (citer, _), several in rows.items():
            names = (one.basis.title or one.basis.number or "" for one in several)
            yield CleanUpItem(
                document=tell.named(self._lookups.held(citer)),
                reason=CleanUpReason.BASIS_ENDED,
                day=max(filter(None, (one.act.first_day for one in several))),
                sentence=tell.sentence(citer, several[0].place),
                by=tell.suffered(several[0].act).by,
                absent=tuple(dict.fromkeys(names)),
            )

    def _renamed(
        self, tell: DocumentDescriber, live: Sequence[Mask], day: date
    ) -> tuple[list[DocRef], Callable[[DocRef], CleanUpItem]]:
        """The rules of organs that have another name by now, the oldest first, and what is said.

        What is of no rank is no official document: a meeting, a message.
        """
        segments = self._generation.segments
        masks = [
            mask
            & segment.facets[Facet.ISSUER].mask_of(
                {name for name in segment.facets[Facet.ISSUER].values if renamed_organ(name, day)}
            )
            & segment.facets[Facet.RANK].stated
            & ~segment.facets[Facet.RANK].mask_of(_NO_RULES)
            for segment, mask in zip(segments, live, strict=True)
        ]
        nothing = [np.zeros(len(mask), np.float32) for mask in masks]
        found = order(segments, masks, nothing, Sort.OLDEST, count(masks))
        spots = list(map(DocRef, found.segment.tolist(), found.document.tolist()))

        def due(spot: DocRef) -> CleanUpItem:
            issuers = card_of(segments[spot.segment].record(spot.document)).issuers
            renamed = tuple(filter(None, (renamed_organ(name, day) for name in issuers)))
            return CleanUpItem(
                document=tell.named(self._lookups.held(spot)),
                reason=CleanUpReason.ORGAN_RENAMED,
                day=max(one.since for one in renamed),
                sentence="",
                by=None,
                renamed=renamed,
            )

        return spots, due

    def _basis_ended(self, ended: Sequence[Mask]) -> list[tuple[DocRef, DocRef, Place]]:
        """(document, basis that has ended, where it names it) of all documents, in their order."""
        bases = [
            DocRef(index, document)
            for index, segment in enumerate(self._generation.segments)
            for document in np.flatnonzero(ended[index] & segment.live).tolist()
        ]
        found = [
            (spot, basis, place)
            for basis, places in self._resting.on(bases).items()
            for spot, place in places.items()
            if not ended[spot.segment][spot.document]
        ]
        place = self._lookups.place
        return sorted(found, key=lambda row: (place(row[0]), row[2].start, place(row[1])))


class _Documents(Sequence[CleanUpItem]):
    """Documents of which the last are many, and told of only when they are looked at."""

    def __init__(
        self,
        first: Sequence[CleanUpItem],
        spots: Sequence[DocRef],
        tell: Callable[[DocRef], CleanUpItem],
    ) -> None:
        self._first, self._spots, self._tell = first, spots, tell

    def __len__(self) -> int:
        return len(self._first) + len(self._spots)

    @overload
    def __getitem__(self, at: int) -> CleanUpItem: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[CleanUpItem, ...]: ...
    def __getitem__(self, at: int | slice) -> CleanUpItem | tuple[CleanUpItem, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        at %= len(self)
        ended = len(self._first)
        return self._first[at] if at < ended else self._tell(self._spots[at - ended])


def _ended(codes: NDArray[np.uint8]) -> Mask:
    """Which documents have expired or are repealed, by their codes on a day."""
    mask: Mask = np.isin(codes & PLAIN, _ENDED_CODES)
    return mask
