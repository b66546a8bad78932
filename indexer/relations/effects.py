"""What a text does to other documents: repeal, amend, prolong, suspend, print, repost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.fields.dates import DATE, find_dates
from indexer.relations.model import Effect, EffectKind, Place
from indexer.relations.reading import CLAUSES, COVER, Reading
from indexer.relations.references import Mention


@dataclass(frozen=True, slots=True)
class Act:
    """An effect, and where the mention starts that names its target (-1: no mention does)."""

    effect: Effect
    mention: int


_C = COVER
_SAID = (
    r"(?:发布|公布|印发|颁布|制定|下发|颁发|出台|施行|实施|批准|通过|批转|转发|修订|修正|修改"
    r"|执行|发出|签发)"
)
_CHAIN = re.compile(
    rf"[、，,;；和及与以并\s]+(?:以及|及其"
    rf"|以及其)?\s*(?:原)?(?:[^{_C}。]{{0,110}}{_SAID}{{1,2}}(?:并施行|施行|实施)?的?"
    rf"|[^{_C}。，、]{{0,16}}?)?\s*"
)
_BASIS_BEFORE = re.compile(
    r"(?:根据|依据|依照|按照|遵照|参照|落实|贯彻|适用|执行|按|与|对照|结合)\s*$"
)
_PLAN = re.compile(
    r"(?:拟|建议|提请|研究|计划|考虑|适时|及时|抓紧|推动|尽快|加快|清理|提出|应当|可以|是否|不得"
    r"|不予|未|尚未|如|若|需要|已经|已被|被|不再受|曾|要求)[^，,。]{0,6}$"
)
REPEALED = (
    r"(?:废止|失效|停止执行|不再执行|停止施行|停止实施|终止执行|终止实施|作废|停止使用"
    r"|不再施行|不再实施|不再适用)"
)
_REPEAL = re.compile(REPEALED)
_ADVERBS = (
    r"(?:也|均|亦|将|现|即|予以?|同时|相应|自动|自行|自然|随之|一并|随即|正式|全部|全文"
    r"|宣布|宣告|决定|立即|即行|即时|届时|同步|一律|便|则|到期)*"
)
_TO_VERB = re.compile(
    rf"[，,\s]*(?P<what>[^{_C}。]{{0,60}}?)[，,\s]*(?P<when>(?:从|自|于)[^{_C}。，]{{1,30}}?(?:起"
    rf"|日|时|后|之际))?[，,\s]*{_ADVERBS}\s*"
)
_WHOLE = re.compile(
    r"等?[\d一二三四五六七八九十两]{0,4}\s*(?:个|份|件|部|项)?\s*(?:文件|规定|通知|办法|决定|规章"
    r"|政策性?文件|规范性文件|政策|意见|条例|公告|法规|方案|措施|制度|文)?"
    r"(?:[（(][^（）()]{0,40}[）)])*"
)
_PART = re.compile(
    r"(?:中|内|里)?[的之]?.*(?:规定|内容|条款|政策|要求|部分|条文|条|款|项|做法|标准)"
)
_UNLIKE = re.compile(r"(?:与|同|和).{0,20}(?:不一致|不符|抵触|冲突|相悖|不同)")


def find_effects(reading: Reading) -> list[Act]:
    """All effects of a text, each target and kind once, in the order of the text."""
    acts = [*_repeals(reading)]
    seen: set[tuple[EffectKind, str]] = set()
    unique = []
    for act in acts:
        target = act.effect.target
        key = (act.effect.kind, target.number_key or target.title_key or "")
        if key not in seen:
            seen.add(key)
            unique.append(act)
    return unique


def _repeals(reading: Reading) -> Iterator[Act]:
    covered = reading.covered
    for verb in _REPEAL.finditer(covered):
        place = reading.sentence(verb.start())
        mentions = reading.within(place.start, place.end)
        if not mentions:
            continue
        left = [one for one in mentions if one.end <= verb.start()]
        right = [one for one in mentions if one.start >= verb.end()]
        yield from _before_verb(reading, place, left, verb) or _behind_verb(
            reading, place, right, verb
        )


def _before_verb(
    reading: Reading, place: Place, left: Sequence[Mention], verb: re.Match[str]
) -> list[Act]:
    """《甲》和《乙》同时废止."""
    if not left:
        return []
    covered = reading.covered
    last = left[-1]
    between = _TO_VERB.fullmatch(covered, last.end, verb.start())
    if between is None or _PLAN.search(covered[last.end : verb.start()]):
        return []
    clauses, what = "", between["what"].strip(" ，,")
    partial = False
    if what and not _WHOLE.fullmatch(what):
        if _UNLIKE.search(what):
            return []
        found = CLAUSES.match(what)
        if found is None and not _PART.fullmatch(what):
            return []
        partial = True
        clauses = "".join((found[1] if found else "").split())
    chain = [last]
    for mention in reversed(left[:-1]):
        gap = covered[mention.end : chain[0].start]
        if partial or not _CHAIN.fullmatch(gap):
            break
        if _BASIS_BEFORE.search(covered[max(place.start, mention.start - 10) : mention.start]):
            break
        chain.insert(0, mention)
    before = covered[max(place.start, chain[0].start - 12) : chain[0].start]
    if _BASIS_BEFORE.search(before) or _PLAN.search(before):
        return []
    kind = EffectKind.PARTIAL_REPEAL if partial else EffectKind.REPEAL
    on = first_day(reading, place, verb.start())
    return [_act(reading, kind, one, place, on=on, clauses=clauses) for one in chain]


_FROM_VERB = re.compile(
    rf"(?:了)?\s*[:：]?\s*(?:以下|下列|原|由)?(?:[^{_C}。，；]{{0,60}}{_SAID}的"
    rf"|[^{_C}。，；]{{0,12}})?\s*"
)
_STARTS = re.compile(r"(?:^|[，,、：:）)\s]|现|决定|同时|予以|将|起|日|一并|即|宣布|后)\s*$")
_ABOUT = re.compile(r"关于\S{0,4}$")


def _behind_verb(
    reading: Reading, place: Place, right: Sequence[Mention], verb: re.Match[str]
) -> list[Act]:
    """废止《甲》和《乙》第三条."""
    if not right:
        return []
    covered = reading.covered
    before = covered[place.start : verb.start()]
    if _PLAN.search(before) or _ABOUT.search(before) or not _STARTS.search(before):
        return []
    if not _FROM_VERB.fullmatch(covered, verb.end(), right[0].start):
        return []
    chain = [right[0]]
    for mention in right[1:]:
        if not _CHAIN.fullmatch(covered, chain[-1].end, mention.start):
            break
        chain.append(mention)
    after = covered[chain[-1].end : place.end]
    found = CLAUSES.match(after)
    partial = found is not None or re.match(r"(?:中|内)[^，。；]{0,60}", after) is not None
    kind = EffectKind.PARTIAL_REPEAL if partial else EffectKind.REPEAL
    clauses = "".join(found[1].split()) if found else ""
    on = first_day(reading, place, verb.start())
    return [_act(reading, kind, one, place, on=on, clauses=clauses) for one in chain]


_FROM_DAY = re.compile(
    rf"(?:自|从|于)\s*(?P<day>{DATE})\s*(?:起|开始|零时)?(?!\s*{_SAID}{{1,2}}的)"
)


def first_day(reading: Reading, place: Place, at: int) -> date | None:
    """The day that the sentence names last before a position: 自…起."""
    days = [
        found[0][2]
        for match in _FROM_DAY.finditer(reading.covered, place.start, at)
        if (found := find_dates(match["day"]))
    ]
    return days[-1] if days else None


def _act(
    reading: Reading,
    kind: EffectKind,
    mention: Mention,
    place: Place,
    *,
    on: date | None = None,
    until: date | None = None,
    clauses: str = "",
) -> Act:
    target = replace(mention.target, clauses=clauses)
    older = mention.former or target.title_key in reading.own_keys
    effect = Effect(kind=kind, target=target, place=place, on=on, until=until, older_self=older)
    return Act(effect, mention.start)
