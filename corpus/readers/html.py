"""Read HTML, whole pages and fragments: first what its elements state, then what it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.draft import Draft, Stated
from corpus.field_rule import META, FieldRule
from corpus.fields.dates import parse_date
from corpus.fields.numbers import parse_number
from corpus.fields.title import without_gaps, without_site
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import (
    is_breadcrumb,
    is_furniture,
    is_sentence,
    neighbour,
)
from corpus.page_text.page_values import with_names
from corpus.page_text.read_page import read_page
from corpus.page_text.repeated_lines import without_repeats
from corpus.readers.files import FileError
from corpus.readers.html_body import find_body, is_link_list
from corpus.readers.html_state import find_kept, script_day
from corpus.readers.html_text import Element, element_lines, html_lines, is_unseen, parse
from corpus.report import SkipReason
from corpus.structure import to_paragraphs
from corpus.wrapped_text.join_lines import join_lines

# The State Council's rules for pages (GB/T 33995, 政府网站发展指引) name these; others are common.
_META = {
    "articletitle": "title",
    "title": "title",
    "og:title": "title",
    "pubdate": "published",
    "publishdate": "published",
    "article:published_time": "published",
    "contentsource": "origin",
    "source": "origin",
    "sitename": "site",
    "og:site_name": "site",
    "columnname": "column",
    "og:url": "url",
    "url": "url",
}
_TITLE_NAME = re.compile(r"title|headline|^bt$|biaoti", re.IGNORECASE)
_NO_TITLE_NAME = re.compile(r"sub-?title|nav|menu|crumb|foot|logo|list|side|xgxw|related", re.I)
# How many lines before the body a date without a label may stand.
_NEAR = 25
# A page that shows fewer signs of running text may keep its text for a script.
_HARDLY_ANY = 60
# Stands for the body while the lines around it are read; a private sign that no text has.
_PLACE = "\ue123"


def read_html(text: str) -> Draft:
    """The document of a page; raises `FileError` where it is a list of links or cannot be read."""
    root = parse(text)
    if root is None:
        raise FileError(SkipReason.UNREADABLE)
    # lxml makes an element anew whenever nothing refers to it; this page is walked several times.
    kept_alive = list(root.iter())
    body, named = find_body(root)
    meta = _meta(root)
    before, after = _around(root, body)
    inner = element_lines(body)
    fields, title_line = _shown(with_names(before), with_names(after))
    title = _title(root, body, meta, fields, title_line, inside=not named)
    if named:
        lines = _trimmed(inner)
    else:
        sure = title is not None and title.rule != FieldRule.HTML_TITLE
        page = read_page(
            "\n".join(join_lines(inner)), without_gaps(title.text) if title and sure else None
        )
        if page.is_list:
            raise FileError(SkipReason.LINK_LIST)
        lines = list(page.lines)
        fields = page.labels | fields
        if page.title and not sure and (title is None or page.labels):
            title = Stated(page.title, FieldRule.TITLE_LINE)
    if _running(lines) < _HARDLY_ANY and (kept := find_kept(root)) is not None:
        # Only a script shows the text.
        kept_lines = html_lines(kept.content)
        if _running(kept_lines) > _running(lines):
            lines = _trimmed(kept_lines)
            fields = dict(kept.fields) | {name: value for name, value in fields.items() if value}
            if kept.fields.get("title") and (title is None or title.rule == FieldRule.HTML_TITLE):
                title = Stated(kept.fields["title"], FieldRule.HTML_SCRIPT)
            return _draft(lines, fields, meta, title)
    if "published" not in fields and "published" not in meta and (day := script_day(root)):
        fields["published"] = day
    if not lines and is_link_list(root):
        raise FileError(SkipReason.LINK_LIST)
    if is_link_list(body) and not any(is_sentence(line) and len(line) > 30 for line in lines):
        raise FileError(SkipReason.LINK_LIST)
    del kept_alive
    return _draft(lines, fields, meta, title)


def _draft(
    lines: Sequence[str],
    fields: Mapping[str, str],
    meta: Mapping[str, tuple[str, str]],
    title: Stated | None,
) -> Draft:
    stated = {name: Stated(value, FieldRule.HTML_LABEL) for name, value in fields.items() if value}
    stated |= {name: Stated(value, f"{META}{rule}") for name, (value, rule) in meta.items()}
    if "origin" in meta and fields.get("origin"):
        stated["origin"] = Stated(fields["origin"], FieldRule.HTML_LABEL)
    stated.pop("other", None)
    stated.pop("title", None)
    if title is not None:
        stated["title"] = title
    return Draft(paragraphs=to_paragraphs(join_lines(without_repeats(lines))), stated=stated)


def _running(lines: Sequence[str]) -> int:
    """The signs of running text in lines."""
    return sum(len(line) for line in lines if is_sentence(line))


def _meta(root: Element) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or ""
        field = _META.get(name.lower())
        value = (element.get("content") or "").strip()
        if not field or not value or field in found:
            continue
        if field != "published" or parse_date(value):
            found[field] = (value, name)
    link = root.find(".//link[@rel='canonical']")
    if link is not None and link.get("href"):
        found.setdefault("url", (link.get("href"), "canonical"))
    return found


def _around(root: Element, body: Element) -> tuple[list[str], list[str]]:
    """The lines of the page before and behind its body."""
    parent = body.getparent()
    if parent is None:
        return [], []
    place = body.makeelement("p")
    place.text, place.tail = _PLACE, body.tail
    parent.replace(body, place)
    lines = element_lines(root, frozenset(place.iterancestors()))
    tail, place.tail = place.tail, None
    parent.replace(place, body)
    body.tail = tail
    at = lines.index(_PLACE) if _PLACE in lines else len(lines)
    return lines[:at], lines[at + 1 :]


def _shown(before: Sequence[str], after: Sequence[str]) -> tuple[dict[str, str], str | None]:
    """The labelled fields around the body, nearest first, and the line above the nearest date."""
    fields: dict[str, str] = {}
    bare: str | None = None
    title: str | None = None
    for lines, is_before in ((before, True), (after, False)):
        order = range(len(lines) - 1, -1, -1) if is_before else range(len(lines))
        for index in order:
            pairs = labels_of(lines[index].replace("\t", " "))
            if not pairs:
                continue
            if len(pairs) == 1 and not pairs[0][1] and index + 1 < len(lines):
                following = lines[index + 1]
                if labels_of(following) is None or pairs[0][0] == "published":
                    pairs = [(pairs[0][0], following)]
            is_bare = parse_date(lines[index][:20]) is not None
            near = not is_before or len(lines) - index <= _NEAR
            for name, value in pairs:
                if name == "published":
                    if parse_date(value) is None:
                        continue
                    if is_bare:
                        bare = bare or (value if is_before and near else None)
                        continue
                fields.setdefault(name, value)
            if is_before and near and title is None and index > 0:
                while index > 1 and (number := parse_number(lines[index - 1])):
                    fields.setdefault("number", number.canonical)
                    index -= 1
                title = _line_above(lines, index)
    if bare and "published" not in fields:
        fields["published"] = bare
    return fields, title


def _line_above(lines: Sequence[str], index: int) -> str | None:
    for line in reversed(lines[max(0, index - 4) : index]):
        if labels_of(line.replace("\t", " ")) is None and not is_furniture(line):
            return None if is_breadcrumb(line) else line
    return None


def _title(
    root: Element,
    body: Element,
    meta: dict[str, tuple[str, str]],
    fields: dict[str, str],
    title_line: str | None,
    *,
    inside: bool,
) -> Stated | None:
    headings = _headings(root, body, inside=inside)
    if "title" in meta:
        value, rule = meta["title"]
        stem = value.rstrip(".… ")
        if stem != value:
            longer = next((one for one in headings if one.startswith(stem)), None)
            if longer:
                return Stated(longer, FieldRule.HTML_HEADING)
        if rule.lower() == "articletitle" or value in headings:
            return Stated(value, f"{META}{rule}")
    if fields.get("title"):
        return Stated(fields["title"], FieldRule.HTML_LABEL)
    element = root.find(".//title")
    shown = "" if element is None else "".join(element.itertext())
    page_title = without_gaps(" ".join(shown.split()))
    for heading in headings:
        if page_title and _bare(heading) in _bare(page_title):
            return Stated(heading, FieldRule.HTML_HEADING)
    if headings:
        return Stated(headings[0], FieldRule.HTML_HEADING)
    if title_line and not is_sentence(title_line):
        return Stated(title_line, FieldRule.HTML_LINE_ABOVE_DATE)
    if page_title:
        return Stated(without_site(page_title), FieldRule.HTML_TITLE)
    return Stated(title_line, FieldRule.HTML_LINE_ABOVE_DATE) if title_line else None


def _headings(root: Element, body: Element, *, inside: bool) -> list[str]:
    """Texts of elements that are marked as a title: before the body, nearest first.

    `inside` looks in the body too, and there first: an unnamed body may be the whole page.
    """
    before: list[str] = []
    within: list[str] = []
    found = before
    around = set(body.iterancestors())
    for element in root.iter():
        if element is body:
            if not inside:
                break
            found = within
        elif element not in around and _is_heading(element):
            text = without_gaps(" ".join(element_lines(element)))
            if 5 <= len(text) <= 200 and not is_breadcrumb(text) and labels_of(text) is None:
                found.append(text)
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


def _bare(text: str) -> str:
    return re.sub(r"[\s“”\"'‘’]", "", text)


def _trimmed(lines: Sequence[str]) -> list[str]:
    """A named body without the buttons and labels that stand first or last in it."""
    kept = [line for line in lines if neighbour(line) is False]
    while kept and (is_furniture(kept[0]) or _is_page_label(kept[0])):
        kept.pop(0)
    while kept and (_is_button(kept[-1]) or _is_page_label(kept[-1])):
        kept.pop()
    return kept


def _is_button(line: str) -> bool:
    return is_furniture(line) and re.search(r"扫一扫|打印|关闭|分享|顶部|二维码", line) is not None


def _is_page_label(line: str) -> bool:
    pairs = labels_of(line)
    return pairs is not None and (
        not pairs or re.search(r"发布(?:时间|日期)|浏览|来源[:：]|字号[:：]", line) is not None
    )
