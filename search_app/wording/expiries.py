"""Terms that end soon: their page, feed and calendar."""

from __future__ import annotations

from indexer.query.expiry_query import NOTICE_DAYS
from indexer.relations.validity.statuses import Validity

TITLE = "即将到期"
LEAD = (
    "列出有效期将要届满的、将被废止的文件，最早到期的在前。"
    f"订阅后，到期前 {'、'.join(map(str, NOTICE_DAYS))} 天各提醒一次。"
)
ISSUER = "发文机关"
ISSUER_HINT = "写全称，如“云州市人民政府”；不填为全部机关。"
DAYS = "到期"
SHOW = "列出"
ATOM = "订阅（Atom）"
CALENDAR = "加入日历（iCalendar）"
SUBSCRIBE = "在日历软件中选“通过网址订阅日历”，填入这个地址，会自动更新："
CLEAN_UP = "还要看所依据的文件已失效的、机关已更名的，请用清理清单"
CAPTION = "将要到期的文件"
DAY = "到期日"
DOCUMENT = "文件"
HOW = "依据"
SENTENCE = "原句"
ENDS = "到期"
NOTHING = "没有将要到期的文件。"
NOTHING_OF_ORGAN = "没有这个机关将要到期的文件，请核对机关的全称。"
STATED = "文件写明"
DERIVED = "按文件推算，请核实"
ALL = "即将到期的文件，可加入日历"

_BECOMES = {
    Validity.REPEALED: "将被废止",
    Validity.EXPIRED: "有效期届满",
}


def within(days: int) -> str:
    """How far ahead the list looks."""
    return f"{days} 天以内"


def total(count: int, days: int, until: str, *, of_organs: bool) -> str:
    """How many documents end."""
    if not count:
        return NOTHING_OF_ORGAN if of_organs else NOTHING
    return f"今后 {days} 天（至{until}）：{count:,} 份"


def left(days: int) -> str:
    """In how many days a document ends."""
    return f"还有 {days} 天" if days else "今天"


def what(becomes: Validity, *, stated: bool) -> str:
    """What becomes of a document, and whether a text states the day."""
    return f"{_BECOMES.get(becomes, becomes)}（{STATED if stated else DERIVED}）"


def until(day: str) -> str:
    """Until when a document is in force."""
    return f"有效至{day}"


def entry(document: str, day: str, left: int) -> str:
    """An announced end as the title of an entry of a feed."""
    return f"{document}{day}到期（还有 {left} 天）"


def calendar_entry(document: str) -> str:
    """An end as an entry of a calendar."""
    return f"到期：{document}"


def feed_title(conditions: str, site: str) -> str:
    """The name of the feed and of the calendar."""
    return f"{TITLE}{f'（{conditions}）' if conditions else ''} - {site}"


def listed_by(day: str) -> str:
    """What the list rests on."""
    return (
        f"只列出写明了有效期或失效日期的、已写明何时废止的（截至{day}）。"
        "没有列出，不表示长期有效；延长有效期的文件可能没有收录，请以发文机关为准。"
    )
