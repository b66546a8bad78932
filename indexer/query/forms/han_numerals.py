"""Write and read whole numbers in Han numerals, as laws and official documents write them."""

from __future__ import annotations

HAN_DIGITS = "〇一二三四五六七八九"
HAN_NUMERALS = "〇零一二三四五六七八九十百千万亿两"
TO_ARABIC = str.maketrans(HAN_DIGITS + "零o", "0123456789" + "00")
"""For `str.translate`: Han digits sign by sign in Arabic digits."""
LIMIT = 10**12
"""Numbers below it are written and read: no budget of a document is larger."""

_SMALL_UNITS = ("", "十", "百", "千")
_VALUES = {sign: value for value, sign in enumerate(HAN_DIGITS)} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE_UNITS = {"万": 10**4, "亿": 10**8}


def han_number(number: int) -> str:
    """The usual writing of a whole number from 0 to below `LIMIT`, with 零.

    >>> [han_number(number) for number in (12, 120, 105, 20000, 150000000)]
    ['十二', '一百二十', '一百零五', '二万', '一亿五千万']
    """
    if number == 0:
        return "零"
    written, rest = "", number
    for unit, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        section, rest = divmod(rest, size)
        if section == 0:
            continue
        gap = "零" if written and section < 1000 else ""
        written += gap + _section(section) + unit
    return written.removeprefix("一") if written.startswith("一十") else written


def han_digits(digits: str) -> str:
    """Arabic digits sign by sign in Han digits: 2023 is 二〇二三."""
    return digits.translate(str.maketrans("0123456789", HAN_DIGITS))


def han_spellings(number: int) -> tuple[str, ...]:
    """The writings of a whole number in words, the usual one first: with 零 and with 〇."""
    usual = han_number(number)
    return tuple(dict.fromkeys((usual, usual.replace("零", "〇"))))


def with_liang(written: str) -> tuple[str, ...]:
    """A number in words with 两 before its units in the place of 二; none where it has no such 二.

    >>> with_liang("二万二千")
    ('两万二千', '两万两千')
    """
    every = written
    for unit in "百千万亿":
        every = every.replace("二" + unit, "两" + unit)
    every = every.replace("十两", "十二")  # 十二万 is never 十两万
    first = every[:1] + written[1:]
    return tuple(one for one in dict.fromkeys((first, every)) if one != written)


def read_han(text: str) -> int | None:
    """The whole number that Han numerals in words write, None where they are no such writing.

    What only names about how many (二三千, 几十) or leaves the last unit out (一千五) is none.

    >>> [read_han(text) for text in ("十二", "一百〇五", "两万", "二三千", "一千五")]
    [12, 105, 20000, None, None]
    """
    if not text or len(text) > 24 or any(sign not in HAN_NUMERALS for sign in text):
        return None
    number = _value(text)
    if number >= LIMIT:
        return None
    plain = "一" + text if text.startswith("十") else text
    plain = plain.replace("〇", "零")
    usual = han_number(number)
    usual = "一" + usual if usual.startswith("十") else usual
    return number if plain in (usual, *with_liang(usual)) or text == "两" else None


def _section(number: int) -> str:
    """A number from 1 to 9999 in words."""
    written, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(written)
            continue
        written += ("零" if gap else "") + HAN_DIGITS[digit] + _SMALL_UNITS[place]
        gap = False
    return written


def _value(text: str) -> int:
    """What numerals are worth, whether or not they are a usual writing."""
    total = section = digit = 0
    for sign in text:
        if sign in _LARGE_UNITS:
            total += (section + digit) * _LARGE_UNITS[sign]
            section = digit = 0
        elif sign in _UNITS:
            section += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _VALUES[sign]
    return total + section + digit
