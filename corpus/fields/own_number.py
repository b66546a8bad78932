"""Finds the document number that is the document's own, not one that it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Paragraph
from corpus.fields.kind import find_kind
from corpus.fields.numbers import NUMBERED_KINDS, FoundNumber, find_numbers, parse_number
from corpus.fields.rules import number_rules as rules
from corpus.fields.rules.organ_rules import ORGAN_END

# The head of a document: what stands before the text proper begins.
_HEAD_PARAGRAPHS = 15
_HEAD_LENGTH = 700
# How many paragraphs below the title its count may stand.
_UNDER_TITLE = 4


def numbers_in_field(text: str) -> tuple[FoundNumber, ...]:
    """Return the numbers of a field that holds nothing else.

    It is () for a field that cites (依据) or has none.
    """
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
    """Find the numbers that stand alone on a line, or behind 文号：, in the head of the text.

    Several numbers are taken only if nothing but white space is between them. Their places count in
    the lines of the head joined by line breaks.
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


def number_under_title(
    paragraphs: Sequence[Paragraph], title: str, signer: str | None
) -> FoundNumber | None:
    """The number of an act whose count stands alone under its title: 2024年第9号.

    Its organ is named in the title, else signs it. Its place counts in the lines of the head.
    """
    kind = find_kind(title)
    organ = title.partition("关于")[0].strip() if "关于" in title else ""
    organ = organ or signer or ""
    if kind not in NUMBERED_KINDS or not ORGAN_END.search(organ):
        return None
    start = 0
    for paragraph in paragraphs[:_UNDER_TITLE]:
        counted = rules.COUNT_ALONE.fullmatch(paragraph.text.strip())
        if counted is not None:
            found = parse_number(f"{organ}{kind}{counted['number']}")
            at = start + paragraph.text.index(counted["number"])
            end = at + len(counted["number"])
            return found and replace(found, start=at, end=end, text=counted["number"])
        if paragraph.text.endswith(("。", "：", ":")):
            break
        start += len(paragraph.text) + 1
    return None


def _moved(number: FoundNumber, by: int) -> FoundNumber:
    return replace(number, start=number.start + by, end=number.end + by)


def number_in_title(title: str) -> FoundNumber | None:
    """Return the number that a title begins or ends with."""
    for found in find_numbers(title):
        before = title[: found.start].strip(" 《（(【[〔")
        after = title[found.end :].strip(" 》）)】]〕")
        closed = title[: found.start].rstrip().endswith(("》", "（", "(", "【", "知", "见", "法"))
        if not before or (not after and closed):
            return found
    return None
