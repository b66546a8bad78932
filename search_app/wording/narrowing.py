"""Words for narrowing results down: dates as a picture and presets, values by name, within."""

from __future__ import annotations

from datetime import date

AS_TABLE = "看表格"
PERIOD = "时间"
COUNT = "份数"
ALL_YEARS = "全部年份"
PRESETS = "最近"
THIS_MONTH = "本月"
PRESET_YEARS = {1: "近一年", 3: "近三年", 5: "近五年", 10: "近十年"}
UNITS = {"year": "每年", "month": "每月", "day": "每日"}
WITHIN = "在结果中检索"
WITHIN_GO = "再检索"
FIND_VALUE_GO = "查找"
WITHOUT_ENDED = "不看已废止、失效的"
NO_VALUE = "没有名称含这些字的选项。"


def unit_counts(unit: str) -> str:
    """What each bar of the picture stands for."""
    return f"{UNITS[unit]}份数"


def most(count: int) -> str:
    """The highest bar."""
    return f"最多 {count:,} 份"


def undated(count: int) -> str:
    """Documents that stand in no bar."""
    return f"另有 {count:,} 份日期未标注"


def year(day: date) -> str:
    """The year of a day."""
    return f"{day.year}年"


def years(first: date, last: date) -> str:
    """Several years."""
    return f"{first.year}至{last.year}年"


def up_to(day: date) -> str:
    """A bar of all earlier years, on the axis."""
    return f"至{day.year}"


def beginning(day: date) -> str:
    """A bar of all later years, on the axis."""
    return f"{day.year}起"


def month(day: date) -> str:
    """The month of a day, with its year."""
    return f"{day.year}年{day.month}月"


def bar(period: str, count: int) -> str:
    """A bar, read aloud and shown by the mouse."""
    return f"{period}，{count:,} 份"


def up(period: str) -> str:
    """The link to the wider picture."""
    return f"返回{period}"


def chip_within(text: str) -> str:
    """A search within the results."""
    return f"结果中含：{text}"


def find_value(facet: str) -> str:
    """The field that finds a value by name."""
    return f"按名称找{facet}"


def values_title(facet: str, name: str) -> str:
    """The page of the values that hold a name."""
    return f"{facet}：名称含“{name}”" if name else facet


def values_found(total: int, shown: int) -> str:
    """How many values there are, and how many are listed."""
    return f"共 {total:,} 项" + (f"，列出前 {shown:,} 项" if shown < total else "")


def most_frequent(count: int) -> str:
    """A list that is cut off."""
    return f"只列出最多的 {count:,} 项，其余请按名称查找。"
