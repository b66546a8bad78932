"""`indexer.relations.shelf.Shelf` over one open generation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import numpy as np

from indexer.engines.whoosh.count.validity_columns import ValidityColumns
from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.same_text_groups import SameTextGroups
from indexer.engines.whoosh.files.segment_ref import SegmentRef
from indexer.engines.whoosh.match.matching import Matching
from indexer.engines.whoosh.match.segment_lookups import SegmentLookups, own
from indexer.engines.whoosh.open_generation import OpenGeneration
from indexer.engines.whoosh.rank.related_candidates import RelatedCandidates
from indexer.engines.whoosh.rank.selection import by_date
from indexer.query.model import Sort
from indexer.relations.shelf import (
    AsOf,
    Candidate,
    DocRef,
    ResolvedQuery,
    StoredCard,
    Turn,
    WeightedWord,
)
from indexer.relations.validity.timeline import ENDED
from indexer.relations.validity.validity_rows import CODES, PLAIN
from indexer.stored_record import card_of

_ENDED_CODES = [CODES.index(validity) for validity in ENDED]


class WhooshShelf(SegmentLookups):
    """Looks documents up in one generation; safe to use from several threads."""

    def __init__(self, generation: OpenGeneration, matching: Matching) -> None:
        """Look up the documents of `generation`."""
        super().__init__(generation.segments)
        self._groups: SameTextGroups = generation.groups
        self._validity: ValidityColumns = generation.validity
        self._matching = matching
        self._candidates = RelatedCandidates(generation.segments)

    @property
    def size(self) -> int:
        """How many documents the generation holds."""
        return self._candidates.size

    def cards(self, refs: Collection[DocRef]) -> Mapping[DocRef, StoredCard]:
        """What lists show of some documents."""
        return {ref: self._card(own(ref)) for ref in refs}

    def texts(self, refs: Collection[DocRef]) -> Mapping[DocRef, str]:
        """The whole texts of some documents."""
        return {
            ref: self.segments[place.segment].text(place.document)
            for ref in refs
            for place in (own(ref),)
        }

    def newest(self, refs: Collection[DocRef], start: int, size: int) -> Sequence[DocRef]:
        """Some documents by the date that counts, the newest first. O(refs log refs)."""
        places = [own(ref) for ref in refs]
        dated = np.array([self.segments[s].dated[d] for s, d in places], np.int32)
        ties = np.array([self.segments[s].tie[d] for s, d in places], np.uint64)
        order = np.lexsort((ties, by_date(dated, Sort.NEWEST)))
        return [places[place] for place in order[start : start + size].tolist()]

    def validity(self, refs: Collection[DocRef], asof: AsOf) -> Mapping[DocRef, int]:
        """How some documents stand on a day, as codes."""
        codes = self._validity.on(*asof).codes
        return {ref: int(codes[s][d]) for ref in refs for s, d in (own(ref),)}

    def ended(self, asof: AsOf) -> Sequence[DocRef]:
        """The documents that have expired or are repealed on a day. O(documents)."""
        return self._refs(
            [
                np.isin(code & PLAIN, _ENDED_CODES) & segment.live
                for code, segment in zip(self._validity.on(*asof).codes, self.segments, strict=True)
            ]
        )

    def expiring(self, after: date, until: date) -> Sequence[DocRef]:
        """The documents that have expired from a day in (after, until] on. O(rows)."""
        masks = self._validity.expiring(after, until)
        live = zip(masks, self.segments, strict=True)
        return self._refs([mask & segment.live for mask, segment in live])

    def turning(self, since: date, until: date) -> Sequence[Turn]:
        """The documents that stand otherwise from a day in [since, until] on. O(rows)."""
        return [
            Turn(SegmentRef(index, number), int(segment.tie[number]), day, code)
            for index, number, day, code in self._validity.turning(since, until)
            for segment in (self.segments[index],)
            if segment.live[number]
        ]

    def matching(self, query: ResolvedQuery, refs: Collection[DocRef]) -> Collection[DocRef]:
        """Those of some documents that match a query."""
        masks = self._matching.matches(query).found()
        return [ref for ref in refs for s, d in (own(ref),) if masks[s][d]]

    def same_texts(self, refs: Collection[DocRef]) -> Mapping[DocRef, Sequence[DocRef]]:
        """For each document the others that are the same text. O(group) each."""
        return {
            ref: [SegmentRef(*place) for place in self._groups.others(*own(ref))] for ref in refs
        }

    def word_frequencies(self, field: str, words: Collection[str]) -> Mapping[str, int]:
        """How many documents hold each word in their `title` or `body`."""
        return {word: self._candidates.holding(field, word) for word in words}

    def sharing_words(
        self,
        title: Sequence[WeightedWord],
        body: Sequence[WeightedWord],
        region: str | None,
        without: Collection[DocRef],
    ) -> Sequence[Candidate]:
        """The documents that share the most of these words in title and text, best first."""
        return self._candidates.nearest(title, body, region, [own(ref) for ref in without])

    def _card(self, ref: SegmentRef) -> StoredCard:
        segment, number = self.segments[ref.segment], ref.document
        card = card_of(segment.record(number))
        return StoredCard(segment.public_id(number), card, int(segment.dated[number]))

    def _refs(self, masks: Sequence[Mask]) -> list[DocRef]:
        return [
            SegmentRef(index, number)
            for index, mask in enumerate(masks)
            for number in np.flatnonzero(mask).tolist()
        ]
