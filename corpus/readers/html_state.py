"""Read the document of a page that only a script shows: it is kept as JSON or in hidden fields."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from corpus.encoding import storable
from corpus.fields.dates import parse_date
from corpus.readers.html_text import Element

# Bounds for data that a page brings along.
_LONGEST = 4_000_000
_NODES = 50_000
# Characters of text that a document has at least.
_LEAST = 60
# Signs of a title that stand in a script which knows it.
_BEGINNING = 6
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": (
        "title", "headline", "articletitle", "doctitle", "infotitle", "subject", "bt", "name",
    ),
    "published": (
        "publishtime", "publishdate", "pubdate", "pubtime", "publishedat", "datepublished",
        "releasetime", "releasedate", "publishedtime", "docreltime", "fbsj", "showdate",
    ),
    "written": ("writtendate", "signdate", "docdate", "cwrq", "draftdate", "writetime"),
    "number": (
        "docnumber", "docno", "documentnumber", "documentno", "docnum", "filenumber", "fileno",
        "filenum", "fwzh", "fwh", "wh", "wenhao",
    ),
    "index_number": ("indexnumber", "indexno", "syh", "idxid"),
    "issuer": ("issuer", "issuingorgan", "fwjg", "pubunit", "issueunit"),
    "origin": ("source", "origin", "docsource", "contentsource", "infosource", "ly"),
}  # fmt: skip
_KNOWN = {name: field for field, names in _FIELDS.items() for name in names}
_RUNNING = re.compile(r"[\u4e00-\u9fff][，。；：]")
_ASSIGNED = re.compile(r"=\s*(?=\{)")
_CREATED = re.compile(
    r"(?:createTime|publish_time|publishTime)\s*[=:]\s*['\"](?P<day>\d{4}-\d\d?-\d\d?)"
)
_STATED = re.compile(
    r"['\"]?\b(?:publish(?:ed)?_?(?:time|date|at)|pub_?(?:time|date)|datePublished|release_?(?:time|date)"
    r"|docRelTime|fbsj|fbrq|showDate)['\"]?\s*[=:]\s*['\"](?P<day>\d{4}[-/年.]\d\d?[-/月.]\d\d?)",
    re.IGNORECASE,
)
_SECONDS = re.compile(r"\bct\s*=\s*['\"](?P<at>\d{10})['\"]")
_CHINA = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that a page keeps hidden, as HTML, and the fields beside it."""

    content: str
    fields: Mapping[str, str] = field(default_factory=dict)


def find_kept(root: Element) -> Kept | None:
    """The longest text in scripts and hidden fields of a page; None without any."""
    found = [*_from_scripts(root), *_from_hidden_fields(root)]
    return max(found, key=lambda kept: len(kept.content), default=None)


def stated_of(root: Element, title: str) -> dict[str, str]:
    """The fields in the data of a page's scripts for the document of a title."""
    own = _bare(title)
    fields: dict[str, str] = {}
    for element in root.iter("script"):
        text = (element.text or "").strip()
        if not _LEAST < len(text) <= _LONGEST or not (own[:_BEGINNING] in text or "\\u" in text):
            continue
        for node in (node for data in _parsed(text) for node in _objects(data)):
            beside = _beside(node)
            if _bare(beside.pop("title", "")) == own:
                fields = beside | fields
    return fields


def _bare(title: str) -> str:
    return "".join(title.split())


def script_day(root: Element, title: str = "") -> str | None:
    """The day that a script of the page writes into it (WeChat: `createTime`, `ct`).

    Where scripts state several days of publishing, most are those of other pages; so are those
    that stand beside another title than the page's.
    """
    stated: set[str] = set()
    own = _bare(title)
    for element in root.iter("script"):
        text = (element.text or "")[:_LONGEST]
        created = _CREATED.search(text)
        if created is not None and parse_date(created["day"]):
            return created["day"]
        seconds = _SECONDS.search(text)
        if seconds is not None:
            return (datetime.fromtimestamp(int(seconds["at"]), UTC) + _CHINA).date().isoformat()
        days = {
            day.isoformat() for one in _STATED.finditer(text) if (day := parse_date(one["day"]))
        }
        stated |= days - _days_of_others(text.strip(), own) if days and own else days
    return stated.pop() if len(stated) == 1 else None


def _days_of_others(text: str, own: str) -> set[str]:
    """The days in the data of a script that stand beside another title and not beside this."""
    days: dict[bool, set[str]] = {True: set(), False: set()}
    for node in (node for data in _parsed(text) for node in _objects(data)):
        beside = _beside(node)
        title = _bare(beside.get("title", ""))
        day = parse_date(beside.get("published", ""))
        if title and day:
            days[title in own or own in title].add(day.isoformat())
    return days[False] - days[True]


def _from_scripts(root: Element) -> Iterator[Kept]:
    for element in root.iter("script"):
        text = (element.text or "").strip()
        if not _LEAST < len(text) <= _LONGEST:
            continue
        for data in _parsed(text):
            yield from _texts(data)


def _parsed(text: str) -> Iterator[Any]:
    """The JSON objects that a script consists of or assigns."""
    starts = [0] if text[0] in "{[" else [at.end() for at in _ASSIGNED.finditer(text)][:8]
    for start in starts:
        try:
            yield json.JSONDecoder().raw_decode(text, start)[0]
        except (ValueError, RecursionError):
            continue


def _texts(data: Any) -> Iterator[Kept]:  # noqa: ANN401 - JSON of any shape
    for node in _objects(data):
        texts = [one for value in node.values() if (one := _content(value)) is not None]
        if texts:
            yield Kept(max(texts, key=len), _beside(node))


def _objects(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON of any shape
    waiting = [data]
    seen = 0
    while waiting and seen < _NODES:
        node = waiting.pop()
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))
            yield node


def _content(value: object) -> str | None:
    if not isinstance(value, str) or len(value) < _LEAST:
        return None
    text = storable(html.unescape(value) if "&lt;" in value else value)
    return text if len(_RUNNING.findall(text)) >= 2 else None


def _beside(node: Mapping[str, Any]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in node.items():
        known = _KNOWN.get(name.lower().replace("_", "").replace("-", ""))
        said = _said(known, value) if known else None
        if known and said:
            fields.setdefault(known, said)
    return fields


def _said(name: str, value: object) -> str | None:
    if name in ("published", "written"):
        if isinstance(value, int | float) and 10**8 < value < 10**14:
            seconds = value / 1000 if value > 10**11 else value
            return (datetime.fromtimestamp(seconds, UTC) + _CHINA).date().isoformat()
        return value if isinstance(value, str) and parse_date(value) else None
    text = storable(value).strip() if isinstance(value, str) else ""
    return text if 0 < len(text) <= 200 else None


def _from_hidden_fields(root: Element) -> Iterator[Kept]:
    for element in root.iter("textarea", "input"):
        if element.tag == "input" and (element.get("type") or "").lower() != "hidden":
            continue
        value = element.get("value") if element.tag == "input" else element.text
        text = _content(value or "")
        if text is not None and len(text) <= _LONGEST:
            yield Kept(text)
