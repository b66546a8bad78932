"""The text of a crawled page: which of its lines are the document.

Such a text holds lists of links, the line with the date, the body, often twice, wholly or in part,
and the ways to other pages, all without marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.document import ParagraphKind
from corpus.fields.dates import is_signing_line, parse_date
from corpus.fields.numbers import parse_number
from corpus.page_lines import (
    is_breadcrumb,
    is_furniture,
    is_sentence,
    labels_of,
    neighbour,
    without_bullet,
)
from corpus.repeats import without_repeats
from corpus.structure import to_paragraphs


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's title, the lines of its body, its labelled fields; `is_list` marks a 目录页."""

    title: str | None
    lines: tuple[str, ...]
    labels: dict[str, str] = field(default_factory=dict)
    is_list: bool = False


# How long a title may be.
_TITLE = 150
# Fewer lines than this in a row are no side bar.
_RUN = 3
# How many lines below the title its date may stand.
_NEAR = 12
# The share of the running text that may stand in the foot of a page.
_FOOT = 0.1
# What the text of a document begins with and no label's value is.
_BEGINS = re.compile(
    r"关于.{2,}的(?:通知|公告|通告|意见|决定|批复|函|复函)$|^中华人民共和国.{2,20}令$"
)
# What titles end with too that are meant to be read (您想了解的在这里！).
_CALLS = ("！", "？", "!", "?")
_ATTACHMENTS = re.compile(r"^(?:相关)?附\s*[件表]\s*[\d一二三四五]{0,2}\s*[:：]?")
_LABELLED = re.compile(r"[:：]")
_LISTED_DATE = re.compile(
    r"^[\[（(]?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[\]）)]?\s*|\s*[\[（(]?(?:\d{4}[-/.])?\d{1,2}[-/.]\d{1,2}[\]）)]?$"
)
_LINK_TITLE = re.compile(
    r"(?:通知|公告|通告|意见|办法|决定|方案|函|批复|规定|公示|解读|要点|会议|活动|工作|\.{2,}|…)$"
)


def read_page(text: str, known_title: str | None = None) -> PageText:
    """Find title, fields and body among the lines of a crawled page.

    Where the title is known from elsewhere, the body starts behind the line that repeats it.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    lines = _without_neighbours(_with_values(lines))
    lines = [line for line in lines if not is_breadcrumb(line)]
    if _is_list(lines):
        return PageText(None, (), is_list=True)
    if known_title is None:
        start, title, labels = _head(lines)
    else:
        start, labels = _behind_title(lines, known_title)
        title = known_title
    body = _without_side_bars(lines[start:], title)
    body = without_repeats(body)
    return PageText(title, tuple(body), labels)


def _with_values(lines: Sequence[str]) -> list[str]:
    """The lines, a label that stands alone joined with the value on the next line."""
    joined: list[str] = []
    title = ""
    for line in lines:
        before = labels_of(joined[-1]) if joined else None
        alone = before is not None and len(before) == 1 and not before[0][1]
        if before and before[-1][0] == "title":
            title = before[-1][1]
        # Behind an empty label the text may begin, with its title once more.
        begins = (len(line) > 5 and title.startswith(line)) or _BEGINS.search(line) is not None
        names = before[-1][0] == "title" if before else False
        if (
            alone
            and (names or not begins)
            and len(line) <= (_TITLE if names else 40)
            and not is_sentence(line)
            and not _LABELLED.search(line)
        ):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def _without_neighbours(lines: list[str]) -> list[str]:
    """Cut ways to the previous and next page, and what comes after them at the end of a page."""
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
    titles = [line for line in lines if labels_of(line) is None and not is_furniture(line)]
    sentences = [line for line in titles if is_sentence(_LISTED_DATE.sub("", line))]
    listed = [line for line in titles if without_bullet(line) or _is_link(line)]
    return len(sentences) <= len(titles) // 20 and len(listed) >= max(4, len(titles) * 0.6)


def _is_link(line: str) -> bool:
    bare = _LISTED_DATE.sub("", line)
    if is_sentence(line) or is_signing_line(line):
        return False
    return bare != line.strip() or (
        len(bare) >= 8 and (_LINK_TITLE.search(bare) is not None or "关于" in bare)
    )


def _head(lines: Sequence[str]) -> tuple[int, str | None, dict[str, str]]:
    """Where the body starts, the title above it, and the fields of the lines between them."""
    labels: dict[str, str] = {}
    marks = _label_block(lines)
    if marks:
        for index in marks:
            for name, value in labels_of(lines[index]) or ():
                if value and (name != "published" or parse_date(value)):
                    labels.setdefault(name, value)
        above = lines[: marks[0]]
        while above and (number := parse_number(above[-1])):
            labels.setdefault("number", number.canonical)
            above = above[:-1]
        title = labels.get("title") or _title_above(above)
        start = marks[-1] + 1
        if "关于" not in (title or "关于") and "title" not in labels and start < len(lines):
            # A table of fields can stand above the title too.
            below = lines[start]
            start, title = (start + 1, below) if _BEGINS.search(below) else (start, title)
        if title is None:
            start, title = _title_below(lines, start)
        return start, title, labels
    start, title = _title_below(lines, 0)
    return start, title, labels


def _behind_title(lines: Sequence[str], title: str) -> tuple[int, dict[str, str]]:
    """Where the body starts under a known title, and the fields of the lines right below it."""
    own = "".join(title.split())
    places = [index for index, line in enumerate(lines) if "".join(line.split()) == own]
    # The title may stand above the path to the page, above its date, and once more in the text.
    dated = [place for place in places if _is_above_labels(lines, place)]
    first = [place for place in places[:1] if not any(map(is_sentence, lines[:place]))]
    start = (dated or first or [-1])[-1] + 1
    if start > 1 and not dated and parse_number(lines[start - 2]):
        # The number above its title is the head of the text itself.
        return start - 2, {}
    labels: dict[str, str] = {}
    while start < len(lines):
        pairs = labels_of(lines[start])
        if pairs is None and not is_furniture(lines[start]):
            break
        for name, value in pairs or ():
            if value and (name != "published" or parse_date(value)):
                labels.setdefault(name, value)
        start += 1
    return start, labels


def _is_above_labels(lines: Sequence[str], place: int) -> bool:
    for line in lines[place + 1 : place + _NEAR]:
        if is_sentence(line):
            return False
        if labels_of(line):
            return True
    return False


def _label_block(lines: Sequence[str]) -> list[int]:
    """The first lines in a row that are labels, a date among them, with running text behind."""
    block: list[int] = []
    dated = False
    for index, line in enumerate(lines):
        pairs = labels_of(line)
        if pairs is None:
            if block and dated and not is_furniture(line):
                return block
            if not is_furniture(line):
                asks = line.endswith(_CALLS) and _is_above_labels(lines, index)
                if is_sentence(line) and without_bullet(line) is None and not asks:
                    break
                block, dated = ([], False) if not dated else (block, dated)
            continue
        block.append(index)
        dated = dated or any(name == "published" and parse_date(value) for name, value in pairs)
        dated = dated or any(
            name in ("origin", "written", "proclaimed", "printed", "number")
            for name, value in pairs
        )
    return block if dated else []


def _title_above(lines: Sequence[str]) -> str | None:
    for line in reversed(lines):
        if without_bullet(line) is None and not is_furniture(line) and labels_of(line) is None:
            return line if len(line) <= _TITLE and not line.endswith(("。", "；")) else None
    return None


def _title_below(lines: Sequence[str], start: int) -> tuple[int, str | None]:
    """Where the body starts and the title before it, where no line with the date tells.

    One or two lines before the text are title and subtitle; more of them are a list of links with
    the title last.
    """
    places: list[int] = []
    for index in range(start, len(lines)):
        line = lines[index]
        if without_bullet(line) is not None or is_furniture(line) or labels_of(line) is not None:
            continue
        if (
            is_sentence(line)
            or line.endswith(("：", ":"))
            or parse_number(line)
            or len(line) > _TITLE
        ):
            break
        if to_paragraphs([line])[0].kind is not ParagraphKind.TEXT:
            break
        places.append(index)
    if not places:
        return start, None
    place = places[-1] if len(places) > 3 else places[0]
    return place + 1, lines[place]


def _without_side_bars(lines: Sequence[str], title: str | None) -> list[str]:
    """Drop buttons, the title again, and lists of links before and behind the running text."""
    own = "".join((title or "").split())
    lines = lines[: _foot(lines)]
    kept = [
        line
        for line in lines
        if not _is_page_line(line) and ("".join(line.split()) != own or not own)
    ]
    first = next((i for i, line in enumerate(kept) if without_bullet(line) is None), 0)
    if first >= _RUN:
        kept = kept[first:]
    return kept[: _end(kept)]


def _foot(lines: Sequence[str]) -> int:
    """Where the foot of the page begins: at a button or heading of the site behind the text."""
    weights = [len(line) if is_sentence(line) else 0 for line in lines]
    behind = sum(weights)
    limit = behind * _FOOT
    for index, line in enumerate(lines):
        if behind <= limit and is_furniture(line):
            return index
        behind -= weights[index]
    return len(lines)


def _is_page_line(line: str) -> bool:
    if is_furniture(line):
        return True
    pairs = labels_of(line)
    if pairs is None:
        return False
    # 时间：2019年8月26日 may be a meeting's; a line with these labels is always the page's.
    return not pairs or any(
        re.search(r"发布|发表|浏览|点击|阅读|来源|字号|字体|编辑|打印|分享|更新|标签", line)
        for _ in pairs
    )


def _end(lines: Sequence[str]) -> int:
    """Where a list of links behind the text begins; the signature and attachments are no links."""
    end = len(lines)
    while end and _may_be_link(lines[end - 1]):
        end -= 1
    while end < len(lines) and without_bullet(lines[end]) is None and not _is_link(lines[end]):
        end += 1
    tail = lines[end:]
    sure = sum(without_bullet(line) is not None or _is_link(line) for line in tail)
    return end if len(tail) >= _RUN and sure * 2 >= len(tail) else len(lines)


def _may_be_link(line: str) -> bool:
    bare = _LISTED_DATE.sub("", without_bullet(line) or line)
    return (
        len(bare) >= 8
        and re.search(r"[。；：:，]|^\d{1,2}[.、]", bare) is None
        and _ATTACHMENTS.match(bare) is None
        and parse_date(bare) is None
    )
