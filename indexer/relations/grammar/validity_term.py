"""Finds how long a document says that it is valid (有效期)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from corpus.fields.dates import find_dates
from corpus.fields.numerals import to_int
from indexer.relations.grammar.rules import validity_term_rules as rules
from indexer.relations.grammar.rules.covered_text import COVER
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.statements import Place, Term


def find_term(reading: TextUnderReading) -> Term | None:
    """Return the document's own term of validity.

    The last statement counts, as the closing clause.
    """
    seen = len(reading.covered) + 1
    for found in reversed(list(rules.SIGN.finditer(reading.covered))):
        if found.start() < seen:
            place = reading.sentence(found.start())
            seen = place.start
            term = _term(reading, place)
            if term is not None:
                return term
    return None


def _term(reading: TextUnderReading, place: Place) -> Term | None:
    alone = rules.ALONE.fullmatch(reading.covered, place.start, place.end)
    if alone is not None and (days := find_dates(alone["day"])):
        return Term(place=place, last_day=days[0][2])
    whole = reading.covered[place.start : place.end]
    text = rules.EXCEPT.split(whole, maxsplit=1)[0]
    parts, own = rules.PARTS.search(text), rules.SELF.search(text)
    if parts is not None:
        rest = rules.REST.search(whole, parts.end())
        if rest is not None:
            text = whole[rest.start() :]
            own = rules.REST.match(text)
        elif own is None or own.start() > parts.start():
            return None
    from_day = rules.FROM.search(text)
    if own is not None and _points_back(reading, place, own):
        own = from_day = None
    if own is not None and own.group()[0] == "该" and COVER in text[: own.start()]:
        own = None
    if own is not None and text[: own.start()].endswith(("将", "把")):
        # 将该细则的实施期限延长至…: what is prolonged is another document.
        return None
    if own is not None and own.group() == "政策" and rules.PART_BEFORE.search(text[: own.start()]):
        return None
    if own is None and (from_day is None or COVER in text):
        return None
    if own is None and from_day is not None and _of_item(reading, place, text[: from_day.start()]):
        return None
    start = own.start() if own else from_day.start() if from_day else 0
    last_day: date | None = None
    months: int | None = None
    since: date | None = None
    from_span = rules.FROM_SPAN.match(text, own.end() if own else _first_sign(text))
    if from_span is not None:
        since, months = _day(from_span["since"]), _months(from_span)
    elif own is None and from_day is not None and rules.TERM.match(text, _first_sign(text)):
        start = 0
    for pattern in (
        rules.DAY,
        rules.TERM,
        rules.SPAN_TO,
        rules.UNTIL,
        rules.FROM_TO,
        rules.FROM_EFFECT,
        rules.LAPSE,
    ):
        for match in pattern.finditer(text, start):
            if rules.OTHERS.search(text[start if own else 0 : match.start()]):
                continue
            head = rules.COMMA.split(text[own.end() if own else start : match.start()])
            if len(head) > 1 and rules.PART.search(head[-1]):
                continue
            groups = match.groupdict()
            day, year = groups.get("day"), groups.get("year")
            days = find_dates(day) if day else []
            if days or year:
                last_day = last_day or (
                    days[0][2] if days else _end_of_month(year or "", groups.get("month"))
                )
            elif not day and months is None:
                months = _months(match)
                behind = rules.SINCE.match(text, match.end())
                since = _day(behind["since"]) if behind else None
    if (last_day is None and not months) or _goes_on(reading, place):
        return None
    return Term(place=place, last_day=last_day, months=months or None, since=since)


def _first_sign(text: str) -> int:
    """Where a sentence begins."""
    return len(text) - len(text.lstrip())


def _day(written: str) -> date | None:
    return next((found[2] for found in find_dates(written)), None)


def _months(span: re.Match[str]) -> int | None:
    """How many months a span (5年) has."""
    count = 2 if span["count"] == "两" else to_int(span["count"])
    return count and count * (12 if span["unit"] == "年" else 1)


def _goes_on(reading: TextUnderReading, place: Place) -> bool:
    """Tell whether a paragraph says that the text goes on by itself when its term is over."""
    end = reading.covered.find("\n", place.end)
    paragraph = reading.covered[place.start : end if end >= 0 else len(reading.covered)]
    return rules.GOES_ON.search(paragraph) is not None


def _end_of_month(year: str, month: str | None) -> date:
    """The last day of a month, without one of the year."""
    last = int(month or 12)
    return date(int(year), last, monthrange(int(year), last)[1])


def _of_item(reading: TextUnderReading, place: Place, subject: str) -> bool:
    """Tell whether the term has a subject of its own, in an item of a list that is not the last."""
    bare = rules.ITEM_NUMBER.sub("", subject).strip()
    return len(bare) > 3 and rules.NEXT_ITEM.search(reading.text, place.end - 1) is not None


def _points_back(reading: TextUnderReading, place: Place, own: re.Match[str]) -> bool:
    """Tell whether 该政策 or 以上政策 means what an item of the text grants, not all of it."""
    said = rules.POINTS.match(own.string, own.start())
    if said is None:
        return False
    if said["kind"] and own.group()[0] == "该" and said["kind"] not in reading.document.title:
        return True
    return rules.NEXT_ITEM.search(reading.text, place.end - 1) is not None
