"""The table of what documents do to each other: repeals, amendments, interpretations."""

from __future__ import annotations

from indexer.query.effect_query import EffectOrder, InText
from indexer.relations.effect_kinds import EffectKind
from search_app.wording import relations, validity

TITLE = "废止与修改"
LEAD = (
    "列出文件之间的处理：废止、宣布失效、修改、延长有效期、暂停执行、有权解释等，"
    "按条列出，依开始的日期排列。只包括能从本站收录的文件中读出的；注明“按文件推算”的，请核实原文。"
)
KIND = "处理"
ANY_KIND = "全部"
KINDS = relations.KINDS
SINCE = "从这一天起"
UNTIL = "到这一天止"
SINCE_HINT = "处理开始的日期，如 2024-03-01。"
AFFECTING_ISSUER = "作出处理的机关"
AFFECTED_ISSUER = "被处理文件的机关"
ISSUER_HINT = "写全称，如“国务院”；不填为全部机关。"
IN_TEXT = "本站文本"
ANY_TEXT = "不限"
SORT = "排列"
SHOW = "列出"
CSV = "下载全部（CSV）"
XLSX = "下载全部（Excel）"
ATOM = "订阅（Atom）"
CAPTION = "文件之间的处理"
ALL_OF_DOCUMENT = "所有处理和被处理的记录，逐条列出，可下载、可订阅"
WITHOUT_DOCUMENT = "不限哪份文件"
NOTHING = "没有相符的记录。"
FILE_NAME = "废止与修改"
SHEET = "记录"

FIRST_DAY = "开始日期"
BY = "作出处理的文件"
ON = "被处理的文件"
ARTICLE = "条款"
WHOLE = "全文"
NO_ARTICLE = "未写明条款"
WHOLE_KINDS = (
    EffectKind.REPEAL,
    EffectKind.DECLARE_EXPIRED,
    EffectKind.STOP,
    EffectKind.REVIVE,
    EffectKind.UNLISTED,
)
"""What is done to a whole document, where no article is named."""
HOW = "依据"
NOT_HELD = "本站没有收录（不表示不存在）"
UNCERTAIN = "可能是其中之一"
UNKNOWN_DAY = "日期不详"
SENTENCE = "原句"
YES = "是"
NO = "否"

IN_TEXT_CHOICES = {
    InText.CONTAINED: "已经包含这一处理",
    InText.NOT_YET: "还没有包含",
}
ORDERS = {
    EffectOrder.NEWEST: "从新到旧",
    EffectOrder.OLDEST: "从旧到新",
    EffectOrder.TAKEN_UP: "按收录日期，从新到旧",
}

COLUMNS = (
    KIND,
    FIRST_DAY,
    "日期说明",
    HOW,
    BY,
    "发文字号",
    "文件日期",
    "网址",
    ON,
    "所写的字号",
    "本站是否收录",
    "被处理文件网址",
    ARTICLE,
    "截止",
    "地域",
    "本站文本",
    SENTENCE,
)

CODES = "、".join(
    f"{kind.value} {name}"
    for kind, name in relations.EFFECT_NAMES.items()
    if kind not in (EffectKind.PRINT, EffectKind.REPOST)
)
"""The codes of the kinds, for the description of the API."""


def total(count: int) -> str:
    """How many rows there are."""
    return f"{count:,} 条" if count else NOTHING


def about(title: str, number: str | None) -> str:
    """The one document that the table is about."""
    return f"只列与{relations.named(title, number)}有关的"


def first_day(day: str, *, latest: bool) -> str:
    """From when something is done."""
    return f"最晚 {day}" if latest else day


def article(kind: EffectKind, written: str) -> str:
    """The article that something is done to."""
    return written or (WHOLE if kind in WHOLE_KINDS else NO_ARTICLE)


def how(*, stated: bool) -> str:
    """Whether a text states it."""
    return validity.how(stated=stated)


def until(day: str) -> str:
    """Its last day."""
    return f"至{day}"


def where(place: str) -> str:
    """For which places alone."""
    return f"限于{place}"


def contained(*, contains: bool) -> str:
    """Whether the text here already contains it."""
    return "本站的文本已包含" if contains else "本站的文本还没有包含"


def several(count: int) -> str:
    """A code of laws stands here in parts."""
    return f"等 {count} 份"


def entry(by: str, kind: EffectKind, on: str, article: str) -> str:
    """A row as the title of an entry of a feed."""
    return f"{by}{KINDS[kind]}{on}{article}"


def feed_title(about_document: str, conditions: str, site: str) -> str:
    """The name of the feed."""
    what = "；".join(filter(None, (about_document, conditions)))
    return f"{TITLE}{f'（{what}）' if what else ''} - {site}"


def listed_by(day: str) -> str:
    """Up to when anything is known."""
    return f"截至{day}收录的文件。没有列出，不表示没有废止或修改。"
