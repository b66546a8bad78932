"""Write a calendar of whole days as RFC 5545 has it: lines folded, text escaped, CRLF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_LONGEST_LINE = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""

_ESCAPED = re.compile(r"[\\;,]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day to keep in mind: `uid` names it for good, `alarms` are days ahead."""

    uid: str
    day: date
    summary: str
    description: str
    url: str
    alarms: Sequence[int]


def calendar_text(name: str, days: Iterable[CalendarDay], stamp: datetime) -> str:
    """The calendar called `name`; `stamp` is when it was made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//policy-search//expiries//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]
    moment = f"{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for one in days:
        lines += _event(one, moment)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(one: CalendarDay, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.day + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{escaped(one.summary)}"
    yield f"DESCRIPTION:{escaped(one.description)}"
    yield f"URL:{one.url}"
    yield "TRANSP:TRANSPARENT"
    for days in one.alarms:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:-P{days}D"
        yield f"DESCRIPTION:{escaped(one.summary)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    r"""Text as a value: marks that part values get a backslash, line ends become \n.

    >>> escaped("甲，乙,丙;丁")
    '甲，乙\\,丙\\;丁'
    """
    bare = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _ESCAPED.sub(lambda sign: f"\\{sign.group()}", bare).replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, none of which ends inside a character.

    >>> [len(part.encode()) for part in folded("甲" * 40)]
    [75, 46]
    """
    piece, octets = "", 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > _LONGEST_LINE:
            yield piece
            piece, octets = " ", 1
        piece += sign
        octets += size
    yield piece
