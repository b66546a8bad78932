"""The instructions of a decision to amend: which article is changed, taken out or put in."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import How, ReadingRule
from corpus.fields.word_classes import HUNDRED_HAN, TEN_HAN, one_of
from indexer.analysis.sentence_ends import STATEMENT_ENDS
from indexer.relations.grammar.rules.covered_text import COVER, NAME, QUOTED
from indexer.relations.grammar.rules.text_rules import ARTICLES, OTHER_PART

_NUMBER = rf"第[{HUNDRED_HAN}千零〇\d]+条"
_CHANGES = one_of("amends_text", "changes_article")

QUOTATION = ReadingRule(
    "quoted words, of several lines too: the new text of an article",
    # Some texts forget the sign that closes one: then the next instruction does.
    rf"“(?:[^”\n]|\n(?!\s*[{TEN_HAN}]{{1,4}}、\s*[将在删增第对原修]))*+(?:”|(?=\n))",
    finds={
        "修改为：“犬只应当登记。\n“犬只应当挂牌。”": "“犬只应当登记。\n“犬只应当挂牌。”",
        "修改为：“可以。\n四、将第五条": "“可以。",
    },
    ignores=("“犬只", "犬只应当登记。”"),
)
BEGINS = ReadingRule(
    "that the instructions of an amendment follow",
    r"作(?:出|了)?(?:如下|以下)?(?:部分|相应)?(?:的)?(?:补充|修改|修订|修正)[、和]?(?:补充|修改)?[：:]"
    r"|修[改订正](?:内容|的内容)?如下[：:]|进行(?:如下|以下)修[改订正][：:]",
    finds={
        "作如下修改：": "作如下修改：",
        "修改内容如下：": "修改内容如下：",
        "作如下补充修改：": "作如下补充修改：",
    },
    ignores=("作如下规定：", "修改后重新公布"),
)
ENDS = ReadingRule(
    "that the instructions are over, and the amended text follows",
    r"(?:根据|按照)本(?:决定|修正案)[^。\n]{0,200}(?:公布|发布|印发)|作相应(?:的)?修[改订正][^。\n]{0,40}重新",
    finds={
        f"根据本决定，{NAME}作相应修改后，重新公布": f"根据本决定，{NAME}作相应修改后，重新公布",
        f"{NAME}作相应修正，并重新": "作相应修正，并重新",
    },
    ignores=("本决定自2019年5月1日起施行", "根据本市实际"),
)
BOUND = ReadingRule(
    "where an instruction ends: with a statement, or where the next number follows a quotation",
    rf"[{STATEMENT_ENDS}]|”(?=\s*[（(]?[{TEN_HAN}]{{1,3}}[）)]?[、.．])",
    finds={"修改为：“可以”\n": "\n", "修改为：“可以”二、将": "”"},
    ignores=("修改为：“可以”", "二、将"),
)
ADDS = ReadingRule(
    "that an article is put in",
    rf"(?:增加|新增|增设)(?:[{TEN_HAN}两\d]{{1,3}}[条章节款项][，,]?(?:分别)?(?:作为|列为|为)[^。；：\n第]{{0,12}})?"
    rf"(?P<articles>{ARTICLES})",
    finds={
        "增加第九条：": "增加第九条",
        "增加一条，作为第七条：": "增加一条，作为第七条",
        f"增加一条，作为{NAME}第七条": f"增加一条，作为{NAME}第七条",
        "增加二条作为第四条、第五条": "增加二条作为第四条、第五条",
    },
    ignores=("增加一条", "第七条增加一款"),
)
TAKES_OUT = ReadingRule(
    "that an article, or words in it, are taken out",
    rf"(?:删去|删除|删掉)(?P<name>{COVER}*)[^。；：\n第]{{0,6}}(?P<articles>{ARTICLES})",
    finds={
        "删去第七条第二款": "删去第七条第二款",
        f"删去{NAME}第七条": f"删去{NAME}第七条",
        "删除原第七条和第八条": "删除原第七条和第八条",
    },
    ignores=("删去其中的", "第七条删去"),
)
CHANGES = ReadingRule(
    "that an article is changed, numbered anew, or has words put in or taken out",
    rf"(?P<articles>{ARTICLES})(?P<rest>(?:“{QUOTED}*”|(?!{_NUMBER}|{OTHER_PART})[^。；\n“]){{0,100}}?){_CHANGES}",
    finds={
        "将第七条修改为": "第七条修改",
        f"第七条第二款中的“{QUOTED}”修改为": f"第七条第二款中的“{QUOTED}”修改",
        "第七条增加一款": "第七条增加",
        "原第七条作为第八条": "第七条作为",
        "将引言修改为：": "引言修改",
        "第二条 宪法序言第七自然段修改为": "序言第七自然段修改",
        "第七条和第八条合并": "第七条和第八条合并",
    },
    ignores=("第七条规定的犬只", "将本办法修改为"),
)
BEHIND = ReadingRule(
    "that what is put in stands behind an article, which stays as it is",
    r"(?:之)?[后前](?!款|段|项)",
    finds={"后增加一条": "后", "之后": "之后"},
    ignores=("第二款后增加", "后款"),
    how=How.AT_START,
)
NEW_NUMBER = ReadingRule(
    "that an article's number is the new one of another article",
    rf"(?:改为|为|作为|至)(?:修改后)?(?:的)?{COVER}*(?:修改后)?$",
    finds={"第六条改为": "改为", f"改为修改后{NAME}": f"改为修改后{NAME}"},
    ignores=("将", f"将{NAME}"),
)
NEW_ARTICLE = ReadingRule(
    "the new number of an article",
    rf"(?:改为|作为|列为)(?:修改后)?(?:的)?{COVER}*(?P<articles>{ARTICLES})",
    finds={"第六条改为第七条": "改为第七条", "第六条作为第七条": "作为第七条"},
    ignores=("第六条修改为：", "增加一款，作为第二款"),
)
OWN_NUMBER = ReadingRule(
    "that an article at the beginning of a line is the amendment's own: 第三条 宪法第七条修改为",
    r"\s",
    finds={" 宪法第七条": " "},
    ignores=("修改为",),
    how=How.AT_START,
)
RESTS_ON = ReadingRule(
    "that an article is only the ground of what is done",
    rf"(?:{one_of('ground_verb')}|违反|适用|符合|按)[^。；，：\n]{{0,40}}$",
    finds={f"根据{NAME}": f"根据{NAME}", "违反本条例": "违反本条例"},
    ignores=("将", f"根据{NAME}，将"),
)
HEADING = ReadingRule(
    "what stands before the name of a document to which the instructions behind it belong",
    rf"\s*(?:附件?\s*\d*\s*)?(?:[（(]?[{TEN_HAN}\d]+[）)]?[、.．\s]*)?(?:关于|修改|修正|修订|对|将|把|在|原|删去|删除)?(?:原)?",
    finds={"四、修改": "四、修改", "（二）将": "（二）将", "": "", "十七、": "十七、"},
    ignores=("根据", "四、根据"),
    how=How.WHOLE,
)
SEVERAL = ReadingRule(
    "a title that amends more documents than it names",
    r"[》〉]等.{0,6}(?:[件部项个]|法规|规章|法律|文件)|(?:部分|若干|一批)[^《》条]{0,12}"
    r"(?:法规|规章|法律|文件|条例|规定)",
    finds={
        "关于修改《养犬条例》等十件地方性法规的决定": "》等十件地方性法规",
        "关于修改部分地方性法规的决定": "部分地方性法规",
    },
    ignores=("关于修改《养犬条例》的决定", "关于修改《养犬条例》部分条款的决定"),
)
