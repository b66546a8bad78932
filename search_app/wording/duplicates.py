"""Words on documents that are the same text."""

from __future__ import annotations

SAME_TEXTS = "相同文本"
FOLD = "合并相同文本"
UNFOLD = "分别列出"
CHIP_SAME = "只看相同文本"


def others(count: int) -> str:
    """A hit stands for others too."""
    return f"另有 {count:,} 个相同文本"


def folded(listed: int) -> str:
    """How many hits are left of all documents."""
    return f"相同文本合并后 {listed:,} 条"


def more_duplicates(count: int) -> str:
    """A document has more duplicates than are listed."""
    return f"还有 {count:,} 份"
