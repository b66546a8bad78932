"""Find the note between a title and its text that tells of the acts which made and changed it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import ParagraphKind
from corpus.fields.rules.date_rules import DATE
from corpus.page_text.page_byline import read_byline
from corpus.page_text.page_lines import is_furniture, is_sentence
from corpus.structure import to_paragraph

# How many lines below the title a note may begin, and how many it may take.
_LINES = 10
_OPENS = re.compile(rf"[（(]\s*{DATE}")
# How many lines an order has above the sentence that proclaims.
_ABOVE = 4
# Who signs an order, or its day, is no longer.
_LONGEST_SIGNER = 24
_ORDER = re.compile(r"[府会厅委局部院]\S{0,4}(?:令|公告)$")
_PROCLAIMS = re.compile(r"(?:现|予以?)(?:予以?)?公布")
_MADE = re.compile(r"通过|公布|发布|批准|修[订正改]")


def act_note(lines: Sequence[str], title: str) -> list[str]:
    """The note between title and text that tells of the acts by which a text was made and changed.

    It may stand on several lines; `lines` are all before the body.

    >>> act_note(["养犬办法", "（2019年5月1日公布", "2021年3月2日修正）", "来源：某局"], "养犬办法")
    ['（2019年5月1日公布', '2021年3月2日修正）']
    """
    own = "".join(title.split())
    keys = ["".join(line.split()) for line in lines]
    place = next((i for i in range(len(keys) - 1, -1, -1) if own and own == keys[i]), len(lines))
    for first in range(place + 1, min(len(lines), place + 1 + _LINES)):
        if _OPENS.match(lines[first]) is None or read_byline(lines[first]) is not None:
            continue
        ends = range(first, min(len(lines), first + _LINES))
        last = next((i for i in ends if lines[i].rstrip().endswith((")", "）"))), None)
        note = [] if last is None else list(lines[first : last + 1])
        return note if _MADE.search("".join(note)) else []
    return []


def order_above(lines: Sequence[str], title: str) -> list[str]:
    """The order that proclaims a text, where a page sets it apart; `lines` are all before the body.

    >>> order = ["云州市人民政府令", "第68号", "《养犬办法》已经通过，现予公布。", "市长 周某"]
    >>> order_above(["养犬办法", "来源：司法局", *order], "养犬办法") == order
    True
    >>> order_above(["云州市人民政府令", "养犬办法", "现予公布的文件目录"], "养犬办法")
    []
    """
    own = "".join(title.split())
    keys = ["".join(line.split()) for line in lines]
    place = next((i for i in range(len(keys) - 1, -1, -1) if own and own == keys[i]), len(lines))
    told = (
        i
        for i in range(place + 1, len(lines))
        if is_sentence(lines[i]) and _PROCLAIMS.search(lines[i])
    )
    proclaims = next(told, None)
    if proclaims is None:
        return []
    heads = range(max(place + 1, proclaims - _ABOVE), proclaims)
    first = next((i for i in heads if _ORDER.search(lines[i])), None)
    if first is None:
        return []
    return [line for line in lines[first:] if not is_furniture(line)]


def behind_order(lines: Sequence[str], title: str) -> int:
    """Where a text begins behind the order that proclaims it and, below that, its title; else 0.

    >>> order = ["云州市人民政府令", "第68号", "《养犬办法》已经通过，现予公布。", "市长 周某"]
    >>> behind_order([*order, "养犬办法", "第一条 为了养犬，制定本办法。"], "养犬办法")
    5
    >>> behind_order(["第一条 为了养犬，制定本办法。"], "养犬办法")
    0
    """
    own = "".join(title.split())
    head = lines[:_LINES]
    if not any(_ORDER.search(line) for line in head[:_ABOVE]):
        return 0
    told = (i for i, line in enumerate(head) if is_sentence(line) and _PROCLAIMS.search(line))
    proclaims = next(told, len(head))
    ends = (i for i in range(proclaims + 1, len(head)) if own and "".join(head[i].split()) == own)
    end = next(ends, None)
    if end is not None:
        return end + 1
    end = min(proclaims + 1, len(lines))
    while end < min(len(lines), proclaims + _ABOVE) and _signs(lines[end]):
        end += 1
    return end if proclaims < len(head) else 0


def _signs(line: str) -> bool:
    """Whether a line below an order can be who signed it, or the day."""
    paragraph = to_paragraph(line)
    return (
        paragraph is not None
        and paragraph.kind is ParagraphKind.TEXT
        and len(line) <= _LONGEST_SIGNER
        and not is_sentence(line)
    )
