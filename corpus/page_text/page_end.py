"""Find where the text of a crawled page ends: buttons, links and the site's foot follow it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.fields.dates import is_signing_line
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import (
    heads_side_bar,
    is_address,
    is_furniture,
    is_sentence,
    is_site_foot,
    neighbour,
    without_bullet,
)
from corpus.page_text.page_links import is_day, is_link, is_menu, is_short, may_be_link

# Lines in a row that make a side bar; fewer are no side bar.
_RUN = 3
# The share of the running text that may stand in the foot of a page.
_FOOT = 0.1
_ATTACHMENTS = re.compile(r"^(?:相关)?附\s*[件表]\s*[\d一二三四五]{0,2}\s*[:：]?")


def find_end(lines: Sequence[str]) -> int:
    """The place behind the last line of the text."""
    end = _foot(lines)
    return _before_links(lines, _peeled(lines, end))


def _foot(lines: Sequence[str]) -> int:
    """Where the foot of the page begins: at a button or heading of the site behind the text."""
    weights = [len(line) if is_sentence(line) else 0 for line in lines]
    behind = sum(weights)
    limit = behind * _FOOT
    for index in range(len(lines)):
        if behind <= limit and _begins_foot(lines, index):
            return index
        behind -= weights[index]
    return len(lines)


def _begins_foot(lines: Sequence[str], index: int) -> bool:
    line = lines[index]
    if is_furniture(line):
        return True
    # A heading that is in no table of headings (关联文件), above several titles.
    following = lines[index + 1 : index + 3]
    return (
        is_short(line)
        and not is_signing_line(line)
        and _ATTACHMENTS.match(line) is None
        and len(following) == 2
        and all(is_link(one) for one in following)
    )


def _peeled(lines: Sequence[str], end: int) -> int:
    """The end of the text, before lines that surely are the site's and lines between these."""
    place = end
    for index in range(end - 1, -1, -1):
        line = lines[index]
        if (
            is_site_foot(line)
            or is_furniture(line)
            or is_menu(line)
            or neighbour(line) is not False
        ):
            place = index
        elif is_address(line):
            continue
        elif (
            is_sentence(line)
            or is_signing_line(line)
            or _ATTACHMENTS.match(line)
            or (labels_of(line) is None and not is_short(line) and not is_day(line))
        ):
            break
    return place


def _before_links(lines: Sequence[str], stop: int) -> int:
    """Where a list of links behind the text begins; signature and attachments are no links."""
    end = stop
    while end and (may_be_link(lines[end - 1]) or is_day(lines[end - 1])):
        end -= 1
    while end < stop and without_bullet(lines[end]) is None and not is_link(lines[end]):
        end += 1
    tail = lines[end:stop]
    sure = sum(without_bullet(line) is not None or is_link(line) or is_day(line) for line in tail)
    if len(tail) >= _RUN and sure * 2 >= len(tail):
        while end and heads_side_bar(lines[end - 1]):
            end -= 1
        return end
    return stop
