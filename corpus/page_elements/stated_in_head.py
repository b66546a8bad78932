"""Read what a page states of its document apart from its text: meta elements, JSON-LD, `time`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.fields.dates import parse_date

# lxml publishes no types.
Element = Any

# The State Council's rules for pages (GB/T 33995, 政府网站发展指引) name the day of publishing so;
# a day that another name has, for search engines and readers of feeds, gives way to a shown one.
_OFFICIAL = frozenset(["pubdate", "publishdate", "firstpublishedtime"])
_META = {
    "articletitle": "title",
    "title": "title",
    "og:title": "title",
    "headline": "title",
    **dict.fromkeys(_OFFICIAL, "published"),
    "article:published_time": "published",
    "contentsource": "origin",
    "source": "origin",
    "sitename": "site",
    "og:site_name": "site",
    "columnname": "column",
    "og:url": "url",
    "url": "url",
}
_NO_NAME = re.compile(r"[^a-z]")
# Names that no table can list: bytedance:published_time, parsely-pub-date, og:release_date, fbsj.
_PUBLISHED = re.compile(
    r"^(?!.*(?:modif|updat|expir|revis|valid|edit|last|site|copyright|publisher$))"
    r".*(?:publish|pub(?:date|time|day)|releas|issue(?:d|date|time)|postdate|posttime|fbsj|fbrq|fabu"
    r"|createat|createdat|createtime|createdate|datecreated|dccreated|dctermscreated|docreltime)"
)
_DATED = re.compile(r"^(?:dc|dcterms|article|weibo|sailthru)?(?:date|datetime|time)$")
_LINKED_DAY = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_LONGEST = 400_000
# What programs write where they have no value.
_EMPTY = re.compile(r"none|null|nil|undefined|nan|n/a|unknown|\(null\)|[-—/\s]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MetaValues:
    """Values with the names that state them: by names that mean one thing only, and by others."""

    sure: Mapping[str, tuple[str, str]]
    unsure: Mapping[str, tuple[str, str]]


def meta_values(root: Element) -> MetaValues:
    """The fields that meta elements and JSON-LD state."""
    found: dict[str, tuple[str, str]] = {}
    days: dict[int, tuple[str, str]] = {}
    for name, value in _named(root):
        field = _META.get(name.lower())
        if field and field != "published":
            found.setdefault(field, (value, name))
            continue
        trust = _trust(name.lower())
        if trust is not None and parse_date(value):
            days.setdefault(trust, (value, name))
    if 0 in days:
        found["published"] = days.pop(0)
    if (linked := _linked_day(root)) is not None:
        days.setdefault(_LINKED, (linked, "datePublished"))
    link = root.find(".//link[@rel='canonical']")
    if link is not None and link.get("href"):
        found.setdefault("url", (link.get("href"), "canonical"))
    return MetaValues(found, {"published": days[min(days)]} if days else {})


_LINKED = 3


def _trust(name: str) -> int | None:
    """How little a name says that its day is that of publishing; None where it says nothing."""
    if name in _META:
        return 0 if name in _OFFICIAL else 1
    bare = _NO_NAME.sub("", name)
    if _PUBLISHED.search(bare):
        return 2
    return 4 if _DATED.match(bare) else None


def time_day(root: Element) -> str | None:
    """The day of the first `time` element whose attribute states a whole date."""
    for element in root.iter("time"):
        stated = element.get("datetime") or ""
        name = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if parse_date(stated) and "updat" not in name and "modif" not in name:
            return str(stated)
    return None


def _named(root: Element) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        value = (element.get("content") or "").strip()
        if name and value and len(value) <= 2000 and not _EMPTY.fullmatch(value):
            yield name, value


def _linked_day(root: Element) -> str | None:
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or ""):
            stated = _LINKED_DAY.search((element.text or "")[:_LONGEST])
            if stated is not None and parse_date(stated[1]):
                return stated[1]
    return None
