"""Show a value as the cell shows it: choose the section of its format that is for it."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from functools import lru_cache

from corpus.tables.number_format import GENERAL, FormatSection, PieceKind, read_format
from corpus.tables.shown_days import day_of, shown_day
from corpus.tables.shown_numbers import general_number, shown_number
from corpus.tables.simple_format import simple_format

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


class Day(str):
    """A day as a cell shows it; `iso` is the whole of it."""

    __slots__ = ("iso",)
    iso: str


def shown_value(value: float, code: str = GENERAL, from_1904: bool = False) -> str:
    """A number in a format.

    >>> [shown_value(one, form) for one, form in ((0.15, "0%"), (7, "000"), (6, '0"元/小时"'))]
    ['15%', '007', '6元/小时']
    >>> shown_value(45078, 'yyyy"年"m"月"d"日"'), shown_value(-3, "0;[红色](0)")
    ('2023年6月1日', '(3)')
    """
    if code == GENERAL or value != value:
        return general_number(value) if value == value else ""
    simple = simple_format(code)
    return simple.shown(value) if simple and value > 0 else _shown(value, code, from_1904)


@lru_cache(maxsize=4096)
def _shown(value: float, code: str, from_1904: bool) -> str:
    sections = read_format(code)
    section, signed = _section_of(value, sections)
    if section is None:
        return general_number(value)
    if section.is_date:
        return _day(value, section, from_1904)
    minus = "-" if signed and value < 0 and _shows_digits(section) else ""
    return minus + shown_number(abs(value), section)


def shown_text(text: str, code: str = GENERAL) -> str:
    """A text in a format.

    >>> shown_text("甲", '@"类"'), shown_text("甲", "0;-0;;"), shown_text("甲", "0.00")
    ('甲类', '', '甲')
    """
    if code in (GENERAL, "@"):
        return text
    sections = read_format(code)
    section = sections[3] if len(sections) > 3 else sections[-1]
    if len(sections) < 4 and not section.is_text:
        return text
    return "".join(text if one.text == "@" else one.text for one in section.tokens)


def _day(value: float, section: FormatSection, from_1904: bool) -> str:
    shown, moment = shown_day(value, section, from_1904), day_of(value, from_1904)
    if shown is None or moment is None:
        return general_number(value)
    day = Day(shown)
    parts = {one.text[0] for one in section.tokens if one.kind is PieceKind.DATE}
    day.iso = moment.date().isoformat() if parts & set("yed") else shown
    return day


def _section_of(
    value: float, sections: Sequence[FormatSection]
) -> tuple[FormatSection | None, bool]:
    """The section for a number, and whether a minus has to be put before it."""
    numeric = sections[:3] if len(sections) > 3 or not sections[-1].is_text else sections[:-1]
    if not numeric:
        return sections[0] if sections[0].tokens[1:] else None, True
    if any(one.condition for one in numeric):
        return _by_condition(value, numeric)
    if len(numeric) == 1 or value > 0:
        return numeric[0], True
    if value < 0:
        return numeric[1], False
    return (numeric[2] if len(numeric) > 2 else numeric[0]), False


def _by_condition(
    value: float, sections: Sequence[FormatSection]
) -> tuple[FormatSection | None, bool]:
    for at, section in enumerate(sections):
        if section.condition is None:
            if at + 1 < len(sections) and at == 1 and value >= 0:
                continue
            return section, True
        sign, bound = section.condition
        if _COMPARE[sign](value, bound):
            below = sign in ("<", "<=") and bound <= 0
            return section, not below
    return None, True


def _shows_digits(section: FormatSection) -> bool:
    return any(one.kind in (PieceKind.PLACE, PieceKind.GENERAL) for one in section.tokens)
