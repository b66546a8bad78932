"""Find days, months and years in typed text, and give their writings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.query.forms.han_numerals import TO_ARABIC, han_digits, han_number, read_han
from indexer.query.forms.written_form import WrittenForm

_YEAR = r"(?P<year>(?:19|20)\d\d|(?:一九|二[〇零0o])[〇零0o一二三四五六七八九]{2})"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY_SIGN = "[日号]"
_WORDED = re.compile(
    rf"{_YEAR}年(?:(?P<month>{_SMALL})月(?:(?P<day>{_SMALL}){_DAY_SIGN})?)?"
    rf"|(?P<month_alone>{_SMALL})月(?P<day_alone>{_SMALL}){_DAY_SIGN}"
)
# A year with - and one digit may be a document number (2020-6), so a month alone has two.
_SIGNED = re.compile(
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<sign>[-./])"
    r"(?:(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})|(?P<month_alone>0[1-9]|1[0-2]))"
    r"(?![\d万亿元%]|[./-]\d)"
)


def written_dates(text: str) -> Iterator[WrittenForm]:
    """The days, months and years in a normalised text with their writings, from left to right.

    A year or month is also found where a text goes on with its month or day.
    """
    for found in _WORDED.finditer(text):
        year = found["year"].translate(TO_ARABIC) if found["year"] else ""
        month = _small(found["month"] or found["month_alone"], 12)
        day = _small(found["day"] or found["day_alone"], 31)
        if month is None or day is None:
            continue
        yield WrittenForm(*found.span(), _writings(year, month, day))
    for found in _SIGNED.finditer(text):
        month = _small(found["month"] or found["month_alone"], 12)
        day = _small(found["day"], 31)
        if month and day is not None:
            yield WrittenForm(*found.span(), _writings(found["year"], month, day))


def _small(written: str | None, most: int) -> int | None:
    """A month or day: 0 where none is written, None where what is written is none."""
    if not written:
        return 0
    number = int(written) if written.isdecimal() else read_han(written)
    return number if number and number <= most else None


def _writings(year: str, month: int, day: int) -> tuple[str, ...]:
    """The writings of a day, a month or a year; a day without a year has the words alone."""
    han_year = han_digits(year)
    years = [year, han_year, han_year.replace("〇", "零")] if year else [""]
    if not month:
        return tuple(dict.fromkeys(f"{one}年" for one in years))
    parts = [month, day] if day else [month]
    plain = [str(part) for part in parts]
    padded = [f"{part:02}" for part in parts]
    han = [han_number(part) for part in parts]
    forms = [_worded(years[0], plain), _worded(years[0], padded)]
    forms.extend(_worded(one, han) for one in (years[1:] or [""]))
    if year:
        written = (padded, plain) if day else (padded,)
        forms.extend(sign.join([year, *one]) for sign in "-./" for one in written)
    return tuple(dict.fromkeys(forms))


def _worded(year: str, parts: list[str]) -> str:
    signs = ("月", "日")
    head = f"{year}年" if year else ""
    return head + "".join(part + sign for part, sign in zip(parts, signs, strict=False))
