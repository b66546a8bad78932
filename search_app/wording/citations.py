"""Words about hits that are selected, and about their citations."""

from __future__ import annotations

TITLE = "引用格式"
SELECTED_GO = "引用或下载选中的文件"
SELECT_HINT = "在标题旁打勾，可以选中几份。"
NONE = "没有选中文件，请在检索结果中打勾。"
BACK = "回到这些文件"
DOWNLOAD = "下载选中的文件"
COPY_ALL = "全部复制"


def select(title: str) -> str:
    """The box before a hit, read aloud."""
    return f"选中《{title}》"


def chip(count: int) -> str:
    """That only some documents are listed, chosen one by one."""
    return f"选中的 {count:,} 份"


def total(count: int) -> str:
    """How many documents were selected."""
    return f"共 {count:,} 份文件"


def gone(count: int) -> str:
    """Selected documents that are no longer here."""
    return f"选中的文件有 {count:,} 份本站现在没有，没有列出。"
