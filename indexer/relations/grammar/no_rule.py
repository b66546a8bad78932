"""Which texts are no rule: drafts, planned repeals, interpretations, news, answers."""

from __future__ import annotations

import re

from corpus.document import Document, Rank

_TITLE = re.compile(
    r"征求.{0,40}意见|意见征求|征集.{0,20}意见|公开征集|征求意见|听取.{0,10}意见|拟(?:废止|修改"
    r"|修订|失效|出台)|草案|送审稿|讨论稿|起草说明|修订说明|编制说明"
    r"|解读|图解|一图|读懂|看懂|问答|答记者|记者|新闻|访谈|发布会|实录|答复口径|政策问|热点问"
    r"|新政(?!策)|百问|须知$|公示$|[?？]"
)
_CASE = re.compile(r"诉.{2,60}案$|案例")
_MEETING = re.compile(
    r"(?:会议|座谈会|推进会|例会)(?:召开|精神)?$|^传达学习|召开.{0,20}(?:会议|会)"
)
_NEWS = re.compile(
    r"本报讯|本报记者|记者(?:日前|昨日|今日|获悉|了解|从|近日)|新华社.{0,20}电|讯[:：（(]|观点网"
    r"|微信公众号"
    r"|据.{2,20}(?:消息|报道|日报|网站|发布)|^(?:近日|日前|今天|昨天|昨日"
    r"|\d+月\d+日)[，,].{0,60}(?:发布|印发|出台|召开|公布|通过|起)"
    r"|^[^，。]{0,12}(?:会议|银保监会|人民银行)(?:认为|指出|强调|要求|认真学习)"
)
_REPORT = re.compile(
    r"^(?:通知|公告|意见|《[^《》]{2,40}》)(?:提出|明确|显示|指出|规定)"
    r"|(?:\d+日|近日|日前|今天|昨天)[，,].{0,16}(?:印发|发布|出台)了?《|进行了解读|负责人(?:表示"
    r"|介绍|说)"
)
_NOTICE = re.compile(r"现(?:将|就|予|印发)|如下|(?:^|\n)各.{2,60}[:：]|制定本|特制定")


_IN_FULL = re.compile(r"全文(?:如下|[:：])")
"""News that only leads to the whole text of a rule."""
_DRAFT = re.compile(r"征求.{0,40}意见|意见征求|意见稿|草案|送审稿|讨论稿")


def is_draft(document: Document) -> bool:
    """Whether a text that is no rule yet is written as one."""
    return document.rank is Rank.DRAFT or _DRAFT.search(document.title) is not None


def is_no_rule(document: Document) -> bool:
    """Whether the text only plans, explains or reports what rules say, or is a court's case."""
    title = document.title
    if document.rank in (Rank.DRAFT, Rank.INTERPRETATION, Rank.NEWS):
        return True
    if _TITLE.search(title) or _CASE.search(title) or _MEETING.search(title):
        return True
    head = "\n".join(paragraph.text for paragraph in document.paragraphs[:8])[:300]
    if _IN_FULL.search(head):
        return False
    if _NEWS.search(head[:120]):
        return True
    return _REPORT.search(head) is not None and _NOTICE.search(head) is None
