"""How long a text says that it holds itself, and what says it of something else."""

from __future__ import annotations

from corpus.fields.rules.date_rules import DATE
from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import DIGIT_HAN, HUNDRED_HAN, TEN_HAN, one_of, words
from indexer.relations.grammar.rules.covered_text import COVER, NAME

_NUMERAL = rf"[\d{DIGIT_HAN}十两]{{1,3}}"
_SPAN = rf"(?P<count>{_NUMERAL})\s*(?P<unit>年|个?月)"
_TO = r"(?:至|到|—+|－|-|~|～|起至)"
_YEAR_END = (
    r"(?P<year>20\d\d)\s*年\s*(?:年?\s*底|年?末"
    r"|(?P<month>1[0-2]|0?[1-9])\s*月(?:\s*份?\s*[底末])?(?!\s*[\d份上中下初]))"
)

_WORD = r"(?:有效|试行|暂行|施行|实施|执行|适用|政策)(?:期限?|期间|时间)"
_CARRIED = one_of("carried_out")
_TO_END = r"[^。；\n]{0,12}?[至到]"
_TO_DAY = rf"[^。；\n]{{5,20}}日[^。；\n]{{0,3}}{_CARRIED}"
_SINCE = rf"(?P<since>{DATE})\s*(?:起|开始)"


def _each(class_name: str, behind: str) -> str:
    """A pattern of each word of a class with the same behind it: a way for each word."""
    return "|".join(word + behind for word in words(class_name))


SELF = ReadingRule(
    "how a document speaks of itself",
    r"(?:本|以上|上述|该)(?:实施|暂行|试行|管理|若干|政策|指导|规范性|补充|行动|工作"
    rf"|操作|补贴|扶持|奖励|优惠|支持|阶段性)*(?:{one_of('self_kind')}|条款)|本[《“]?{COVER}+[》”]?"
    rf"|本次[^，。；{COVER}]{{1,10}}(?=自|从|执行|实施|有效|期限)|本《|政策(?=自|从)",
    finds={
        "本办法": "本办法",
        "本暂行规定": "本暂行规定",
        "上述政策": "上述政策",
        f"本《{NAME}》": f"本《{NAME}》",
    },
    ignores=("养犬办法", "该局"),
)
REST = ReadingRule(
    "what is left of the document when single articles have terms of their own",
    r"(?:其余|其他|其它)(?:条款|措施|政策|内容|规定|条文|各条)?(?=[^，。；]{0,6}(?:有效"
    r"|执行|实施|施行))",
    finds={"其余条款有效期": "其余条款", "其他有效": "其他"},
    ignores=("其余条款。", "条款有效期"),
)
PARTS = ReadingRule(
    "single articles that have a term",
    rf"第[{HUNDRED_HAN}\d]{{1,4}}(?:[、，和及至到]第?[{HUNDRED_HAN}\d]{{1,4}})*[条款项]"
    rf"(?:[^，。；\s本]{{0,12}}(?:措施|政策|规定|条款|内容))?的?(?=自|从|有效|执行|实施"
    r"|施行|期限)",
    finds={"第四条有效期": "第四条", "第三、四条规定的政策执行": "第三、四条规定的政策"},
    ignores=("本通知有效期", "第四条规定，"),
)
POINTS = ReadingRule(
    "words that point back to what was said before: 该政策, 以上措施",
    r"(?:该|以上|上述)(?P<kind>条|项|阶段性|优惠|支持|补贴|奖励|扶持)*(?:政策|措施|规定"
    r"|条款|标准)",
    finds={"该优惠政策": "该优惠政策", "上述标准": "上述标准"},
    ignores=("本政策", "该办法"),
)
NEXT_ITEM = ReadingRule(
    "an item of a list that is not the first",
    rf"[\n。；]\s*(?:(?:[二三四五六七八九]|十[{DIGIT_HAN}]?|二十[{DIGIT_HAN}]?)、|[（(]"
    rf"(?:[二三四五六七八九]|十[{DIGIT_HAN}]?)[）)]|(?<=\n)(?:[2-9]|1\d)[.．、])",
    finds={"。二、其他": "。二、", "\n（三）其他": "\n（三）", "\n2.其他": "\n2."},
    ignores=("。一、总则", "\n1.总则"),
)
TERM = ReadingRule(
    "a term of so many years, or until a day",
    rf"(?:{_WORD}|期限|试行|暂行|有效|暂定(?:执行|试行|实施|施行)?)"
    rf"(?:暂定|暂)?(?:为|是|[:：]|至|到|截至|截止至?|自)*\s*(?:(?:自|从)?[^，。；{COVER}]{{0,30}}?{_TO}\s*)?"
    rf"(?:(?P<day>{DATE})(?!\s*(?:起|开始))|{_YEAR_END}|{_SPAN}(?!的))",
    finds={
        "有效期5年": "有效期5年",
        "，暂行期为3年": "暂行期为3年",
        "，暂行2年": "暂行2年",
        "有效期至2026年底": "有效期至2026年底",
        "有效期至2026年10月": "有效期至2026年10月",
        "，暂定执行三年": "暂定执行三年",
        "，暂定两年": "暂定两年",
        "试行期限为两年": "试行期限为两年",
        "有效期至2024年5月1日": "有效期至2024年5月1日",
        "有效期自发布之日至2024年5月1日": "有效期自发布之日至2024年5月1日",
    },
    ignores=("有效期满", "执行5年规划", "有效期自2024年5月1日起5年"),
)
FROM_SPAN = ReadingRule(
    "behind the document's name: a term of so many years from a day on",
    rf"\s*的?(?:{_WORD})?(?:暂定|暂)?(?:为|是|[:：])*\s*(?:自|从)?\s*{_SINCE}\s*(?:{_CARRIED}|暂行)?\s*"
    rf"[，,]?\s*(?:为期|有效期?)?(?:为|是)?满?\s*{_SPAN}内?(?:有效|{_CARRIED}|期?止)?(?=[。；，,）)\s]|$)",
    finds={
        "自2019年5月1日起5年。": "自2019年5月1日起5年",
        "有效期自2019年5月1日起，为期5年": "有效期自2019年5月1日起，为期5年",
        "自2019年5月1日起施行5年": "自2019年5月1日起施行5年",
    },
    ignores=("自2019年5月1日起3个月内完成清理", "自2019年5月1日起施行"),
    how=How.AT_START,
)
SINCE = ReadingRule(
    "behind a term of so many years: from which day it counts",
    rf"\s*[，,（(]\s*即?(?:自|从)?\s*{_SINCE}\s*(?:算|计算|{_CARRIED}|暂行)?\s*(?=[。；，,）)]|$)",
    finds={
        "，自2019年5月1日起。": "，自2019年5月1日起",
        "（2019年5月1日起算）": "（2019年5月1日起算",
    },
    ignores=("，自2019年5月1日起至2024年4月30日", "，自发布之日起施行"),
    how=How.AT_START,
)
DAY = ReadingRule(
    "the day that stands right behind a term",
    r"(?:有效|试行|施行|实施|执行|适用|政策)(?:期限?|期间|时间)(?:暂定|暂)?(?:为|是|[:：]"
    rf"|至|到|截至|截止至?)*\s*(?P<day>{DATE})(?!\s*(?:起|开始|{_TO}))",
    finds={"有效期至2026年7月31日（其中": "有效期至2026年7月31日"},
    ignores=("有效期5年", "有效期自2024年5月1日起至2026年5月1日"),
)
UNTIL = ReadingRule(
    "until a day, without the word for a term",
    r"(?:执行|实施|施行|有效|试行|延续|持续|截止|截至)(?:时间|期限|期)?(?:至|到|截至)\s*"
    rf"(?:(?P<day>{DATE})|{_YEAR_END})",
    finds={
        "执行至2024年5月1日": "执行至2024年5月1日",
        "执行至2024年末": "执行至2024年末",
        "截止时间到2024年5月1日": "截止时间到2024年5月1日",
    },
    ignores=("自2024年5月1日执行",),
)
FROM_TO = ReadingRule(
    "from one day to another one, 止 or 有效",
    rf"(?:自|从)\s*[^，。；{COVER}]{{2,20}}?(?:起|日|开始|施行|实施|执行)[，,]?\s*{_TO}\s*"
    rf"(?P<day>{DATE})\s*(?:止|有效|期间有效|(?:期间)?{one_of('carried_out')})",
    finds={
        "自2019年5月1日起至2024年5月1日止": "自2019年5月1日起至2024年5月1日止",
        "自发布之日起，至2024年5月1日有效": "自发布之日起，至2024年5月1日有效",
        "自2019年5月1日起至2024年5月1日执行": "自2019年5月1日起至2024年5月1日执行",
    },
    ignores=("自2019年5月1日起至2024年5月1日",),
)
SPAN_TO = ReadingRule(
    "so many years, and from which day to which",
    rf"{_SPAN}\s*[，,（(]\s*即?(?:自|从)\s*{DATE}\s*起?\s*{_TO}\s*(?P<day>{DATE})",
    finds={"5年，自2019年5月1日至2024年4月30日": "5年，自2019年5月1日至2024年4月30日"},
    ignores=("5年，自2019年5月1日起",),
)
FROM_EFFECT = ReadingRule(
    "in force from one day to another one",
    rf"(?:自|从)\s*[^，。；{COVER}]{{2,20}}?{one_of('carried_out')}[，,]?\s*{_TO}\s*"
    rf"(?P<day>{DATE})",
    finds={"自发布之日起施行，至2024年5月1日": "自发布之日起施行，至2024年5月1日"},
    ignores=("自2019年5月1日起，至2024年5月1日",),
)
LAPSE = ReadingRule(
    "the day on which the text ends",
    rf"(?P<day>{DATE})\s*(?:起)?(?:自动|自行|同时)?(?:废止|失效|终止|停止执行|截止|到期)",
    finds={
        "2024年5月1日自动失效": "2024年5月1日自动失效",
        "2024年5月1日起废止": "2024年5月1日起废止",
    },
    ignores=("2024年5月1日施行",),
)
FROM = ReadingRule(
    "the clause from when something holds",
    r"(?:自|从)[^，。；]{1,30}?(?:日|起|月)\s*起?\s*(?:正式)?(?:施行|实施|执行|生效|试行"
    r"|暂行|有效)",
    finds={
        "自发布之日起施行": "自发布之日起施行",
        "从2019年5月1日正式实施": "从2019年5月1日正式实施",
    },
    ignores=("自发布之日起废止", "自愿施行"),
)
OTHERS = ReadingRule(
    "a permit, a contract or an article, whose term is not the document's",
    r"证书|许可证|资格|执照|协议|合同|证件|备案|房票|消费券|补贴券|优惠券|签注|承诺|保函"
    rf"|标志|房源|认定|批准文件|处分|注册|执业|申请|证明|该条|第[{HUNDRED_HAN}\d]+条",
    finds={"许可证有效期": "许可证", "第三条": "第三条", "执业资格": "执业"},
    ignores=("本办法有效期",),
)
SIGN = ReadingRule(
    "a cheap sign of a term",
    # Each way begins with a sign of its own, so that a text is scanned for these signs alone.
    rf"有效|期限|试行|暂行|{_each('carried_out', '期间')}"
    rf"|起\s*(?:{_CARRIED})?[^。；\n]{{0,6}}?年"
    rf"|{_each('carried_out', _TO_END)}|废止|失效|截止|暂定"
    rf"|至{_TO_DAY}|到{_TO_DAY}",
    finds={"有效期5年": "有效", "执行至2024年": "执行至", "自动失效": "失效"},
    ignores=("自发布之日起施行",),
)
EXCEPT = ReadingRule(
    "where the sentence turns to a part or an exception",
    r"其中|[，,、](?:但|另)",
    finds={"，但补贴至": "，但", "其中补贴": "其中"},
    ignores=("但补贴",),
)
PART = ReadingRule(
    "a clause with a subject of its own, before a term",
    r"(?<!相关)(?<!有关)(?<!各项)(?<!其他)(?<=.)(?:政策|补贴|贷款|额度|奖励|优惠|条款"
    r"|业务|活动|措施)(?:可|将)?$",
    finds={"住房补贴政策": "政策", "贷款额度可": "额度可"},
    ignores=("有关政策", "政策"),
)
PART_BEFORE = ReadingRule(
    "words before 政策 that make it a part",
    rf"阶段性|部分|该[项条款]|第[{HUNDRED_HAN}\d]+[条项款]|补贴|贷款|优惠",
    finds={"阶段性": "阶段性", "该项": "该项", "第三条": "第三条"},
    ignores=("市教育局",),
)
ALONE = ReadingRule(
    "a line that says the term and nothing else",
    rf"有效期限?(?:截至|截止到|至|到|为至)\s*(?P<day>{DATE})[。\s]*",
    finds={"有效期至2024年5月1日。": "有效期至2024年5月1日。"},
    ignores=("本办法有效期至2024年5月1日。",),
    how=How.WHOLE,
)
GOES_ON = ReadingRule(
    "that the text goes on by itself when its term is over",
    r"(?:期满|届满|到期)[^。；]{0,16}(?:自动(?:延长|续期|顺延|延续|转为正式|继续)|转为正式)"
    r"|(?:期满|届满|到期)(?:之?后)?[，,]?(?:仍|将)?继续(?:执行|有效|实施|施行)(?!\s*的)",
    finds={
        "期满后自动转为正式执行": "期满后自动转为正式",
        "期满后继续执行": "期满后继续执行",
        "到期未发文的，自动延长": "到期未发文的，自动延长",
    },
    ignores=("期满自动失效", "期满需继续执行的，重新发布", "期满后继续执行的，另行通知"),
)
COMMA = ReadingRule(
    "a comma between clauses",
    r"[，,]",
    finds={"有效期5年，补贴": "，"},
    ignores=("有效期5年。",),
)
ITEM_NUMBER = ReadingRule(
    "the number of an item",
    rf"^\s*(?:[（(]?[{TEN_HAN}\d]{{1,3}}[）)、.．])",
    finds={"（二）补贴": "（二）", "3.补贴": "3."},
    ignores=("补贴", "第三条"),
)
