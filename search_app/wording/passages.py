"""Words around the passage that answers a question."""

from __future__ import annotations

from datetime import date

from corpus.document import WrittenBy
from indexer.relations.validity.statuses import Validity
from search_app.wording import document, values
from search_app.wording import validity as wording

HEADING = "原文摘录（不能代替办理机关的答复）"
FROM = "摘自"


def region(place: str) -> str:
    """For which place the document is."""
    return f"适用地区：{place.replace('/', '')}"


def dated(day: date, by: str | None, written_by: WrittenBy | None) -> str:
    """The date that counts, named as on a hit."""
    return f"{values.day(day)}{document.dated_by(by, written_by)}"


def validity(status: Validity, *, stated: bool) -> str:
    """How the document stands today, said also where nothing is known."""
    return wording.stands(status, stated=stated)
