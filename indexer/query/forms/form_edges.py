"""What must not stand beside an equal form, because it would be a part of a longer number.

The rule is a function of the form alone. It names short texts: an occurrence of a form does not
count where one of `not_before(form)` ends at its start, or one of `not_after(form)` starts at its
end. So an engine needs no pattern: it takes the places of the form and leaves out those that are
places of the longer text. 5万元 does not count inside 15万元, 1.5万元 and 1亿5万元.
"""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase, digits

_HAN_DIGITS = "〇零一二三四五六七八九"
_HAN_BEFORE = _HAN_DIGITS + "十百千万亿两几数"
_HAN_AFTER = _HAN_DIGITS + "十百千万"
_POINTS = tuple(f"{digit}." for digit in digits)
_COMMAS = tuple(f"{digit}," for digit in digits)
_HAN_POINTS = tuple(f"{digit}点" for digit in _HAN_DIGITS + "十百千")
# 1.2023年5月6日 is an item and a day, and 2023年 stands in 2023年5月: only a digit says otherwise.
_DAY = re.compile(r"\d{4}[-./年]\d|\d{4}年|\d{1,2}月")
_SHARE = re.compile("[百千]分之")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_DURATION = re.compile(
    rf"(?:\d+|[{_HAN_DIGITS}两十百千]+)(?:年|日|天|岁|周岁|个月|小时|分钟|(?:个)?工作日)"
)


@cache
def not_before(form: str) -> tuple[str, ...]:
    """The texts before which none of the form's places counts: they make it a longer number."""
    first = form[0]
    more: tuple[str, ...] = ()
    if _DURATION.fullmatch(form):
        # 第三年 is an ordinal. 5月30日 counts for 30日, which may have been typed as a day.
        more = ("第",)
    if first in ascii_lowercase:
        return tuple(ascii_lowercase)
    if first in _HAN_BEFORE and not _SHARE.match(form):
        return (*_HAN_BEFORE, *_HAN_POINTS, *more)
    if first not in digits:
        return ()
    if _DAY.match(form):
        return (*digits,)
    if form.endswith("元"):
        more = ("万", "亿")
    return (*digits, *_POINTS, *(_COMMAS if _THREE_DIGITS.match(form) else ()), *more)


@cache
def not_after(form: str) -> tuple[str, ...]:
    """The texts behind which none of the form's places counts: the number would go on."""
    last = form[-1]
    if last in digits:
        return (*digits,) if _DAY.match(form) else (*digits, *(f".{digit}" for digit in digits))
    if last in _HAN_AFTER:
        return (*_HAN_AFTER, *(f"点{digit}" for digit in _HAN_DIGITS))
    return ()


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the form at [start, end) of a normalised text is not a part of a longer number.

    >>> stands_alone("1000元", 0, 5), stands_alone("21000元", 1, 6)
    (True, False)
    """
    form = text[start:end]
    return not text.startswith(not_after(form), end) and not text.endswith(
        not_before(form), 0, start
    )
