"""Words on the page about the data."""

from __future__ import annotations

TITLE = "数据说明"
INTRO = "本站收录了哪些文件，缺哪些信息，哪些文件没有读成。"
DOCUMENTS = "文件总数"
UPDATED = "更新时间"
VERSION = "索引版本"
YEARS = "各年文件数"
TOPICS = "各主题文件数"
VALIDITY = "各时效文件数"
TOPICS_NOTE = "一份文件可属于几个主题，各计一次。"
SOURCES = "各来源"
COUNT = "份数"
MISSING = "缺少的信息"
MISSING_SHARE = "占比"
NOTHING_MISSING = "没有缺少的信息。"
SKIPPED = "没有读成的文件"
NOTHING_SKIPPED = "所有文件都已读成。"
REASON = "原因"
FILE = "文件"
DETAIL = "说明"
FIELD = "信息"
REFUSED = "没有采用的信息"
REFUSED_NOTE = "文件中写有、但看来有误的信息，不采用也不猜测。"
VALUE = "原文所写"
NOTED = "读取说明"
NOTED_NOTE = "文件中有、但正文没有显示或不能确定的内容。"


def of_source(table: str, source: str) -> str:
    """The name of a table, which each source has of its own."""
    return f"{source}：{table}"


def entries(count: int) -> str:
    """How long a list is."""
    return f"共 {count:,} 条"


def left_out(count: int) -> str:
    """What a long list does not show."""
    return f"另有 {count:,} 条，未列出。"
