"""Which names in a row a verb is about, and what makes it a plan or somebody else's act."""

from __future__ import annotations

from corpus.fields.rules.date_rules import DATE
from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import one_of
from indexer.relations.grammar.rules.covered_text import COVER, NAME
from indexer.relations.grammar.rules.text_rules import CLAUSES

_CLAUSES = CLAUSES.source.replace("?P<articles>", "?:")
SAID = one_of("issuing_verb")
"""Verbs of issuing, from which other rules are built."""

JOINED = ReadingRule(
    "what joins two names in one row",
    rf"[、，,;；和及与以并\s]+(?:以及|及其)?\s*(?:[^{COVER}。]{{0,120}}{SAID}{{1,2}}"
    rf"(?:并施行|施行|实施)?的?"
    rf"|(?:[^{COVER}。，、对将把现起]{{2,16}}、)?[^{COVER}。，、对将把现起]{{0,16}}?)?\s*(?:原)?",
    finds={
        "、": "、",
        "和市教育局印发的": "和市教育局印发的",
        "，以及原": "，以及原",
        "，市教育局、市公安局": "，市教育局、市公安局",
    },
    ignores=(f"{NAME}", "，由市教育局负责解释的现行有效的其他各类"),
    how=How.WHOLE,
)
MADE_BY = ReadingRule(
    "the organ that a sentence says issued what it names next",
    r"(?:\d\s*[年月日号]\s*)?"
    rf"(?P<organ>[^\W\d_](?:、?[^\W\d_]){{1,30}}?{one_of('organ_end')})"
    rf"(?:于?\s*{DATE}\s*|于?\s*\d{{4}}\s*年\s*(?:\d{{1,2}}\s*月\s*)?)?(?:联合)?"
    rf"{SAID}{{1,2}}(?:并施行|施行|实施)?的?\s*原?\s*$",
    finds={
        "市财政局印发的": "市财政局印发的",
        "市财政局、市公安局印发的": "市财政局、市公安局印发的",
        "，原卫生部2009年发布的": "原卫生部2009年发布的",
        "废止国家工商局于2001年5月1日公布施行的": "废止国家工商局于2001年5月1日公布施行的",
        "1999年3月2日国务院发布的": "2日国务院发布的",
        "1999年3月国务院发布的": "3月国务院发布的",
        "国务院1999年3月发布的": "国务院1999年3月发布的",
    },
    ignores=("2009年发布的", "市财政局", "市财政局负责解释的"),
)
NOT_MAKER = ReadingRule(
    "words before the name of the organ that issued something",
    r"^.*(?:废止|停止执行|失效|撤销|作废|修改|同时|宣布|决定|其中|包括|之日起|日起|批准|同意"
    rf"|{DATE})、?(?:[将把由]|对(?!外))?原?"
    r"|^(?:(?:[将把由]|对(?!外))原?|原)",
    finds={
        "同时废止市": "同时废止",
        "将市": "将",
        "之日起废止由市": "之日起废止由",
        "经国务院批准、卫生部": "经国务院批准、",
        "废止一九九九年三月二日国务院": "废止一九九九年三月二日",
    },
    ignores=("市财政局", "自然资源部", "对外贸易经济合作部", "日照市财政局"),
)
APPROVED_BY = ReadingRule(
    "an organ that only approved what another one issued, which the sentence does not name",
    r"报?经(?![济贸营开])",
    finds={"经国务院": "经", "报经国务院": "报经"},
    ignores=("国务院", "经济委员会", "经贸委"),
    how=How.AT_START,
)
ROW_GAP = ReadingRule(
    "what joins two names of one row that one organ issued",
    r"\s*(?:、|和|及|与|以及)?\s*",
    finds={"、": "、", "和": "和", "": ""},
    ignores=("，市公安局印发的", "；"),
    how=How.WHOLE,
)
PART_IN_ROW = ReadingRule(
    "the part of a document that is meant, before the next name of a row: 第三条和",
    r"\s*(?:[（(][^（）()]{1,20}[）)])?"
    rf"(?:{_CLAUSES}(?:(?:的|所)?(?:有关|相关|涉及)?[^{COVER}。，,；;、和]{{0,30}}?"
    r"(?:规定|内容|条款|政策|要求))?"
    rf"|(?:文件?)?(?:中|内)(?:的|有关|关于|涉及)[^{COVER}。，,；;、]{{0,40}}?(?:规定|内容|条款|政策|要求|部分))"
    r"(?=\s*(?:[、和及与；;]|以及))|"
    rf"\s*{_CLAUSES}(?=\s*[，,])",
    finds={
        "第三条、": "第三条",
        "（试行）第二条第（三）项和": "（试行）第二条第（三）项",
        "中关于收费的规定、": "中关于收费的规定",
        "第三条，": "第三条",
    },
    ignores=("、", "第三条规定，", "和", "第三条停止执行、"),
    how=How.AT_START,
)
AMENDED_BY = ReadingRule(
    "that the name before is only what amended the name behind",
    rf"\s*(?:第[一二三四五六]次)?{one_of('amending')}[^{COVER}。]{{0,60}}",
    finds={"第二次修正的": "第二次修正的", "修订": "修订"},
    ignores=("废止", "、修改"),
    how=How.WHOLE,
)
RESTS_ON = ReadingRule(
    "根据 or another word before a name that is no object of the verb",
    r"(?:根据|依据|依照|按照|遵照|参照|落实|贯彻|适用|执行|按|与|对照|结合|违反|印发"
    r"|(?:印发|出台|发布|公布|制定|下发)了)\s*$",
    finds={"现根据": "根据", "为贯彻 ": "贯彻 ", "市教育局印发了": "印发了"},
    ignores=("废止", "根据《", "市教育局印发的"),
)
GROUND = ReadingRule(
    "根据 or its like before a name",
    rf"{one_of('ground_verb')}\s*$",
    finds={"现根据": "根据", "遵照": "遵照"},
    ignores=("违反", "根据《"),
)
AND = ReadingRule(
    "a word that joins two names behind 根据",
    r"\s*(?:、|和|及|与|、?以及)\s*",
    finds={"、": "、", " 和 ": " 和 ", "、以及": "、以及"},
    ignores=("，", "或"),
    how=How.WHOLE,
)
PLAN = ReadingRule(
    "words before a verb that make it a plan, a duty, a denial or somebody's past act",
    r"(?:拟|建议|提请|研究|计划|考虑|适时|及时|抓紧|推动|尽快|加快|清理|提出|应当|可以"
    r"|可|是否|不得|不予|未|如|若|需要|需|已经|已被|已|被|曾|要求|推进|组织|负责|配合"
    r"|正在|(?<!现)将(?=对)|完成|探索|开展|视情|择机|评估|启动|按程序|要)[^，,。]{0,6}$",
    finds={
        "拟": "拟",
        "建议对其予以": "建议对其予以",
        "已被": "已被",
        "应当依法": "应当依法",
        "市规划局正在对": "正在对",
        "市规划局将对": "将对",
    },
    ignores=("现", "决定予以", "拟，现", "现将对", "将"),
)
OTHER_VERB = ReadingRule(
    "a verb between two names, by which something else is done to the second",
    r"(?:宣布|宣告|修改|修正|废止|停止(?:执行|施行|实施)|暂停(?:执行|实施)|延长|保留)\s*$",
    finds={"，宣布": "宣布", "；修改": "修改"},
    ignores=("和市教育局修改的", "、"),
)
MARKED = ReadingRule(
    "a name in a title, with any of the marks",
    r"[《〈<](?P<name>[^《》〈〉<>]{3,120}(?:[〈<][^《》〈〉<>]{2,80}[〉>][^《》〈〉<>]{0,60})?)[》〉>]",
    finds={"关于废止《养犬办法》的通知": "《养犬办法》", "关于〈养犬办法〉": "〈养犬办法〉"},
    ignores=("关于废止养犬办法的通知", "《书》"),
)
NOTE = ReadingRule(
    "a note in brackets behind a name",
    r"\s*[（(][^（）()]{1,20}[）)]",
    finds={"(2022版)第十条": "(2022版)", "（试行）": "（试行）"},
    ignores=("第十条", "中（试行）"),
    how=How.AT_START,
)
FROM_DAY = ReadingRule(
    "the day from which something is done: 自…起",
    rf"(?:自|从|于)\s*(?P<day>{DATE})\s*+(?:起|开始|零时)?+(?!\s*{SAID}{{1,2}}的)",
    finds={"自2019年5月1日起": "自2019年5月1日起", "于2019年5月1日 零时": "于2019年5月1日 零时"},
    ignores=("于2019年5月1日印发的", "自2019年5月1日起施行的", "2019年5月1日"),
)
OTHER_ACT = ReadingRule(
    "that something else than a document begins on the day before it: 于…起停止办理登记",
    rf"[^，,。；：{COVER}]{{13,}}[，,]",
    finds={"停止办理养犬登记和犬只年度检验，": "停止办理养犬登记和犬只年度检验，"},
    ignores=("施行，", f"对{NAME}予以", "，对"),
    how=How.AT_START,
)
