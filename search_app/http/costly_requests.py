"""Bound the CPU time of each request, and answer those that would take more: 503, what to ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Response, request

from indexer.errors import Problem, QueryError
from indexer.limits.deadline import DeadlineExceededError, deadline
from indexer.query.expressions import leaves
from indexer.query.model import ParsedText, Query
from search_app import wording
from search_app.addresses.search_args import reworded, search_query
from search_app.http import error_pages
from search_app.operation.metrics import Metrics
from search_app.presenters.choice import Choice
from search_app.site import current_links, current_site

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MOST_WORDS = 4
"""Words of the simpler query: as many as people type on average and a few more."""
SHORTEST = 2
"""Characters of such a word: a single one stands nearly everywhere."""


MOST_REPEATED = 40
"""Characters of the query that the answer repeats."""


class Timed:
    """A WSGI application each request of which may take so many seconds of CPU time."""

    def __init__(self, app: WSGIApplication, seconds: float, metrics: Metrics) -> None:
        """Bound what `app` does until it answers; `in_turn` bounds what is streamed."""
        self._app, self._seconds, self._metrics = app, seconds, metrics

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request under a deadline."""
        with deadline(self._seconds) as bound:
            answer = self._app(environ, start_response)
        if bound.met:
            self._metrics.limited("deadline")
        return answer


def too_costly(error: DeadlineExceededError) -> Response:
    """The answer to a request that would take too long, with a simpler search where there is one.

    It is the search's fault and not the site's: asking the same again would not help.
    """
    message = wording.limits.too_costly(error.seconds)
    instead = _instead()
    asked = request.args.get("q", "")[:MOST_REPEATED]
    code = "too_costly_instead" if instead else "too_costly"
    problem = Problem(code, "q", asked, instead.text if instead else "")
    links = [] if instead is None else [_link(instead)]
    title = wording.limits.TOO_COSTLY_TITLE
    response = error_pages.answer(503, title, message, [problem], links)
    response.headers["Cache-Control"] = "no-store"
    return response


def _link(instead: Query) -> Choice:
    label = wording.limits.simpler(instead.text)
    return Choice(label, current_links().search(instead), selected=False)


def _instead() -> Query | None:
    """A search of the most telling words of this one; None where it has no others."""
    settings = current_site().settings
    try:
        asked = search_query(
            request.args,
            page_size=settings.page_size,
            max_length=settings.max_query_length,
            strict=False,
        )
    except QueryError:
        return None
    text = simpler_text(asked.parsed)
    if not text or (text == asked.text and not asked.within):
        return None
    return reworded(replace(asked, within=()), text)


def simpler_text(parsed: ParsedText) -> str:
    """The longest words of a text, without any operator, in its order; "" where it has none.

    >>> from indexer.query.parser import parse
    >>> simpler_text(parse("(的 OR 养犬) /200 (登记 OR 一 OR 犬只免疫)"))
    '养犬 登记 犬只免疫'
    """
    words = dict.fromkeys(one.text for one in leaves(parsed.expression))
    telling = [word for word in words if len(word) >= SHORTEST and " " not in word]
    kept = set(sorted(telling, key=len, reverse=True)[:MOST_WORDS])
    return " ".join(word for word in telling if word in kept)
