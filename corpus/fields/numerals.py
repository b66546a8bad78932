"""Reads and writes the Han numerals of official documents."""

from __future__ import annotations

_ZEROS = "〇○◯零OＯoОоΟο0０"
HAN_DIGITS = f"{_ZEROS}一二三四五六七八九"
"""Digits of Han numerals; for 〇 people type what looks like it, letters of three alphabets too."""
HAN_NUMERAL = f"[{HAN_DIGITS}十百千]"
_DIGIT = dict.fromkeys(_ZEROS, 0) | {
    sign: value for value, sign in enumerate("一二三四五六七八九", start=1)
}
_UNIT = {"十": 10, "百": 100, "千": 1000}
_WRITTEN = "零一二三四五六七八九"


def to_int(text: str) -> int | None:
    """Read a whole number below 100,000 in Arabic digits, Han digits or Han words, else None.

    >>> [to_int(text) for text in ("003", "四十三", "一〇三", "三五零", "一百二十", "二0二○")]
    [3, 43, 103, 350, 120, 2020]
    """
    text = "".join(text.split())
    if not text or len(text) > 8:
        return None
    if text.isdecimal():
        return int(text)
    if all(sign in _DIGIT for sign in text):
        return int("".join(str(_DIGIT[sign]) for sign in text))
    total = pending = 0
    for sign in text:
        if sign in _UNIT:
            total += (pending or 1) * _UNIT[sign]
            pending = 0
        elif sign in _DIGIT:
            pending = _DIGIT[sign]
        else:
            return None
    return total + pending


def to_han(number: int) -> str:
    """Write a whole number from 1 below 10,000 in Han words; greater ones in Arabic digits.

    >>> [to_han(number) for number in (10, 12, 21, 105, 1010)]
    ['十', '十二', '二十一', '一百零五', '一千零一十']
    """
    if number >= 10_000:
        return str(number)
    written = ""
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // value % 10
        if digit:
            written += _WRITTEN[digit] + unit
        elif written and number % value and not written.endswith("零"):
            written += "零"
    return written.removeprefix("一") if 10 <= number < 20 else written
