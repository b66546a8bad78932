"""Offer everyday words as searches: 房产 leads to 房产证, 居住正 to 居住证."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indexer.analysis.name_table import Degree
from indexer.analysis.normalise import normalise
from indexer.answers.suggesting.known_names import KnownNames
from indexer.answers.suggesting.marked_names import marked
from indexer.answers.suggesting.narrowed import bare
from indexer.query.model import ParsedText, Word
from indexer.query.plain_words import PlainWords
from indexer.relations.shelf import ResolvedQuery
from indexer.results import Offer, OfferKind, TextPart
from indexer.snapshot import Snapshot

LOOKED_AT = 12
"""Words that are looked at; those that would find nothing are left out."""


def word_offers(
    snapshot: Snapshot,
    known: KnownNames,
    plain_words: PlainWords,
    text: str,
    among: ResolvedQuery | None,
) -> Iterator[Offer]:
    """The plain words that hold what was typed, and all words that sound so or are nearly that.

    Only those of which documents hold the word itself or an official word for it. Official words
    that hold what was typed are left to the titles, which have them.
    """
    for found in plain_words.names.found(text, LOOKED_AT):
        word = normalise(found.name)
        officials = plain_words.officials(word)
        if word == normalise(text) or (found.degree <= Degree.HOLDS and not officials):
            continue
        if any(
            known.holds(one) and _is_within(snapshot, one, among)
            for one in (word, *map(normalise, officials))
        ):
            yield Offer(
                kind=OfferKind.WORD,
                text=found.name,
                parts=marked(found),
                q=found.name,
                officials=officials,
            )


def _is_within(snapshot: Snapshot, word: str, among: ResolvedQuery | None) -> bool:
    """Whether a document that holds a word is within what a search is narrowed to."""
    if among is None or bare(among) == bare(None, among.query.asked_on):
        return True
    narrowed = bare(among)
    asked = replace(narrowed.query, parsed=ParsedText(expression=Word(word)))
    return snapshot.ranked(replace(narrowed, query=asked), 0, 0).total > 0


def meant_offer(text: str) -> Offer:
    """A search for what was meant by a text that no title holds."""
    return Offer(kind=OfferKind.WORD, text=text, parts=(TextPart(text, match=False),), q=text)
