"""How days, times and counts are written."""

from __future__ import annotations

from datetime import date, datetime

from indexer.today import in_beijing

SEPARATOR = "、"


def day(value: date) -> str:
    """A day as documents write it: 2019年8月26日."""
    return f"{value.year}年{value.month}月{value.day}日"


def moment(value: datetime) -> str:
    """A point in time, to the minute, by the clocks of Beijing."""
    local = in_beijing(value)
    return f"{day(local)} {local:%H:%M}"


def documents(count: int) -> str:
    """How many documents."""
    return f"{count:,} 份"
