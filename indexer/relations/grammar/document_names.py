"""Which words in 《》 name a document, and which a contract, a form, a book or a standard."""

from __future__ import annotations

import re

from corpus.fields.kind import KINDS

_BEHIND = re.compile(r"(?:[（(〔\[【][^（(〔\[【]*?[）)〕\]】]|[\s”\"。.…])+$")
# What documents are called beside the official kinds.
_MORE = (
    "法典", "宪法", "通则", "总则", "大纲", "公约", "协定", "条约", "议定书", "宪章", "宣言",
    "政策", "举措", "工作报告", "战略", "导则", "建议", "路线图", "补充通知", "禁令", "倡议",
    "基准", "意见稿", "草案", "讨论稿", "送审稿", "制造2025",
    "机制", "任务", "分工", "行动", "批示", "公报", "名录",
)  # fmt: skip
_ENDS = "|".join(kind for kind in (*KINDS, *_MORE) if kind not in ("报告", "解读"))
_DOCUMENT = re.compile(rf"(?:{_ENDS}|[一二三四五六七八九十百\d]+条(?:措施|政策|意见|规定)?)$")
_NONE = re.compile(
    r"(?:方法|做法|看法|说法|想法|书法|语法|[保声确承推意邀催询信告复]\w{0,2}函|通知书|法案"
    r"|红头文件|征求意见|操作说明)$"
)
_FORM_OF = re.compile(
    r"(?:申请|登记|备案|确认|公示|结果|合同|协议|检测|缴款|还款|付款|催告|催缴|许可|录取|受理"
    r"|缴费)通知$"
)
_STANDARD = re.compile(
    r"(?:^|[\s（(])(?:GB|JGJ|CJJ|CJ|DB|DBJ|HJ|YY|ISO|IEC|QB|WS|JT|JTG|NY|GA"
    r"|T)\s?[/A-Z]*\s?[TZ]?\s?\d"
)
_GENERIC = re.compile(
    r"(?:本|该|新|原|旧|省|市|县|区|我市|我省|国家|实施|暂行|若干|工作|管理|指导|行动|总体|政策"
    r"|试行|补充|具体|有关|相关|试点|专项"
    r"|修订|改革|调整|操作|组织|建设|发展|监督|服务|应急|年度|重点|规范|指导性|实行|年|[0-9]+"
    r"|[一二三四五六七八九十]+|第|号|项|的|等)*"
    rf"(?:{_ENDS}|条)"
)


def is_generic(title: str) -> bool:
    """Whether the words are a short form that only 以下简称 can explain: 《办法》, 《实施意见》.

    >>> is_generic("实施意见"), is_generic("戒毒条例")
    (True, False)
    """
    return _GENERIC.fullmatch(_BEHIND.sub("", title)) is not None


def is_document(title: str) -> bool:
    """Whether the words in 《》 name a document as law and administration issue them.

    >>> [is_document(t) for t in ("养犬管理条例", "商品房买卖合同", "不动产权证书", "红楼梦")]
    [True, False, False, False]
    """
    bare = _BEHIND.sub("", title).rstrip("》〉> ")
    if not 2 <= len(bare) <= 200 or _STANDARD.search(title) or is_generic(bare):
        return False
    if bare.endswith("议案"):
        return False
    if bare.startswith("关于") or re.search(r"关于.{4,}的.{2,}", bare):
        return not bare.endswith(("书", "表", "报", "合同", "协议"))
    return (
        _DOCUMENT.search(bare) is not None
        and _NONE.search(bare) is None
        and _FORM_OF.search(bare) is None
    )
