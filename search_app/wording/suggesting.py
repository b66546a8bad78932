"""Words on what is suggested while somebody types: the kinds, and what tells entries apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.fields.regions import NATION
from search_app.wording import values

KINDS = {
    "law": "法律法规",
    "number": "发文字号",
    "document": "同名文件",
    "word": "常用说法",
    "organ": "发文机关",
    "topic": "主题",
}
"""By the code of a kind, in the order in which they are listed."""


def origin(issuers: Sequence[str], region: str | None, dated_on: date | None) -> list[str]:
    """Organ, place and year of a document, as far as they are known.

    The place is left out where the organ's name says it already, and the nation beside any organ.
    """
    told = [f"{issuers[0]}等" if len(issuers) > 1 else issuers[0]] if issuers else []
    place = (region or "").rpartition("/")[2]
    if place and not any(place == NATION or issuer.startswith(place) for issuer in issuers):
        told.append(place)
    if dated_on:
        told.append(f"{dated_on.year}年")
    return told


def law(title: str, short: str, dated_on: date | None) -> list[str]:
    """The full title of a law where the short one differs, and the day of its version."""
    told = [title] if title != short else []
    return [*told, *([values.day(dated_on)] if dated_on else [])]


def having(count: int) -> list[str]:
    """How many documents an organ or a topic has."""
    return [values.documents(count)]


def also(officials: Sequence[str]) -> list[str]:
    """Which official words are searched for beside an everyday one."""
    return [f"公文中称{'、'.join(officials)}"] if officials else []
