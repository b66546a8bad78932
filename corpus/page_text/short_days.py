"""Write days of bylines in full that have a year of two digits (09-05-14) or last (07/11/2013)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from corpus.fields.dates import parse_date
from corpus.page_text.page_byline import read_byline
from corpus.page_text.page_lines import is_sentence

_LONGEST = 160
# Years from here on, of two digits, are those of the last century.
_LAST_CENTURY = 50
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_YEAR_FIRST = (
    r"(?<![\d./-])(?P<year>\d\d)(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"
)
_YEAR_LAST = r"(?<![\d./-])(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<full>(?:19|20)\d\d)"
_ANY = rf"(?:{_YEAR_FIRST}|{_YEAR_LAST})(?![\d./-]|\s*[年月])"
# A quick look: no day of these forms is without such a sign between digits.
_PARTED = re.compile(r"\d[-/.]\d")
_LABELLED = re.compile(rf"(?:时间|日期|[布表新]于)[ \u3000\xa0]*[:：】\]]?\s*{_ANY}")
_TIMED = re.compile(rf"{_ANY}(?P<gap>\s+(?:-\s+)?)(?={_CLOCK})")
_SENT = re.compile(rf"{_ANY}(?=\s*(?:发布|发表|提交|张贴)$)")
_COUNTED = re.compile(
    rf"{_ANY}(?=\s+[\d,]{{1,9}}\s*(?:次|人|次数|人次)?(?:查看|浏览|阅读|点击|访问))"
)
# A section or a version has dots, too: alone on a line a day has none.
_ALONE = re.compile(rf"(?!.*\d\.)[\[【（(]?\s*{_ANY}\s*[\]】）)]?")
# As WordPress and others write it where their pattern is an English one: 1月 22, 2024.
_ENGLISH = re.compile(r"(\d{1,2})\s*月\s+(\d{1,2})(?:\s*日)?,\s*((?:19|20)\d\d)")
_ORDER = re.compile(rf"{_YEAR_LAST}(?!\d)")
# A day set as a picture of a calendar: 08 over 2023-05, on lines of their own.
_MONTH = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*月?")
_MONTH_LINE = 16
_CALENDAR = re.compile(r"^(\d{1,2})日?\s*((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})月?$")
_OF_MONTH = re.compile(r"(\d{1,2})\s*日?")
_WEEKDAY = re.compile(r"(?:星期|周)([一二三四五六日天])")
_WEEKDAYS = {sign: min(place, 6) for place, sign in enumerate("一二三四五六日天")}


def with_full_days(lines: Sequence[str]) -> list[str]:
    """The lines, with the days of bylines before the running text written in full.

    A day alone on its line counts where the page has no other: lists of links have many.

    >>> with_full_days(["时间：09-05-14 来源：收费处", "自11-04-02起施行。"])
    ['时间：2009-05-14 来源：收费处', '自11-04-02起施行。']
    >>> with_full_days(["admin 在 星期六, 07/13/2013 - 15:30 提交"])
    ['admin 在 星期六, 2013-07-13 15:30 提交']
    """
    full = with_days_in_order(_with_calendar_day(lines))
    end = next((place for place, line in enumerate(full) if is_sentence(line)), len(full))
    alone: list[tuple[int, str]] = []
    others: list[str] = []
    found = False
    for place, line in enumerate(full[:end]):
        if len(line) > _LONGEST:
            continue
        if not _PARTED.search(line):
            others.append(line)
            continue
        found_by = (_LABELLED, _TIMED, _SENT, _COUNTED)
        match = next((one for by in found_by if (one := by.search(line))), None)
        bare = _ALONE.fullmatch(line) if match is None else None
        match = match or bare
        written = _written(line, match, full[:end]) if match else line
        if written == line:
            if match is None:
                others.append(line)
        elif bare:
            alone.append((place, written))
        elif _states_day(written):
            full[place] = written
            found = True
    if len(alone) == 1 and not found and not any(map(_states_day, others)):
        full[alone[0][0]] = alone[0][1]
    return full


def with_days_in_order(lines: Iterable[str]) -> list[str]:
    """The lines, with days that a pattern of English has turned round the right way.

    >>> with_days_in_order(["1月 22, 2024", "星期一, 8 月 29 日, 2022"])
    ['2024年1月22日', '星期一, 2022年8月29日']
    """
    return [
        _ENGLISH.sub(r"\3年\1月\2日", line) if "月 " in line and "," in line else line
        for line in lines
    ]


def _with_calendar_day(lines: Sequence[str]) -> list[str]:
    """The lines before the text with a day in two of them on one, where there is only one such."""
    lines = [
        _CALENDAR.sub(r"\2年\3月\1日", line)
        if line[:1].isdigit() and len(line) < _MONTH_LINE
        else line
        for line in lines
    ]
    found: list[tuple[int, date]] = []
    for place, (line, after) in enumerate(pairwise(lines)):
        if len(line) > _MONTH_LINE or len(after) > _MONTH_LINE:
            if is_sentence(line):
                break
            continue
        month = _MONTH.fullmatch(line.strip()) or _MONTH.fullmatch(after.strip())
        day = _OF_MONTH.fullmatch(line.strip()) or _OF_MONTH.fullmatch(after.strip())
        if month and day:
            days = _possible([(int(month[1]), int(month[2]), int(day[1]))])
            found += [(place, one) for one in days]
    if len(found) > 1:
        # Lists of other pages have such days, too; below that of the page stands who wrote it.
        found = [(place, one) for place, one in found if _heads_byline(lines, place + 2)]
    if len(found) != 1:
        return list(lines)
    place, one = found[0]
    return [*lines[:place], one.isoformat(), *lines[place + 2 :]]


def _heads_byline(lines: Sequence[str], place: int) -> bool:
    """Whether a title and a line with its source or views stand at a place."""
    return bool(read_byline("".join(lines[place + 1 : place + 2]).replace("\t", " ")))


def _states_day(line: str) -> bool:
    """Whether a line is a byline with a day of publishing."""
    stated = read_byline(line.replace("\t", " ")) or ()
    return any(name == "published" and parse_date(value) for name, value in stated)


def _written(line: str, match: re.Match[str], lines: Sequence[str]) -> str:
    """A line with its day in full; unchanged where the day is none or may be two."""
    if match["year"]:
        year = int(match["year"])
        century = 1900 if year >= _LAST_CENTURY else 2000
        days = _possible([(century + year, int(match["month"]), int(match["day"]))])
        begin, end = match.start("year"), match.end("day")
    else:
        days = _of_order(line, match, lines)
        begin, end = match.start("one"), match.end("full")
    if len(days) != 1:
        return line
    behind = line[end:]
    if match.re is _TIMED:
        behind = " " + line[match.end("gap") :]
    return f"{line[:begin]}{days[0].isoformat()}{behind}"


def _of_order(line: str, match: re.Match[str], lines: Sequence[str]) -> list[date]:
    """The days that 07/11/2013 may be: the weekday and the page's other days tell the order.

    Drupal writes the month first and parts day and time by a stroke.
    """
    one, two, year = int(match["one"]), int(match["two"]), int(match["full"])
    days = _possible([(year, one, two), (year, two, one)])
    named = _WEEKDAY.search(line)
    if len(days) > 1 and named:
        days = [day for day in days if day.weekday() == _WEEKDAYS[named[1]]]
    if len(days) > 1:
        others = [found for other in lines for found in _ORDER.finditer(other)]
        if any(int(found["one"]) > 12 for found in others):
            return days[1:]
        drupal = match.re is _TIMED and "-" in match["gap"]
        if drupal or any(int(found["two"]) > 12 for found in others):
            return days[:1]
    return days


def _possible(parts: Iterable[tuple[int, int, int]]) -> list[date]:
    """The days that there are among years, months and days, each once."""
    days: list[date] = []
    for year, month, day in parts:
        try:
            one = date(year, month, day)
        except ValueError:
            continue
        if one not in days:
            days.append(one)
    return days
