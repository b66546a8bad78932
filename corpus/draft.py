"""What a reader found, before its fields are judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.document import HistoryEvent, Paragraph, ReadingNote

FIELDS = (
    "title",
    "published",
    "written",
    "proclaimed",
    "printed",
    "effective",
    "number",
    "issuer",
    "publisher",
    "origin",
    "site",
    "rank",
    "region",
    "index_number",
    "validity",
    "topic",
    "column",
    "url",
)
"""The fields that a file can state.

`publisher` is who put it on the web (发布机构), often another than the issuer (发文机关); `origin`
is where it was taken from (来源); `site` the site the file itself is of, `column` the column of
that site.
"""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as the file states it, and the name of the rule that found it."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document before its fields are judged: paragraphs, the record's own id, stated fields.

    `notes` say what its file holds that the paragraphs do not; `history` are the events that a
    record lists. `changed` are the places of the paragraphs that hold tracked changes, or lost text
    to them.
    """

    paragraphs: tuple[Paragraph, ...]
    record_id: str | None = None
    stated: Mapping[str, Stated] = field(default_factory=dict)
    notes: tuple[ReadingNote, ...] = ()
    history: tuple[HistoryEvent, ...] = ()
    changed: tuple[int, ...] = ()

    def __getitem__(self, name: str) -> Stated | None:
        """What is stated for one of `FIELDS`."""
        return self.stated.get(name)
