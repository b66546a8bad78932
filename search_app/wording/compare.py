"""The comparison of two texts: its page, its files and what a row says of itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indexer.results.comparisons import UnitChange
from search_app.wording import values

TITLE = "新旧对照"
LEAD = "逐条对照两份文件，或一份文件与您粘贴、上传的文本：哪些条文修改、新增、删去、移动。"
PRIVATE = "粘贴和上传的文本只用于这一次对照，不保存、不记录。"
SIDES = {"a": "原文本", "b": "新文本"}
DOCUMENT = "本站文件"
DOCUMENT_HINT = "网址、编号或标题"
PASTED = "或者粘贴文字"
FILE = "或者上传文件"
FILE_HINT = "DOCX、DOC、WPS、PDF、OFD、TXT 或网页，最多 10 MB。"
COMPARE = "对照"
RESULT = "对照结果"
CHOOSE = {"a": "原文本是哪一份？", "b": "新文本是哪一份？"}
NO_DOCUMENT = "本站没有标题含“{}”的文件，请换个写法，或粘贴全文。"
BUSY_TITLE = "正在对照其他文本"
TOO_LONG = "对照这两份文本超过了 {} 秒，没有完成。请分成几部分，分别对照。"
BUSY = "同时对照的人较多，请过十几秒再试；返回上一页，填好的内容还在。"
SWAP = "新旧对调"
PASTED_TEXT = "粘贴的文本"
SENT_FILE = "上传的文件"
UNTITLED = "（没有标题）"
FILES = "下载新旧对照表"
DOCX = "Word"
XLSX = "Excel"
ONLY_CHANGED = "只列有改动的"
AGAIN = "对照别的文本"
LEGEND = "标记"
REMOVED = "删去或被改的文字"
ADDED = "增加或改成的文字"
NOTHING_CHANGED = "两份文本的文字相同。"
LITTLE_IN_COMMON = "两份文本相同的条文很少，可能不是同一文件的两个版本。"
BY_PROGRAM = "由程序对照，仅供参考，以公布的文本为准。"
OLD = "原条文"
NEW = "修改后"
NOTE = "说明"
SHEET = "新旧对照表"
FONT = "仿宋"
BOLD_FONT = "黑体"
FILE_NAME = "新旧对照表"
ABSENT = "—"
WITH_PREVIOUS = "与上一版对照"
WITH_TEXT = "与别的文本对照"
INDEX_VERSION = "索引版本"
COMPARED_AT = "对照时间"

CHANGES = {
    UnitChange.CHANGED: "修改",
    UnitChange.NEW: "新增",
    UnitChange.DROPPED: "删去",
    UnitChange.MOVED: "移动",
    UnitChange.SPLIT: "拆分",
    UnitChange.MERGED: "合并",
    UnitChange.RENUMBERED: "只改条号",
    UnitChange.KEPT: "未改",
}
"""In the order in which they are counted on the page."""


def page_title(old: str, new: str) -> str:
    """What a page or a file is about; "" for a text that states no title."""
    titles = dict.fromkeys(f"《{title}》" for title in (old, new) if title)
    return "与".join(titles) + TITLE


def table_title(old: str, new: str) -> str:
    """The same of a file that is a table."""
    return f"{page_title(old, new)}表"


def detail(issuers: Sequence[str], day: str) -> str:
    """What tells documents of one title apart."""
    return values.SEPARATOR.join(part for part in (*issuers, day) if part)


def count(change: UnitChange, number: int) -> str:
    """How many rows there are of a change."""
    return f"{CHANGES[change]} {number:,} 处"


def writing(places: int, breaks: int) -> str:
    """How many places differ in writing alone."""
    told = f"仅书写差异 {places:,} 处"
    return f"{told}（其中分段 {breaks:,} 处）" if breaks else told


def writing_told(places: int, breaks: int) -> str:
    """The same for all of a text, with what that means."""
    return f"{writing(places, breaks)}：全半角、标点、空格、繁简不同，文字相同，没有标出。"


def numbers(units: Sequence[str]) -> str:
    """Numbers of articles, as they are named together."""
    return "、".join(units)


def unchanged(first: str, last: str, count: int) -> str:
    """A run of articles of which no word changed."""
    if not first:
        return f"{count:,} 段文字未改"
    return f"{first}文字未改" if count == 1 else f"{first}至{last}文字未改（{count:,} 处）"


def renumbered_run(first: str, last: str) -> str:
    """The numbers that a run of articles had in the old text."""
    return f"原{first}" if first == last else f"原{first}至{last}"


def renumbered(old: str, new: str) -> str:
    """An article that has another number now."""
    if not new:
        return f"原{old}，现无编号"
    return f"{old}改为{new}" if old else f"现为{new}"


def moved(old: str, new: str) -> str:
    """An article that stands elsewhere now."""
    if not (old or new):
        return "移至此处"
    return "位置移动，条号未变" if old == new else f"{renumbered(old, new)}，位置移动"


def split(old: str, new: str) -> str:
    """An article that became several."""
    return f"{old}拆分为{new}" if old else "一段拆分为几段"


def merged(old: str, new: str) -> str:
    """Several articles that became one."""
    return f"{old}合并为{new}" if new else "几段合并为一段"


def perhaps(change: UnitChange, number: str) -> str:
    """What something new may come from, or something dropped may have become."""
    return (
        f"可能由原{number}改来，请核对"
        if change is UnitChange.NEW
        else f"可能改为新文本{number}，请核对"
    )


REWORDED = "文字有修改"
COARSE = "文字太长，只标出第一处到最后一处不同之间的部分"


def told(parts: Sequence[str]) -> str:
    """What a row says of itself."""
    return "；".join(part for part in parts if part)


def named(title: str, label: str, number: str, day: str) -> str:
    """One of the two texts as a file names it."""
    beside = "，".join(part for part in (number, day) if part)
    called = f"《{title}》" if title else label
    return f"{called}（{beside}）" if beside else called


def summary(counts: Mapping[UnitChange, int]) -> str:
    """All counts in one sentence, for files."""
    counted = [count(change, counts[change]) for change in CHANGES if counts[change]]
    return "，".join(counted)
