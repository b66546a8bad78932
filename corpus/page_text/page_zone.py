"""Pass the lines between a title and its text: fields, days, counts, buttons and single words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import ParagraphKind
from corpus.fields.dates import parse_date
from corpus.fields.numbers import parse_number
from corpus.fields.rules.organ_rules import ORGAN_END
from corpus.page_text.page_byline import read_byline
from corpus.page_text.page_lines import is_furniture, is_sentence, is_tab
from corpus.page_text.page_links import is_day, is_short
from corpus.page_text.page_summary import is_addressed
from corpus.structure import to_paragraph

# How many lines may stand there, and how long one without a label may be.
_MOST, _LONGEST, _LONGEST_WORD = 30, 60, 8
# How many words may stand between a title and fields, or those addressed: who wrote, the column.
_BESIDE, _LONGEST_BESIDE = 6, 5
# The end of a note on an act: 2011年7月8日…公布 根据2015年…修正）.
_ACT = re.compile(r"(?:通过|公布|修[正订]|批准|发布)[)）]?$")
_DAY = re.compile(r"年\d{1,2}月\d{1,2}日.*[会令届议]")
# May be a meeting's or a list's: 时间：2022年1月28日.
_MEETING = re.compile(r"(?<![\u4e00-\u9fff])(?:时\s*间|日\s*期)\s*[:：]")
_SURE = re.compile(r"来源|浏览|阅读|点击|发布|作者|字号|更新|编辑|\d[:：]\d\d")
# The head of official paper: 云州市教育局文件.
_PAPER = re.compile(r"[局厅委部院府会室]\S{0,4}(?:文件|令|公告|通告|公报|函)$")
# A field with a label that no table knows (政策类型：其他文件); a contact belongs to the text.
_LABELLED = re.compile(r"[\u4e00-\u9fffA-Za-z\s]{2,10}[:：]\s*\S{0,30}")

# What a tender is found by, and a numbered heading: both are text.
_NUMBERED = re.compile(
    r"(?:项目|招标|采购|标段|合同|标书)编号\s*[:：]|\d{1,2}\s?[.．、]\s?[\u4e00-\u9fff]"
)


def behind_zone(lines: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The lines below a title without what a page puts above the text, and the fields of that.

    Those to whom a document is addressed are the first line of its text, whatever words stand
    above; notes on the acts that made it stay.

    >>> behind_zone(["2024-01-02", "高新科", "340", "现将名单予以公示。"])
    (['现将名单予以公示。'], {'published': '2024-01-02'})
    >>> behind_zone(["作者", "admin", "各区教育局："])
    (['各区教育局：'], {})
    >>> behind_zone(["云教〔2024〕1号", "各区教育局："])
    (['云教〔2024〕1号', '各区教育局：'], {})
    """
    text = _text(lines)
    if text is None:
        return list(lines), {}
    sure = [index for index in range(text) if _is_of_page(lines[index])]
    end = (sure[-1] + 1) if sure else 0
    if sure or is_addressed(lines[text]):
        while end < text and _is_word(lines[end]):
            end += 1
    fields: dict[str, str] = {}
    for line in lines[:end]:
        number = parse_number(line)
        if number is not None:
            fields.setdefault("number", number.canonical)
            continue
        for name, value in read_byline(line.replace("\t", " ")) or ():
            if value and name != "other" and (name != "published" or parse_date(value)):
                fields.setdefault(name, value)
    stay = [line for line in lines[:end] if _is_note(line) or _NUMBERED.match(line)]
    return [*stay, *lines[end:]], fields


def _is_note(line: str) -> bool:
    return _ACT.search(line) is not None and _DAY.search(line) is not None


def _text(lines: Sequence[str]) -> int | None:
    """The first line that can be nothing but the text of the document; None where none is near."""
    for index, line in enumerate(lines[:_MOST]):
        if is_addressed(line):
            return index
        if "\t" in line:
            return None
        if read_byline(line) is not None or is_furniture(line) or is_tab(line):
            continue
        paragraph = to_paragraph(line)
        if is_sentence(line) or (paragraph and paragraph.kind is not ParagraphKind.TEXT):
            return index
        if len(line) > _LONGEST and not parse_number(line):
            return index
    return None


def _is_of_page(line: str) -> bool:
    if _MEETING.search(line) and not _SURE.search(line):
        return False
    return read_byline(line) is not None or is_furniture(line) or is_tab(line) or is_day(line)


def _is_word(line: str) -> bool:
    """Whether a line is a word or a field of the page, no organ, no number and no note."""
    if _NUMBERED.match(line) or parse_number(line) or ORGAN_END.search(line) or line[:1] in "（(《":
        return False
    if _PAPER.search(line):
        return False
    return len(line) <= _LONGEST_WORD or _LABELLED.fullmatch(line) is not None


def is_beside_title(lines: Sequence[str], place: int) -> bool:
    """Whether a short line below a title is no text: fields, or those addressed, soon follow it."""
    for index in range(place, min(place + _BESIDE, len(lines))):
        line = lines[index]
        if index > place and (
            is_addressed(line) or any(name != "other" for name, _ in read_byline(line) or ())
        ):
            return True
        word = len(line) <= _LONGEST_BESIDE and _is_plain(line)
        if not (word or is_short(line)) or parse_number(line) or ORGAN_END.search(line):
            return False
    return False


def _is_plain(line: str) -> bool:
    paragraph = to_paragraph(line)
    return paragraph is not None and paragraph.kind is ParagraphKind.TEXT
