"""Find days in typed text: 2019年以来, 二〇二五年, 去年, 近三年, 2020年5月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.fields.numerals import to_int
from indexer.query.typed.calendar_days import month_span, months_before, years_before

FIRST_YEAR = 1949
"""Years before it are history that a text is about, not the age of a document."""

_HAN = "〇○零一二两三四五六七八九十"
_YEAR = (
    r"(?:(?<!\d)(?:19|20)\d\d|(?<![〇○零一二三四五六七八九十])[一二][〇○零一二三四五六七八九]{3})"
)
_RELATIVE = "今年|本年|去年|上年|前年"
_PART = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"
_MONTH = rf"{_PART}\s?月份?"
_DAY = rf"(?:{_PART}\s?[日号])?"
_WITHIN_YEAR = (
    r"(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度"
    rf"|(?P<month>{_PART})\s?月份?(?:(?P<day>{_PART})\s?[日号])?)"
)
_POINT = re.compile(
    rf"(?:(?P<year>{_YEAR})\s?年度?|(?P<relative>{_RELATIVE})度?)(?:{_WITHIN_YEAR}|底|末|初)?"
)
_TO = r"\s?(?:至|到|[-—–－~～]{1,2})\s?"
_SPAN = re.compile(
    rf"(?:自|从)?(?P<from>(?:{_YEAR}\s?年?|{_RELATIVE})(?:{_MONTH}{_DAY})?){_TO}"
    rf"(?P<to>(?:{_YEAR}\s?年|今年|去年)(?:{_MONTH}{_DAY})?|{_MONTH}{_DAY}|{_YEAR}(?![\d号]))"
    r"(?:期间|之间)?"
)
_SINCE = re.compile(r"(?:以来|以后|之后|至今|到现在|后|起)")
_BEFORE = re.compile(r"(?:以前|之前|前)(?!后)")
_LAST = re.compile(
    rf"(?:最近|过去|近)(?:的)?(?:(?P<half>半年)|(?P<count>\d{{1,2}}|[{_HAN}]{{1,3}})\s?(?:个)?"
    r"(?P<unit>年|月|周|星期|天|日))(?:以?来|内|间)?"
)
_MONTH_AGO = re.compile(r"(?P<last>上个?月|上月)|这个月|本月")
_BARE = re.compile(rf"(?<!\S)(?P<year>{_YEAR})(?!\S)")
_NAME = re.compile(r"\s?(?:版|修订|修正|第?\s?\d{1,4}\s?号)")
"""Behind a year of a text's name or number: 2019年版, 2020年第24号."""
_LED = re.compile(r"(?:自|从)$")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class TypedDays:
    """Days that text[start:end] means, both inclusive; one of the two may be open."""

    start: int
    end: int
    since: date | None
    until: date | None


def typed_days(text: str, today: date) -> tuple[TypedDays, ...]:
    """The days in a typed text, in order; what lies wholly ahead is left out.

    >>> found = typed_days("2019年以来 去年", date(2026, 8, 5))
    >>> [(str(one.since), str(one.until)) for one in found]
    [('2019-01-01', 'None'), ('2025-01-01', '2025-12-31')]
    """
    found: list[TypedDays] = []
    for one in _candidates(text.translate(_FULL_WIDTH), today):
        free = all(one.end <= other.start or other.end <= one.start for other in found)
        ahead = one.since is not None and one.since > today
        backwards = one.since and one.until and one.until < one.since
        if free and not ahead and not backwards:
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _candidates(text: str, today: date) -> Iterator[TypedDays]:
    """All readings, the longest forms first."""
    for match in _SPAN.finditer(text):
        first = _read(match["from"], today)
        year = str(first[0].year) + "年" if first and "月" in match["from"] else ""
        last = _read(match["to"], today) or _read(year + match["to"], today)
        if first and last and not _NAME.match(text, match.end()):
            yield TypedDays(*match.span(), first[0], last[1])
    for match in _LAST.finditer(text):
        if since := _last(match, today):
            yield TypedDays(*match.span(), since, None)
    for match in _POINT.finditer(text):
        if (span := _read(match.group(), today)) and not _NAME.match(text, match.end()):
            yield _bounded(text, match.start(), match.end(), span)
    for match in _MONTH_AGO.finditer(text):
        first_day = months_before(today.replace(day=1), 1 if match["last"] else 0)
        yield TypedDays(*match.span(), *month_span(first_day.year, first_day.month))
    for match in _BARE.finditer(text):
        if span := _read(match["year"] + "年", today):
            yield TypedDays(*match.span(), *span)


def _bounded(text: str, start: int, end: int, span: tuple[date, date]) -> TypedDays:
    """A year, month or day as it stands, or from it on, or up to it: 以来, 以前."""
    if since := _SINCE.match(text, end):
        led = _LED.search(text, 0, start)
        return TypedDays(led.start() if led else start, since.end(), span[0], None)
    if before := _BEFORE.match(text, end):
        return TypedDays(start, before.end(), None, span[0] - timedelta(1))
    return TypedDays(start, end, *span)


def _read(text: str, today: date) -> tuple[date, date] | None:
    """The first and last day of a year, half, quarter, month or day; None where it is none."""
    if re.fullmatch(_YEAR, text.strip()):
        text = text.strip() + "年"
    match = _POINT.fullmatch(text.strip())
    if match is None:
        return None
    back = {"去年": 1, "上年": 1, "前年": 2}.get(match["relative"] or "", 0)
    year = to_int(match["year"]) if match["year"] else today.year - back
    if year is None or not FIRST_YEAR <= year <= today.year + 1:
        return None
    if match["half"]:
        return month_span(year, *((1, 6) if match["half"] == "上" else (7, 12)))
    if match["quarter"]:
        last = 3 * (to_int(match["quarter"]) or 0)
        return month_span(year, last - 2, last)
    if not match["month"]:
        return date(year, 1, 1), date(year, 12, 31)
    month, day = to_int(match["month"]), to_int(match["day"]) if match["day"] else None
    if month is None or not 1 <= month <= 12:
        return None
    first, last_day = month_span(year, month)
    if day is None:
        return (first, last_day) if not match["day"] else None
    return (first.replace(day=day),) * 2 if 1 <= day <= last_day.day else None


def _last(match: re.Match[str], today: date) -> date | None:
    """The day from which 近三年, 最近半年 or 过去30天 count."""
    if match["half"]:
        return months_before(today, 6)
    count = to_int(match["count"].replace("两", "二"))
    if not count:
        return None
    match match["unit"]:
        case "年":
            return years_before(today, count)
        case "月":
            return months_before(today, count)
        case "周" | "星期":
            return today - timedelta(7 * count)
        case _:
            return today - timedelta(count)
