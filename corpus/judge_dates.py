"""Decide which date is which: 成文 or 公布, 印发, 发布, 施行."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.document import WrittenBy
from corpus.draft import Draft
from corpus.field_rule import FieldRule
from corpus.fields.dates import Signature, add_months, day_in_address, find_dates
from corpus.fields.effective import Issue, find_effective
from corpus.fields.numbers import FoundNumber, number_year
from corpus.fields.printing import find_printing
from corpus.judging import Judged
from corpus.report import RefusalReason

# Days: a signature this long after publication is another text's, or the page's date is wrong.
_LATE = timedelta(days=7)
# Days between signature and printing; a note outside of these bounds belongs to another text.
_PRINTED_WITHIN = timedelta(days=120)
# A document is sent, or shown, so long after it was signed.
_SENT_WITHIN = timedelta(days=45)
_PROCLAIMED_NOTE = re.compile(
    r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*公布[^（）()]*[）)]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates of a document, each None where it is not known."""

    published_on: date | None
    written_on: date | None
    written_by: WrittenBy | None
    printed_on: date | None
    effective_on: date | None


def judge_dates(
    draft: Draft,
    signature: Signature | None,
    numbers: tuple[FoundNumber, ...],
    judged: Judged,
) -> Dates:
    """All dates of a draft; `numbers` are its own."""
    published = judged.stated_date("published_on", draft["published"]) or _of_address(draft, judged)
    written, by = _written(draft, signature, numbers, published, judged)
    printed = _printed(draft, written, judged)
    for number in numbers:
        year, dated = number_year(number.key), written or published
        if year is not None and dated is not None and year > dated.year:
            judged.refuse("document_number", number.canonical, RefusalReason.NUMBER_AFTER_DATE)
    return Dates(
        published_on=published,
        written_on=written,
        written_by=by,
        printed_on=printed,
        effective_on=_effective(draft, written, printed, judged),
    )


def _of_address(draft: Draft, judged: Judged) -> date | None:
    """The day in the address of a page, or in the path of a file that mirrors it."""
    stated = draft["url"]
    day = day_in_address(stated.text if stated else judged.path)
    if day is not None:
        judged.found("published_on", FieldRule.ADDRESS)
    return day


def _written(
    draft: Draft,
    signature: Signature | None,
    numbers: tuple[FoundNumber, ...],
    published: date | None,
    judged: Judged,
) -> tuple[date | None, WrittenBy | None]:
    is_order = bool(numbers) and re.search(r"令\|", numbers[0].key) is not None
    usual = WrittenBy.PROCLAMATION if is_order else WrittenBy.WRITING
    stated = draft["written"]
    written = judged.stated_date("written_on", stated)
    if written is not None:
        if stated is not None and stated.rule != FieldRule.CORRECTION:
            written = _signed_before(written, signature, numbers, judged) or written
        return written, usual
    proclaimed = judged.stated_date("written_on", draft["proclaimed"])
    if proclaimed is not None:
        return proclaimed, WrittenBy.PROCLAMATION
    if signature is not None:
        day = signature.written_on
        if _fits(day, published, numbers):
            place = judged.place(signature.paragraph, signature.start, signature.end)
            judged.found("written_on", FieldRule.SIGNATURE, place)
            return day, usual
        judged.refuse("written_on", day.isoformat(), RefusalReason.AFTER_PUBLICATION)
    return _proclaimed_in_note(numbers, judged)


def _signed_before(
    stated: date, signature: Signature | None, numbers: tuple[FoundNumber, ...], judged: Judged
) -> date | None:
    """The day of the signature, where the stated one is later: 发文日期 is that of sending."""
    if signature is None or not _fits(signature.written_on, None, numbers):
        return None
    if not signature.written_on < stated <= signature.written_on + _SENT_WITHIN:
        return None
    place = judged.place(signature.paragraph, signature.start, signature.end)
    judged.found("written_on", FieldRule.SIGNATURE, place)
    return signature.written_on


def _proclaimed_in_note(
    numbers: tuple[FoundNumber, ...], judged: Judged
) -> tuple[date | None, WrittenBy | None]:
    """（2021年7月27日中华人民共和国国务院令第746号公布）: the day of the document's own number."""
    if not numbers:
        return None, None
    for index, paragraph in enumerate(judged.paragraphs[:6]):
        text = paragraph.text
        if numbers[0].text not in text or not _PROCLAIMED_NOTE.fullmatch(text.strip()):
            continue
        found = find_dates(text[: text.index(numbers[0].text)])
        if found:
            start, end, day = found[-1]
            judged.found("written_on", FieldRule.NOTE, judged.place(index, start, end))
            return day, WrittenBy.PROCLAMATION
    return None, None


def _printed(draft: Draft, written: date | None, judged: Judged) -> date | None:
    stated = judged.stated_date("printed_on", draft["printed"])
    if stated is not None:
        return stated
    note = find_printing(judged.paragraphs)
    if note is None:
        return None
    day, paragraph, start, end = note
    if written is not None and not written <= day <= written + _PRINTED_WITHIN:
        return None
    judged.found("printed_on", FieldRule.PRINTING, judged.place(paragraph, start, end))
    return day


def _fits(day: date, published: date | None, numbers: tuple[FoundNumber, ...]) -> bool:
    if published is not None and day > published + _LATE:
        return False
    years = [year for number in numbers if (year := number_year(number.key)) is not None]
    return not years or abs(day.year - years[0]) <= 1


def _effective(
    draft: Draft, written: date | None, printed: date | None, judged: Judged
) -> date | None:
    """The day of 施行; 自印发之日起 is derived from the day of printing, never from the web's."""
    stated = judged.stated_date("effective_on", draft["effective"])
    if stated is not None:
        return stated
    clause = find_effective(judged.paragraphs)
    if clause is None:
        return None
    place = judged.place(clause.paragraph, clause.start, clause.end)
    if clause.day is not None:
        judged.found("effective_on", FieldRule.CLAUSE, place)
        return clause.day
    by_printing = clause.from_issue is Issue.PRINTING and printed is not None
    day = printed if by_printing else written
    if day is None:
        return None
    rule = FieldRule.DERIVED_FROM_PRINTING if by_printing else FieldRule.DERIVED_FROM_WRITING
    judged.found("effective_on", rule, place)
    behind = add_months(day, clause.months)
    return None if behind is None else behind + timedelta(days=clause.days)
