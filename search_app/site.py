"""What every request handler needs: the settings, the engine and the addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from cachetools import LRUCache
from flask import Flask, current_app, g, request

from indexer.engine import Engine, View
from indexer.query.model import Query
from indexer.query.plain_words import PlainWords
from indexer.recommended_file import RecommendedFile
from indexer.settings import Settings
from search_app.addresses.links import Links
from search_app.addresses.origin import origin_for
from search_app.http.client_address import CLIENT
from search_app.http.display_modes import ENVIRON
from search_app.http.readiness import Readiness
from search_app.operation.analytics import Analytics
from search_app.operation.metrics import Metrics
from search_app.review.term_rules import TermRule

EXTENSION = "policy_search"
KEPT = 8
"""Answers that are kept: two pages of a few generations and days; nearly all see the newest."""

T = TypeVar("T")


class AskedOnce:
    """What is asked once for a generation and a day, and kept for the last ones."""

    def __init__(self) -> None:
        """Nothing is asked before somebody needs it."""
        self._found: LRUCache[tuple[str, str, date], object] = LRUCache(KEPT)
        self._asking = Lock()

    def get(self, name: str, view: View, ask: Callable[[View], T]) -> T:
        """What `ask` says of a view, under a name; who comes while it is asked waits for it."""
        key = (name, view.version, view.today)
        with self._asking:
            if key not in self._found:
                self._found[key] = ask(view)
            return cast("T", self._found[key])


@dataclass(frozen=True, slots=True)
class Site:
    """One site: its settings, its engine, and what its operator says of words and documents.

    `kept` is what all visitors are told alike. `analytics`: None where nothing typed is counted.
    """

    settings: Settings
    engine: Engine
    plain_words: PlainWords
    versions: Mapping[str, str]
    recommended: RecommendedFile
    readiness: Readiness
    metrics: Metrics
    term_rules: tuple[TermRule, ...]
    kept: AskedOnce
    analytics: Analytics | None = None

    def searched(self, text: str, total: int) -> None:
        """Count the search of this request, which `total` documents match."""
        self.metrics.searched(total)
        if self.analytics:
            self.analytics.searched(text, total, request.environ.get(CLIENT, b""))


def current_site() -> Site:
    """The site that answers this request."""
    return site_of(current_app)


def site_of(app: Flask) -> Site:
    """The site that an app answers for."""
    site = app.extensions[EXTENSION]
    assert isinstance(site, Site)
    return site


def current_view() -> View:
    """The view that all of this request is answered from: one generation, on one day."""
    if "view" not in g:
        site = current_site()
        g.view = site.engine.now()
        site.metrics.answers_from(g.view, behind=site.engine.not_taken_up() is not None)
    view: View = g.view
    return view


def as_edited(query: Query) -> Query:
    """A query with what this site's editors say: documents recommended today, plain words."""
    site = current_site()
    ids = site.recommended.of(query, current_view().today)
    return replace(query, recommended=ids, plain_words=site.plain_words)


def current_links() -> Links:
    """Addresses for this request: under its mount point, on the site's own origin."""
    if "links" not in g:
        site = current_site()
        g.links = Links(
            root=request.root_path.rstrip("/"),
            origin=origin_for(site.settings, request.scheme, request.host),
            versions=site.versions,
            modes=request.environ.get(ENVIRON, ()),
        )
    links: Links = g.links
    return links


def static_versions(folder: Path) -> dict[str, str]:
    """A short hash of the content of each file of `folder`."""
    return {
        file.name: blake2b(file.read_bytes(), digest_size=6).hexdigest()
        for file in sorted(folder.iterdir())
        if file.is_file()
    }
