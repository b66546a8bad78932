"""Show the beginning of a long text first; a script or a link brings the rest.

A page grows with its text, and one of 110,000 characters weighs twice what a first view may.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from search_app.presenters.document_page import DocumentPage, TextCut
from search_app.presenters.outline import Attachment, OutlineEntry
from search_app.presenters.text_blocks import Block, Marked, PartBlock, Run
from search_app.wording import document as words

Linked = TypeVar("Linked", OutlineEntry, Attachment)

LONGEST_WHOLE = 20_000
"""Characters of a text that is shown whole: 1 document in 75 is longer."""
SHOWN_FIRST = 12_000
"""Characters that are shown first of a longer one: 13 KB where every article has marked hits."""


def cut_long(page: DocumentPage, whole: str, rest: str) -> DocumentPage:
    """The page with the beginning of its text alone, where the text is long.

    `whole` is the address of the page with the whole text, `rest` that of the text left out.
    """
    characters = sum(map(_part_length, page.parts))
    if characters <= LONGEST_WHOLE:
        return page
    first, others = _cut(page.parts)
    shown = sum(map(_part_length, first))
    later = set(_anchors(others))
    return replace(
        page,
        parts=first,
        outline=tuple(_to_whole(one, later, whole) for one in page.outline),
        attachments=tuple(_to_whole(one, later, whole) for one in page.attachments),
        cut=TextCut(
            said=words.shown_first(shown, characters),
            whole=whole,
            rest=f"{rest}{shown}-{characters}",
            last_hit=max(_hits(first), default=0),
        ),
    )


def rest_of(page: DocumentPage, stretch: str) -> DocumentPage | None:
    """The page with the text alone that its first view left out.

    `stretch` is what the first view said: the characters shown and those of the whole text. None
    where that is no longer so, as the text was published anew in between.
    """
    characters = sum(map(_part_length, page.parts))
    first, others = _cut(page.parts)
    if stretch != f"{sum(map(_part_length, first))}-{characters}" or characters <= LONGEST_WHOLE:
        return None
    tables = sum(block.form == "table" for part in first for block in part.blocks)
    return replace(page, parts=others, tables_before=tables)


def _cut(parts: Sequence[PartBlock]) -> tuple[tuple[PartBlock, ...], tuple[PartBlock, ...]]:
    """The parts up to the paragraph or row that reaches past the beginning, and all others."""
    left = SHOWN_FIRST
    for place, part in enumerate(parts):
        for at, block in enumerate(part.blocks):
            length = _length(block)
            if length <= left:
                left -= length
                continue
            first, second = _cut_rows(block, left)
            before = (*part.blocks[:at], *first)
            after = (*second, *part.blocks[at + 1 :])
            if not before:
                return tuple(parts[:place]), tuple(parts[place:])
            begun = replace(part, blocks=before)
            goes_on = replace(part, title="", anchor="", notes=(), blocks=after)
            return (*parts[:place], begun), (goes_on, *parts[place + 1 :])
    return tuple(parts), ()


def _cut_rows(block: Block, left: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """A table as two, between rows; any other block goes whole into the rest."""
    count = 0
    for row in block.rows:
        left -= sum(_text_length(cell) for cell in row)
        if left < 0:
            break
        count += 1
    if not count:
        return (), (block,)
    second = replace(block, rows=block.rows[count:], page=None)
    return (replace(block, rows=block.rows[:count]),), (second,)


def _part_length(part: PartBlock) -> int:
    return sum(map(_length, part.blocks))


def _length(block: Block) -> int:
    return sum(len(run.text) for run in _runs(block))


def _text_length(text: Marked) -> int:
    return sum(len(run.text) for run in text)


def _runs(block: Block) -> Iterator[Run]:
    for text in (block.lead, block.text, *(cell for row in block.rows for cell in row)):
        yield from text


def _hits(parts: Sequence[PartBlock]) -> Iterator[int]:
    for part in parts:
        for block in part.blocks:
            yield from (run.hit for run in _runs(block) if run.hit)


def _anchors(parts: Sequence[PartBlock]) -> Iterator[str]:
    """The addresses within the page that stand in some parts."""
    for part in parts:
        yield f"#{part.anchor}"
        yield from (f"#{block.anchor}" for block in part.blocks if block.anchor)


def _to_whole(entry: Linked, later: set[str], whole: str) -> Linked:
    """An entry that leads to the whole text, where the page has not what it leads to."""
    return replace(entry, href=whole + entry.href) if entry.href in later else entry
