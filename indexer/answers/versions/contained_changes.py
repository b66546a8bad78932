"""Say which amendments a text contains, each with the days on which it was passed and in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexer.relations.facts import Facts
from indexer.relations.resolution.resolve import Resolution
from indexer.relations.resolution.resolving import ReferenceInText, resolving
from indexer.relations.rounds import Task
from indexer.relations.shelf import IndexedDocument
from indexer.relations.statements import ChangeKind, Reference, TextChange
from indexer.relations.validity.contained import may_have_made, named_in
from indexer.relations.validity.timeline import ActingEffect, is_contained


@dataclass(frozen=True, slots=True, kw_only=True)
class Contained:
    """An amendment that a text contains; `found` are the documents that made it, as far as known.

    `stated`: the text or its record names it; else it follows from the days.
    """

    kind: ChangeKind
    decided_on: date
    first_day: date | None
    by: Reference | None
    found: Resolution
    stated: bool


def contained_changes(
    document: IndexedDocument,
    acts: Sequence[ActingEffect],
    actors: Mapping[str, IndexedDocument],
) -> Task[list[Contained]]:
    """The amendments in a text, the last one first. One round.

    `acts` are those on it and on all other versions of its rule, `actors` the acting documents.
    """
    facts = document.facts
    changes = [one for one in facts.statements.history if one.kind is not ChangeKind.MADE]
    resolved = yield from resolving(
        [ReferenceInText(one.by or Reference(), document) for one in changes]
    )
    amending = {act.by: act for act in acts if is_contained(act, facts)}
    found: list[Contained] = []
    for change, named in zip(changes, resolved, strict=True):
        meant = _of_its_day(named, change)
        by = next((id for id, act in amending.items() if named_in(change, act.actor)), None)
        act = amending.pop(by) if by else None
        if act is not None and not meant.targets:
            meant = Resolution((actors[act.by],))
        found.append(_of_change(change, facts, act, meant))
    found += (_of_act(act, actors) for act in amending.values())
    found += _of_days(facts, found)
    return sorted(found, key=lambda one: one.decided_on, reverse=True)


def _of_its_day(named: Resolution, change: TextChange) -> Resolution:
    """Without the decisions of other years under the name of the one that made a change."""
    targets = tuple(one for one in named.targets if may_have_made(change, one.facts))
    return named if targets == named.targets else replace(named, targets=targets)


def _of_change(
    change: TextChange, facts: Facts, act: ActingEffect | None, meant: Resolution
) -> Contained:
    """A change that the text or its record names."""
    first = change.first_day
    if first is None and act is not None:
        first = act.effect.on or act.actor.effective_on
    if first is None and len(meant.targets) == 1 and meant.certain:
        first = meant.targets[0].facts.effective_on
    own = facts.effective_on
    if first is None and change == facts.last_change and own is not None and own >= change.day:
        first = own  # made anew: its own closing clause
    return Contained(
        kind=change.kind,
        decided_on=change.day,
        first_day=first,
        by=change.by,
        found=meant,
        stated=True,
    )


def _of_act(act: ActingEffect, actors: Mapping[str, IndexedDocument]) -> Contained:
    """A change by a document of the index that the text is too late not to contain."""
    decided = act.actor.dated_on
    assert decided is not None, "what a text contains by its day has a day"
    return Contained(
        kind=ChangeKind.AMENDED,
        decided_on=decided,
        first_day=act.effect.on or act.actor.effective_on,
        by=None,
        found=Resolution((actors[act.by],)),
        stated=False,
    )


def _of_days(facts: Facts, found: Sequence[Contained]) -> Iterator[Contained]:
    """The change of a text that is dated later than it took effect, where nothing else tells it."""
    since = facts.text_since
    if since is not None and all(one.decided_on != since for one in found):
        yield Contained(
            kind=ChangeKind.AMENDED,
            decided_on=since,
            first_day=None,
            by=None,
            found=Resolution(),
            stated=False,
        )
