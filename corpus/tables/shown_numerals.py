"""Write numbers in Han numerals, as the formats [DBNum1] and [DBNum2] show them."""

from __future__ import annotations

_DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_PLACES = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟")}
_GROUPS = ("", "万", "亿", "万亿")


def han_digits(text: str, numerals: int) -> str:
    """Each digit of a text by its own numeral.

    >>> han_digits("2023", 1), han_digits("2023", 3)
    ('二〇二三', '２０２３')
    """
    return text.translate({ord(str(n)): sign for n, sign in enumerate(_DIGITS[numerals])})


def han_number(value: int, numerals: int) -> str:
    """A number from 0 below 10¹⁶ as it is spoken; greater ones digit by digit.

    >>> han_number(10_203, 1), han_number(120, 2), han_number(12, 1)
    ('一万〇二百〇三', '壹佰贰拾', '十二')
    """
    if numerals not in _PLACES or value >= 10**16:
        return han_digits(str(value), numerals)
    zero = _DIGITS[numerals][0]
    if not value:
        return zero
    found = ""
    for group, name in reversed(list(enumerate(_GROUPS))):
        four = value // 10_000**group % 10_000
        if four:
            gap = zero if found and four < 1000 else ""
            found = found.rstrip(zero) + gap + _four(four, numerals) + name
        elif found and not found.endswith(zero):
            found += zero
    found = found.rstrip(zero)
    return found[1:] if numerals == 1 and found.startswith("一十") else found


def _four(value: int, numerals: int) -> str:
    """A number below 10,000, without zeros before it."""
    zero, found = _DIGITS[numerals][0], ""
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            found += _DIGITS[numerals][digit] + _PLACES[numerals][place]
        elif found and not found.endswith(zero):
            found += zero
    return found.rstrip(zero)
