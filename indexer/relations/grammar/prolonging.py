"""Finds what a text prolongs or suspends: 有效期延长至, 继续有效, 暂停执行."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from corpus.fields.dates import find_dates
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.effect_grammar import (
    FoundEffect,
    act,
    act_on_name,
    chain_before,
    chain_behind,
    clauses_in,
    is_plan,
)
from indexer.relations.grammar.rules import prolonging_rules as rules
from indexer.relations.grammar.rules.effect_rules import MARKED
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import bare_title
from indexer.relations.statements import Place

_LASTS = ("继续有效", "延续执行", "延续实施", "继续施行", "延续施行")


def find_prolonged(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Find every document whose validity the text prolongs, and every one that it suspends."""
    prolonged = [
        act
        for verb in rules.PROLONG.finditer(reading.covered)
        for act in _of_verb(reading, verb, EffectKind.PROLONG)
    ]
    yield from prolonged
    for verb in rules.SUSPEND.finditer(reading.covered):
        yield from _of_verb(reading, verb, EffectKind.SUSPEND)
    titled = rules.BY_TITLE.search(bare_title(reading.document.title))
    if titled is not None and not prolonged:
        names = titled["names"] or titled["those"]
        for name in [one["name"] for one in MARKED.finditer(names)]:
            yield act_on_name(reading, EffectKind.PROLONG, name)


def _of_verb(
    reading: TextUnderReading, verb: re.Match[str], kind: EffectKind
) -> Iterator[FoundEffect]:
    covered = reading.covered
    place = reading.sentence(verb.start())
    named = reading.within(place.start, place.end)
    if not named:
        return
    before = covered[max(place.start, verb.start() - 14) : verb.start()]
    until = _until(reading, place, verb.start())
    left = [one for one in named if one.end <= verb.start()]
    right = [one for one in named if one.start >= verb.end()]
    if left and rules.TO_VERB.fullmatch(covered, left[-1].end, verb.start()):
        between = covered[left[-1].end : verb.start()]
        termed = rules.TERM.search(between) is not None
        direct = len(between.strip(" ，,")) <= 4
        said = verb.group()
        sure = (
            (kind is EffectKind.SUSPEND and (direct or rules.RULE.search(between) is not None))
            or (until is not None and (termed or direct or rules.RULE.search(between) is not None))
            or (direct and said in (*_LASTS, "延期"))
            or (said in _LASTS and rules.REST.search(between) is not None)
            or (said == "继续实施" and "届满" in between)
            or (termed and said in ("延长", "顺延", "延至"))
        )
        if sure and not is_plan(before) and not rules.OTHER.search(between[-16:]):
            clauses = clauses_in(between)
            for mention in chain_before(reading, place, left):
                yield act(reading, kind, mention, place, until=until, clauses=clauses)
            return
    if right and len(covered[verb.end() : right[0].start].strip()) <= 4 and not is_plan(before):
        after = covered[right[0].end : place.end]
        termed = rules.TERM.search(after[:80]) is not None
        said = verb.group()
        sure = (
            kind is EffectKind.SUSPEND
            or said.startswith("延续")
            or (said == "延长" and termed)
            or (until is not None and (termed or not said.startswith("继续")))
        )
        if not sure:
            return
        for mention in chain_behind(reading, right):
            clauses = clauses_in(covered[mention.end : mention.end + 40])
            yield act(reading, kind, mention, place, until=until, clauses=clauses)


def _until(reading: TextUnderReading, place: Place, at: int) -> date | None:
    found = rules.UNTIL.search(reading.covered, at, place.end)
    if found is None:
        return None
    if found["year"]:
        return date(int(found["year"]), 12, 31)
    days = find_dates(found["day"])
    return days[0][2] if days else None
