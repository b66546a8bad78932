"""Take documents down and put them back, also while the index is served or written."""

from __future__ import annotations

import os
import pwd
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.fields.numbers import number_key
from indexer.analysis.normalise import normalise
from indexer.engine import Engine, PreparedDocument
from indexer.engines import open_engine
from indexer.errors import NoSuchDocumentError
from indexer.query.model import Expression, Number, Or, ParsedText, Query, Word
from indexer.results import MarkedDocument
from indexer.settings import Settings
from indexer.stored_record import card_of
from indexer.takedown_record import (
    Action,
    Entry,
    append_entries,
    fingerprint,
    in_force,
    read_entries,
)
from indexer.today import timestamp

MOST_SIMILAR = 50
"""How many documents of a title are compared; a title that more of them have says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Takedown:
    """The result of a takedown.

    `done` are the lines written, `copies` among them those of other documents with the same text;
    `already` the ids that were down before; `similar` (id, title) the documents left in sight whose
    title or number is that of one taken down.
    """

    done: tuple[Entry, ...]
    copies: tuple[Entry, ...]
    already: tuple[str, ...]
    similar: tuple[tuple[str, str], ...]


def take_down(settings: Settings, ids: Sequence[str], reason: str, *, only: bool) -> Takedown:
    """Take documents down and, unless `only`, all of the same text, those to come included.

    Raises `NoSuchDocumentError` before anything is done, or what `open_engine` raises.
    """
    down = {entry.id for entry in in_force(read_entries(settings.index_dir)).values()}
    wanted = [id for id in dict.fromkeys(ids) if id not in down]
    with closing(open_engine(settings)) as engine:
        found = [found for id in wanted if (found := _document(engine, id))]
        if missing := set(wanted) - {document.id for document in found}:
            raise NoSuchDocumentError(", ".join(id for id in wanted if id in missing))
        texts = {fingerprint(document.title, document.body) for document in found}
        others = list(_similar(engine, found))
    same = [] if only else [d for d in others if fingerprint(d.title, d.body) in texts]
    entries = [_entry(document, reason, keep_away=not only) for document in (*found, *same)]
    append_entries(settings.index_dir, entries)
    return Takedown(
        done=tuple(entries),
        copies=tuple(entries[len(found) :]),
        already=tuple(id for id in dict.fromkeys(ids) if id in down),
        similar=tuple((d.id, d.title) for d in others if d not in same),
    )


def put_back(settings: Settings, ids: Sequence[str], reason: str) -> tuple[Entry, ...]:
    """Show documents again; raises `NoSuchDocumentError` where one is not down."""
    down = {entry.id: entry for entry in in_force(read_entries(settings.index_dir)).values()}
    if missing := [id for id in ids if id not in down]:
        raise NoSuchDocumentError(", ".join(missing))
    entries = tuple(
        replace(down[id], at=timestamp(), by=user(), action=Action.PUT_BACK, reason=reason, text="")
        for id in dict.fromkeys(ids)
    )
    append_entries(settings.index_dir, entries)
    return entries


class Returning:
    """Finds texts that were taken down among the documents that a run adds from other files.

    They are noted before the run publishes, so that nobody sees them.
    """

    def __init__(self, settings: Settings) -> None:
        """Read what is down now."""
        self._index_dir = settings.index_dir
        self._down = in_force(read_entries(settings.index_dir))
        self._texts = {entry.text: entry for entry in self._down.values() if entry.text}
        self.found: list[Entry] = []

    def look_at(self, document: PreparedDocument, id: str) -> None:
        """Note a document that was added as `id`, if its text is down and it is not."""
        source, key = document.source, document.key
        if not self._texts or (source, key) in self._down:
            return
        title = card_of(document.record).title
        before = self._texts.get(fingerprint(title, document.text.decode()))
        if before is not None:
            again = replace(before, at=timestamp(), by=user(), id=id, source=source, key=key)
            self.found.append(again)

    def write(self) -> None:
        """Take down what was found."""
        if self.found:
            append_entries(self._index_dir, self.found)


def user() -> str:
    """The user of the system who runs this program; under `sudo` the one who called it."""
    number = os.getuid()
    try:
        name = pwd.getpwuid(number).pw_name
    except KeyError:  # a container may run under a number that has no name
        name = str(number)
    return os.environ.get("SUDO_USER", name) if number == 0 else name


def _document(engine: Engine, id: str) -> Document | None:
    found = engine.now().document(id)
    return found.document if isinstance(found, MarkedDocument) else None


def _similar(engine: Engine, documents: Iterable[Document]) -> Iterator[Document]:
    """Other documents with the title or a number of one of these."""
    given = list(documents)
    seen = {document.id for document in given}
    for document in given:
        numbers = {key for n in document.document_numbers if (key := number_key(n)) is not None}
        parts: list[Expression] = [Number(key, key) for key in sorted(numbers)]
        if title := normalise(document.title):
            parts.append(Word(title))
        if not parts:
            continue
        query = Query(
            parsed=ParsedText(expression=Or(tuple(parts))),
            size=MOST_SIMILAR,
            facets=(),
            snippets=False,
        )
        for hit in engine.now().search(query).hits:
            other = None if hit.id in seen else _document(engine, hit.id)
            if other is not None and (
                normalise(other.title) == title
                or numbers & set(map(number_key, other.document_numbers))
            ):
                seen.add(other.id)
                yield other


def _entry(document: Document, reason: str, *, keep_away: bool) -> Entry:
    return Entry(
        at=timestamp(),
        by=user(),
        action=Action.TAKEN_DOWN,
        id=document.id,
        source=document.source,
        key=document.key,
        title=document.title,
        reason=reason,
        text=fingerprint(document.title, document.body) if keep_away else "",
    )
