"""What documents say of each other."""

from __future__ import annotations

import re

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.validity.statuses import ContradictionKind, Ground

ASOF = "查看某一天是否有效"
ASOF_HINT = "不填，按今天。"
ASOF_SHOW = "按这一天查看"
ASOF_TODAY = "回到今天"
AMENDED = "已修改"
EVERY_VERSION = "引用各版本的都要"
CITING_EVERY_VERSION = "查看引用各版本的文件"
WITHOUT_CITES = "不限引用哪份文件"

VALIDITY = "时效性"
RELATED = "与其他文件的关系"
EFFECTS_ON_THIS = "其他文件对本文件的处理"
EFFECTS_ON_OTHERS = "本文件对其他文件的处理"
CONTRADICTIONS = "说法不一"
BASIS = "依据"
CITATIONS = "引用"
CITED_BY = "被引用"
EXPLAINS = "解读的文件"
EXPLAINED_BY = "解读"
PICTURES_ALONE = "图解，本站没有其中的文字"
THIS = "本文件"
UNLISTED = "本站没有收录（不表示不存在）"
DISAGREES = "字号与标题不符，按字号"
UNCERTAIN = "可能是其中之一"
LATER = "收录的是之后的文本"
UNDATED = "起始日期不详"
REPLACED = "本站没有那一天的版本"

KINDS = {
    EffectKind.REPEAL: "废止",
    EffectKind.PARTIAL_REPEAL: "废止部分条款",
    EffectKind.DECLARE_EXPIRED: "宣布失效",
    EffectKind.STOP: "停止执行",
    EffectKind.AMEND: "修改",
    EffectKind.PROLONG: "延长有效期",
    EffectKind.KEEP: "继续有效",
    EffectKind.SUSPEND: "暂停执行",
    EffectKind.RESUME: "恢复执行",
    EffectKind.REVIVE: "撤销对它的废止",
    EffectKind.ADJUST: "暂时调整实施",
    EffectKind.UNLISTED: "未列入其中的不再作为依据",
    EffectKind.INTERPRET: "有权解释",
    EffectKind.REPOST: "转发",
    EffectKind.PRINT: "印发",
}
EFFECT_NAMES = {
    EffectKind.REPEAL: "废止",
    EffectKind.PARTIAL_REPEAL: "部分废止",
    EffectKind.DECLARE_EXPIRED: "宣布失效",
    EffectKind.STOP: "停止执行",
    EffectKind.AMEND: "修改",
    EffectKind.PROLONG: "延长",
    EffectKind.KEEP: "继续有效",
    EffectKind.SUSPEND: "暂停执行",
    EffectKind.RESUME: "恢复执行",
    EffectKind.REVIVE: "撤销对它的废止",
    EffectKind.ADJUST: "暂时调整实施",
    EffectKind.UNLISTED: "未列入其中的不再作为依据",
    EffectKind.INTERPRET: "有权解释",
    EffectKind.REPOST: "转发",
    EffectKind.PRINT: "印发",
}
"""As the description of the API names them."""
GROUNDS = {
    Ground.BEFORE: "这一天早于文件的施行或成文日期。",
    Ground.SILENCE: "",
    Ground.NO_RULE: "",
    Ground.STATED: "来源网页或记录这样标明。",
    Ground.TERM: "文件写明了有效期。",
    Ground.TERM_END: "有效期已满。",
    Ground.PROLONG: "有效期经另一文件延长。",
    Ground.REPEAL: "由另一文件废止。",
    Ground.PARTIAL_REPEAL: "部分条款由另一文件废止。",
    Ground.DECLARE_EXPIRED: "由另一文件宣布失效。",
    Ground.STOP: "另一文件写明停止执行。",
    Ground.KEEP: "另一文件写明继续有效。",
    Ground.RESUME: "另一文件写明恢复执行。",
    Ground.AMEND: "由另一文件修改。",
}
CONTRADICTION_KINDS = {
    ContradictionKind.STATED_VALID: "来源标明有效，但另有失效或废止的依据。",
    ContradictionKind.STATED_ENDED: "来源标明已失效，但另有仍然有效的依据。",
    ContradictionKind.AFTER_REPEAL: "废止之后又被修改或延长有效期。",
}


def ground(code: Ground) -> str:
    """Why a document stands so, where that says more than how it stands."""
    return GROUNDS[code]


def timeline(count: int) -> str:
    """The folded list of how a document stood, one period after another."""
    return f"先后 {count:,} 个时期"


def since(day: str, *, latest: bool) -> str:
    """From when on."""
    return f"最晚自{day}起" if latest else f"自{day}起"


def articles(first: str, count: int) -> str:
    """The first of many articles."""
    return f"{first}等 {count} 处"


def until(day: str) -> str:
    """The last day of what was prolonged."""
    return f"至{day}"


def amended(day: str) -> str:
    """From when a document is amended."""
    return f"{AMENDED}，自{day}起"


def text_from(day: str) -> str:
    """The text here is that of a later day."""
    return f"{REPLACED}；下面是后来修改过的文本（{day}）。"


def named(title: str, number: str | None) -> str:
    """A document by title and number.

    >>> named("《关于印发《养犬办法》的通知》", "云政发〔2024〕3号")
    '《关于印发〈养犬办法〉的通知》（云政发〔2024〕3号）'
    """
    return f"{marked(title)}（{number}）" if number else marked(title)


def marked(title: str) -> str:
    """A title in 《》, names inside it in 〈〉: never 《《…》》."""
    bare = title.strip()
    if bare.startswith("《") and bare.endswith("》") and "》" not in _inner(bare):
        bare = bare[1:-1]
    return f"《{bare.translate(_INSIDE)}》"


def _inner(title: str) -> str:
    """A title without the marks at its ends, and without whole names in it."""
    return _WHOLE_NAME.sub("", title[1:-1])


_INSIDE = str.maketrans("《》", "〈〉")
_WHOLE_NAME = re.compile(r"《[^《》]*》")


def as_written(number: str | None, title: str | None) -> str:
    """A reference that leads nowhere."""
    return named(title, number) if title else number or ""


def cited_by(count: int) -> str:
    """How many documents cite this one."""
    return f"{CITED_BY}（{count:,} 份）"


def all_citing(count: int) -> str:
    """The search for all of them."""
    return f"查看全部 {count:,} 份"


def rest(count: int) -> str:
    """The folded end of a list."""
    return f"其余 {count:,} 项"


def counted(title: str, count: int) -> str:
    """The heading of a list, with how long it is."""
    return f"{title}（{count:,}）"


def chip_asof(day: str) -> str:
    """The day of validity in force."""
    return f"按{day}判断是否有效"


def chip_cites(title: str | None, article: str = "", *, every_version: bool = False) -> str:
    """Only what cites a document is shown, or an article of it.

    >>> chip_cites("养犬条例", "第三条"), chip_cites("养犬条例", every_version=True)
    ('引用《养犬条例》第三条的文件', '引用《养犬条例》（各版本）的文件')
    """
    if not title:
        return "引用未收录文件的文件"
    return f"引用《{title}》{article or ('（各版本）' if every_version else '')}的文件"
