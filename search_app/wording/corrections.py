"""Words of what was meant where a query is mistyped, or typed in pinyin."""

from __future__ import annotations

from indexer.results import Correction

BEFORE_OFFER = "要查的是"
AFTER = "？"


def applied(corrected: str) -> str:
    """The list is that of another text."""
    return f"已改查“{corrected}”。"


def typed(text: str) -> str:
    """The link to the list of what was typed."""
    return f"仍要查“{text}”"


def offered(corrected: str) -> str:
    """The link to the list of what was probably meant."""
    return f"“{corrected}”"


AFTER_OFFER = "吗？"


def line(correction: Correction) -> str:
    """The same for the command line, which has no links."""
    if correction.applied:
        return f"{applied(correction.corrected)}仍要查“{correction.typed}”，请加 --exact 1。"
    return f"{BEFORE_OFFER}{offered(correction.corrected)}{AFTER_OFFER}"
