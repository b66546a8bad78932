"""Tells by its words in which way a document ends: repealed, declared expired, or stopped."""

from __future__ import annotations

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.rules import repeal_rules as rules


def ending_kind(said: str) -> EffectKind:
    """Tell by its words what ends a document: a repeal counts where several are named."""
    if rules.REPEALS.search(said):
        return EffectKind.REPEAL
    if rules.EXPIRES.search(said):
        return EffectKind.DECLARE_EXPIRED
    return EffectKind.STOP if rules.STOPS.search(said) else EffectKind.REPEAL
