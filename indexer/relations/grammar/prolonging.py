"""Prolonged and suspended: 有效期延长至, 继续有效, 暂停执行."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from corpus.fields.dates import DATE, find_dates
from indexer.relations.grammar.effect_grammar import (
    MARKED,
    FoundEffect,
    act,
    act_on_name,
    chain_before,
    chain_behind,
    clauses_in,
    is_plan,
)
from indexer.relations.grammar.text_under_reading import COVER, TextUnderReading
from indexer.relations.grammar.title_keys import bare_title
from indexer.relations.statements import EffectKind, Place

_PROLONG = re.compile(
    r"延长|顺延|延续(?:执行|实施|施行)?|延期(?:执行|实施|施行)?|延至|继续(?:有效|执行|施行|实施"
    r"|延长|沿用)"
)
_SUSPEND = re.compile(rf"(?:暂停|暂缓|中止)(?:执行|实施|施行|适用|(?={COVER}))")
_UNTIL = re.compile(rf"(?:至|到|止于)\s*(?:(?P<day>{DATE})|(?P<year>20\d\d)\s*年(?:底|末|12月底))")
_TERM = (
    r"(?:有效期限?|有效时间|执行截止时间|执行期限?|实施期限?|适用期限|施行期限|执行时间|实施时间"
    r"|期限|时限"
    r"|试行期)"
)
_TO_VERB = re.compile(
    rf"[，,\s]*[^{COVER}。]{{0,130}}?(?:{_TERM})?[^{COVER}。，]{{0,12}}(?:统一|同步|继续|再|予以"
    rf"|可|决定|现|，)*\s*"
)
_RULE = re.compile(r"(?:规定|政策|条款|内容|要求|[”》\"])\s*[，,]?$")
_REST = re.compile(r"(?:其他|其它|相关|有关)\w{0,4}(?:政策|措施)$")
_LASTS = ("继续有效", "延续执行", "延续实施", "继续施行", "延续施行")
_BY_TITLE = re.compile(
    r"关于(?:调整并|调整和)?(?:(?:继续|延续)(?:实施|执行|施行)|延长)(?P<names>[《〈].{3,}[》〉])"
    r"(?:的?(?:有效期限?|执行期限?|实施期限?|施行期限?|试行期限?|期限))?的(?:通知|公告|决定|通告"
    r"|意见|函)"
    r"|关于(?P<those>[《〈].{3,}[》〉])(?:延期|继续有效|继续执行|继续实施|延长有效期"
    r"|有效期延长)的(?:通知|公告|决定|通告|函)"
)
_OTHER = re.compile(r"证|合同|贷款|协议|签注|备案|还款|认购|券")


def find_prolonged(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Every document whose term the text prolongs, and every one that it suspends."""
    prolonged = [
        act
        for verb in _PROLONG.finditer(reading.covered)
        for act in _of_verb(reading, verb, EffectKind.PROLONG)
    ]
    yield from prolonged
    for verb in _SUSPEND.finditer(reading.covered):
        yield from _of_verb(reading, verb, EffectKind.SUSPEND)
    titled = _BY_TITLE.search(bare_title(reading.document.title))
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
    if left and _TO_VERB.fullmatch(covered, left[-1].end, verb.start()):
        between = covered[left[-1].end : verb.start()]
        termed = re.search(_TERM, between) is not None
        direct = len(between.strip(" ，,")) <= 4
        said = verb.group()
        sure = (
            (kind is EffectKind.SUSPEND and (direct or _RULE.search(between) is not None))
            or (until is not None and (termed or direct or _RULE.search(between) is not None))
            or (direct and said in (*_LASTS, "延期"))
            or (said in _LASTS and _REST.search(between) is not None)
            or (said == "继续实施" and "届满" in between)
            or (termed and said in ("延长", "顺延", "延至"))
        )
        if sure and not is_plan(before) and not _OTHER.search(between[-16:]):
            clauses = clauses_in(between)
            for mention in chain_before(reading, place, left):
                yield act(reading, kind, mention, place, until=until, clauses=clauses)
            return
    if right and len(covered[verb.end() : right[0].start].strip()) <= 4 and not is_plan(before):
        after = covered[right[0].end : place.end]
        termed = re.search(_TERM, after[:80]) is not None
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
    found = _UNTIL.search(reading.covered, at, place.end)
    if found is None:
        return None
    if found["year"]:
        return date(int(found["year"]), 12, 31)
    days = find_dates(found["day"])
    return days[0][2] if days else None
