"""Read printed pages: their paragraphs, and what of the pages is not among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.document import NoteKind, ReadingNote
from corpus.draft import Draft
from corpus.printed.joining import to_paragraphs
from corpus.printed.line import Line, Page
from corpus.printed.running import without_running

# A page that a picture covers to this share is that picture, if it has no more characters.
_COVERED, _CAPTION = 0.5, 20


def read_pages(pages: Sequence[Page], notes: Sequence[ReadingNote] = ()) -> Draft:
    """The draft of pages in their order; `notes` are what their file holds beside them.

    It has no paragraphs where no page has text.
    """
    kept, left_out = without_running(pages)
    paragraphs = to_paragraphs([(page.number, line) for page, lines in kept for line in lines])
    counted = Counter({note.kind: note.count for note in notes})
    counted[NoteKind.PAGE_HEADERS] += left_out.running
    counted[NoteKind.WATERMARKS] += left_out.marks
    counted[NoteKind.HIDDEN_TEXT] += sum(page.outside for page in pages)
    pictures = tuple(page.number for page, lines in kept if _is_picture(page, lines))
    return Draft(paragraphs=paragraphs, notes=tuple(_notes(pictures, counted)))


def _is_picture(page: Page, lines: Sequence[Line]) -> bool:
    characters = sum(len(line.text) for line in lines)
    if not characters:
        return page.is_drawn
    return page.picture >= _COVERED and characters <= _CAPTION


def _notes(pictures: tuple[int, ...], counted: Counter[NoteKind]) -> Iterator[ReadingNote]:
    if pictures:
        yield ReadingNote(NoteKind.PAGES_WITHOUT_TEXT, len(pictures), pictures)
    yield from (ReadingNote(kind, count) for kind, count in counted.items() if count)
