"""The one clock: the present moment and the day in Beijing are asked here and nowhere else.

A document takes effect and ends by the calendar of China, wherever the server stands and whatever
its time zone is. The linter refuses the clock's other doors (`pyproject.toml`).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")
"""The time zone of every day that people see or that decides what is in force."""


def now() -> datetime:
    """Tell the present moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day that it is now in Beijing."""
    return in_beijing(now()).date()


def timestamp() -> str:
    """Tell the present moment to the second, in UTC, as an index records it (ISO 8601)."""
    return now().isoformat(timespec="seconds")


def in_beijing(moment: datetime) -> datetime:
    """A moment by the clocks of Beijing, for people to read.

    >>> in_beijing(datetime(2026, 11, 29, 16, 30, tzinfo=UTC)).isoformat()
    '2026-11-30T00:30:00+08:00'
    """
    return moment.astimezone(BEIJING)


def begins(day: date) -> int:
    """The second since 1970 at which a day begins in Beijing.

    >>> begins(date(1970, 1, 2)) // 3600
    16
    """
    return int(datetime.combine(day, time(), BEIJING).timestamp())
