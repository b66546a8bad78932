"""Finds what a text prolongs, suspends or adjusts: 有效期延长至, 暂停执行, 暂时调整实施."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.fields.dates import find_dates
from corpus.fields.numerals import to_int
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.clean_ups.listed_documents import find_listed
from indexer.relations.grammar.effect_grammar import (
    Done,
    FoundEffect,
    act,
    act_on_name,
    act_on_row,
    chain_before,
    chain_behind,
    first_day,
    is_plan,
)
from indexer.relations.grammar.named_parts import clauses_in
from indexer.relations.grammar.references import with_stage
from indexer.relations.grammar.rules import prolonging_rules as rules
from indexer.relations.grammar.rules.effect_rules import FROM_DAY, MARKED
from indexer.relations.grammar.rules.repeal_rules import ANNOUNCED
from indexer.relations.grammar.rules.text_rules import CLAUSES
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import bare_title
from indexer.relations.statements import Place
from indexer.relations.term_days import last_day_of

_LASTS = ("继续有效", "延续执行", "延续实施", "继续施行", "延续施行")


def find_prolonged(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Find every document whose validity the text prolongs, and every one that it suspends."""
    done: Done = set()
    prolonged = [
        act
        for verb in rules.PROLONG.finditer(reading.covered)
        for act in _of_verb(reading, verb, _lasting_kind(reading, verb), done)
    ]
    yield from prolonged
    for rule, kind in _FOR_A_TIME:
        for verb in rule.finditer(reading.covered):
            yield from _of_verb(reading, verb, kind, done)
    title = bare_title(reading.document.title)
    for rule, kind in _FOR_A_TIME:
        if (said := rule.search(title)) is not None:
            yield from _by_title(reading, said, kind)
    yield from _adjusted_in_list(reading)
    titled = rules.BY_TITLE.search(title)
    if titled is not None and not prolonged:
        names = titled["names"] or titled["those"]
        until = _until_told(reading)
        for one in MARKED.finditer(names):
            name = with_stage(one["name"], names, one.end())
            found = act_on_name(reading, EffectKind.PROLONG, name)
            yield replace(found, effect=replace(found.effect, until=until))


def _until_told(reading: TextUnderReading) -> date | None:
    """Return the last day that a sentence states which prolongs what the title alone names."""
    for verb in rules.PROLONG.finditer(reading.covered):
        place = reading.sentence(verb.start())
        before = reading.covered[place.start : verb.start()]
        until = _until(reading, place, verb.start())
        if until and not reading.within(place.start, place.end) and not is_plan(before[-14:]):
            return until
    return None


_LISTS = ("：", ":")
_FOR_A_TIME = (
    (rules.SUSPEND, EffectKind.SUSPEND),
    (rules.RESUME, EffectKind.RESUME),
    (rules.ADJUST, EffectKind.ADJUST),
)
_PASSING = tuple(kind for _, kind in _FOR_A_TIME)
"""What leaves a document in force."""


def _lasting_kind(reading: TextUnderReading, verb: re.Match[str]) -> EffectKind:
    """Tell whether a document is prolonged, or only said to stay in force."""
    place = reading.sentence(verb.start())
    if _is_at_end(reading, place, verb):
        return EffectKind.PROLONG
    keeps = rules.KEEPS.match(verb.group()) or rules.GOES_ON.match(reading.covered, verb.start())
    named = _until(reading, place, verb.start())
    return EffectKind.KEEP if keeps and named is None else EffectKind.PROLONG


def _is_at_end(reading: TextUnderReading, place: Place, verb: re.Match[str]) -> bool:
    """Tell whether a document goes on when its term is over: 有效期届满后继续执行."""
    before = reading.covered[place.start : verb.start()]
    return verb.group().startswith("继续") and rules.AT_END.search(before) is not None


def _by_title(
    reading: TextUnderReading, verb: re.Match[str], kind: EffectKind
) -> Iterator[FoundEffect]:
    """Find what a title suspends, resumes or adjusts: 关于在…暂时调整实施《…》有关规定的决定."""
    title, adjusts = verb.string, kind is EffectKind.ADJUST
    if not adjusts and not rules.TITLED.match(title, verb.end()):
        return
    for name in MARKED.finditer(title, verb.end()):
        found = act_on_name(reading, kind, with_stage(name["name"], title, name.end()))
        where = _where(title, 0, verb.start()) if adjusts else ""
        behind = title[name.end() :]
        clauses = clauses_in(behind)
        if not adjusts and not clauses and rules.SOME.match(behind):
            continue  # 有关条款: which ones only the text says
        target = replace(found.effect.target, clauses=clauses)
        effect = replace(found.effect, target=target, where=where, place=Place(0, 0))
        yield replace(found, effect=effect)


def _adjusted_in_list(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Find what the list behind such a decision adjusts: rows that begin with 《…》第三条."""
    title = bare_title(reading.document.title)
    verb = rules.ADJUST.search(title) or rules.ADJUST_LIST.search(title)
    begins = rules.LIST.search(reading.covered) if verb else None
    if verb is None or begins is None:
        return
    where = _where(title, 0, verb.start())
    until = _for_time(reading, Place(0, begins.start()))
    for mention in reading.within(begins.end(), len(reading.text)):
        line = reading.text.rfind("\n", 0, mention.start) + 1
        if rules.ITEM.fullmatch(reading.covered, line, mention.start):
            end = reading.text.find("\n", mention.end)
            place = Place(line, end if end >= 0 else len(reading.text))
            clauses = clauses_in(reading.covered[mention.end : mention.end + 200])
            yield act(
                reading,
                EffectKind.ADJUST,
                mention,
                place,
                until=until,
                clauses=clauses,
                where=where,
            )


def _where(text: str, start: int, at: int) -> str:
    """Return the place for which alone something is done, as written before its verb."""
    found = rules.WHERE.search(text[start:at])
    return "".join(found["where"].split()) if found else ""


def _of_verb(
    reading: TextUnderReading, verb: re.Match[str], kind: EffectKind, done: Done
) -> Iterator[FoundEffect]:
    covered = reading.covered
    place = reading.sentence(verb.start())
    if not reading.within(place.start, place.end):
        yield from _of_list(reading, verb, place, kind)
        return
    before = covered[max(place.start, verb.start() - 14) : verb.start()]
    if rules.NOT_PROLONGED.search(before):
        return
    passing = kind in _PASSING
    until = _until(reading, place, verb.start())
    on: date | None = None
    if passing:
        on = first_day(reading, place, place.end)
    if passing and kind is not EffectKind.RESUME:
        until = until or _for_time(reading, place) or _for_months(reading, place, on)
    elif kind is EffectKind.KEEP:
        on = first_day(reading, place, verb.start())
        until = _for_months(reading, place, on)
        kind = EffectKind.PROLONG if until is not None else kind
    where = _where(covered, place.start, verb.start()) if kind is EffectKind.ADJUST else ""
    if kind is EffectKind.ADJUST and not where:
        found = rules.WHERE_BEHIND.search(covered[verb.end() : place.end])
        where = "".join(found["where"].split()) if found else ""
    left = reading.within(place.start, verb.start())
    right = reading.within(verb.end(), place.end)
    if left and rules.TO_VERB.fullmatch(covered, left[-1].end, verb.start()):
        between = covered[left[-1].end : verb.start()]
        termed = rules.TERM.search(between) is not None
        direct = len(_without_day(between).strip(" ，,")) <= 4
        said = verb.group()
        sure = (
            (passing and (direct or rules.RULE.search(between) is not None))
            or (until is not None and (termed or direct or rules.RULE.search(between) is not None))
            or (direct and said in (*_LASTS, "延期"))
            or (direct and rules.GOES_ON.match(covered, verb.start()))
            or (said in _LASTS and rules.REST.search(between) is not None)
            or _is_at_end(reading, place, verb)
            or (termed and said in ("延长", "顺延", "延至"))
        )
        if sure and not is_plan(before) and not rules.OTHER.search(between[-16:]):
            chain = chain_before(reading, place, left)
            clauses = "" if rules.REMAINDER.search(between) else clauses_in(between)
            above = covered[place.start : chain[0].start] if chain else ""
            if rules.SAID_IN.search(above) and rules.WITHIN_IT.fullmatch(between):
                return
            row = act_on_row(
                reading,
                kind,
                chain,
                place,
                done,
                on=on,
                until=until,
                clauses=clauses,
                where=where,
                partial=_is_part(above, between),
            )
            yield from _with_length(row, reading, verb)
            return
    if right and len(covered[verb.end() : right[0].start].strip()) <= 4 and not is_plan(before):
        after = covered[right[0].end : place.end]
        termed = rules.TERM.search(after[:80]) is not None
        said = verb.group()
        sure = (
            passing
            or said.startswith("延续")
            or (said == "继续有效" and covered[verb.end() : right[0].start].strip() in _LISTS)
            or (said == "延长" and termed)
            or (until is not None and (termed or not said.startswith("继续")))
        )
        if not sure:
            return
        for mention in chain_behind(reading, right):
            clauses = clauses_in(covered[mention.end : mention.end + 40])
            row = act_on_row(
                reading,
                kind,
                (mention,),
                place,
                done,
                on=on,
                until=until,
                clauses=clauses,
                where=where,
                partial=_is_part("", covered[mention.end : place.end]),
            )
            yield from _with_length(row, reading, verb)


def _is_part(above: str, behind: str) -> bool:
    """Tell by the words around a name whether a part of the document is meant, not all of it."""
    if rules.PART_BEFORE.search(above):
        return True
    found = rules.PART_WORDS.match(behind)
    return found is not None and rules.OF_ALL.fullmatch(found["words"]) is None


def _with_length(
    row: Sequence[FoundEffect], reading: TextUnderReading, verb: re.Match[str]
) -> Iterator[FoundEffect]:
    """Give the prolongations of a verb their length: 延长三年, 延长至5年."""
    longer = rules.LONGER.match(reading.covered, verb.start())
    for one in row:
        if longer is None or one.effect.kind is not EffectKind.PROLONG or one.effect.until:
            yield one
            continue
        count = to_int(longer["count"].replace("两", "二")) or 0
        months = count * (12 if longer["unit"] == "年" else 1)
        effect = replace(one.effect, months=months or None, anew=bool(longer["anew"]))
        yield replace(one, effect=effect)


def _without_day(between: str) -> str:
    """Return the words between a name and a verb without the day from which it holds, and articles.

    《…》第三条自2020年3月1日起暂停执行.
    """
    clauses = CLAUSES.match(between)
    return FROM_DAY.sub("", between[clauses.end() :] if clauses else between)


def _of_list(
    reading: TextUnderReading, verb: re.Match[str], place: Place, kind: EffectKind
) -> Iterator[FoundEffect]:
    """Find what a list names that the sentence above it prolongs."""
    sentence = reading.covered[place.start : place.end].rstrip()
    until = _until(reading, place, verb.start())
    announced = ANNOUNCED.search(sentence) is not None and sentence.endswith(_LISTS)
    before = reading.covered[place.start : verb.start()]
    if kind is not EffectKind.PROLONG or until is None or not announced or is_plan(before):
        return
    yield from find_listed(reading, place.end, kind, bare=True, until=until)


def _for_time(reading: TextUnderReading, place: Place) -> date | None:
    """Return the last day of what the sentence adjusts or suspends for some time."""
    found = rules.FOR_TIME.search(reading.covered, place.start, place.end)
    days = find_dates(found["day"]) if found else []
    return days[0][2] if days else None


def _for_months(reading: TextUnderReading, place: Place, on: date | None) -> date | None:
    """Return the last day of so many months from a day, else from the document's own first day."""
    found = rules.FOR_MONTHS.search(reading.covered, place.start, place.end)
    begins = on or reading.document.effective_on or reading.document.dated_on
    if found is None or begins is None:
        return None
    count = to_int((found["count"] or found["within"]).replace("两", "二"))
    months = (count or 0) * (12 if (found["unit"] or found["of"]) == "年" else 1)
    return last_day_of(begins, months) if months else None


def _until(reading: TextUnderReading, place: Place, at: int) -> date | None:
    among = rules.AMONG_THEM.search(reading.covered, at, place.end)
    found = rules.UNTIL.search(reading.covered, at, among.start() if among else place.end)
    if found is None:
        return None
    if found["year"]:
        return date(int(found["year"]), 12, 31)
    days = find_dates(found["day"])
    return days[0][2] if days else None
