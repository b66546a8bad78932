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
    r"(?:(?:本|该|此|以上|上述)(?:若干|政策|具体|实施|暂行|试行|补充)*[《“]?(?:若干|政策|具体"
    r"|实施|暂行|试行|管理|补充)*"
    r"(?:办法|规定|条例|通知|细则|意见|规则|方案|通告|公告|决定|解释|法|措施|章程|标准|规范|制度"
    r"|规程|准则|政策|指引|指南|清单|计划|实施\w{2,4}|暂行\w{2,4}|文件|令)[》”]?"
    r"|本次(?:政策|调整|新政|措施)\w{0,4}|新政策)"
)
_EFFECT = r"(?:起?\s*(?:开始|正式)?\s*(?:施行|实施|执行|生效|实行))"
_WHOLE = r"(?:(?!第[^，。；]{1,8}条)[^。；《》]){0,45}?"
"""Not 本通知第四条自…: that is a part of it."""
_NOTE = r"(?:[（(][^（）()。；]{0,40}[）)])?"
_HEAD = rf"(?:{_SELF}{_NOTE}{_WHOLE}|现予(?:公布|发布)[，,])(?:自|从)\s*"
_FROM_DATE = re.compile(rf"{_HEAD}(?P<day>{DATE})\s*{_EFFECT}")
_FROM_ISSUE = re.compile(
    rf"{_HEAD}(?P<how>印发|发布|公布|发文|颁布|下发)\s*之日\s*"
    rf"(?:(?:起?\s*(?:满\s*)?(?P<days>[\d{HAN_DIGITS}十]{{1,3}})\s*(?:个自然)?[日天]后)?\s*{_EFFECT}"
    rf"|起?\s*至\s*{DATE}\s*(?:止\s*)?有效)"
)
# 本办法有效期为…至…: it holds from the first of the two days.
_FROM_TO = re.compile(
    rf"{_SELF}[^。；《》]{{0,100}}?(?:有效期|执行期|实施期|试行期)限?\s*(?:为|自|从"
    rf"|[:：])?\s*(?:自|从)?\s*(?P<day>{DATE})\s*起?\s*"
    rf"(?:至|到|—+|－|-|~|～)\s*{DATE}"
)
_AT_ONCE = re.compile(
    rf"(?:{_SELF}{_WHOLE}|(?:措施|政策|规定|调整)[，,]?(?:并|均|，)?)(?:自|从|于)?即日{_EFFECT}"
)
_DECIDED = re.compile(
    rf"(?:经[^。；]{{0,60}}(?:研究|同意|批准|审议|通过)|决定|根据|为)[^。；]{{0,200}}?(?:[，,]"
    rf"|决定|现)"
    rf"(?:自|从)\s*(?P<day>{DATE})\s*起[，,][^。；]{{0,30}}?(?:调整|取消|提高|降低|停止|执行|实施"
    r"|恢复|不再|暂停)"
)
_AGAIN = re.compile(r"根据本决定[^。]{0,40}(?:修改|修正|调整|修订)[^。]{0,20}重新(?:公布|发布)")
_POINTS = re.compile(
    r"(?:该|以上|上述)(?:[条项]|阶段性|优惠|支持|补贴|奖励)*(?:政策|措施|规定|标准)"
)
_NEXT_ITEM = re.compile(
    r"(?:^|[。；])\s*(?:(?:[二三四五六七八九]|十[一二三四五六七八九]?)、"
    r"|[（(](?:[二三四五六七八九]|十[一二三四五六七八九]?)[）)])"
)
"""该政策自… in an item before others: it points back to that item, and is not the document's."""
_OPENING = 4
"""Paragraphs in which a notice says what it decides."""
_SIGN = re.compile("自|从|期|即日")
_PRINTING = {"印发", "发文", "下发"}


def find_effective(paragraphs: Sequence[Paragraph]) -> EffectiveClause | None:
    """The last clause in which a document says of itself from when it holds.

    Of a decision to amend that prints the amended text again, its own clause.
    """
    again = next((i for i, one in enumerate(paragraphs) if _AGAIN.search(one.text)), None)
    if again is not None and (own := _last_clause(paragraphs[: again + 1])) is not None:
        return own
    return _last_clause(paragraphs) or _decided(paragraphs)


def _last_clause(paragraphs: Sequence[Paragraph]) -> EffectiveClause | None:
    for index in range(len(paragraphs) - 1, -1, -1):
        text = paragraphs[index].text
        if not _SIGN.search(text):
            continue
        named = _FROM_DATE.search(text) or _FROM_TO.search(text)
        if named and _POINTS.match(named.group()) and _before_item(paragraphs, index, named.end()):
            continue
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
        at_once = _AT_ONCE.search(text)
        if at_once:
            return EffectiveClause(index, *at_once.span(), from_issue=Issue.PRINTING)
    return None


def _before_item(paragraphs: Sequence[Paragraph], index: int, end: int) -> bool:
    if _NEXT_ITEM.search(paragraphs[index].text, end):
        return True
    return any(_NEXT_ITEM.match(one.text) for one in paragraphs[index + 1 :])


def _decided(paragraphs: Sequence[Paragraph]) -> EffectiveClause | None:
    """经研究,自…起调整…: a notice that decides for a day, without any clause on 施行."""
    for index, paragraph in enumerate(paragraphs[:_OPENING]):
        decided = _DECIDED.search(paragraph.text)
        found = find_dates(decided["day"]) if decided else []
        if decided and found:
            return EffectiveClause(index, *decided.span("day"), day=found[0][2])
    return None
