"""Words about taking documents down."""

from __future__ import annotations

from datetime import datetime

from indexer.today import in_beijing
from search_app.wording import values

ACTIONS = {"taken_down": "撤下", "put_back": "恢复"}
NOTHING_DOWN = "没有撤下过文件。"
SEEN_AT_ONCE = "正在运行的网站一秒内生效。"
HOW_TO_TAKE = "也要撤下，请再运行 takedown 加上它们的编号。"


def entry(at: str, by: str, action: str, id: str, title: str, reason: str) -> str:
    """A line of the record."""
    why = f"（{reason}）" if reason else ""
    return f"{at}  {by}  {ACTIONS[action]}  {id}  {title}{why}"


def copies(count: int) -> str:
    """Other documents that went with the one named."""
    return f"文字相同的另外 {count:,} 份一并撤下（只撤所列的，请先 --undo，再加 --only）。"


def already(ids: str) -> str:
    """What was down before."""
    return f"早已撤下：{ids}"


def similar(count: int) -> str:
    """Documents left in sight that may have to go too."""
    return f"标题或发文字号相同、文字不同的 {count:,} 份仍可看到："


def hidden(count: int) -> str:
    """New documents with a text that was taken down before."""
    return f"文字与已撤下的文件相同，不显示 {count:,} 份："


def gone(at: datetime, reason: str) -> str:
    """What the address of a document says that is no longer here."""
    when = values.day(in_beijing(at).date())
    return f"这份文件曾经收录，已于{when}从本站撤下。" + (f"原因：{reason}" if reason else "")


def no_such(ids: str) -> str:
    """An id that cannot be taken down, or put back."""
    return f"没有编号为 {ids} 的文件，或它不在撤下之列；没有执行。编号是网址中 /d/ 后面的部分。"


def unfinished(line: str) -> str:
    """What an earlier takedown left behind that could not be written whole."""
    return (
        f"撤下记录的最后一行没有写完（写到一半时磁盘已满或断电），没有生效：{line[:200]}"
        "  请核对后重做；这一行在下一次撤下时删去。"
    )


NO_REASON = "请用 --reason 写明撤下原因，它会显示在这份文件的网址上。"
NO_ID = "请给出文件编号，或用 --list 列出撤下的记录。"
