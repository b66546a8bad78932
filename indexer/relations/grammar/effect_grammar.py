"""The grammar that all effects share: which names in a row a verb is about, and from which day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.fields.dates import DATE, find_dates
from indexer.relations.grammar.references import Mention
from indexer.relations.grammar.text_under_reading import CLAUSES, COVER, TextUnderReading
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.statements import Effect, EffectKind, Place, Reference


@dataclass(frozen=True, slots=True)
class FoundEffect:
    """An effect, and where the mention starts that names its target (-1: no mention does)."""

    effect: Effect
    mention: int


SAID = (
    r"(?:发布|公布|印发|颁布|制定|下发|颁发|出台|施行|实施|批准|通过|批转|转发|修订|修正|修改"
    r"|执行|发出|签发|发)"
)
_JOINED = re.compile(
    rf"[、，,;；和及与以并\s]+(?:以及|及其)?\s*(?:[^{COVER}。]{{0,120}}{SAID}{{1,2}}(?:并施行"
    rf"|施行|实施)?的?"
    rf"|[^{COVER}。，、对将把现起]{{0,16}}?)?\s*(?:原)?"
)
_AMENDED_BY = re.compile(rf"\s*(?:第[一二三四五六]次)?(?:修改|修正|修订)[^{COVER}。]{{0,60}}")
_RESTS_ON = re.compile(
    r"(?:根据|依据|依照|按照|遵照|参照|落实|贯彻|适用|执行|按|与|对照|结合|违反|印发)\s*$"
)
_GROUND = re.compile(r"(?:根据|依据|依照|按照|遵照|参照|对照|贯彻|落实)\s*$")
_AND = re.compile(r"\s*(?:、|和|及|与|、?以及)\s*")
_PLAN = re.compile(
    r"(?:拟|建议|提请|研究|计划|考虑|适时|及时|抓紧|推动|尽快|加快|清理|提出|应当|可以|可|是否"
    r"|不得|不予|未|如|若|需要|需|已经|已被|已|被"
    r"|曾|要求|推进|组织|负责|配合|完成|探索|开展|视情|择机|评估|启动|按程序|要)[^，,。]{0,6}$"
)


MARKED = re.compile(
    r"[《〈<](?P<name>[^《》〈〉<>]{3,120}(?:[〈<][^《》〈〉<>]{2,80}[〉>][^《》〈〉<>]{0,60})?)[》〉>]"
)
"""A name in a title, with any of the marks."""


def is_plan(before: str) -> bool:
    """Whether the words before a verb make it a plan, a duty, a denial or somebody's past act."""
    return _PLAN.search(before) is not None


def chain_before(
    reading: TextUnderReading, place: Place, left: Sequence[Mention], *, single: bool = False
) -> list[Mention]:
    """The names in a row that ends with the last of `left`; [] where the row rests on 根据."""
    covered = reading.covered
    chain = [left[-1]]
    start, loose = chain[0].start, False
    for mention in reversed(left[:-1]):
        if single:
            break
        gap = covered[mention.end : start]
        if _AMENDED_BY.fullmatch(gap):
            # 根据《关于修改…的决定》修正的《…》: the name is a part of the description.
            start, loose = mention.start, True
            continue
        if gap and not (
            _JOINED.fullmatch(gap) or (loose and len(gap) < 200 and gap[:1] in "、，,和及以")
        ):
            break
        if _RESTS_ON.search(covered[max(place.start, mention.start - 10) : mention.start]):
            break
        chain.insert(0, mention)
        start, loose = mention.start, False
    before = covered[max(place.start, start - 12) : start]
    if not loose and (_RESTS_ON.search(before) or is_plan(before)):
        return []
    grounds = {one.start for one in _grounds(reading, place, left)}
    return [one for one in chain if one.start not in grounds]


def _grounds(reading: TextUnderReading, place: Place, left: Sequence[Mention]) -> Iterator[Mention]:
    """Those of `left` that stand in a row behind 根据: 根据《甲法》和《乙条例》，废止《丙》."""
    covered = reading.covered
    inside, end = False, place.start
    for mention in left:
        before = covered[max(end, mention.start - 10) : mention.start]
        joined = inside and _AND.fullmatch(covered, end, mention.start) is not None
        inside = joined or _GROUND.search(before) is not None
        end = mention.end
        if inside:
            yield mention


def chain_behind(reading: TextUnderReading, right: Sequence[Mention]) -> list[Mention]:
    """The names in a row that begins with the first of `right`."""
    chain = [right[0]]
    for mention in right[1:]:
        gap = reading.covered[chain[-1].end : mention.start]
        if _AMENDED_BY.fullmatch(gap):
            continue
        if gap and not _JOINED.fullmatch(gap):
            break
        chain.append(mention)
    return chain


_FROM_DAY = re.compile(rf"(?:自|从|于)\s*(?P<day>{DATE})\s*(?:起|开始|零时)?(?!\s*{SAID}{{1,2}}的)")


def first_day(reading: TextUnderReading, place: Place, at: int) -> date | None:
    """The day that the sentence names last before a position: 自…起."""
    days = [
        found[0][2]
        for match in _FROM_DAY.finditer(reading.covered, place.start, at)
        if (found := find_dates(match["day"]))
    ]
    return days[-1] if days else None


def clauses_in(text: str) -> str:
    """The articles that `text` begins with, without white space; "" without any."""
    found = CLAUSES.match(text)
    return "".join(found[1].split()) if found else ""


_OLDER = frozenset((EffectKind.REPEAL, EffectKind.PARTIAL_REPEAL, EffectKind.AMEND))


def act(
    reading: TextUnderReading,
    kind: EffectKind,
    mention: Mention,
    place: Place,
    *,
    on: date | None = None,
    until: date | None = None,
    clauses: str = "",
) -> FoundEffect:
    """What the text does to the document of a mention."""
    target = replace(mention.target, clauses=clauses)
    older = kind in _OLDER and (mention.former or target.title_key in reading.own_keys)
    effect = Effect(kind=kind, target=target, place=place, on=on, until=until, older_self=older)
    return FoundEffect(effect, mention.start)


def act_on_name(reading: TextUnderReading, kind: EffectKind, name: str) -> FoundEffect:
    """What the title of the text says that it does to a document it names."""
    key = title_key(name)
    named = next((one for one in reading.mentions if one.target.title_key == key), None)
    if named is not None:
        return act(reading, kind, named, reading.sentence(named.start))
    target = Reference(title=name, title_key=key)
    return FoundEffect(Effect(kind=kind, target=target, place=Place(0, 0)), -1)
