"""Find the title of a page among its meta elements, headings, labels and lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from corpus.draft import Stated
from corpus.field_rule import META, FieldRule
from corpus.fields.numbers import parse_number
from corpus.fields.title import names_site, without_gaps, without_site
from corpus.page_elements.element_text import text_of
from corpus.page_elements.visibility import is_hidden, is_unseen
from corpus.page_text.page_byline import read_byline, split_heading
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import is_breadcrumb, is_furniture, is_sentence
from corpus.page_text.page_links import is_dated_link
from corpus.page_text.page_title import LONGEST, TITLE_END, broken_titles, without_badge

# lxml publishes no types.
Element = Any

_TITLE_NAME = re.compile(r"title|headline|^bt$|biaoti|tit(?:$|[\s_-])", re.IGNORECASE)
_NO_TITLE_NAME = re.compile(r"sub-?tit|nav|menu|crumb|foot|logo|list|side|xgxw|related", re.I)
_SIGNS = re.compile(r"[\s“”\"'‘’]")
# A line of the page has at least so many signs where the page's name tells that it is the title.
_LEAST, _LEAST_BEGINNING = 10, 8
# How many lines above a text are looked at for its title, and its first lines that may hold it.
_ABOVE, _WITHIN = 8, 3
# Names of columns that end like titles of documents (县政府通知公告) have at most so many signs.
_LONGEST_COLUMN = 12
# What authoring tools and views for printing call a page.
_NAMELESS = re.compile(
    r"无标题(?:文档|页面?)?|untitled.*|new page.*|document|打印(?:页面?|本页|预览|版)?|正文"
    r"|(?:详情|内容|文章)页?",
    re.IGNORECASE,
)

# A district or a column that a site puts before titles: [石桥区] 石桥区小学招标公告.
_COLUMN = re.compile(r"[\[【]\s*([^\[\]【】]{2,10})\s*[\]】]\s*(?=\S{8})")
_DOUBLED = re.compile(r"([\u4e00-\u9fff]{4,30})(?=\1)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and the fields that stand in it behind the title: day, number, source."""

    text: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageTitle:
    """The title of a page, and the fields that stand in its heading.

    `sure` is False where it may be the name of the site or of a column.
    """

    stated: Stated | None
    fields: tuple[tuple[str, str], ...] = ()
    sure: bool = True


def find_title(
    root: Element,
    headings: Sequence[Heading],
    meta: Mapping[str, tuple[str, str]],
    labelled: str | None,
    lines: tuple[Sequence[str], Sequence[str]],
    above_day: str | None,
) -> PageTitle:
    """The title of a page; `lines` are those above the text, the nearest first, and its own first.

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
    heading = next((one for one in named if not _may_name_site(one.text)), None)
    if heading is not None and not is_titled(heading.text) and _is_sure(headings[0].text):
        # A page may have the name of its site alone, in <title> and in the first heading.
        heading = headings[0]
    if heading is None or not is_titled(heading.text):
        line = _line_in_name(lines, name)
        if line is not None and (heading is None or is_titled(line.text)):
            return PageTitle(Stated(line.text, FieldRule.TITLE_LINE), line.fields)
        if heading is None:
            heading = next((one for one in headings if not _may_name_site(one.text)), None)
        heading = heading or next(iter([*named, *headings]), None)
    if heading is None or _may_be_site(heading, named):
        return _without_heading(heading, name, lines, above_day)
    return PageTitle(Stated(heading.text, FieldRule.HTML_HEADING), heading.fields)


def _without_heading(
    heading: Heading | None,
    name: str,
    lines: tuple[Sequence[str], Sequence[str]],
    above_day: str | None,
) -> PageTitle:
    """The title of a page none of whose headings surely is one."""
    shown = without_site(name)
    line = None if _is_sure(shown) else _line_above(*lines)
    if line is not None:
        return PageTitle(Stated(line.text, FieldRule.TITLE_LINE), line.fields)
    if heading is not None and above_day and _is_site(heading.text):
        heading = heading if _is_site(above_day) or is_sentence(above_day) else None
    if heading is not None and (not name or _is_site(shown) or not _is_site(heading.text)):
        return PageTitle(Stated(heading.text, FieldRule.HTML_HEADING), heading.fields, sure=False)
    if above_day and not is_sentence(above_day):
        return PageTitle(Stated(above_day, FieldRule.HTML_LINE_ABOVE_DATE))
    if name:
        return PageTitle(Stated(shown, FieldRule.HTML_TITLE), sure=False)
    return PageTitle(Stated(above_day, FieldRule.HTML_LINE_ABOVE_DATE) if above_day else None)


def _may_be_site(heading: Heading, named: Sequence[Heading]) -> bool:
    """Whether a heading may be the name or the motto of the site: the page's name tells."""
    return _is_site(heading.text) or (heading not in named and not is_titled(heading.text))


def _is_site(text: str) -> bool:
    return names_site(text) and not is_titled(text)


def _is_sure(text: str) -> bool:
    """Whether a heading is longer than names of columns that end like titles."""
    return is_titled(text) and len(text) > _LONGEST_COLUMN


def _may_name_site(text: str) -> bool:
    """Whether a heading may be the name of a site or a column; 通知公告 is one, longer are none."""
    return names_site(text) and not _is_sure(text)


def headings_of(root: Element, body: Element, *, inside: bool) -> list[Heading]:
    """Texts of elements that are marked as a title: before the body, nearest first.

    `inside` looks in the body too, and there first: an unnamed body may be the whole page. Those
    behind the body come last: boxes of comments and lists of other pages have such elements, too.
    """
    before: list[Heading] = []
    within: list[Heading] = []
    behind: list[Heading] = []
    found = before
    around = set(body.iterancestors())
    of_body = set(body.iter()) if inside else set()
    name = _page_name(root)

    def is_shown(element: Element) -> bool:
        # A box that a script opens (网站维护公告) has a heading, too.
        inner = (one for one in (element, *element.iterancestors()) if one not in around)
        return not any(is_hidden(one) for one in inner if one is not body)

    for element in root.iter():
        if element is body:
            if not inside:
                break
            found = within
        elif found is within and element not in of_body:
            found = behind
        if (
            _is_heading(element)
            and element is not body
            and element not in around
            and is_shown(element)
        ):
            text, fields = split_heading(text_of(element))
            text = without_badge(_without_column(without_gaps(text), name))
            if (
                5 <= len(text) <= 200
                and not is_breadcrumb(text)
                and not is_furniture(text)
                and labels_of(text) is None
            ):
                found.append(Heading(text, tuple(fields)))
    return [*within, *reversed(before), *behind]


def _without_column(text: str, name: str) -> str:
    """A heading without a column before the title, and without a name of the site that it repeats.

    A column is told by the title, which says it again, or by the name of the page without it.

    >>> _without_column("[城东区] 城东区小学改造招标公告", "")
    '城东区小学改造招标公告'
    >>> _without_column("云州市医院云州市医院招聘公告", "")
    '云州市医院招聘公告'
    """
    doubled = _DOUBLED.match(text)
    if doubled is not None:
        return text[doubled.end() :]
    column = _COLUMN.match(text)
    if column is None:
        return text
    title, whole = text[column.end() :], _bare(name)
    named = _bare(title) in whole and _bare(text) not in whole
    return title if named or column[1] in title else text


def _is_heading(element: Element) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in ("title", "a", "img", "input"):
        return False
    marked = tag in ("h1", "h2", "h3", "ucaptitle")
    if not marked:
        own, classes = element.get("id"), element.get("class")
        marked = (own or classes) and _names_title(f"{classes or ''} {own or ''}")
    return bool(marked) and not is_unseen(element)


@lru_cache(4096)
def _names_title(name: str) -> bool:
    return _TITLE_NAME.search(name) is not None and _NO_TITLE_NAME.search(name) is None


def _page_name(root: Element) -> str:
    element = root.find(".//title")
    shown = "" if element is None else "".join(element.itertext())
    name = without_gaps(" ".join(shown.split()))
    return "" if parse_number(name) or _NAMELESS.fullmatch(name) else name


def is_titled(text: str) -> bool:
    """Whether a text ends in a kind of document or says what it is about."""
    return "关于" in text or TITLE_END.search(text) is not None


def _line_above(above: Sequence[str], within: Sequence[str]) -> Heading | None:
    """The title that stands right above a text, over its day and number; it has no mark of one."""
    if any(is_titled(line) and not is_sentence(line) for line in within[:_WITHIN]):
        return None
    for place, line in enumerate(above[:_ABOVE]):
        if is_furniture(line) or parse_number(line) or read_byline(line.replace("\t", " ")):
            continue
        text, fields = split_heading(line)
        upper = "".join(above[place + 1 : place + 2])
        if fields and is_dated_link(line) and not is_dated_link(upper):
            # A title with its day beside it, and no list of others.
            line = text
        if text.startswith("关于") and any(_bare(upper + text) in _bare(one) for one in above):
            text = upper + text
        text = without_gaps(text)
        if (
            _LEAST_BEGINNING <= len(text) <= LONGEST
            and is_titled(text)
            and not is_sentence(text)
            and not is_dated_link(line)
            and not is_breadcrumb(line)
        ):
            return Heading(text, tuple(fields))
        return None
    return None


def _line_in_name(lines: tuple[Sequence[str], Sequence[str]], name: str) -> Heading | None:
    """The longest line of the page that the page's name holds beside those of column and site.

    A title that the page breaks is looked for as a whole.
    """
    bare = _bare(name)
    best = Heading("")
    above, within = lines
    broken = [*broken_titles(above[::-1], bare), *broken_titles(within, bare)]
    for line in [*above, *within, *broken]:
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
            and parse_number(text) is None
        ):
            best = Heading(text, tuple(fields))
    return best if best.text else None


def _bare(text: str) -> str:
    return _SIGNS.sub("", text)
