"""A document's page: fields, outline, and the text in blocks with its hits numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from corpus.document import Document, Paragraph, ParagraphKind
from indexer.query.model import Query
from indexer.results import MarkedDocument, Snippet
from search_app import wording
from search_app.links import Links, web_address

ARTICLE = re.compile(r"第[〇零一二两三四五六七八九十百千0-9]+条(之[一二三四五六七八九十]+)?")
CELL = "\t"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A run of text; `hit` counts the matches of the page from 1 and names their anchors."""

    text: str
    hit: int | None = None


Marked = tuple[MarkedText, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or rows of a table that stand together.

    `form` is heading, article, text, or table; `level` that of the HTML heading (3 to 6);
    `anchor` its id, where it can be linked to.
    """

    form: str
    text: Marked = ()
    level: int = 0
    anchor: str = ""
    rows: tuple[tuple[Marked, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PartBlock:
    """The main text or an attachment."""

    title: str
    anchor: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading and where it stands."""

    label: str
    href: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """All that a document's page shows. `hits` is None where nothing was asked."""

    title: Snippet
    plain_title: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[tuple[str, str], ...]
    original: str | None
    parts: tuple[PartBlock, ...]
    outline: tuple[OutlineEntry, ...]
    hits: str | None
    first_hit: bool
    back: str | None
    canonical: str


def present_document(marked: MarkedDocument, query: Query | None, links: Links) -> DocumentPage:
    """The page of a document, with the hits of `query` if there is one."""
    document = marked.document
    numbers = count(1)
    paragraphs = [_numbered(snippet, numbers) for snippet in marked.paragraphs]
    found = next(numbers) - 1
    parts = tuple(_parts(document, paragraphs))
    asked = query is not None and query.expression is not None
    return DocumentPage(
        title=marked.title,
        plain_title=document.title,
        fields=tuple(_fields(document)),
        rules=tuple((wording.field(name), rule) for name, rule in document.rules.items()),
        original=web_address(document.url),
        parts=parts,
        outline=tuple(_outline(parts)),
        hits=wording.hits(found, query.text) if query and asked else None,
        first_hit=found > 0,
        back=links.search(query) if query else None,
        canonical=links.absolute(links.document(document.id)),
    )


def _numbered(snippet: Snippet, numbers: Iterator[int]) -> Marked:
    return tuple(MarkedText(p.text, next(numbers) if p.match else None) for p in snippet)


def _fields(document: Document) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields that are known, in the order of an official document's head."""
    values = {
        "document_number": document.document_numbers or _one(document.document_number),
        "issuers": document.issuers,
        "written_on": _day(document.written_on),
        "published_on": _day(document.published_on),
        "effective_on": _day(document.effective_on),
        "kind": _one(document.kind),
        "topics": document.topics,
        "source_topic": _one(document.source_topic),
        "source": _one(document.source),
    }
    return ((wording.field(name), value) for name, value in values.items() if value)


def _day(value: date | None) -> tuple[str, ...]:
    return (wording.day(value),) if value else ()


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _parts(document: Document, paragraphs: Sequence[Marked]) -> Iterator[PartBlock]:
    """The parts in blocks; anchors are unique over the whole document."""
    taken: set[str] = set()
    start = 0
    for part in document.parts:
        end = start + len(part.paragraphs)
        blocks = tuple(_blocks(part.paragraphs, paragraphs[start:end], taken))
        title = wording.attachment(part.number, part.title) if part.number else ""
        anchor = _unique(f"{wording.ATTACHMENT}{part.number}", taken) if part.number else ""
        yield PartBlock(title, anchor, blocks)
        start = end


def _blocks(
    paragraphs: Sequence[Paragraph], texts: Sequence[Marked], taken: set[str]
) -> Iterator[Block]:
    rows: list[tuple[Marked, ...]] = []
    for paragraph, text in zip(paragraphs, texts, strict=True):
        if paragraph.kind is ParagraphKind.TABLE_ROW:
            rows.append(_cells(text))
            continue
        if rows:
            yield Block("table", rows=tuple(rows))
            rows = []
        anchor = ""
        if paragraph.kind is ParagraphKind.HEADING:
            anchor = _unique("".join(paragraph.text.split())[:20], taken)
        elif article := ARTICLE.match(paragraph.text):
            anchor = _unique(article.group(), taken)
        # The page's title is h1, a part's is h2.
        yield Block(paragraph.kind.value, text, min(paragraph.level + 2, 6), anchor)
    if rows:
        yield Block("table", rows=tuple(rows))


def _cells(text: Marked) -> tuple[Marked, ...]:
    """A table row cut at its separators, the marks kept."""
    cells: list[list[MarkedText]] = [[]]
    for run in text:
        first, *others = run.text.split(CELL)
        cells[-1].append(MarkedText(first, run.hit))
        cells += [[MarkedText(other, run.hit)] for other in others]
    return tuple(tuple(run for run in cell if run.text) for cell in cells)


def _unique(name: str, taken: set[str]) -> str:
    """`name`, or with the first number behind it that nobody has."""
    free = next(n for i in count(1) if (n := name if i == 1 else f"{name}-{i}") not in taken)
    taken.add(free)
    return free


def _outline(parts: Sequence[PartBlock]) -> Iterator[OutlineEntry]:
    for part in parts:
        if part.title:
            yield OutlineEntry(part.title, f"#{part.anchor}", 1)
        for block in part.blocks:
            if block.form == ParagraphKind.HEADING.value:
                label = "".join(run.text for run in block.text)
                yield OutlineEntry(label, f"#{block.anchor}", block.level - 2 + bool(part.title))
