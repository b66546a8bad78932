"""Read DOCX: what prints, in the order of the text, with the numbers that Word makes itself."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from corpus.document import Paragraph
from corpus.draft import Draft
from corpus.readers.files import FileError, ReadOptions
from corpus.readers.packages import open_package
from corpus.readers.word.field_numbers import FieldNumbers
from corpus.readers.word.imported_text import imported_paragraphs
from corpus.readers.word.list_levels import ListLevels
from corpus.readers.word.list_numbers import ListNumbers
from corpus.readers.word.package_parts import WordPackage
from corpus.readers.word.printed_runs import Tally
from corpus.readers.word.story import DocumentParts, Importer, Story, notes_by_id
from corpus.readers.word.style_sheet import StyleSheet
from corpus.readers.word.unprinted import notes_of
from corpus.readers.word.xml_names import child

_WORD = {".docx", ".docm", ".dotx", ".dotm"}


def read(file: Path | IO[bytes], options: ReadOptions) -> Draft:
    """The paragraphs of a Word file, with all tracked changes accepted; raises `FileError`.

    Page headers and footers are left out, and counted.
    """
    return _draft(file, options, Tally(), options.max_levels)


def _draft(file: Path | IO[bytes], options: ReadOptions, tally: Tally, levels: int) -> Draft:
    """What is read of a file that may import others, so many of them in one another."""
    taken: set[str] = set()

    def imported(name: str, data: bytes) -> tuple[Paragraph, ...]:
        if name in taken:  # Once is enough: a file could import a large one any number of times.
            return ()
        taken.add(name)
        if PurePosixPath(name).suffix.lower() not in _WORD:
            return imported_paragraphs(name, data)
        try:
            return _draft(BytesIO(data), options, tally, levels - 1).paragraphs if levels else ()
        except FileError:
            return ()

    with open_package(file, None, options) as opened:
        package = WordPackage(opened)
        parts = _parts(package, tally, imported)
        body = child(package.document, "w:body")
        paragraphs = () if body is None else tuple(Story(parts, body).read(body))
        changed = {id(one) for one in tally.changed}
        return Draft(
            paragraphs=paragraphs,
            notes=notes_of(package, tally),
            changed=tuple(at for at, one in enumerate(paragraphs) if id(one) in changed),
        )


def _parts(package: WordPackage, tally: Tally, imported: Importer) -> DocumentParts:
    levels = ListLevels(package.part("numbering"))
    numbers = ListNumbers(levels)
    return DocumentParts(
        package,
        StyleSheet(package.part("styles")),
        levels,
        numbers,
        FieldNumbers(numbers.named),
        notes_by_id(package.part("footnotes"), "w:footnote")
        | notes_by_id(package.part("endnotes"), "w:endnote"),
        tally,
        imported,
    )
