"""Words on documents that are the same text."""

from __future__ import annotations

SAME_TEXTS = "内容相同的文件"
FOLD = "合并内容相同的"
UNFOLD = "分别列出"
CHIP_SAME = "只看内容相同的"


def others(count: int) -> str:
    """A hit stands for others too."""
    return f"另有 {count:,} 份内容相同"


def folded(listed: int) -> str:
    """How many hits are left of all documents."""
    return f"内容相同的合并后 {listed:,} 条"


def more_duplicates(count: int) -> str:
    """A document has more duplicates than are listed."""
    return f"还有 {count:,} 份"
