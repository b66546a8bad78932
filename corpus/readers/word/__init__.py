"""Read DOCX: what prints, in the order of the text, with the numbers that Word makes itself."""

from __future__ import annotations

from pathlib import Path

from corpus.draft import Draft
from corpus.readers.files import ReadOptions
from corpus.readers.packages import open_package
from corpus.readers.word.list_levels import ListLevels
from corpus.readers.word.list_numbers import ListNumbers
from corpus.readers.word.package_parts import WordPackage
from corpus.readers.word.story import DocumentParts, Story, notes_by_id
from corpus.readers.word.style_sheet import StyleSheet
from corpus.readers.word.unprinted import notes_of
from corpus.readers.word.xml_names import child


def read(path: Path, options: ReadOptions) -> Draft:
    """The paragraphs of a Word file, with all tracked changes accepted; raises `FileError`."""
    with open_package(path, None, options) as opened:
        package = WordPackage(opened)
        levels = ListLevels(package.part("numbering"))
        parts = DocumentParts(
            package,
            StyleSheet(package.part("styles")),
            levels,
            ListNumbers(levels),
            notes_by_id(package.part("footnotes"), "w:footnote")
            | notes_by_id(package.part("endnotes"), "w:endnote"),
        )
        body = child(package.document, "w:body")
        paragraphs = () if body is None else tuple(Story(parts, body).read(body))
        return Draft(paragraphs=paragraphs, notes=notes_of(package, parts.tally))
