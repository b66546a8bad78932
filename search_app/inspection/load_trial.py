"""Ask a running site as its readers do in a week, one request after the other, and take the time.

Inspections of government sites ask 20 times a day for a week, and count how often a page was not
there after 15 seconds. That rule is known to us from what others wrote of it, not from its text.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from itertools import cycle
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import urlopen

from indexer.analysis.words import cut, is_word
from search_app.inspection.newest_titles import Away, SiteAwayError, fetched

SLOW = 15
"""Seconds after which a page counts as one that does not open."""
PAUSE = 1
"""Seconds between two requests."""
SAMPLE = 100
"""Documents of the site whose words, topics and ids are asked for."""
SPARE = 5
"""Seconds that are waited beyond those after which a page is slow."""


class RequestKind(StrEnum):
    """What is asked of a site."""

    SEARCH = "search"
    FACETS = "facets"
    DOCUMENT = "document"
    SUGGESTIONS = "suggestions"
    HOME = "home"
    HELP = "help"


MIX = {
    RequestKind.SEARCH: 50,
    RequestKind.DOCUMENT: 35,
    RequestKind.FACETS: 20,
    RequestKind.SUGGESTIONS: 20,
    RequestKind.HOME: 10,
    RequestKind.HELP: 5,
}
"""How often each is asked: 140 times, 20 for each day of a week."""


@dataclass(frozen=True, slots=True)
class TimedRequest:
    """One request: its kind and path, the seconds to the last byte, and what went wrong.

    `failed` is the status, or the system's words, where the answer was no success.
    """

    kind: RequestKind
    path: str
    seconds: float
    failed: str = ""


@dataclass(frozen=True, slots=True)
class _Sampled:
    """What is known of a document of the site."""

    id: str
    words: tuple[str, ...]
    filters: tuple[tuple[str, str], ...]


def try_load(address: str, slow: int = SLOW, pause: int = PAUSE) -> Iterator[TimedRequest]:
    """Ask the site at `address` 140 times; raises `SiteAwayError` where it is not there at all."""
    root = address.rstrip("/")
    for number, (kind, path) in enumerate(_mixed(_paths(_sample(root)))):
        if number:
            time.sleep(pause)
        yield _ask(root, kind, path, slow + SPARE)


def _sample(root: str) -> Sequence[_Sampled]:
    """The newest documents of a site and the oldest; raises `SiteAwayError` where it has none."""
    found: dict[str, _Sampled] = {}
    for order in ("newest", "oldest"):
        answer = fetched(root, f"/api/v1/search?sort={order}&size={SAMPLE // 2}")
        try:
            for hit in json.loads(answer)["hits"]:
                title = str(hit["title"])
                words = tuple(one for one in cut(title) if is_word(one) and len(one) > 1)
                filters = [("topic", topic) for topic in hit["topics"]]
                filters += [("issuer", issuer) for issuer in hit["issuers"]]
                found[hit["id"]] = _Sampled(str(hit["id"]), words or (title,), tuple(filters))
        except (KeyError, TypeError, ValueError) as error:
            raise SiteAwayError(root, Away.OTHER) from error
    if not found:
        raise SiteAwayError(root, Away.EMPTY)
    return list(found.values())


def _paths(sample: Sequence[_Sampled]) -> dict[RequestKind, Iterator[str]]:
    """Endless paths of each kind, with the words, topics and ids of some documents."""

    def each(path: Callable[[_Sampled, int], str]) -> Iterator[str]:
        return (path(one, number) for number, one in enumerate(cycle(sample)))

    return {
        RequestKind.SEARCH: each(lambda one, n: f"/search?q={quote(_words(one, n))}"),
        RequestKind.FACETS: each(lambda one, n: f"/search?{urlencode(_narrowed(one, n))}"),
        RequestKind.DOCUMENT: each(lambda one, _: f"/d/{quote(one.id)}"),
        RequestKind.SUGGESTIONS: each(
            lambda one, n: f"/api/v1/suggest?q={quote(_words(one, n)[:2])}"
        ),
        RequestKind.HOME: cycle(["/"]),
        RequestKind.HELP: cycle(["/help", "/advanced"]),
    }


def _words(one: _Sampled, number: int) -> str:
    """One word of a title, or two of them, or three."""
    at = number % len(one.words)
    return " ".join(one.words[at : at + 1 + number % 3])


def _narrowed(one: _Sampled, number: int) -> dict[str, str]:
    """A search narrowed to a topic or an issuer, or by date where the document states neither."""
    filters = one.filters or (("sort", "newest"),)
    return dict([("q", one.words[number % len(one.words)]), filters[number % len(filters)]])


def _mixed(paths: dict[RequestKind, Iterator[str]]) -> Iterator[tuple[RequestKind, str]]:
    """Each kind as often as it is asked, spread evenly among the others."""
    turns = [((turn + 0.5) / times, kind) for kind, times in MIX.items() for turn in range(times)]
    for _, kind in sorted(turns):
        yield kind, next(paths[kind])


def _ask(root: str, kind: RequestKind, path: str, patience: int) -> TimedRequest:
    """Ask once, to the last byte of the answer."""
    began = time.perf_counter()
    failed = ""
    try:
        # `fetched` has checked the scheme of this address.
        with urlopen(root + path, timeout=patience) as answer:  # nosec B310
            answer.read()
    except HTTPError as error:
        error.close()
        failed = str(error.code)
    except (OSError, HTTPException) as error:
        failed = str(getattr(error, "reason", error)) or type(error).__name__
    return TimedRequest(kind, path, time.perf_counter() - began, failed)
