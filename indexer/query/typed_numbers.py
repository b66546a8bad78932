"""Find document numbers in typed text, where 号 and brackets are often left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.fields.numbers import FoundNumber, find_numbers, parse_number
from indexer.analysis.words import cut

_OPEN, _CLOSE = "(（\\[［〔【﹝", ")）\\]］〕】﹞"
_HAN = "㐀-䶿一-鿿〇"
_GAP = r"\s{0,2}"
_SIGNED = re.compile(rf"[号號{_OPEN}]")
# White space is bounded, so that time is too. No dash: 公积金 2019-2020 is a span of years.
_LOOSE = re.compile(
    rf"(?P<code>[{_HAN}]{{2,14}}){_GAP}(?:"
    rf"[{_OPEN}]{_GAP}\d{{4}}{_GAP}年?{_GAP}[{_CLOSE}]{_GAP}第?{_GAP}\d{{1,4}}"
    rf"|(?P<year>\d{{4}}){_GAP}年?{_GAP}第?{_GAP}(?P<count>\d{{1,4}})"
    rf"|(?<=[令告])第?{_GAP}\d{{1,4}}"
    rf")(?!{_GAP}[\d.%年月日条款项章节个])(?:{_GAP}号)?"
)
_CODES = frozenset(("建房",))
"""Codes of organs that the dictionary of the segmenter has as words."""

_NOUNS = frozenset((
    "开发", "研发", "转发", "颁发", "批发", "印发", "审批", "首批", "中文", "全文", "公文",
    "水文", "交通", "流通", "畅通", "命令", "禁令", "行政", "财政", "民政", "邮政", "市政",
    "新政", "廉政", "党政", "发电", "机电", "水电", "家电", "供电", "用电", "充电", "重建",
    "修建", "改建", "扩建", "新建", "组建", "共建", "党建", "举办", "民办", "政府", "市政府",
    "县政府", "省政府", "区政府", "市委", "省委", "党委", "县委", "纪委", "居委", "村委",
    "数字", "文字", "签字", "资金", "基金", "奖金", "公积金", "养老金", "补助金", "救助金",
    "保证金", "准备金", "奖学金", "租金", "关税", "契税", "征税", "纳税", "所得税", "增值税",
    "办公厅", "教育厅", "法规", "常规", "解释",
))  # fmt: skip
"""Words that end like a code of an organ but are none: 财政 2019 12 asks for a year and a month."""

_CALLED = re.compile(rf"\s?文件?(?![{_HAN}])")
"""国发〔2019〕5号文件: the word belongs to the number, not to what is looked for."""


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A document number at [start, end) of a typed text; not `sure` where it may be words."""

    start: int
    end: int
    number: FoundNumber
    sure: bool = True


def typed_numbers(text: str) -> list[TypedNumber]:
    """The document numbers in a typed text, in order, with the word 文件 behind one.

    >>> [found.number.canonical for found in typed_numbers("养犬 武政规 2019 14 国发[2019]5号文件")]
    ['武政规〔2019〕14号', '国发〔2019〕5号']
    """
    whole = parse_number(text) if _SIGNED.search(text) else None
    if whole:
        return [TypedNumber(len(text) - len(text.lstrip()), len(text.rstrip()), whole)]
    found = [TypedNumber(number.start, number.end, number) for number in find_numbers(text)]
    starts = [0, *(number.end for number in found)]
    ends = [*(number.start for number in found), len(text)]
    for start, end in zip(starts, ends, strict=True):
        found.extend(_loose_numbers(text, start, end))
    found.sort(key=lambda number: number.start)
    return [replace(number, end=_end_with_noun(text, number.end)) for number in found]


def _loose_numbers(text: str, start: int, end: int) -> Iterator[TypedNumber]:
    """Numbers without 号 or without brackets in text[start:end].

    Where a number has neither, it is `sure` if its code ends as codes do; a code that is no word of
    the dictionary may be one.
    """
    for match in _LOOSE.finditer(text, start, end):
        number = parse_number(match.group())
        sure = number is not None
        code = match["code"]
        if not sure and match["year"] and (code in _CODES or min(map(len, cut(code))) == 1):
            number = parse_number(f"{code}〔{match['year']}〕{match['count']}号")
        if number and (code not in _NOUNS or _SIGNED.search(match.group())):
            yield TypedNumber(match.start(), match.end(), number, sure)


def _end_with_noun(text: str, end: int) -> int:
    noun = _CALLED.match(text, end)
    return noun.end() if noun else end
