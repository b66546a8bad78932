"""How dates are written, and what a signature (落款) and a note of printing look like."""

from __future__ import annotations

from corpus.fields.numerals import HAN_DIGITS
from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import DIGIT_HAN, TEN_HAN

_HAN_YEAR = rf"[一二]\s*[{HAN_DIGITS}]\s*[{HAN_DIGITS}]\s*[{HAN_DIGITS}]"
_HAN_PART = rf"(?:[一二三]?\s*十\s*[{DIGIT_HAN}]?|[{DIGIT_HAN}])"
DATE = (
    r"(?:(?<!\d)(?:19|20)\d\s?\d\s*年\s*\d\s?\d?\s*月\s*\d\s?\d?\s*[日号]"
    r"|(?<!\d)(?:19|20)\d\d\s?[-/.－]\s?\d{1,2}\s?[-/.－]\s?\d{1,2}(?!\d)"
    rf"|{_HAN_YEAR}\s*年\s*{_HAN_PART}\s*月\s*{_HAN_PART}\s*日)"
)
"""The pattern of a date, from which other rules are built."""

A_DATE = ReadingRule(
    "a date with year, month and day",
    DATE,
    finds={
        "2019年5月1日起": "2019年5月1日",
        "发布于2019-05-01 11:16": "2019-05-01",
        "二○二○年二月十八日": "二○二○年二月十八日",
        "201 9年 5 月 1 2 日": "201 9年 5 月 1 2 日",
    },
    ignores=("2019年5月", "12019-05-01", "2019-05-011"),
)
COMPACT = ReadingRule(
    "a date of eight digits",
    r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)",
    finds={"t20190826_1": "20190826"},
    ignores=("120190826", "20192826"),
)
IN_ADDRESS = ReadingRule(
    "the day that systems for content write into the address of a page: TRS, Hanweb, others",
    r"/(?:(?:19|20)\d{4}/)?[tP]((?:19|20)\d\d)([01]\d)([0-3]\d)_\d+"
    r"|/art/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})/art_"
    r"|/((?:19|20)\d\d)[-/]?([01]\d)/?([0-3]\d)/(?:content|art|c|a|n|i)?[-_]?\d+[\w-]*\.s?html?$"
    r"|/((?:19|20)\d\d)/([01]\d)/([0-3]\d)/\d{5,}/(?:index\.s?html?)?$",
    finds={
        "http://yunzhou.gov.cn/tj/202305/t20230518_604127.html": "/202305/t20230518_604127",
        "https://yunzhou.gov.cn/art/2021/3/8/art_12_3456.html": "/art/2021/3/8/art_",
        "http://yunzhou.gov.cn/2023-05/18/content_5712.htm": "/2023-05/18/content_5712.htm",
        "http://yunzhou.gov.cn/2023/05/18/42190/": "/2023/05/18/42190/",
        "http://yunzhou.gov.cn/2023/0518/c12-345.html": "/2023/0518/c12-345.html",
    },
    ignores=("http://yunzhou.gov.cn/20230518/", "/2023/05/18/index.html", "/t20230518.html"),
)
DATE_PARTS = ReadingRule(
    "what parts year, month and day",
    r"[年月日号/.－-]",
    finds={"2019年5月1日": "年"},
    ignores=("2019",),
)
ATTACHED = ReadingRule(
    "a line that begins the attachments",
    rf"附\s*[件表录]\s*[\d{TEN_HAN}]{{0,3}}\s*[:：]?",
    finds={"附件：": "附件：", "附 表 1": "附 表 1"},
    ignores=("附件：养犬登记表", "附则"),
    how=How.WHOLE,
)
SIGNED = ReadingRule(
    "a line that is a date, alone or behind the names of those who sign",
    rf"(?P<name>.{{0,70}}?)[\s,，]*(?P<brackets>[（(]?)(?P<day>{DATE})[）)]?"
    r"(?:[（(][^）)]{0,20}[）)])*",
    finds={
        "云州市教育局 2019年5月1日": "云州市教育局 2019年5月1日",
        "（2019年5月1日）（此件公开发布）": "（2019年5月1日）（此件公开发布）",
    },
    ignores=("2019年5月1日起施行", "云州市教育局"),
    how=How.WHOLE,
)
ON_PAPER = ReadingRule(
    "a line of the head of minutes: the organ, a gap, the day as official paper writes it",
    rf"(?P<name>[\u4e00-\u9fff、 ]{{4,40}}?)(?:\t|\s{{2,}}|[\u3000\xa0]+)\s*"
    rf"(?P<day>(?=[^-/.]+$){DATE})",
    finds={
        "云州市人民政府办公室\t2019年6月17日": "云州市人民政府办公室\t2019年6月17日",
        "云州市水务局　　二〇一九年六月十七日": "云州市水务局　　二〇一九年六月十七日",
    },
    ignores=("云州市水务局 2019年6月17日", "云州市水务局  2019-06-17", "2019年6月17日"),
    how=How.WHOLE,
)
PERSON = ReadingRule(
    "the office of a person who signs",
    r"(?:总理|主席|省长|市长|区长|县长|州长|部长|主任|局长|行长|署长|会长|院长|检察长|厅长|司令员|秘书长)",
    finds={"市长 张三": "市长"},
    ignores=("云州市教育局", "张三市长"),
    how=How.AT_START,
)
NOT_SIGNING = ReadingRule(
    "a sign that no line of names under a text holds",
    r"[。；：，:;]",
    finds={"请遵照执行。": "。"},
    ignores=("云州市教育局",),
)
NO_NAME = ReadingRule(
    "a sign that no name of an organ which signs alone holds: of a list, a sentence, a place to go",
    r"^\W|^[\d一二三四五六七八九十]{1,3}[、.．]|[\d.、/]|关于|附件|联系|咨询|地[址点]|电话|报名|到达|前往|负责|详见|^请|^[在到由]",
    finds={"（一）云州市第二中学": "（", "集合地点在教务处": "地点", "一、办公室": "一、"},
    ignores=("云州市第二中学", "教务处", "云州水务集团有限公司"),
)
PRINTED_NOTE = ReadingRule(
    "the note of printing at the foot of a document",
    rf"(?:.{{2,40}}?)?\s*(?P<day>{DATE})\s*印\s*(?:发|制)?\s*$",
    finds={"云州市人民政府办公室 2019年8月26日印发": "云州市人民政府办公室 2019年8月26日印发"},
    ignores=("2019年8月26日印发的通知", "2019年8月26日"),
    how=How.WHOLE,
)
