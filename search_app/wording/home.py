"""Words of the front page."""

from __future__ import annotations

EXAMPLES = "例如"
QUESTIONS = (
    "养犬登记要办什么手续",
    "产假有多少天",
    "住房公积金怎么提取",
    "失业保险金怎么领",
    "退休年龄是多少岁",
    "低保怎么申请",
    "小微企业有哪些补贴",
    "电动自行车怎么上牌",
    "老年人有哪些优待",
    "垃圾怎么分类",
    "居住证怎么办",
    "中小企业有哪些扶持政策",
)
"""Everyday questions; the first that documents of the site answer is an example."""
LAW_KINDS = ("法", "条例", "办法", "规定")
"""Kinds of documents that people know by name, those known best first."""
TOPICS = "按主题查看"
NEWEST = "各机关最近的文件"
ALL_NEWEST = "全部文件，从新到旧"
FOR_STAFF = "机关工作人员用"
CHECK = "贴入拟稿或上传文件，逐一核对所引文件的名称、文号、引文，和它们是否仍然有效。"
CLEAN_UP = "列出将要到期、依据已经失效的文件，逐件填写处理意见，填完下载。"


def title(count: int) -> str:
    """What the site is, and its size.

    >>> title(7437)
    '检索 7,437 份政策文件'
    """
    return f"检索 {count:,} 份政策文件"


def lead(updated: str) -> str:
    """When it was last updated, and what can be done here."""
    return f"{updated}更新。每份文件都注明本站有没有查到废止、失效的记载。"


def all_of(issuer: str) -> str:
    """The link to all documents of an organ, read aloud."""
    return f"{issuer}的全部文件"
