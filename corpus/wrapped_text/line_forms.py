"""What the form of a line says: that it ends a sentence, begins a part, or is a row of a table."""

from __future__ import annotations

import re

from corpus.fields.dates import is_signing_line
from corpus.fields.numbers import parse_number
from corpus.fields.rules.date_rules import DATE
from corpus.fields.word_classes import one_of

_HAN_COUNT = r"[一二三四五六七八九十百千〇○零\d]{1,7}"
BEGINS = re.compile(
    rf"[一二三四五六七八九十]{{1,3}}[、．.]|[（(]\s*(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}})[）)]"
    rf"|\d{{1,2}}[.、．](?!\d)|第{_HAN_COUNT}[条章节编]|附\s*[件表]|[|#\-*•·]"
)
"""How a line begins that is an item, an article, a heading or an attachment."""
_MARKS = re.compile(
    r"[①-⑳●○◆◇■□▪★☆▲—]|[A-Za-z][.．、](?![A-Za-z])|其[一二三四五六七八九十][，、是：:]"
)
_ARTICLE = re.compile(rf"第\s*{_HAN_COUNT}\s*(?P<unit>[条章节编])(?P<behind>.?)")
_NUMBER = re.compile(
    r"(?P<open>[（(]?)\s*(?P<count>[一二三四五六七八九十]{1,3}|\d{1,3})(?P<close>[、．.）)])(?P<behind>.?)"
)
_ENDED = re.compile(r"[。；：！？…!?;:][”’」』）)】〕\]\"]*$")
_SENTENCE = re.compile(r"[。！？；!?;]")
_GAPS = re.compile(r"\S(?: {2,}|　+)\S")
_DAY = re.compile(rf"[（(]?\s*{DATE}\s*[）)]?")
_INDENT = re.compile(r"(?:　{1,4}| {2,12}|\t| 　)(?=\S)")
CLOSING = "，。、；：！？）》〉」』”’】〕］｝,;:!?)%％℃"
"""Signs that no paragraph begins with."""
OPENING = "（《〈「『“‘【〔［｛("
"""Signs that no paragraph ends with."""
_TITLE_END = re.compile(
    rf"(?:{one_of('title_kind')}|附表|措施|举措)(?:[（(][^（）()]{{1,20}}[）)])?[》”]?$"
)
_LONGEST_NUMBER = 40
_HAN = {count: place for place, count in enumerate("一二三四五六七八九", start=1)}


def is_ended(line: str) -> bool:
    """Whether a line ends with the end of a sentence or of a clause that others follow.

    >>> is_ended("印发。"), is_ended("如下："), is_ended("现将办法印"), is_ended("（略。）")
    (True, True, False, True)
    """
    return _ENDED.search(line[-4:]) is not None


def is_running(line: str) -> bool:
    """Whether a line is a piece of running text: a sentence ends in it, or a comma stands in it."""
    return "，" in line or "," in line or _SENTENCE.search(line) is not None


def is_row(line: str) -> bool:
    r"""Whether a line is a row of a table: cells with tabs or wide gaps between them.

    >>> is_row("甲\t乙"), is_row("名称　　数量   金额"), is_row("第一章　总　则")
    (True, True, False)
    """
    text = line.strip()
    if "\t" in text:
        return True
    return ("  " in text or "　" in text) and len(_GAPS.findall(text)) > 1


def is_indented(line: str) -> bool:
    """Whether white space stands before a line as before the first line of a paragraph."""
    return _INDENT.match(line) is not None


def is_day_or_number(line: str) -> bool:
    """Whether a line is a day or a document number, and nothing else.

    >>> is_day_or_number("（2019年5月1日）"), is_day_or_number("国发〔2019〕5号")
    (True, True)
    """
    text = line.strip()
    if not text or len(text) > _LONGEST_NUMBER or text[-1] not in "日号)）0123456789":
        return False
    if _DAY.fullmatch(text):
        return True
    return text[0] not in OPENING and parse_number(text) is not None


def stands_alone(line: str) -> bool:
    """Whether a line is a day, a number, or may be one of the names under a text."""
    return is_day_or_number(line) or is_signing_line(line)


def ends_title(line: str) -> bool:
    """Whether a line ends as titles do.

    >>> ends_title("关于养犬的通知"), ends_title("养犬办法（试行）"), ends_title("关于养犬的")
    (True, True, False)
    """
    return _TITLE_END.search(line.rstrip()) is not None


def begins_part(line: str) -> bool:
    """Whether a line begins an item, an article, a heading or an attachment.

    >>> begins_part("第三条　犬只"), begins_part("第三条规定的犬只"), begins_part("2.犬只")
    (True, False, True)
    """
    if line[:1] == "第":
        found = _ARTICLE.match(line)
        return found is not None and found["behind"] not in tuple("款项的和、及或至到之规，。；）)")
    return BEGINS.match(line) is not None or _MARKS.match(line) is not None


def item_of(line: str) -> tuple[str, int] | None:
    """The style and the count of the number that an item begins with; None where it has none.

    >>> item_of("（二）犬只"), item_of("12.犬只"), item_of("十二、犬只"), item_of("犬只")
    (('（）一', 2), ('.1', 12), ('、一', 12), None)
    """
    found = _NUMBER.match(line)
    if found is None or (found["count"][0].isdigit() and found["behind"].isdigit()):
        return None
    digits = found["count"].isdigit()
    count = int(found["count"]) if digits else _of_han(found["count"])
    signs = (
        (found["open"] + found["close"]).replace("(", "（").replace(")", "）").replace("．", ".")
    )
    return signs + ("1" if digits else "一"), count


def _of_han(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)


def glue(before: str, after: str) -> str:
    """What stands between two pieces of a broken line: a space between words in half width."""
    first, second = before[-1:], after[:1]
    if not (first.isascii() and second.isascii() and second.isalnum()):
        return ""
    if first.isdigit() and second.isdigit():
        return ""
    return " " if first.isalnum() or first in ",.;:)%" else ""
