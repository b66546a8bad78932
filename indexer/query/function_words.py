"""Tell which words of a plain text carry no subject: they only ask, bind or greet."""

from __future__ import annotations

import re

_ASKING = "?？吗嗎呢么"
_ENDING = "?？。！!~～… "
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]{1,500}", re.IGNORECASE)

_FUNCTION_WORDS = (
    # particles, auxiliaries
    "的 之 了 着 过 吧 啊 呀 么 吗 呢 嘛 哦 哈 啦 呗 是 有 会 能 能够 要 可以 应 应该 需 需要 可能 "
    "没有 没 不 别 想 想要 打算 得 行 "
    # asking
    "请问 想问 问 问问 问一下 一下 咨询 请教 求助 求问 求解 跪求 告诉 知道 "
    "什么 为什么 为何 什么样 啥 为啥 "
    "怎么 怎样 怎么样 怎么办 怎么弄 怎么回事 到底 究竟 咋 咋办 咋样 如何 干嘛 干什么 "
    "哪 哪些 哪里 哪儿 哪个 哪种 哪家 谁 多少 几 多久 多长 多大 是否 能否 可否 可不可以 能不能 "
    "是不是 有没有 要不要 行不行 会不会 算不算 用不用 需不需要 好不好 该不该 "
    # greeting, thanking
    "你好 您好 谢谢 多谢 感谢 请 麻烦 帮忙 帮 急 在线等 "
    # pronouns
    "我 你 您 他 她 它 我们 你们 他们 咱 咱们 俺 自己 别人 大家 这 那 这个 那个 这些 那些 该 其 "
    # prepositions, conjunctions, adverbs
    "在 到 对 对于 关于 向 由 被 把 将 给 为 为了 因 因为 所以 如果 假如 的话 但 但是 而 并 或者 "
    "还是 以及 和 与 跟 及 且 从 于 "
    "就 都 还 也 又 再 才 已经 所 上 下 中 里 内 后 前 时 时候 之间 等"
)

FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that make a question but are not its subject: they neither filter nor rank."""


def is_question(text: str) -> bool:
    """Whether a text ends as a question does.

    >>> is_question("公租房怎么申请呢？"), is_question("公租房申请")
    (True, False)
    """
    bare = text.rstrip(_ENDING)
    return any(char in _ASKING for char in text[len(bare) - 1 :])


def without_noise(text: str) -> str:
    """A typed text without addresses of the web, which nobody looks for in documents.

    >>> without_noise("养犬登记 https://example.gov.cn/a?b=1")
    '养犬登记 '
    """
    return _ADDRESS.sub("", text)
