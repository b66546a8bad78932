"""Words on the log of what operators did."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from search_app.wording import values

if TYPE_CHECKING:
    from indexer.keeping.audit_log import AuditEntry

DEEDS = {
    "takedown": "撤下、恢复",
    "corrections": "更正清单改动",
    "settings": "设置改动",
    "backup": "备份",
    "restore": "恢复备份",
    "rollback": "退回上一次索引",
}
BROKEN = "操作记录 audit.jsonl 第 {} 行或它的前一行被改动过，或有缺失；请与备份中的同名文件对照。"
UNKNOWN = "记录中没有摘要 {} 这一行：之后的记录被删去，或者这是另一份记录。"
NOT_WRITTEN = "没有写入操作记录：{}"


def verified(lines: int, head: str) -> str:
    """The chain is whole; its last hash."""
    return (
        f"操作记录共 {lines:,} 行，前后相接，没有改动。最后一行的摘要：{head}\n"
        "把它抄在别处；以后用 audit verify --known 摘要，可以查出末尾是否被删去。"
    )


def entry(one: AuditEntry) -> str:
    """One line of the log."""
    at = values.moment(datetime.fromisoformat(one.at))
    detail = json.dumps(one.detail, ensure_ascii=False)
    return f"{at}  {one.by}  {DEEDS.get(one.deed, one.deed)}  {detail}"
