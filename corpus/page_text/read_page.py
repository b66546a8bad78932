"""Find which lines of a crawled page are the document.

Such a text holds lists of links, the line with the date, the body (often twice, wholly or in part)
and links to other pages, and nothing marks which is which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.fields.dates import parse_date
from corpus.page_text.likely_day import likely_day
from corpus.page_text.likely_title import likelier_title
from corpus.page_text.page_byline import split_heading
from corpus.page_text.page_end import find_end
from corpus.page_text.page_head import behind_title, find_head, is_signature
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import (
    is_furniture,
    is_sentence,
    neighbour,
    without_breadcrumbs,
    without_bullet,
)
from corpus.page_text.page_links import is_link, names_file, without_day
from corpus.page_text.page_values import with_values
from corpus.page_text.page_zone import behind_zone
from corpus.page_text.pop_ups import without_pop_ups
from corpus.page_text.repeated_lines import without_copies, without_repeats
from corpus.page_text.short_days import with_days_in_order, with_full_days
from corpus.page_text.title_beside import whole_heading


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's title, the lines of its body, its labelled fields; `is_list` marks a 目录页."""

    title: str | None
    lines: tuple[str, ...]
    labels: dict[str, str] = field(default_factory=dict)
    is_list: bool = False


# Lines in a row that make a side bar; fewer are no side bar.
_RUN = 3
# How many lines behind the text may state its day.
_BEHIND = 10
_SAYS_DAY = re.compile(r"(?:发布|公布|发表|公开|更新|录入|发稿|上网|信息)(?:时间|日期|于)")
# What a table of fields below a text states of it.
_OF_TABLE = frozenset(["number", "issuer", "index_number"])
_OF_PAGE = re.compile(
    r"发布|发表|浏览|点击|阅读|来源|字号|字体|编辑|打印|分享|更新|标签|责编|审核|作者[:：]"
)


def read_page(text: str, known_title: str | None = None) -> PageText:
    """Find title, fields and body among the lines of a crawled page.

    Where the title is known from elsewhere, the body starts behind the line that repeats it.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if known_title is None:
        lines = without_pop_ups(lines)
    lines = with_full_days(with_values(with_days_in_order(lines)))
    shown = lines
    lines = without_copies(_without_neighbours(lines))
    lines = without_breadcrumbs(lines)
    if _is_list(lines):
        return PageText(None, (), is_list=True)
    if known_title is None:
        head = find_head(lines)
        start, title, labels = head.start, head.title, head.labels
        better = None if title and title == labels.get("title") else likelier_title(lines, title)
        if better is not None:
            title = better
            start, below = behind_title(lines, title)
            labels = below | labels
    else:
        start, labels = behind_title(lines, known_title)
        title = known_title
    if known_title is None and title:
        title, beside = split_heading(title)
        labels = dict(beside) | labels
    if known_title is None and title:
        title, number = whole_heading(title, shown, lines[:start])
        labels = ({"number": number} if number else {}) | labels
    kept, stated = behind_zone(lines[start:])
    labels = _labels_behind(kept) | stated | labels
    # A repeated text would hide where the first one ends.
    body = _without_side_bars(without_repeats(kept), title)
    body = without_repeats(body)
    if known_title is None and "published" not in labels and body:
        day = likely_day(*_around(shown, body))
        labels |= {"published": day} if day else {}
    return PageText(title, tuple(body), labels)


def _around(lines: Sequence[str], body: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The lines before and behind a body."""
    first = lines.index(body[0]) if body[0] in lines else 0
    last = len(lines) - 1 - lines[::-1].index(body[-1]) if body[-1] in lines else len(lines)
    return lines[:first], lines[last + 1 :]


def _labels_behind(lines: Sequence[str]) -> dict[str, str]:
    """The day and the source that a page states below its text, with a label."""
    texts = (i for i, line in enumerate(lines) if is_sentence(line) and not is_furniture(line))
    last = max(texts, default=len(lines))
    labels: dict[str, str] = {}
    for line in lines[last + 1 :][:_BEHIND]:
        says_day = _SAYS_DAY.search(line) is not None
        for name, value in labels_of(line) or ():
            if (says_day and name == "published" and parse_date(value)) or name in _OF_TABLE:
                labels.setdefault(name, value)
    return labels


def _without_neighbours(lines: list[str]) -> list[str]:
    """The lines without links to the previous and next page, and without what ends the page."""
    kept: list[str] = []
    skip = False
    seen_text = False
    for index, line in enumerate(lines):
        way = neighbour(line)
        if skip and not is_sentence(line) and way is False:
            skip = False
            continue
        skip = way is None
        if way is False:
            kept.append(line)
            seen_text = seen_text or is_sentence(line)
        elif seen_text and not any(is_sentence(rest) for rest in lines[index + 1 :]):
            break
    return kept


def _is_list(lines: Sequence[str]) -> bool:
    """Whether the page has only links to others: no running text, several titles."""
    if any(_is_addressed(line, text) for line, text in pairwise(lines)):
        return False
    titles = [line for line in lines if labels_of(line) is None and not is_furniture(line)]
    sentences = [line for line in titles if is_sentence(without_day(line))]
    listed = [
        line for line in titles if (without_bullet(line) or is_link(line)) and not names_file(line)
    ]
    return len(sentences) <= len(titles) // 20 and len(listed) >= max(4, len(titles) * 0.6)


def _is_addressed(line: str, text: str) -> bool:
    """Whether a line names the addressees (各区：) and the text follows on the next."""
    return line.endswith(("：", ":")) and line[0] in "各你" and is_sentence(text)


def _without_side_bars(lines: Sequence[str], title: str | None) -> list[str]:
    """Drop buttons, the title again, and lists of links before and behind the running text."""
    own = "".join((title or "").split())
    lines = lines[: find_end(lines)]
    kept = [
        line
        for index, line in enumerate(lines)
        if not _is_page_line(line)
        and ("".join(line.split()) != own or not own or is_signature(lines, index))
    ]
    first = next((i for i, line in enumerate(kept) if without_bullet(line) is None), 0)
    if first >= _RUN:
        kept = kept[first:]
    return kept[: find_end(kept)]


def _is_page_line(line: str) -> bool:
    if is_furniture(line):
        return True
    pairs = labels_of(line)
    if pairs is None:
        return False
    # 时间：2019年8月26日 may be a meeting's; a line with these labels is always the page's.
    empty = all(name == "other" and not value for name, value in pairs)
    return not pairs or empty or _OF_PAGE.search(line) is not None
