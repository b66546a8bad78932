"""Tell questions in plain language, and which of their words carry no subject."""

from __future__ import annotations

_ASKING = "?？吗嗎呢"
_ENDING = _ASKING + "。！!~～… "

_FUNCTION_WORDS = (
    # particles, auxiliaries
    "的 了 着 过 吧 啊 呀 么 吗 呢 嘛 是 有 会 能 要 可以 应 应该 需 需要 可能 没有 不 "
    # asking
    "请问 想问 问 一下 咨询 什么 为什么 为何 什么样 怎么 怎样 怎么样 怎么办 如何 "
    "哪 哪些 哪里 哪儿 哪个 谁 多少 几 多久 是否 能否 可否 可不可以 能不能 是不是 有没有 "
    # pronouns
    "我 你 您 他 她 它 我们 你们 他们 自己 别人 这 那 这个 那个 这些 那些 该 其 "
    # prepositions, conjunctions, adverbs
    "在 到 对 对于 向 由 被 把 将 给 为 因 因为 所以 如果 但 但是 而 并 或者 还是 以及 和 "
    "就 都 还 也 已经 所 上 下 中 里 内 后 前 时 时候 之间 等"
)

QUESTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that make a question but are not its subject; a document need not hold them."""


def without_mark(text: str) -> str | None:
    """A question without the signs and particles at its end; None where the text is no question.

    >>> without_mark("公租房怎么申请呢？"), without_mark("公租房申请")
    ('公租房怎么申请', None)
    """
    bare = text.rstrip(_ENDING)
    return bare if any(char in _ASKING for char in text[len(bare) :]) else None
