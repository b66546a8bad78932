"""Quotations, opening and articles in a text under reading."""

from __future__ import annotations

import re

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import HUNDRED_HAN
from indexer.analysis.sentence_ends import STATEMENT_ENDS
from indexer.relations.grammar.rules.covered_text import COVER, NAME

QUOTED_WORDS = ReadingRule(
    "words quoted from a document",
    r"“[^“”\n]{8,400}”",
    finds={"修改为：“犬只应当登记并挂牌。”": "“犬只应当登记并挂牌。”"},
    ignores=("“犬只”", "犬只应当登记并挂牌。"),
)
SAID = ReadingRule(
    "a sign of quoted words that is to be covered: no name and no end of a sentence",
    rf"[^{COVER}{STATEMENT_ENDS}]",
    finds={"犬。": "犬"},
    ignores=("。", f"{NAME}"),
)
FIRST_ITEM = ReadingRule(
    "the first numbered item or article, before which the opening ends",
    r"^\s*(?:(?P<article>第\s*一\s*条)|一、|（一）|\(一\)|1[.、．]|第二条)",
    finds={
        "各区：\n一、总则": "一、",
        "第 一 条 为了": "第 一 条",
        "各区：\n\n（一）总则": "\n（一）",
    },
    ignores=("二、总则", "在第一条中"),
    flags=re.MULTILINE,
)
CLAUSES = ReadingRule(
    "the articles that stand behind a name: 第三条第二款、第四条",
    rf"(?:文件)?(?:中|的|之)?\s*(第[{HUNDRED_HAN}千零〇\d]+[章节条](?:之[一二三四五六七八九十])?"
    rf"(?:第?[（(]?[一二三四五六七八九十\d]+[）)]?[款项目])*"
    r"(?:(?:以及|[、和及与至，]|的?(?:有关|相关)?(?:内容|规定)(?:以及|[、和及与]))?"
    rf"第[（(]?[{HUNDRED_HAN}千零〇\d]+[）)]?[条款项]"
    r"(?:之[一二三四五六七八九十])?)*)",
    finds={
        "第三条第二款、第四条的规定": "第三条第二款、第四条",
        "中第十二条之一第（二）项": "中第十二条之一第（二）项",
        "文件中第二条、第四条所涉及的": "文件中第二条、第四条",
        "第三章": "第三章",
        "第五条第一款有关内容和第二款停止执行": "第五条第一款有关内容和第二款",
        "第三条的规定及第五条": "第三条的规定及第五条",
        "第三条以及第五条之一": "第三条以及第五条之一",
        "第一千二百条、第一千二百零一条": "第一千二百条、第一千二百零一条",
    },
    ignores=("的规定", "修改第三条", "有关内容和第二款"),
    how=How.AT_START,
)
