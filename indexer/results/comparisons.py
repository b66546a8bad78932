"""Two texts compared, article by article: plain frozen values for pages, files and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class UnitKind(StrEnum):
    """What is compared as one piece: a heading, an article, or a paragraph outside of articles."""

    HEADING = "heading"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"


class UnitChange(StrEnum):
    """What became of a piece of the old text, or where one of the new text comes from.

    One that was moved, split or merged may be reworded too, one that was reworded may have another
    number: `ComparedRow.reworded` and `ComparedRow.renumbered` say so.
    """

    KEPT = "kept"
    RENUMBERED = "renumbered"
    CHANGED = "changed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ComparedRun:
    """A run of original text; `changed` where the other text has other words, or none."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class ComparedUnit:
    r"""An article, heading or paragraph of one of the texts.

    `number` is its number as written (第十二条), "" without one; `name` what addresses an article
    on its document's page (article-12), "" where none does. `runs` are the text behind the number;
    its paragraphs are separated by "\n".
    """

    number: str
    name: str
    runs: tuple[ComparedRun, ...]

    @property
    def text(self) -> str:
        """The text behind the number."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """What stood in the old text beside what stands in the new one for it.

    `old` is empty for what is new, `new` for what was dropped; several stand in one of them where
    an article was split, or several were merged. `level` is that of a heading (1 is the highest),
    else 0. `writing` counts the places that differ in writing alone (width, punctuation, spaces,
    Traditional characters), `breaks` those among them where a paragraph begins in one text only.
    `coarse`: it is so long that what differs is marked from the first difference to the last.
    `perhaps` is the number of the article of the other text that something new may come from, or
    something dropped may have become, "" where there is none.
    """

    kind: UnitKind
    level: int
    change: UnitChange
    old: tuple[ComparedUnit, ...]
    new: tuple[ComparedUnit, ...]
    reworded: bool
    renumbered: bool
    writing: int
    breaks: int
    coarse: bool
    perhaps: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rows, in the order of the new text; what was dropped stands where it stood."""

    rows: tuple[ComparedRow, ...]

    @property
    def counts(self) -> Mapping[UnitChange, int]:
        """How many rows, headings left out, there are of each change."""
        changes = [row.change for row in self.rows if row.kind is not UnitKind.HEADING]
        return {change: changes.count(change) for change in UnitChange}

    @property
    def writing(self) -> int:
        """How many places differ in writing alone."""
        return sum(row.writing for row in self.rows)

    @property
    def breaks(self) -> int:
        """How many of these are a paragraph that begins in one of the texts only."""
        return sum(row.breaks for row in self.rows)
