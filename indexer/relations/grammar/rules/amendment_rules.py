"""What says that a document or its articles are amended."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import TEN_HAN, one_of
from indexer.relations.grammar.rules.covered_text import COVER, NAME, QUOTED
from indexer.relations.grammar.rules.text_rules import ARTICLES

VERB = ReadingRule(
    "what is done to the words of a document",
    r"(?:修改为|修订为|调整为|扩展为|扩大为|作(?:出)?如?以?下?(?:补充、?)?(?:相应)?(?:的)?修[改订正]"
    r"|进行(?:如下|以下)?修[改订正]|予以修[改订正]|修[改订正]如下|修[改订正]内容如下|进行了(?:重新)?修[改订正])",
    finds={
        f"将{NAME}第三条修改为": "修改为",
        f"对{NAME}作如下修改": "作如下修改",
        f"对{NAME}进行了重新修订": "进行了重新修订",
        f"对{NAME}部分条款修订如下": "修订如下",
    },
    ignores=(f"修改{NAME}", "修改意见"),
)
NOW = ReadingRule(
    "that the amended text is now issued again",
    r"现.{0,30}(?:印发|公布|发布|通知|予以|重新|公告)",
    finds={"现重新印发": "现重新印发", f"现将{NAME}予以公布": f"现将{NAME}予以公布"},
    ignores=("重新修订",),
)
TAKES = ReadingRule(
    "将 or 对 before the name, or nothing but the number of the item",
    rf"(?:(?P<by>将|对|把)[^{COVER}。，；对将]{{0,30}}|^\s*[\d{TEN_HAN}]*[、.．]?\s*)$",
    finds={"决定对": "对", "三、": "三、", "市教育局将其中的": "将其中的"},
    ignores=("根据", "对养犬，"),
)
WITHIN = ReadingRule(
    "words within the document that are replaced",
    rf"[中内]|规定[^，。；]{{0,2}}[{QUOTED}]|规定的[^，。；“”]{{1,16}}由“",
    finds={
        "中的规定": "中",
        f"规定“{QUOTED}": f"规定“{QUOTED}",
        "规定的对象由“居民”": "规定的对象由“",
    },
    ignores=("第三条", "规定的期限由30日"),
)
ACT_BEFORE = ReadingRule(
    "what is done to articles before the last ones that are named before a verb",
    rf".*[，,；;]\s*(?:并)?(?:将|把|其)?(?={ARTICLES})",
    finds={
        "第三条不再执行，第五条": "第三条不再执行，",
        "第三条修改为甲；将第五条": "第三条修改为甲；将",
    },
    ignores=("第三条、第五条", "第三条，自5月1日起"),
    how=How.AT_START,
)
AMENDING = ReadingRule(
    "a title that speaks of amending",
    rf"{one_of('amending')}|废止|调整",
    finds={"关于修改《养犬办法》的决定": "修改", "关于调整养犬政策的通知": "调整"},
    ignores=("关于印发《养犬办法》的通知",),
)
FIRST = ReadingRule(
    "修改 or 删去 at the beginning of a line, before a name",
    rf"(?:^|\n)\s*(?:[（(]?[{TEN_HAN}\d]+[）)]?[、.．\s]\s*)?{one_of('amends_text')}\s*$",
    finds={"\n四、修改": "\n四、修改", "（二） 删去 ": "（二） 删去 "},
    ignores=("决定修改", "修改和"),
)
NUMBERED = ReadingRule(
    "nothing but the number of the item before a name",
    rf"(?:^|\n)\s*[（(]?[{TEN_HAN}\d]{{1,4}}[）)]?[、.．\s]\s*$",
    finds={"\n十七、": "\n十七、", "\n（二） ": "\n（二） "},
    ignores=("\n十七、废止", "\n根据"),
)
INSTRUCTED = ReadingRule(
    "that the line is over behind a name, and the first instruction follows",
    rf"\s*\n\s*[（(]?[1一][）)、.．\s]\s*(?:将|把|对|在|第[{TEN_HAN}\d]+条|增加"
    rf"|{one_of('amends_text')}|{one_of('changes_article')})",
    finds={"\n1.将引言修改为": "\n1.将", "\n（一）删除第四条": "\n（一）删除"},
    ignores=("\n十八、修改", "\n1.云州市人民政府", "第三条"),
    how=How.AT_START,
)
BARE_HEADING = ReadingRule(
    "a name without 《》 alone in a numbered line, with the first instruction below",
    rf"(?:^|\n)[^\S\n]*(?:[（(][{TEN_HAN}\d]{{1,4}}[）)][、.．]?|[{TEN_HAN}\d]{{1,4}}[、.．])\s*"
    r"(?P<name>(?![将把对在修删增])[^，。；：“”《》〈〉\s]{3,38}(?:条例|规定|办法|细则|规则|法))"
    r"(?:[（(][^（）()\n]{2,80}[）)])?[^\S\n]*"
    rf"(?=\n\s*(?:[（(]?[1一][）)、.．\s]\s*)?(?:[将把在]|删[去除]|增加|第[{TEN_HAN}\d]+条))",
    finds={
        "\n一、云州市养犬条例\n将第四条": "\n一、云州市养犬条例",
        "\n（二）、云州市养猫条例\n1.删去第三条": "\n（二）、云州市养猫条例",
        "\n（二）养猫办法（市政府令第3号）\n删去第三条": "\n（二）养猫办法（市政府令第3号）",
    },
    ignores=("\n一、云州市养犬条例\n二、云州市养猫条例", "\n一、将第四条修改为本办法\n将"),
)
TITLE = ReadingRule(
    "a title that amends the documents it names",
    rf"关于(?:废止和|废止、)?{one_of('amending')}(?P<names>(?!印发).{{3,}})的{one_of('amending_kind')}",
    finds={
        "关于修改《养犬办法》的决定": "关于修改《养犬办法》的决定",
        "关于废止和修改部分规章的令": "关于废止和修改部分规章的令",
    },
    ignores=("关于修订印发《养犬办法》的通知", "关于废止《养犬办法》的决定"),
)
REPEALING = ReadingRule(
    "that a title speaks of repeals too",
    rf"{one_of('repeal_result')}",
    finds={"关于废止和修改部分规章的决定": "废止", "关于宣布失效和修改部分文件的决定": "失效"},
    ignores=("关于修改《养犬办法》的决定",),
)
BILL = ReadingRule(
    "the title of an amendment (修正案)",
    r"(?P<name>.{2,60}?)修正案(?:[（(][^（）()草]{1,10}[）)])?$",
    finds={"养犬条例修正案（二）": "养犬条例修正案（二）"},
    ignores=("养犬条例修正案（草案）", "修正案"),
    how=How.WHOLE,
)
