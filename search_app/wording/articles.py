"""Words on single articles: quoting them, their text in each version, who cites them."""

from __future__ import annotations

from indexer.relations.statements import ChangeKind

HISTORY = "沿革与引用"
COPY_ARTICLE = "复制本条"
COPY_PARAGRAPH = "复制本款"
COPY_ITEM = "复制本项"
ASK = "按条查看沿革与引用"
ASK_HINT = "写条的序号，如 33；第一百三十三条之一写 133-1。"
SHOW = "查看"
TEXT = "条文"
FORMS = "引用格式"
BACK = "返回全文"
VERSIONS = "各版本的这一条"
NUMBERS_MOVE = "各版本按条号对应；修改时条号可能变动。"
NONE_HERE = "这一版本没有这一条。"
ENDED = "已失效"
CHANGES = "对这一条的修改"
NO_CHANGES = "本站没有收录写明修改这一条的文件（不表示没有修改过）。"
NOBODY_CITES = "本站没有收录引用这一条的文件（不表示没有）。"
WHICH_VERSION = "所引版本"
QUOTE = "{cited}{label}规定：“{text}”\n{address}"
"""A clause as it is quoted; the script of a document's page fills the same form."""
PARAGRAPH = "第{n}款"
ITEM = "第{n}项"
NUMERALS = "零一二三四五六七八九十"
CHANGED = {ChangeKind.AMENDED: "修正", ChangeKind.REVISED: "修订", ChangeKind.MADE: ""}


def version(day: str, kind: ChangeKind | None) -> str:
    """Which text it is: that of an amendment, else that of its date.

    >>> version("2018年10月26日", ChangeKind.AMENDED), version("2018年10月26日", None)
    ('2018年10月26日修正', '2018年10月26日')
    """
    return f"{day}{CHANGED[kind]}" if kind and day else day


def cited(title: str, dated: str) -> str:
    """A text with its version, before the number of an article.

    >>> cited("养犬条例", "2018年10月26日修正")
    '《养犬条例》（2018年10月26日修正）'
    """
    return f"《{title}》（{dated}）" if dated else f"《{title}》"


def heading(title: str, label: str) -> str:
    """The heading of an article's page."""
    return f"《{title}》{label}"


def missing(label: str) -> str:
    """No version has the article."""
    return f"本站收录的各版本都没有{label}。"


def moved(label: str) -> str:
    """The article has another number in a version."""
    return f"内容相近的是这一版本的{label}"


def citing(count: int) -> str:
    """How many documents cite the article, in whichever version."""
    return f"引用这一条的文件（各版本共 {count:,} 份）"
