"""Read plain text: it is taken for the text of a crawled page."""

from __future__ import annotations

from corpus.draft import FIELDS, Draft, Stated
from corpus.field_rule import FieldRule
from corpus.page_text.read_page import PageText, read_page
from corpus.readers.files import FileError
from corpus.report import SkipReason
from corpus.structure import to_paragraphs
from corpus.wrapped_text.join_lines import unwrapped


def read_plain_text(text: str) -> Draft:
    """The document in the text of a page; raises `FileError` where it is only a list of links."""
    page = read_page("\n".join(unwrapped(text)))
    if page.is_list:
        raise FileError(SkipReason.LINK_LIST)
    return Draft(
        paragraphs=to_paragraphs(page.lines),
        stated=_stated(page),
    )


def _stated(page: PageText) -> dict[str, Stated]:
    stated = {
        name: Stated(value, FieldRule.LABEL)
        for name, value in page.labels.items()
        if name in FIELDS
    }
    if page.title:
        stated["title"] = Stated(page.title, FieldRule.TITLE_LINE)
    return stated
