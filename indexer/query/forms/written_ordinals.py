"""Find ordinals of articles, parts and sessions in typed text, and give their writings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.query.forms.han_numerals import HAN_DIGITS, han_digits, han_spellings, read_han
from indexer.query.forms.written_form import WrittenForm

_ORDINAL = re.compile(
    r"第(?P<number>\d{1,4}|[〇零一二三四五六七八九十百千]{1,9})(?P<unit>[条款项章节编期次届批])"
)
_SIGN_BY_SIGN = 100
"""From here on a number is also written by its digits: 第一二〇条."""


def written_ordinals(text: str) -> Iterator[WrittenForm]:
    """The ordinals with 第 and a unit (第12条, 第十四届) with their writings, left to right.

    Words that hold a number without such a unit (第一, 十四五) are none.
    """
    for found in _ORDINAL.finditer(text):
        number = _number(found["number"])
        if not number:
            continue
        spelled = list(han_spellings(number))
        if number >= _SIGN_BY_SIGN:
            signs = han_digits(str(number))
            spelled.extend((signs, signs.replace("〇", "零")))
        forms = (f"第{one}{found['unit']}" for one in (str(number), *spelled))
        yield WrittenForm(*found.span(), tuple(dict.fromkeys(forms)))


def _number(written: str) -> int | None:
    if written.isdecimal():
        return int(written)
    signs = written.replace("零", "〇")
    if 3 <= len(signs) <= 4 and all(sign in HAN_DIGITS for sign in signs):
        number = int("".join(str(HAN_DIGITS.index(sign)) for sign in signs))
        return number if number >= _SIGN_BY_SIGN else None
    return read_han(written)
