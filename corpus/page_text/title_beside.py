"""Complete a title by what a page shows beside it: organs above it, a number or a column in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.fields.numbers import parse_number
from corpus.fields.rules.organ_rules import ORGAN_END
from corpus.fields.title import without_gaps
from corpus.page_text.label_names import label_field
from corpus.page_text.page_lines import is_breadcrumb, is_furniture
from corpus.page_text.page_links import is_menu
from corpus.page_text.page_title import LONGEST, TITLE_END, TITLE_LINES

# What a title begins with whose organs stand on lines of their own.
_SUBJECT = re.compile(r"关于|印发|转发|批转|公布|废止|发布")
_NUMBER_BEHIND = re.compile(r"\s*[（(【\[]([^（()）]{4,40}号)[）)】\]]$")
_COLUMN = re.compile(r"[\[【]\s*([^\[\]【】]{2,10})\s*[\]】]\s*(?=\S{8})")
# What those who pass a document on put before its title: 转发｜关于养犬的通知.
_PASSED_ON = re.compile(
    r"^(?:转发|转载|权威发布|重磅|最新|速看|收藏|关注|提醒|通知|公告|公示|政策)\s*[|｜丨]\s*(?=\S{8})"
)
_LONGEST_ORGAN = 40
_PLACED = re.compile(r"[省市县区州旗盟国央]|^[\u4e00-\u9fff]{2,8}(?:部|总局|署)$")
_LEAST = 8


def whole_heading(title: str, lines: Sequence[str], above: Sequence[str]) -> tuple[str, str]:
    """A title as a document prints it, and the number that stood in it, else "".

    `lines` are those of the page as far as a title may stand, `above` those above the text.

    >>> page = ["首页 > 公告", "云州市水务局", "关于养犬的通知", "各区："]
    >>> whole_heading("关于养犬的通知", page, [])
    ('云州市水务局关于养犬的通知', '')
    >>> shown = ["云州市关于养犬的通知"]
    >>> whole_heading("云州市关于养犬的通知（云政发〔2022〕26号）", shown, shown)
    ('云州市关于养犬的通知', '云政发〔2022〕26号')
    >>> whole_heading("【公开招标】东湖公园改造工程招标公告", ["东湖公园改造工程招标公告"], [])
    ('东湖公园改造工程招标公告', '')
    >>> whole_heading("转发｜关于组织申报中小企业的通知", [], [])[0]
    '关于组织申报中小企业的通知'
    """
    title = _PASSED_ON.sub("", title)
    title, number = without_number(without_column(title, lines), above)
    return with_organs(title, lines), number


def without_number(title: str, lines: Sequence[str]) -> tuple[str, str]:
    """A title without the number in brackets behind it, where a line has it so, and that number."""
    found = _NUMBER_BEHIND.search(title)
    number = parse_number(found[1]) if found and found.start() >= _LEAST else None
    if found is None or number is None:
        return title, ""
    bare = _bare(title[: found.start()])
    if not any(_bare(line) == bare for line in lines):
        return title, ""
    return title[: found.start()], number.canonical


def without_column(title: str, lines: Sequence[str]) -> str:
    """A title without the column in brackets before it, where it says so itself or a line does."""
    column = _COLUMN.match(title)
    if column is None:
        return title
    rest = title[column.end() :]
    bare = _bare(rest)
    return rest if column[1] in rest or any(_bare(line) == bare for line in lines) else title


def with_organs(title: str, lines: Sequence[str]) -> str:
    """A title with the organs that stand on lines of their own above it, wherever it is shown.

    What is the first line of a page is the name of its site.
    """
    if not _SUBJECT.match(title):
        return title
    own = _bare(title)
    organs: list[str] = []
    for place in range(len(lines)):
        if not _stands_at(own, lines, place):
            continue
        first = place
        while first > 0 and _is_organ(lines[first - 1]):
            first -= 1
        if not (0 < first < place and _may_stand_above(lines[first - 1])):
            return title
        organs = [*lines[first:place]]
    whole = without_gaps("\n".join([*organs, title]))
    return whole if len(whole) <= LONGEST else title


def with_organs_on_line(title: str, lines: Sequence[str]) -> str:
    """A title with the organs before it on its own line, where what is known begins behind them.

    >>> shown = ["云州市水务局 云州市公安局关于养犬的通知"]
    >>> with_organs_on_line("关于养犬的通知", shown)
    '云州市水务局 云州市公安局关于养犬的通知'
    >>> with_organs_on_line("关于养犬的通知", ["转发市公安局关于养犬的通知"])
    '关于养犬的通知'
    """
    if not _SUBJECT.match(title):
        return title
    for line in lines:
        before = line.removesuffix(title) if line.endswith(title) else ""
        names = before.split()
        if names and len(line) <= LONGEST and all(map(_is_plain_organ, names)):
            return line
    return title


def _is_plain_organ(name: str) -> bool:
    return _is_organ(name) and _SUBJECT.search(name) is None


def _stands_at(own: str, lines: Sequence[str], place: int) -> bool:
    """Whether a title begins in a line and ends there or some lines below."""
    if not own.startswith(_bare(lines[place]) or "-"):
        return False
    ends = range(place + 1, place + 1 + TITLE_LINES)
    return any(own == _bare("".join(lines[place:end])) for end in ends)


def _may_stand_above(line: str) -> bool:
    """Whether a line above organs lets them be a part of the title: no label names their value."""
    return label_field(line) is None and not line.endswith(("：", ":"))


def _is_organ(line: str) -> bool:
    """Whether a line is the name of an organ with its place or of the state; 新闻中心 is none."""
    return (
        len(line) <= _LONGEST_ORGAN
        and _PLACED.search(line) is not None
        and ORGAN_END.search(line) is not None
        and not (is_breadcrumb(line) or is_furniture(line) or is_menu(line))
        and TITLE_END.search(line) is None
        and not line.startswith(("关于", "来源", "发布"))
    )


def _bare(text: str) -> str:
    return "".join(text.split())
