"""Every number that orders the hits, with its reason; `make relevance` judges them."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from typing import Any, TypeVar

from numpy.typing import NDArray

from corpus.document import Rank

K1 = 1.2
"""Saturation of a term's frequency in BM25; flat from 1.2 to 2.0 on real questions."""

B = 0.75
"""Weight of a document's length in BM25; lower values lost on real questions."""

GRAM_WEIGHT = 1.5
"""Weight of a pair of neighbouring characters beside a word, which weighs 1."""

FORM_WEIGHT = 3.0
"""Weight of a quantity, date or code that has several writings: about that of a word of three
characters with its pairs. It counts once in a document, however often and however written."""

EXPANSION = 0.5
"""Weight of the words of an official term beside those of the plain word that was typed."""

COVERAGE = 0.5
"""A document that holds all terms of a query, by the mass of their idf, scores 1 + this times what
its words give; one that holds half of them 1 + half of this times."""

ALL_OF_FEW = 1.5
"""Of two or three words that were typed each is meant: in a ranked list a document that holds them
all scores so many times as much (广东省 公积金 began with one that has no 公积金). It moves no
figure of `make relevance`; at 2 everyday queries lose .010."""

RANK_FACTORS: Mapping[Rank, float] = {Rank.LAW: 1.15}
"""What the words of a document of a rank give is multiplied by this; other ranks count as they are.
What a person asks is more often answered by the law than by a rule or a judicial interpretation
that repeats its words. From 1.1 to 1.5 it is much the same, and the less it is, the less it says
about documents that are no rules."""

MOST_FURTHER = 100
"""Documents that a ranked list has beyond those that hold all words."""

LEAST_COVERAGE = 0.05
"""A document that lacks words is listed only where it holds this share of the terms, by the mass
of their idf: of a lay question of 40 words the right article holds no more."""

LEAST_SCORE = 0.3
"""A document that lacks words is listed only where its score is this share of the highest one:
what stands below the best by more is there for one word among many."""

WHOLE_TITLE = 20.0
"""Added for a title that is just what was typed; a title that holds it and more gets the share
that was typed. Who types a title wants that document."""

LIFTED = 1e6
"""The score of the first document that a query names, before all that only holds its words; each
further one has 1 less."""


WORKS_WITHIN = 20
"""Versions of one work change places where they stand among so many documents that hold all words:
two pages of ten. It costs 1 ms of CPU for documents that were not read before."""

Length = TypeVar("Length", float, NDArray[Any])


def inverse_frequency(documents: int, holding: int) -> float:
    """The inverse document frequency of a term that so many of all documents hold: BM25's, above 0.

    >>> round(inverse_frequency(100, 10), 3), round(inverse_frequency(0, 0), 3)
    (2.264, 1.386)
    """
    return math.log1p((max(1, documents) - holding + 0.5) / (holding + 0.5))


def length_norm(length: Length, average: float) -> Length:
    """What the length of a document adds to a frequency in the denominator of BM25.

    >>> round(length_norm(10.0, 10.0), 3), round(length_norm(30.0, 10.0), 3)
    (1.2, 3.0)
    """
    return K1 * ((1 - B) + B * length / average)


def term_score(mass: float, often: float, norm: float) -> float:
    """What a term adds to the score of a document that holds it so often; `mass`: weight times idf.

    >>> round(term_score(2.0, 3.0, length_norm(10.0, 10.0)), 3)
    3.143
    """
    return mass * (K1 + 1) * often / (often + norm)


def tie_breaker(id: str) -> int:
    """The number that orders equal hits, from the public id alone: pages stay the same."""
    return int.from_bytes(hashlib.blake2b(id.encode(), digest_size=8).digest(), "little")
