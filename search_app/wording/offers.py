"""Words of what is offered beside the box: filters, the site's own place, the nearest years."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from search_app.wording import values

OFFERS = "可以缩小范围"
LOCAL = "适用于本地"
LOCAL_CHOSEN = "只看适用于本地的"
ADD_UNSTATED = "一并看"
ALL_PLACES = "看所有地区的"
END = "。"


def only(names: Sequence[str]) -> str:
    """One filter, or several at once, each by what it narrows to."""
    return f"只看{values.SEPARATOR.join(names)}的"


def place(region: str) -> str:
    """A place by the last part of its name."""
    return region.rpartition("/")[2]


def organ(issuer: str) -> str:
    """What an organ issued."""
    return f"{issuer}发"


def nearest_instead(missed: str, label: str) -> str:
    """The nearest year, where what was typed has nothing."""
    return f"{missed}没有，{label}"


def local(regions: Sequence[str]) -> str:
    """The places whose documents hold here."""
    return f"（{values.SEPARATOR.join(regions)}）"


def unstated_left_out(count: int) -> str:
    """How many matches have no region."""
    return f"未标注地区的 {count:,} 份不在其中"


def unstated_taken_in(count: int) -> str:
    """How many matches have no region, where they are listed too."""
    return f"未标注地区的 {count:,} 份也在其中"


def nothing_in(span: str) -> str:
    """Days in which nothing was found; the nearest years follow."""
    return f"{span}没有；最近有的是"


def year(number: int) -> str:
    """A year."""
    return f"{number}年"


def documents_in(count: int) -> str:
    """How many documents a year has."""
    return f"（{count:,}份）"


def days(since: date | None, until: date | None) -> str:
    """Days in as few words as say them: 2019年, 2020年5月, 2019年以来, 2019年至2021年."""
    if since and until:
        whole = _period(since, until)
        if whole:
            return whole
        years = (since.month, since.day, until.month, until.day) == (1, 1, 12, 31)
        if years:
            return f"{since.year}年至{until.year}年"
        first = values.day(since) if since.day > 1 else f"{since.year}年{since.month}月"
        last = values.day(until) if until != _month_end(until) else f"{until.year}年{until.month}月"
        return f"{first}至{last}"
    if since:
        return f"{_beginning(since)}以来"
    return f"{_ending(until)}及以前" if until else ""


def _period(since: date, until: date) -> str:
    if since == until:
        return values.day(since)
    if since.day == 1 and until == _month_end(since):
        return f"{since.year}年{since.month}月"
    if (since.month, since.day, until) == (1, 1, date(since.year, 12, 31)):
        return f"{since.year}年"
    return ""


def _beginning(day: date) -> str:
    """The year or month that a day begins, else the day."""
    if day.day > 1:
        return values.day(day)
    return f"{day.year}年" if day.month == 1 else f"{day.year}年{day.month}月"


def _ending(day: date) -> str:
    """The year or month that a day ends, else the day."""
    if day != _month_end(day):
        return values.day(day)
    return f"{day.year}年" if day.month == 12 else f"{day.year}年{day.month}月"


def _month_end(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
