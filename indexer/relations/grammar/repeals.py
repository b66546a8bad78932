"""Finds repeals of whole documents and of single articles, in sentences and in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.fields.dates import find_dates
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.clean_ups.decision_tables import find_in_tables, kind_of_list
from indexer.relations.grammar.clean_ups.listed_documents import find_listed
from indexer.relations.grammar.effect_grammar import (
    Done,
    FoundEffect,
    act,
    act_on_name,
    act_on_row,
    chain_before,
    chain_behind,
    ending_kind,
    first_day,
    is_plan,
)
from indexer.relations.grammar.named_parts import clauses_in
from indexer.relations.grammar.references import Mention, with_stage
from indexer.relations.grammar.rules import repeal_rules as rules
from indexer.relations.grammar.rules.effect_rules import MARKED, OTHER_VERB, RESTS_ON
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import bare_title, printed_name, title_key
from indexer.relations.statements import Place, Reference


def find_repeals(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Find every repeal that a sentence or a list of the text makes."""
    covered = reading.covered
    tabled = list(find_in_tables(reading))
    found_any = bool(tabled)
    done: Done = set()
    for verb in rules.VERB.finditer(covered):
        if tabled and _in_row(covered, verb.start()):
            continue
        place = reading.sentence(verb.start())
        if _is_corrected(reading, place, verb.start()):
            continue
        own = list(_former(reading, place, verb))
        if own:
            yield from own
            found_any = True
            continue
        left = reading.within(place.start, verb.start())
        right = reading.within(verb.end(), place.end)
        found: list[FoundEffect] | None = None
        if right and rules.AT_NAME.fullmatch(covered, verb.end(), right[0].start):
            found = _behind_verb(reading, place, right, verb, done)
        if found is None and left:
            found = _before_verb(reading, place, left, verb, done)
        if found is None and right:
            found = _behind_verb(reading, place, right, verb, done)
        if found is None:
            found = list(_listed(reading, place, verb))
        found_any = found_any or bool(found)
        yield from found
    yield from tabled
    yield from _taken_out(reading)
    yield from _by_title(reading, several=not found_any)


def _is_corrected(reading: TextUnderReading, place: Place, at: int) -> bool:
    """Tell whether a repeal is only how another text should read, also by the paragraph before."""
    above = reading.covered[max(0, place.start - _NEAR) : place.start].rstrip()
    before = reading.covered[place.start : at]
    return rules.CORRECTED.search(before) is not None or (
        above.endswith(("：", ":")) and rules.CORRECTED.search(above) is not None
    )


def _in_row(text: str, at: int) -> bool:
    end = text.find("\n", at)
    return "\t" in text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _taken_out(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Find articles that are taken out: 取消《甲》中第三条的内容."""
    for verb in rules.TAKES_OUT.finditer(reading.covered):
        place = reading.sentence(verb.start())
        before = reading.covered[place.start : verb.start()]
        if is_plan(before) or not rules.STARTS.search(before):
            continue
        for one in reading.within(verb.end(), verb.end("names"))[:1]:
            clauses = clauses_in(reading.covered[one.end : place.end])
            yield act(reading, EffectKind.PARTIAL_REPEAL, one, place, clauses=clauses)


def _by_title(reading: TextUnderReading, *, several: bool) -> Iterator[FoundEffect]:
    """Find repeals that the title announces.

    关于废止《…》的通知 names them itself; where it only says 部分文件, the names that begin a
    sentence count.
    """
    found = rules.TITLE.search(bare_title(reading.document.title))
    if found is None:
        return
    names = found["names"] or found["those"] or found["theirs"]
    marked = list(MARKED.finditer(names))
    kind = ending_kind(MARKED.sub("", found.group()))
    yield from _named_in_title(reading, kind, names, marked, alone=several)
    if marked or not several or not rules.SEVERAL.search(names):
        return
    at = 0
    for mention in reading.mentions:
        if mention.start < at:
            continue
        place = reading.sentence(mention.start)
        if mention.start - place.start < 6 and not is_plan(
            reading.covered[place.start : mention.start]
        ):
            right = reading.within(mention.start, place.end)
            for one in chain_behind(reading, right):
                yield act(reading, kind, one, place)
        at = place.end


def _named_in_title(
    reading: TextUnderReading,
    kind: EffectKind,
    names: str,
    marked: Sequence[re.Match[str]],
    *,
    alone: bool,
) -> Iterator[FoundEffect]:
    """Find what a title ends of the documents that it names; `alone`: the text names nothing.

    关于废止《甲》部分条款的决定 ends a part, and the text says which. Where a row of names has such
    words behind it, they are about all of it. Something else is done to what another verb stands
    before: 关于废止《甲》和修改《乙》的决定.
    """
    ends = [*(one.start() for one in marked), len(names)][1:]
    behind = [names[one.end() : end] for one, end in zip(marked, ends, strict=True)]
    part = False
    found = []
    for name, after in reversed(list(zip(marked, behind, strict=True))):
        is_part = rules.PART_IN_TITLE.match(after) is not None
        part = is_part or (part and rules.IN_TITLE_ROW.fullmatch(after) is not None)
        if OTHER_VERB.search(names[: name.start()]) or (part and not alone):
            continue
        does = EffectKind.PARTIAL_REPEAL if part else kind
        found.append(act_on_name(reading, does, with_stage(name["name"], names, name.end())))
    yield from reversed(found)


def _before_verb(
    reading: TextUnderReading,
    place: Place,
    left: Sequence[Mention],
    verb: re.Match[str],
    done: Done,
) -> list[FoundEffect] | None:
    """Find repeals whose names stand before the verb: 《甲》和《乙》同时废止.

    It is None where no name does, [] where all of them were found before.
    """
    covered = reading.covered
    last = left[-1]
    between = rules.TO_VERB.fullmatch(covered, last.end, verb.start())
    if between is None or is_plan(covered[last.end : verb.start()]):
        return None
    if rules.NO_ACT.match(covered, verb.end()):
        return []
    if rules.AWAITED.search(covered, place.start, last.start):
        return None
    clauses, what = "", rules.AND_REPEALS.sub("", between["what"]).strip(" ，,")
    partial = bool(what) and not (rules.WHOLE.fullmatch(what) or rules.LAPSED.fullmatch(what))
    excepted = rules.EXCEPT.search(what) is not None
    if partial and not excepted:
        clauses = clauses_in(rules.KIND_BEFORE.sub("", what))
        if rules.UNLIKE.search(what) or not (clauses or rules.PART.fullmatch(what)):
            return None
    chain = chain_before(reading, place, left)
    if not chain or _is_reported(reading, place, left, chain[0]):
        return None
    before = covered[place.start : chain[0].start]
    kind = ending_kind(verb.group())
    only_some = kind is EffectKind.STOP and (
        rules.FOR_SOME.match(covered, verb.end()) or rules.FOR_WHOM.search(before)
    )
    partial = partial or bool(only_some) or rules.STAYS_BEFORE.search(before) is not None
    return _end(reading, kind, chain, place, verb, done, clauses=clauses, partial=partial)


def _end(
    reading: TextUnderReading,
    kind: EffectKind,
    row: Sequence[Mention],
    place: Place,
    verb: re.Match[str],
    done: Done,
    *,
    clauses: str,
    partial: bool,
) -> list[FoundEffect]:
    """Make what a verb ends; what is stopped from one day to another is only suspended."""
    on = first_day(reading, place, verb.start())
    found = (
        rules.STOPPED_UNTIL.search(reading.covered, place.start, place.end)
        if kind is EffectKind.STOP
        else None
    )
    until = find_dates(found["day"]) if found else []
    if not until:
        return act_on_row(reading, kind, row, place, done, on=on, clauses=clauses, partial=partial)
    return act_on_row(
        reading, EffectKind.SUSPEND, row, place, done, on=on, until=until[0][2], clauses=clauses
    )


def _is_reported(
    reading: TextUnderReading, place: Place, left: Sequence[Mention], first: Mention
) -> bool:
    """Tell whether another document says what the sentence does: 《乙》第五条规定，《甲》废止."""
    before = [one for one in left if one.end <= first.start]
    if not before or not rules.REPORTS.fullmatch(reading.covered, before[-1].end, first.start):
        return False
    at = before[-1].start
    return RESTS_ON.search(reading.covered, max(place.start, at - 10), at) is None


def _behind_verb(
    reading: TextUnderReading,
    place: Place,
    right: Sequence[Mention],
    verb: re.Match[str],
    done: Done,
) -> list[FoundEffect] | None:
    """Find repeals whose names stand behind the verb: 废止《甲》和《乙》第三条.

    It is None where no name does, [] where all of them were found before or it is only planned.
    """
    covered = reading.covered
    before = covered[max(place.start, verb.start() - _NEAR) : verb.start()]
    if is_plan(before) or rules.ABOUT.search(before) or not rules.STARTS.search(before):
        return None
    if rules.AWAITED.search(before):
        return None
    if rules.PLANNING.search(reading.document.title):
        return []
    if not rules.FROM_VERB.fullmatch(covered, verb.end(), right[0].start):
        return None
    chain = chain_behind(reading, right)
    after = covered[chain[-1].end : place.end]
    clauses = clauses_in(after)
    partial = bool(clauses) or rules.PART_BEHIND.match(after) is not None
    kind = ending_kind(verb.group())
    return _end(reading, kind, chain, place, verb, done, clauses=clauses, partial=partial)


_NEAR = 200
"""Signs before a verb that say whether it is an act of the text."""


def _listed(reading: TextUnderReading, place: Place, verb: re.Match[str]) -> Iterator[FoundEffect]:
    sentence = reading.covered[place.start : place.end]
    if is_plan(sentence[: verb.start() - place.start]):
        return
    announced = rules.ANNOUNCED.search(sentence) is not None and sentence.rstrip().endswith(
        ("：", ":", "止", "效", "。", "行")
    )
    heading = (
        rules.OWN_ACT.search(reading.document.title) is not None
        and rules.HEADING.fullmatch(sentence) is not None
    )
    if (announced or heading) and not rules.MIXED_LIST.search(sentence):
        bare = heading or sentence.rstrip().endswith(("：", ":"))
        on = first_day(reading, place, verb.start())
        yield from find_listed(reading, place.end, kind_of_list(sentence), bare=bare, on=on)


def _former(reading: TextUnderReading, place: Place, verb: re.Match[str]) -> Iterator[FoundEffect]:
    """Find the repeal of the text's own older version that it does not name: 原办法同时废止."""
    before = reading.text[place.start : verb.start()]
    if rules.FORMER.search(before) and not is_plan(before[-12:]):
        title = bare_title(reading.document.title)
        name = printed_name(title) or title
        target = Reference(title=name, title_key=title_key(name))
        own = Mention(-1, -1, target, former=True)
        on = first_day(reading, place, verb.start())
        yield act(reading, ending_kind(verb.group()), own, place, on=on)
