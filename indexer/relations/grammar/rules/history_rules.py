"""How a text came to be: when it was passed, and what it was amended by."""

from __future__ import annotations

from corpus.fields.rules.date_rules import DATE
from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import one_of

_MADE = rf"(?:通过|批准|{one_of('proclaiming_verb')})"
_CHANGED = r"修[正订改]"

NOTE = ReadingRule(
    "the beginning of the note under a title, in brackets",
    rf"\s*[（(]\s*(?:根据)?\s*{DATE}",
    finds={"（2019年5月1日云州市": "（2019年5月1日", "(根据2019年5月1日": "(根据2019年5月1日"},
    ignores=("（试行）", "2019年5月1日云州市"),
    how=How.AT_START,
)
LISTED = ReadingRule(
    "a line of such a note that stands without brackets",
    rf"\s*(?:根据)?\s*{DATE}[^。；！？]{{2,300}}?(?:{_MADE}|{_CHANGED})\s*[，、；]?\s*",
    finds={
        "2019年5月1日云州市人民代表大会常务委员会第三次会议通过": (
            "2019年5月1日云州市人民代表大会常务委员会第三次会议通过"
        ),
        "根据2021年6月1日《关于修改养犬条例的决定》修正": (
            "根据2021年6月1日《关于修改养犬条例的决定》修正"
        ),
    },
    ignores=("2019年5月1日", "2019年5月1日公布，自7月1日起施行。", "2019年5月1日讨论了养犬"),
    how=How.WHOLE,
)
WITHIN = ReadingRule(
    "what stands before a date that says more of the event before it",
    r"(?:批准的|通过的|发布的|公布的|[并后]?\s*经)\s*$",
    finds={"云川省人大常委会批准的": "批准的", "第三次会议通过并经": "并经"},
    ignores=("通过", "第一次修正　根据"),
)
APPROVED = ReadingRule(
    "what stands before the date of an approval, which makes what was passed law",
    r"[并后]?\s*经\s*$",
    finds={"第三次会议通过并经": "并经", "会议通过，后经": "后经"},
    ignores=("批准的", "通过"),
)
FROM = ReadingRule(
    "what stands before the first day of something",
    r"[自从]\s*$",
    finds={"，自": "自"},
    ignores=("自然", "根据"),
)
ENTERS = ReadingRule(
    "what stands behind the first day of something",
    r"\s*(?:之日)?起?\s*(?:正式)?(?:施行|生效|实施|执行)",
    finds={"起施行": "起施行", "施行根据": "施行", "起生效）": "起生效"},
    ignores=("公布施行", "起草"),
    how=How.AT_START,
)
AMENDED = ReadingRule(
    "that a text was amended in single places",
    r"修正|修改\s*[）)。；，、]?\s*$",
    finds={"第三次修正": "修正", "批准的　修改": "修改"},
    ignores=("修改部分条款的决定通过", "修订"),
)
REVISED = ReadingRule(
    "that a text was revised",
    r"修订",
    finds={"第二次修订": "修订", "修订通过": "修订"},
    ignores=("修正",),
)
MADE = ReadingRule(
    "that a text was passed, approved or proclaimed",
    _MADE,
    finds={"第三次会议通过": "通过", "令第7号公布": "公布"},
    ignores=("施行", "第三次会议"),
)
PROCLAIMED = ReadingRule(
    "that what was passed was approved or proclaimed",
    rf"批准|{one_of('proclaiming_verb')}",
    finds={"第五次会议批准": "批准", "公告公布": "公布"},
    ignores=("通过",),
)
DECISION = ReadingRule(
    "the name of a decision that stands without 《》 around it",
    r"关于(?:修[正订改]|废止)[^《》。；，]{0,20}《[^《》]{1,80}》[^《》。；，]{0,40}?的决定",
    finds={
        "第三次会议通过的关于修改《养犬条例》等四件法规的决定修正": (
            "关于修改《养犬条例》等四件法规的决定"
        ),
    },
    ignores=("《关于修改〈养犬条例〉的决定》", "关于《养犬条例》的决定"),
)
AMENDING = ReadingRule(
    "the name of what amends another text",
    r"修[正订改]|修正案|决定",
    finds={"养犬条例修正案（二）": "修正", "关于惩治遗弃犬只的决定": "决定"},
    ignores=("养犬条例", "养犬登记办法"),
)
