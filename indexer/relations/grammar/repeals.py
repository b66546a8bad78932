"""Repeals: whole documents and single clauses, in sentences and in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.relations.grammar.document_names import is_document
from indexer.relations.grammar.effect_grammar import (
    MARKED,
    SAID,
    FoundEffect,
    act,
    act_on_name,
    chain_before,
    chain_behind,
    clauses_in,
    first_day,
    is_plan,
)
from indexer.relations.grammar.references import Mention
from indexer.relations.grammar.repeal_tables import find_in_tables, holds_table
from indexer.relations.grammar.text_under_reading import COVER, TextUnderReading
from indexer.relations.grammar.title_keys import bare_title, title_key
from indexer.relations.statements import EffectKind, Place, Reference

_VERB = re.compile(
    r"废止|失效|停止执行|不再执行|停止施行|停止实施|终止执行|终止实施|作废|停止使用|不再施行"
    r"|不再实施|不再适用"
)
_ADVERBS = (
    r"(?:都|也|均|亦|将|现|即|予以?|同时|相应|自动|自行|自然|随之|一并|随即|正式|全部|全文|宣布"
    r"|宣告"
    r"|决定|立即|即行|即时|届时|同步|一律"
    r"|便|则|到期|此前|原)*"
)
_TO_VERB = re.compile(
    rf"[，,\s]*(?P<what>[^{COVER}。]{{0,60}}?)[，,\s]*(?P<when>(?:从|自"
    rf"|(?<![关对由基])于)[^{COVER}。，]{{1,30}}?(?:起|日|时|后|之际))?"
    rf"[，,\s]*{_ADVERBS}\s*"
)
_WHOLE = re.compile(
    r"(?:[（(].{0,40}?[）)]+|[）)]+)?等?[\d一二三四五六七八九十两]{0,4}\s*(?:个|份|件|部"
    r"|项)?\s*(?:文件|规定|通知|办法|决定|规章"
    r"|政策性?文件|规范性文件|政策"
    r"|意见|条例|公告|法规|方案|措施|制度|文)?(?:[（(][^（）()]{0,40}[）)])*"
)
_PART = re.compile(
    r"(?:中|内|里)?[的之]?.*(?:规定|内容|条款|政策|要求|部分|条文|条|款|项|做法|标准|段落|措施)"
)
_UNLIKE = re.compile(r"(?:与|同|和).{0,20}(?:不一致|不符|抵触|冲突|相悖|不同|矛盾)")
_FROM_VERB = re.compile(
    rf"(?:了)?\s*[:：]?\s*(?:以下|下列|原|由)?(?:[^{COVER}。，；]{{0,60}}{SAID}的"
    rf"|[^{COVER}。，；]{{0,12}})?\s*"
)
_STARTS = re.compile(
    r"(?:^|[，,、：:）)\s.．]|现|决定|同时|予以|将|起|日|一并|即|宣布|后|调整)\s*$"
)
_ABOUT = re.compile(r"关于\S{0,8}$")


def find_repeals(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Every repeal that a sentence or a list of the text makes."""
    covered = reading.covered
    tabled = list(find_in_tables(reading))
    found_any = bool(tabled)
    for verb in _VERB.finditer(covered):
        if tabled and _in_row(covered, verb.start()):
            continue
        place = reading.sentence(verb.start())
        mentions = reading.within(place.start, place.end)
        left = [one for one in mentions if one.end <= verb.start()]
        right = [one for one in mentions if one.start >= verb.end()]
        found = _before_verb(reading, place, left, verb) if left else []
        if not found and right:
            found = _behind_verb(reading, place, right, verb)
        found = found or list(_listed(reading, place, verb))
        found_any = found_any or bool(found)
        yield from found
    yield from tabled
    yield from _taken_out(reading)
    yield from _by_title(reading, several=not found_any)


def _in_row(text: str, at: int) -> bool:
    end = text.find("\n", at)
    return "\t" in text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


_TAKES_OUT = re.compile(
    rf"取消(?=(?P<names>{COVER}+)[^{COVER}。；，]{{0,80}}(?:规定|内容|条款|政策|条文"
    r"|限制|第[一二三四五六七八九十\d]+[条款项]))"
)


def _taken_out(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """取消《甲》中第三条的内容."""
    for verb in _TAKES_OUT.finditer(reading.covered):
        place = reading.sentence(verb.start())
        before = reading.covered[place.start : verb.start()]
        if is_plan(before) or not _STARTS.search(before):
            continue
        for one in reading.within(verb.end(), verb.end("names"))[:1]:
            clauses = clauses_in(reading.covered[one.end : place.end])
            yield act(reading, EffectKind.PARTIAL_REPEAL, one, place, clauses=clauses)


_TITLE = re.compile(
    r"关于(?:宣布)?(?:废止|停止执行)(?P<names>.{2,})的(?:决定|通知|公告|通告|令)"
    r"|对(?P<those>.{2,})予以废止的(?:决定|通知|公告)"
)
_SEVERAL = re.compile(r"(?:文件|规章|法规|政策|规定)$")


def _by_title(reading: TextUnderReading, *, several: bool) -> Iterator[FoundEffect]:
    """关于废止《…》的通知; and where the title says 部分文件, the names that begin sentences."""
    found = _TITLE.search(bare_title(reading.document.title))
    if found is None:
        return
    names = found["names"] or found["those"]
    marked = [name["name"] for name in MARKED.finditer(names)]
    for name in marked:
        yield act_on_name(reading, EffectKind.REPEAL, name)
    if marked or not several or not _SEVERAL.search(names):
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
                yield act(reading, EffectKind.REPEAL, one, place)
        at = place.end


def _before_verb(
    reading: TextUnderReading, place: Place, left: Sequence[Mention], verb: re.Match[str]
) -> list[FoundEffect]:
    """《甲》和《乙》同时废止."""
    covered = reading.covered
    last = left[-1]
    between = _TO_VERB.fullmatch(covered, last.end, verb.start())
    if between is None or is_plan(covered[last.end : verb.start()]):
        return []
    clauses, what = "", between["what"].strip(" ，,")
    partial = bool(what) and not _WHOLE.fullmatch(what)
    if partial:
        clauses = clauses_in(what)
        if _UNLIKE.search(what) or not (clauses or _PART.fullmatch(what)):
            return []
    chain = chain_before(reading, place, left, single=partial)
    kind = EffectKind.PARTIAL_REPEAL if partial else EffectKind.REPEAL
    on = first_day(reading, place, verb.start())
    return [act(reading, kind, one, place, on=on, clauses=clauses) for one in chain]


def _behind_verb(
    reading: TextUnderReading, place: Place, right: Sequence[Mention], verb: re.Match[str]
) -> list[FoundEffect]:
    """废止《甲》和《乙》第三条."""
    covered = reading.covered
    before = covered[place.start : verb.start()]
    if is_plan(before) or _ABOUT.search(before) or not _STARTS.search(before):
        return []
    if not _FROM_VERB.fullmatch(covered, verb.end(), right[0].start):
        return []
    chain = chain_behind(reading, right)
    after = covered[chain[-1].end : place.end]
    clauses = clauses_in(after)
    partial = bool(clauses) or re.match(r"(?:中|内)[^，。；]{0,60}", after) is not None
    kind = EffectKind.PARTIAL_REPEAL if partial else EffectKind.REPEAL
    on = first_day(reading, place, verb.start())
    return [act(reading, kind, one, place, on=on, clauses=clauses) for one in chain]


# A list of what is repealed: a sentence that announces it, or the heading of an attachment.
_ANNOUNCED = re.compile(r"(?:下列|以下|如下|附件)")
_HEADING = re.compile(
    rf"(?:附件?\s*[\d一二三四五六七八九十]{{0,2}}\s*[.、:：]?\s*)?[^。，；{COVER}]{{0,40}}(?:废止"
    rf"|失效|停止执行)[^。，；{COVER}]{{0,30}}"
    r"(?:目录|清单|文件|规章|法规|规定|名单|一览表)?(?:[（(][^（）()]{1,30}[）)])?\s*[:：]?"
)
_ITEM = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十百]{1,4}[）)]?\s*[.、．\s\t]|[①-⑳]|《|\d{1,3}(?=\D))\s*"
)
_ITEM_TITLE = re.compile(
    r"(?P<title>[^。；\t]{5,120}?)(?=发文单位|发文机关|\t|[（(][^（）()]*[号年日][）)]|$)"
)
_OWN_ACT = re.compile(r"废止|失效|清理")
_REASON = re.compile(r"说\s*明\s*[:：]")
_MOST = 2000


def _listed(reading: TextUnderReading, place: Place, verb: re.Match[str]) -> Iterator[FoundEffect]:
    sentence = reading.covered[place.start : place.end]
    if is_plan(sentence[: verb.start() - place.start]):
        return
    announced = _ANNOUNCED.search(sentence) is not None and sentence.rstrip().endswith(
        ("：", ":", "止", "效", "。", "行")
    )
    heading = (
        _OWN_ACT.search(reading.document.title) is not None
        and _HEADING.fullmatch(sentence) is not None
    )
    if not announced and not heading:
        return
    at = reading.text.find("\n", place.end)
    if at < 0 or holds_table(reading.text[at + 1 : at + 400]):
        # A table has columns, and is read by them.
        return
    missed = count = 0
    while 0 <= at < len(reading.text) - 1 and missed < 3 and count < _MOST:
        end = reading.text.find("\n", at + 1)
        end = len(reading.text) if end < 0 else end
        found = _item(reading, at + 1, end, bare=heading)
        yield from found
        missed = 0 if found else missed + 1
        count += bool(found)
        at = end


def _item(reading: TextUnderReading, start: int, end: int, *, bare: bool) -> list[FoundEffect]:
    """The document that a line of a list names; `bare`: also without 《》 or with them inside."""
    line = reading.text[start:end]
    item = _ITEM.match(line)
    named = reading.within(start, end)
    marked = bool(named) and named[0].start - start < (item.end() if item else 0) + 2
    if marked:
        return [act(reading, EffectKind.REPEAL, named[0], Place(start, end))]
    found = _ITEM_TITLE.match(line, item.end()) if item and bare else None
    title = "".join(found["title"].split()) if found else ""
    if found is None or not (is_document(title) or title.startswith(("转发", "批转", "颁布"))):
        return []
    reason = _REASON.search(line)
    told = [one for one in named if one.start < start + (reason.start() if reason else len(line))]
    number = next((one.target for one in told if one.target.number_key), Reference())
    target = replace(number, title=title, title_key=title_key(title))
    starts = [one.start for one in told] or [-1]
    return [
        act(reading, EffectKind.REPEAL, Mention(at, at, target), Place(start, end)) for at in starts
    ]
