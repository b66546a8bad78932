"""Compare what a site lists with what the index holds: by the addresses of documents."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from urllib.request import urlopen

from corpus.encoding import decode
from indexer.engines import open_engine
from indexer.query.model import Query, Sort
from indexer.settings import Settings

TIMEOUT = 30
"""Seconds for one answer of a site."""
MOST_BYTES = 50 * 2**20
"""Of one list; sitemaps may have as many."""
MOST_LISTS = 1000
"""Sitemaps that one sitemap may name."""
_PLACE = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</loc>", re.DOTALL)
_MAP_OF_MAPS = re.compile(r"<sitemapindex[\s>]")
_ADDRESS = re.compile(r"https?://\S+")
_PORTS = {"http": ":80", "https": ":443"}


@dataclass(frozen=True, slots=True)
class ListComparison:
    """How many addresses are listed, those that the index lacks, and documents that no list names.

    `not_listed` are (id, title, address) of documents of the sites that the list is about;
    `without_address` counts documents that state none, of which nothing can be said.
    """

    listed: int
    not_held: tuple[str, ...]
    not_listed: tuple[tuple[str, str, str], ...]
    without_address: int


def compare_with_list(settings: Settings, place: str) -> ListComparison:
    """Compare an index with a file, or a sitemap at an address.

    Raises what `open_engine` raises, and `OSError` where a list cannot be had.
    """
    listed = {plain_address(one): one for one in listed_addresses(place)}
    hosts = {address.partition("/")[0] for address in listed}
    held: dict[str, tuple[str, str, str]] = {}
    without = 0
    with closing(open_engine(settings)) as engine:
        everything = Query(sort=Sort.NEWEST, facets=(), snippets=False)
        for batch in engine.now().scan(everything).batches:
            for hit in batch:
                if hit.url:
                    held[plain_address(hit.url)] = (hit.id, hit.title, hit.url)
                else:
                    without += 1
    own = {key: one for key, one in held.items() if key.partition("/")[0] in hosts}
    return ListComparison(
        listed=len(listed),
        not_held=tuple(one for key, one in listed.items() if key not in held),
        not_listed=tuple(one for key, one in own.items() if key not in listed),
        without_address=without,
    )


def listed_addresses(place: str) -> Iterator[str]:
    """The addresses in a file of lines, or in a sitemap with those that it names."""
    waiting, seen = [place], {place}
    while waiting:
        text = _text(waiting.pop())
        if _MAP_OF_MAPS.search(text):
            for one in map(unescape, _PLACE.findall(text)):
                if one not in seen and len(seen) < MOST_LISTS and one.startswith("http"):
                    seen.add(one)
                    waiting.append(one)
        elif places := _PLACE.findall(text):
            yield from map(unescape, places)
        else:
            yield from _ADDRESS.findall(text)


def plain_address(address: str) -> str:
    """What is the same for two ways to write one address.

    >>> plain_address("HTTP://WWW.Example.gov.cn:80/a/%E9%80%9A.html#top")
    'www.example.gov.cn/a/通.html'
    >>> plain_address("https://www.example.gov.cn/a/") == plain_address("http://www.example.gov.cn/a")
    True
    """
    parts = urlsplit(address.strip())
    host = parts.netloc.lower().removesuffix(_PORTS.get(parts.scheme.lower(), ""))
    path = unquote(parts.path).rstrip("/")
    return f"{host}{path}" + (f"?{unquote(parts.query)}" if parts.query else "")


def _text(place: str) -> str:
    """What a list holds, expanded where it is packed."""
    if place.startswith(("http://", "https://")):
        address = quote(place, safe="!#$%&'()*+,/:;=?@[]~")
        # The scheme was checked: only http and https come here.
        with urlopen(address, timeout=TIMEOUT) as answer:  # nosec B310
            data: bytes = answer.read(MOST_BYTES)
    else:
        with Path(place).open("rb") as file:
            data = file.read(MOST_BYTES)
    if data.startswith(b"\x1f\x8b"):
        with gzip.open(BytesIO(data)) as packed:
            data = packed.read(MOST_BYTES)
    return decode(data)
