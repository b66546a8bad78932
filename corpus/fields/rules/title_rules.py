"""What belongs to a title, and what only stands around it."""

from __future__ import annotations

import re

from corpus.fields.rules.reading_rule import ReadingRule
from corpus.fields.word_classes import one_of

SPACE = ReadingRule(
    "white space",
    r"\s+",
    finds={"养犬  通知": "  "},
    ignores=("养犬通知",),
)
FILE_END = ReadingRule(
    "the ending of a file's name",
    r"\.(?:html?|shtml|txt|md|pdf|docx?|xlsx?|wps|ofd)$",
    finds={"养犬通知.PDF": ".PDF", "a.html": ".html"},
    ignores=("养犬.通知", "a.html5"),
    flags=re.IGNORECASE,
)
SITE = ReadingRule(
    "the name of a site or column, which stands beside a title",
    r"(?:网|网站|门户|平台|政府|厅|局|委|委员会|部|首页|频道|栏目|公开|在线|中国|新闻"
    r"|公告|通知|文件|动态|法规|信息|信息港|办公室|中心|学校|中学|小学|大学|学院|幼儿园|医院|法院|检察院"
    r"|公司|集团|协会|学会|联合会|[教政]务处|管理[处所])$",
    finds={"云州市人民政府门户网站": "网站", "信息公开": "公开", "云州市第二中学": "中学"},
    ignores=("养犬须知", "网站建设", "中学生守则"),
)
BETWEEN = ReadingRule(
    "what parts a title from the name of its site",
    r"\s*(?:[_|｜]|(?<![\d])\s?-{1,2}\s?|\s[–—]+\s|--)\s*",
    finds={"养犬须知 - 云州市": " - ", "养犬须知_云州市": "_", "养犬须知|云州市": "|"},
    ignores=("养犬须知", "养犬须知·云州"),
)
HAN_GAP = ReadingRule(
    "white space between Han signs, which is layout",
    r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3001-\u9fff\uff00-\uffef])",
    finds={"国 家": " ", "的 通知": " "},
    ignores=("A B", "第 1 条"),
)
TITLE = ReadingRule(
    "a line at the head of a printed document that is its title",
    rf"{one_of('title_kind')}(?:[（(][^（）()]{{2,20}}[）)])?$|^关于",
    finds={
        "云州市养犬管理条例": "条例",
        "关于养犬": "关于",
        "养犬登记表（样表一）": "登记表（样表一）",
    },
    ignores=("云州市教育局", "条例所称犬只"),
)
PRINTED = ReadingRule(
    "the name in 《》 of the document that a title prints",
    rf"{one_of('inner_verb')}[^《》]{{0,30}}《(?P<inner>.{{3,150}})》",
    finds={
        "云州市关于印发《养犬办法》的通知": "印发《养犬办法》",
        "关于公布修改后的《养犬办法》的公告": "公布修改后的《养犬办法》",
    },
    ignores=("关于废止《养犬办法》的通知", "关于印发养犬办法的通知"),
)
PRINTED_BARE = ReadingRule(
    "the name without 《》 of the document that a title prints",
    rf"{one_of('carrying_verb')}(?P<inner>[^《》]{{6,120}}?)(?:[（(][^（）()]{{2,12}}[）)])?的{one_of('carrier_kind')}"
    rf"(?:[（(][^（）()]{{2,12}}[）)])?$",
    finds={
        "关于印发养犬登记办法的通知": "印发养犬登记办法的通知",
        "转发养犬登记办法（试行）的函（代拟稿）": "转发养犬登记办法（试行）的函（代拟稿）",
    },
    ignores=("关于印发《养犬办法》的通知", "关于公布养犬登记办法的通知"),
)
CARRIER = ReadingRule(
    "what carries the document whose name stands before",
    rf"的?{one_of('printing_kind')}",
    finds={"的通知": "的通知", "（令）": "令"},
    ignores=("的办法",),
)
LAYOUT = ReadingRule(
    "signs and a last note in brackets in which two ways to write one title differ",
    r"[\s《》“”\"]|[（(][^（）()]{1,12}[）)]$",
    finds={"养犬办法（试行）": "（试行）", "《养犬办法》的通知": "《"},
    ignores=("养犬办法", "（试行）办法"),
)
