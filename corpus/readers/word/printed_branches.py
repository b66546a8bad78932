"""Which elements of a document print: containers are walked through, the rest is passed over."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.readers.word.xml_names import Element, descendants, name_of

PASSED_OVER = frozenset(
    f"{prefix}:{name}"
    for prefix, names in {
        "w": (
            # The text before changes were made, and the code of fields.
            *("del", "moveFrom", "delText", "delInstrText", "instrText"),
            # Properties; those of a paragraph and a run are asked where they are needed.
            *("pPr", "rPr", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblPrEx", "tblGrid"),
            *("trPr", "tcPr", "rubyPr", "fldData", "smartTagPr", "customXmlPr"),
            # The pronunciation above a character.
            "rt",
        ),
        "mc": ("Fallback",),
    }.items()
    for name in names
)
_TEXTS = ("w:t", "w:sym", "w:tab", "m:t", "a:t", "v:textpath", "dgm:relIds", "w:footnoteReference")
_BLOCKS = frozenset({"w:p", "w:tbl", "w:altChunk"})


def blocks(container: Element) -> Iterator[Element]:
    """The paragraphs, tables and imported files of a container, in their order."""
    return _found(container, _BLOCKS)


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table, without those of tables inside its cells."""
    return _found(table, frozenset({"w:tr"}))


def cells(row: Element) -> Iterator[Element]:
    """The cells of a row."""
    return _found(row, frozenset({"w:tc"}))


def _found(container: Element, wanted: frozenset[str]) -> Iterator[Element]:
    for element in container:
        name = name_of(element)
        if name in wanted:
            yield element
        elif name == "mc:AlternateContent":
            yield from _found(printed_branch(element), wanted)
        elif name not in PASSED_OVER:
            yield from _found(element, wanted)


def printed_branch(alternatives: Element) -> Element:
    """The one of several ways to write the same content that is read: the first that has text.

    A branch in a vocabulary that is newer than this program has none, and the next one follows.
    """
    branches = list(alternatives)
    with_text = (one for one in branches if next(descendants(one, *_TEXTS), None) is not None)
    return next(with_text, branches[0] if branches else alternatives)
