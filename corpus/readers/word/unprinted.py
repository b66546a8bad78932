"""Count what a Word file holds that its text does not show: changes, comments, page headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import NoteKind, ReadingNote
from corpus.readers.word.package_parts import WordPackage
from corpus.readers.word.printed_runs import Tally
from corpus.readers.word.xml_names import Element, children, descendants

CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel", "w:cellMerge")
"""The elements that hold tracked changes."""
_PAGE_NUMBER = re.compile(r"[第共总页/PpageofOF\d\s\W_]+")


def notes_of(package: WordPackage, tally: Tally) -> tuple[ReadingNote, ...]:
    """The notes on a document that has been read."""
    counted = {
        NoteKind.REVISIONS: sum(1 for _ in _changes(package)),
        NoteKind.UNREAD_PARTS: tally.unread + package.damaged,
        NoteKind.PAGE_HEADERS: sum(1 for _ in _page_headers(package)),
        NoteKind.HIDDEN_TEXT: tally.hidden,
        NoteKind.COMMENTS: sum(1 for _ in _comments(package)),
    }
    return tuple(ReadingNote(kind, count) for kind, count in counted.items() if count)


def _changes(package: WordPackage) -> Iterator[Element]:
    """Each insertion, deletion and half of a move, in the text and in its notes."""
    roots = [package.document, *package.parts("footnotes"), *package.parts("endnotes")]
    return (one for root in roots for one in descendants(root, *CHANGES))


def _comments(package: WordPackage) -> Iterator[Element]:
    roots = package.parts("comments")
    return (one for root in roots for one in children(root, "w:comment") if _text(one))


def _page_headers(package: WordPackage) -> Iterator[Element]:
    """The headers and footers that say more than the number of the page."""
    for root in (*package.parts("header"), *package.parts("footer")):
        if not _PAGE_NUMBER.fullmatch(_text(root) or " "):
            yield root


def _text(root: Element) -> str:
    return "".join(one.text or "" for one in descendants(root, "w:t")).strip()
