"""Questions in plain language: when a text is one, and which of its words say nothing."""

from __future__ import annotations

_ASKING = "?？吗嗎呢"
_ENDING = _ASKING + "。！!~～… "

QUESTION_WORDS = frozenset((
    "的", "了", "着", "过", "吧", "啊", "呀", "么", "吗", "呢", "嘛", "是", "有", "会", "能",
    "请问", "想问", "问", "一下", "咨询", "什么", "为什么", "为何", "什么样", "怎么", "怎样",
    "怎么样", "怎么办", "如何", "哪", "哪些", "哪里", "哪儿", "哪个", "谁", "多少", "几",
    "多久", "是否", "能否", "可否", "可不可以", "可以", "能不能", "是不是", "有没有", "要",
    "我", "你", "您", "他", "我们", "你们", "他们", "在", "到", "就", "都", "还", "和",
))  # fmt: skip
"""Words that carry a question and not its subject; no document has to hold them."""


def without_mark(text: str) -> str | None:
    """A question without the signs and particles it ends in; None where the text is none.

    >>> without_mark("公租房怎么申请呢？"), without_mark("公租房申请")
    ('公租房怎么申请', None)
    """
    bare = text.rstrip(_ENDING)
    return bare if any(char in _ASKING for char in text[len(bare) :]) else None
