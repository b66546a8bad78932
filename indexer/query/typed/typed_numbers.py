"""Find document numbers in typed text, where 号 and brackets are often left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.fields.numbers import FoundNumber, find_numbers, parse_number
from corpus.fields.rules.number_rules import CODE_END, HAN, NUMBERED_CODE
from indexer.analysis.words import cut
from indexer.query.typed.typed_number_signs import CLOSE, OPEN, number_signs

_GAP = r"\s{0,2}"
_SIGNED = re.compile(rf"[号號{OPEN}]")
_DASH = r"\-－—–‐﹣/／_＿.．"
# White space is bounded, so that time is too. 2020-6-1 is a day.
_LOOSE = re.compile(
    rf"(?P<code>[{HAN}]{{2,14}}){_GAP}(?:"
    rf"[{OPEN}]{_GAP}(?P<year_in>\d{{4}}){_GAP}年?{_GAP}(?:[{CLOSE}]|(?<=\s))"
    rf"{_GAP}(?:[{_DASH}#第]|[Nn][Oo]\.?)?{_GAP}"
    r"(?P<count_in>\d{1,4})"
    rf"|(?:[{_DASH}]{_GAP})?(?P<year>\d{{4}}){_GAP}(?:年?{_GAP}第?|(?P<dash>[{_DASH}])){_GAP}"
    r"(?P<count>\d{1,4})"
    rf"|(?<=[令告])第?{_GAP}(?P<alone>\d{{1,4}})"
    rf")(?!{_GAP}(?:[\d.%年月日条款项章节个届期次批名]|[{_DASH}]\d))"
    rf"(?:{_GAP}(?P<hao>[号號])(?![楼线院门机库井栋馆路车船泊])|(?!{_GAP}[号號]))"
)
_TURNED = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d){_GAP}年?{_GAP}的?(?P<code>[{HAN}]{{2,10}}?)"
    rf"{_GAP}第?{_GAP}(?P<count>\d{{1,4}}){_GAP}[号號]"
)
"""A number with its year in front: 2019年国发5号."""
_YEARS = range(1940, 2100)
MOST_KEPT = 16
"""Texts whose numbers are kept: one request looks for them in the same text several times."""
LONGEST_CODE = 10
"""Signs of a code that is read without 号 and brackets; the longest of 345 real ones has nine."""

_ORGAN_OF_A_MONTH = tuple("委厅府")
"""发改委 2020-6 may be a month in which an organ did something: number or words."""

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

_CALLED = re.compile(r"\s?文件(?![夹名柜袋箱])|\s?文(?![化物明旅体艺书本章字号件学教档献])")
"""国发〔2019〕5号文件: the word belongs to the number, not to what is looked for."""


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A document number at [start, end) of a typed text; not `sure` where it may be words.

    `is_short`: its year was typed with two digits.
    """

    start: int
    end: int
    number: FoundNumber
    sure: bool = True
    is_short: bool = False


def typed_numbers(text: str) -> list[TypedNumber]:
    """The document numbers in a typed text, in order, with the word 文件 behind one.

    >>> [found.number.canonical for found in typed_numbers("养犬 武政规 2019 14 国发[2019]5号文件")]
    ['武政规〔2019〕14号', '国发〔2019〕5号']
    """
    return list(_typed_numbers(text))


@lru_cache(MOST_KEPT)
def _typed_numbers(text: str) -> tuple[TypedNumber, ...]:
    signs = number_signs(text)
    plain = signs.text
    whole = parse_number(plain) if _SIGNED.search(plain) and not signs.asks else None
    if whole:
        return (TypedNumber(len(text) - len(text.lstrip()), len(text.rstrip()), whole),)
    found = [TypedNumber(number.start, number.end, number) for number in find_numbers(plain)]
    starts = [0, *(number.end for number in found)]
    ends = [*(number.start for number in found), len(plain)]
    for start, end in zip(starts, ends, strict=True):
        found.extend(_loose_numbers(plain, start, end))
    found.sort(key=lambda number: number.start)
    typed = []
    for number in found:
        start, end = signs.typed_span(number.start, number.end)
        typed.append(replace(number, start=start, end=_end_with_noun(text, end)))
    return tuple(typed)


def _loose_numbers(text: str, start: int, end: int) -> Iterator[TypedNumber]:
    """Numbers without 号, or without brackets, or with a dash, in text[start:end].

    Where a number has neither 号 nor brackets, it is `sure` if its code ends as codes do; a code
    that is no word of the dictionary may be one.
    """
    for match in _LOOSE.finditer(text, start, end):
        found = find_numbers(_official(match))
        if len(found) != 1:
            continue
        before = found[0].start  # words of the sentence: 根据财税 2017 38
        code = match["code"][before:]
        sure = _is_sure(code, match)
        if sure is not None:
            yield TypedNumber(match.start() + before, match.end(), found[0], sure)
    for match in _TURNED.finditer(text, start, end):
        code = match["code"]
        if CODE_END.search(code) and not is_noun(code):
            found = find_numbers(f"{code}〔{match['year']}〕{match['count']}号")
            if len(found) == 1 and not found[0].start:
                yield TypedNumber(match.start(), match.end(), found[0])


def _official(match: re.Match[str]) -> str:
    """The number with 号 and brackets."""
    code = match["code"]
    if match["alone"]:
        return f"{code}第{match['alone']}号"
    if match["year"] and NUMBERED_CODE.fullmatch(code):
        return f"{code}{match['year']}年第{match['count']}号"
    return f"{code}〔{match['year'] or match['year_in']}〕{match['count'] or match['count_in']}号"


def _is_sure(code: str, match: re.Match[str]) -> bool | None:
    """Whether what was typed is surely a number; None where it is words (财政 2019 12)."""
    dash, hao = match["dash"], match["hao"]
    if dash and not hao and (dash in ".．" or int(match["count"]) in _YEARS):
        return None  # 2019.6, 2019-2020
    if match["alone"] or match["year_in"] or hao or NUMBERED_CODE.fullmatch(code):
        return True
    if len(code) > LONGEST_CODE:
        return None
    words = cut(code)
    if code in _NOUNS or _ends_in_noun(code, words):
        return None
    if CODE_END.search(code):
        return not (dash and code.endswith(_ORGAN_OF_A_MONTH))
    return False if code in _CODES or min(map(len, words)) == 1 else None


def is_noun(code: str) -> bool:
    """Whether what ends as codes do is a word that is none: 政府, 公积金."""
    return code in _NOUNS or _ends_in_noun(code, cut(code))


def _ends_in_noun(code: str, words: list[str]) -> bool:
    """Whether words end in a noun (武汉 公积金), not a code in its name (郑公积金)."""
    noun = words[-1]
    return noun in _NOUNS and (
        min(map(len, words)) > 1 or (len(noun) > 2 and len(code) > len(noun) + 1)
    )


def _end_with_noun(text: str, end: int) -> int:
    noun = _CALLED.match(text, end)
    return noun.end() if noun else end
