"""Store and find where in a document's text its attachments and their printed pages begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Part

Stored = list[tuple[int, int, str, list[tuple[int, int]]]]
"""For each attachment with text: its start, number and title, and (start, page) of its pages."""


@dataclass(frozen=True, slots=True)
class AttachmentPlace:
    """An attachment by its number and title, and the printed page in it where pages are known."""

    number: int
    title: str
    page: int | None


def attached(parts: Sequence[Part]) -> Stored:
    """The places to store of a document's parts; [] without attachments. O(paragraphs)."""
    return list(_attached(parts)) if len(parts) > 1 else []


def place_in(stored: Stored, at: int) -> AttachmentPlace | None:
    """The attachment and the page of it that the character `at` of the text stands in."""
    index = bisect_right([begin for begin, *_ in stored], at) - 1
    if index < 0:
        return None
    _, number, title, pages = stored[index]
    turned = bisect_right([begin for begin, _ in pages], at) - 1
    return AttachmentPlace(number, title, pages[turned][1] if turned >= 0 else None)


def _attached(parts: Sequence[Part]) -> Iterator[tuple[int, int, str, list[tuple[int, int]]]]:
    start = 0
    for part in parts:
        begin = start
        pages: list[tuple[int, int]] = []
        for paragraph in part.paragraphs:
            page = paragraph.page
            if page is not None and (not pages or pages[-1][1] != page):
                pages.append((start, page))
            start += len(paragraph.text) + 1
        if part.number and part.paragraphs:
            yield begin, part.number, part.title, pages
