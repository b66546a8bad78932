"""A series of document numbers: what is held, gaps and doubles."""

from __future__ import annotations

from indexer.query.series_examples import EXAMPLES, YEAR_EXAMPLES

TITLE = "文号查缺"
LEAD = "按机关代字和年份列出本站收录的发文字号，以及中间缺的号、几份文件同用的号。"
CODE = "代字"
CODE_HINT = f"如 {EXAMPLES}；也可以写一个完整的文号。"
YEAR = "年份"
YEAR_HINT = f"如 {YEAR_EXAMPLES}；不填则先列出各年。"
SHOW = "列出"
YEARS = "各年"
GAPS = "本站未收录的号"
DOUBLES = "几份不同文件同用的号"
NUMBERS = "收录的号"
NUMBER = "号"
DOCUMENTS = "文件"
CAPTION = "收录的发文字号"
CODES = "收录最多的代字"
SIMILAR = "相近的代字"
DOUBLE = "几份文件同用"
CONTINUED = "不分年"
NOTE = (
    "缺的号只是本站未收录，不表示没有这份文件；也可能不公开、未使用。"
    "收录的最小号以前、最大号以后有没有文件，本站不知道。不同机关可能使用同一代字。"
)
ALL = "文号查缺：各机关代字收录了哪些号，缺哪些号"
OF_NOTE = "看收录了哪些号、缺哪些号"
SAME_SERIES = "同一代字、同一年的文号"


def held(count: int) -> str:
    """How many numbers are held."""
    return f"{count:,} 个号"


def year(value: str) -> str:
    """A year or term as people write it."""
    if not value:
        return CONTINUED
    return f"{value}年" if value.isdecimal() else value


def name(code: str, value: str | None) -> str:
    """A series as it stands in numbers: 国发〔2019〕."""
    if not value:
        return code
    return f"{code}〔{value}〕"


def number(value: int) -> str:
    """A number of the series."""
    return f"{value}号"


def gap(first: int, last: int) -> str:
    """Numbers of which none is held."""
    return number(first) if first == last else f"{first}至{last}号"


def more_gaps(count: int) -> str:
    """Gaps that are not listed."""
    return f"，另有 {count:,} 处"


def summary(total: int, first: int, last: int, missing: int, doubles: int) -> str:
    """What is held of a series."""
    said = f"收录 {total:,} 个号，最小 {number(first)}，最大 {number(last)}"
    said += f"；其间未收录 {missing:,} 个号" if missing else "；其间没有缺号"
    return said + (f"；{doubles:,} 个号有几份不同文件" if doubles else "")


def unknown(code: str) -> str:
    """Nothing is held of a code."""
    return f"本站没有收录代字为“{code}”的文件（不表示不存在）。代字写作 {EXAMPLES} 这样。"


def nothing_of(name: str) -> str:
    """Nothing is held of a year of a code."""
    return f"本站没有收录 {name} 的文件（不表示不存在），请选下面的年份。"


def choose(years: int) -> str:
    """A code has several years."""
    return f"收录了 {years:,} 个年份，请选一个。"
