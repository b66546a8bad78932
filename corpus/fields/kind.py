"""The kind of a document (文种), from its title."""

from __future__ import annotations

import re

# Longer ones first: 复函 is no 函, 实施细则 is a 细则, and 办法 stands in front of 法.
KINDS = (
    "通知", "意见", "办法", "决定", "公告", "通告", "规定", "条例", "复函", "批复", "答复", "方案",
    "细则", "规则", "规划", "纲要", "计划", "要点", "措施", "解释", "报告", "决议", "公报", "通报",
    "命令", "指南", "目录", "标准", "准则", "制度", "章程", "解读", "请示", "议案", "纪要", "规程",
    "规范", "守则", "修正案", "安排", "预案", "指引", "函", "令", "法",
)  # fmt: skip
_AT_END = re.compile(rf"(?P<kind>{'|'.join(KINDS)})$")
_OF = re.compile(rf"的(?P<kind>{'|'.join(KINDS)})(?![\u4e00-\u9fff])")
_BEHIND = re.compile(r"(?:[（(〔\[【][^（(〔\[【]*?[）)〕\]】]|[\s》”\"。.…]|\.{3}|全文|（|）)+$")
_NOT_A_LAW = re.compile(r"(?:方|做|看|说|想|执|司|立|守|普|违|非|合|依)法$")


def find_kind(title: str) -> str | None:
    """The kind that the title ends in, also before （试行） and the like.

    >>> [find_kind(t) for t in ("关于印发《养犬办法》的通知", "某市管理条例（试行）", "一文看懂")]
    ['通知', '条例', None]
    """
    bare = _BEHIND.sub("", title.strip())
    at_end = _AT_END.search(bare)
    if at_end and not _NOT_A_LAW.search(bare):
        return at_end["kind"]
    of = list(_OF.finditer(title))
    return of[-1]["kind"] if of else None
