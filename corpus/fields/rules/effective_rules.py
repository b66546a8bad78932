"""From when a document says that it holds (施行)."""

from __future__ import annotations

from corpus.fields.numerals import HAN_DIGITS
from corpus.fields.rules.date_rules import DATE
from corpus.fields.rules.reading_rule import ReadingRule
from corpus.fields.word_classes import DIGIT_HAN, one_of

_SELF = (
    r"(?:(?:本|该|此|以上|上述)(?:若干|政策|具体|实施|暂行|试行|补充)*"
    r"[《“]?(?:若干|政策|具体|实施|暂行|试行|管理|补充)*"
    rf"(?:{one_of('self_kind')}|解释|法|令|实施\w{{2,4}}|暂行\w{{2,4}})[》”]?"
    r"|本次(?:政策|调整|新政|措施)\w{0,4}|新政策)"
)
"""How a document speaks of itself."""
_EFFECT = rf"(?:起?\s*(?:开始|正式)?\s*(?:{one_of('carried_out')}|生效|实行|试行))"
_WHOLE = r"(?:(?!第[^，。；]{1,8}条)[^。；《》]){0,45}?"
"""Not 本通知第四条自…: that is a part of it."""
_NOTE = r"(?:[（(][^（）()。；]{0,40}[）)])?"
_HEAD = rf"(?:{_SELF}{_NOTE}{_WHOLE}|现予(?:公布|发布)[，,])(?:自|从)\s*"

FROM_DATE = ReadingRule(
    "the clause by which a document holds from a day that it names",
    rf"{_HEAD}(?P<day>{DATE})\s*{_EFFECT}",
    finds={
        "本办法自2019年5月1日起施行。": "本办法自2019年5月1日起施行",
        "八、本修正案自2019年5月1日起施行。": "本修正案自2019年5月1日起施行",
        "《养犬办法》现予公布，自2019年5月1日起施行。": "现予公布，自2019年5月1日起施行",
    },
    ignores=("本通知第四条自2019年5月1日起施行。", "《养犬办法》自2019年5月1日起施行。"),
)
WITHOUT_FROM = ReadingRule(
    "the clause without 自: 本规定2019年5月1日起施行",
    rf"{_SELF}{_NOTE}\s*(?:将|已|拟)?\s*(?:于\s*)?(?P<day>{DATE})\s*{_EFFECT}",
    finds={
        "本规定2019年5月1日起施行。": "本规定2019年5月1日起施行",
        "本通知于2019年5月1日正式实施。": "本通知于2019年5月1日正式实施",
    },
    ignores=("《养犬办法》2019年5月1日起施行。", "本规定第三条2019年5月1日起施行。"),
)
ASKED = ReadingRule(
    "a request to carry the document out from a day: 请于2019年5月1日起执行",
    rf"请(?:各[^。；，《》]{{1,20}})?(?:认真|严格|遵照|按照)?\s*(?:于|自|从)\s*(?P<day>{DATE})\s*"
    rf"(?:起\s*)?(?:开始|正式|严格|认真|遵照|贯彻)*\s*{one_of('carried_out')}(?![\u4e00-\u9fff])",
    finds={
        "请各区于2019年5月1日起执行。": "请各区于2019年5月1日起执行",
        "请从2019年5月1日起遵照执行。": "请从2019年5月1日起遵照执行",
    },
    ignores=("请于2019年5月1日前报送材料。", "请于2019年5月1日起执行旧标准。"),
)
FROM_ISSUE = ReadingRule(
    "the clause by which a document holds from its issue, or some days after",
    rf"{_HEAD}(?P<how>{one_of('issue_verb')})\s*之日\s*(?:(?:起?\s*(?:满\s*)?"
    rf"(?P<count>[\d{HAN_DIGITS}十两]{{1,3}})\s*(?:个自然)?(?P<unit>[日天]|个月)后)?\s*{_EFFECT}"
    rf"|起?\s*至\s*{DATE}\s*"
    r"(?:止\s*)?有效)",
    finds={
        "本通知自印发之日起执行。": "本通知自印发之日起执行",
        "本办法自公布之日起30日后施行。": "本办法自公布之日起30日后施行",
        "本办法自发布之日起两个月后施行。": "本办法自发布之日起两个月后施行",
        "本意见自印发之日起至2024年5月1日止有效。": "本意见自印发之日起至2024年5月1日止有效",
    },
    ignores=("合同自签订之日起生效。", "《养犬办法》自公布之日起施行。"),
)
FROM_TO = ReadingRule(
    "a term of the document between two days: it holds from the first",
    rf"{_SELF}[^。；《》]{{0,100}}?(?:有效期|执行期|实施期|试行期)限?\s*(?:为|自|从|[:：])?\s*"
    rf"(?:自|从)?\s*(?P<day>{DATE})\s*起?\s*(?:至|到|—+|－|-|~|～)\s*{DATE}",
    finds={
        "本办法有效期自2019年5月1日至2024年4月30日。": "本办法有效期自2019年5月1日至2024年4月30日"
    },
    ignores=("本办法自2019年5月1日起施行，有效期5年。",),
)
BETWEEN = ReadingRule(
    "a document that is carried out between two days: it holds from the first",
    rf"{_HEAD}(?P<day>{DATE})\s*起?\s*(?:至|到|—+|－|-|~|～)\s*{DATE}\s*(?:止|期间)?[，,]?"
    rf"\s*(?:{one_of('carried_out')}|有效)",
    finds={"本政策自2019年5月1日至2024年4月30日执行。": "本政策自2019年5月1日至2024年4月30日执行"},
    ignores=("本活动自2019年5月1日起至2024年4月30日举行。",),
)
AT_ONCE = ReadingRule(
    "the clause by which a document holds at once",
    rf"(?:{_SELF}{_WHOLE}|(?:措施|政策|规定|调整)[，,]?(?:并|均|，)?)(?:自|从|于)?即日{_EFFECT}",
    finds={
        "本通知自即日起执行。": "本通知自即日起执行",
        "上述政策即日起施行。": "上述政策即日起施行",
    },
    ignores=("自即日起封闭道路。",),
)
DECIDED = ReadingRule(
    "a decision for a day, without any clause on 施行",
    rf"(?:经[^。；]{{0,60}}(?:研究|同意|批准|审议|通过)|决定|根据|为)[^。；]{{0,200}}?"
    rf"(?:[，,]|决定|现)(?:自|从)\s*(?P<day>{DATE})\s*起[，,][^。；]{{0,30}}?(?:调整|取消"
    r"|提高|降低|停止|执行|实施|恢复|不再|暂停)",
    finds={"经研究，决定自2019年5月1日起，停止执行旧政策。": "经研究，决定自2019年5月1日起，停止"},
    ignores=("自2019年5月1日起，停止执行旧政策。", "经研究，自2019年5月1日起举办展览。"),
)
AGAIN = ReadingRule(
    "a decision to amend that prints the amended text again",
    rf"根据本决定[^。]{{0,40}}(?:{one_of('amending')}|调整)[^。]{{0,20}}重新(?:公布|发布)",
    finds={"《养犬条例》根据本决定作相应修改，重新公布。": "根据本决定作相应修改，重新公布"},
    ignores=("根据本决定执行。",),
)
POINTS = ReadingRule(
    "words that point back to what was said before: 该政策, 以上措施",
    r"(?:该|以上|上述)(?:[条项]|阶段性|优惠|支持|补贴|奖励)*(?:政策|措施|规定|标准)",
    finds={"该优惠政策自…": "该优惠政策", "上述措施": "上述措施"},
    ignores=("本政策", "该办法"),
)
NEXT_ITEM = ReadingRule(
    "an item of a list that is not the first",
    rf"(?:^|[。；])\s*(?:(?:[二三四五六七八九]|十[{DIGIT_HAN}]?)、|[（(](?:[二三四五六七八九]"
    rf"|十[{DIGIT_HAN}]?)[）)])",
    finds={"二、其他事项": "二、", "自5月1日起。（三）其他": "。（三）"},
    ignores=("一、总则", "第二条"),
)
SIGN = ReadingRule(
    "a cheap sign of a clause on 施行",
    r"自|从|期|即日|请|(?:本|该|此|以上|上述)[^。；《》]{1,40}?日\s*起?",
    finds={"自公布之日起": "自", "即日起": "即日", "请于5月1日起执行": "请"},
    ignores=("本办法由市教育局解释。",),
)
