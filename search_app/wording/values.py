"""How days, times, counts and codes are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from indexer.today import in_beijing

Code = TypeVar("Code", bound=StrEnum)

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


def coded(names: Mapping[Code, str]) -> str:
    """Codes of the API with their names: amend 修改，repost 转发."""
    return "，".join(f"{code.value} {name}" for code, name in names.items())
