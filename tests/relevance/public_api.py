"""Asks the public API of the real application over an index, with default settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from flask.testing import FlaskClient

from indexer.engines import open_engine
from indexer.settings import Settings
from search_app import create_app

SEARCH = "/api/v1/search"
REFUSED = 400


@dataclass(frozen=True, slots=True)
class Answer:
    """What the API answers: the ids of the hits, how many there are, and what else it offers.

    `offers` are the queries that it proposes instead, the first one first. `answered`: a passage
    stands above the hits. A query that is refused finds nothing.
    """

    ids: tuple[str, ...] = ()
    total: int = 0
    offers: tuple[str, ...] = ()
    answered: bool = False

    def first_is(self, right: frozenset[str]) -> bool:
        """Whether the first hit is one of the right documents."""
        return bool(self.ids) and self.ids[0] in right


@dataclass(frozen=True, slots=True)
class PublicApi:
    """The API of a site that is not served: requests are answered within the process."""

    client: FlaskClient

    def ask(self, text: str) -> Answer:
        """The first page of results of what was typed; raises where the site fails."""
        response = self.client.get(SEARCH, query_string={"q": text})
        if response.status_code == REFUSED:
            return Answer()
        if response.status_code != 200:
            raise RuntimeError(f"{response.status_code} for {text!r}: {response.text[:500]}")
        page = response.get_json()
        offers = page.get("offers") or ()
        return Answer(
            ids=tuple(hit["id"] for hit in page["hits"]),
            total=page["total"],
            offers=tuple(offer["q"] for offer in offers if offer.get("q")),
            answered=page.get("answer") is not None,
        )


@contextmanager
def public_api(settings: Settings) -> Iterator[PublicApi]:
    """The site on the index of some settings."""
    with closing(open_engine(settings)) as engine:
        yield PublicApi(create_app(settings, engine).test_client())
