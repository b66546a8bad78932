"""Which values of a facet a typed name means: 地区:云州 means 云州市 and what lies in it."""

from __future__ import annotations

from indexer.analysis.normalise import normalise
from indexer.query.facets import Facet
from indexer.query.syntax.wildcards import has_wildcard, holds_in_order, pieces

_WHOLE = (Facet.YEAR, Facet.KIND)
"""Facets whose values are named whole: 法 names neither 办法 nor 司法解释."""


def names(facet: Facet, text: str, value: str) -> bool:
    """Whether a normalised text names a value of a facet.

    >>> names(Facet.TOPIC, "卫生", "卫生、体育/医药管理"), names(Facet.KIND, "法", "办法")
    (True, False)
    """
    value = normalise(value)
    if has_wildcard(text):
        return holds_in_order(value, pieces(text))
    return text == value if facet in _WHOLE else text in value


def issuer_has(text: str, issuer: str) -> bool:
    """Whether the normalised name of an organ holds a text, which may have * in it."""
    return holds_in_order(issuer, pieces(text)) if has_wildcard(text) else text in issuer
