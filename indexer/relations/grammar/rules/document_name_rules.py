"""Which words in 《》 name a document, and which a contract, a form, a book or a standard."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import CLOSING, OPENING, ORDINAL_100, TEN_HAN, one_of, words

_ENDS = "|".join(word for word in words("kind", "other_kind") if word not in ("报告", "解读"))

BEHIND = ReadingRule(
    "notes and signs behind a name",
    rf"(?:[{OPENING}][^{OPENING}]*?[{CLOSING}]|[\s”\"。.…])+$",
    finds={"养犬办法（试行）": "（试行）", "养犬办法”。": "”。"},
    ignores=("养犬办法", "（试行）办法"),
)
DOCUMENT = ReadingRule(
    "the end of a document's name",
    rf"(?:{_ENDS}|[{ORDINAL_100}]+条(?:措施|政策|意见|规定)?)$",
    finds={
        "云州市养犬办法": "办法",
        "民法典": "法典",
        "促进消费二十条": "二十条",
        "稳经济33条措施": "33条措施",
    },
    ignores=("商品房买卖合同", "工作报告说明"),
)
NONE = ReadingRule(
    "a name that ends as a document's does and names none",
    r"(?:方法|做法|看法|说法|想法|书法|语法|[保声确承推意邀催询信告复]\w{0,2}函|通知书"
    r"|法案|红头文件|征求意见|操作说明)$",
    finds={"养犬方法": "方法", "录取通知书": "通知书", "邀请函": "邀请函"},
    ignores=("养犬办法", "复函件"),
)
FORM_OF = ReadingRule(
    "a form that is called a notice",
    r"(?:申请|登记|备案|确认|公示|结果|合同|协议|检测|缴款|还款|付款|催告|催缴|许可|录取"
    r"|受理|缴费)通知$",
    finds={"缴款通知": "缴款通知", "不予受理通知": "受理通知"},
    ignores=("关于养犬的通知", "缴款通知书"),
)
STANDARD = ReadingRule(
    "the code of a technical standard within a name",
    rf"(?:^|[\s（(])(?:{one_of('standard_code', 'name_of_standard')}|T)\s?[/A-Z]*\s?[TZ]?\s?\d",
    finds={"GB/T 1234": "GB/T 1", "养犬规范（DB 11）": "（DB 1"},
    ignores=("养犬规范", "ABGB 1"),
)
GENERIC = ReadingRule(
    "a short form that only 以下简称 can explain",
    r"(?!宪法$)(?:本|该|新|原|旧|省|市|县|区|我市|我省|国家|实施|暂行|若干|工作|管理|指导|行动"
    r"|总体|政策|试行|补充|具体|有关|相关|试点|专项|修订|改革|调整|操作|组织|建设|发展"
    rf"|监督|服务|应急|年度|重点|规范|指导性|实行|年|[0-9]|[{TEN_HAN}]|第|号|项|的|等)*"
    rf"(?:{_ENDS}|条)",
    finds={"办法": "办法", "本实施意见": "本实施意见", "若干措施": "若干措施"},
    ignores=("养犬办法", "戒毒条例", "宪法"),
    how=How.WHOLE,
)
ABOUT = ReadingRule(
    "a title that says what it is about",
    r"关于.{4,}的.{2,}",
    finds={"云州市关于养犬登记的通知": "关于养犬登记的通知"},
    ignores=("关于养犬", "养犬办法"),
)
