"""From when a document says that it holds (施行): a day, or the day of its issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.document import Paragraph
from corpus.fields.dates import DATE, find_dates
from corpus.fields.numerals import HAN_DIGITS, to_int


class Issue(StrEnum):
    """Which day of its issue a document holds from: 印发, or 发布 and 公布."""

    PRINTING = "printing"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class EffectiveClause:
    """The clause on 施行, at [start, end) of a paragraph.

    `day` where one is named, else `from_issue` and `days` after it.
    """

    paragraph: int
    start: int
    end: int
    day: date | None = None
    from_issue: Issue | None = None
    days: int = 0


_SELF = (
    r"(?:本|该|此)(?:办法|规定|条例|通知|细则|意见|规则|方案|通告|公告|决定|解释|法|措施|章程|标准|规范|制度"
    r"|规程|准则|政策|实施\w{2,4}|暂行\w{2,4}|文件|令)"
)
_EFFECT = r"(?:起?\s*(?:正式)?\s*(?:施行|实施|执行|生效))"
_HEAD = rf"(?:{_SELF}[^。；]{{0,12}}|现予(?:公布|发布)[，,])自\s*"
_FROM_DATE = re.compile(rf"{_HEAD}(?P<day>{DATE})\s*{_EFFECT}")
_FROM_ISSUE = re.compile(
    rf"{_HEAD}(?P<how>印发|发布|公布|发文|颁布|下发)\s*之日\s*"
    rf"(?:起?\s*(?:满\s*)?(?P<days>[\d{HAN_DIGITS}十]{{1,3}})\s*(?:个自然)?[日天]后)?\s*{_EFFECT}"
)
_PRINTING = {"印发", "发文", "下发"}


def find_effective(paragraphs: Sequence[Paragraph]) -> EffectiveClause | None:
    """The last clause in which a document says of itself from when it holds."""
    for index in range(len(paragraphs) - 1, -1, -1):
        text = paragraphs[index].text
        if "自" not in text:
            continue
        named = _FROM_DATE.search(text)
        if named:
            found = find_dates(named["day"])
            if not found:
                return None
            return EffectiveClause(index, *named.span(), day=found[0][2])
        issued = _FROM_ISSUE.search(text)
        if issued:
            how = Issue.PRINTING if issued["how"] in _PRINTING else Issue.PUBLICATION
            days = to_int(issued["days"]) if issued["days"] else 0
            return EffectiveClause(index, *issued.span(), from_issue=how, days=days or 0)
    return None
