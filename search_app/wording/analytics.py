"""Words about what is searched for."""

from __future__ import annotations

from datetime import date

ONE_CLIENT = (
    "提示：服务只在本机监听，分不清各个访问者，所以检索统计记不下任何文字。"
    "请用 trusted_proxies 写明代理的地址，或把 analytics_days 设为 0。"
)
OFF = "没有检索统计。要记录，请设置 analytics_days（保留的天数）后重新启动服务。"
NOTHING = "这段时间里，没有哪一段文字同一天有 5 个访问者检索过。"
NO_MISSES = "这段时间里，记下的检索都有结果。"
MOST = "检索最多的"
WITHOUT_HITS = "没有结果最多的"
DRAFT_HEAD = "# 没有结果的检索词。请填写公文中的说法，删去行首的“# ”，加入通俗说法表。"
OFFICIAL = "（公文中的说法）"


def day(when: date, times: int, without_hits: int) -> str:
    """How many searches were counted on a day."""
    return f"{when.isoformat()}　检索 {times} 次，没有结果 {without_hits} 次"


def text(typed: str, times: int) -> str:
    """How often a text was searched for."""
    return f"{times:>8} 次　{typed}"


def draft(typed: str) -> str:
    """A line of the table of plain words that waits for its official word."""
    return f"# {typed}\t{OFFICIAL}\t→\t0.8\t{typed}"
