"""The ways in which people write one document number, and sentences that they put it into."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from corpus.fields.numbers import parse_number

_FORM = re.compile(r"(?P<code>[\u4e00-\u9fff]{2,})〔(?P<year>\d{4})〕(?P<count>\d+)号")


@dataclass(frozen=True, slots=True)
class NumberParts:
    """A document number with a year in brackets, in its three parts, and its key."""

    code: str
    year: str
    count: str
    key: str

    def written(self, form: str) -> str:
        """The number in one of `WRITINGS`.

        >>> NumberParts("国发", "2019", "5", "").written("{code}[{year}] {count} 号")
        '国发[2019] 5 号'
        """
        return form.format(
            code=self.code,
            year=self.year,
            count=self.count,
            spaced=" ".join(f"{self.code}〔{self.year}〕{self.count}号"),
            wide_year=_wide(self.year),
            wide_count=_wide(self.count),
        )


def number_parts(text: str) -> NumberParts | None:
    """The parts of a field that is a clean number with a year in brackets, else None.

    >>> number_parts("国发〔2019〕5号").count
    '5'
    >>> number_parts("依据国发〔2019〕5号") is None
    True
    """
    number = parse_number(text)
    found = _FORM.fullmatch(number.canonical) if number else None
    return NumberParts(**found.groupdict(), key=number.key) if found and number else None


def _wide(digits: str) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in normalize("NFKC", digits))


PRINTED = "{code}〔{year}〕{count}号"

WRITINGS = (
    PRINTED,
    "{code}[{year}]{count}号",
    "{code}［{year}］{count}号",
    "{code}【{year}】{count}号",
    "{code}({year}){count}号",
    "{code}（{year}）{count}号",
    "《{code}〔{year}〕{count}号》",
    "{code}《{year}》{count}号",
    "{code}<{year}>{count}号",
    "{code}{year}年{count}号",
    "{code}{year}年第{count}号",
    "{code}{year}-{count}",
    "{code}{year}-{count}号",
    "{code}{year}/{count}",
    "{code}{year} {count}号",
    "{code} {year} {count}",
    "{code}〔{year}〕{count}",
    "文号：{code}〔{year}〕{count}号",
    "{code}{year}第{count}号",
    "{code}〔{year}〕第{count}号",
    "{code}〔{year}〕 {count} 号",
    "{code} 〔{year}〕 {count}号",
    "{spaced}",
    "{code}〔{wide_year}〕{wide_count}号",
    "{code}〔{year}〕0{count}号",
    "{code}〔{year}年〕{count}号",
    "{code}〔{year}〕\n{count}号",
    "{code}\n〔{year}〕{count}号",
    '"{code}〔{year}〕{count}号"',
    "“{code}〔{year}〕{count}号”",
    "{code}〔{year}〕{count}號",
    "（{code}〔{year}〕{count}号）",
    "{code}〔{year}〕{count}号文",
)
"""As it is printed first, then as it is typed, copied or remembered."""

SENTENCES = (
    "{}是否有效",
    "请问{}还有效吗",
    "{}文件精神",
    "根据{}的规定",
    "贯彻落实{}",
    "按照{}执行的补贴标准",
    "{}什么时候开始施行",
    "{}被废止了吗",
    "{}第三条怎么理解",
    "关于{}的解读",
    "我想找{}这个文件",
    "{} 全文",
)
"""What people write around a number; it goes where the braces stand."""
