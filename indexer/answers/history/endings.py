"""When the force of documents ends that hold on a day: by their terms, or by what others do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from indexer.relations.resolution.acting_effects import ActingOn, acting_on
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.relations.validity.timeline import ENDED, ValidityPeriod, timeline


@dataclass(frozen=True, slots=True)
class Ending:
    """A document whose validity ends with `period`."""

    document: IndexedDocument
    period: ValidityPeriod


def endings(
    refs: Collection[DocRef], after: date, until: date
) -> Task[tuple[list[Ending], ActingOn]]:
    """Of some documents those whose force ends so that it is gone on a day in (after, until].

    With what ends them. Four rounds.
    """
    documents = yield from ask(lambda shelf: shelf.documents(refs))
    acting = yield from acting_on(tuple(documents.values()))
    found = []
    for one in documents.values():
        for period in timeline(one.facts, acting.acts[one.ref]):
            first = period.first_day
            if period.validity in ENDED and first and after < first <= until:
                found.append(Ending(one, period))
                break
    return found, acting
