"""Find the title of a crawled page, on one line or two, with or without the name of its site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import ParagraphKind
from corpus.fields.numbers import parse_number
from corpus.fields.rules.organ_rules import ORGAN_END
from corpus.fields.title import without_gaps, without_site
from corpus.page_text.page_labels import labels_of
from corpus.page_text.page_lines import is_furniture, is_sentence, without_bullet
from corpus.page_text.page_links import is_menu
from corpus.structure import to_paragraphs

# How long a title may be.
LONGEST = 150
TITLE_END = re.compile(
    r"(?:通知|公告|通告|公报|意见|决定|决议|批复|函|办法|规定|细则|条例|方案|规划|计划|措施|政策|报告|要点|解读|规则|纪要|章程|活动|会议?|公示|通报|答复|预案|简章|倡议书)"
    r"(?:[（(].{1,12}[）)])?$"
)
# The heading of official paper (某县人民政府文件), and how many lines a title below it may take.
_LETTERHEAD = re.compile(r"(?:文件|令|公报|函)$")
TITLE_LINES = 5
_BADGE = re.compile(
    r"^[\[【]?(?:(?:申报|征集|公示|报名|进行|调查)中|(?:未开始|已(?:结束|截止|失效|废止))|(?:全文|现行|部分)(?:有效|失效)|置顶|NEW|HOT)"
    r"[\]】]?\s*(?=[^，。]{0,30}关于)"
)
_LATIN_GAP = re.compile(r"(?<=[A-Za-z])\n(?=[A-Za-z])")
_SIGNS = re.compile(r"[\s“”\"'‘’]")
# What follows the organs in a title, and how long one of them may be.
_SUBJECT = re.compile(r"(?:关于|印发|转发|批转)")
_LONGEST_ORGAN = 30
_SITE_END = re.compile(r"^\s*(?:[-_|｜–—]+|--)\s*.{2,40}$")


def without_badge(title: str) -> str:
    """A title without the word of a site before it that says how its document stands.

    >>> without_badge("征集中关于养犬的公告"), without_badge("已结束养犬评选的通知")
    ('关于养犬的公告', '已结束养犬评选的通知')
    """
    return _BADGE.sub("", title)


def broken_titles(lines: Sequence[str], name: str) -> list[str]:
    """The titles on several lines of which a page's name, without white space, has the whole.

    >>> broken_titles(["云州市关于", "“春季行动”的通知", "各区："], "云州市关于春季行动的通知-云州")
    ['云州市关于“春季行动”的通知']
    """
    return [
        _LATIN_GAP.sub(" ", "\n".join(lines[start:end])).replace("\n", "")
        for start in range(len(lines))
        for end in range(start + 2, min(start + TITLE_LINES, len(lines)) + 1)
        if _is_broken(lines[start:end], name)
    ]


def _is_broken(lines: Sequence[str], name: str) -> bool:
    """Whether lines are one title: none but the last ends like one, and all stand in a name."""
    whole = _SIGNS.sub("", "".join(lines))
    return (
        len(whole) <= LONGEST
        and whole in name
        and TITLE_END.search(lines[-1]) is not None
        and not any(TITLE_END.search(line) or is_sentence(line) for line in lines[:-1])
    )


def whole_title(lines: Sequence[str], place: int) -> str:
    """The title that ends in a line: its first half may stand on the line above."""
    return without_badge(_whole_title(lines, place))


def _whole_title(lines: Sequence[str], place: int) -> str:
    line = lines[place]
    upper = lines[place - 1] if place else ""
    whole = without_gaps(f"{upper}\n{line}") if upper else line
    if not upper or len(whole) > LONGEST or is_furniture(upper) or labels_of(upper) is not None:
        return _without_column(lines, place)
    bare = "".join(whole.split())
    others = ("".join(one.split()) for i, one in enumerate(lines) if i not in (place - 1, place))
    if len(upper) >= 6 and any(bare in one for one in others):
        return whole
    opens = upper.count("《") > upper.count("》") and line.count("》") > line.count("《")
    # The names of a menu above a whole title tell of nothing, and are no organ.
    half = (
        _SUBJECT.search(whole) is not None
        and (_SUBJECT.search(line) is None or _SUBJECT.search(upper) or ORGAN_END.search(upper))
        and TITLE_END.search(upper) is None
        and TITLE_END.search(line) is not None
        and re.match(r"[^《》]*关于", line) is None
        and re.search(r"[.…]$|[-_—|].{2,20}$", upper) is None
    )
    noted = (
        re.fullmatch(r"[（(].{2,20}[）)]", line) is not None and TITLE_END.search(upper) is not None
    )
    return whole if opens or half or noted else _without_column(lines, place)


def _without_column(lines: Sequence[str], place: int) -> str:
    """A title without the name of the site behind it, where another line has it so."""
    line = lines[place]
    bare = "".join(line.split())
    for other in lines:
        key = "".join(other.split())
        if (
            len(key) >= 8
            and key != bare
            and bare.startswith(key)
            and _SITE_END.match(bare[len(key) :])
        ):
            return other
    return without_site(line) if place == 0 else line


def title_below(
    lines: Sequence[str], start: int, skipped: frozenset[int]
) -> tuple[int, str | None]:
    """Where the text begins and the title before it, on a page without a line with its date.

    One or two lines before the text are title and subtitle; more of them are a list of links with
    the title last. A line that the page shows twice, or names with its site, is the title.
    """
    places: list[int] = []
    printed: tuple[int, str] | None = None
    for index in range(start, len(lines)):
        line = lines[index]
        if (
            index in skipped
            or without_bullet(line) is not None
            or is_furniture(line)
            or is_menu(line)
            or labels_of(line) is not None
        ):
            continue
        if (
            is_sentence(line)
            or line.endswith(("：", ":"))
            or parse_number(line)
            or len(line) > LONGEST
        ):
            printed = _printed(lines, index, places)
            break
        if to_paragraphs([line])[0].kind is not ParagraphKind.TEXT:
            break
        places.append(index)
    if printed is not None:
        return printed
    if not places:
        return start, None
    place = _repeated_line(lines, places)
    signed = _below_organs(lines, places) if place is None else None
    if signed is not None:
        return signed
    if place is None:
        place = places[-1] if len(places) > 3 else places[0]
        if len(places) > 1 and ORGAN_END.search(lines[place]) and len(lines[place]) <= 16:
            place = next((one for one in places if len(lines[one]) > 16), place)
        if "关于" not in lines[place]:
            # Above a title that says what it is about may stand the name of a service of the site.
            place = next((one for one in places if _is_sure(lines[one])), place)
    whole = whole_title(lines, place)
    return place + 1, whole


def _is_sure(line: str) -> bool:
    """Whether a line can be nothing but a title: it says what it is about, and ends like one."""
    return "关于" in line and TITLE_END.search(line) is not None


def _below_organs(lines: Sequence[str], places: Sequence[int]) -> tuple[int, str] | None:
    """Where a text begins and its title, of which the organs stand on lines of their own.

    甲县财政局 / 乙县教育局 / 关于…的通知 is one title on three lines.
    """
    last = next((one for one in places if _SUBJECT.match(lines[one])), None)
    if last is None or TITLE_END.search(lines[last]) is None:
        return None
    first = last
    while first - 1 in places and _is_organ(lines[first - 1]):
        first -= 1
    if first == last:
        return None
    title = without_gaps("\n".join(lines[first : last + 1]))
    return (last + 1, title) if len(title) <= LONGEST else None


def _is_organ(line: str) -> bool:
    return ORGAN_END.search(line) is not None and len(line) <= _LONGEST_ORGAN


def _printed(lines: Sequence[str], place: int, places: Sequence[int]) -> tuple[int, str] | None:
    """Where a printed document begins and its title: below its number, which names of organs head.

    The number belongs to the text; the title may stand on several lines (甲县人民政府 关于…的意见).
    """
    heads = all(_LETTERHEAD.search(lines[one]) or ORGAN_END.search(lines[one]) for one in places)
    if not heads or not parse_number(lines[place]):
        return None
    parts: list[str] = []
    for line in lines[place + 1 : place + 1 + TITLE_LINES]:
        if is_sentence(line) or line.endswith(("：", ":")) or labels_of(line) is not None:
            break
        parts.append(line)
        if TITLE_END.search(line):
            break
    title = without_gaps("\n".join(parts))
    titled = "关于" in title or TITLE_END.search(title) is not None
    return (place, title) if titled and len(title) <= LONGEST else None


def _repeated_line(lines: Sequence[str], places: Sequence[int]) -> int | None:
    """The last index of a line that stands there twice or begins the page's own name."""
    keys = {place: "".join(lines[place].split()) for place in places}
    for place in reversed(places):
        key = keys[place]
        if len(key) < 8:
            continue
        if any(
            other != place
            and (one == key or (one.startswith(key) and _SITE_END.match(one[len(key) :])))
            for other, one in keys.items()
        ):
            return place
    return None
