"""Amendments: 将《…》第N条修改为, 修改《…》 in a decision to amend, 修正案."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.relations.grammar.document_names import is_document
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
from indexer.relations.grammar.text_under_reading import COVER, QUOTED, TextUnderReading
from indexer.relations.grammar.title_keys import bare_title
from indexer.relations.statements import EffectKind

_VERB = re.compile(
    r"(?:修改为|修订为|调整为|作(?:出)?如?以?下?(?:补充、?)?(?:相应)?(?:的)?修[改订正]"
    r"|进行(?:如下|以下)?修[改订正]|予以修[改订正]|修改如下|修改内容如下"
    r"|进行了(?:重新)?修[改订正])"
)
_NOW = re.compile(r"现.{0,30}(?:印发|公布|发布|通知|予以|重新|公告)")
_TAKES = re.compile(
    rf"(?:(?:将|对|把)[^{COVER}。，；对将]{{0,30}}|^\s*[\d一二三四五六七八九十]*[、.．]?\s*)$"
)
_WITHIN = re.compile(rf"[中内]|规定[^，。；]{{0,2}}[{QUOTED}]")
_AMENDING = re.compile(r"修改|修订|修正|废止|调整")
_FIRST = re.compile(
    r"(?:^|\n)\s*(?:[（(]?[一二三四五六七八九十\d]+[）)]?[、.．\s]\s*)?(?:修改|修订|修正|删去"
    r"|删除)\s*$"
)
_TITLE = re.compile(
    r"关于(?:废止和|废止、)?(?:修改|修订|修正)(?P<names>(?!印发).{3,})的(?:决定|通知|公告|决议"
    r"|通告|令|意见)"
)
_BILL = re.compile(r"(?P<name>.{2,60}?)修正案(?:[（(][^（）()草]{1,10}[）)])?$")


def find_amendments(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Every document that the text or its title amends."""
    yield from _by_title(reading)
    covered = reading.covered
    amending = _AMENDING.search(reading.document.title) is not None
    for verb in _VERB.finditer(covered):
        place = reading.sentence(verb.start())
        left = [one for one in reading.within(place.start, place.end) if one.end <= verb.start()]
        if not left:
            continue
        chain = chain_before(reading, place, left)
        if not chain:
            continue
        before = covered[place.start : chain[0].start]
        takes = _TAKES.search(before)
        between = covered[left[-1].end : verb.start()]
        if len(between) > 220 or is_plan(before) or not (takes or amending):
            continue
        said = verb.group()
        if "了" in said and not (takes and _NOW.search(covered[verb.end() : verb.end() + 80])):
            continue
        if said.endswith("为") and not (clauses_in(between) or _WITHIN.search(between)):
            continue
        for mention in chain:
            yield act(reading, EffectKind.AMEND, mention, place, clauses=clauses_in(between))
    yield from _named_first(reading, amending=amending)


def _named_first(reading: TextUnderReading, *, amending: bool) -> Iterator[FoundEffect]:
    """四、修改《…》 as a line of a decision that amends several, or 修改《…》第二条."""
    for mention in reading.mentions:
        if _FIRST.search(reading.covered, max(0, mention.start - 20), mention.start):
            place = reading.sentence(mention.start)
            right = [
                one for one in reading.within(place.start, place.end) if one.start >= mention.start
            ]
            for one in chain_behind(reading, right):
                clauses = clauses_in(reading.covered[one.end : place.end])
                if amending or clauses:
                    yield act(reading, EffectKind.AMEND, one, place, clauses=clauses)


def _by_title(reading: TextUnderReading) -> Iterator[FoundEffect]:
    title = bare_title(reading.document.title)
    bill = _BILL.fullmatch(title)
    found = _TITLE.search(title)
    names: list[str] = []
    if bill is not None:
        names = [bill["name"]]
    elif found is not None:
        marked = [name["name"] for name in MARKED.finditer(found["names"])]
        names = marked or [name for name in (found["names"],) if is_document(name)]
    for name in names:
        yield act_on_name(reading, EffectKind.AMEND, name)
