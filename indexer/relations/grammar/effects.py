"""Finds what a text does to other documents, once for each document and kind of effect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.amendments import find_amendments
from indexer.relations.grammar.effect_grammar import FoundEffect
from indexer.relations.grammar.printed_documents import find_printed
from indexer.relations.grammar.prolonging import find_prolonged
from indexer.relations.grammar.repeals import find_repeals
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.unlisted_documents import find_unlisted
from indexer.relations.statements import Effect


def find_effects(reading: TextUnderReading) -> tuple[tuple[Effect, ...], frozenset[int]]:
    """Return all effects, and where the mentions start that only name their targets."""
    acts = [
        *find_printed(reading),
        *find_repeals(reading),
        *find_amendments(reading),
        *find_prolonged(reading),
        *find_unlisted(reading),
    ]
    return _once(acts), frozenset(one.mention for one in acts)


def _once(acts: Iterable[FoundEffect]) -> tuple[Effect, ...]:
    found: dict[tuple[EffectKind, str], Effect] = {}
    for one in acts:
        effect = one.effect
        key = (effect.kind, effect.target.number_key or effect.target.title_key or "")
        before = found.get(key)
        if before is None:
            found[key] = effect
        elif effect.target.clauses and effect.target.clauses not in before.target.clauses:
            clauses = "、".join(filter(None, (before.target.clauses, effect.target.clauses)))
            found[key] = replace(before, target=replace(before.target, clauses=clauses))
        elif effect.until is not None and before.until is None:
            found[key] = replace(before, until=effect.until)
    repealed = {key for kind, key in found if kind is EffectKind.REPEAL}
    return tuple(
        effect
        for (kind, key), effect in found.items()
        if kind not in _WEAKER or key not in repealed
    )


_WEAKER = (EffectKind.DECLARE_EXPIRED, EffectKind.STOP)
"""What says nothing more where the text repeals the same document too."""
