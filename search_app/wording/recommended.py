"""Words about the file in which an editor recommends documents for queries."""

from __future__ import annotations

NEEDED = "请用 --recommended（或设置 recommended）指定推荐清单。"
MISTAKES = {
    "recommended_missing": "没有推荐清单“{name}”，请检查路径。",
    "recommended_unreadable": "推荐清单“{name}”不是正确的 CSV，请用 UTF-8 或 GBK 保存。",
    "recommended_columns": "{name}：各列应为 {limit}，现为“{value}”，请改正。",
    "recommended_query": "{name}：检索词“{value}”为空或带有引号、运算符，请写成普通的词。",
    "recommended_document": "{name}：“{value}”不是文件的编号或网址，"
    "请写网址中 /d/ 后面的部分，或整个网址。",
    "recommended_day": "{name}：“{value}”不是日期，请写成 2024-01-31 这样，或留空。",
    "recommended_order": "{name}：截止日期“{value}”早于起始日期 {limit}，请对调或改正。",
}


def line(number: int, query: str, what: str) -> str:
    """What is to be looked at in a line of the file."""
    return f"第 {number} 行“{query}”：{what}"


def unknown(id: str) -> str:
    """There is no such document."""
    return f"没有编号为 {id} 的文件。"


def taken_down(id: str) -> str:
    """The document was here and is not any more."""
    return f"文件 {id} 已从本站撤下或删除。"


def ended(title: str, validity: str) -> str:
    """The document is expired or repealed."""
    return f"《{title}》{validity}。"


def replaced(title: str, newer: str, id: str) -> str:
    """A newer version is in force."""
    return f"《{title}》已有新版：《{newer}》（{id}）。"


def checked(lines: int, faults: int) -> str:
    """How many lines there are, and how many have to be looked at."""
    if not faults:
        return f"推荐 {lines:,} 条，都没有问题。"
    return f"推荐 {lines:,} 条，有 {faults:,} 处要处理。"
