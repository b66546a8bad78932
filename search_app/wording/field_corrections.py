"""Words about the file in which an operator corrects what was read of documents."""

from __future__ import annotations

from datetime import date

from search_app.wording import values

NEEDED = "请用 --corrections（或设置 corrections）指定更正清单。"
MISTAKES = {
    "corrections_missing": "没有更正清单“{name}”，请检查路径。",
    "corrections_unreadable": "更正清单“{name}”不是正确的 CSV，请用 UTF-8 或 GBK 保存。",
    "corrections_columns": "{name}：表头应有 {limit}（后三列可以没有），现为“{value}”，请改正。",
    "corrections_cells": "{name}：各行应有 {limit} 格，现为“{value}”，含有逗号的值请加引号。",
    "corrections_document": "{name}：没有写明是哪份文件，请写它的编号、网址或路径。",
    "corrections_field": "{name}：字段“{value}”不能更正，可以更正的有：{limit}。",
    "corrections_value": "{name}：“{value}”不能作{limit}，没有采用，请改正。",
    "corrections_day": "{name}：“{value}”不是日期，请写成 2024-01-31 这样，或留空。",
    "corrections_twice": "{name}：“{value}”由第 {limit} 行代替，请删去其中一行。",
}


def no_document(line: int, target: str, name: str) -> str:
    """A correction that is for no document of the index."""
    return f"第 {line} 行（{target} {name}）：索引中没有这份文件。"


def file_changed(line: int, target: str, name: str, changed: date | None, day: date | None) -> str:
    """A correction whose document's file changed after it was written."""
    changed_on = values.day(changed) if changed else ""
    corrected_on = values.day(day) if day else ""
    return (
        f"第 {line} 行（{target} {name}）：原文件于 {changed_on} 改过，"
        f"晚于更正的日期 {corrected_on}，请核对是否仍要更正。"
    )


def to_look_at(count: int) -> str:
    """The heading of the list of corrections to be looked at."""
    return f"要处理的更正 {count:,}："


def checked(lines: int, faults: int) -> str:
    """How many lines there are, and how many have to be looked at."""
    if not faults:
        return f"更正 {lines:,} 条，都没有问题。"
    return f"更正 {lines:,} 条，有 {faults:,} 处要处理。"
