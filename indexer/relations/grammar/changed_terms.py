"""Finds a term of validity that a text changes by amending the clause that states it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.effect_grammar import FoundEffect
from indexer.relations.grammar.rules import prolonging_rules as rules
from indexer.relations.grammar.same_names import names_same
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.validity_term import find_term
from indexer.relations.statements import Place, Reference, Term

_OWN = "本办法"
"""Stands before new words that name the term alone: it is the document's."""


def find_changed_terms(
    reading: TextUnderReading, amendments: Sequence[FoundEffect]
) -> Iterator[FoundEffect]:
    """Find the new terms of documents that the text amends: 将“有效期5年”修改为“有效期8年”."""
    for found in rules.NEW_WORDS.finditer(reading.text):
        place = reading.sentence(found.start())
        term = _term(reading, found["words"])
        before = _term(reading, found["before"]) if found["before"] else None
        target = _target(reading, place, found.start(), amendments)
        if term is None or target is None:
            continue
        yield replace(
            target,
            effect=replace(
                target.effect,
                kind=EffectKind.PROLONG,
                target=replace(target.effect.target, clauses=""),
                place=place,
                until=term.last_day,
                months=None if term.last_day else term.months,
                anew=term.last_day is None,
                was=before.months if before else None,
                parts=(),
            ),
        )


def _term(reading: TextUnderReading, words: str) -> Term | None:
    """Return the term that the new words of a clause state of the document."""
    own = f"{_OWN}{words}" if rules.TERM.match(words) else words
    return find_term(TextUnderReading(reading.document, own, ()))


def _target(
    reading: TextUnderReading, place: Place, at: int, amendments: Sequence[FoundEffect]
) -> FoundEffect | None:
    """Return the effect on the document that a sentence amends: it names it, or all are of one."""
    named = [one.target for one in reading.within(place.start, at)]
    meant = [one for one in amendments if not named or _is_any(one.effect.target, named)]
    if not meant or not all(names_same(meant[0].effect.target, one.effect.target) for one in meant):
        return None
    return meant[0]


def _is_any(target: Reference, named: Sequence[Reference]) -> bool:
    return any(names_same(target, one) for one in named)
