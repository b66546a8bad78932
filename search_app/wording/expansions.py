"""Words about what a list looks for beside the words that were typed."""

from __future__ import annotations

from indexer.query.model import ExpansionOrigin
from indexer.results import ShownExpansion

BEFORE = "也查了"
BETWEEN = "、"
AFTER = "。"
EXACT = "只查所写的词"


def official(name: str) -> str:
    """The name that is looked for."""
    return f"“{name}”"


def why(one: ShownExpansion) -> str:
    """What it is of the typed word, in front of the title of the document that says so."""
    if one.origin is ExpansionOrigin.TABLE:
        return f"（“{one.typed}”在文件中的说法）"
    return f"（“{one.typed}”的全称，见" if one.title else f"（“{one.typed}”的全称）"


def title(name: str) -> str:
    """The document that says so."""
    return name if name.startswith("《") else f"《{name}》"


AFTER_TITLE = "）"


def line(expansions: tuple[ShownExpansion, ...]) -> str:
    """The same for the command line, which has no links."""
    told = (
        official(one.official)
        + why(one)
        + (f"{title(one.title)}，{one.id}：{one.sentence}{AFTER_TITLE}" if one.title else "")
        for one in expansions
    )
    return f"{BEFORE}{BETWEEN.join(told)}{AFTER}{EXACT}，请加 --exact 1。"
