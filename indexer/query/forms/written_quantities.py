"""Find sums of money, shares and lengths of time in typed text, and give their writings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.query.forms.han_numerals import (
    HAN_NUMERALS,
    LIMIT,
    TO_ARABIC,
    han_digits,
    han_number,
    han_spellings,
    read_han,
    with_liang,
)
from indexer.query.forms.written_form import WrittenForm

_HAN_DIGIT = "[〇零一二三四五六七八九]"
# 统一千元, 同一年: 一 is the end of a word there.
_HAN = rf"(?<![统同唯单逐专任归第])[{HAN_NUMERALS}]"
_ARABIC = r"(?P<whole>\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?P<part>\.\d{1,4})?"
_MONEY = re.compile(
    rf"{_ARABIC}(?P<unit>[千万亿]|[百千]万)?元"
    rf"|(?P<han>{_HAN}[{HAN_NUMERALS}]{{0,19}})(?:点(?P<han_part>{_HAN_DIGIT}{{1,4}})"
    r"(?P<han_unit>[万亿]))?元"
)
_SHARE = re.compile(
    rf"{_ARABIC}(?P<sign>[%‰])"
    r"|(?P<of>[百千])分之(?:(?P<digits>\d{1,4}(?:\.\d{1,4})?)"
    rf"|(?P<han>[{HAN_NUMERALS}]{{1,8}})(?:点(?P<han_part>{_HAN_DIGIT}{{1,4}}))?)"
)
# The day of a month that was no date is no length of time either: 13月40日.
_DURATION = re.compile(
    rf"(?<![\d一二三四五六七八九十]月)(?P<number>\d{{1,4}}|{_HAN}[{HAN_NUMERALS}]{{0,5}})"
    r"(?P<unit>个月|(?:个)?工作日|小时|分钟|周岁|岁|天|日|年)"
)
_UNIT = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_MAX_YEARS = 99
"""A number of years from three digits on is hardly a length of time: 100年, 2023年."""


def written_money(text: str) -> Iterator[WrittenForm]:
    """The sums of money in 元, 万元 and 亿元 with their writings, from left to right."""
    for found in _MONEY.finditer(text):
        amount = _decimal(found)
        if amount is None:
            continue
        amount *= _UNIT[found["unit"] or found["han_unit"] or ""]
        if 0 < amount < LIMIT:
            yield WrittenForm(*found.span(), tuple(dict.fromkeys(_sums(amount))))


def written_shares(text: str) -> Iterator[WrittenForm]:
    """The shares of a hundred and a thousand (50%, 百分之五十, 3‰) with their writings."""
    for found in _SHARE.finditer(text):
        whole = found["of"] == "百" and found["han"] == "百"
        share = Decimal(found["digits"]) if found["digits"] else _decimal(found)
        if whole and not found["han_part"]:
            share = Decimal(100)
        if share is None:
            continue
        hundred = found["sign"] == "%" or found["of"] == "百"
        yield WrittenForm(*found.span(), _shares(share, hundred=hundred))


def written_durations(text: str) -> Iterator[WrittenForm]:
    """The lengths of time and ages (3个月, 三十日, 60周岁) with their writings."""
    for found in _DURATION.finditer(text):
        written, unit = found["number"], found["unit"]
        number = int(written) if written.isdecimal() else read_han(written)
        if not number or (unit == "年" and number > _MAX_YEARS):
            continue
        spelled = [*han_spellings(number), *(["两"] if number == 2 else [])]
        forms = [f"{number}{unit}", *(one + unit for one in spelled)]
        yield WrittenForm(*found.span(), tuple(forms))


def _decimal(found: re.Match[str]) -> Decimal | None:
    """The number that was found in Arabic digits or Han numerals, None where it is none."""
    if found["whole"]:
        return Decimal(found["whole"].replace(",", "") + (found["part"] or ""))
    number = read_han(found["han"])
    if number is None:
        return None
    part = (found["han_part"] or "0").translate(TO_ARABIC)
    return Decimal(f"{number}.{part}")


def _sums(amount: Decimal) -> Iterator[str]:
    """The writings of a sum of so many 元, at most a dozen."""
    if amount != int(amount):
        for written in (_plain(amount), f"{amount:.2f}"):
            if Decimal(written) == amount:
                yield f"{written}元"
                yield f"{_grouped(written)}元"
        return
    whole = int(amount)
    yield f"{whole}元"
    yield f"{_grouped(str(whole))}元"
    for spelled in _spelled(whole):
        yield f"{spelled}元"
    if whole < _UNIT["万"] and whole % _UNIT["千"] == 0:
        yield f"{whole // _UNIT['千']}千元"
    for unit, least in (("万", _UNIT["万"]), ("亿", _UNIT["千万"])):
        if whole >= least:
            yield from _in_units(amount / _UNIT[unit], f"{unit}元")


def _spelled(whole: int) -> Iterator[str]:
    usual = han_number(whole)
    yield usual
    yield from with_liang(usual)
    yield usual.replace("零", "〇")


def _in_units(amount: Decimal, unit: str) -> Iterator[str]:
    """5万元 and 一点五万元, with no more decimals than a reader would write."""
    written = _plain(amount)
    decimals = written.partition(".")[2]
    if len(decimals) > 4:
        return
    yield written + unit
    yield _grouped(written) + unit
    if decimals and len(decimals) <= 2:
        yield han_number(int(amount)) + "点" + _han_part(decimals) + unit


def _shares(share: Decimal, *, hundred: bool) -> tuple[str, ...]:
    written = _plain(share)
    decimals = written.partition(".")[2]
    tail = "点" + _han_part(decimals) if decimals else ""
    head = "百分之" if hundred else "千分之"
    forms = [written + ("%" if hundred else "‰")]
    forms.extend(head + spelled + tail for spelled in han_spellings(int(share)))
    if hundred and share == 100:
        forms.append("百分之百")
    return tuple(dict.fromkeys(forms))


def _plain(amount: Decimal) -> str:
    """A number in digits without zeros behind its point."""
    written = f"{amount:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _grouped(written: str) -> str:
    whole, point, part = written.partition(".")
    return f"{int(whole):,}{point}{part}"


def _han_part(decimals: str) -> str:
    """The digits behind the point: 五 of 一点五."""
    return han_digits(decimals).replace("〇", "零")
