"""Find what was meant where pairs of characters stand nowhere, as in 居住正怎么办.

A mistake shows in two ways at once: two characters that no document has beside each other, where
a word ends and another begins; and a slip by which both become one word that documents hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.fields.regions import is_place
from indexer.answers.corrections.candidate import CorrectionCandidate
from indexer.answers.corrections.counted_candidates import counted_candidates
from indexer.answers.corrections.slips import Slip, exchanges, slips_at
from indexer.answers.corrections.typed_pieces import TypedPiece
from indexer.answers.corrections.word_changes import (
    RARELY,
    StandingAlone,
    WordChange,
    as_one_word,
    word_changes,
    words_of,
)
from indexer.query.function_words import FUNCTION_WORDS
from indexer.snapshot import Snapshot

MOST_SUSPECTS = 6
"""Pairs of a text that are looked at; each has up to 460 candidates."""

SHORT = 6
"""A text up to so long that stands nowhere as a whole is looked at although all its pairs are
common (国发办)."""


def typing_mistakes(snapshot: Snapshot, pieces: Sequence[TypedPiece]) -> list[CorrectionCandidate]:
    """What may have been meant by pieces of one text, the likeliest first.

    One look-up of all pairs where all are frequent. Else a few look-ups for each pair that is not.
    """
    pairs = [pair for piece in pieces for pair in map("".join, pairwise(piece.text))]
    often = snapshot.pair_frequencies(pairs)
    common = StandingAlone(snapshot)
    suspects = [(piece, pair) for piece in pieces for pair in _suspects(piece.text, often, common)][
        :MOST_SUSPECTS
    ]
    judged = [
        one
        for one in _of_pairs(suspects, snapshot)
        if one.slip.start < one.slip.end or len(one.corrected) > 2
    ]
    if not judged and len(pieces) == 1 and 2 < len(pieces[0].text) <= SHORT:
        judged = _of_short(pieces[0], snapshot)
    return counted_candidates(judged, snapshot)


def _of_short(piece: TypedPiece, snapshot: Snapshot) -> list[WordChange]:
    """The slips of a short text that stands nowhere, wherever in it."""
    if snapshot.holding((piece.text,)):
        return []
    words = words_of(piece.text)
    slips: list[WordChange] = []
    if all(len(word) == 1 for word, _ in words):  # a code or a short name, not one of words
        slips += (as_one_word(piece, slip) for slip in exchanges(piece.text))
    return slips + _of_pairs([(piece, end - 1) for _, end in words[:-1]], snapshot)


def _of_pairs(suspects: Sequence[tuple[TypedPiece, int]], snapshot: Snapshot) -> list[WordChange]:
    """The slips at some pairs of characters by which words come about."""
    slips = [
        (piece, slip)
        for piece, pair in suspects
        for slip in slips_at(piece, pair, snapshot)
        if not _changes_a_place(piece.text, slip)
    ]
    often = snapshot.pair_frequencies({pair for _, slip in slips for pair in slip.pairs})
    alone = StandingAlone(snapshot)
    return [one for piece, slip in slips for one in word_changes(piece, slip, often, alone)]


def _changes_a_place(text: str, slip: Slip) -> bool:
    """Whether a slip would change the name of a place: 武汉市样犬 is no 武汉式样犬."""
    return slip.start < slip.end and any(
        end - len(word) < slip.end and slip.start < end and is_place(word)
        for word, end in words_of(text)
    )


def _suspects(text: str, often: Mapping[str, int], common: StandingAlone) -> Iterator[int]:
    """The places of pairs that stand nearly nowhere, where a word ends and one character is alone.

    A character that is a word of its own in most sentences (在, 到) counts only beside another one
    that is alone.
    """
    words = words_of(text)
    for word, end in words:  # a word that the dictionary has, and no document
        if len(word) > 2:
            yield from (
                n for n in range(end - len(word), end - 1) if not often.get(text[n : n + 2])
            )
    for (before, end), (after, _) in pairwise(words):
        pair = text[end - 1 : end + 1]
        if before[-1] == after[0] and not common(after[0]):  # a character typed twice
            yield end - 1
            continue
        alone = [word for word in (before, after) if len(word) == 1]
        if len(alone) == 1 and alone[0] in FUNCTION_WORDS:
            continue
        if alone and often.get(pair, 0) <= RARELY:
            yield end - 1
