"""Tell lines of a crawled page that lead to other pages: lists of titles, menus, neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.document import ParagraphKind
from corpus.fields.dates import is_signing_line, parse_date
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import (
    heads_side_bar,
    is_breadcrumb,
    is_furniture,
    is_sentence,
    neighbour,
    without_bullet,
)
from corpus.structure import to_paragraph

# So many lines of one form in a row are a list, not a coincidence.
_RUN = 3
_PAIRS = 2
# Signs between the cells of a row that holds more than a title and its day.
_CELLS = 2
# A month and its day: 79.88 is an amount.
_MONTH, _OF_MONTH = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DAY = rf"(?:\d{{4}}\s?[-/.年]\s?)?{_MONTH}\s?[-/.月]\s?{_OF_MONTH}日?"
_DATE_LINE = re.compile(rf"[\[（(【]?\s*{_DAY}\s*[\]）)】]?(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?")
_DATED = re.compile(
    rf"^[\[（(【]\s*{_DAY}\s*[\]）)】]\s*(?=\S{{4}})|^\d{{4}}-\d\d-\d\d\s+(?=\S{{4}})"
)
_DATED_BEHIND = re.compile(
    rf"(?<=\S)(?:\s*[\[（(]\s*(?:\d{{4}}[-/.])?{_MONTH}[-/.]{_OF_MONTH}\s*[\]）)]"
    rf"|\s+(?:\d{{4}}[-/.])?{_MONTH}[-/.]{_OF_MONTH})$"
    rf"|(?<=[^\d\s])\d{{4}}[-/.]{_MONTH}[-/.]{_OF_MONTH}$"
)
_LINK_TITLE = re.compile(
    r"(?:通知|公告|通告|意见|办法|决定|方案|函|批复|规定|公示|解读|要点|会议|活动|工作|\.{2,}|…)$"
)
_PUNCTUATED = re.compile(r"[。；：:，,！？!?]|^\d{1,2}[.、]")
_ATTACHED = re.compile(
    r"^(?:相关|下载)?附\s*[件表录]|\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar)\b", re.I
)
_MENU_PARTS = re.compile(r"\s*[|｜丨]\s*|\s*·\s*|[\s\u3000]+")
_MENU_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z（）()、“”]{1,12}")


def without_day(line: str) -> str:
    """The title in a line of a list, without bullet and date.

    >>> without_day("· 关于养犬的通知 2024-01-02"), without_day("[01-02] 关于养犬的通知")
    ('关于养犬的通知', '关于养犬的通知')
    """
    bare = without_bullet(line) or line.strip()
    return _DATED_BEHIND.sub("", _DATED.sub("", bare)).strip()


def is_dated_link(line: str) -> bool:
    r"""Whether a line is a title with a day before or behind it.

    >>> is_dated_link("关于养犬的通知\t2024-01-02"), is_dated_link("3\t云州市第一中学\t9.15")
    (True, False)
    """
    text = line.strip()
    if _is_row(text):
        return False
    bare = without_day(text)
    return (
        bare != (without_bullet(text) or text)
        and len(bare) >= 6
        and not bare.endswith(("。", "；", "于", "至", "为"))
        and not is_signing_line(bare)
        and labels_of(text) is None
    )


def is_link(line: str) -> bool:
    """Whether a line alone looks like the title of another page."""
    bare = without_day(line)
    if is_sentence(line) or is_signing_line(line) or _is_row(line):
        return False
    return is_dated_link(line) or (
        len(bare) >= 8 and (_LINK_TITLE.search(bare) is not None or "关于" in bare)
    )


def may_be_link(line: str) -> bool:
    """Whether a line can be the title of another page by its length, signs and words."""
    bare = without_day(line)
    return (
        len(bare) >= 8
        and not _is_row(line)
        and (
            _PUNCTUATED.search(bare) is None
            or is_dated_link(line)
            or _LINK_TITLE.search(bare) is not None
        )
        and _ATTACHED.search(bare) is None
        and parse_date(bare) is None
    )


def _is_row(line: str) -> bool:
    """Whether a line is a row of data: of a link, title and day are two cells at most."""
    return line.count("\t") >= _CELLS


def names_file(line: str) -> bool:
    """Whether a line names an attachment."""
    return _ATTACHED.search(line) is not None


def is_day(line: str) -> bool:
    """Whether a line is a day alone, as beside a title in a list.

    >>> is_day("2024-01-02"), is_day("(01-02)"), is_day("2024")
    (True, True, False)
    """
    return _DATE_LINE.fullmatch(line.strip()) is not None


def is_menu(line: str) -> bool:
    """Whether a line holds the names of a site's columns.

    >>> is_menu("首页 | 政务公开 | 办事服务 | 互动交流"), is_menu("财政部 税务总局")
    (True, False)
    """
    parts = [part for part in _MENU_PARTS.split(line.strip()) if part]
    return (
        len(parts) >= 4
        and all(_MENU_NAME.fullmatch(part) for part in parts)
        and sum(is_signing_line(part) for part in parts) * 2 < len(parts)
        and max(len(part) for part in parts) > 1
    )


def is_short(line: str) -> bool:
    """Whether a line may be the name of a column: short, and no part of a document's structure."""
    text = (without_bullet(line) or line).strip()
    paragraph = to_paragraph(text)
    return (
        len(text) <= 12
        and re.search(r"[。；：:，,、〔《》\d]", text) is None
        and (paragraph is None or paragraph.kind is ParagraphKind.TEXT)
        and re.search(r"(?:条例|规定|办法|通知|公告|通告|公报|规则|细则|意见|令)$", text) is None
    )


def listed(lines: Sequence[str]) -> frozenset[int]:
    """The places of lines that stand in a list of other pages or in a menu.

    A list is a run of lines in one form: bullets, titles with days, titles and days in turn.
    A title and its day right above the text are no part of the list before them.
    """
    found: set[int] = set()
    for start, end, step in _runs(lines):
        if step == 0:
            end, step = _before_short_title(lines, start, end), 1
        if step == 2 and end < len(lines) and _heads(lines, end):
            end -= 2
        if end - start >= (2 * _PAIRS if step == 2 else _RUN):
            found.update(range(start, end))
    return frozenset(found)


def _runs(lines: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of lines that could be lists: start, end, lines in an item, 0 for names of columns."""
    runs: list[tuple[int, int, int]] = []
    forms: tuple[tuple[int, Callable[[str], bool]], ...] = (
        (1, lambda line: without_bullet(line) is not None),
        (1, is_dated_link),
        (0, lambda line: (is_short(line) and not labels_of(line)) or is_menu(line)),
    )
    for step, is_item in forms:
        start = 0
        while start < len(lines):
            end = start
            while end < len(lines) and is_item(lines[end]):
                end += 1
            if end - start >= _RUN:
                runs.append((start, end, step))
            start = end + 1
    start = 0
    while start + 1 < len(lines):
        end = start
        while end + 1 < len(lines) and _is_pair(lines[end], lines[end + 1]):
            end += 2
        if end > start:
            runs.append((start, end, 2))
        start = max(end, start + 1)
    return runs


def _before_short_title(lines: Sequence[str], start: int, end: int) -> int:
    """Where names of columns end: a short title above its date or its text is none of them."""
    if end == len(lines) or len(lines[end - 1]) < 6:
        return end
    if not (labels_of(lines[end]) or is_sentence(lines[end])):
        return end
    title = lines[end - 1]
    while end > start and lines[end - 1] == title:
        end -= 1
    return end


def _is_pair(title: str, day: str) -> bool:
    text = without_bullet(title) or title
    return len(text) >= 6 and labels_of(title) is None and not is_day(title) and is_day(day)


def _heads(lines: Sequence[str], place: int) -> bool:
    """Whether the line behind a title and its day goes on with the page's own document."""
    line = lines[place]
    if is_furniture(line) or is_breadcrumb(line) or heads_side_bar(line) or is_short(line):
        return bool(labels_of(line))
    return not (may_be_link(line) and neighbour(line) is False and not is_sentence(line))
