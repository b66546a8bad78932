"""How high the right documents stand among the first ten hits of one query."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import fmean

from tests.relevance.goals import HIT_AT_1, MRR_AT_10, R_AT_10

DEPTH = 10
"""Hits of a page; nobody looks at what stands behind them."""


def rank_metrics(found: Sequence[str], right: Collection[str]) -> dict[str, float]:
    """Hit@1, the reciprocal of the first right rank, and the share of right documents found.

    >>> rank_metrics(["b", "a", "c"], {"a", "d"})
    {'Hit@1': 0.0, 'MRR@10': 0.5, 'R@10': 0.5}
    """
    ranks = [rank for rank, id in enumerate(found[:DEPTH], start=1) if id in right]
    return {
        HIT_AT_1: float(ranks[:1] == [1]),
        MRR_AT_10: 1 / ranks[0] if ranks else 0.0,
        R_AT_10: len(ranks) / len(right),
    }


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of none."""
    return fmean(values) if values else 0.0
