"""Make a document of pasted text: it has no source, all of it is kept, no field is judged."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from datetime import date

from corpus.document import Document, Paragraph, Part
from corpus.fields.numbers import find_numbers
from corpus.fields.title import title_in_head
from corpus.structure import to_paragraphs
from corpus.wrapped_text.join_lines import unwrapped

LONGEST_TITLE = 200
LONGEST_REST = 40
"""Signs beside a number: the day, the organ, 文件, brackets."""
HEAD = 6
"""Lines in which a text says its own number."""
_OWN_NUMBER = re.compile(r"[\s（(]*(?:\d{4}年\d+月\d+日)?[^，。；：《》]*[\s）)]*")
_CITATION = re.compile(r"《[^》]*(?:《[^》]*》[^》]*)?》|[^《》，。；]{2,40}号$")
"""A line that is the name of a document, as a list of citations has them."""
_OF_ORDER = re.compile(r"[\s（(]*第?\s*[一二三四五六七八九十百零〇\d]{1,6}\s*号[\s）)]*")
"""The line below 云州市人民政府令 that has its number."""
_SIGNER = re.compile(r"签\s*发\s*人\s*[:：].*$")
_LETTERHEAD = re.compile(r"文\s*件$")
_ADDRESSED = re.compile(r"[。；：:]$")

Span = tuple[int, int]
"""A place [start, end) in a text, in characters."""


def pasted_document(text: str, written_on: date) -> Document:
    r"""The document of a text; its first line is its title where it can be one.

    A citation by itself, or the first one of a list of them, is none.

    >>> pasted_document("关于养犬的通知\n各区：\n请登记。", date(2024, 3, 1)).title
    '关于养犬的通知'
    """
    return document_of_paragraphs(to_paragraphs(unwrapped(text.replace("\r\n", "\n"))), written_on)


def document_of_paragraphs(paragraphs: tuple[Paragraph, ...], written_on: date) -> Document:
    """The document of paragraphs that a file has, or that were read before."""
    first = paragraphs[0].text if paragraphs else ""
    alone = len(paragraphs) == 1
    is_title = len(first) <= LONGEST_TITLE and not first.endswith(tuple("。；，：:;,"))
    # A longer line names no document; looking through one takes the square of its length.
    if is_title and all(_CITATION.match(one.text[:LONGEST_TITLE]) for one in paragraphs[:2]):
        is_title = False
    title = first if is_title else ""
    if _LETTERHEAD.search(first) or (not alone and _is_number(first)):  # the title stands below
        title = title_in_head(paragraphs[1:]) or title
    return Document(
        source="",
        key="",
        id="",
        title=title,
        parts=(Part(paragraphs),),
        path="",
        written_on=written_on,
        document_numbers=() if alone else _own_numbers(paragraphs),
    )


def spans_of_paragraphs(document: Document, places: Container[int]) -> tuple[Span, ...]:
    """Where some paragraphs, counted from 0, stand in the body."""
    found: list[Span] = []
    at = 0
    for place, paragraph in enumerate(document.paragraphs):
        end = at + len(paragraph.text)
        if place in places:
            found.append((at, end))
        at = end + 1
    return tuple(found)


def _own_numbers(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The numbers that stand alone on a line of the head, above the line with the addressees.

    Of an order (令) the number stands in the line below.
    """
    found: list[str] = []
    before = ""
    for paragraph in paragraphs[:HEAD]:
        if _ADDRESSED.search(paragraph.text):
            break
        line = f"{before}{paragraph.text}" if _OF_ORDER.fullmatch(paragraph.text) else ""
        found += _number_alone(line or paragraph.text)
        before = paragraph.text if paragraph.text.endswith(("令", "公告")) else ""
    return tuple(found)


def _number_alone(line: str) -> list[str]:
    """The number of a line that says little else: a day, an organ, who signs."""
    numbers = find_numbers(line)
    rest = _SIGNER.sub("", line)
    for number in numbers:
        rest = rest.replace(number.text, "")
    alone = len(numbers) == 1 and len(rest) <= LONGEST_REST and _OWN_NUMBER.fullmatch(rest)
    return [numbers[0].text] if alone else []


def _is_number(line: str) -> bool:
    """Whether a line is nothing but a number."""
    numbers = find_numbers(line)
    return len(numbers) == 1 and not line.replace(numbers[0].text, "").strip(" （）()　")


def places_in_pasted(text: str, document: Document) -> Callable[[int, int], Span]:
    r"""Where a piece of a pasted document's body stands in the text as it was pasted.

    The two differ by white space alone: lines are stripped, those broken by layout joined.

    >>> text = "  各区：\n\n 请登记。"
    >>> place = places_in_pasted(text, pasted_document(text, date(2024, 3, 1)))
    >>> place(4, 8), text[slice(*place(4, 8))]
    ((8, 12), '请登记。')
    """
    signs = [at for at, sign in enumerate(text) if not sign.isspace()]
    before = [0]
    for sign in document.body:
        before.append(before[-1] + (not sign.isspace()))

    def place(start: int, end: int) -> Span:
        first, last = before[start], before[end]
        if first == last:
            return (0, 0)
        return signs[first], signs[last - 1] + 1

    return place
