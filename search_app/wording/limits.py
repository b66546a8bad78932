"""Words on limits: what takes too long, what comes too often, and what was left out for time."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.limits.deadline import OptionalPart

LEFT_OUT = {
    OptionalPart.FACETS: "筛选项",
    OptionalPart.SNIPPETS: "摘要和标记",
    OptionalPart.CORRECTION: "错字提示",
    OptionalPart.PASSAGE: "答案摘录",
    OptionalPart.HISTOGRAM: "年份图",
    OptionalPart.OFFERS: "筛选建议",
    OptionalPart.WIDER: "放宽建议",
}
"""Parts of an answer, in the order in which they are named."""

TOO_COSTLY_TITLE = "这次检索太费时"
TOO_LONG_TITLE = "用时太长"


TOO_MUCH_TITLE = "检索太多，请稍候"
NO_BUDGET = (
    "提示：服务只在本机监听，访问者可能经过代理而来，所以没有限制每个访问者的用量。"
    "请用 trusted_proxies 写明代理的地址，或把 client_seconds 设为 0。"
)


FOREIGN_TITLE = "网址不对"
NO_PUBLIC_URL = (
    "提示：没有设置 public_url。从本机以外访问时，页面、订阅和下载的文件中只写相对网址；"
    "对外提供时请用 public_url 写明本站的网址。"
)


def foreign(address: str) -> str:
    """What is said to who asks for a site by a name that is not its own."""
    return f"这不是本站的网址。请访问 {address}/。"


def too_much(seconds: int) -> str:
    """When a client may go on that asked for more than its share."""
    return f"来自这个网络地址的检索太多，请 {seconds:,} 秒后再试。需要大量数据时，请用“下载结果”。"


def left_out(parts: Iterable[OptionalPart]) -> str:
    """What is missing on a page because there was no time for it."""
    some = {*parts}
    names = "、".join(name for part, name in LEFT_OUT.items() if part in some)
    return f"这次检索较费时，没有显示：{names}。结果和份数是完整的。"


def too_costly(seconds: float) -> str:
    """Why a search was not answered."""
    return (
        f"本站一次检索至多用 {seconds:g} 秒，这次超出了，没有结果。"
        "请减少词、运算符或“/数字”的范围再试。"
    )


def simpler(text: str) -> str:
    """A link to a search that takes less."""
    return f"改为检索：{text}"
