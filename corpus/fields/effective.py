"""Finds from when a document says that it takes effect (施行): a day, or the day of its issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.document import Paragraph
from corpus.fields.dates import find_dates
from corpus.fields.numerals import to_int
from corpus.fields.rules import date_rules
from corpus.fields.rules import effective_rules as rules


class Issue(StrEnum):
    """The act of issuing from which a document takes effect: 印发, or 发布 and 公布."""

    PRINTING = "printing"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class EffectiveClause:
    """The clause in which a document says from when it takes effect.

    It stands at [start, end) of a paragraph. `day` is the day that it names; where it names none,
    the document takes effect `days` and `months` after the act of issuing `from_issue`.
    """

    paragraph: int
    start: int
    end: int
    day: date | None = None
    from_issue: Issue | None = None
    days: int = 0
    months: int = 0


_OPENING = 4
"""Paragraphs in which a notice says what it decides."""
_PRINTING = {"印发", "发文", "下发"}


def find_effective(paragraphs: Sequence[Paragraph]) -> EffectiveClause | None:
    """Find the last clause in which a document says from when it takes effect itself.

    A decision to amend may print the whole amended text again: then the decision's own clause
    counts.
    """
    again = next((i for i, one in enumerate(paragraphs) if rules.AGAIN.search(one.text)), None)
    if again is not None and (own := _last_clause(paragraphs[: again + 1])) is not None:
        return own
    return _last_clause(paragraphs) or _decided(paragraphs)


def _last_clause(paragraphs: Sequence[Paragraph]) -> EffectiveClause | None:
    for index in range(len(paragraphs) - 1, -1, -1):
        text = paragraphs[index].text
        # Quick looks: every clause names a day, or the day of something.
        if not date_rules.DATE_PARTS.search(text) or not rules.SIGN.search(text):
            continue
        named = _naming_day(text)
        if (
            named
            and rules.POINTS.match(named.group())
            and _before_item(paragraphs, index, named.end())
        ):
            continue
        if named:
            found = find_dates(named["day"])
            if not found:
                return None
            return EffectiveClause(index, *named.span(), day=found[0][2])
        issued = rules.FROM_ISSUE.search(text)
        if issued:
            how = Issue.PRINTING if issued["how"] in _PRINTING else Issue.PUBLICATION
            count = (to_int(issued["count"].replace("两", "二")) or 0) if issued["count"] else 0
            by_month = issued["unit"] == "个月"
            return EffectiveClause(
                *(index, *issued.span()),
                from_issue=how,
                days=0 if by_month else count,
                months=count if by_month else 0,
            )
        at_once = rules.AT_ONCE.search(text) if "即日" in text else None
        if at_once:
            return EffectiveClause(index, *at_once.span(), from_issue=Issue.PRINTING)
    return None


def _naming_day(text: str) -> re.Match[str] | None:
    """Find the clause that names the first day, in the way that says it most surely."""
    for rule in (
        *(rules.FROM_DATE, rules.FROM_TO, rules.BETWEEN, rules.WITHOUT_FROM, rules.ASKED),
    ):
        found = rule.search(text)
        if found is not None:
            return found
    return None


def _before_item(paragraphs: Sequence[Paragraph], index: int, end: int) -> bool:
    if rules.NEXT_ITEM.search(paragraphs[index].text, end):
        return True
    return any(rules.NEXT_ITEM.match(one.text) for one in paragraphs[index + 1 :])


def _decided(paragraphs: Sequence[Paragraph]) -> EffectiveClause | None:
    """Find a decision for a day without any clause on 施行: 经研究，自…起调整…."""
    for index, paragraph in enumerate(paragraphs[:_OPENING]):
        decided = rules.DECIDED.search(paragraph.text)
        found = find_dates(decided["day"]) if decided else []
        if decided and found:
            return EffectiveClause(index, *decided.span("day"), day=found[0][2])
    return None
