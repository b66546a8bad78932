"""The documents on the same subject as the one on the page, and why each is listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.relations.validity.statuses import Validity
from indexer.results.relations import Related
from search_app import wording
from search_app.addresses.links import Links
from search_app.wording import related as words

WORDS_SHOWN = 3
"""Shared words that are shown as the reason."""


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A document on the same subject; `detail`: its number, date and validity."""

    href: str
    title: str
    detail: str
    why: str


def present_related(found: Sequence[Related], links: Links) -> tuple[RelatedLink, ...]:
    """The related documents, in their order."""
    return tuple(
        RelatedLink(
            links.document(one.document.id),
            one.document.title,
            wording.values.SEPARATOR.join(_details(one)),
            words.SEPARATOR.join(_reasons(one)),
        )
        for one in found
    )


def _details(one: Related) -> Iterator[str]:
    if one.document.document_number:
        yield one.document.document_number
    if one.document.dated_on:
        yield wording.values.day(one.document.dated_on)
    if one.document.validity is not Validity.UNSTATED:
        yield one.document.validity


def _reasons(one: Related) -> Iterator[str]:
    if one.words:
        yield words.words(one.words[:WORDS_SHOWN], in_titles=one.in_titles)
    if region := wording.document.region(one.region):
        yield words.region(region)
    if one.issuers:
        yield words.SAME_ISSUER
    if one.topics:
        yield words.SAME_TOPIC
