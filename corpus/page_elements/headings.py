"""Find the title of a page among its meta elements, headings, labels and lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.draft import Stated
from corpus.field_rule import META, FieldRule
from corpus.fields.title import names_site, without_gaps, without_site
from corpus.page_elements.element_text import text_of
from corpus.page_elements.visibility import is_unseen
from corpus.page_text.page_byline import split_heading
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import is_breadcrumb, is_furniture, is_sentence

# lxml publishes no types.
Element = Any

_TITLE_NAME = re.compile(r"title|headline|^bt$|biaoti", re.IGNORECASE)
_NO_TITLE_NAME = re.compile(r"sub-?title|nav|menu|crumb|foot|logo|list|side|xgxw|related", re.I)
_SIGNS = re.compile(r"[\s“”\"'‘’]")
# A line of the page has at least so many signs where the page's name tells that it is the title.
_LEAST, _LEAST_BEGINNING = 10, 8


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and the fields that stand in it behind the title: day, number, source."""

    text: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageTitle:
    """The title of a page, and the fields that stand in its heading."""

    stated: Stated | None
    fields: tuple[tuple[str, str], ...] = ()


def find_title(
    root: Element,
    headings: Sequence[Heading],
    meta: Mapping[str, tuple[str, str]],
    labelled: str | None,
    lines: Sequence[str],
    above_day: str | None,
) -> PageTitle:
    """The title of a page; `lines` are those it may stand on, the nearest to the text first.

    `labelled` is what a label names as the title, `above_day` the line above the day.
    """
    texts = {heading.text: heading for heading in reversed(headings)}
    if "title" in meta:
        value, rule = meta["title"]
        stem = value.rstrip(".… ")
        if stem != value:
            longer = next((one for one in texts if one.startswith(stem)), None)
            if longer:
                return PageTitle(Stated(longer, FieldRule.HTML_HEADING), texts[longer].fields)
        if rule.lower() == "articletitle" or value in texts:
            fields = texts[value].fields if value in texts else ()
            return PageTitle(Stated(value, f"{META}{rule}"), fields)
    if labelled:
        same = next((one for one in headings if _bare(one.text) == _bare(labelled)), Heading(""))
        return PageTitle(Stated(labelled, FieldRule.HTML_LABEL), same.fields)
    name = _page_name(root)
    named = [one for one in headings if name and _bare(one.text) in _bare(name)]
    heading = next((one for one in named if not names_site(one.text)), None)
    if heading is None:
        line = _line_in_name(lines, name)
        if line is not None:
            return PageTitle(Stated(line.text, FieldRule.TITLE_LINE), line.fields)
        heading = next(iter([*named, *headings]), None)
    if heading is not None:
        return PageTitle(Stated(heading.text, FieldRule.HTML_HEADING), heading.fields)
    if above_day and not is_sentence(above_day):
        return PageTitle(Stated(above_day, FieldRule.HTML_LINE_ABOVE_DATE))
    if name:
        return PageTitle(Stated(without_site(name), FieldRule.HTML_TITLE))
    return PageTitle(Stated(above_day, FieldRule.HTML_LINE_ABOVE_DATE) if above_day else None)


def headings_of(root: Element, body: Element, *, inside: bool) -> list[Heading]:
    """Texts of elements that are marked as a title: before the body, nearest first.

    `inside` looks in the body too, and there first: an unnamed body may be the whole page.
    """
    before: list[Heading] = []
    within: list[Heading] = []
    found = before
    around = set(body.iterancestors())
    for element in root.iter():
        if element is body:
            if not inside:
                break
            found = within
        elif element not in around and _is_heading(element):
            text, fields = split_heading(text_of(element))
            text = without_gaps(text)
            if (
                5 <= len(text) <= 200
                and not is_breadcrumb(text)
                and not is_furniture(text)
                and labels_of(text) is None
            ):
                found.append(Heading(text, tuple(fields)))
    return [*within, *reversed(before)]


def _is_heading(element: Element) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in ("title", "a", "img", "input"):
        return False
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    marked = tag in ("h1", "h2", "h3", "ucaptitle") or (
        _TITLE_NAME.search(name) is not None and _NO_TITLE_NAME.search(name) is None
    )
    return marked and not is_unseen(element)


def _page_name(root: Element) -> str:
    element = root.find(".//title")
    shown = "" if element is None else "".join(element.itertext())
    return without_gaps(" ".join(shown.split()))


def _line_in_name(lines: Sequence[str], name: str) -> Heading | None:
    """The longest line of the page that the page's name holds beside those of column and site."""
    bare = _bare(name)
    best = Heading("")
    for line in lines:
        if len(line) > 300 or is_sentence(line):
            continue
        text, fields = split_heading(line.replace("\t", " "))
        text = without_gaps(text)
        own = _bare(text)
        least = _LEAST_BEGINNING if bare.startswith(own) else _LEAST
        if (
            least <= len(own) <= len(bare)
            and own in bare
            and len(text) > len(best.text)
            and not names_site(text)
        ):
            best = Heading(text, tuple(fields))
    return best if best.text else None


def _bare(text: str) -> str:
    return _SIGNS.sub("", text)
