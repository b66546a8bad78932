"""How drafts name versions and laws without 《》, and where they quote."""

from __future__ import annotations

from corpus.fields.numerals import HAN_NUMERAL
from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import DIGIT_HAN, HUNDRED_HAN, TEN_HAN, one_of
from indexer.relations.grammar.rules.covered_text import COVER, NAME

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MADE = rf"(?:{one_of('amending')}|版|文本)"
_HAN = r"\u4e00-\u9fff"
_COUNT = rf"[{HUNDRED_HAN}千零〇○\d]{{1,7}}"
_JOINS = r"(?:以及|[、，,和及与至到~～—－-])"
_COUNTS = rf"{_COUNT}(?:[）)]?\s*{_JOINS}\s*[（(]?{_COUNT})*"
_ARTICLE = rf"第\s*{_COUNTS}\s*条"

ORDER_BEHIND = ReadingRule(
    "the number of an order without its organ, in brackets behind a title",
    rf"\s*[（(]\s*(?:令\s*第?\s*(?P<behind>\d{{1,4}}|{HAN_NUMERAL}{{1,6}})\s*号"
    rf"|第?\s*(?P<before>\d{{1,4}}|{HAN_NUMERAL}{{1,6}})\s*号令)\s*[）)]",
    finds={"（令第707号）第三条": "（令第707号）", "（第四十三号令）": "（第四十三号令）"},
    ignores=("（国务院令第707号）", "（第707号）", "令第707号"),
    how=How.AT_START,
)
VERSION_BEHIND = ReadingRule(
    "the version of a document that is meant, in brackets behind its name",
    rf"\s*[（(]\s*{_YEAR}\s*(?:年\s*|年?(?:\d\d?月(?:\d\d?日)?)?[^（）()《》。；\d]{{0,6}}{_MADE}"
    r"[^（）()《》。；\d]{0,4})[）)]",
    finds={
        "（2018年修正）第三条": "（2018年修正）",
        "(2018修订)": "(2018修订)",
        "（2019年4月23日第二次修正）": "（2019年4月23日第二次修正）",
        "（2019年版）": "（2019年版）",
        "（2005年）第九条": "（2005年）",
    },
    ignores=("（2019年5月1日）", "（2019）", "（试行）", "（国发〔2019〕5号）"),
    how=How.AT_START,
)
VERSION_BEFORE = ReadingRule(
    "the version of a document that is meant, before its name",
    rf"{_YEAR}年?(?:(?:\d\d?月(?:\d\d?日)?)?(?:最?新|第[{DIGIT_HAN}]次)?"
    rf"{one_of('amending')}(?:后|通过|公布|发布)?的|版的?)\s*$",
    finds={
        "按照2018年修正的": "2018年修正的",
        "按照2021年新修订的": "2021年新修订的",
        "依据2018年版": "2018年版",
        "2019年4月23日第二次修正后的": "2019年4月23日第二次修正后的",
    },
    ignores=("2018年修正", "2018年的", "修正的"),
)
YEAR_BEFORE = ReadingRule(
    "the year alone of a document that is meant, before its name in 《》",
    rf"(?<!\d){_YEAR}年度?(?:{one_of('issue_verb')}的)?\s*$",
    finds={"按照2018年": "2018年", "2021年印发的": "2021年印发的"},
    ignores=("2018年以来", "2018年修正的", "2018年，"),
)
FORMER_BEFORE = ReadingRule(
    "that an earlier version of a document is meant, before its name in 《》",
    r"(?:(?P<how>(?:修订|修正|修改)前|[原旧])的?)$",
    finds={"违反原": "原", "按照修订前的": "修订前的", "旧": "旧"},
    ignores=("按照新", "修订后的", "原则上"),
)
BARE_END = ReadingRule(
    "the end of a rule's name without 《》, and the version that is meant",
    rf"(?:法典|宪法|法|条例|规定|办法|细则|规则|解释)(?P<close>[〉>」』”])?"
    r"(?P<version>[ \t　]*[（(][^（）()《》。；\n]{0,3}(?:19|20)\d\d"
    r"[^（）()《》。；\n]{0,16}[）)])?"
    rf"(?P<article>\s*(?={_ARTICLE}))?",
    finds={
        "根据行政处罚法第三十三条": "法",
        "依照云州市养犬办法（2018年修正）第3条": "办法（2018年修正）",
        "违反种子法的规定": "法",
        "违反〈种子法〉第三条": "法〉",
    },
    ignores=("第三条第二款", f"根据{NAME}第三条"),
)
BARE_FOLLOWED = ReadingRule(
    "what may stand behind the name of a law that has neither 《》 nor an article",
    r"(?=[，。；：、）)\s]|等|和|与|及|以及|或|的?有关规定|的?相关规定|的?规定|的?要求|之规定|$)",
    finds={"的规定": "", "，": "", "和": ""},
    ignores=("律法规", "第三条", "院"),
    how=How.AT_START,
)
FOLLOWS = ReadingRule(
    "that a rule is followed or broken, in the clause before its name",
    r"根据|依据|依照|按照|遵照|参照|违反|遵守|适用|执行|贯彻|实施|落实|符合",
    finds={"应当按照": "按照"},
    ignores=("云州市养犬",),
)
BEFORE_BARE = ReadingRule(
    "a word of the sentence behind which the name of a rule may begin",
    r"根据|依据|依照|按照|遵照|参照|违反|遵守|适用|执行|贯彻|实施(?!条例|办法|细则|规定|规则)|落实|符合|触犯|构成|学习|宣传|了解|掌握|遵循|违背|参考|对照|严格|修改|废止|制定"
    r"|以及|或者|并且|并处|应当|可以|必须|不得|认定|属于|具有|存在|涉及|关于|对于|由于|鉴于|基于|结合"
    r"|规定|要求|所称|包括|其中|同时|现行|我国|有关|相关|上述|下列|所列|情形|定为|作为|称为|依|据|按|以|和(?!平)|与|及"
    r"|或|并|且|的|在|为|是|由|对(?!外)|将|把|从|向|因|被|有|除|至|到|中(?![华小外国央])|即|又|也|于|经|照|、",
    finds={"应当按照": "应当", "违反": "违反"},
    ignores=("行政处罚法", "种子"),
)
OWN_RULE = ReadingRule(
    "a word that makes a name without 《》 that of the text itself, or of one named before",
    r"(?:本|该|此|其|上述|前述|前款|前条|原|新|旧|各|相关|有关|其他|现行|上位|下位|同|某)",
    finds={"本条例": "本", "上述办法": "上述"},
    ignores=("行政处罚法",),
    how=How.AT_START,
)
FIRST_CLAUSE = ReadingRule(
    "an article or chapter, or several of one 第, right behind a name",
    rf"(?:文件)?(?:中|的|之)?\s*(?:(?:[{_HAN}]{{2,6}}|第{_COUNT})编|总则|分则|附则)?\s*"
    rf"(?P<said>第\s*(?P<counts>{_COUNTS})\s*(?P<unit>[章节条])(?P<of>之[{TEN_HAN}])?)",
    finds={
        "合同编第四百六十九条": "合同编第四百六十九条",
        "第三条第二款": "第三条",
        "中第 3 条": "中第 3 条",
        "第三、五、九十九条": "第三、五、九十九条",
        "第3-5条": "第3-5条",
    },
    ignores=("的规定", "三条", "第三款"),
    how=How.AT_START,
)
NEXT_CLAUSE = ReadingRule(
    "a further article behind one, or the paragraph or item of it",
    rf"(?P<join>{_JOINS}\s*)(?P<said>第\s*[（(]?(?P<counts>{_COUNTS})[）)]?\s*(?P<unit>[条款项章])"
    rf"(?P<of>之[{TEN_HAN}])?)"
    rf"|(?P<part>(?:[ 　]*第\s*)?[（(]?(?P<part_counts>{_COUNTS})[）)]?(?P<part_unit>[款项目]))"
    rf"|(?P<row>第\s*{_COUNT}条(?:之[{TEN_HAN}])?)",
    finds={
        "、第五条的规定": "、第五条",
        "第二款第三项": "第二款",
        " 第二款": " 第二款",
        "第（一）、（三）项": "第（一）、（三）项",
        "至第九条": "至第九条",
    },
    ignores=("的规定", " 五项措施", "，有五条", "\n第五条"),
    how=How.AT_START,
)
_KIND = rf"(?:法典|宪法|(?<!方){one_of('kind')})"
THE_LAST = ("该", "此", "同")
"""Words that mean the last rule of a kind that was named."""
CALLED_BY_KIND = ReadingRule(
    "a rule that was named before, by a word that points to it and its kind, before an article",
    rf"(?:(?P<word>(?<!应)该|(?<!因)此|(?<![会连随协一共不相合])同|[上前][述引])(?:《|〈)?(?P<kind>{_KIND}|文件)(?:》|〉)?"
    rf"|《(?P<marked>{_KIND})》)(?:[（(]试行[）)])?(?=\s*(?:中|的|之)?\s*{_ARTICLE})",
    finds={
        "根据该法第九条": "该法",
        "按照上述《办法》（试行）第3条": "上述《办法》（试行）",
        "同条例第十条": "同条例",
        "违反《条例》第五条": "《条例》",
    },
    ignores=("该法的规定", "会同法第九条", "本条例第三条", "《养犬条例》第三条"),
)
KIND_AT_END = ReadingRule(
    "the kind of document at the end of a title, with a note behind it",
    rf"(?P<kind>{_KIND})(?:[（(〔\[][^（）()〔〕\[\]]{{1,16}}[）)〕\]])?$",
    finds={"养犬管理办法（试行）": "办法（试行）", "国旗法": "法", "养犬办法": "办法"},
    ignores=("养犬方法", "养犬"),
)
NOTE_BEHIND = ReadingRule(
    "a note in brackets between a name and the articles that are meant",
    r"\s*[（(][^（）()。；]{1,40}[）)](?=\s*(?:中|的|之)?\s*第)",
    finds={"（以下简称《条例》）第三条": "（以下简称《条例》）"},
    ignores=("（以下简称《条例》），", "第三条"),
    how=How.AT_START,
)
QUOTE_OPENS, QUOTE_CLOSES = '“‘「『"', '”’」』"'
"""Marks around quoted words, each behind the one that it closes; the straight one is both."""
QUOTE_BEHIND = ReadingRule(
    "what stands between a name with its articles and the words quoted from it",
    # A name's own signs, an end of a sentence and other quotation marks end the search.
    rf"(?P<between>[^。；;！？!?{QUOTE_OPENS}{QUOTE_CLOSES}\n{COVER}]{{0,24}}?)(?P<mark>[：:，,]?\s*)"
    rf"(?=[{QUOTE_OPENS}])",
    finds={
        "规定：“犬只应当登记。”": "规定：",
        "规定：「犬只应当登记。」": "规定：",
        "“犬只应当登记。”": "",
        "中关于“犬只”": "中关于",
    },
    ignores=("规定。“犬只”", f"和{NAME}“犬只”"),
    how=How.AT_START,
)
QUOTES = ReadingRule(
    "words between a name and a quotation that say that it is quoted",
    r"(?:规定|明确|指出|要求|提出|载明|表述|写明|强调|称|中(?:的|关于)?|关于|条文|内容|原文)[^，,：:]{0,4}$|^$",
    finds={"明确规定": "明确规定", "中": "中", "": ""},
    ignores=("和有关部门", "印发的"),
)
SAYS_SO = ReadingRule(
    "that a quotation follows, and not only a term: a verb of saying, perhaps with a colon",
    r"(?:规定|指出|载明|写明|写道|原文|表述)(?:了|为|是|如下)?\s*[：:]?\s*$",
    finds={"规定：": "规定：", "原文为:": "原文为:", "规定": "规定", "载明了": "载明了"},
    ignores=("规定的", "规定，", "所称：", "明确"),
)
OF_A_RULE = ReadingRule(
    "words of a rule in a short quotation, which is no term then",
    r"应当|必须|不得|不应|可以|禁止|严禁|有权|无权|不予|不再|免予|[。；！]$"
    r"|[日月年元倍]\s*以?[内上下]|[日月年元倍](?:之内|以内|以上|以下)",
    finds={
        "应当登记渔具": "应当",
        "不得下水。": "不得",
        "五个工作日内": "日内",
        "五百元以下": "元以下",
    },
    ignores=("放管服改革", "三年行动计划", "双随机、一公开", "渔具登记证", "工作日制度"),
)
CHANGES_WORDS = ReadingRule(
    "words before a quotation that make it a new text, not one that stands there",
    r"修改|改为|增加|删去|删除|调整为|替换|变更|换为|拟|建议",
    finds={"第三条修改为": "修改", "中增加": "增加"},
    ignores=("规定", "明确"),
)
QUOTE_BEFORE = ReadingRule(
    "the end of words quoted before the name that they are from",
    rf"(?P<close>[{QUOTE_CLOSES}])[。，,]?\s*(?:的?(?:规定|要求|原则|条款|表述|内容))?[，,]?\s*"
    r"(?:[（(]\s*(?:[详参]?见|引自|出自|摘自|根据|依据)?|(?:—|－|-){1,2}"
    r"|(?:[这此]|以上|上述|该条|前文)?(?:引自|出自|摘自|来自|源自|载于|见于|即为|[是系即为]))\s*$",
    finds={
        "“犬只应当登记。”（": "”（",
        "”。（见": "”。（见",
        "”的规定（见": "”的规定（见",
        "”——": "”——",
        "”这是": "”这是",
        "」，出自": "」，出自",
    },
    ignores=("”和", "登记（", "”。各区应当根据"),
)
BARE_QUOTED = ReadingRule(
    "what stands between the name of a law without 《》 and words that are quoted from it",
    rf"(?:中|的)?(?:已|也|都|对此)?(?:明确|专门)?(?:规定|指出|要求|提出|载明|写明|强调|所称)"
    rf"[^，,。；：:\n]{{0,4}}[：:，,]?\s*(?=[{QUOTE_OPENS}])",
    finds={"规定的“犬只": "规定的", "明确规定：“犬只": "明确规定："},
    ignores=("规定，应当", "施行“"),
    how=How.AT_START,
)
ELLIPSIS = ReadingRule(
    "words that a quotation leaves out",
    r"…+|\.{3,}|。{3,}|·{3,}",
    finds={"犬只……应当登记": "……", "犬只...应当": "..."},
    ignores=("犬只。", "——"),
)
TURNS = ReadingRule(
    "words without which what is left of a sentence says something else",
    r"不|未|无|非|勿|禁止|严禁|除|但|另有",
    finds={"不得": "不", "，但重点管理区除外": "但", "除法律另有规定外": "除"},
    ignores=("应当自收到申请之日起", "，并发给证书"),
)
CODED = ReadingRule(
    "a document number with a year in brackets, and the parts of it that have a form",
    rf"(?P<code>[{_HAN}]{{2,16}})\s*(?P<open>[〔\[［【（(﹝])\s*(?P<year>[{DIGIT_HAN}〇○零\d]{{4}})\s*"
    rf"(?P<close>[〕\]］】）)﹞])\s*(?P<nth>第)?\s*(?P<count>[{HUNDRED_HAN}〇○零\d]{{1,5}})\s*号",
    finds={
        "云政发〔2024〕3号": "云政发〔2024〕3号",
        "云政发[2024]第03号": "云政发[2024]第03号",
        "云政发〔二〇二四〕三号": "云政发〔二〇二四〕三号",
    },
    ignores=("国务院令第707号", "云政发2024年3号"),
)
SIGNER = ReadingRule(
    "who signs, behind the number of a document that goes upwards",
    r"\s*签\s*发\s*人\s*[:：].*$",
    finds={"云发〔2026〕5号  签发人：张三": "  签发人：张三"},
    ignores=("签发人应当",),
)
DAY_ALONE = ReadingRule(
    "a line that is the day of a signature",
    rf"[\s　]*(?P<whole>(?P<year>\d{{4}}|[{DIGIT_HAN}〇○零]{{4}})\s*年\s*"
    rf"(?P<month>\d{{1,2}}|[{HUNDRED_HAN}]{{1,3}})\s*月\s*(?P<day>\d{{1,2}}|[{HUNDRED_HAN}]{{1,3}})\s*日)"
    r"[\s　]*",
    finds={"　2024年3月1日": "　2024年3月1日", "二〇二四年三月一日": "二〇二四年三月一日"},
    ignores=("自2024年3月1日起", "2024年3月"),
    how=How.WHOLE,
)
ATTACHED = ReadingRule(
    "the line at which the attachments begin",
    r"[\s　]*附\s*件",
    finds={"附件1": "附件", "附 件": "附 件"},
    ignores=("见附件", "附则"),
    how=How.AT_START,
)
NUMBER_FIRST = ReadingRule(
    "a number right before the title that it belongs to",
    r"(?P<before>[^。；，、！？《》\n]{0,24}[〔\[［【（(﹝]\s*\d{4}\s*[〕\]］】）)﹞]\s*第?\s*\d{1,5}\s*号[）)]?)"
    r"\s*(?P<title>《[^《》\n]{4,120}(?:《[^《》\n]{2,80}》[^《》\n]{0,20})?》)(?!\s*[（(][^（）()]{0,16}号)",
    finds={"按照国发〔2019〕5号《关于养犬的意见》": "按照国发〔2019〕5号《关于养犬的意见》"},
    ignores=("《关于养犬的意见》（国发〔2019〕5号）", "国发〔2019〕5号印发的《关于养犬的意见》"),
)
