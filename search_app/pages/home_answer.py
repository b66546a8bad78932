"""Ask all that the front page shows, of one view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from werkzeug.datastructures import MultiDict

from indexer.engine import View
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import Query, Sort
from indexer.relations.validity.statuses import Validity
from indexer.results import FacetValue, Hit
from search_app import wording
from search_app.addresses.search_args import search_query
from search_app.site import current_site

NEWEST = 80
"""Documents among which the newest of each organ are looked for."""
LONGEST_NAME = 16
"""Characters of a name that somebody would type."""
LAWS = 30
"""Documents of a kind among which one with a short name is looked for."""
_STANDING = (Validity.VALID, Validity.UNSTATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeAnswer:
    """The size of the collection, its topics, its newest documents, and searches that find some.

    `examples`: a rule by its name, an everyday question and a document number, as far as there
    are any.
    """

    documents: int
    published_at: datetime
    topics: tuple[FacetValue, ...]
    newest: tuple[Hit, ...]
    examples: tuple[str, ...]


def ask_home(view: View) -> HomeAnswer:
    """What the front page says of a view; asked once for a generation and a day."""
    return current_site().kept.get("home", view, _asked)


def _asked(view: View) -> HomeAnswer:
    every = Query(sort=Sort.NEWEST, fold=True, size=NEWEST, snippets=False, facets=(Facet.TOPIC,))
    found = view.search(every)
    return HomeAnswer(
        documents=found.total,
        published_at=view.published_at,
        topics=tuple(one for one in found.facets[Facet.TOPIC] if "/" not in one.value),
        newest=found.hits,
        examples=tuple(_examples(view, found.hits)),
    )


def _examples(view: View, newest: Sequence[Hit]) -> Iterator[str]:
    """Searches that find something here: a name, a question, a number."""
    if name := next(_names(view), ""):
        yield name
    if question := next(filter(lambda text: _answered(view, text), wording.home.QUESTIONS), ""):
        yield question
    numbers = (one.document_number for one in newest if one.validity in _STANDING)
    if number := next(filter(None, numbers), None):
        yield number


def _names(view: View) -> Iterator[str]:
    """Short titles of rules, the newest of the best known kind first."""
    for kind in wording.home.LAW_KINDS:
        of_kind = Query(
            filters=Filters(kind=(kind,)), sort=Sort.NEWEST, size=LAWS, snippets=False, facets=()
        )
        for hit in view.search(of_kind).hits:
            if hit.validity in _STANDING and len(hit.title) <= LONGEST_NAME:
                yield hit.title


def _answered(view: View, text: str) -> bool:
    limit = current_site().settings.max_query_length
    asked = search_query(MultiDict([("q", text)]), page_size=1, max_length=limit, strict=False)
    return view.search(asked).total > 0
