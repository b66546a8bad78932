"""Which documents are related to one? The candidates' titles are read, and each text listed once.

Candidates come from `kindred`; the numbers that judge and their reasons are in
`indexer.similarity.related_scores`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from cachetools import LRUCache

from indexer.engines.whoosh.files.postings import Mask
from indexer.engines.whoosh.files.same_text_groups import Groups
from indexer.engines.whoosh.files.segment import Segment
from indexer.engines.whoosh.rank.related_candidates import RelatedCandidates, Term
from indexer.relations.grammar.title_keys import bare_title, title_key
from indexer.relations.resolution.resolve import NATION, DocRef
from indexer.results import Card
from indexer.similarity import related_scores
from indexer.similarity.subject_words import subject_words
from indexer.stored_record import card_of

TITLE_WORDS = 24
"""Words of a title that are looked up: some titles are a whole paragraph."""

TITLES_KEPT = 8192
"""Subjects of titles that are kept: neighbours share them."""

ANSWERS_KEPT = 1024
"""Documents whose neighbours are kept: another day or page of the same is asked for next."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A related document, and what it has in common with the one that was asked for.

    Its fields are those of `indexer.results.relations.Related`.
    """

    spot: DocRef
    words: tuple[str, ...]
    in_titles: bool
    issuers: tuple[str, ...]
    topics: tuple[str, ...]
    region: str | None


class _Candidate(NamedTuple):
    """A document that may be related; `body` is the kinship of the texts."""

    spot: DocRef
    body: float
    card: Card
    kinship: float
    order: float


class RelatedDocuments:
    """Related documents within one generation; safe to use from several threads."""

    def __init__(self, segments: Sequence[Segment], groups: Groups) -> None:
        """Look among `segments`; `groups` are the documents that are the same text."""
        self._segments = segments
        self._groups = groups
        self._kindred = RelatedCandidates(segments)
        self._lock = Lock()
        self._answers: LRUCache[DocRef, tuple[Neighbour, ...]] = LRUCache(ANSWERS_KEPT)
        self._subjects: LRUCache[DocRef, tuple[str, ...]] = LRUCache(TITLES_KEPT)

    def of(
        self, spot: DocRef, listed: Sequence[Mask], others: Set[DocRef]
    ) -> tuple[Neighbour, ...]:
        """The documents that are related to one, best first, at most `related_scores.MOST_RELATED`.

        Without those of `listed` (a mask a segment) and of `others`, which the caller names
        elsewhere (of one document always the same), and what is the same text as one of them.
        """
        with self._lock:
            answer = self._answers.get(spot)
        if answer is None:
            answer = self._find(spot, listed, others)
            with self._lock:
                self._answers[spot] = answer
        return answer

    def _find(
        self, spot: DocRef, listed: Sequence[Mask], others: Set[DocRef]
    ) -> tuple[Neighbour, ...]:
        card = self._card(spot)
        titles = self._kindred.title_terms(self._subject(spot, card))
        bodies = self._kindred.body_terms(spot)
        named = {spot, *others, *self._same(spot)}
        region = card.region if card.region != NATION else None
        found = [
            candidate
            for place, body in self._kindred.nearest(titles, bodies, listed, named, region)
            if named.isdisjoint(self._same(place))
            and not any(listed[s][d] for s, d in self._same(place))
            and (candidate := self._candidate(place, body, spot, card)).kinship
            >= related_scores.LEAST
        ]
        chosen = self._each_once(found)
        return tuple(self._neighbour(one, spot, card, bodies) for one in chosen)

    def _candidate(self, spot: DocRef, body: float, own: DocRef, own_card: Card) -> _Candidate:
        card = self._card(spot)
        subjects = self._subject(own, own_card), self._subject(spot, card)
        rarities = {word: self._kindred.rarity(word) for words in subjects for word in words}
        near = related_scores.title_kinship(*subjects, rarities, self._kindred.size) + body
        order = related_scores.order_factor(
            self._circumstances(own, own_card), self._circumstances(spot, card)
        )
        return _Candidate(spot, body, card, near, near * order)

    def _each_once(self, found: list[_Candidate]) -> list[_Candidate]:
        """The best of them; of versions of a title the newest, of the same texts one."""
        newest: dict[tuple[str, str | None], _Candidate] = {}
        for one in sorted(found, key=lambda one: (self._dated(one.spot), self._tie(one.spot))):
            newest[title_key(bare_title(one.card.title)), one.card.region] = one
        chosen: list[_Candidate] = []
        seen: set[DocRef] = set()
        for one in sorted(newest.values(), key=lambda one: (-one.order, self._tie(one.spot))):
            if one.spot not in seen:
                chosen.append(one)
                seen.update(self._same(one.spot))
        return chosen[: related_scores.MOST_RELATED]

    def _neighbour(
        self, one: _Candidate, own: DocRef, card: Card, bodies: Sequence[Term]
    ) -> Neighbour:
        theirs = self._subject(one.spot, one.card)
        shared = [word for word in self._subject(own, card) if word in theirs]
        shared.sort(key=self._kindred.rarity, reverse=True)
        return Neighbour(
            spot=one.spot,
            words=tuple(shared) or tuple(term.word for term in bodies if term.stands_in(one.spot)),
            in_titles=bool(shared),
            issuers=tuple(name for name in card.issuers if name in one.card.issuers),
            topics=tuple(topic for topic in card.topics if topic in one.card.topics),
            region=card.region if card.region == one.card.region != NATION else None,
        )

    def _same(self, spot: DocRef) -> Iterator[DocRef]:
        return (DocRef(*place) for place in self._groups.others(*spot))

    def _card(self, spot: DocRef) -> Card:
        return card_of(self._segments[spot.segment].record(spot.document))

    def _dated(self, spot: DocRef) -> int:
        return int(self._segments[spot.segment].dated[spot.document])

    def _tie(self, spot: DocRef) -> int:
        return int(self._segments[spot.segment].tie[spot.document])

    def _circumstances(self, spot: DocRef, card: Card) -> related_scores.Circumstances:
        region = card.region if card.region != NATION else None
        return related_scores.Circumstances(region, card.issuers, self._dated(spot))

    def _subject(self, spot: DocRef, card: Card) -> tuple[str, ...]:
        with self._lock:
            found = self._subjects.get(spot)
        if found is None:
            found = subject_words(card.title, card.issuers)[:TITLE_WORDS]
            with self._lock:
                self._subjects[spot] = found
        return found
