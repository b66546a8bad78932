"""Read plain text: it is taken for the text of a crawled page."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.draft import FIELDS, Draft, Stated
from corpus.field_rule import FieldRule
from corpus.page_text.head_lines import without_head_lines
from corpus.page_text.label_names import is_telling
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import is_breadcrumb, is_furniture, is_sentence, neighbour
from corpus.page_text.page_links import is_menu
from corpus.page_text.page_summary import without_summary
from corpus.page_text.page_title import TITLE_END
from corpus.page_text.read_page import PageText, read_page
from corpus.readers.files import FileError
from corpus.report import SkipReason
from corpus.structure import to_paragraphs
from corpus.wrapped_text.join_lines import unwrapped
from corpus.wrapped_text.line_forms import is_day_or_number, is_row

# A title and a row.
_LEAST = 3
_FIELDS = 3


def read_plain_text(text: str) -> Draft:
    """The document in the text of a page; raises `FileError` where it is only a list of links."""
    lines = [line.strip() for line in unwrapped(text)]
    page = read_page("\n".join(lines))
    if page.is_list:
        raise FileError(SkipReason.LINK_LIST)
    if _loses_text(lines, page) and not _is_of_page(lines):
        page = PageText(lines[0], tuple(lines[1:]))
    return Draft(
        paragraphs=to_paragraphs(without_summary(without_head_lines(page.lines)[0])),
        stated=_stated(page),
    )


def _loses_text(lines: Sequence[str], page: PageText) -> bool:
    """Whether a text has nothing but a table, a list or verse, or would lose some of it.

    What is lost and is no row of a table may be links to other documents, which have titles.
    """
    if len(lines) < _LEAST or is_sentence(lines[0]) or is_row(lines[0]):
        return False
    kept = {*page.lines, page.title}
    lost = [line for line in lines[1:] if line not in kept]
    if not page.lines or any(map(is_row, lost)):
        return True
    if page.title is None or page.title == lines[0]:
        return False
    return not any(map(_may_be_title, (*lost, page.title)))


def _may_be_title(line: str) -> bool:
    return "关于" in line or TITLE_END.search(line) is not None or is_menu(line)


def _is_of_page(lines: Sequence[str]) -> bool:
    """Whether a text is that of a page: lines of a site stand in it, or a table of its fields."""
    return any(map(_is_of_site, lines)) or sum(map(is_telling, lines)) >= _FIELDS


def _is_of_site(line: str) -> bool:
    """Whether a line is one that sites put around a text: a path, a button, a date with a label."""
    if is_furniture(line) or is_breadcrumb(line) or neighbour(line) is not False:
        return True
    return labels_of(line) is not None and not is_day_or_number(line)


def _stated(page: PageText) -> dict[str, Stated]:
    stated = {
        name: Stated(value, FieldRule.LABEL)
        for name, value in page.labels.items()
        if name in FIELDS
    }
    if page.title:
        stated["title"] = Stated(page.title, FieldRule.TITLE_LINE)
    return stated
