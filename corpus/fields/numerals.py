"""Reads the Han numerals of official documents."""

from __future__ import annotations

_ZEROS = "〇○◯零OＯoОоΟο0０"
HAN_DIGITS = f"{_ZEROS}一二三四五六七八九"
"""Digits of Han numerals; for 〇 people type what looks like it, letters of three alphabets too."""
HAN_NUMERAL = f"[{HAN_DIGITS}十百千]"
_DIGIT = dict.fromkeys(_ZEROS, 0) | {
    sign: value for value, sign in enumerate("一二三四五六七八九", start=1)
}
_UNIT = {"十": 10, "百": 100, "千": 1000}


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
