"""Derive the table of all effects of one view: which document does what to which, by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.query.effect_query import EffectPlace
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts
from indexer.relations.resolution.acting_effects import by_id
from indexer.relations.resolution.resolve import Resolution
from indexer.relations.resolution.resolving import ReferenceInText, resolving
from indexer.relations.rounds import Task, ask
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.relations.single_articles import single_articles
from indexer.relations.statements import ClauseMention, Effect
from indexer.relations.validity.contained import contains_effect
from indexer.relations.validity.timeline import ActingEffect

AT_ONCE = 2000
"""Acting documents whose facts are in memory together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of the table: what is filtered and sorted by, and where the rest is looked up.

    `actor` has the effect number `place.effect` of those that it states; `targets` are the
    documents that it means, with their public ids. `day` is the ordinal of the first day.
    """

    place: EffectPlace
    actor: DocRef
    kind: EffectKind
    day: int | None
    targets: tuple[DocRef, ...]
    target_ids: tuple[str, ...]
    certain: bool
    disagrees: bool
    later: bool
    article: str
    part: ClauseMention
    contained: bool | None
    issuers: tuple[str, ...]
    target_issuers: tuple[str, ...]

    @property
    def by(self) -> str:
        """The public id of the document that has the effect."""
        return self.place.by


def effects_of(document: IndexedDocument) -> tuple[Effect, ...]:
    """The effects of a document that the table lists, in the order by which rows count them."""
    stated = document.facts.statements
    listed = (one for one in stated.effects if not one.kind.row.carries_text)
    return (*listed, *stated.interprets)


def all_effects() -> Task[tuple[TableRow, ...]]:
    """The rows of all documents of a view, the newest first.

    Two rounds, and two for each `AT_ONCE` acting documents. O(effects).
    """
    refs = yield from ask(lambda shelf: shelf.acting())
    rows: list[TableRow] = []
    for start in range(0, len(refs), AT_ONCE):
        rows += yield from _rows_of(refs[start : start + AT_ONCE])
    return tuple(sorted(rows, key=lambda row: newest_first(row.place)))


def newest_first(place: EffectPlace) -> tuple[bool, int, str, int, int]:
    """The key that sorts places by day, the newest first; those of an unknown day come last."""
    return place.day == 0, -place.day, place.by, place.effect, place.article


def oldest_first(place: EffectPlace) -> tuple[bool, int, str, int, int]:
    """The key that sorts places by day, the oldest first; those of an unknown day come last."""
    return place.day == 0, place.day, place.by, place.effect, place.article


def _rows_of(refs: Sequence[DocRef]) -> Task[list[TableRow]]:
    actors = by_id((yield from ask(lambda shelf: shelf.documents(refs))))
    mentions = [
        (number, ReferenceInText(effect.target, actor, effect))
        for actor in actors
        for number, effect in enumerate(effects_of(actor))
    ]
    resolved = yield from resolving([mention for _, mention in mentions])
    return [
        row
        for (number, mention), found in zip(mentions, resolved, strict=True)
        if not found.oneself
        for row in _of_effect(mention, number, found)
    ]


def _of_effect(mention: ReferenceInText, number: int, found: Resolution) -> Iterator[TableRow]:
    """A row for each article that an effect is about, or one for the whole document."""
    actor, effect = mention.citer, mention.effect
    assert effect is not None
    first = ActingEffect(effect=effect, actor=actor.facts, by=actor.id).first_day
    if effect.kind is EffectKind.INTERPRET and not _says_from_when(actor.facts):
        first = None
    targets = found.targets
    contained = _contained(actor, effect, found)
    parts = effect.parts or (ClauseMention(effect.target.clauses, effect.place),)
    several = [(part, one) for part in parts for one in single_articles(part.clauses) or ("",)]
    for count, (part, article) in enumerate(several):
        yield TableRow(
            place=EffectPlace(first.toordinal() if first else 0, actor.id, number, count),
            actor=actor.ref,
            kind=effect.kind,
            day=first.toordinal() if first else None,
            targets=tuple(one.ref for one in targets),
            target_ids=tuple(one.id for one in targets),
            certain=found.certain,
            disagrees=found.disagrees,
            later=found.later,
            article=article,
            part=part,
            contained=contained,
            issuers=actor.facts.issuers,
            target_issuers=tuple({i: None for one in targets for i in one.facts.issuers}),
        )


def _says_from_when(facts: Facts) -> bool:
    """Whether a text says from when it interprets: an amended one says it of its first version."""
    return facts.effective_stated and facts.text_since is None


def _contained(actor: IndexedDocument, effect: Effect, found: Resolution) -> bool | None:
    """Whether the texts of all documents that are meant contain the effect; None where unsure."""
    if not found.certain:
        return None
    said = {contains_effect(one.facts, effect.kind, actor.facts) for one in found.targets}
    return said.pop() if len(said) == 1 else None


def day_of(row: TableRow) -> date | None:
    """The first day of a row."""
    return date.fromordinal(row.day) if row.day else None
