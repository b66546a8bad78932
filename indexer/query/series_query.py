"""What can be asked of a series of document numbers: one frozen `SeriesQuery`, read as typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.fields.numbers import FoundNumber, find_numbers, parse_number
from corpus.fields.numerals import to_int
from indexer.analysis.normalise import normalise
from indexer.errors import Problem, QueryError
from indexer.query.series_examples import EXAMPLES, YEAR_EXAMPLES

WITHOUT_YEAR = "none"
"""Asks for the numbers of a code that are counted on from year to year."""

_TAIL = re.compile(
    r"\s*(?:[(\[【〔]\s*(?P<year>[^()\[\]【】〔〕]{0,8}?)\s*[)\]】〕]"
    r"|(?P<plain>(?:19|20)\d\d)(?:\s*年)?)?"
    r"\s*(?:第?\s*[\dx*_…]*\s*号?)?$"
)
_TERM = re.compile(r"第?(?P<term>[一二三四五六七八九十]{1,3}|\d{1,2})届")
_YEAR = re.compile(r"(?P<year>\d{4}|\d{2}|[〇零一二三四五六七八九]{4})年?(?:度)?")
_FIRST, _LAST = 1949, 2100
_PROBE_YEAR = "2000"


@dataclass(frozen=True, slots=True)
class SeriesQuery:
    """A series: its code (代字) and year, term (13届) or "" as number keys have them.

    `year` None: all years of the code. `start` counts the numbers of the series from 0.
    """

    code: str
    year: str | None
    start: int = 0
    size: int = 100


def read_series(code: str, year: str = "", *, start: int = 0, size: int = 100) -> SeriesQuery:
    """The series that was typed; raises `QueryError` where the code or the year is none.

    A whole number will do for a code, brackets may be of any kind, and a year may have two digits.

    >>> read_series("国发〔2019〕"), read_series(" 国务院令 第707号").code
    (SeriesQuery(code='国发', year='2019', start=0, size=100), '国务院令')
    >>> read_series("国发", "98").year, read_series("云南省人大常委会公告", "十三届").year
    ('1998', '13届')
    """
    said = _read_year(year) if year.strip() else None
    found = parse_number(code)
    if found is not None:
        key_code, when, _ = found.key.split("|")
        return SeriesQuery(key_code, said if said is not None else when, start, size)
    bare = normalise(code).strip(" 　《》“”\"'，,。;；:：")
    tail = _TAIL.search(bare)
    name = bare[: tail.start()].strip() if tail else bare
    inside = (tail["year"] or tail["plain"]) if tail else None
    probed = _probe(name)
    if probed is None:
        raise QueryError(Problem("series_code", "code", code, EXAMPLES))
    if said is None and inside:
        said = _read_year(inside)
    return SeriesQuery(probed.key.split("|")[0], said, start, size)


def _probe(name: str) -> FoundNumber | None:
    """A made number of the code, which tells how keys write it."""
    if len(name) > 60:
        return None
    for form in (f"{name}〔{_PROBE_YEAR}〕1号", f"{name}第1号"):
        found = find_numbers(form)
        if len(found) == 1 and found[0].start == 0:
            return found[0]
    return None


def _read_year(written: str) -> str:
    """The year or term as number keys have it; "" for numbers that are counted on."""
    text = normalise(written).strip("()[]【】〔〕 　")
    if text in (WITHOUT_YEAR, "不分年"):
        return ""
    if term := _TERM.fullmatch(text):
        return f"{to_int(term['term'])}届"
    if found := _YEAR.fullmatch(text):
        year = to_int(found["year"])
        if year is not None and len(found["year"]) == 2:
            year += 1900 if year >= 30 else 2000
        if year is not None and _FIRST <= year <= _LAST:
            return str(year)
    raise QueryError(Problem("series_year", "year", written, YEAR_EXAMPLES))
