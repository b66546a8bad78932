"""The head of a crawled page: its title, its labelled fields, and where its text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.document import ParagraphKind
from corpus.fields.dates import parse_date
from corpus.fields.numbers import parse_number
from corpus.fields.rules.organ_rules import ORGAN_END
from corpus.page_text.page_byline import read_byline, split_heading
from corpus.page_text.page_labels import is_byline, is_change, is_day_of_other, labels_of
from corpus.page_text.page_lines import (
    is_breadcrumb,
    is_furniture,
    is_sentence,
    without_bullet,
)
from corpus.page_text.page_links import is_dated_link, is_day, is_menu, listed
from corpus.page_text.page_title import (
    LONGEST,
    TITLE_END,
    TITLE_LINES,
    title_below,
    whole_title,
)
from corpus.page_text.page_values import BEGINS
from corpus.page_text.page_zone import is_beside_title
from corpus.structure import to_paragraphs

# How many lines below the title its date may stand.
_NEAR = 12
# Ends of titles that are written like advertisements (您想了解的在这里！).
_CALLS = ("！", "？", "!", "?")
_FIELD = re.compile(r"^[\u4e00-\u9fff\s\xa0]{2,14}[:：]\s*\S{1,30}$")
_ATTACHED = re.compile(r"^附\s*[件表]")
_LONGEST_BYLINE = 40


_ORDERED = {"published", "origin", "written", "proclaimed", "printed", "number", "index_number"}


@dataclass(frozen=True, slots=True)
class Head:
    """Where the text begins, the title, and the labelled fields."""

    start: int
    title: str | None
    labels: dict[str, str] = field(default_factory=dict)


def find_head(lines: Sequence[str]) -> Head:
    """The head of a page; the title is told by its place and by lines that repeat it."""
    skipped = listed(lines)
    text = _first_text(lines, skipped)
    blocks = _label_blocks(lines, skipped, text)
    labels = _fields(lines, blocks)
    if not blocks:
        start, title = title_below(lines, 0, skipped)
        return Head(start, title)
    first, last = blocks[-1]
    start = last + 1
    while (
        first and (number := parse_number(lines[first - 1])) and not is_breadcrumb(lines[first - 1])
    ):
        labels.setdefault("number", number.canonical)
        first -= 1
    title = labels.get("title")
    if title is None:
        above = _above(lines, first, skipped)
        below = _below(lines, first, start, above)
        if below is not None:
            return Head(below + 1, whole_title(lines, below), labels)
        title = None if above is None else whole_title(lines, above)
    if title is None:
        start, title = title_below(lines, start, skipped)
    return Head(start, title, labels)


def behind_title(lines: Sequence[str], title: str) -> tuple[int, dict[str, str]]:
    """Where the text begins under a known title, and the fields of the lines right below it."""
    own = "".join(title.split())
    places = [index for index, line in enumerate(lines) if _heads(line, own)]
    # On several lines it may be the head of the text itself, unless a byline follows.
    broken = _last_lines(lines, own) if own else []
    # The title may stand above the path to the page, above its date, and once more in the text.
    dated = [
        place
        for place in sorted(places + broken)
        if _is_above_labels(lines, place) and not is_signature(lines, place)
    ]
    first = [place for place in places[:1] if not any(map(is_sentence, lines[:place]))]
    start = (dated or first or [-1])[-1] + 1
    above = lines[:start]
    blocks = _label_blocks(above, listed(above), len(above))
    if start > 1 and not dated and parse_number(lines[start - 2]):
        # The number above its title is the head of the text itself.
        return start - 2, _fields(above, blocks)
    stated = number_above_title(lines[:start], title)
    labels: dict[str, str] = {"number": stated} if stated else {}
    while start < len(lines):
        pairs = read_byline(lines[start])
        if pairs is None and not is_furniture(lines[start]):
            number = parse_number(lines[start])
            if number is not None:
                if not any(map(read_byline, lines[start + 1 : start + 2])):
                    break
                pairs = [("number", number.canonical)]
            elif not is_beside_title(lines, start):
                break
        for name, value in pairs or ():
            if value and (name != "published" or parse_date(value)):
                labels.setdefault(name, value)
        start += 1
    return start, _fields(above, blocks) | labels


def number_above_title(lines: Sequence[str], title: str) -> str | None:
    """The number above a title, between which its organs and its beginning may stand.

    >>> page = ["云州镇文件", "云镇发〔2023〕1号", "云州镇政府", "关于养犬的通知"]
    >>> number_above_title(page, "关于养犬的通知")
    '云镇发〔2023〕1号'
    """
    own = "".join(title.split())
    keys = ["".join(line.split()) for line in lines]
    last = next((i for i in range(len(keys) - 1, -1, -1) if keys[i] and own.endswith(keys[i])), 0)
    for place in range(last - 1, max(-1, last - 1 - TITLE_LINES), -1):
        number = parse_number(lines[place])
        if number is not None:
            return number.canonical
        if not (own.startswith(keys[place]) or ORGAN_END.search(lines[place])):
            return None
    return None


def _last_lines(lines: Sequence[str], own: str) -> list[int]:
    """Where a title ends that stands on several lines."""
    keys = ["".join(line.split()) for line in lines]
    return [
        end - 1
        for end in range(2, len(keys) + 1)
        for start in range(max(0, end - TITLE_LINES), end - 1)
        if own.startswith(keys[start]) and "".join(keys[start:end]) == own
    ]


def _heads(line: str, own: str) -> bool:
    """Whether a line is the title, alone or with day, number and source behind it."""
    bare = "".join(line.split())
    if bare == own or not own:
        return bare == own
    return bare.startswith(own) and "".join(split_heading(line)[0].split()) == own


def is_signature(lines: Sequence[str], place: int) -> bool:
    """Whether a line stands right below a text and above a day: there a name signs the text."""
    following = lines[place + 1].strip() if place + 1 < len(lines) else ""
    signed = following.endswith("日") and len(following) <= 20 and labels_of(following)
    return bool(signed) and place > 0 and is_sentence(lines[place - 1])


def _is_above_labels(lines: Sequence[str], place: int) -> bool:
    for line in lines[place + 1 : place + _NEAR]:
        if is_sentence(line):
            return False
        if labels_of(line):
            return True
    return False


def _first_text(lines: Sequence[str], skipped: frozenset[int]) -> int:
    """The first line that can belong to nothing but the text of the document."""
    for index, line in enumerate(lines):
        if index in skipped or labels_of(line) is not None or is_furniture(line):
            continue
        asks = line.endswith(_CALLS) and _is_above_labels(lines, index)
        if is_sentence(line) and without_bullet(line) is None and not asks:
            long_title = TITLE_END.search(line) is not None and len(line) <= LONGEST
            if not (long_title and _is_above_labels(lines, index)):
                return index
    return len(lines)


def _label_blocks(
    lines: Sequence[str], skipped: frozenset[int], text: int
) -> list[tuple[int, int]]:
    """The blocks of labels before the text that describe the page: (first, last) line of each."""
    blocks: list[tuple[int, int]] = []
    first: int | None = None
    last = 0
    tells = False
    for index in range(text + 1):
        line = lines[index] if index < text else ""
        pairs = None
        if index not in skipped:
            pairs = labels_of(line)
            if pairs is None and index and _is_titled(lines[index - 1]):
                pairs = _short_byline(line)
        if pairs and is_day(line) and is_day_of_other(lines, index):
            pairs = []
        if pairs is not None and (pairs or first is not None):
            first, last = (index if first is None else first), index
            tells = tells or any(
                name in _ORDERED and (name != "published" or parse_date(value))
                for name, value in pairs
            )
            continue
        if first is not None and index < text:
            if index in skipped and labels_of(line) == []:
                last = index
                continue
            if is_furniture(line) or (
                _FIELD.match(line) and not _ATTACHED.match(line) and not is_sentence(line)
            ):
                continue
        if first is not None and tells:
            blocks.append((first, last))
        first, tells = None, False
    return _of_document(lines, blocks, skipped)


def _of_document(
    lines: Sequence[str], blocks: list[tuple[int, int]], skipped: frozenset[int]
) -> list[tuple[int, int]]:
    """The blocks, without days that belong to a list of other pages."""
    kept = blocks
    while len(kept) > 1:
        last = kept[-1]
        between = lines[kept[-2][1] + 1 : last[0]]
        # A day below the beginning of the text (各区： … 2024年1月2日) is the text's own.
        if any(line.endswith(("：", ":")) for line in between):
            kept = kept[:-1]
            continue
        break
    return kept


def _fields(lines: Sequence[str], blocks: Sequence[tuple[int, int]]) -> dict[str, str]:
    """The fields of blocks of labels, of the first one first.

    A day of the last change, and one without a label, count where no other is stated; and a lone
    day, as news in a menu have it, only where no block has a day beside something else.
    """
    labels: dict[str, str] = {}
    bare = changed = ""
    told = [block for block in blocks if not _is_lone_day(lines, block)]
    if any(_states_day(lines, block) for block in told):
        blocks = told
    for first, last in blocks:
        for line in lines[first : last + 1]:
            for name, value in _pairs(line):
                if name == "published":
                    if not parse_date(value):
                        continue
                    if is_day(line):
                        bare = bare or value
                        continue
                    if is_change(line):
                        changed = changed or value
                        continue
                if value:
                    labels.setdefault(name, value)
    if bare or changed:
        labels.setdefault("published", bare or changed)
    return labels


def _is_lone_day(lines: Sequence[str], block: tuple[int, int]) -> bool:
    """Whether a block is a day with its label and nothing else."""
    return block[0] == block[1] and [name for name, _ in _pairs(lines[block[0]])] == ["published"]


def _states_day(lines: Sequence[str], block: tuple[int, int]) -> bool:
    return any(
        name == "published" and parse_date(value)
        for line in lines[block[0] : block[1] + 1]
        for name, value in _pairs(line)
    )


def _pairs(line: str) -> Sequence[tuple[str, str]]:
    return labels_of(line) or (_short_byline(line) or ())


def _is_titled(line: str) -> bool:
    return "关于" in line or TITLE_END.search(line) is not None


def _short_byline(line: str) -> list[tuple[str, str]] | None:
    """What a short line states that no table of labels knows: 泠江城管2021.07.08."""
    if len(line) > _LONGEST_BYLINE or is_dated_link(line):
        return None
    return read_byline(line)


def _above(lines: Sequence[str], place: int, skipped: frozenset[int]) -> int | None:
    """The line above a block of labels that may be the title."""
    for index in range(place - 1, -1, -1):
        line = lines[index]
        if index in skipped or is_furniture(line) or labels_of(line) is not None or is_menu(line):
            continue
        if is_byline(line) and _above(lines, index, skipped) is not None:
            continue
        if without_bullet(line) is not None:
            continue
        asks = not line.endswith(("。", "；")) and len(line) <= LONGEST
        return index if asks else None
    return None


def _below(lines: Sequence[str], first: int, start: int, above: int | None) -> int | None:
    """The line of the title where it stands below a table of fields; None where it is above it."""
    place = next((i for i in range(start, len(lines)) if not _is_button(lines[i])), None)
    if place is None:
        return None
    line = lines[place]
    if (
        is_sentence(line)
        or line.endswith(("：", ":"))
        or len(line) > LONGEST
        or len(line) < 6
        or parse_number(line)
        or to_paragraphs([line])[0].kind is not ParagraphKind.TEXT
        or without_bullet(line) is not None
    ):
        return None
    bare = "".join(line.split())
    if above is not None and bare == "".join(lines[above].split()):
        return None
    half = place + 1 < len(lines) and TITLE_END.search(line) is None and "关于" in line
    if half and len(whole_title(lines, place + 1)) > len(lines[place + 1]):
        place += 1
    if above is None or BEGINS.search(lines[place]):
        told = above is not None and "关于" in lines[above] and not _is_twice(lines, place)
        return None if told and not _is_table(lines[first:start]) else place
    return place if _is_table(lines[first:start]) else None


def _is_button(line: str) -> bool:
    return labels_of(line) is not None or is_furniture(line)


def _is_twice(lines: Sequence[str], place: int) -> bool:
    bare = "".join(lines[place].split())
    return sum("".join(line.split()) == bare for line in lines) > 1


def _is_table(block: Sequence[str]) -> bool:
    """Whether lines of labels are a table of fields, which stands above its document."""
    for line in block:
        if any(name in ("index_number", "topic") for name, _ in labels_of(line) or ()):
            return True
        if re.match(r"公开(?:时限|方式|类别|形式)|信息索引|统一编号|文件状态", line):
            return True
    return False
