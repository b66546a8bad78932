"""Find the words of a title and a text that tell what a document is about.

A title says it best, once its organ, its place, its kind and words of administration are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from corpus.fields.kind import KINDS
from corpus.fields.regions import is_place
from corpus.fields.rules.organ_rules import ORGAN_END
from indexer.analysis import words
from indexer.analysis.normalise import normalise
from indexer.relations.grammar.title_keys import bare_title

_STATE = re.compile(
    "中华人民共和国|最高人民(?:法院|检察院)|中共中央|国务院(?:办公厅)?|人民政府(?:办公[厅室])?"
)
_LAW = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<![办方做看说想执司立守普违非合依宪])法(?![律院规典治官学人])"
)
"""The 法 of 土地管理法, which jieba takes for a part of the word before it."""

_OFFICE = frozenset(
    (
        *KINDS,
        *("关于", "有关", "相关", "若干", "部分", "进一步", "一步", "以及", "其他", "具体", "当前"),
        *("印发", "发布", "公布", "转发", "批转", "修改", "修订", "废止", "调整", "出台", "举行"),
        *("做好", "开展", "加强", "加快", "促进", "推进", "推动", "完善", "规范", "优化", "落实"),
        *("贯彻", "明确", "实施", "管理", "工作", "事项", "问题", "政策", "重点", "行动", "会议"),
        *("使用", "维护", "提高", "提升", "支持", "建设", "重大", "几个", "大力", "全面", "切实"),
        *("暂行", "试行", "征求", "公开征求", "征求意见", "草案", "条款", "文件", "法律", "应用"),
        *("适用", "适用法律", "应用法律", "审理", "办理", "案件", "纠纷案件", "民事案件"),
        *("指导", "指导意见", "实施办法", "实施细则", "实施意见", "实施方案", "管理办法"),
        *(
            "管理条例",
            "工作方案",
            "紧急通知",
            "补充通知",
            "检查",
            "专项",
            "政策解读",
            "一图",
            "图解",
            "读懂",
            "答记者",
            "答记者问",
        ),
        *("人民", "政府", "全国", "国家", "中国", "本市", "我市", "我省", "全省", "全市"),
    )
)
"""Words of administration: what a document does, not what it is about."""


def subject_words(title: str, issuers: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of a title that say what it is about, each once, in order.

    >>> subject_words("云川市公安局关于进一步加强养犬登记工作的通知")
    ('养犬', '登记')
    """
    text = normalise(bare_title(title))
    head, _, rest = text.partition("关于")
    if rest and ORGAN_END.search(head.rstrip()):
        text = rest
    for name in issuers:
        text = text.replace(normalise(name), " ")
    text = _LAW.sub(" ", _STATE.sub(" ", text))
    return tuple(dict.fromkeys(word for word in words.cut(text) if _tells(word)))


def frequent_words(text: str, least: int) -> Counter[str]:
    """The words that stand in a text at least `least` times and may tell its subject."""
    found = Counter(words.cut_for_search(normalise(text)))
    return Counter({w: n for w, n in found.items() if n >= least and _tells(w)})


def _tells(word: str) -> bool:
    return (
        len(word) > 1
        and not word.isascii()
        and word not in _OFFICE
        and not any(sign.isdigit() for sign in word)
        and not is_place(word)
    )
