"""How a document is cited: in the form of official documents and in that of GB/T 7714."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from search_app import wording
from search_app.wording import reading as words


class Citable(Protocol):
    """What a citation names of a document."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def document_number(self) -> str | None:
        """Its number."""

    @property
    def issuers(self) -> tuple[str, ...]:
        """Who issued it."""

    @property
    def written_on(self) -> date | None:
        """When it was signed."""

    @property
    def dated_on(self) -> date | None:
        """The date that counts."""


def present_citations(document: Citable, address: str, today: date) -> tuple[tuple[str, str], ...]:
    """The name and the text of each form; `address` is where the document stands for good."""
    number = document.document_number or ""
    dated = document.dated_on
    day = wording.values.day(dated) if dated else ""
    if dated and not document.written_on:
        day += wording.reading.PUBLISHED
    official = words.official(in_brackets(document.title), number, document.issuers, day)
    listed = words.gb7714(document.title, number, document.issuers, dated, today, address)
    return ((words.OFFICIAL, official), (words.GB7714, listed))


def in_brackets(title: str) -> str:
    """A title as it stands between 《 and 》: those inside become 〈 and 〉 (GB/T 15834).

    A title that is wrapped in them as a whole is not wrapped twice.
    """
    if title.startswith("《") and title.find("》") == len(title) - 1:
        title = title[1:-1]
    return title.replace("《", "〈").replace("》", "〉")
