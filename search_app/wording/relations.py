"""What documents say of each other."""

from __future__ import annotations

ASOF = "时效日"
ASOF_HINT = "按这一天判断时效性；不填，按今天。"
STATED = "明示"
DERIVED = "推算"
WITHOUT_CITES = "不限引用哪份文件"
AMENDED = "已修改"


def label(validity: str, *, stated: bool) -> str:
    """How a document stands, in a line."""
    return f"{validity}（{STATED if stated else DERIVED}）"


def chip_asof(day: str) -> str:
    """The day of validity in force."""
    return f"{ASOF}：{day}"


def chip_cites(title: str | None) -> str:
    """Only what cites a document is shown."""
    return f"引用《{title}》的文件" if title else "引用未收录文件的文件"
