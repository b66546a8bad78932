"""Read the number formats of spreadsheets: `#,##0.00`, `yyyy"年"m"月"`, `0"元";[红色]-0"元"`.

The language is that of ECMA-376 part 1, 18.8.31, as Excel and WPS write it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

GENERAL = "General"
# The formats that a file names only by their number, as a Chinese Excel shows them (18.8.30).
_LONG_DAY, _MONTH, _DAY = 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', 'm"月"d"日"'
_TIME, _WHOLE_TIME = 'h"时"mm"分"', 'h"时"mm"分"ss"秒"'
BUILTIN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;"¥"-#,##0.00',
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: _MONTH,
    28: _DAY,
    29: _DAY,
    30: "m-d-yy",
    31: _LONG_DAY,
    32: _TIME,
    33: _WHOLE_TIME,
    34: f"上午/下午{_TIME}",
    35: f"上午/下午{_WHOLE_TIME}",
    36: _MONTH,
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: "#,##0;-#,##0;-",
    42: '"¥"#,##0;"¥"-#,##0;"¥"-',
    43: "#,##0.00;-#,##0.00;-",
    44: '"¥"#,##0.00;"¥"-#,##0.00;"¥"-',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: _MONTH,
    51: _DAY,
    52: _MONTH,
    53: _DAY,
    54: _DAY,
    55: f"上午/下午{_TIME}",
    56: f"上午/下午{_WHOLE_TIME}",
    57: _MONTH,
    58: _DAY,
}
# What stands for the day and the time in the way that the system is set to.
_SYSTEM = {"$-F800": _LONG_DAY, "$-F400": "h:mm:ss"}

_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"? | [\\!](?P<escaped>.) | _(?P<space>.) | \*. | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式) | (?P<half>AM/PM|A/P|上午/下午) | E(?P<exponent>[+-])
    | (?P<date>y+|m+|d+|h+|s+|e+|a{3,4}) | (?P<place>[0\#?]) | (?P<sign>.)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)\s*(-?[0-9.]+)")
_CURRENCY = re.compile(r"\$([^-]*)(?:-[0-9A-Fa-f]+)?$")
_NUMERALS = re.compile(r"DBNum([1-3])", re.IGNORECASE)


class PieceKind(Enum):
    """What a piece of a format is."""

    LITERAL = auto()
    GENERAL = auto()
    HALF_OF_DAY = auto()
    EXPONENT = auto()
    DATE = auto()
    ELAPSED = auto()
    PLACE = auto()
    SIGN = auto()


class FormatPiece(NamedTuple):
    """A piece of a format: text that is shown as it is, a place of a digit, a part of a day."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class FormatSection:
    """One of the up to four parts of a format; `condition` says of which numbers.

    `numerals` is 1 for 一二三, 2 for 壹贰叁, 3 for full-width digits, else 0; `chinese` whether
    names of days and months are.
    """

    tokens: tuple[FormatPiece, ...]
    condition: tuple[str, float] | None
    numerals: int
    chinese: bool

    @property
    def is_date(self) -> bool:
        """Whether it shows a day or a time."""
        return any(one.kind in (PieceKind.DATE, PieceKind.ELAPSED) for one in self.tokens)

    @property
    def is_text(self) -> bool:
        """Whether it has a place for text."""
        return FormatPiece(PieceKind.SIGN, "@") in self.tokens


@lru_cache(maxsize=4096)
def read_format(code: str) -> tuple[FormatSection, ...]:
    """The sections of a format, at least one."""
    return tuple(_section(part) for part in _parts(code))


def _parts(code: str) -> list[str]:
    """The format at each ; that is no text."""
    parts, start = [], 0
    for found in _TOKEN.finditer(code):
        if found["sign"] == ";":
            parts.append(code[start : found.start()])
            start = found.end()
    return [*parts, code[start:]]


def _section(code: str) -> FormatSection:
    tokens: list[FormatPiece] = []
    condition: tuple[str, float] | None = None
    numerals, chinese = 0, False
    for found in _TOKEN.finditer(code):
        bracket = found["bracket"]
        if bracket is None:
            tokens.extend(_tokens(found))
            continue
        if bracket.upper() in _SYSTEM:
            return _section(_SYSTEM[bracket.upper()])
        condition = _condition(bracket) or condition
        counted = _NUMERALS.match(bracket)
        numerals = int(counted[1]) if counted else numerals
        chinese = chinese or bracket.upper().endswith("804")
        tokens.extend(_of_bracket(bracket))
    return FormatSection(tuple(tokens), condition, numerals, chinese)


def _tokens(found: re.Match[str]) -> list[FormatPiece]:
    name = found.lastgroup
    text = found[name] if name else ""
    kinds = {
        "quoted": PieceKind.LITERAL,
        "escaped": PieceKind.LITERAL,
        "general": PieceKind.GENERAL,
        "half": PieceKind.HALF_OF_DAY,
        "exponent": PieceKind.EXPONENT,
        "date": PieceKind.DATE,
        "place": PieceKind.PLACE,
        "sign": PieceKind.SIGN,
    }
    if name == "space":
        return [FormatPiece(PieceKind.LITERAL, " ")]
    if name is None:
        return []
    return [FormatPiece(kinds[name], text.lower() if name == "date" else text)]


def _of_bracket(text: str) -> list[FormatPiece]:
    currency = _CURRENCY.match(text)
    if currency and currency[1]:
        return [FormatPiece(PieceKind.LITERAL, currency[1])]
    if re.fullmatch(r"(?i)h+|m+|s+", text):
        return [FormatPiece(PieceKind.ELAPSED, text.lower())]
    return []


def _condition(text: str) -> tuple[str, float] | None:
    found = _CONDITION.fullmatch(text)
    try:
        return (found[1], float(found[2])) if found else None
    except ValueError:
        return None
