"""Words for why a document is a hit."""

from __future__ import annotations

from collections.abc import Iterable

TITLE = "为什么找到这份"
IN_TITLE = "标题含"
IN_BODY = "正文含"
HOLDS_NUMBER = "本文件的发文字号就是"
NAMES_NUMBER = "提到的发文字号"
ISSUER = "发文机关名称含"
MISSING = "没有提到"
WRITTEN = "原文写作"
UNIFIED = "输入统一写作"


def times(term: str, count: int) -> str:
    """A term and how often it stands there."""
    return f"{term}（{count:,} 处）"


def written(term: str, forms: Iterable[str]) -> str:
    """A term and how the original writes it."""
    return f"{term}：{'、'.join(forms)}"
