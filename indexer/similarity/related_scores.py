"""How near are two documents? Every number that chooses related documents, with its reason.

Judged by reading what comes out for real documents: `docs/decisions/0015-related-documents.md`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

MOST_RELATED = 5
"""Documents that are listed: more were not better, and less is read at a glance."""

LEAST = 0.55
"""Kinship of titles and texts that is needed: at .5 a ninth of what is listed is wrong, from .6 on
more documents have nothing and the rest is not better."""

ENOUGH_SHARED = 0.7
"""Two titles count in full where their shared words are as rare as a word of so many times the
logarithm of the collection: 安全 alone says little, 集体合同 or 房地产 with 公积金 enough."""

SAME_REGION, SAME_PROVINCE, SAME_ISSUER = 0.4, 0.1, 0.1
"""Which of several related ones come first: who reads a city's notice wants the city's others on
the subject. They relate nothing by themselves: a city's documents are about everything."""

FADING_YEARS, MOST_YEARS = 40, 10
"""Of equals the one nearer in time comes first: ten years cost a fifth, more years no more."""

BODY_TERMS = 25
"""Words of a text that stand for it, as Lucene's MoreLikeThis has it; 15 and 40 were worse."""

BODY_LENGTH = 2000
"""Characters of the text that are looked at: 1,000 and 4,000 were worse; it is a bound, too."""

LEAST_FREQUENCY = 2
"""A word that stands for a text is in it at least twice (MoreLikeThis: 2)."""

TOO_COMMON = 0.2
"""Words in a larger share of the texts stand for none."""

SATURATION = 1.2
"""K1 of BM25, see `indexer.ranking`."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What does not make two documents related, but orders those that are.

    `region` as in `Document`, None or 全国 for no place of its own; `dated` is an ordinal, 0
    without a date.
    """

    region: str | None
    issuers: tuple[str, ...]
    dated: int


def rarity(documents: int, holding: int) -> float:
    """How much a word says that `holding` of so many documents have."""
    return math.log(1 + documents / (holding + 1))


def saturated(frequency: int) -> float:
    """What a word's frequency in a text counts, below 1."""
    return frequency / (frequency + SATURATION)


def title_kinship(
    own: Collection[str], other: Collection[str], rarities: Mapping[str, float], documents: int
) -> float:
    """0 to 1: the cosine of two titles' words, less where what they share says little."""
    shared = [rarities[word] for word in own if word in other]
    if not shared:
        return 0.0
    norms = math.prod(sum(rarities[word] ** 2 for word in words) for words in (own, other))
    enough = ENOUGH_SHARED * math.log(1 + documents)
    return sum(one**2 for one in shared) / math.sqrt(norms) * min(1.0, sum(shared) / enough)


def order_factor(one: Circumstances, other: Circumstances) -> float:
    """By what the kinship of two documents is multiplied for their place, organ and dates."""
    factor = 1.0
    if one.region and one.region == other.region:
        factor += SAME_REGION
    elif one.region and other.region and _province(one.region) == _province(other.region):
        factor += SAME_PROVINCE
    if set(one.issuers) & set(other.issuers):
        factor += SAME_ISSUER
    years = abs(one.dated - other.dated) / 365 if one.dated and other.dated else MOST_YEARS / 2
    return factor / (1 + min(years, MOST_YEARS) / FADING_YEARS)


def _province(region: str) -> str:
    return region.split("/")[0]
