"""The kinds of value that a question asks for: a passage without one of the kind is no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HAN = "[〇零一二两三四五六七八九十百千万亿]"
_UNITS = "个种项条家户人名位件次批台辆吨元倍成份分时天日周月年岁米度亩所处类步层页张"


@dataclass(frozen=True, slots=True)
class WantedValue:
    """What is asked for where `asks` is found in a question, and how a passage writes it.

    `examples` are (question, passage) pairs, in each of which both are found.
    """

    name: str
    asks: re.Pattern[str]
    holds: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]


WANTED_VALUES = (
    WantedValue(
        "number",
        re.compile(rf"多少|几[{_UNITS}]|多[大高重]|百分之几"),
        re.compile(rf"(?<![件表图第（(\d])\d+(?![\d.、．）)])|百分之|{_HAN}+[{_UNITS}]"),
        (("补贴多少钱", "每人每月200元"), ("要交几份材料", "一式三份")),
    ),
    WantedValue(
        "days",
        re.compile("(?:多少|几)个?(?:天|日|工作日)"),
        re.compile(
            rf"(?:\d|{_HAN})\s*个?(?:工作日|天|日)|当[日天]|即日|(?:\d|{_HAN})\s*(?:个月|小时)"
        ),
        (("多少天办好", "自受理之日起5个工作日内"), ("冷静期几天", "三十日内")),
    ),
    WantedValue(
        "money",
        re.compile("多少(?:钱|元|费)|几(?:元|块)|(?:补贴|补助|奖励|罚款?|收费|资助)多少"),
        re.compile(rf"(?:\d|{_HAN})\s*(?:元|[%％倍])|百分之|免费|不(?:再)?收[取费]|不收取"),
        (("补贴多少", "每人每月200元"), ("登记多少钱", "登记不收取费用")),
    ),
    WantedValue(
        "time",
        re.compile("何时|什么时[候间]|哪[天年月]|哪一[天年日]|几[号点月]|多久|多长时间|起止|截止"),
        re.compile(
            rf"\d\s*(?:年|月|日|天|时|点|小时|分钟|周|个|号|[::])|\d[./-]\d|{_HAN}+个?(?:年|月|日|天|小时|周|工作日)"
            "|即日|当[日天]|年底|月底"
        ),
        (("什么时候报名", "报名时间为3月1日至5日"), ("多久办好", "三个工作日内办结")),
    ),
    WantedValue(
        "phone",
        re.compile("电话|热线|联系方式|什么号码|号码是"),
        re.compile(r"\d{3,4}\s*[-—－]\s*\d{5,8}|(?<!\d)(?:1\d{2,4}|9\d{4}|\d{7,11})(?!\d)"),
        (("投诉打什么电话", "投诉电话：12345"), ("咨询电话", "联系电话 010-12345678")),
    ),
    WantedValue(
        "organ",
        re.compile(
            "哪[个些家].{0,2}(?:部门|单位|机关|机构|企业|公司|银行)|什么(?:部门|单位|机构)|由谁"
        ),
        re.compile("[部局委厅办院所站社区]|公司|银行|中心|单位|企业|机构|机关|政府"),
        (("由哪个部门负责", "由市民政局负责"),),
    ),
    WantedValue(
        "address",
        re.compile(
            "地址|网址|在哪里?(?:办|报|领|申|查|看|下)|哪里[可能]?以?(?:办|报|领|申|查|看)|哪[些个]网站"
        ),
        re.compile(
            r"\d号|[路街道巷]|窗口|大厅|中心|网站|[a-z]\.|公众号|平台|APP|小程序|热线",
            re.IGNORECASE,
        ),
        (("办理地址", "云州市中山路12号"), ("在哪里报名", "通过政务服务平台报名")),
    ),
    WantedValue(
        "meaning",
        re.compile("什么是|是什么意思|是指什么|指的是什么|的定义"),
        re.compile("是指|指的是|即|[,，]是|定义|包括|—"),
        (("什么是失业保险金", "失业保险金，是指……"),),
    ),
    WantedValue(
        "basis",
        re.compile("根据(?:什么|哪)|依据(?:什么|哪|的?是)|(?:什么|法律|政策)依据"),
        re.compile("根据|依据|依照|按照|《"),
        (("收费的依据是什么", "根据《云州市养犬管理条例》收取"),),
    ),
    WantedValue(
        "reason",
        re.compile("目的是|为了什么|为什么|为何|原因是"),
        re.compile(
            "为(?:了|切实|进一步|全面|贯彻|落实|做好|加强|保障|规范|就近)|旨在|以便|目的|因|由于|必要"
        ),
        (("暂停受理的目的是什么", "为进一步规范受理工作，暂停受理"),),
    ),
)
"""Each kind once; a question may ask for several."""


def wanted_values(question: str) -> Iterator[WantedValue]:
    """The kinds of value that a question asks for.

    >>> [wanted.name for wanted in wanted_values("补贴多少钱,什么时候发")]
    ['number', 'money', 'time']
    """
    return (wanted for wanted in WANTED_VALUES if wanted.asks.search(question))
