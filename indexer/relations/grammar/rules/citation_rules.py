"""Which of the documents that a text names are its legal basis, and which its own forms."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import DIGIT_HAN, one_of
from indexer.relations.grammar.rules.covered_text import COVER, NAME

ON = ReadingRule(
    "from a name back to 根据, with only names between; read backwards, and not over 参照",
    # No sign fits two of the alternatives: else a long sentence takes years to be refused.
    rf"(?:[{COVER}、，,和及与以或等并\s]|(?!照参|[和及与以或等并])[\u4e00-\u9fff“”（）()〔〕\d]){{0,400}}?"
    r"(?:据根|据依|照依|照按|照遵)",
    finds={
        f"{NAME}据根": f"{NAME}据根",
        f"等{NAME}、{NAME}和{NAME}照按": f"等{NAME}、{NAME}和{NAME}照按",
    },
    ignores=(f"{NAME}照参", f"{NAME}。据根"),
    how=How.AT_START,
)
CARRIES_OUT = ReadingRule(
    "为实施 before a name",
    r"为(?:了)?(?:更好地)?(?:实施|执行)[^，。；]{0,12}$",
    finds={"为了更好地实施": "为了更好地实施", "为执行国务院": "为执行国务院"},
    ignores=("为规范养犬", "为实施，"),
)
MAKES = ReadingRule(
    "a sentence that says what is made by it",
    r"制定本|特制定",
    finds={"制定本办法": "制定本", "特制定以下": "特制定"},
    ignores=("制定养犬办法",),
)
MADE = ReadingRule(
    "that a document was made, in a report about it",
    r"制定|制订|编制|起草|修订|研究形成",
    finds={"市教育局制定了": "制定", "研究形成意见": "研究形成"},
    ignores=("市教育局发布了",),
)
OWN_FORM = ReadingRule(
    "behind a name: it stands in an attachment of the same text",
    r"\s*[（(]\s*(?:(?:详见|见|参见|参考|附|格式见|样式见|具体见)附?[件表录\d]|附[件表录])",
    finds={"（见附件1）": "（见附件", "(附表2)": "(附表", "（格式见附件）": "（格式见附件"},
    ignores=("（试行）", "见附件"),
    how=How.AT_START,
)
FILLED = ReadingRule(
    "a verb of filling in or handing over before a name",
    r"(?:出具|填写|填报|填制|签署|取得|核发|领取|申领|提供|提交|递交|送达)[^，。；、《》]{0,12}$",
    finds={"申请人应当填写": "填写", "向市教育局提交": "提交"},
    ignores=("根据", "填写申请、"),
)
FORM = ReadingRule(
    "a name that a form can have",
    rf"{one_of('form_kind')}$",
    finds={"审查意见": "意见", "检测报告": "报告"},
    ignores=("养犬办法",),
)
HISTORY = ReadingRule(
    "the note under a title that says how the text came to be",
    r"\s*[（(]\s*(?:19|20)\d\d年",
    finds={"（2019年5月1日云州市": "（2019年"},
    ignores=("（试行）", "2019年"),
    how=How.AT_START,
)
MADE_BY = ReadingRule(
    "issued or amended, behind a number in that note",
    rf"\s*(?:第[{DIGIT_HAN}]次)?{one_of('proclaiming_verb', 'amending')}",
    finds={"公布": "公布", " 第二次修订": " 第二次修订"},
    ignores=("废止", "的公布"),
    how=How.AT_START,
)
ONCE_CALLED = ReadingRule(
    "what the text itself was once called",
    r"原(?:名|名称|称)[为:：]?\s*$",
    finds={"原名为": "原名为", "（原名称": "原名称"},
    ignores=("原",),
)
ANSWER = ReadingRule(
    "the title of an answer to a question on a rule",
    r"(?:批复|答复|复函|函复|解释|解答)(?:[（(][^（）()]{1,12}[）)])?$",
    finds={"关于《养犬条例》适用问题的批复": "批复", "关于养犬的复函（摘要）": "复函（摘要）"},
    ignores=("关于养犬的通知", "关于批复养犬规划的通知"),
)
BARE_IN_TITLE = ReadingRule(
    "a rule that a title names without 《》, before its article",
    r"(?:关于|执行|适用|理解)(?P<name>(?!关于|执行|适用|理解)[^《》〈〉第、，\s]{2,30}?(?:法典?|条例|办法|规定|细则|规则))(?=第)",
    finds={
        "关于养犬条例第七条适用问题的批复": "关于养犬条例",
        "关于执行养犬法第三条的复函": "执行养犬法",
    },
    ignores=("关于《养犬条例》第七条的批复", "关于养犬条例适用问题的批复"),
)
