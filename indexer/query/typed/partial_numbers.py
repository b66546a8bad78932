"""Find numbers that lack organ or year: 707号令, 第24号公告, 国办发108号.

Several documents may hold what such a number names. An index finds its holders in its keys of
document numbers: among the keys that end in `key_end`, those that it `fits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.fields.numbers import number_year
from corpus.fields.numerals import HAN_NUMERAL, to_int
from corpus.fields.rules.number_rules import CODE_END, HAN
from corpus.fields.word_classes import one_of, words
from indexer.query.typed.typed_number_signs import number_signs
from indexer.query.typed.typed_numbers import TypedNumber, is_noun, typed_numbers

_KINDS = words("numbered_kind")
_KIND = f"(?P<kind>{one_of('numbered_kind')})"
_GAP = r"\s{0,2}"
_COUNT = rf"(?P<count>\d{{1,5}}|{HAN_NUMERAL}{{1,7}})"
_YEAR = rf"(?:(?P<year>(?:19[4-9]|20\d)\d){_GAP}年{_GAP})?"
_BARE = (
    re.compile(
        rf"(?<![\d.-]){_YEAR}第?{_GAP}{_COUNT}{_GAP}[号號]{_GAP}{_KIND}(?![人牌栏板]|{_GAP}第)"
    ),
    re.compile(rf"(?<![{HAN}]){_KIND}{_GAP}{_YEAR}第?{_GAP}{_COUNT}{_GAP}[号號]"),
)
_CODED = re.compile(
    rf"(?<![{HAN}])(?P<code>[{HAN}]{{2,14}}?){_GAP}第?{_GAP}(?P<count>\d{{1,5}}){_GAP}[号號]"
    r"(?![楼线院门机库井栋馆路车船泊])"
)


@dataclass(frozen=True, slots=True)
class PartialNumber:
    """What is known of a number at [start, end) of a typed text; `organ` as in keys of numbers.

    With an organ and without a year it may also be the whole number: 国务院令第707号. `kind` is
    what its code ends in: 令, or 国办发 in 国办发108号.
    """

    start: int
    end: int
    kind: str
    serial: int
    organ: str | None = None
    year: int | None = None

    @property
    def key_end(self) -> str:
        """What the keys of all its holders end in."""
        return f"|{self.serial}"

    def fits(self, key: str) -> bool:
        """Whether a number with this key may be meant.

        >>> PartialNumber(0, 5, "令", 707).fits("国务院令||707")
        True
        """
        code, _, serial = key.split("|")
        if serial != str(self.serial) or not code.endswith(self.kind):
            return False
        if self.organ and _plain_organ(code.removesuffix(self.kind)) != _plain_organ(self.organ):
            return False
        return self.year is None or number_year(key) == self.year


def partial_number(text: str) -> PartialNumber | None:
    """The first number in a typed text that lacks organ or year.

    >>> partial_number("第24号公告全文")
    PartialNumber(start=0, end=6, kind='公告', serial=24, organ=None, year=None)
    """
    whole = typed_numbers(text)
    found = [one for number in whole if (one := _of_number(number))]
    taken = [(number.start, number.end) for number in whole]
    found.extend(
        one
        for one in (*_bare(text), *_coded(text))
        if all(one.end <= start or end <= one.start for start, end in taken)
    )
    return min(found, key=lambda one: one.start, default=None)


def _of_number(typed: TypedNumber) -> PartialNumber | None:
    """A number that names its organ or its year alone: 海关总署公告第24号, 公告2020年第24号."""
    code, when, serial = typed.number.key.split("|")
    kind = next((kind for kind in _KINDS if code.endswith(kind)), None)
    if kind is None or not serial.isdecimal():
        return None
    organ = code.removesuffix(kind) or None
    if when and (organ or not when.isdecimal()):
        return None
    year = int(when) if when else None
    return PartialNumber(typed.start, typed.end, kind, int(serial), organ, year)


def _bare(text: str) -> Iterator[PartialNumber]:
    signs = number_signs(text)
    for pattern in _BARE:
        for found in pattern.finditer(signs.text):
            serial = to_int(found["count"])
            if serial:
                year = int(found["year"]) if found["year"] else None
                span = signs.typed_span(*found.span())
                yield PartialNumber(*span, found["kind"], serial, year=year)


def _coded(text: str) -> Iterator[PartialNumber]:
    """A code and a count alone: 国办发108号. Whatever follows a noun is none: 政府3号."""
    signs = number_signs(text)
    for found in _CODED.finditer(signs.text):
        code = found["code"]
        if CODE_END.search(code) and not is_noun(code):
            yield PartialNumber(*signs.typed_span(*found.span()), code, int(found["count"]))


def _plain_organ(organ: str) -> str:
    """广州市政府 and 广州市人民政府 are one organ."""
    return organ.replace("人民政府", "政府")
