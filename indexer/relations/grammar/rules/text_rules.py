"""Quotations, opening and articles in a text under reading."""

from __future__ import annotations

import re

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import HUNDRED_HAN, TEN_HAN
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
_COUNT = rf"[{HUNDRED_HAN}千零〇\d]+"
_HEADED = r"(?:[^\S\n]*“[^”\n]{0,400}”[^\S\n]*)?"
"""What an article is about, quoted behind its number: 第二条“提高补贴标准”、第五条."""
_ANNEX = rf"(?:附件|附表|附录)\s*[{TEN_HAN}\d]{{1,3}}"
_BARE = rf"(?<=[、和及与]){_COUNT}条(?=[的中内，,、；;。：:]|关于|有关|停止|同时|予以|自行|不再|$)"
"""An article of a row without 第: 第十一条、十七条."""
OTHER_PART = rf"(?:序言(?:第[{TEN_HAN}]{{1,3}}自然段)?|引言|第[{TEN_HAN}]{{1,3}}部分|{_ANNEX})"
"""A part before or behind the articles."""
ARTICLES = (
    rf"(?:(?:第{_COUNT}[章节条](?:之[一二三四五六七八九])?"
    rf"(?:第?[（(]?[一二三四五六七八九十\d]+[）)]?[款项目])*|{OTHER_PART})"
    rf"(?:{_HEADED}(?:以及|[、和及与至，]|的?(?:有关|相关)?(?:内容|规定)(?:以及|[、和及与]))?"
    rf"(?:第[（(]?{_COUNT}[）)]?[条款项](?:之[一二三四五六七八九十])?|{_BARE}|{_ANNEX}))*)"
)
"""Articles in one row, from which other rules are built."""

CLAUSES = ReadingRule(
    "the articles that stand behind a name: 第三条第二款、第四条",
    rf"(?:文件)?(?:中|的|之)?\s*(?P<articles>{ARTICLES}"
    rf"|第[（(]?{_COUNT}[）)]?(?:部分|点|项|款)(?:第?[（(]?{_COUNT}[）)]?[条款项点])*"
    rf"(?:{_HEADED}[、和及与]第[（(]?{_COUNT}[）)]?(?:部分|点|项|款))*)",
    finds={
        "第三条第二款、第四条的规定": "第三条第二款、第四条",
        "中第十二条之一第（二）项": "中第十二条之一第（二）项",
        "文件中第二条、第四条所涉及的": "文件中第二条、第四条",
        "第三章": "第三章",
        "第五条第一款有关内容和第二款停止执行": "第五条第一款有关内容和第二款",
        "第三条的规定及第五条": "第三条的规定及第五条",
        "第三条以及第五条之一": "第三条以及第五条之一",
        "第一千二百条、第一千二百零一条": "第一千二百条、第一千二百零一条",
        "中第二条“提高补贴”、第五条“简化审批”的内容": "中第二条“提高补贴”、第五条",
        "第三项养犬补贴": "第三项",
        "第二部分第（三）条": "第二部分第（三）条",
        "第七条和附件2的规定": "第七条和附件2",
        "序言第七自然段": "序言第七自然段",
        "中第十一条、十七条的规定": "中第十一条、十七条",
    },
    ignores=("的规定", "修改第三条", "有关内容和第二款", "附件", "第三名"),
    how=How.AT_START,
)
NO_ORDINAL = ReadingRule(
    "where an article of a row stands without 第",
    rf"(?<=[、和及与])(?={_COUNT}条)",
    finds={"第十一条、十七条": ""},
    ignores=("第十一条、第十七条", "第三、四款"),
)
QUOTED_HEADING = ReadingRule(
    "what an article is about, quoted behind its number",
    r"“[^”]*”",
    finds={"第二条“提高补贴标准”、第五条": "“提高补贴标准”"},
    ignores=("第二条、第五条",),
)
