"""What document numbers look like, in a text that `FLAT` made plain (Simplified, brackets 〔〕)."""

from __future__ import annotations

from corpus.fields.numerals import HAN_DIGITS, HAN_NUMERAL
from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.simplified import SIMPLIFIED
from corpus.fields.word_classes import HUNDRED_HAN, TEN_HAN, one_of

# One sign for one sign, so that offsets stay: Simplified, all brackets 〔〕, digits ASCII.
FLAT = SIMPLIFIED | str.maketrans(
    "［[【﹝（({〖「〈<匚［﹙｛］]】﹞）)}〗」〉>］﹚｝０１２３４５６７８９號　\xa0－—–‐﹣",
    "〔" * 15 + "〕" * 14 + "0123456789" + "号  -----",
)
HAN = r"\u3400-\u4dbf\u4e00-\u9fff〇"
YEAR = rf"(?:19[4-9]\d|20\d\d|[一二][{HAN_DIGITS}]{{3}})"
_COUNT = rf"(?:\d(?:\s?\d){{0,4}}|{HAN_NUMERAL}{{1,7}})"
_NOT_A_PLACE = r"(?![楼线院门机库井栋馆路车船泊])"
_NUMBERED = one_of("numbered_kind")
# Bounded, so that the time to try the patterns is too, on whatever text.
_GAP = r"\s{0,3}"

NUMBER_SIGN = ReadingRule(
    "a sign at which a document number may have to be looked for",
    rf"[〔令告]|(?:第{_GAP})?[\d{HUNDRED_HAN}〇零]{{1,5}}{_GAP}号",
    finds={
        "国发〔2019〕5号": "〔",
        "国务院350号令": "350号",
        "第 三五〇号": "第 三五〇号",
        "七百零七号令": "七百零七号",
    },
    ignores=("国发2019年第5", "本办法第五条"),
)
YEAR_FIRST = ReadingRule(
    "a number whose year stands before its code",
    rf"〔{_GAP}(?P<year>{YEAR}|\d\d){_GAP}〕{_GAP}(?P<code>[{HAN}]{{2,12}}?){_GAP}(?P<zi>字)?"
    rf"{_GAP}(?P<nth>第)?{_GAP}(?P<count>\d{{1,5}}){_GAP}号{_NOT_A_PLACE}",
    finds={
        "〔87〕国科发条字第0125号": "〔87〕国科发条字第0125号",
        "〔1996〕云司 第 82 号文": "〔1996〕云司 第 82 号",
    },
    ignores=("国科发条字〔1987〕0125号", "〔2019〕云州路第12号楼", "〔123〕云司字第1号"),
)
COURT = ReadingRule(
    "the code of a court's case, which is no document",
    r"(?:[初终再申监抗执赔辖]|执[异复恢保]|民[他])$",
    finds={"云01民终": "终", "云执异": "执异", "民他": "民他"},
    ignores=("云政发", "执法函"),
)
CODE_TAIL = ReadingRule(
    "the year and the count behind the code of a number",
    rf"{_GAP}〔{_GAP}(?P<year>{YEAR}){_GAP}年?{_GAP}〕{_GAP}(?P<zi>字)?{_GAP}年?{_GAP}第?"
    rf"{_GAP}(?P<count>{_COUNT}){_GAP}号{_NOT_A_PLACE}",
    finds={
        "国发〔2019〕5号": "〔2019〕5号",
        "国办发 〔二〇一九〕 第十二号": " 〔二〇一九〕 第十二号",
        "云科〔2020〕字第65 号": "〔2020〕字第65 号",
    },
    ignores=("国发〔2019〕5号楼", "国发〔1919〕5号", "云州〔2019〕号"),
)
NUMBERED_TAIL = ReadingRule(
    "the kind, the year or term, and the count of an act that its organ counts",
    rf"{_GAP}(?P<kind>{_NUMBERED}){_GAP}"
    rf"(?:〔?{_GAP}(?:(?P<year>{YEAR}){_GAP}年?|第?(?P<term>[{TEN_HAN}]{{1,3}}|\d\d?)届)"
    rf"{_GAP}〕?{_GAP})?"
    rf"年?{_GAP}〔?{_GAP}第?{_GAP}(?P<count>{_COUNT}){_GAP}号{_NOT_A_PLACE}(?!楼)",
    finds={
        "国务院令第707号": "令第707号",
        "海关总署公告2020年第24号": "公告2020年第24号",
        "云州市人大公告〔十三届〕第75 号": "公告〔十三届〕第75 号",
        "主席令第一〇三号": "令第一〇三号",
    },
    ignores=("国务院第707号令", "通告第3号线停运", "公告如下"),
)
TAIL_LAST = ReadingRule(
    "the count of an act before its kind",
    rf"(?:(?P<year>{YEAR}){_GAP}年{_GAP})?第?{_GAP}(?P<count>{_COUNT}){_GAP}号{_GAP}"
    rf"(?P<organ>[{HAN}]{{0,20}}?)(?P<kind>{_NUMBERED})(?![{HAN}]?第)",
    finds={
        "国务院350号令": "350号令",
        "2020年第24号公告": "2020年第24号公告",
        "第707号国务院令": "第707号国务院令",
    },
    ignores=("国务院令第350号", "5号国务院令第7号"),
)
YEAR_BEFORE = ReadingRule(
    "the year before the count: 2020年第24号海关总署公告",
    rf"(?P<year>{YEAR}){_GAP}年{_GAP}$",
    finds={"云州市2020年 ": "2020年 "},
    ignores=("2020年第", "1020年"),
)
CODE_BEFORE = ReadingRule(
    "the run of Han signs that a code is the end of",
    rf"[{HAN}]{{2,30}}$",
    finds={"依据 国办发": "国办发"},
    ignores=("国发，", "A国"),
)
ORGAN_BEFORE = ReadingRule(
    "the run of signs that the names of organs are the end of",
    rf"(?:[{HAN}]|(?<=[{HAN}])[、 ]{{1,2}}(?=[{HAN}])){{1,60}}$",
    finds={"按照（财政部、税务总局": "财政部、税务总局"},
    ignores=("财政部，", "2019"),
)
SEVERAL = ReadingRule(
    "等N部门 behind the first of several organs",
    r"等\d{0,2}个?部[门委]$",
    finds={"财政部等5部门": "等5部门", "财政部等部委": "等部委"},
    ignores=("各部门", "财政部等部门公告"),
)
SENTENCE_WORD = ReadingRule(
    "a word of the sentence before a code or an organ, whose name starts behind the last one",
    r"(?:根据|依据|按照|依照|遵照|参照|比照|按|符合|落实|贯彻|执行|实施|延续|不受|作出|我院|违反|适用|发布|公布|修改|修订|废止|印发|转发"
    r"|关于|以下简称|文件|精神|其中|以及|通知|意见|决定|规定|沿用|重点是指|发文字号|文号|编号|原件|详见"
    r"|参见|标准|结合|属于|对于|鉴于|基于|对照|围绕|继续|遵循|遵守|严格|参考|援引|引用|出台|下发|颁布|制定"
    r"|收到|学习|传达|宣传|了解|掌握|批转|取消|停止|终止|暂停|替代|取代|同时|的|是指?|已被|又据?|现将|与|要|该|由|在|因|《|》)"
    r"[好了过着]?",
    finds={"执行云政发": "执行", "贯彻好云政发": "贯彻好", "又据国发": "又据", "学习国发": "学习"},
    ignores=("云政办发", "国务院办公厅"),
)
CLAUSE = ReadingRule(
    "the clause of a named document, behind which another number may be named: 《…》第四条及国发",
    rf"第{_GAP}〔?(?:\d{{1,4}}|{HAN_NUMERAL}{{1,7}})〕?{_GAP}[编章节条款项目](?:之[{HAN_DIGITS}十])?",
    finds={"第四条及国发": "第四条", "第12条和": "第12条", "第三条第〔二〕项": "第三条"},
    ignores=("国科发条字", "第四号", "四条"),
)
SENTENCE_SIGN = ReadingRule(
    # 和 or 自 may also be the sign of a county (和政办发, 自府发): only before codes of the centre.
    "a single sign of the sentence before a code",
    r"(?:[以据为对及或见]|原(?!州|阳|平)"
    r"|[和自经依如将](?=国|中[发办共华]|财|建|银|发改|人社|人力|教|商|工信|农|民|科|卫|税|汇|证监|公安|主席))+",
    finds={"和国发": "和", "和主席令": "和", "据云政发": "据", "原国税发": "原"},
    ignores=("和政发", "自府发", "原州政发"),
    how=How.AT_START,
)
WHOLE_ORGAN = ReadingRule(
    "the name of an organ written before its code",
    r"^.*(?:人民政府|委员会|办公厅|办公室|总局|财政部|国务院)(?=.{2})",
    finds={"云州市人民政府云政发": "云州市人民政府", "国务院国发": "国务院"},
    ignores=("云州市人民政府", "云政办发"),
)
TYPED = ReadingRule(
    "a number as people type it, without 号 or without brackets",
    rf"(?P<code>[{HAN}]{{2,14}}){_GAP}(?P<open>〔)?{_GAP}(?P<year>{YEAR}){_GAP}年?{_GAP}〕?"
    rf"{_GAP}[-第]?{_GAP}(?P<count>\d{{1,4}}){_GAP}(?P<hao>号)?",
    finds={"云政规 2019 14": "云政规 2019 14", "云政规〔2019〕14": "云政规〔2019〕14"},
    ignores=("云政规 14 2019", "云 2019 14"),
    how=How.WHOLE,
)
TYPED_NUMBERED = ReadingRule(
    "a numbered act as people type it, without 号",
    rf"(?P<organ>[{HAN}]+?)(?P<kind>{_NUMBERED}){_GAP}第?{_GAP}(?P<count>\d{{1,4}})",
    finds={"国务院令707": "国务院令707", "云州市公告第3": "云州市公告第3"},
    ignores=("令707", "国务院令2019年第7"),
    how=How.WHOLE,
)
CODE_END = ReadingRule(
    # So that 预算 2019 12 stays two words and a number.
    "what a code without brackets has to end in",
    r"[发函办规字政府电通批委综秘令文建税金释厅]$",
    finds={"云政规": "规", "云教函": "函"},
    ignores=("预算", "发展"),
)
NUMBERED_CODE = ReadingRule(
    "an organ and the kind of its numbered acts, typed in place of a code",
    rf"(.+)({_NUMBERED})",
    finds={"海关总署公告": "海关总署公告"},
    ignores=("公告", "云政发"),
    how=How.WHOLE,
)
AFTER = ReadingRule(
    "what may follow a number in a field that holds a number alone",
    r"文?件?|印发|发布|公布|令|[（(][^（）()]*[）)]",
    finds={"文件": "文件", "印发": "印发", "（废止）": "（废止）"},
    ignores=("的通知", "和国发"),
    how=How.WHOLE,
)
JOINS = ReadingRule(
    "a sign that joins two numbers",
    "^[和及与或]",
    finds={"和云科函": "和"},
    ignores=("云科函和",),
)
YEAR_WORD_BEFORE = ReadingRule(
    "the year that stands between an organ and the count of its act",
    rf"({YEAR})\s*年\s*$",
    finds={"海关总署2020年": "2020年"},
    ignores=("2020年第",),
)
DATE_SIGN = ReadingRule(
    "what is left of a date before a code",
    "^[年月日号]",
    finds={"日云政发": "日"},
    ignores=("云政发",),
)
JOINS_TITLE = ReadingRule(
    "和 between a title, clause or number and the next number, not the sign of a county",
    "^和(?![政府发委办])",
    finds={"和澄政发": "和"},
    ignores=("和政发", "澄和政发"),
)
TERM = ReadingRule(
    "the term of a congress",
    rf"第?([{TEN_HAN}\d]{{1,3}})届",
    finds={"云南省第十三届人民代表大会": "第十三届", "十四届": "十四届"},
    ignores=("换届", "第十三次"),
)
GOVERNMENT_SIGN = ReadingRule(
    "the sign of a province before 府 or 政府",
    r"(?!苏府)(.)(?:府|政府|人民政府)",
    finds={"粤府": "粤府", "云人民政府": "云人民政府"},
    # 苏府 is the government of the city of 苏州.
    ignores=("广东省人民政府", "府", "苏府"),
    how=How.WHOLE,
)
SEVERAL_OWN = ReadingRule(
    "what may stand between several numbers of one document",
    r"[、，,；;\s和及]*",
    finds={"、": "、", " 和 ": " 和 "},
    ignores=("依据",),
    how=How.WHOLE,
)
ADDED = ReadingRule(
    "a word that says that a number is another document's",
    r"依据|根据|为依据|参照|贯彻|落实|关于",
    finds={"依据国发〔2019〕5号": "依据", "关于": "关于"},
    ignores=("国发〔2019〕5号",),
)
LABEL = ReadingRule(
    "the label before a document's own number",
    r"(?:文\s*号|发文字号|发文号|文件编号|编号|字号)\s*[:：]\s*$",
    finds={"文 号： ": "文 号： ", "发文字号:": "发文字号:"},
    ignores=("文号", "发文机关："),
)
COUNT_ALONE = ReadingRule(
    "the count of an act alone on a line under its title, which names organ and kind",
    rf"[（(]?\s*(?P<number>(?:{YEAR}{_GAP}年{_GAP})?第{_GAP}{_COUNT}{_GAP}号)\s*[）)]?",
    finds={"2024年第9号": "2024年第9号", "（第 12 号）": "（第 12 号）", "第三号": "第三号"},
    ignores=("2024年9月", "第9号楼", "总第603号"),
    how=How.WHOLE,
)
NOTE = ReadingRule(
    "a paragraph that is a note in brackets under the title",
    r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]?",
    finds={
        "（2019年5月1日云州市人民政府令第3号公布）": "（2019年5月1日云州市人民政府令第3号公布）"
    },
    ignores=("2019年5月1日公布",),
    how=How.WHOLE,
)
PROCLAIMED = ReadingRule(
    "a note that says under which number the text was made public",
    r"公布|发布",
    finds={"（云州市人民政府令第3号公布）": "公布"},
    ignores=("（试行）",),
)
