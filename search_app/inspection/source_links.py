"""Ask the source addresses of an index's documents: which are dead, and which show another day."""

from __future__ import annotations

import socket
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from http.client import HTTPException, HTTPResponse
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from corpus.field_corrections import FieldCorrections
from corpus.judging import SourceDefaults
from corpus.readers import ReadOptions, read_file
from indexer.engines import open_engine
from indexer.query.model import Query, Sort
from indexer.settings import Settings
from indexer.sources import load_sources, read_options

MOST = 100
"""Documents of one host that are tried, unless more are asked for."""
PAUSE = 1
"""Seconds between two links of one host."""
TIMEOUT = 10.0
"""Seconds until a host has to say something."""
LONGEST = 30.0
"""Seconds for a whole page."""
MOST_BYTES = 5 * 2**20
"""A longer page is there, and is not read."""
GIVE_UP = 3
"""Links of one host without an answer, one after the other, after which it is asked no more."""
DEAD = (404, 410)
NO_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
AGENT = "policy-search inspect"
PAGES = ("text/html", "application/xhtml+xml")


class LinkState(StrEnum):
    """What became of asking an address."""

    ANSWERS = "answers"
    NOT_FOUND = "not_found"
    """404 or 410."""
    NO_HOST = "no_host"
    """There is no machine of that name any more."""
    TIMED_OUT = "timed_out"
    UNREACHED = "unreached"
    """No connection, for another reason than the time."""
    STATUS = "status"
    """Another status that is no success; the page may be there."""
    NOT_TRIED = "not_tried"
    """The host did not answer others before it."""


IS_DEAD = frozenset({LinkState.NOT_FOUND, LinkState.NO_HOST})
IS_SILENT = frozenset({LinkState.TIMED_OUT, LinkState.UNREACHED, LinkState.NOT_TRIED})
"""Nobody answered, which says nothing of the page."""


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A document of the index with the address it comes from, and the day it is said to be of."""

    id: str
    title: str
    address: str
    source: str
    published_on: date | None

    @property
    def host(self) -> str:
        """The machine that is asked."""
        return urlsplit(self.address).netloc.lower()


@dataclass(frozen=True, slots=True)
class TriedLink:
    """What came of a link: its state, the status or the system's words, and the day on its page.

    `page_day` is None where the page does not answer, is no HTML, or states no day.
    """

    link: SourceLink
    state: LinkState
    cause: str = ""
    page_day: date | None = None

    @property
    def shows_another_day(self) -> bool:
        """Whether the index shows another day of publication than the page."""
        known = self.page_day is not None and self.link.published_on is not None
        return known and self.page_day != self.link.published_on


@dataclass(frozen=True, slots=True)
class LinkSample:
    """The links to try, in order, of how many `addresses`; and how many documents state none."""

    links: tuple[SourceLink, ...]
    addresses: int
    without_address: int


def sampled_links(settings: Settings, most: int = MOST) -> LinkSample:
    """At most so many links of each host (0: all), spread over its documents, hosts in turn.

    Raises what `open_engine` raises.
    """
    by_host: dict[str, dict[str, SourceLink]] = defaultdict(dict)
    without = 0
    with closing(open_engine(settings)) as engine:
        everything = Query(sort=Sort.NEWEST, facets=(), snippets=False)
        for batch in engine.now().scan(everything).batches:
            for hit in batch:
                if hit.url and hit.url.startswith(("http://", "https://")):
                    link = SourceLink(hit.id, hit.title, hit.url, hit.source, hit.published_on)
                    by_host[link.host].setdefault(hit.url, link)
                else:
                    without += 1
    chosen = [_spread(list(links.values()), most) for links in by_host.values()]
    turns = zip_longest(*chosen)
    return LinkSample(
        links=tuple(link for turn in turns for link in turn if link),
        addresses=sum(map(len, by_host.values())),
        without_address=without,
    )


def _spread(links: Sequence[SourceLink], most: int) -> Sequence[SourceLink]:
    """At most so many of some links, the same distance apart.

    >>> _spread("abcdefghij", 4)
    ['a', 'c', 'f', 'h']
    """
    if not most or len(links) <= most:
        return links
    return [links[number * len(links) // most] for number in range(most)]


def try_links(
    settings: Settings, links: Sequence[SourceLink], pause: float = PAUSE
) -> Iterator[TriedLink]:
    """Ask each address, with HEAD and then with GET, one host never twice within `pause`."""
    options = _options_of(settings)
    asked_at: dict[str, float] = {}
    silent: dict[str, int] = defaultdict(int)
    gone: set[str] = set()
    for link in links:
        if link.host in gone:
            yield TriedLink(link, LinkState.NO_HOST)
            continue
        if silent[link.host] >= GIVE_UP:
            yield TriedLink(link, LinkState.NOT_TRIED)
            continue
        time.sleep(max(0.0, asked_at.get(link.host, 0.0) + pause - time.monotonic()))
        tried = _try(link, options)
        asked_at[link.host] = time.monotonic()
        silent[link.host] = silent[link.host] + 1 if tried.state in IS_SILENT else 0
        if tried.state is LinkState.NO_HOST:
            gone.add(link.host)
        yield tried


def _options_of(settings: Settings) -> Callable[[str], ReadOptions]:
    """How pages of a source are read, as by `index` but without what operators corrected."""
    sources = load_sources(Path(settings.sources)) if settings.sources else ()
    defaults = {one.name: one.defaults for one in sources}
    return lambda source: read_options(
        settings, defaults.get(source, SourceDefaults()), FieldCorrections()
    )


def _try(link: SourceLink, options: Callable[[str], ReadOptions]) -> TriedLink:
    """Ask one address. What HEAD says is believed only of a success: some hosts know GET alone."""
    try:
        try:
            with closing(_open(link.address, "HEAD")) as answer:
                is_page = answer.headers.get_content_type() in PAGES
        except HTTPError as error:
            error.close()
            is_page = True
        if not is_page:
            return TriedLink(link, LinkState.ANSWERS)
        with closing(_open(link.address, "GET")) as answer:
            is_page = answer.headers.get_content_type() in PAGES
            data = _whole(answer) if is_page else b""
    except HTTPError as error:
        error.close()
        state = LinkState.NOT_FOUND if error.code in DEAD else LinkState.STATUS
        return TriedLink(link, state, str(error.code))
    except (OSError, HTTPException, ValueError) as error:
        return TriedLink(link, *_unanswered(error))
    day = _day_of(data, link, options(link.source)) if data and link.published_on else None
    return TriedLink(link, LinkState.ANSWERS, page_day=day)


def _open(address: str, method: str) -> HTTPResponse:
    """Send one request; redirects are followed."""
    plain = quote(address, safe="!#$%&'()*+,/:;=?@[]~")
    asked = Request(plain, method=method, headers={"User-Agent": AGENT})
    # The scheme was checked: only http and https come here, and urllib redirects to no file.
    answer: HTTPResponse = urlopen(asked, timeout=TIMEOUT)  # nosec B310
    return answer


def _whole(answer: HTTPResponse) -> bytes:
    """The bytes of a page; none of one that is too long. Raises `TimeoutError`."""
    end, data = time.monotonic() + LONGEST, bytearray()
    while piece := answer.read1(2**16):
        data += piece
        if len(data) > MOST_BYTES:
            return b""
        if time.monotonic() > end:
            raise TimeoutError
    return bytes(data)


def _unanswered(error: Exception) -> tuple[LinkState, str]:
    """Why there is no answer, and the system's words for it."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return LinkState.TIMED_OUT, ""
    if isinstance(reason, socket.gaierror) and reason.errno in NO_NAME:
        return LinkState.NO_HOST, ""
    return LinkState.UNREACHED, str(getattr(reason, "strerror", None) or reason)


def _day_of(data: bytes, link: SourceLink, options: ReadOptions) -> date | None:
    """The day of publication on a page, as `index` reads it from a saved one."""
    with TemporaryDirectory(prefix="policy-search-") as folder:
        page = Path(folder, "page.html")
        page.write_bytes(data)
        documents = read_file(page, link.source, Path(folder), options).documents
    return documents[0].published_on if documents else None
