"""Lay typed text out as document numbers are written, without moving what is not part of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.fields.rules.number_rules import HAN

OPEN = "(（\\[［〔【﹝「{"
CLOSE = ")）\\]］〕】﹞」}"
"""Brackets around the year of a number, as signs of a class in a pattern."""

_TITLE_MARKS = re.compile(r"《(\s?\d{4}\s?年?\s?)》")
_SPACED_CODE = re.compile(
    rf"(?:(?<![^\s，])|(?<=[据照实于行彻]))[{HAN}](?: [{HAN}]){{1,13}}(?= ?[{OPEN}] ?\d)"
)
_SPACED_YEAR = re.compile(rf"(?<=[{HAN}{OPEN}])\s?\d \d \d \d(?=\s?[{CLOSE}])")
_ONE_SIGN = rf"(?<![^\s，,？?。])[查找搜看问求](?=[{HAN}] ?[{HAN}])"
_ASKING = re.compile(
    "请问一下|请问|请教|想问一下|想问|问一下|问下|咨询一下|咨询|想了解|了解一下|了解|查一下|查下"
    "|查一查|查询|查找|查看|查阅|搜索|搜一下|检索|找一下|找找|找到|找不到|我想找|我想看|我想|我要|想找|想看"
    "|想要|要找|帮我|帮忙|麻烦|哪里能|哪里可以|哪里有|哪里|哪儿|在哪|怎么|如何|看到|看看|看一下|能看"
    "|能不能|是不是|有没有|什么是|什么叫|谁有|谁知道|您好|你好|现在|目前|解读|学习|全文|原文|下载"
    f"|给我|最新|现行|{_ONE_SIGN}"
)
"""Words of people who ask: no code and no name of an organ holds one, so both begin behind them."""


@dataclass(frozen=True, slots=True)
class NumberSigns:
    """A text to look for numbers in; sign i of it stands at `positions[i]` of what was typed.

    `asks` says that words that only ask were taken out.
    """

    text: str
    asks: bool
    positions: tuple[int, ...]

    def typed_span(self, start: int, end: int) -> tuple[int, int]:
        """Where [start, end) of the text stands in what was typed."""
        return self.positions[start], self.positions[end - 1] + 1


def number_signs(typed: str) -> NumberSigns:
    """The text with brackets for 《2019》, without the spaces of 国 发, and commas for 请问.

    >>> number_signs("请问国 发《2019》5号").text
    '，，国发〔2019〕5号'
    """
    text = _TITLE_MARKS.sub(r"〔\1〕", typed)
    bare = _ASKING.sub(lambda word: "，" * len(word.group()), text)
    asks, text = bare != text, bare
    dropped: set[int] = set()
    for pattern in (_SPACED_CODE, _SPACED_YEAR):
        for found in pattern.finditer(text):
            dropped.update(at for at in range(*found.span()) if text[at].isspace())
    if not dropped:
        return NumberSigns(text, asks, tuple(range(len(text))))
    kept = tuple(at for at in range(len(text)) if at not in dropped)
    return NumberSigns("".join(text[at] for at in kept), asks, kept)
