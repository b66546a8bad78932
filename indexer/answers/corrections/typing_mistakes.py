"""Find what was meant where pairs of characters stand nowhere, as in 居住正怎么办.

A mistake shows in two ways at once: two characters that no document has beside each other, where
a word ends and another begins; and a slip by which both become one word that documents hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import log1p

from indexer.analysis.confusions import SAME_SOUND
from indexer.analysis.words import cut
from indexer.answers.corrections.candidate import Candidate
from indexer.answers.corrections.slips import ENOUGH, FAR_MORE, Slip, exchanges, slips_at
from indexer.answers.corrections.typed_pieces import Piece
from indexer.query.function_words import FUNCTION_WORDS
from indexer.snapshot import Snapshot

MOST_SUSPECTS = 6
"""Pairs of a text that are looked at; each has up to 460 candidates."""

RARELY = 2
"""Documents that may have the same mistake: up to so many hold a pair that is looked at."""

COMMON = 0.01
"""A character that is a word of its own in this share of the documents may stand beside any other:
of 打到 nobody can say that it is a mistake."""

MOST_LOOKED_UP = 8
"""Words that are counted in documents, those of the likeliest candidates."""

SHORT = 6
"""A text up to so long that stands nowhere as a whole is looked at although all its pairs are
common (国发办)."""

RATHER = 1.3
"""A candidate is sure where it is so many times as likely as any other."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A slip by which `corrected`, one word or two, became `typed`.

    `fits`: it stands with its neighbours in documents, or is long enough to be sure without.
    `unclear`: each of its characters may well stand alone, so that only more words can tell.
    `wider` are the words before and after it.
    """

    piece: Piece
    slip: Slip
    typed: str
    corrected: str
    fits: bool
    unclear: bool = False
    wider: tuple[str, str] = ("", "")


def typing_mistakes(snapshot: Snapshot, pieces: Sequence[Piece]) -> list[Candidate]:
    """What may have been meant by pieces of one text, the likeliest first.

    One look-up of all pairs where all are frequent. Else a few look-ups for each pair that is not.
    """
    pairs = [pair for piece in pieces for pair in map("".join, pairwise(piece.text))]
    often = snapshot.pair_frequencies(pairs)
    common = _Alone(snapshot)
    suspects = [
        (piece, pair)
        for piece in pieces
        for pair in _suspects(piece.text, often, common)
    ][:MOST_SUSPECTS]
    judged = [
        one
        for one in _of_pairs(suspects, snapshot)
        if one.slip.start < one.slip.end or len(one.corrected) > 2
    ]
    if not judged and len(pieces) == 1 and 2 < len(pieces[0].text) <= SHORT:
        judged = _of_short(pieces[0], snapshot)
    return _counted(judged, snapshot)


def _of_short(piece: Piece, snapshot: Snapshot) -> list[_Judged]:
    """The slips of a short text that stands nowhere, wherever in it."""
    if snapshot.holding((piece.text,)):
        return []
    words = _words(piece.text)
    slips: list[_Judged] = []
    if all(len(word) == 1 for word, _ in words):  # a code or a short name, not one of words
        slips += (_as_one(piece, slip) for slip in exchanges(piece.text))
    return slips + _of_pairs([(piece, end - 1) for _, end in words[:-1]], snapshot)


def _of_pairs(suspects: Sequence[tuple[Piece, int]], snapshot: Snapshot) -> list[_Judged]:
    """The slips at some pairs of characters by which words come about."""
    slips = [(piece, slip) for piece, pair in suspects for slip in slips_at(piece, pair, snapshot)]
    often = snapshot.pair_frequencies({pair for _, slip in slips for pair in slip.pairs})
    alone = _Alone(snapshot)
    return [one for piece, slip in slips for one in _judged(piece, slip, often, alone)]


def _suspects(text: str, often: Mapping[str, int], common: _Alone) -> Iterator[int]:
    """The places of pairs that stand nearly nowhere, where a word ends and one character is alone.

    A character that is a word of its own in most sentences (在, 到) counts only beside another one
    that is alone.
    """
    words = _words(text)
    for word, end in words:  # a word that the dictionary has, and no document
        if len(word) > 2:
            yield from (n for n in range(end - len(word), end - 1) if not often.get(text[n : n + 2]))
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


def _single(words: Sequence[tuple[str, int]]) -> int:
    """How many words are one character that is no function word."""
    return sum(len(word) == 1 and word not in FUNCTION_WORDS for word, _ in words)


def _words(text: str) -> list[tuple[str, int]]:
    """The words of a text, each with its end."""
    words = cut(text)
    return list(zip(words, accumulate(map(len, words)), strict=True))


def _judged(
    piece: Piece, slip: Slip, often: Mapping[str, int], common: _Alone
) -> Iterator[_Judged]:
    """The slip, if by it fewer and whole words come about, and it fits what stands around them."""
    words, before = _words(slip.text), _words(piece.text)
    within = any(end - len(word) <= slip.start < end and len(word) > 2 for word, end in before)
    fewer = len(words) < len(before) + within or _single(words) < _single(before)
    if not fewer:
        return
    stop = max(slip.stop, slip.start + 1)
    changed = [(word, end) for word, end in words if end > slip.start and end - len(word) < stop]
    if any(len(word) == 1 for word, _ in changed):
        return
    start, end = changed[0][1] - len(changed[0][0]), changed[-1][1]
    typed = piece.text[start : end + slip.end - slip.stop]
    corrected = slip.text[start:end]
    short = len(corrected) == 2
    unclear = short and all(map(common, typed))
    fitting = []
    for edge, neighbour in _edges(words, start, end):
        rare = often.get(slip.text[edge - 1 : edge + 1], 0) <= RARELY
        alone = len(neighbour) == 1 and neighbour not in FUNCTION_WORDS
        if rare and alone and not (short and common(neighbour)):
            return
        fitting.append(not rare)
    fits = not short or not fitting or any(fitting)
    if slip.weight >= SAME_SOUND or not short or all(fitting):
        yield _Judged(piece, slip, typed, corrected, fits, unclear, _wider(words, start, end))


class _Alone:
    """Whether characters are words of their own so often that one alone says nothing."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._least = max(1.0, COMMON * snapshot.size)
        self._known: dict[str, bool] = {}

    def __call__(self, char: str) -> bool:
        if char not in self._known:
            counts = self._snapshot.word_frequencies("body", [char])
            self._known[char] = counts.get(char, 0) >= self._least
        return self._known[char]


def _edges(
    words: Sequence[tuple[str, int]], start: int, end: int
) -> Iterator[tuple[int, str]]:
    """Where text[start:end] meets its neighbours, and these."""
    for word, stop in words:
        if stop == start:
            yield start, word
        elif stop - len(word) == end:
            yield end, word


def _wider(words: Sequence[tuple[str, int]], start: int, end: int) -> tuple[str, str]:
    """The words before and after text[start:end]; "" where there are none."""
    before = next((word for word, stop in words if stop == start), "")
    return before, next((word for word, stop in words if stop - len(word) == end), "")


def _as_one(piece: Piece, slip: Slip) -> _Judged:
    return _Judged(piece, slip, piece.text, slip.text, fits=True)


def _made_wider(one: _Judged, held: dict[str, int], snapshot: Snapshot) -> _Judged | None:
    """The same with a word beside it where what was typed alone says too little.

    公金 stands in 办公金额, and 住房公金 nowhere. None where it is unclear with that word too.
    """
    if not (one.unclear or one.typed in held):
        return one
    before, after = (word if len(word) > 1 else "" for word in one.wider)
    for first, last in ((before, ""), ("", after)):
        if first or last:
            typed, corrected = first + one.typed + last, first + one.corrected + last
            counts = snapshot.holding((typed, corrected))
            if typed not in counts and counts.get(corrected, 0) >= ENOUGH:
                held |= counts
                return replace(one, typed=typed, corrected=corrected, fits=True)
    return None if one.unclear else one


def _counted(judged: Sequence[_Judged], snapshot: Snapshot) -> list[Candidate]:
    """The candidates that enough documents hold, and far more than hold what was typed."""
    different = list(dict.fromkeys(judged))
    likeliest = sorted(different, key=lambda one: -one.slip.weight * len(one.corrected))
    del likeliest[MOST_LOOKED_UP:]
    held = snapshot.holding({text for one in likeliest for text in (one.typed, one.corrected)})
    likeliest = [wide for one in likeliest if (wide := _made_wider(one, held, snapshot))]
    scored = sorted(
        (
            (one.slip.weight * log1p(held.get(one.corrected, 0)) * len(one.corrected), one)
            for one in likeliest
            if held.get(one.corrected, 0) >= max(ENOUGH, FAR_MORE * held.get(one.typed, 0))
        ),
        key=lambda pair: -pair[0],
    )
    found = []
    for place, (score, one) in enumerate(scored):
        others = [other for at, (other, _) in enumerate(scored) if at != place]
        alone = score >= RATHER * max(others, default=0.0)
        found.append(
            Candidate(
                typed=one.typed,
                corrected=one.corrected,
                start=one.piece.start,
                end=one.piece.end,
                piece=one.slip.text,
                weight=score,
                held=held[one.corrected],
                sure=alone and one.fits and one.typed not in held,
            )
        )
    return found
