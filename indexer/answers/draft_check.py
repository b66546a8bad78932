"""Check a draft: every document that it names, and how that document stands on a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from corpus.document import Document
from corpus.fields.numbers import number_key
from indexer.answers.describing_documents import Describer, describing
from indexer.answers.document_relations import IndexState
from indexer.answers.listed_citations import listed_citations
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts, find_facts
from indexer.relations.grammar.title_keys import title_key, title_keys
from indexer.relations.resolution.acting_effects import ActingOn, acting_on, by_id, naming
from indexer.relations.resolution.lookup_keys import NamingKeys, all_of, naming_keys
from indexer.relations.resolution.resolve import Resolution, names_its_place
from indexer.relations.resolution.resolving import ReferenceInText, resolving
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument, ReferenceField
from indexer.relations.statements import Effect, Place, Reference
from indexer.relations.validity.timeline import (
    ActingEffect,
    ValidityPeriod,
    amended_on,
    is_contained,
    period_on,
    timeline,
)
from indexer.results.relations import EffectOnThis, ResolvedReference
from indexer.results.reviews import CheckedDraft, CheckedReference, CheckedTarget


class _NamedDocument(NamedTuple):
    """A document that a draft names: the reference, what it means, and where the draft says so."""

    reference: Reference
    found: Resolution
    place: Place
    basis: bool
    kind: EffectKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checking:
    """What was looked up of all documents that a draft names, and the draft itself."""

    document: Document
    draft: IndexedDocument
    acting: ActingOn
    periods: Mapping[DocRef, ValidityPeriod]
    describer: Describer
    asof: AsOf


def draft_check(document: Document, asof: AsOf, state: IndexState) -> Task[CheckedDraft]:
    """Every document that a text names, in its order, as it stands on a day. Six rounds."""
    draft = IndexedDocument(DocRef(), document.id, find_facts(document))
    named = yield from _named(draft)
    targets = {one.ref: one for row in named for one in row.found.targets}
    absent = _absent_keys(row.reference for row in named if not row.found.targets)
    acting, enders = yield from together(
        acting_on(tuple(targets.values())), _documents_naming(absent)
    )
    unseen = {
        row.reference: _unseen(row.reference, enders, draft, asof.day)
        for row in named
        if not row.found.targets
    }
    periods = {
        one.ref: period_on(timeline(one.facts, acting.acts[one.ref]), *asof)
        for one in targets.values()
    }
    acts = [act for several in acting.acts.values() for act in several]
    actors = {**acting.actors, **{one.id: one for one in enders}}
    quoted = {actors[act.by].ref for act in (*acts, *(a for each in unseen.values() for a in each))}
    own_words = {ref for ref, period in periods.items() if period.place and not period.by}
    describer = yield from describing(
        {*targets, *quoted}, {*quoted, *own_words}, asof, actors, {draft.ref: document.body}
    )
    checking = _Checking(
        document=document,
        draft=draft,
        acting=acting,
        periods=periods,
        describer=describer,
        asof=asof,
    )
    return CheckedDraft(
        asof=asof.day,
        references=tuple(
            checked
            for row in named
            if (checked := _checked(checking, row, unseen.get(row.reference, ())))
        ),
        indexed_on=state.published_on,
        index_version=state.version,
    )


def _named(draft: IndexedDocument) -> Task[list[_NamedDocument]]:
    """What a draft does to others and what it cites, in the order of its text. One round."""
    stated = draft.facts.statements
    effects = [one for one in stated.effects if not one.kind.row.carries_text]
    resolved = yield from resolving(
        [
            *(ReferenceInText(one.target, draft, one) for one in effects),
            *(ReferenceInText(one.target, draft) for one in stated.citations),
        ]
    )
    rows = [
        _NamedDocument(effect.target, found, effect.place, False, effect.kind)
        for effect, found in zip(effects, resolved[: len(effects)], strict=True)
        if not found.oneself
    ]
    rows += [
        _NamedDocument(citation.target, found, citation.place, citation.basis, None)
        for citation, found in listed_citations(stated.citations, resolved[len(effects) :])
    ]
    return sorted(rows, key=lambda row: row.place.start)


def _checked(
    checking: _Checking, row: _NamedDocument, unseen: Sequence[ActingEffect]
) -> CheckedReference | None:
    """What is said of one reference; None where a citation means the draft's own text."""
    describer, document = checking.describer, checking.document
    reached = describer.reference(row.reference, row.found)
    targets, reached = _numbered_first(row.found, reached)
    if row.kind is None and _is_itself(checking.draft, targets):
        return None
    sentence = describer.sentence(checking.draft.ref, row.place)
    return CheckedReference(
        reached=reached,
        targets=tuple(_target(checking, one) for one in targets),
        unseen=tuple(map(describer.effect_on_this, unseen)),
        version=_version(reached, sentence, targets),
        sentence=sentence or document.title,
        place=_in_body(document, row.place),
        basis=row.basis,
        kind=row.kind,
    )


def _target(checking: _Checking, document: IndexedDocument) -> CheckedTarget:
    describer, day = checking.describer, checking.asof.day
    acts = checking.acting.acts[document.ref]
    amended = amended_on(document.facts, acts)
    by_now: tuple[EffectOnThis, ...] = tuple(
        describer.effect_on_this(act)
        for act in acts
        if act.first_day and act.first_day <= day and not is_contained(act, document.facts)
    )
    return CheckedTarget(
        document=describer.summary(document.ref),
        validity=describer.validity(document, checking.periods[document.ref]),
        amended_on=amended if amended and amended <= day else None,
        effects=by_now,
    )


def _absent_keys(references: Iterable[Reference]) -> NamingKeys:
    """The terms under which the index keeps references to documents that it does not hold."""
    return all_of(
        naming_keys(
            (number,) if one.number and (number := number_key(one.number)) else (),
            title_keys(one.title) if one.title else (),
        )
        for one in references
    )


def _documents_naming(keys: NamingKeys) -> Task[list[IndexedDocument]]:
    """The documents that have an effect on what is named by some keys. Two rounds."""
    refs = yield from naming(ReferenceField.ACTED_ON, keys)
    found = yield from ask(lambda shelf: shelf.documents(refs))
    return by_id(found)


def _unseen(
    reference: Reference, enders: Sequence[IndexedDocument], draft: IndexedDocument, day: date
) -> list[ActingEffect]:
    """What has repealed a document that is not in the index, wholly or partly, up to a day."""
    number = number_key(reference.number) if reference.number else None
    key = title_key(reference.title) if reference.title else None

    def is_meant(effect: Effect, actor: Facts) -> bool:
        if number and effect.target.number_key:
            return effect.target.number_key == number
        return effect.target.title_key == key and names_its_place(reference.title or "", actor)

    acts = [
        ActingEffect(effect=effect, actor=actor.facts, by=actor.id)
        for actor in enders
        if not _is_itself(draft, (actor,))
        for effect in actor.facts.statements.effects
        if effect.kind.row.validity and not effect.older_self and is_meant(effect, actor.facts)
    ]
    by_now = [act for act in acts if act.first_day and act.first_day <= day]
    return sorted(by_now, key=lambda act: act.first_day or date.max)


def _in_body(document: Document, place: Place) -> Place:
    """A place in the body; what only the title says gets the place of the title in the body."""
    if place.end or not document.body.startswith(document.title):
        return place
    return Place(0, len(document.title))


def _numbered_first(
    found: Resolution, reached: ResolvedReference
) -> tuple[tuple[IndexedDocument, ...], ResolvedReference]:
    """The targets, those with a document number first, and the reference in the same order.

    Where some have a number and none has the one that the draft writes, the reference disagrees.
    """
    pairs = sorted(
        zip(found.targets, reached.targets, strict=True),
        key=lambda pair: not pair[0].facts.number_keys,
    )
    targets = tuple(document for document, _ in pairs)
    ordered = replace(reached, targets=tuple(named for _, named in pairs))
    key = number_key(reached.number) if reached.number else None
    numbers = {number for one in targets for number in one.facts.number_keys}
    if found.certain and not found.disagrees and key and numbers and key not in numbers:
        return targets, replace(ordered, certain=False, disagrees=True)
    return targets, ordered


def _is_itself(draft: IndexedDocument, found: Sequence[IndexedDocument]) -> bool:
    """Whether one of some documents is the draft's own text, published since."""
    own = set(draft.facts.title_keys[:1])
    return any(own.intersection(one.facts.title_keys[:1]) for one in found)


def _version(
    reached: ResolvedReference, sentence: str, targets: Sequence[IndexedDocument]
) -> int | None:
    """The year of the text that a draft means by （2006年修订）, where none here is of it."""
    if not reached.title or not targets:
        return None
    said = re.search(
        rf"《{re.escape(reached.title)}》\s*[（(]((?:19|20)\d\d)年?[^（）()]{{0,8}}"
        r"(?:修正|修订|修改|版)[^（）()]{0,4}[）)]",
        sentence,
    )
    if said is None:
        return None
    year = int(said[1])
    days = [
        day
        for one in targets
        for day in (one.facts.dated_on, one.facts.effective_on, one.facts.text_since)
        if day
    ]
    return year if days and year not in {day.year for day in days} else None
