"""What every request handler needs: the settings, the engine and the addresses."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from flask import Flask, current_app, g, request

from indexer.engine import Engine, View
from indexer.query.model import Query
from indexer.query.plain_words import PlainWords
from indexer.recommended_file import RecommendedFile
from indexer.settings import Settings
from search_app.addresses.links import Links
from search_app.http.display_modes import ENVIRON
from search_app.http.readiness import Readiness
from search_app.operation.metrics import Metrics
from search_app.review.term_rules import TermRule

EXTENSION = "policy_search"


@dataclass(frozen=True, slots=True)
class Site:
    """One site: its settings, its engine, and what its operator says of words and documents.

    `home` keeps what the front page says of the last generations (`pages.home_answer`).
    """

    settings: Settings
    engine: Engine
    plain_words: PlainWords
    versions: Mapping[str, str]
    recommended: RecommendedFile
    readiness: Readiness
    metrics: Metrics
    term_rules: tuple[TermRule, ...]
    home: MutableMapping[tuple[str, date], object]


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
    """Addresses for this request: under its mount point, on the configured public origin."""
    site = current_site()
    origin = site.settings.public_url or f"{request.scheme}://{request.host}"
    return Links(
        root=request.root_path.rstrip("/"),
        origin=origin,
        versions=site.versions,
        modes=request.environ.get(ENVIRON, ()),
    )


def static_versions(folder: Path) -> dict[str, str]:
    """A short hash of the content of each file of `folder`."""
    return {
        file.name: blake2b(file.read_bytes(), digest_size=6).hexdigest()
        for file in sorted(folder.iterdir())
        if file.is_file()
    }
