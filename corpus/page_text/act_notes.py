"""Find the note between a title and its text that tells of the acts which made and changed it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.fields.rules.date_rules import DATE
from corpus.page_text.page_byline import read_byline
from corpus.page_text.page_lines import is_furniture, is_sentence

# How many lines below the title a note may begin, and how many it may take.
_LINES = 10
_OPENS = re.compile(rf"[（(]\s*{DATE}")
# How many lines an order has above the sentence that proclaims.
_ABOVE = 4
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
