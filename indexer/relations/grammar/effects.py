"""Finds what a text does to other documents, once for each document and kind of effect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.amendments import amends_only, find_amendments
from indexer.relations.grammar.changed_terms import find_changed_terms
from indexer.relations.grammar.clean_ups.listed_documents import find_kept
from indexer.relations.grammar.clean_ups.unlisted_documents import find_unlisted
from indexer.relations.grammar.effect_grammar import FoundEffect
from indexer.relations.grammar.printed_documents import find_printed
from indexer.relations.grammar.prolonging import find_prolonged
from indexer.relations.grammar.repeals import find_repeals
from indexer.relations.grammar.revoked_repeals import find_revoked
from indexer.relations.grammar.same_names import fuller, names_same
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import spellings
from indexer.relations.statements import ClauseMention, Effect, Reference


def find_effects(reading: TextUnderReading) -> tuple[tuple[Effect, ...], frozenset[int]]:
    """Return all effects, and where the mentions start that only name their targets."""
    acts = find_acts(reading)
    return _once(one.effect for one in acts), frozenset(one.mention for one in acts)


def find_acts(reading: TextUnderReading) -> list[FoundEffect]:
    """Return each effect as often as the text states it, with the mention of its target."""
    amendments = list(find_amendments(reading))
    acts = [
        *find_printed(reading),
        *find_repeals(reading),
        *amendments,
        *find_prolonged(reading),
        *find_changed_terms(reading, amendments),
        *find_kept(reading),
        *find_unlisted(reading),
        *find_revoked(reading),
    ]
    if amends_only(reading):
        return [FoundEffect(_as_amendment(one.effect), one.mention) for one in acts]
    return acts


def _as_amendment(effect: Effect) -> Effect:
    """Take for an amendment what a decision to amend takes out: 删去第三条."""
    partial = effect.kind is EffectKind.PARTIAL_REPEAL
    return replace(effect, kind=EffectKind.AMEND) if partial else effect


@dataclass(slots=True)
class _Merged:
    """An effect while the sentences that state it are collected."""

    effect: Effect
    parts: dict[ClauseMention, None] = field(default_factory=dict)

    def add(self, other: Effect) -> None:
        """Take up another sentence with the same effect on the same document."""
        one = self.effect
        target = replace(fuller(one.target, other.target), clauses=one.target.clauses)
        place = one.place if one.place.end else other.place
        until = one.until if one.until is not None else other.until
        months, anew = (one.months, one.anew) if one.months else (other.months, other.anew)
        self.effect = replace(
            one, target=target, place=place, until=until, months=months, anew=anew
        )
        self._note(other)

    def _note(self, effect: Effect) -> None:
        if effect.target.clauses:
            self.parts[ClauseMention(effect.target.clauses, effect.place)] = None

    @classmethod
    def of(cls, effect: Effect) -> _Merged:
        """Begin with the first sentence."""
        made = cls(effect)
        made._note(effect)
        return made

    def finish(self) -> Effect:
        """Return the effect with all its articles, those that several sentences name one by one."""
        told = {part.clauses for part in self.parts if part.place.end}
        # What the title says too is said once, in the sentence of the text.
        named = (part for part in self.parts if part.place.end or part.clauses not in told)
        parts = tuple(sorted(named, key=lambda part: part.place.start))
        if not parts:
            return self.effect
        clauses = "、".join(dict.fromkeys(part.clauses for part in parts))
        target = replace(self.effect.target, clauses=clauses)
        if len(parts) == 1:
            return replace(self.effect, target=target, place=parts[0].place)
        return replace(self.effect, target=target, parts=parts)


def _once(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    found: list[_Merged] = []
    by_key: dict[tuple[EffectKind, bool, str], list[_Merged]] = {}
    for effect in effects:
        keys = [(effect.kind, effect.partial, key) for key in _keys(effect.target)]
        near = (one for key in keys for one in by_key.get(key, ()))
        before = next((one for one in near if names_same(one.effect.target, effect.target)), None)
        if before is None:
            before = _Merged.of(effect)
            found.append(before)
        else:
            before.add(effect)
        for key in keys:
            by_key.setdefault(key, []).append(before)
    merged = [one.finish() for one in found]
    repealed = [one.target for one in merged if one.kind is EffectKind.REPEAL]
    return tuple(
        one
        for one in merged
        if one.kind not in _WEAKER or not any(names_same(one.target, each) for each in repealed)
    )


def _keys(target: Reference) -> tuple[str, ...]:
    """The keys under which another name of the same document is looked for."""
    titles = spellings(target.title) if target.title else ()
    return (*filter(None, (target.number_key,)), *titles)


_WEAKER = (EffectKind.DECLARE_EXPIRED, EffectKind.STOP)
"""What says nothing more where the text repeals the same document too."""
