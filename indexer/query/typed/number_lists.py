"""Find several document numbers, or a whole series of them, that were typed in one piece.

国发〔2019〕5号、6号 and 国发〔2019〕4至6号 are several numbers of one series, 国发〔2019〕 is the
series, also where its bracket is not closed, 国发〔2019〕1* are all numbers that begin so, and
国发〔19〕5号 is a number whose year has two digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.fields.numbers import find_numbers
from corpus.fields.rules.number_rules import CODE_END, FLAT, HAN
from indexer.analysis.words import cut
from indexer.query.syntax.most_of_a_word import MOST_LISTED
from indexer.query.syntax.sign_notes import SignKind
from indexer.query.typed.typed_numbers import LONGEST_CODE, TypedNumber, is_noun, typed_numbers

_SQUARE = "〔［[【﹝"
MOST_KEPT = 16
"""Texts whose numbers are kept: one request looks for them in the same text several times."""
_SHORT_CODE = 4
"""Signs of a code that may be words of the dictionary: 发改价格〔2019〕."""

_GAP = r"\s{0,2}"
_TO = r"(?:[-~～至到]|--)"
_AND = "[、,，;；和及与]"
_HAO = r"号(?![楼线院门机库井栋馆路车船泊])"
_YEAR = r"(?:19[4-9]\d|20\d\d|\d\d)"
_CODE = rf"(?P<code>[{HAN}]{{2,14}}){_GAP}"
_BRACKETED = rf"〔{_GAP}(?P<year>{_YEAR}){_GAP}年?{_GAP}〕{_GAP}"
_COUNT = rf"第?{_GAP}\d{{1,4}}"
_ENDED = rf"{_COUNT}(?:{_GAP}号(?:文件)?)?"
_SEVERAL = re.compile(
    rf"{_CODE}{_BRACKETED}(?P<counts>{_ENDED}"
    rf"(?:{_GAP}(?:{_TO}|{_AND}){_GAP}{_ENDED}(?!\d|{_GAP}年))+)(?<=[号件])"
    r"(?![楼线院门机库井栋馆路车船泊])"
)
_SHORT = (
    re.compile(rf"{_CODE}{_BRACKETED}(?P<counts>{_COUNT}){_GAP}{_HAO}"),
    re.compile(rf"{_CODE}(?P<year>\d\d){_GAP}年{_GAP}(?P<counts>{_COUNT}){_GAP}{_HAO}"),
)
_SERIES = re.compile(
    rf"{_CODE}〔{_GAP}(?P<year>19[4-9]\d|20\d\d){_GAP}年?(?:{_GAP}〕|(?=\s|$))"
    rf"(?:{_GAP}[*＊]{_GAP}号?|{_GAP}号)?(?!{_GAP}[字第\d号])"
)
_LOOSE_SERIES = re.compile(rf"(?<!\S){_CODE}(?P<year>19[4-9]\d|20\d\d)(?:{_GAP}年)?(?!\S)")
_HALF = re.compile(
    r"(?<!\S)(?:(?P<open>〔)\s*)?(?P<year>19[4-9]\d|20\d\d)\s*(?:(?(open)〕|年)|(?(open)(?!)|\s))\s*"
    r"第?\s*(?P<count>\d{1,4})\s*(?(open)号?|号)(?:文件?)?(?!\S)"
)
_PART = re.compile(rf"(?P<to>{_TO})?{_GAP}第?{_GAP}(?P<count>\d{{1,4}})")
_BETWEEN = re.compile(rf"\s{{0,2}}{_AND}\s{{0,2}}")


@dataclass(frozen=True, slots=True)
class NumberPiece:
    """What stands for document numbers at [start, end) of a typed text.

    One or several `numbers`, or none and the `series` as it begins in its official form. `kind` is
    None where it is a single number, written with its whole year.
    """

    start: int
    end: int
    numbers: tuple[TypedNumber, ...] = ()
    series: str = ""
    kind: SignKind | None = None


def number_pieces(text: str) -> list[NumberPiece]:
    """All that stands for document numbers in a typed text, in order.

    >>> [len(piece.numbers) for piece in number_pieces("国发〔2019〕4至6号 国发〔2018〕2、5号")]
    [3, 2]
    >>> number_pieces("国办发[2019]")[0].series
    '国办发〔2019〕'
    """
    return list(_number_pieces(text))


@lru_cache(MOST_KEPT)
def _number_pieces(text: str) -> tuple[NumberPiece, ...]:
    flat = text.translate(FLAT)
    found = list(_several(flat))
    found += [one for one in _short_years(text) if _is_free(one, found)]
    for number in typed_numbers(text):
        one = _begun(number, text) or NumberPiece(number.start, number.end, (number,))
        if _is_free(one, found):
            found.append(one)
    found += [one for one in _series(text) if _is_free(one, found)]
    return tuple(_joined(sorted(found, key=lambda one: one.start), text))


def long_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Where ranges stand that are no list of numbers, because they are too long or run backward."""
    for match in _SEVERAL.finditer(text.translate(FLAT)):
        if not _counts(match["counts"]):
            yield match.span()


def meant_series(text: str) -> Iterator[NumberPiece]:
    """Series that may be meant, though what is typed is read as words.

    They stand without brackets, or with a range that is no list of numbers.

    >>> [one.series for typed in ("国发2019", "国发〔2019〕6-4号") for one in meant_series(typed)]
    ['国发〔2019〕', '国发〔2019〕']
    """
    flat = text.translate(FLAT)
    for match in _LOOSE_SERIES.finditer(flat):
        yield from _of_series(text, match)
    for match in _SEVERAL.finditer(flat):
        if not _counts(match["counts"]):
            yield from _of_series(text, match)


def half_numbers(text: str) -> Iterator[NumberPiece]:
    """Numbers without the code of who issued them, as their official forms end.

    >>> [one.series for typed in ("〔2018〕17号", "2018年 17号") for one in half_numbers(typed)]
    ['〔2018〕17号', '〔2018〕17号']
    """
    for match in _HALF.finditer(text.translate(FLAT)):
        ending = f"〔{match['year']}〕{int(match['count'])}号"
        yield NumberPiece(match.start(), match.end(), series=ending)


def _several(flat: str) -> Iterator[NumberPiece]:
    for match in _SEVERAL.finditer(flat):
        counts = _counts(match["counts"])
        numbers = _numbers(match, counts)
        if len(numbers) > 1:
            yield NumberPiece(numbers[0].start, match.end(), numbers, kind=SignKind.NUMBERS)


def _short_years(text: str) -> Iterator[NumberPiece]:
    for pattern in _SHORT:
        for match in pattern.finditer(text.translate(FLAT)):
            if len(match["year"]) != 2:
                continue
            numbers = _numbers(match, [int(match["counts"].lstrip("第 "))])
            if numbers and _is_code(text, match, numbers[0].start):
                yield NumberPiece(numbers[0].start, match.end(), numbers, kind=SignKind.SHORT_YEAR)


def _series(text: str) -> Iterator[NumberPiece]:
    for match in _SERIES.finditer(text.translate(FLAT)):
        yield from _of_series(text, match)


def _of_series(text: str, match: re.Match[str]) -> Iterator[NumberPiece]:
    """The series of a code and a year; nothing where the code is none."""
    first = _numbers(match, [1])
    if first and _is_code(text, match, first[0].start):
        series = first[0].number.canonical.partition("〕")[0] + "〕"
        yield NumberPiece(first[0].start, match.end(), series=series, kind=SignKind.SERIES)


def _begun(number: TypedNumber, text: str) -> NumberPiece | None:
    """All numbers that begin as one with a * instead of 号; None where there is none."""
    if text[number.end : number.end + 1] not in ("*", "＊") or not text[number.end - 1].isdecimal():
        return None
    series = beginning(number)
    return NumberPiece(number.start, number.end + 1, series=series, kind=SignKind.BEGINNING)


def beginning(number: TypedNumber) -> str:
    """A number in its official form without its end, with which longer ones begin."""
    return number.number.canonical.removesuffix("号")


def _is_code(text: str, match: re.Match[str], start: int) -> bool:
    """Whether what stands before the year is surely a code: 公司法(2018) names no numbers.

    Only 〔〕 and its like stand in numbers alone; before other brackets a code ends as codes do.
    """
    code = match.string[start : match.end("code")]
    if len(code) > LONGEST_CODE or is_noun(code):
        return False
    square = any(sign in text[match.end("code") : match.end()] for sign in _SQUARE)
    if CODE_END.search(code):
        return True
    return square and (len(code) <= _SHORT_CODE or min(map(len, cut(code))) == 1)


def _numbers(match: re.Match[str], counts: Sequence[int]) -> tuple[TypedNumber, ...]:
    """The numbers of a code and a year with each count; none where the code is none."""
    found = [find_numbers(f"{match['code']}〔{_whole_year(match['year'])}〕{n}号") for n in counts]
    if any(len(one) != 1 for one in found):
        return ()
    start = match.start("code") + (found[0][0].start if found else 0)
    short = len(match["year"]) == 2
    return tuple(TypedNumber(start, match.end(), one, is_short=short) for (one,) in found)


def _whole_year(year: str) -> str:
    """98 is of 1998 and 19 of 2019, as in the numbers of documents.

    >>> _whole_year("98"), _whole_year("19"), _whole_year("2019")
    ('1998', '2019', '2019')
    """
    return year if len(year) == 4 else f"{19 if int(year) >= 30 else 20}{year}"


def _counts(listed: str) -> list[int]:
    """The counts of a list with ranges; none where a range runs backward or all are too many.

    >>> _counts("2号、4至6号"), _counts("6-4号")
    ([2, 4, 5, 6], [])
    """
    counts: list[int] = []
    for part in _PART.finditer(listed):
        count = int(part["count"])
        if not part["to"]:
            counts.append(count)
            continue
        between = range(counts[-1] + 1, count + 1)
        if not between or len(counts) + len(between) > MOST_LISTED:
            return []
        counts += between
    return list(dict.fromkeys(counts)) if len(counts) <= MOST_LISTED else []


def _is_free(one: NumberPiece, found: Sequence[NumberPiece]) -> bool:
    return all(one.end <= other.start or other.end <= one.start for other in found)


def _joined(found: Sequence[NumberPiece], text: str) -> list[NumberPiece]:
    """Sure numbers that 、 or 和 joins as one piece: what is looked for is any of them."""
    joined: list[NumberPiece] = []
    for one in found:
        last = joined[-1] if joined else None
        if (
            last
            and _BETWEEN.fullmatch(text, last.end, one.start)
            and all(number.sure for number in (*last.numbers, *one.numbers))
            and last.numbers
            and one.numbers
        ):
            numbers = (*last.numbers, *one.numbers)
            joined[-1] = NumberPiece(last.start, one.end, numbers, kind=SignKind.NUMBERS)
        else:
            joined.append(one)
    return joined
