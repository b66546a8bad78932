"""Finds repeals that a text revokes: 撤销《关于废止〈…〉的决定》."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.effect_grammar import FoundEffect, act, first_day, is_plan
from indexer.relations.grammar.references import Mention
from indexer.relations.grammar.rules import repeal_rules as rules
from indexer.relations.grammar.rules.effect_rules import MARKED
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.statements import Place, Reference


def find_revoked(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Find each such decision, which is over, and what it repealed by its title.

    Whether that holds again no sentence says: it is derived.
    """
    for mention in reading.mentions:
        told = rules.REPEALING_TITLE.search(mention.target.title or "")
        if told is None:
            continue
        place = reading.sentence(mention.start)
        at = _revoked_at(reading, place, mention)
        if at is None:
            continue
        on = first_day(reading, place, at)
        yield act(reading, EffectKind.REPEAL, mention, place, on=on)
        for name in MARKED.finditer(told["names"]):
            title = "".join(name["name"].split())
            target = Reference(title=title, title_key=title_key(title))
            found = act(reading, EffectKind.REVIVE, Mention(-1, -1, target), place, on=on)
            yield replace(found, effect=replace(found.effect, derived=True))


def _revoked_at(reading: TextUnderReading, place: Place, mention: Mention) -> int | None:
    """Where the verb stands that revokes what a mention names; None without one."""
    covered = reading.covered
    behind = rules.IS_REVOKED.match(covered, mention.end, place.end)
    if behind is not None and not is_plan(behind.group()):
        return behind.end()
    before = rules.REVOKES.search(covered, place.start, mention.start)
    if before is not None and not is_plan(covered[place.start : before.start()]):
        return before.start()
    return None
