"""The Flask application: all rooms of the site registered on one app."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Flask, request
from flask.json.provider import DefaultJSONProvider

from indexer.engine import Engine
from indexer.errors import Problem
from indexer.limits.deadline import DeadlineExceededError
from indexer.query.facets import Facet
from indexer.query.plain_words import PlainWords
from indexer.recommended_file import RecommendedFile
from indexer.settings import Settings
from search_app import wording
from search_app.api.views import blueprint as api
from search_app.compare.views import blueprint as compare
from search_app.document_forms.views import blueprint as document_forms
from search_app.embed.views import blueprint as embed
from search_app.exports.views import blueprint as exports
from search_app.feeds.views import blueprint as feeds
from search_app.help.views import blueprint as help_pages
from search_app.history.change_views import blueprint as changes
from search_app.history.expiry_views import blueprint as expiries
from search_app.history.series_views import blueprint as series
from search_app.history.views import blueprint as history
from search_app.http import error_pages
from search_app.http.client_budget import too_much
from search_app.http.compression import compress
from search_app.http.costly_requests import Timed, too_costly
from search_app.http.cross_origin import allow_origin
from search_app.http.display_modes import Mode, Moded, switched
from search_app.http.foreign_hosts import refuse_foreign
from search_app.http.mount import Mounted
from search_app.http.readiness import Readiness
from search_app.http.recoded_queries import Recoded
from search_app.http.security import protect
from search_app.http.sent_in_memory import InMemoryRequest
from search_app.operation.analytics import Analytics
from search_app.operation.metrics import Metrics
from search_app.operation.request_log import RequestLog
from search_app.pages.discovery import blueprint as discovery
from search_app.pages.selected_hits import blueprint as citations
from search_app.pages.site_marks import Mark, column_metas, footer_marks, site_metas
from search_app.pages.site_places import footer_places, header_places
from search_app.pages.views import blueprint as pages
from search_app.presenters.choice import Choice
from search_app.rendering.direct_templates import DirectEnvironment
from search_app.rendering.marked_text import marked
from search_app.review.term_rules import read_term_rules
from search_app.review.views import blueprint as review
from search_app.site import EXTENSION, AskedOnce, Site, current_links, current_site, static_versions
from search_app.styleguide.views import blueprint as styleguide
from search_app.trends.views import blueprint as trends

STATIC = Path(__file__).parent / "static"
YEAR = 365 * 24 * 3600


class PlainJson(DefaultJSONProvider):
    """JSON that a person can read: Chinese as it is, the fields in our order."""

    ensure_ascii = False
    sort_keys = False


class PolicySearch(Flask):
    """A Flask app with readable JSON; browsers may keep static files, we keep none that is sent."""

    json_provider_class = PlainJson
    request_class = InMemoryRequest
    jinja_environment = DirectEnvironment

    def get_send_file_max_age(self, filename: str | None) -> int | None:
        """A year where the address names the content (`Links.static`), else none: ask each time."""
        return YEAR if "v" in request.args else None


def create_app(settings: Settings, engine: Engine, analytics: Analytics | None = None) -> Flask:
    """Make the application that answers from `engine` under these settings.

    What is typed is counted only where `analytics` are given.
    """
    app = PolicySearch("search_app", static_folder=str(STATIC))
    recommended = RecommendedFile.of_setting(settings.recommended, _report)
    metrics = Metrics()
    app.extensions[EXTENSION] = Site(
        settings,
        engine,
        PlainWords.read(settings.plain_words),
        static_versions(STATIC),
        recommended,
        Readiness(settings, engine),
        metrics,
        term_rules=read_term_rules(settings.term_rules),
        kept=AskedOnce(),
        analytics=analytics,
    )
    RequestLog(settings.request_log, settings.slow_ms, metrics).watch(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["marked"] = marked
    areas = (
        *(pages, document_forms, api, exports, feeds, discovery, embed, trends, review),
        *(history, changes, expiries, series, compare, help_pages, citations),
    )
    for area in areas:
        app.register_blueprint(area)
    if settings.styleguide == "on":
        app.register_blueprint(styleguide)
    app.before_request(refuse_foreign)
    app.before_request(too_much)
    error_pages.register(app)
    app.register_error_handler(DeadlineExceededError, too_costly)
    app.after_request(protect)
    app.after_request(compress)
    app.after_request(allow_origin)
    app.context_processor(partial(_for_templates, footer_marks(settings)))
    app.wsgi_app = Timed(app.wsgi_app, settings.query_seconds, metrics)  # type: ignore[method-assign]
    app.wsgi_app = Recoded(app.wsgi_app)  # type: ignore[method-assign]
    app.wsgi_app = Moded(app.wsgi_app)  # type: ignore[method-assign]
    if settings.url_prefix:
        app.wsgi_app = Mounted(app.wsgi_app, settings.url_prefix)  # type: ignore[method-assign]
    return app


def _report(wrong: Sequence[Problem]) -> None:
    """Tell the operator what is wrong with a file that changed while the site is running."""
    for problem in wrong:
        sys.stderr.write(f"{wording.mistakes.problem(problem)}\n")


def _for_templates(marks: tuple[Mark, ...]) -> dict[str, Any]:
    """Values that every template can use; `words` is the only source of words in them."""
    links, settings = current_links(), current_site().settings
    here = links.root + request.path
    say = wording.modes
    # One slash at the beginning: with two it would be the address of another host.
    asked = quote("/" + request.path.lstrip("/"))
    if request.query_string:
        asked += "?" + quote(request.query_string, safe="!$'()*+,;:@/?%&=~")
    return {
        "words": wording,
        "links": links,
        "site_name": settings.site_name,
        "navigation": header_places(links, here),
        "places_below": footer_places(links, here),
        "switches": [
            Choice(
                (say.TURN_OFF if mode in links.modes else say.TURN_ON)[mode],
                links.moded(asked, switched(links.modes, mode)),
                mode in links.modes,
            )
            for mode in Mode
        ],
        "facet": Facet,
        "site_metas": site_metas(settings, links),
        "column_metas": column_metas(request.endpoint),
        "footer_marks": marks,
    }
