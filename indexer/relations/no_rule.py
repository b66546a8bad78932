"""Which texts are no rule: drafts, planned repeals, interpretations, news, answers."""

from __future__ import annotations

import re

from corpus.document import Document

_TITLE = re.compile(
    r"征求.{0,40}意见|意见征求|征集.{0,20}意见|公开征集|征求意见|听取.{0,10}意见|拟(?:废止|修改"
    r"|修订|失效|出台)|草案|送审稿|讨论稿|起草说明|修订说明|编制说明"
    r"|解读|图解|一图|读懂|看懂|问答|答记者|记者|新闻|访谈|发布会|实录|答复口径|政策问|热点问"
    r"|百问|须知$|公示$|[?？]"
)
_NEWS = re.compile(
    r"本报讯|本报记者|记者(?:日前|昨日|今日|获悉|了解|从|近日)|新华社.{0,20}电|讯[:：（(]|观点网"
    r"|微信公众号|据.{2,20}(?:消息|报道|日报|网站|发布)|(?:近日|日前|今天|昨天|昨日"
    r"|[0-9]+日)[，,].{0,60}(?:发布|印发|出台|召开|公布)"
)


def is_no_rule(document: Document) -> bool:
    """Whether the text only plans, explains or reports what rules say."""
    if _TITLE.search(document.title):
        return True
    head = document.body[:200]
    return _NEWS.search(head) is not None
