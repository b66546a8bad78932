"""Score how near two documents are: every number that chooses related documents, with its reason.

Judged by reading what comes out for real documents: `docs/decisions/0015-related-documents.md`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

MOST_RELATED = 5
"""How many documents are listed: more were not better, and few are read at a glance."""

LEAST = 0.55
"""The score that a related document needs: at .5 a ninth of those listed are wrong; from .6 on more
documents have none, and the others are not better."""

ENOUGH_SHARED = 0.7
"""A likeness of titles counts in full where the rarities of their shared words add up to this share
of the logarithm of the number of documents: 安全 alone is too common, 集体合同 is enough."""

SAME_REGION, SAME_PROVINCE, SAME_ISSUER = 0.4, 0.1, 0.1
"""What is added to the factor that orders related documents: readers of a city's notice want others
of that city first. A region alone relates nothing: a city has documents on everything."""

FADING_YEARS, MOST_YEARS = 40, 10
"""Documents nearer in time come first: ten years apart cost a fifth, more years cost no more."""

BODY_TERMS = 25
"""How many words stand for a text (25 in Lucene's MoreLikeThis); 15 and 40 were worse."""

BODY_LENGTH = 2000
"""How many characters of a text are read; 1,000 and 4,000 were worse. It also bounds the time."""

LEAST_FREQUENCY = 2
"""A word that stands for a text is in it at least twice (MoreLikeThis: 2)."""

TOO_COMMON = 0.2
"""Words in a larger share of the texts stand for none."""

SATURATION = 1.2
"""K1 of BM25, see `indexer.ranking`."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What orders related documents, but does not make documents related.

    `region` as in `Document`, None or 全国 for no place of its own; `dated` is an ordinal, 0
    without a date.
    """

    region: str | None
    issuers: tuple[str, ...]
    dated: int


def rarity(documents: int, holding: int) -> float:
    """The weight of a word that `holding` of all documents have: the rarer, the greater."""
    return math.log(1 + documents / (holding + 1))


def saturated(frequency: int) -> float:
    """The weight of a word's frequency in a text: grows with it, stays below 1."""
    return frequency / (frequency + SATURATION)


def title_similarity(
    own: Collection[str], other: Collection[str], rarities: Mapping[str, float], documents: int
) -> float:
    """How near two titles are, 0 to 1: the cosine of their words, less where these are common."""
    shared = [rarities[word] for word in own if word in other]
    if not shared:
        return 0.0
    norms = math.prod(sum(rarities[word] ** 2 for word in words) for words in (own, other))
    enough = ENOUGH_SHARED * math.log(1 + documents)
    return sum(one**2 for one in shared) / math.sqrt(norms) * min(1.0, sum(shared) / enough)


def order_factor(one: Circumstances, other: Circumstances) -> float:
    """The factor for the order of related documents by their places, organs and dates."""
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
