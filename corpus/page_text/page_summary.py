"""Tell what a site puts between the head of a page and the document: a summary, a row of tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.fields.rules.organ_rules import ORGAN_END
from corpus.page_text.page_byline import read_byline
from corpus.page_text.page_lines import is_sentence, is_tab

# The lines at the beginning of a text among which a summary may stand: title and number are others.
_HEAD = 4
# A summary is told by its name alone where so many lines of running text follow.
_LEAST = 3
# The longest line that names all to whom a document is addressed.
_LONGEST = 160
_NAME = r"(?:(?:内容|文章|本文|信息|AI|智能)?(?:摘要|导读|提要|概要|简介)|核心提示)"
_NAMED = re.compile(rf"(?:{_NAME}\s*[:：]|[\[【（(]{_NAME}[\]】）)]).+")
_HEADS = re.compile(rf"[【\[]?{_NAME}[】\]]?[:：]?")
_FIRST = re.compile(r"第一[条章]")
# How many lines a box with a summary may have.
_BOX = 10
# The name of a tab is no longer.
_SHORT = re.compile(r"[\u4e00-\u9fff]{2,8}")
_BETWEEN = re.compile(r"[、，,\s\u3000]+")
_NOTE = re.compile(r"[（(][^（）()]{1,20}[）)]")
_ALL = re.compile(
    r"^(?:各|有关|你[局厅委市县省区部院校办司处]|驻.{2,12}各)"
    r"|(?:各|有关)(?:单位|部门|企业|人民团体|街道|学校)$"
)
# A person (王某委员), readers at large (尊敬的用户), an organ of the same place (县水务局).
_ONE = re.compile(
    r"(?:尊敬的|亲爱的|广大|全体)[\u4e00-\u9fff]{2,12}"
    r"|(?!法定|授权|委托|职工|单位|企业|公司)[\u4e00-\u9fff·]{2,10}(?:委员|代表|同志|先生|女士|副?主席)"
    r"|[县市区州省镇乡][\u4e00-\u9fff]{1,12}[局厅委办院府]"
)
# Above the addressees, this is the beginning of what a document passes on, or of a note on it.
_OWN = re.compile(r"^[（(]|^第[一二三四五六七八九十百\d]+[条章]|^[一二三四五六七八九十\d]+[、.．]")


def without_summary(lines: Sequence[str]) -> list[str]:
    """The lines of a body without the summary that a site puts above them.

    Nothing but title and number stands above those to whom a document is addressed.

    >>> text = ["各区人民政府：", "为规范养犬，现通知如下。", "犬只应当登记。", "每年免疫。"]
    >>> without_summary(["本通知规范了养犬行为。", *text]) == text
    True
    >>> without_summary(["摘要：犬只要登记。", *text[1:]]) == text[1:]
    True
    """
    for place, line in enumerate(lines[:_HEAD]):
        if _HEADS.fullmatch(line.strip()):
            return _behind_box(lines, place)
        if not is_sentence(line):
            continue
        named = is_named_summary(line)
        following = lines[place + 1 : place + 3]
        above = (
            len(following) == 2
            and _OWN.search(line) is None
            and is_addressed(following[0])
            and (named or is_sentence(following[1]))
        )
        if above or (named and sum(map(is_sentence, lines[place + 1 :])) >= _LEAST):
            return [*lines[:place], *lines[place + 1 :]]
        return list(lines)
    return list(lines)


def is_named_summary(line: str) -> bool:
    """Whether a line is a summary by its own name (摘要：犬只要登记)."""
    return _NAMED.fullmatch(line.strip()) is not None


def _behind_box(lines: Sequence[str], place: int) -> list[str]:
    """The lines without a box of that name, where those addressed or the first article follow."""
    for index in range(place + 1, min(place + 1 + _BOX, len(lines))):
        if is_addressed(lines[index]) or _FIRST.match(lines[index]):
            return [*lines[:place], *lines[index:]]
    return [*lines[:place], *lines[place + 1 :]]


def is_addressed(line: str) -> bool:
    """Whether a line names those to whom a document is addressed.

    >>> is_addressed("各区人民政府，市直各部门："), is_addressed("云州市水务局：")
    (True, True)
    >>> [is_addressed(line) for line in ("王某委员：", "尊敬的用户：", "县水务局：", "法定代表：")]
    [True, True, True, False]
    >>> [is_addressed(line) for line in ("现通知如下：", "一、各区：", "主办单位：")]
    [False, False, False]
    """
    text = _NOTE.sub("", line.strip())
    if not text.endswith(("：", ":")) or len(text) > _LONGEST or re.search(r"[。；！？]", text):
        return False
    names = [name for name in _BETWEEN.split(text.rstrip("：: ")) if name]
    return bool(names) and (
        _ALL.search(names[0]) is not None
        or _ONE.fullmatch(names[0]) is not None
        or (len(names[0]) > 4 and all(ORGAN_END.search(name) for name in names))
    )


def without_tabs(lines: Sequence[str]) -> list[str]:
    """The lines without tabs of a box around the text, of which several stand below one another.

    Half of them have names that tabs often have.

    >>> without_tabs(["政策原文", "文字解读", "一图读懂", "各区人民政府："])
    ['各区人民政府：']
    >>> without_tabs(["申报条件", "企业应当登记。"])
    ['申报条件', '企业应当登记。']
    """
    # A byline may be as long as a sentence.
    sentences = (i for i, line in enumerate(lines) if is_sentence(line) and not read_byline(line))
    text = next(sentences, len(lines))
    kept: list[str] = []
    index = 0
    while index < text:
        end = index
        while end < text and (is_tab(lines[end]) or _SHORT.fullmatch(lines[end])):
            end += 1
        tabs = sum(map(is_tab, lines[index:end]))
        if end - index < 2 or tabs * 2 < end - index:
            end = index + 1
            kept.append(lines[index])
        index = end
    return [*kept, *lines[text:]]
