"""What document numbers look like: the patterns that `numbers` reads them with."""

from __future__ import annotations

import re

from corpus.fields.numerals import HAN_DIGITS, HAN_NUMERAL
from corpus.fields.simplified import SIMPLIFIED

# One sign for one sign, so that offsets stay: Simplified, all brackets 〔〕, digits ASCII.
FLAT = SIMPLIFIED | str.maketrans(
    "［[【﹝（({〖「〈<匚［﹙｛］]】﹞）)}〗」〉>］﹚｝０１２３４５６７８９號　\xa0－—–‐﹣",
    "〔" * 15 + "〕" * 14 + "0123456789" + "号  -----",
)
HAN = r"\u3400-\u4dbf\u4e00-\u9fff〇"
YEAR = rf"(?:19[4-9]\d|20\d\d|[一二][{HAN_DIGITS}]{{3}})"
COUNT = rf"(?:\d(?:\s?\d){{0,4}}|{HAN_NUMERAL}{{1,7}})"
NOT_A_PLACE = r"(?![楼线院门机库井栋馆路车船泊])"
NUMBERED = r"令|公告|通告"
# Bounded, so that the time to try the patterns is too, on whatever text.
GAP = r"\s{0,3}"
NUMBER_SIGN = re.compile(rf"[〔令告]|(?:第{GAP})?[\d一二三四五六七八九十百〇]{{1,5}}{GAP}号")

YEAR_FIRST = re.compile(
    rf"〔{GAP}(?P<year>{YEAR}|\d\d){GAP}〕{GAP}(?P<code>[{HAN}]{{2,12}}?){GAP}(?P<zi>字)?"
    rf"{GAP}(?P<nth>第)?{GAP}(?P<count>\d{{1,5}}){GAP}号{NOT_A_PLACE}"
)
COURT = re.compile(r"(?:[初终再申监抗执赔辖]|执[异复恢保]|民[他])$")
CODE_TAIL = re.compile(
    rf"{GAP}〔{GAP}(?P<year>{YEAR}){GAP}年?{GAP}〕{GAP}(?P<zi>字)?{GAP}年?{GAP}第?"
    rf"{GAP}(?P<count>{COUNT}){GAP}号{NOT_A_PLACE}"
)
NUMBERED_TAIL = re.compile(
    rf"{GAP}(?P<kind>{NUMBERED}){GAP}"
    rf"(?:〔?{GAP}(?:(?P<year>{YEAR}){GAP}年?|第?(?P<term>[一二三四五六七八九十]{{1,3}}|\d\d?)届)"
    rf"{GAP}〕?{GAP})?"
    rf"年?{GAP}〔?{GAP}第?{GAP}(?P<count>{COUNT}){GAP}号{NOT_A_PLACE}(?!楼)"
)
TAIL_LAST = re.compile(
    rf"(?:(?P<year>{YEAR}){GAP}年{GAP})?第?{GAP}(?P<count>{COUNT}){GAP}号{GAP}"
    rf"(?P<organ>[{HAN}]{{0,20}}?)(?P<kind>{NUMBERED})(?![{HAN}]?第)"
)
# 2020年第24号海关总署公告: the year stands before the sign that a search begins at.
YEAR_BEFORE = re.compile(rf"(?P<year>{YEAR}){GAP}年{GAP}$")
CODE_BEFORE = re.compile(rf"[{HAN}]{{2,30}}$")
ORGAN_BEFORE = re.compile(rf"(?:[{HAN}]|(?<=[{HAN}])[、 ]{{1,2}}(?=[{HAN}])){{1,60}}$")
SEVERAL = re.compile(r"等\d{0,2}个?部[门委]$")

# Words of the sentence that stand before a code or an organ; the name starts behind the last one.
SENTENCE_WORD = re.compile(
    r"(?:根据|依据|按照|依照|遵照|参照|比照|按|符合|落实|贯彻|执行|实施|延续|不受|作出|我院|违反|适用|发布|公布|修改|修订|废止|印发|转发"
    r"|关于|以下简称|文件|精神|其中|以及|通知|意见|决定|规定|沿用|重点是指|发文字号|文号|编号|原件|详见"
    r"|参见|标准|结合|属于|对于|鉴于|基于|对照|围绕|继续|遵循|遵守|严格|参考|援引|引用|出台|下发|颁布|制定"
    r"|收到|批转|取消|停止|终止|暂停|替代|取代|同时|的|是指?|已被|又据?|现将|与|要|该|由|在|因|《|》)"
    r"[好了过着]?"
)
# 和 or 自 may also be the sign of a county (和政办发, 自府发): cut only before codes of the centre.
SENTENCE_SIGN = re.compile(
    r"(?:[以据为对及或见]|原(?!州|阳|平)"
    r"|[和自经依如将](?=国|中[发办共华]|财|建|银|发改|人社|人力|教|商|工信|农|民|科|卫|税|汇|证监|公安))+"
)
WHOLE_ORGAN = re.compile(r"^.*(?:人民政府|委员会|办公厅|办公室|总局|财政部|国务院)(?=.{2})")

TYPED = re.compile(
    rf"(?P<code>[{HAN}]{{2,14}}){GAP}(?P<open>〔)?{GAP}(?P<year>{YEAR}){GAP}年?{GAP}〕?"
    rf"{GAP}[-第]?{GAP}(?P<count>\d{{1,4}}){GAP}(?P<hao>号)?"
)
TYPED_NUMBERED = re.compile(
    rf"(?P<organ>[{HAN}]+?)(?P<kind>{NUMBERED}){GAP}第?{GAP}(?P<count>\d{{1,4}})"
)
# What a code without brackets has to end in, so that 预算 2019 12 stays two words and a number.
CODE_END = re.compile(r"[发函办规字政府电通批委综秘令文建税金释厅]$")

# What may follow in a field that holds a number alone.
AFTER = re.compile(r"文?件?|印发|发布|公布|令|[（(][^（）()]*[）)]")
