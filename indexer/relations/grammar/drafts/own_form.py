"""Finds faults in the form of a draft: of its own number and day, and of how it cites.

Only official documents (公文) have these rules. The number of another document is left as that one
bears it, and a law needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Document
from corpus.fields.kind import find_kind
from corpus.fields.numbers import FoundNumber, find_numbers
from corpus.fields.numerals import to_int
from indexer.relations.form_remarks import FormFault, FormRemark
from indexer.relations.grammar.rules import draft_rules as rules
from indexer.relations.statements import Place

OFFICIAL_KINDS = frozenset(
    ("决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示")
) | frozenset(("批复", "议案", "函", "复函", "纪要"))
"""The kinds of official documents (article 8 of 党政机关公文处理工作条例)."""

_HEAD = 8
"""Lines at the head of a draft among which its own number stands."""
_REST = 12
"""Signs beside the number in its line: brackets and white space."""
_OWN_BRACKETS = ("〔", "〕")


def form_remarks(document: Document) -> tuple[FormRemark, ...]:
    """Find the faults in the form of a draft, in its order; none where it is no 公文."""
    if find_kind(document.title) not in OFFICIAL_KINDS:
        return ()
    lines = list(_lines(document))
    found = [*_of_number(lines), *_of_day(lines), *_of_citations(document.body)]
    return tuple(sorted(found, key=lambda one: one.place.start))


def _lines(document: Document) -> Iterator[tuple[int, str]]:
    """The paragraphs of a draft, each with where it begins in the body."""
    at = 0
    for paragraph in document.paragraphs:
        yield at, paragraph.text
        at += len(paragraph.text) + 1


def _of_number(lines: Sequence[tuple[int, str]]) -> Iterator[FormRemark]:
    """Faults of the number that stands alone in a line of the head."""
    for at, line in lines[:_HEAD]:
        numbers = find_numbers(line)
        rest = rules.SIGNER.sub("", line)
        for number in numbers:
            rest = rest.replace(number.text, "")
        if len(numbers) == 1 and len(rest.strip()) <= _REST and not rest.strip("（）() 　").strip():
            yield from _of_own_number(numbers[0], at)
            return
        if line.endswith(("：", ":", "。")):
            return


def _of_own_number(number: FoundNumber, at: int) -> Iterator[FormRemark]:
    found = rules.CODED.search(number.text)
    if found is None:
        return  # an order (令) or announcement, which counts in its own way
    year, count = to_int(found["year"]), to_int(found["count"])
    right = f"{found['code'].strip()}〔{year}〕{count}号"
    place = Place(at + number.start, at + number.end)
    faults = (
        (FormFault.NUMBER_BRACKETS, (found["open"], found["close"]) != _OWN_BRACKETS),
        (FormFault.NUMBER_NTH, bool(found["nth"])),
        (FormFault.NUMBER_ZERO, found["count"].startswith("0")),
        (FormFault.NUMBER_DIGITS, not (found["year"] + found["count"]).isdecimal()),
    )
    for fault, holds in faults:
        if holds:
            yield FormRemark(fault, number.text, right, place)


def _of_day(lines: Sequence[tuple[int, str]]) -> Iterator[FormRemark]:
    """Faults of the day that stands alone in the last such line before the attachments."""
    last: tuple[int, re.Match[str]] | None = None
    for at, line in lines:
        if last and rules.ATTACHED.match(line):
            break
        if found := rules.DAY_ALONE.fullmatch(line):
            last = at, found
    if last is None:
        return
    at, found = last
    parts = [found[name] for name in ("year", "month", "day")]
    numbers = [to_int(part) for part in parts]
    right = "{}年{}月{}日".format(*numbers) if None not in numbers else ""
    written = found["whole"]
    place = Place(at + found.start("whole"), at + found.end("whole"))
    if not all(part.isdecimal() for part in parts):
        yield FormRemark(FormFault.DATE_DIGITS, written, right, place)
    elif any(part.startswith("0") for part in parts):
        yield FormRemark(FormFault.DATE_ZERO, written, right, place)


def _of_citations(body: str) -> Iterator[FormRemark]:
    """Citations whose number stands right before the title: 国发〔2019〕5号《…》."""
    for found in rules.NUMBER_FIRST.finditer(body):
        numbers = find_numbers(found["before"])
        if not numbers or not found["before"].rstrip("）)").endswith(numbers[-1].text):
            continue
        number = numbers[-1]
        start = found.start("before") + number.start
        right = f"{found['title']}（{''.join(number.text.split())}）"
        yield FormRemark(
            FormFault.TITLE_FIRST, body[start : found.end()], right, Place(start, found.end())
        )
