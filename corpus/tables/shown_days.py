"""Show the day and the time that a number is, in a section of a format."""

from __future__ import annotations

from datetime import datetime, timedelta

from corpus.tables.number_format import FormatPiece, FormatSection, PieceKind
from corpus.tables.shown_numerals import han_digits, han_number

# A cell's day has no zone.
_DAYS_OF_1900 = datetime(1899, 12, 30)  # noqa: DTZ001
_DAYS_OF_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
_LAST = 2_958_465  # the last day of the year 9999
_LEAP_BUG = 60  # 1900-02-29, which spreadsheets believe in
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HAN_WEEKDAYS = "一二三四五六日"


def day_of(value: float, from_1904: bool = False) -> datetime | None:
    """The moment that a number is, to the millisecond; None where it is none.

    >>> day_of(45078.5), day_of(1), day_of(-1)
    (datetime.datetime(2023, 6, 1, 12, 0), datetime.datetime(1900, 1, 1, 0, 0), None)
    """
    if not 0 <= value < _LAST + 1 - (1462 if from_1904 else 0):
        return None
    start = _DAYS_OF_1904 if from_1904 else _DAYS_OF_1900
    if not from_1904 and value < _LEAP_BUG:
        start += timedelta(days=1)
    return start + timedelta(days=int(value), milliseconds=round(value % 1 * 86_400_000))


def shown_day(value: float, section: FormatSection, from_1904: bool = False) -> str | None:
    """A day or a time; None where the number is none."""
    day = day_of(value, from_1904)
    if day is None:
        return None
    if not _has_fraction(section.tokens):
        day = (day + timedelta(milliseconds=500)).replace(microsecond=0)
    return "".join(_pieces(day, value, section))


def _has_fraction(tokens: tuple[FormatPiece, ...]) -> bool:
    return any(one.kind is PieceKind.PLACE for one in tokens)


def _pieces(day: datetime, value: float, section: FormatSection) -> list[str]:
    halves = any(one.kind is PieceKind.HALF_OF_DAY for one in section.tokens)
    found: list[str] = []
    parts = [one for one in section.tokens if one.kind in (PieceKind.DATE, PieceKind.ELAPSED)]
    at = fraction = 0
    for one in section.tokens:
        if one.kind is PieceKind.DATE:
            minutes = one.text in ("m", "mm") and _is_minute(parts, at)
            found.append(_minute(day, one.text) if minutes else _part(day, one, section, halves))
            at += 1
        elif one.kind is PieceKind.ELAPSED:
            found.append(_elapsed(value, one.text))
            at += 1
        elif one.kind is PieceKind.HALF_OF_DAY:
            found.append(one.text.split("/")[day.hour >= 12])
        elif one.kind is PieceKind.PLACE:
            found.append(f"{day.microsecond // 1000:03d}000"[fraction : fraction + 1])
            fraction += 1
        elif one.text != "@":
            found.append(one.text)
    return found


def _is_minute(parts: list[FormatPiece], at: int) -> bool:
    """Whether an m stands behind hours or before seconds."""
    before = parts[at - 1].text[0] if at else ""
    after = parts[at + 1].text[0] if at + 1 < len(parts) else ""
    return before == "h" or after == "s"


def _minute(day: datetime, text: str) -> str:
    return f"{day.minute:0{len(text)}d}"


def _elapsed(value: float, text: str) -> str:
    seconds = round(value * 86_400)
    by = {"h": 3600, "m": 60, "s": 1}[text[0]]
    return f"{seconds // by:0{len(text)}d}"


def _part(day: datetime, token: FormatPiece, section: FormatSection, halves: bool) -> str:
    letter, length = token.text[0], len(token.text)
    if letter == "a" or (letter == "d" and length > 2):
        return _weekday(day, letter, length, section.chinese)
    if letter == "m" and length > 2:
        return _month(day, length, section.chinese)
    if letter in "ye":
        short = letter == "y" and length <= 2
        return _digits(f"{day.year % 100:02d}" if short else f"{day.year:04d}", section)
    number = {
        "m": day.month,
        "d": day.day,
        "h": (day.hour % 12 or 12) if halves else day.hour,
        "s": day.second,
    }[letter]
    if section.numerals in (1, 2):
        return han_number(number, section.numerals)
    return _digits(f"{number:0{min(length, 2)}d}", section)


def _digits(text: str, section: FormatSection) -> str:
    return han_digits(text, section.numerals) if section.numerals else text


def _weekday(day: datetime, letter: str, length: int, chinese: bool) -> str:
    if letter == "a" or chinese:
        whole = length > 3
        return ("星期" if whole else "周") + _HAN_WEEKDAYS[day.weekday()]
    name = _WEEKDAYS[day.weekday()]
    return name if length > 3 else name[:3]


def _month(day: datetime, length: int, chinese: bool) -> str:
    if chinese:
        return f"{han_number(day.month, 1)}月" if length > 3 else f"{day.month}月"
    name = _MONTHS[day.month - 1]
    return {3: name[:3], 4: name}.get(length, name[:1])
