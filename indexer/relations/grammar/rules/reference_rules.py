"""Where a text names documents: titles in 《》, numbers, and what stands between them."""

from __future__ import annotations

import re

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import one_of

_DOT = r"[^（）()《》。；\n]"
_SAID = one_of("titled_verb")

TITLE = ReadingRule(
    "a name in 《》, also with names in 《》 inside",
    r"《([^《》。；]{0,200}(?:《[^《》]{1,120}》[^《》。；]{0,60}){0,3})》",
    finds={
        "根据《养犬办法》第三条": "《养犬办法》",
        "《关于印发《养犬办法》的通知》": "《关于印发《养犬办法》的通知》",
    },
    ignores=("养犬办法", "《养犬。办法》"),
)
STAGE = ReadingRule(
    "behind a name, outside 《》, what tells a trial rule or a draft from the rule itself",
    r"\s*[（(]\s*(?P<stage>试行|暂行|试用|(?:修订)?(?:草案)?(?:征求意见稿|送审稿|讨论稿)"
    r"|(?:修订|修正)?草案)\s*(?:(?P<closed>[）)])|(?=[，,；;]))",
    finds={
        "（试行）第三条": "（试行）",
        "（试行，以下简称《办法》）": "（试行",
        "(征求意见稿)": "(征求意见稿)",
        "（修订草案征求意见稿）": "（修订草案征求意见稿）",
    },
    ignores=("（2018年修正）", "（以下简称试行办法）", "试行"),
    how=How.AT_START,
)
TO_NUMBER = ReadingRule(
    "what stands between a title and the number behind it",
    rf"(?:的{one_of('letter_kind')}(?=\s*[（(]))?\s*(?:[（(]{_DOT}{{1,24}}[）)])?\s*[（(〔【\[]{{1,2}}\s*"
    rf"(?:{_DOT}{{0,40}}?[，,、]\s*)?以?(?:\d{{4}}年\d+月\d+日)?\s*(?:文号|发文字号)?[:：]?\s*"
    rf"|\s*[（(]\s*以?下?简?称[:：]?\s*[《“\"]?{_DOT}{{1,20}}[》”\"]?\s*[，,、]\s*|[\s，,]{{0,2}}"
    r"(?:文号[:：])?\s*",
    finds={
        "（": "（",
        "（试行）（2019年5月1日 ": "（试行）（2019年5月1日 ",
        "（以下简称《办法》，": "（以下简称《办法》，",
        " 文号：": " 文号：",
    },
    ignores=("规定和", "修改的"),
    how=How.WHOLE,
)
CLOSED = ReadingRule(
    "the rest of the brackets around a number",
    rf"{_DOT}{{0,60}}?[）)〕】\]]",
    finds={"，已废止）": "，已废止）", "号）": "号）"},
    ignores=("号。）", "号（"),
    how=How.AT_START,
)
TO_TITLE = ReadingRule(
    "what stands between a number and the title behind it",
    # White space is taken as a whole (*+): a gap of blanks must not be tried in all its parts.
    rf"[）)]?\s*+(?:文件?|通知|公告|函|批复)?\s*+令?\s*+[，,]?\s*+(?:关于)?(?:{_SAID}{{1,2}}"
    r"(?:并施行|施行|实施)?)?\s*+(?:了|的)?\s*+",
    finds={
        "公布的": "公布的",
        "）文件": "）文件",
        "令发布施行的": "令发布施行的",
        "关于印发": "关于印发",
    },
    ignores=("和", "修改的"),
    how=How.WHOLE,
)
AMENDED = ReadingRule(
    "that a title was amended under the next number: the first one is the title's",
    rf"(?:第[一二三四五六]次)?{one_of('amending')}[^《》。；\n]{{0,120}}",
    finds={"第一次修订，根据": "第一次修订，根据"},
    ignores=("公布的", "《养犬办法》修改"),
    how=How.WHOLE,
)
TO_AMENDED = ReadingRule(
    "issued under the first number, amended under further ones",
    rf"(?:文件?)?{_SAID}[、，,][^《》。；\n]{{0,220}}{one_of('amending')}的",
    finds={"公布，根据云政发第5号修改的": "公布，根据云政发第5号修改的"},
    ignores=("公布的", "修改的"),
    how=How.WHOLE,
)
SHORT = ReadingRule(
    "the short form that a text gives to a document: 以下简称《办法》",
    r"\s*(?:[（(][^（）()《》“”。；\n]{1,40}[，,；]|[（(，,、；]|(?<=[，,、（(]))\s*(?:以下|下文|以下均|以下统|下统|下|统|均)?\s*简?称"
    r"(?:为)?\s*[:：]?\s*(?:[《“\"‘〈<](?P<marked>[^《》“”\"‘’〈〉]{1,40})[》”\"’〉>]"
    r"|(?P<bare>[^《》（）()，,。；\n]{1,20}))",
    finds={
        "（以下简称《办法》）": "（以下简称《办法》",
        "，下称办法）": "，下称办法",
        "(简称“条例”)": "(简称“条例”",
        "（2018年修正，以下简称《条例》）": "（2018年修正，以下简称《条例》",
    },
    ignores=("（试行）", "以下办法"),
    how=How.AT_START,
)
NEXT_NUMBER = ReadingRule(
    "what stands between two numbers of one document",
    r"\s*[、，,]\s*",
    finds={"、": "、"},
    ignores=("和", "）、"),
    how=How.WHOLE,
)
CLOSING = ReadingRule(
    "the end of brackets",
    r"\s*[）)]",
    finds={"）第三条": "）"},
    ignores=("，", "第三条）"),
    how=How.AT_START,
)
UNMARKED = ReadingRule(
    "a title without 《》 before a number",
    r"(?P<issuer>[\u4e00-\u9fff、 ]{2,60}?)?"
    rf"(?P<name>(?:关于|印发|转发)[^。；;！？\n《》]{{2,110}}?{one_of('kind')}(?:[（(][^（）()]{{1,12}}[）)])?)[（(【\[]?$",
    finds={
        "按照云州市关于养犬登记的通知（": "按照云州市关于养犬登记的通知（",
        "转发养犬登记办法": "转发养犬登记办法",
    },
    ignores=("养犬登记办法（", "关于养犬登记"),
)
UNMARKED_END = ReadingRule(
    "the end of such a title: looked for first, because titles are slow to look for",
    rf"{one_of('kind')}(?:[（(][^（）()]{{1,12}}[）)])?[（(【\[]?$",
    finds={"养犬登记的通知（": "通知（", "办法（试行）": "办法（试行）"},
    ignores=("养犬登记", "通知和"),
)
BEFORE_ISSUER = ReadingRule(
    "the words of the sentence before the issuer in front of a title",
    r".*(?:根据|依据|按照|依照|遵照|参照|贯彻|落实|执行|以及|废止|发布|公布|，|审议了?"
    r"|了|会议|提请|、(?=《)|和(?=国务院|省|市)|按|对|将|的)",
    finds={"根据云州市": "根据", "现将市教育局": "现将"},
    ignores=("云州市教育局",),
    flags=re.DOTALL,
)
WRAP_BEFORE = ReadingRule(
    "the beginning of a title around a name in 《》",
    r"(?P<issuer>[\u4e00-\u9fff、 ]{0,60}?)(?P<name>关于[^。；，《》\n]{0,60})$",
    finds={"云州市关于印发": "云州市关于印发"},
    ignores=("云州市印发", "关于养犬。"),
)
WRAP_AFTER = ReadingRule(
    "the end of a title around a name in 《》",
    rf"\s?的{one_of('kind')}(?:[（(][^（）()〔［\\[号]{{1,12}}[）)])?",
    finds={"的通知": "的通知", " 的函（试行）": " 的函（试行）"},
    ignores=("规定的", "通知"),
    how=How.AT_START,
)
STANDARD = ReadingRule(
    "the code of a technical standard behind a name",
    rf"\s*[（(]\s*(?:{one_of('standard_code', 'behind_name')}[A-Z\d]*|T)\s?[/ -]?\s?[A-Z\d]",
    finds={"（GB/T 1234）": "（GB/T", "(DB11/ 5)": "(DB11/ 5"},
    ignores=("（试行）", "GB 1"),
    how=How.AT_START,
)
