"""What says that a text interprets laws with authority (有权解释)."""

from __future__ import annotations

from corpus.fields.rules.reading_rule import How, ReadingRule
from indexer.relations.grammar.rules.covered_text import COVER, NAME

_LAW = r"(?:(?<![办方])法典?|条例|修正案(?:[（(][^（）()]{1,4}[）)])?)"
_SHORT = r"[\u4e00-\u9fff]{1,16}?(?<![办方解宪])法(?:典)?"

FORM = ReadingRule(
    "a title that ends as an interpretation does: 解释, or an answer to how a law is applied",
    r"(?:解释|规定|批复|答复|复函|意见|通知)(?:[（(][^（）()]{1,8}[）)])?$",
    finds={"养犬法若干问题的解释（二）": "解释（二）", "如何适用法律问题的批复": "批复"},
    ignores=("解释工作办法", "关于修改养犬解释的决定"),
)
INTERPRETATION = ReadingRule(
    "a title of an interpretation as such",
    r"解释(?:[（(][^（）()]{1,8}[）)])?$",
    finds={"养犬案件适用法律若干问题的解释": "解释", "养犬法的解释（三）": "解释（三）"},
    ignores=("养犬案件适用法律若干问题的规定", "解释工作办法"),
)
APPLIES = ReadingRule(
    "that a title speaks of how law is applied",
    r"(?:适用|应用|执行|实施|理解).{0,8}(?:法律|[《〈]|法)|法律适用|适用(?!范围)"
    r"|(?:审理|办理|处理).{2,60}(?:案件|纠纷)",
    finds={
        "关于审理养犬纠纷案件若干问题的规定": "审理养犬纠纷案件",
        "养犬案件适用法律若干问题的规定": "适用法律",
        "关于执行《养犬法》若干问题的解释": "执行《养犬法",
        "养犬案件法律适用问题": "法律适用",
    },
    ignores=("关于养犬审判工作的规定", "扩大适用范围"),
)
LAW = ReadingRule(
    "the name of a law or regulation, which alone is interpreted so",
    rf"{_LAW}$",
    finds={"中华人民共和国养犬法": "法", "养犬条例": "条例", "养犬法修正案（九）": "修正案（九）"},
    ignores=("养犬案件若干问题的解释", "养犬登记办法"),
)
OPENING = ReadingRule(
    "what the opening of an interpretation applies or rests on",
    r"(?:正确适用|准确适用|正确理解和适用|根据|依据|依照)",
    finds={"为正确适用《养犬法》": "正确适用", "根据养犬法有关规定": "根据"},
    ignores=("为规范养犬", "结合审判实践"),
)
NEXT_LAW = ReadingRule(
    "the next of a row of laws, named in 《》 or by their short names",
    rf"(?:、|和|及|与|以及|\s)*(?:修[订正改]后?的|我国)?(?P<law>{COVER}+|{_SHORT}(?=、|和|及|与|以|有|等|的|第|规定|，|相关|中|\s|{COVER}))",
    finds={
        "刑法、刑事诉讼法有关规定": "刑法",
        "、刑事诉讼法有关规定": "、刑事诉讼法",
        f"和{NAME}等法律": f"和{NAME}",
        "修订的刑法第三条": "修订的刑法",
    },
    ignores=("有关规定", "审判实践，", "以及有关规定"),
    how=How.AT_START,
)
MAKES = ReadingRule(
    "that the sentence makes the interpretation",
    r"解释如下|规定如下|意见如下|批复如下|答复如下|制定本|如下(?:解释|规定|意见)|现就|现对|通知如下",
    finds={"现就有关问题解释如下": "现就", "制定本解释": "制定本"},
    ignores=("处三年以下有期徒刑", "适用本解释"),
)
JUDICIAL = ReadingRule(
    "an organ that may interpret how laws are applied",
    r"^最高人民(?:法院|检察院)",
    finds={"最高人民法院": "最高人民法院"},
    ignores=("云州市人民法院", "全国人民代表大会常务委员会"),
)
OTHER_AUTHORITY = ReadingRule(
    "a title by which an organ interprets what it names: 关于《养犬条例》第三条的解释",
    r"关于[《〈](?P<name>[^《》]{2,60}?)[》〉](?P<rest>[^《》]{0,40})的解释(?:[（(][^（）()]{1,8}[）)])?$",
    finds={"云州市人民政府关于《养犬条例》第三条的解释": "关于《养犬条例》第三条的解释"},
    ignores=("关于修改《养犬条例》的决定", "《养犬条例》解释"),
)
