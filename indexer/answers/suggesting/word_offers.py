"""Offer everyday words as searches: 房产 leads to 房产证, 居住正 to 居住证."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.analysis.normalise import normalise
from indexer.answers.suggesting.known_names import KnownNames
from indexer.answers.suggesting.marked_names import marked
from indexer.query.plain_words import PlainWords
from indexer.results import Offer, OfferKind, TextPart

LOOKED_AT = 4
"""Words that are looked up in documents; those that would find nothing are left out."""


def word_offers(known: KnownNames, plain_words: PlainWords, text: str) -> Iterator[Offer]:
    """The plain and official words that hold what was typed or sound so, if documents hold them.

    A plain word is offered, too, where documents hold an official word for it alone.
    """
    for found in plain_words.names.found(text, LOOKED_AT):
        word = normalise(found.name)
        officials = plain_words.officials(word)
        held = [one for one in (word, *map(normalise, officials)) if known.holds(one)]
        if held and word != normalise(text):
            yield Offer(
                kind=OfferKind.WORD,
                text=found.name,
                parts=marked(found),
                q=found.name,
                officials=officials,
            )


def meant_offer(text: str) -> Offer:
    """A search for what was meant by a text that no title holds."""
    return Offer(kind=OfferKind.WORD, text=text, parts=(TextPart(text, match=False),), q=text)
