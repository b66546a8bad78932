"""What was meant where a character is mistyped: candidates by sound and by shape, and slips.

Nothing here knows an index: which candidate makes sense is judged where it is looked up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from indexer.analysis.common_characters import common_characters
from indexer.analysis.shapes import similar_shapes
from indexer.analysis.sounds import FIRST, LAST, near_sound, same_sound

SAME_SOUND = 1.0
"""The slip that input methods by sound invite: another character of the same syllable."""

NEAR_SOUND = 0.6
"""What only some speakers confuse weighs less."""

SIMILAR_SHAPE = 0.6
"""So does what looks alike: input by shape, reading aloud from paper and text recognition."""

MOST = 200
"""Candidates of a character; beyond them stand rare ones."""

_KEPT = 512  # characters whose candidates stay in memory: at most 8 MB
NUMERALS = frozenset("零一二两三四五六七八九十百千万亿")
"""One number is no mistake for another."""


@dataclass(frozen=True, slots=True)
class SpellingSlip:
    """A text that may have been meant, and where in the typed one it differs first."""

    text: str
    position: int


@lru_cache(_KEPT)
def confusable(char: str) -> tuple[tuple[str, float], ...]:
    """Characters that may have been meant by this one, with weights: the likeliest come first.

    The common ones come first among those of one weight. Signs that are no Han character, 〇 among
    them, have none.

    >>> confusable("正")[:2], confusable("〇")
    ((('政', 1.0), ('争', 1.0)), ())
    """
    weights: dict[str, float] = {}
    for chars, weight in (
        (same_sound(char), SAME_SOUND),
        (near_sound(char), NEAR_SOUND),
        (similar_shapes(char), SIMILAR_SHAPE),
    ):
        for other in chars:
            weights.setdefault(other, weight)
    known = common_characters()
    ordered = sorted(weights.items(), key=lambda one: (-one[1], known[one[0]].rank))
    return tuple(ordered[:MOST])


def spelling_slips(text: str) -> Iterator[SpellingSlip]:
    """The texts of which this one may be a slip: a character doubled, or two neighbours exchanged.

    Only Han characters are looked at, and numerals are left as they stand.

    >>> [slip.text for slip in spelling_slips("公积积金")]
    ['积公积金', '公积金', '公积金积']
    """
    for position, (first, second) in enumerate(pairwise(text)):
        if not (_may_slip(first) and _may_slip(second)):
            continue
        before, after = text[:position], text[position + 2 :]
        if first != second:
            yield SpellingSlip(f"{before}{second}{first}{after}", position)
        elif not before.endswith(first):  # of 积积积 the first pair says all
            yield SpellingSlip(f"{before}{first}{after}", position)


def _may_slip(char: str) -> bool:
    return FIRST <= ord(char) <= LAST and char not in NUMERALS
