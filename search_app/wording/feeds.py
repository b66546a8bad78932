"""Words of what other programs subscribe to and discover."""

from __future__ import annotations

from search_app import wording

SUBSCRIBE = "有新文件时提醒"
ATOM = "Atom 订阅"
JSON_FEED = "JSON Feed 订阅"
NEWEST_FIRST = "按日期从新到旧。"


def feed_title(asked: str, conditions: str, site: str) -> str:
    """The name of a feed, by which readers tell it from others of the site."""
    what = "；".join(filter(None, (asked or wording.results.ALL_DOCUMENTS, conditions)))
    return f"{what} - {site}"


def facts(number: str | None, issuers: tuple[str, ...], dated_by: str, date: str) -> str:
    """What a reader of feeds shows above the text of a document."""
    dated = f"{date}{dated_by}" if date else wording.results.UNDATED
    return "；".join(
        part for part in (dated, number, wording.values.SEPARATOR.join(issuers)) if part
    )


def description(site: str) -> str:
    """What the browser's search says of the site."""
    return f"在“{site}”中检索政策文件：词语、短语或发文字号。"
