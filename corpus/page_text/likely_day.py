"""Find the day of publishing that no rule has read: of all days that a page shows, the likeliest.

Each day beside the text gets points for what stands around it; a day of anything else has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.fields.dates import parse_date
from corpus.fields.rules.date_rules import DATE
from corpus.page_text.page_byline import days_of_other
from corpus.page_text.page_labels import is_change
from corpus.page_text.page_lines import heads_side_bar, is_sentence
from corpus.page_text.page_links import is_link

# How far before and behind a text a day may stand, in lines.
_BEFORE, _BEHIND = 25, 8
_NEAR = 4
_LONGEST = 200
_TIMED = re.compile(rf"{DATE}\s*T?\s*\d{{1,2}}[:：时]\d{{2}}")
_DAY = re.compile(DATE)
_PUBLISHES = re.compile(
    r"(?:发布|公布|发表|公开|发稿|上网|刊登|刊载|登载|挂网|更新|录入|Date|Posted|Published)\D{0,6}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:日期|时间|Date|Time)\s*[:：]?\s*$", re.IGNORECASE)
_BESIDE = re.compile(
    r"来源|作者|浏览|阅读|点击|访问|字[号体]|打印|编辑|Source|Hits|Views", re.IGNORECASE
)
_PERIOD = re.compile(rf"{DATE}\s*(?:[-—–~～至到])+\s*(?:{DATE}|\d)")
_LIST_DAY = re.compile(
    rf"\S{{6,}}\s*[\[（(]?\s*{DATE}\s*[\]）)]?$|^[\[（(]?\s*{DATE}\s*[\]）)]?\s*\S{{8,}}"
)
# A day with so many points is taken.
_LEAST = 3


def likely_day(before: Sequence[str], behind: Sequence[str]) -> str | None:
    """The likeliest day of publishing in the lines before and behind a text; None without one.

    >>> likely_day(["首页 » 通知公告 » 2019-10-11", "关于养犬的通知"], [])
    '2019-10-11'
    >>> likely_day(["今天是2026年11月30日"], ["施行日期：2024-01-01"]) is None
    True
    """
    best, most = None, _LEAST - 1
    for place, line in enumerate(reversed(before[-_BEFORE:])):
        day, points = _points(line, before, len(before) - 1 - place)
        points += place < _NEAR
        if day is not None and points > most:
            best, most = day, points
    for place, line in enumerate(behind[:_BEHIND]):
        if heads_side_bar(line):
            break
        if place and is_link(behind[place - 1]):
            continue
        day, points = _points(line, behind, place)
        points += place < _NEAR
        if day is not None and points > most:
            best, most = day, points
    return best


def _points(line: str, lines: Sequence[str], place: int) -> tuple[str | None, int]:
    """A day of a line and the points for it; None where no day can be that of publishing."""
    if len(line) > _LONGEST or _PERIOD.search(line):
        return None, 0
    told = is_sentence(line)
    if any(_is_listed(one) for one in lines[max(0, place - 1) : place]) and _is_listed(line):
        return None, 0
    if any(_is_listed(one) for one in lines[place + 1 : place + 2]) and _is_listed(line):
        return None, 0
    best: str | None = None
    most = 0
    for match in _DAY.finditer(line):
        before = line[: match.start()]
        if parse_date(match.group()) is None or days_of_other(line, before):
            continue
        if told and not (_PUBLISHES.search(before) and len(before) <= _NEAR * 2):
            continue
        points = 1
        points += 3 * (_PUBLISHES.search(before) is not None and not is_change(line))
        points += 1 * (_LABELLED.search(before) is not None)
        points += 2 * (_TIMED.match(line, match.start()) is not None)
        points += 2 * (_BESIDE.search(line) is not None)
        points += 2 * (_SIGNS.sub("", line) == _SIGNS.sub("", match.group()))
        points += 1 * (re.search(r"[>»›/|]\s*$", before) is not None)
        points -= 2 * _is_listed(line) + 3 * is_change(line)
        if points > most:
            best, most = match.group(), points
    return best, most


_SIGNS = re.compile(r"[\s\[\]【】（）()]")


def _is_listed(line: str) -> bool:
    return _LIST_DAY.search(line) is not None and _BESIDE.search(line) is None
