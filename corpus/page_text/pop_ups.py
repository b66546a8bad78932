"""Leave out the boxes that a site opens over a page: a notice of its own, a call to follow it."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Among so many lines at its head a saved page has what stood in such boxes, each of so many lines.
_HEAD, _LONGEST = 60, 8
_OPENS = re.compile(
    r".{0,8}(?:网站|系统|平台|页面).{0,12}(?:公告|通知|提示|说明)|(?:温馨|友情|重要|系统)提[示醒][:：]?"
)
_CLOSES = re.compile(
    r"我?(?:知道|明白)了?|已?知晓|我已(?:阅读|知晓).{0,6}|关\s*闭|确\s*[定认]|[×✕]|不再提[示醒]"
)


def without_pop_ups(lines: Sequence[str]) -> list[str]:
    """The lines without a notice of the site and the button that closes it.

    >>> box = ["网站升级维护公告", "本网站将于今晚暂停服务。", "网站管理中心", "我知道了"]
    >>> without_pop_ups([*box, "关于养犬的通知", "各区："])
    ['关于养犬的通知', '各区：']
    >>> without_pop_ups(["网站升级公告", "各区：", "现公告如下。"])
    ['网站升级公告', '各区：', '现公告如下。']
    """
    for start, line in enumerate(lines[:_HEAD]):
        if _OPENS.fullmatch(line.strip()) is None:
            continue
        for end in range(start + 1, min(start + _LONGEST, len(lines))):
            if _CLOSES.fullmatch(lines[end].strip()):
                return [*lines[:start], *without_pop_ups(lines[end + 1 :])]
    return list(lines)
