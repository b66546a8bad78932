"""Reports and interpretations, told from how a text begins: docs/decisions says what counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DAY = (
    r"(?:近日|日前|昨日|昨天|今日|今天|当日|近期|本周|上周"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至\d{1,2}日|上午|下午)?)"
)
# Who writes, or from where it is taken: only the press begins so.
_PRESS = re.compile(
    r"^[（(【]?(?:本报(?!告)|本网(?!站)|本台|新华社|新华网|人民网|中新网|央视|记者(?![证站])|讯(?!问)|通讯员)"
    r"|^.{0,24}?(?:本报讯|本网讯|新华社.{0,16}电|[\u4e00-\u9fff]{2,8}(?<!通)讯\s*[:：（(]"
    r"|\d日[电讯](?![\u4e00-\u9fff]))"
    r"|^.{0,30}?记者.{0,16}?(?:获悉|了解到|采访[了到时中]|从.{2,40}?(?:获悉|了解|得知)|\d{1,2}日)"
    r"|^(?:"
    + _DAY
    + r"[,，]?)?据.{0,24}?(?:消息|报道|公众号|获悉|官网|官微|微信|网站|介绍|发布[”」])"
    r"|^.{0,6}(?:观点网|澎湃新闻|证券时报|每日经济新闻)"
    r"|^" + _DAY + r"[,，]?.{0,24}?(?:从.{2,24}?获悉|获悉|了解到|公众号)"
)
# What was done on a day: 近日，市教育局召开……
_EVENT = re.compile(
    r"^" + _DAY + r"(?:[,，]|.{0,2}在)?[^。；]{2,90}?"
    r"(?:召开|举行|举办|主持|出席|调研|考察|会见|走访|慰问|督导|检查|开展|启动|揭牌|签约|赴|深入|来到|参加"
    r"|宣布|揭晓|开幕|闭幕|培训|座谈|通报|挂牌|受到|获得|荣获|圆满|成立|学习)"
    r"|^[\u4e00-\u9fff、]{4,40}?(?:主持召开|召开).{2,40}?(?:会议|座谈会|推进会|动员会|大会|全会)[，,。]"
)
# 近日，市教育局印发了《……》: a report where the title is not that document's.
_ISSUED = re.compile(
    r"^" + _DAY + r"[,，]?[^。；]{2,90}?(?:印发|发布|出台|下发|公布|推出|实施|施行|调整)"
)
_TITLE_EVENT = re.compile(
    r"(?:召开|举行|举办|主持召开|出席|赴.{2,20}(?:调研|考察|督导|检查)|开展.{2,30}(?:调研|检查|督导|活动|培训)|调研.{0,20}$"
    r"|传达学习|走访慰问|会见|揭牌|签约|启动仪式|开幕|荣获|获评|圆满).{0,40}$"
)
# 第十一届全国人民代表大会第三次会议, 在…上的讲话: what was said there is no report of it.
_SPOKEN = re.compile(r"第.{1,4}届.{2,40}会议$|(?:致辞|讲话|演讲|发言|报告)(?:[（(].{1,16}[）)])?$")
_MEETS = re.compile(r"会议|发布会|座谈会|大会|全会|召开|举行|主持|强调|指出|部署")
_MEETING = re.compile(r"(?:会议|座谈会|推进会|动员会|新闻发布会|吹风会|通气会|大会|全会)$")
_DOCUMENT = re.compile(
    r"(?:关于.{2,}的?(?:通知|公告|通告|意见|决定|批复|函|复函|方案|通报|规定|办法|措施|请示|建议|报告|议案|公示)"
    r"|(?:办法|规定|条例|细则|规则|方案|规划|计划|意见|措施|通知|公告|通告|令|预案|要点|章程|纪要|制度|规程|报告|决议|讲话"
    r"|公示|公报|指南|指引|目录|清单|答复))"
    r"(?:[（(][^（）()]{1,16}[）)])*$|^《.{4,}》"
)
# What a document itself says, and no report of it.
_FORMAL = re.compile(
    r"(?:^|\n)各[^。，\n]{2,60}[:：]|现将.{0,60}(?:如下|给你们|公[告布])|现(?:就|印发|予|公告|通知).{0,80}(?:如下|公布|给你们)"
    r"|通[知告]如下|公[告示]如下|制定本(?:办法|规定|条例|细则|方案|措施)|第一条|根据《[^》]{2,60}》.{0,40}(?:规定|要求)[，,]"
    r"|请(?:各|你|遵照|认真)|特此(?:通知|公告|通告)|征求意见|决定如下|全文(?:如下|[:：])"
)
_EXPLAINS = re.compile(
    r"(?:现|特|作).{0,40}?解读(?:说明)?(?:如下|[:：])|政策解读如下|对.{2,60}进行(?:了)?(?:权威)?解读"
    r"|答记者问|(?:负责人|发言人|专家).{0,24}(?:回答了?|解答|答)(?:记者|媒体|网民)"
)
# Beside this, a rule may tell others to interpret: 对重要文件进行解读, 通过答记者问等方式.
_EXPLAINS_BELOW = re.compile(r"解读(?:说明)?如下|进行了(?:权威)?解读")
_QUESTION = re.compile(
    r"^(?:\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、)?\s*(?:问|Q)(?:题?[一二三四五六七八九十\d]{0,3})?\s*[:：.]"
)
_ANSWER = re.compile(r"^(?:答|A)\s*[:：.]")
_NEED = 2


def is_report(title: str, lines: Sequence[str]) -> bool:
    """Whether a text without a document number reports an event or what somebody else issued.

    `lines` are the first of the text, without its title. Where the title is a document's, only
    words of the press make the text a report of it.

    >>> is_report("市教育局召开安全工作会议", ["5月9日，市教育局召开会议，部署安全工作。"])
    True
    >>> is_report("关于犬只的通知", ["各区：", "近日，我市举办犬展，现就有关事项通知如下。"])
    False
    """
    first = next((line.strip() for line in lines if len(line.strip()) > 12), "")
    head = "\n".join(lines)[:400]
    if not first or _FORMAL.search(head) or _SPOKEN.search(title):
        return False
    if _PRESS.search(first[:80]):
        return True
    if _DOCUMENT.search(title):
        return False
    if _EVENT.search(first):
        return True
    meeting = _MEETING.search(title) is not None and _MEETS.search(first[:60]) is not None
    return _TITLE_EVENT.search(title) is not None or meeting or _ISSUED.search(first) is not None


def explains(title: str, lines: Sequence[str]) -> bool:
    """Whether a text says that it interprets another, or is made of questions and answers.

    >>> explains("养犬新政", ["现就《养犬办法》解读如下："])
    True
    >>> explains("政策解读办法", ["起草部门应当对重要文件进行解读。"])
    False
    """
    if re.search(r"的(?:通知|公告|通告|意见|决定|批复|函)$", title):
        return False
    says = _EXPLAINS_BELOW if _DOCUMENT.search(title) else _EXPLAINS
    if says.search("\n".join(lines)[:400]):
        return True
    asked = sum(_QUESTION.match(line.strip()) is not None for line in lines)
    answered = sum(_ANSWER.match(line.strip()) is not None for line in lines)
    return asked >= _NEED and answered >= _NEED
