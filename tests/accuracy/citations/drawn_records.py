"""The real records that citations are written about, and what the records themselves say of them.

Nothing here asks the product: a title, a number, the articles of a body and the sentences that end
others are read by patterns of their own, and each set is drawn by a seed.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

STATE = "中华人民共和国"
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}〔(?P<year>(?:19|20)\d\d)〕(?P<count>\d{1,4})号")
_ARTICLE = re.compile(r"^\s*第([一二三四五六七八九十百千零〇]{1,8})条(?=[\s　])", re.MULTILINE)
_AMENDED = re.compile(r"(?P<how>修正|修订)")
_REPEALS = re.compile(
    r"((?:《[^《》]{4,60}》(?:[（(][^（）()]{2,40}[）)])?[、和及，]*)+)\s*(?:自[^。；]{0,20}起)?"
    r"(?:同时|予以|一并)废止"
)
_TERM = re.compile(
    r"本[^。，；\n]{1,12}自[^。；\n]{2,24}起?(?:施行|执行|实施)[^。；\n]{0,6}[，,]\s*"
    r"有效期(?:至|到)\s*(\d{4})年(\d{1,2})月(\d{1,2})日"
)
_RULE_END = ("通知", "办法", "规定", "细则", "意见", "措施")
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True)
class Record:
    """A real document: its id in the index, title, number, day, text and the years of its versions.

    `field` is that of its number as the source has it, `how` the last version was made (修正).
    """

    id: str
    title: str
    number: str | None
    day: date | None
    body: str
    years: frozenset[int]
    how: str | None
    law: bool
    field: str = ""

    @cached_property
    def articles(self) -> Sequence[int]:
        """The numbers of its articles, in order."""
        return [value(found) for found in _ARTICLE.findall(self.body)]

    @property
    def bare(self) -> str:
        """Its title without 中华人民共和国."""
        return self.title.removeprefix(STATE)


@dataclass(frozen=True)
class Records:
    """All real records, and what some of them say of others."""

    laws: Sequence[Record]
    notices: Sequence[Record]

    @cached_property
    def titles(self) -> Counter[str]:
        """How many records have each title, signs that say nothing left out."""
        return Counter(plain(one.title) for one in (*self.laws, *self.notices))

    def of_title(self, title: str) -> list[Record]:
        """The records of a title, the newest first."""
        key = plain(title)
        found = [one for one in (*self.laws, *self.notices) if plain(one.title) == key]
        return sorted(found, key=lambda one: one.day or date.min, reverse=True)

    def repealed(self) -> Iterator[tuple[str, Record]]:
        """Titles that the end of a record repeals, with the record that does."""
        for one in (*self.laws, *self.notices):
            for names in _REPEALS.findall(one.body[-1500:]):
                for title in re.findall(r"《([^《》]{4,60})》", names):
                    if plain(title) != plain(one.title):
                        yield title, one


def read_records(data: Path) -> Records:
    """Read the shared laws and notices."""
    return Records(
        [_law(row) for row in _rows(data / "laws.jsonl.gz")],
        [_notice(row) for row in _rows(data / "notices.jsonl.gz")],
    )


def plain(title: str) -> str:
    """A title without the signs in which writings of it differ."""
    return re.sub(r"[《》〈〉<>\s·“”、，,]", "", title).translate(str.maketrans("()", "（）"))


def term_of(record: Record) -> date | None:
    """The last day that a rule states for itself."""
    if not plain(record.title).endswith(_RULE_END) or "消息" in record.body[:200]:
        return None  # news on a rule is none
    found = _TERM.search(record.body)
    return date(*map(int, found.groups())) if found else None


def value(numeral: str) -> int:
    """A whole number in Han numerals.

    >>> value("一百二十"), value("十五"), value("一千零三")
    (120, 15, 1003)
    """
    total = pending = 0
    for sign in numeral:
        if sign in _UNITS:
            total += (pending or 1) * _UNITS[sign]
            pending = 0
        else:
            pending = _DIGITS[sign]
    return total + pending


def numeral(count: int) -> str:
    """A whole number below 10,000 in Han numerals.

    >>> numeral(15), numeral(120), numeral(1003)
    ('十五', '一百二十', '一千零三')
    """
    said, skipped = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, count = divmod(count, unit)
        if digit:
            said += ("零" if skipped and said else "") + "零一二三四五六七八九"[digit] + sign
        skipped = not digit and bool(said)
    return said.removeprefix("一") if said.startswith("一十") else said


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["title"] and row["body"]:
                yield row


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else None


def _law(row: dict[str, object]) -> Record:
    events = row["events"]
    assert isinstance(events, list)
    day = _day(row["date"])
    last = [event[1] for event in events if day and event[0] == day.isoformat()]
    how = next((found["how"] for said in last if (found := _AMENDED.search(said))), None)
    years = frozenset(int(event[0][:4]) for event in events)
    return Record(
        str(row["id"]), str(row["title"]), None, day, str(row["body"]), years, how, law=True
    )


def _notice(row: dict[str, object]) -> Record:
    said = "".join(str(row["doc_no"] or "").split()).translate(
        str.maketrans("[]（）()", "〔〕〔〕〔〕")
    )
    number = said if _NUMBER.fullmatch(said) else None
    return Record(
        str(row["id"]),
        str(row["title"]).strip(),
        number,
        _day(row["date"]),
        str(row["body"]),
        frozenset(),
        None,
        law=False,
        field=str(row["doc_no"] or ""),
    )
