"""Inspect a site as its auditors do: each of the newest titles must be found on page one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

from werkzeug.datastructures import MultiDict

from indexer.engines import open_engine
from indexer.errors import QueryError
from indexer.query.model import Query, Sort
from indexer.settings import Settings
from search_app.addresses.search_args import search_query

TITLES = 50
"""Inspections of government sites sample as many titles."""
TIMEOUT = 30
"""Seconds for one answer of a running site."""


class Away(StrEnum):
    """In which way a site fails to answer as this program does."""

    NO_ADDRESS = "no_address"
    UNREACHED = "unreached"
    STATUS = "status"
    OTHER = "other"
    EMPTY = "empty"


class SiteAwayError(Exception):
    """The site at `address` does not answer: how, and the status or the system's error."""

    def __init__(self, address: str, how: Away, cause: object = "") -> None:
        """Keep the address, the way, and the status or the error of the system."""
        super().__init__(f"{address}: {how} {cause}")
        self.address = address
        self.how = how
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Tried:
    """A title that was searched for, and whether page one shows it."""

    id: str
    title: str
    found: bool


def inspect_index(settings: Settings, count: int = TITLES) -> Iterator[Tried]:
    """Try the newest titles of an index; raises what `open_engine` raises."""
    with closing(open_engine(settings)) as engine:
        newest = Query(sort=Sort.NEWEST, size=count, facets=(), snippets=False)
        for hit in engine.now().search(newest).hits:
            try:
                query = search_query(
                    MultiDict({"q": hit.title[: settings.max_query_length]}),
                    page_size=settings.page_size,
                    max_length=settings.max_query_length,
                    strict=False,
                )
                shown = [one.title for one in engine.now().search(query).hits]
            except QueryError:
                shown = []
            yield Tried(hit.id, hit.title, _bare(hit.title) in map(_bare, shown))


def inspect_site(address: str, count: int = TITLES) -> Iterator[Tried]:
    """Try the newest titles of a running site by its pages; raises `SiteAwayError`."""
    root = address.rstrip("/")
    answer = fetched(root, f"/api/v1/search?sort=newest&size={count}")
    try:
        hits: list[dict[str, Any]] = json.loads(answer)["hits"]
        newest = [(str(hit["id"]), str(hit["title"])) for hit in hits]
    except (KeyError, TypeError, ValueError) as error:
        raise SiteAwayError(root, Away.OTHER) from error
    for id, title in newest:
        try:
            titles = _Titles(fetched(root, f"/search?q={quote(title)}")).titles
        except HTTPError:
            titles = []
        yield Tried(id, title, _bare(title) in map(_bare, titles))


class _Titles(HTMLParser):
    """The linked headings of a page of results."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.titles: list[str] = []
        self._heading = False
        self.feed(html)

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag == "h3":
            self._heading = True
            self.titles.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "h3":
            self._heading = False

    def handle_data(self, data: str) -> None:
        if self._heading:
            self.titles[-1] += data


def fetched(root: str, path: str) -> str:
    """A page of the site at `root`; raises `HTTPError` for status 400, else `SiteAwayError`."""
    if not root.startswith(("http://", "https://")):
        raise SiteAwayError(root, Away.NO_ADDRESS)
    try:
        with urlopen(root + path, timeout=TIMEOUT) as answer:  # nosec B310
            text: str = answer.read().decode()
            return text
    except HTTPError as error:
        error.close()
        if error.code == 400:  # a title that cannot be searched for is one that is not found
            raise
        raise SiteAwayError(root, Away.STATUS, error.code) from error
    except (URLError, OSError, ValueError) as error:
        cause = error.reason if isinstance(error, URLError) else error
        raise SiteAwayError(root, Away.UNREACHED, cause) from error


def _bare(title: str) -> str:
    return "".join(title.split())
