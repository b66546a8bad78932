"""Find documents on the same subject as one: candidates share its rarest words, titles decide.

The numbers that judge, and their reasons, are in `indexer.similarity.related_scores`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from indexer.ranking import tie_breaker
from indexer.relations.grammar.title_keys import bare_title, title_key
from indexer.relations.resolution.resolve import NATION
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import Candidate, DocRef, StoredCard, WeightedWord
from indexer.similarity import related_scores
from indexer.similarity.subject_words import frequent_words, subject_words

TITLE_WORDS = 24
"""Words of a title that are looked up: some titles are a whole paragraph."""

TITLES_KEPT = 8192
"""Titles whose subjects are kept: related documents share them."""


@dataclass(frozen=True, slots=True)
class RelatedRef:
    """A related document, and what it has in common with the one that was asked for.

    The fields are those of `indexer.results.relations.Related`.
    """

    ref: DocRef
    words: tuple[str, ...]
    in_titles: bool
    issuers: tuple[str, ...]
    topics: tuple[str, ...]
    region: str | None


class Subject(NamedTuple):
    """What related documents are looked for by: a card, and weighed words of title and text."""

    ref: DocRef
    stored: StoredCard
    title: tuple[WeightedWord, ...]
    body: tuple[WeightedWord, ...]
    same_texts: frozenset[DocRef]


@dataclass(frozen=True, slots=True)
class _Scored:
    """A candidate with its card; `near` has to reach a bound, `order` sorts those that do."""

    ref: DocRef
    stored: StoredCard
    words: tuple[str, ...]
    near: float
    order: float

    @property
    def tie(self) -> int:
        return tie_breaker(self.stored.id)


def subject_of(ref: DocRef, stored: StoredCard, text: str) -> Task[Subject]:
    """The words that tell a document's subject, weighed by how rare they are. One round."""
    title = _subject(stored)
    frequent = frequent_words(text[: related_scores.BODY_LENGTH], related_scores.LEAST_FREQUENCY)
    in_titles, in_bodies, size, same = yield from together(
        ask(lambda shelf: shelf.word_frequencies("title", title)),
        ask(lambda shelf: shelf.word_frequencies("body", frequent)),
        ask(lambda shelf: shelf.size),
        ask(lambda shelf: shelf.same_texts((ref,))),
    )
    weights = [related_scores.rarity(size, in_titles[word]) ** 2 for word in title]
    weighed = sorted(
        (-related_scores.saturated(often) * related_scores.rarity(size, holding), word)
        for word, often in frequent.items()
        if 1 < (holding := in_bodies[word]) <= related_scores.TOO_COMMON * size
    )[: related_scores.BODY_TERMS]
    return Subject(
        ref,
        stored,
        _weighted(title, weights),
        _weighted([word for _, word in weighed], [weight for weight, _ in weighed]),
        frozenset(same.get(ref, ())),
    )


def related(subject: Subject, without: Collection[DocRef]) -> Task[tuple[RelatedRef, ...]]:
    """The documents on the same subject, best first, at most `MOST_RELATED`. Three rounds.

    Left out are those of `without`, which the caller names elsewhere, and whatever is the same text
    as one of them or as the document itself.
    """
    named = {subject.ref, *subject.same_texts, *without}
    region = _region(subject.stored)
    candidates: Sequence[Candidate] = yield from ask(
        lambda shelf: shelf.sharing_words(subject.title, subject.body, region, named)
    )
    refs = [one.ref for one in candidates]
    cards, same = yield from together(
        ask(lambda shelf: shelf.cards(refs)), ask(lambda shelf: shelf.same_texts(refs))
    )
    candidates = [one for one in candidates if named.isdisjoint(same.get(one.ref, ()))]
    own = _subject(subject.stored)
    words = {*own, *(word for one in candidates for word in _subject(cards[one.ref]))}
    holding, size = yield from together(
        ask(lambda shelf: shelf.word_frequencies("title", words)), ask(lambda shelf: shelf.size)
    )
    rarities = {word: related_scores.rarity(size, count) for word, count in holding.items()}
    scored = [_scored(subject.stored, one, cards[one.ref], rarities, size) for one in candidates]
    enough = [one for one in scored if one.near >= related_scores.LEAST]
    return tuple(_common(subject.stored, one, rarities) for one in _each_once(enough, same))


def _weighted(words: Sequence[str], weights: Sequence[float]) -> tuple[WeightedWord, ...]:
    total = sum(weights)
    return tuple(
        WeightedWord(word, weight / total) for word, weight in zip(words, weights, strict=True)
    )


def _scored(
    own: StoredCard,
    candidate: Candidate,
    stored: StoredCard,
    rarities: Mapping[str, float],
    size: int,
) -> _Scored:
    near = candidate.text_score + related_scores.title_similarity(
        _subject(own), _subject(stored), rarities, size
    )
    order = near * related_scores.order_factor(_circumstances(own), _circumstances(stored))
    return _Scored(candidate.ref, stored, candidate.words, near, order)


def _each_once(found: Sequence[_Scored], same: Mapping[DocRef, Sequence[DocRef]]) -> list[_Scored]:
    """The best of them; of versions of a title the newest, of the same texts one."""
    newest: dict[tuple[str, str | None], _Scored] = {}
    for one in sorted(found, key=lambda one: (one.stored.dated, one.tie)):
        newest[title_key(bare_title(one.stored.card.title)), one.stored.card.region] = one
    chosen: list[_Scored] = []
    seen: set[DocRef] = set()
    for one in sorted(newest.values(), key=lambda one: (-one.order, one.tie)):
        if one.ref not in seen:
            chosen.append(one)
            seen.update(same.get(one.ref, ()))
    return chosen[: related_scores.MOST_RELATED]


def _common(own: StoredCard, one: _Scored, rarities: Mapping[str, float]) -> RelatedRef:
    card, other = own.card, one.stored.card
    theirs = _subject(one.stored)
    shared = [word for word in _subject(own) if word in theirs]
    shared.sort(key=lambda word: rarities[word], reverse=True)
    return RelatedRef(
        ref=one.ref,
        words=tuple(shared) or one.words,
        in_titles=bool(shared),
        issuers=tuple(name for name in card.issuers if name in other.issuers),
        topics=tuple(topic for topic in card.topics if topic in other.topics),
        region=card.region if card.region == other.region != NATION else None,
    )


def _circumstances(stored: StoredCard) -> related_scores.Circumstances:
    return related_scores.Circumstances(_region(stored), stored.card.issuers, stored.dated)


def _region(stored: StoredCard) -> str | None:
    return stored.card.region if stored.card.region != NATION else None


def _subject(stored: StoredCard) -> tuple[str, ...]:
    return _subject_words(stored.card.title, stored.card.issuers)


@lru_cache(TITLES_KEPT)
def _subject_words(title: str, issuers: tuple[str, ...]) -> tuple[str, ...]:
    return subject_words(title, issuers)[:TITLE_WORDS]
