"""Read printed pages: their paragraphs, and what of the pages is not among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.document import NoteKind, ReadingNote
from corpus.draft import Draft
from corpus.printed.joining import to_paragraphs
from corpus.printed.line import Line, Page
from corpus.printed.page_notes import with_notes_aside
from corpus.printed.recognised import is_mostly_han, is_recognised
from corpus.printed.running import without_running

# A page that a picture covers to such a share is that picture, if it has no more characters: a
# caption, or on a scan of the whole page what was stamped on it.
_PICTURES = ((0.5, 20), (0.85, 60))


def read_pages(pages: Sequence[Page], notes: Sequence[ReadingNote] = ()) -> Draft:
    """The draft of pages in their order; `notes` are what their file holds beside them.

    It has no paragraphs where no page has text.
    """
    whole = [page for page in pages if not page.is_damaged]
    texts = [_text(page) for page in whole]
    is_han = is_mostly_han("".join(texts))
    read = [
        page
        for page, text in zip(whole, texts, strict=True)
        if is_recognised(text, in_han_file=is_han)
    ]
    kept, left_out = without_running(read)
    placed = [(page.number, line) for page, lines in with_notes_aside(kept) for line in lines]
    paragraphs = to_paragraphs(placed)
    counted = Counter({note.kind: note.count for note in notes})
    counted[NoteKind.PAGE_HEADERS] += left_out.running
    counted[NoteKind.WATERMARKS] += left_out.marks
    counted[NoteKind.HIDDEN_TEXT] += sum(page.outside for page in pages)
    pictures = tuple(page.number for page, lines in kept if _is_picture(page, lines))
    numbers = {page.number for page in read}
    unreadable = tuple(page.number for page in pages if page.number not in numbers)
    blank = tuple(page.number for page in read if not (page.lines or page.outside or page.is_drawn))
    named = (
        *((NoteKind.PAGES_WITHOUT_TEXT, pictures), (NoteKind.UNREADABLE_PAGES, unreadable)),
        (NoteKind.BLANK_PAGES, blank),
    )
    return Draft(paragraphs=paragraphs, notes=tuple(_notes(named, counted)))


def _text(page: Page) -> str:
    return "".join(line.text for line in page.lines)


def _is_picture(page: Page, lines: Sequence[Line]) -> bool:
    characters = sum(len(line.text) for line in lines)
    if not characters:
        return page.is_drawn
    return any(page.picture >= share and characters <= most for share, most in _PICTURES)


def _notes(
    named: Sequence[tuple[NoteKind, tuple[int, ...]]], counted: Counter[NoteKind]
) -> Iterator[ReadingNote]:
    yield from (ReadingNote(kind, len(pages), pages) for kind, pages in named if pages)
    yield from (ReadingNote(kind, count) for kind, count in counted.items() if count)
