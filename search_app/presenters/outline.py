"""The outline of a long text: headings and attachments, or articles where headings are few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from search_app.presenters.text_blocks import PartBlock

FEW_HEADINGS = 3
BEGINNING = 16
"""Characters from the beginning of an article that stand for it in the outline."""
MOST_ARTICLES = 200


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading and where it stands; `level` 1 is the highest."""

    label: str
    href: str
    level: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment: its pages (0 where they are not known), and whether its text was read."""

    label: str
    href: str
    pages: int
    read: bool


def present_outline(parts: Sequence[PartBlock]) -> tuple[OutlineEntry, ...]:
    """The headings and attachments; of a text with hardly any headings the articles too."""
    headings = sum(block.form == "heading" for part in parts for block in part.blocks)
    forms = ("heading",) if headings >= FEW_HEADINGS else ("heading", "article")
    return tuple(islice(_entries(parts, forms), MOST_ARTICLES + headings))


def present_attachments(parts: Sequence[PartBlock]) -> tuple[Attachment, ...]:
    """The attachments, with how many pages they have."""
    return tuple(
        Attachment(
            part.title,
            f"#{part.anchor}",
            max((block.page or 0 for block in part.blocks), default=0),
            bool(part.blocks),
        )
        for part in parts
        if part.title
    )


def _entries(parts: Sequence[PartBlock], forms: tuple[str, ...]) -> Iterator[OutlineEntry]:
    for part in parts:
        if part.title:
            yield OutlineEntry(part.title, f"#{part.anchor}", 1)
        for block in part.blocks:
            if block.form not in forms:
                continue
            text = "".join(run.text for run in block.text).strip()
            if block.form == "heading":
                level = block.level - 2 + bool(part.title)
                yield OutlineEntry(text, f"#{block.anchor}", level)
            else:
                lead = "".join(run.text for run in block.lead).strip()
                rest = text if len(text) <= BEGINNING else f"{text[:BEGINNING]}…"
                yield OutlineEntry(f"{lead} {rest}".strip(), f"#{block.anchor}", 2)
