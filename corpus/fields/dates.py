"""Finds the dates in official texts, and the signature (落款) with the date of a document."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.document import Paragraph, ParagraphKind
from corpus.fields.numerals import to_int
from corpus.fields.rules import date_rules as rules
from corpus.fields.rules.organ_rules import ISSUER, NOT_ORGAN, ORGAN_END
from corpus.fields.simplified import SIMPLIFIED

# How many lines the head of official paper has.
_HEAD = 5
# Signs of a name's end that tell an organ.
_END = 12
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def find_dates(text: str) -> list[tuple[int, int, date]]:
    """Find every date in `text` that exists in the calendar, each with its start and end.

    >>> [str(day) for _, _, day in find_dates("二○二○年二月十八日起，至2021-02-30或2021.3.1")]
    ['2020-02-18', '2021-03-01']
    """
    found = []
    for match in rules.A_DATE.finditer(text.translate(_FULL_WIDTH)):
        day = _day(match.group())
        if day is not None:
            found.append((match.start(), match.end(), day))
    return found


def add_months(day: date, months: int) -> date | None:
    """The same day of a later month, its last one where it has no such day.

    None where no calendar has it.

    >>> add_months(date(2020, 1, 31), 1), add_months(date(2020, 1, 1), 60)
    (datetime.date(2020, 2, 29), datetime.date(2025, 1, 1))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year < year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def parse_date(text: str) -> date | None:
    """Read the date that a field states, which may have a time behind it; a year alone is no date.

    >>> parse_date("2019-08-26 11:16"), parse_date("20190826"), parse_date("2019"), parse_date("")
    (datetime.date(2019, 8, 26), datetime.date(2019, 8, 26), None, None)
    """
    found = find_dates(text)
    if found:
        return found[0][2]
    compact = rules.COMPACT.search(text.translate(_FULL_WIDTH))
    return _valid(*map(int, compact.groups())) if compact else None


def day_in_address(address: str) -> date | None:
    """Read the day on which a page was made from its address, where its system writes it there.

    >>> day_in_address("http://yunzhou.gov.cn/tj/202305/t20230518_604127.html")
    datetime.date(2023, 5, 18)
    """
    found = rules.IN_ADDRESS.search(f"/{address}")
    return _valid(*(int(part) for part in found.groups() if part)) if found else None


def _day(text: str) -> date | None:
    text = "".join(text.split())
    parts = [to_int(part) for part in rules.DATE_PARTS.split(text) if part]
    if len(parts) != 3 or None in parts:
        return None
    return _valid(*(part for part in parts if part is not None))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature under a text (落款): its date, the lines that name the signers, and its place.

    `first` and `paragraph` are the indexes of its first and last paragraph; `start` and `end` are
    where the date stands in the last one.
    """

    written_on: date
    names: tuple[str, ...]
    first: int
    paragraph: int
    start: int
    end: int


_LAST = set("日号）)0123456789０１２３４５６７８９")


def find_signature(paragraphs: Sequence[Paragraph]) -> Signature | None:
    """Find the first signature that stands before the attachments and before any forwarded text.

    A signature ends in a paragraph that is a date, alone or behind the names of those who sign.
    """
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text.strip()
        if paragraph.kind is ParagraphKind.TABLE_ROW:
            continue
        if index > 2 and rules.ATTACHED.fullmatch(text):
            return None
        # A cheap look first: a signature is short and ends in its date or in a note behind it.
        if len(text) > 110 or text[-1:] not in _LAST or "印发" in text:
            continue
        signed = rules.SIGNED.fullmatch(text)
        if signed is None:
            continue
        name = signed["name"].strip()
        if name and not (_names_organ(name) or rules.PERSON.match(name) or names_issuer(name)):
            continue
        found = find_dates(signed["day"])
        if not found or (index < 2 and not signed["brackets"]):
            continue
        names = [name] if name else []
        first = index
        above = paragraphs[index - 1] if index and not name else None
        if above and above.kind is ParagraphKind.TEXT and names_issuer(above.text.strip()):
            first -= 1
            names.insert(0, above.text.strip())
        while first > max(0, index - 40) and is_signing_line(paragraphs[first - 1].text):
            first -= 1
            names.insert(0, paragraphs[first].text.strip())
        indent = len(paragraph.text) - len(paragraph.text.lstrip())
        start, end = (indent + place for place in signed.span("day"))
        return Signature(found[0][2], tuple(names), first, index, start, end)
    return _on_paper(paragraphs)


def _on_paper(paragraphs: Sequence[Paragraph]) -> Signature | None:
    """The organ and the day in one line of the head of minutes, which nobody signs."""
    for index, paragraph in enumerate(paragraphs[:_HEAD]):
        found = rules.ON_PAPER.fullmatch(paragraph.text.strip())
        if found is None or not _names_organ(found["name"]):
            continue
        day = find_dates(found["day"])
        if day:
            indent = len(paragraph.text) - len(paragraph.text.lstrip())
            start, end = (indent + place for place in found.span("day"))
            return Signature(day[0][2], (found["name"].strip(),), index, index, start, end)
    return None


def _names_organ(name: str) -> bool:
    """Whether a line ends like the name of an organ, in simplified or traditional signs."""
    return ORGAN_END.search(name.strip()[-_END:].translate(SIMPLIFIED)) is not None


def names_issuer(text: str) -> bool:
    """Tell whether a line right above a date names one who can issue, by how it ends.

    More than organs do: schools, companies, departments of a house; farther up these are texts.

    >>> [names_issuer(line) for line in ("云州市第二中学", "教务处", "（一）教务处", "请到教务处")]
    [True, True, False, False]
    """
    return (
        3 <= len(text) <= 30
        and ISSUER.search(text[-_END:].translate(SIMPLIFIED)) is not None
        and NOT_ORGAN.search(text) is None
        and rules.NOT_SIGNING.search(text) is None
        and rules.NO_NAME.search(text) is None
    )


def is_signing_line(text: str) -> bool:
    """Tell whether a line above the date only names organs or the person who signs."""
    text = text.strip()
    if not text or len(text) > 60 or rules.NOT_SIGNING.search(text):
        return False
    return _names_organ(text) or (len(text) <= 14 and rules.PERSON.match(text) is not None)
