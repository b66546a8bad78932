"""Home addresses: a room, a unit or a household in a line that names a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.personal_data import context
from corpus.personal_data.names import LABELLED

Span = tuple[int, int]

_COUNT = r"[0-9A-Za-z一二三四五六七八九十]{1,5}"
_HOME = re.compile(
    rf"[\u4e00-\u9fff0-9A-Za-z（）()-]{{4,40}}?(?:{_COUNT}(?:号楼|栋|幢|座|单元|号院|组|弄|号)){{1,3}}"
    rf"[\u4e00-\u9fff0-9-]{{0,8}}?{_COUNT}(?:室|户)(?![\u4e00-\u9fff]*(?:均|以|数|内|外|型|籍))"
)
_LIVES = re.compile(
    r"住\s*址|家庭\s*(?:地址|住址)|家住(?!房|宅|户)|现住|户籍(?:地|所在地)?|居住地|住所地?[:：]|住在"
    r"|(?<=[，,；;、：:）)])(?:居)?住(?=[\u4e00-\u9fff]{2,8}(?:省|市|州|县|区|镇|乡|村))"
)
# A house or a group of a village, right behind what says that somebody lives there.
_HOUSE = re.compile(
    rf"(?:地址)?\s*[为是:：]?\s*([\u4e00-\u9fff0-9A-Za-z]{{4,40}}?(?:{_COUNT}(?:号|组(?![织合建长成])|队(?!伍)|屯)){{1,3}})"
    r"(?![\u4e00-\u9fff]*(?:文|令|公告|公路|地铁))"
)
_OFFICE = re.compile(r"办公|受理|窗口|大厅|联系地址|通讯地址|注册地址|单位地址|营业|经营场所")


def find_home_addresses(text: str) -> Iterator[Span]:
    """Where home addresses stand: a person is named, or the words say that somebody lives there."""
    at = 0
    for line in text.split("\n"):
        # A cheap look first: few lines name a room, and fewer who lives in it.
        if ("室" in line or "户" in line) and (_LIVES.search(line) or LABELLED.search(line)):
            yield from ((at + start, at + end) for start, end in _homes(line))
        if "住" in line or "户籍" in line:
            yield from ((at + start, at + end) for start, end in _houses(line))
        at += len(line) + 1


def _houses(line: str) -> Iterator[Span]:
    """Houses without a number of a room, of persons: a company has its seat somewhere too."""
    for lives in _LIVES.finditer(line):
        house = _HOUSE.match(line, lives.end())
        if house is None or _OFFICE.search(line[: house.end()]):
            continue
        if LABELLED.search(line) or not context.names_organ(line[: lives.start()]):
            yield house.span(1)


def _homes(line: str) -> Iterator[Span]:
    for found in _HOME.finditer(line):
        head = context.before(line, found.start()) + found.group()
        if _OFFICE.search(head) or not (_LIVES.search(head) or LABELLED.search(head)):
            continue
        lives = _LIVES.search(line, *found.span())
        start = lives.end() if lives else found.start()
        while line[start] in "：: 　为是":
            start += 1
        yield start, found.end()
