"""A document's text as blocks of a page: headings, articles, tables, and numbered hits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from corpus.clauses import Clause, clauses_of
from corpus.document import DOUBTS, Paragraph, ParagraphKind, Part
from indexer.results import Snippet
from search_app import wording

CELL = "\t"
"""The character that separates the cells of a table row."""
HEADING_LENGTH = 20
"""Characters of a heading that make its anchor."""
TITLE_LINES = 3
"""A repeated title spans at most so many lines, and begins within as many from the top."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text; `hit` numbers the matches of the page from 1 and names their anchors.

    Where a match is cut in two (by a table's cells), only its beginning has the number.
    `href` leads to the document that the text names.
    """

    text: str
    match: bool = False
    hit: int | None = None
    href: str = ""


Marked = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or rows of a table that stand together.

    `form` is heading, article, signature, text or table; `level` that of the HTML heading (3 to 6);
    `anchor` its id, where it can be linked to, `old_anchor` what an article was addressed by before
    (#第十二条), `clause` the id of the 款 or 项 that begins within it, `goes_on` that it belongs to
    the one before; `lead` the number of an article, before its `text`; `page` that of the printed
    page, where the block is the first on it.
    """

    form: str
    text: Marked = ()
    lead: Marked = ()
    level: int = 0
    anchor: str = ""
    old_anchor: str = ""
    clause: str = ""
    goes_on: bool = False
    rows: tuple[tuple[Marked, ...], ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PartBlock:
    """The main text, without a title, or an attachment; one without blocks could not be read.

    `notes` say what the text does not show of its file, or not for certain.
    """

    title: str
    anchor: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()


def without_title(
    parts: Sequence[Part], texts: Sequence[Snippet], title: str
) -> tuple[tuple[Part, ...], Sequence[Snippet]]:
    """Parts and their texts without the title, where the text begins with it once more."""
    if not parts:
        return (), texts
    paragraphs = parts[0].paragraphs
    lines = [_bare(paragraph.text) for paragraph in paragraphs[: 2 * TITLE_LINES]]
    for first in range(min(TITLE_LINES, len(lines))):
        for end in range(first + 1, min(first + TITLE_LINES, len(lines)) + 1):
            if "".join(lines[first:end]) == _bare(title):
                kept = replace(parts[0], paragraphs=paragraphs[:first] + paragraphs[end:])
                return (kept, *parts[1:]), [*texts[:first], *texts[end:]]
    return tuple(parts), texts


def _bare(text: str) -> str:
    return "".join(text.split()).strip("《》")


def number_hits(paragraphs: Sequence[Snippet]) -> tuple[list[Marked], int]:
    """The paragraphs with their matches numbered, and how many there are."""
    numbers = count(1)
    numbered = [
        tuple(Run(part.text, part.match, next(numbers) if part.match else None) for part in snippet)
        for snippet in paragraphs
    ]
    return numbered, next(numbers) - 1


def present_parts(parts: Sequence[Part], texts: Sequence[Marked]) -> tuple[PartBlock, ...]:
    """The parts in blocks; `texts` are the paragraphs of all parts, anchors unique over them."""
    shape = _Shape(parts)
    remaining = iter(zip(texts, clauses_of(parts), strict=True))
    return tuple(_part(part, [next(remaining) for _ in part.paragraphs], shape) for part in parts)


class _Shape:
    """What the blocks of a document share: which anchors are taken, which heading levels occur."""

    def __init__(self, parts: Sequence[Part]) -> None:
        headings = [p for part in parts for p in part.paragraphs if p.kind is ParagraphKind.HEADING]
        self._levels = sorted({heading.level for heading in headings})
        self._taken: set[str] = set()

    def anchor(self, name: str, between: str = "-") -> str:
        """Return `name` where it is free, else with the first number behind it that is."""
        names = (name if n == 1 else f"{name}{between}{n}" for n in count(1))
        free = next(candidate for candidate in names if candidate not in self._taken)
        self._taken.add(free)
        return free

    def level(self, level: int) -> int:
        """The HTML level of a heading, none left out: the page's title is h1, a part's h2."""
        return min(self._levels.index(level) + 3, 6)


_Placed = tuple[Marked, Clause | None]
"""The text of a paragraph, and the clause that it belongs to."""


def _part(part: Part, texts: Sequence[_Placed], shape: _Shape) -> PartBlock:
    title = wording.document.attachment(part.number, part.title) if part.number else ""
    anchor = shape.anchor(wording.document.attachment(part.number, "")) if part.number else ""
    notes = tuple(wording.report.note(note) for note in part.notes if note.kind in DOUBTS)
    return PartBlock(title, anchor, tuple(_blocks(part.paragraphs, texts, shape)), notes)


def _blocks(
    paragraphs: Sequence[Paragraph], texts: Sequence[_Placed], shape: _Shape
) -> Iterator[Block]:
    rows: list[tuple[Marked, ...]] = []
    page: int | None = None
    begun: int | None = None
    for paragraph, (text, clause) in zip(paragraphs, texts, strict=True):
        is_row = paragraph.kind is ParagraphKind.TABLE_ROW
        turned = paragraph.page if paragraph.page != page else None
        if rows and (turned or not is_row):
            yield Block("table", rows=tuple(rows), page=begun)
            rows = []
        page = paragraph.page
        if is_row:
            begun = begun if rows else turned
            rows.append(tuple(_cells(text)))
        else:
            yield replace(_block(paragraph, text, clause, shape), page=turned)
    if rows:
        yield Block("table", rows=tuple(rows), page=begun)


def _block(paragraph: Paragraph, text: Marked, clause: Clause | None, shape: _Shape) -> Block:
    begins = clause.name if clause and clause.begins else ""
    if paragraph.kind is ParagraphKind.HEADING:
        anchor = shape.anchor("".join(paragraph.text.split())[:HEADING_LENGTH])
        level = shape.level(paragraph.level)
        return Block("heading", text, level=level, anchor=anchor, clause=begins)
    if clause and clause.lead:
        lead, rest = _cut(text, clause.lead)
        # A second 第十二条 is article-12.2: article-12-2 is 第十二条之二.
        old = shape.anchor("".join(paragraph.text[: clause.lead].split()))
        return Block("article", rest, lead, anchor=clause.article, old_anchor=old, clause=begins)
    if paragraph.kind is ParagraphKind.SIGNATURE:
        return Block("signature", text)
    return Block("text", text, anchor=begins, goes_on=clause is not None and not clause.begins)


def _cells(text: Marked) -> Iterator[Marked]:
    """The cells of a table row."""
    row = "".join(run.text for run in text)
    for width in map(len, row.split(CELL)):
        cell, text = _cut(text, width)
        yield cell
        _, text = _cut(text, len(CELL))


def _cut(text: Marked, length: int) -> tuple[Marked, Marked]:
    """The first `length` characters, and the others."""
    first: list[Run] = []
    others: list[Run] = []
    for run in text:
        head, tail = run.text[:length], run.text[length:]
        length -= len(head)
        if head:
            first.append(replace(run, text=head))
        if tail:
            others.append(replace(run, text=tail, hit=None if head else run.hit))
    return tuple(first), tuple(others)
