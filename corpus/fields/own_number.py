"""Which document number is the document's own, and not one that it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Paragraph
from corpus.fields.numbers import FoundNumber, find_numbers, parse_number
from corpus.fields.rules import number_rules as rules

# The head of a document: what stands before the text proper begins.
_HEAD_PARAGRAPHS = 15
_HEAD_LENGTH = 700


def numbers_in_field(text: str) -> tuple[FoundNumber, ...]:
    """The numbers of a field that holds nothing else; () where it says 依据 or no number at all."""
    whole = parse_number(text)
    if whole is not None:
        return (whole,)
    if rules.ADDED.search(text):
        return ()
    found = find_numbers(text)
    rest = "".join(
        text[a.end if a else 0 : b.start if b else len(text)]
        for a, b in zip([None, *found], [*found, None], strict=True)
    )
    return tuple(found) if found and rules.SEVERAL_OWN.fullmatch(rest) else ()


def numbers_in_body(paragraphs: Sequence[Paragraph]) -> tuple[FoundNumber, ...]:
    """The numbers that stand on lines of their own, or behind 文号：, in the head of the text.

    Several are taken where nothing but space parts them. They are placed in the lines joined.
    """
    head = "\n".join(paragraph.text for paragraph in paragraphs[:_HEAD_PARAGRAPHS])[:_HEAD_LENGTH]
    own: list[FoundNumber] = []
    for found in find_numbers(head):
        line_start = head.rfind("\n", 0, found.start) + 1
        line_end = head.find("\n", found.end)
        before = head[line_start : found.start].strip(" \t　")
        after = head[found.end : line_end if line_end >= 0 else len(head)].strip(" \t　")
        alone = before in ("", "（", "(", "〔") and after in ("", "）", ")", "〕")
        if own:
            if not alone or head[own[-1].end : found.start].strip(" \t\n　"):
                break
            own.append(found)
        elif alone or rules.LABEL.search(before):
            own.append(found)
    if own:
        return tuple(own)
    start = 0
    for paragraph in paragraphs[:6]:
        text = paragraph.text.strip()
        if rules.NOTE.fullmatch(text) and rules.PROCLAIMED.search(text):
            noted = find_numbers(paragraph.text)
            return tuple(_moved(number, start) for number in noted) if len(noted) == 1 else ()
        start += len(paragraph.text) + 1
    return ()


def _moved(number: FoundNumber, by: int) -> FoundNumber:
    return replace(number, start=number.start + by, end=number.end + by)


def number_in_title(title: str) -> FoundNumber | None:
    """The number that a title begins or ends with."""
    for found in find_numbers(title):
        before = title[: found.start].strip(" 《（(【[〔")
        after = title[found.end :].strip(" 》）)】]〕")
        closed = title[: found.start].rstrip().endswith(("》", "（", "(", "【", "知", "见", "法"))
        if not before or (not after and closed):
            return found
    return None
