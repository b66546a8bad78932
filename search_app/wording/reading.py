"""Words for reading one document: moving between hits, attachments, citing, printing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

HITS = "命中之处"
HITS_BY_PLACE = "按条列出"
FIRST = "第一处"
LAST = "最后一处"
PREVIOUS = "上一处"
NEXT = "下一处"
KEYS = "快捷键 n、p"
KEYS_HINT = "n 或 j 到下一处，p 或 k 到上一处"
BEGINNING = "开头"
POSITION = "第 {n} 处，共 {m} 处"
ATTACHMENTS = "附件"
NOT_READ = "本站搜不到其中的文字"
CITE = "引用这份文件"
COPY = "复制"
COPIED = "已复制"
PRINT = "打印"
OFFICIAL = "公文"
PUBLISHED = "发布"
"""In a formal citation: the day on which a text was put up, where it has none of its own."""
GB7714 = "GB/T 7714"
PERMANENT = "固定网址"
MANY = 3
"""Authors before 等, as GB/T 7714 has it."""


def times(count: int) -> str:
    """How many hits stand in one place."""
    return f"{count:,} 处"


def hit_link(number: int) -> str:
    """The link to one of the hits, read aloud."""
    return f"第 {number:,} 处"


def pages(count: int) -> str:
    """The pages of an attachment."""
    return f"{count:,} 页"


def official(title: str, number: str, issuers: Sequence[str], day: str) -> str:
    """A citation as official documents have it: 《标题》（文号，机关，日期）.

    >>> official("关于养犬的通知", "云政发〔2019〕1号", ["云川市人民政府"], "2019年1月2日")
    '《关于养犬的通知》（云政发〔2019〕1号，云川市人民政府，2019年1月2日）'
    """
    facts = "，".join(fact for fact in (number, _authors(issuers, "、", "等"), day) if fact)
    return f"《{title}》" + (f"（{facts}）" if facts else "")


def gb7714(
    title: str, number: str, issuers: Sequence[str], dated: date | None, cited: date, address: str
) -> str:
    """A citation as GB/T 7714-2015 has it for a document on the web.

    >>> gb7714("通知", "云政发〔2019〕1号", ["甲"], date(2019, 1, 2), date(2026, 3, 4), "http://a")
    '甲. 通知: 云政发〔2019〕1号[EB/OL]. (2019-01-02)[2026-03-04]. http://a.'
    """
    author = f"{_authors(issuers, ', ', ', 等')}. " if issuers else ""
    name = f"{title}: {number}" if number else title
    day = f"({dated.isoformat()})" if dated else ""
    return f"{author}{name}[EB/OL]. {day}[{cited.isoformat()}]. {address}."


def _authors(issuers: Sequence[str], between: str, more: str) -> str:
    return between.join(issuers[:MANY]) + (more if len(issuers) > MANY else "")
