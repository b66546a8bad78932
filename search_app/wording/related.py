"""Words on documents of the same subject, and why each is listed."""

from __future__ import annotations

from collections.abc import Sequence

RELATED = "相关文件"
SEPARATOR = "；"
SAME_ISSUER = "发文机关相同"
SAME_TOPIC = "主题分类相同"


def words(found: Sequence[str], *, in_titles: bool) -> str:
    """What both titles or both texts are about."""
    quoted = "".join(f"“{word}”" for word in found)
    return f"标题都有{quoted}" if in_titles else f"正文都常说到{quoted}"


def region(name: str) -> str:
    """The place that both are for."""
    return f"同为{name}"
