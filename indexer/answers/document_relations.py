"""Say how one document relates to others, as its page and the API show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.answers.cited_by import SureCiters, citing
from indexer.answers.describing_documents import Describer, describing
from indexer.answers.explanations import (
    Explanations,
    explanations,
    shown_explains,
    shown_readings,
)
from indexer.answers.kept_answers import KeptAnswers
from indexer.answers.listed_citations import ResolvedCitation, listed_citations
from indexer.answers.related_documents import RelatedRef, Subject, related, subject_of
from indexer.answers.versions.cautions import ActsOnOne, FoundCaution, acting_and_later
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts
from indexer.relations.resolution.acting_effects import ActingOn
from indexer.relations.resolution.resolve import Resolution, same_organ
from indexer.relations.resolution.resolving import FoundHolders, ReferenceInText, holders, resolving
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument
from indexer.relations.statements import Effect
from indexer.relations.validity.timeline import (
    ENDED,
    amended_on,
    contradictions,
    period_on,
    timeline,
)
from indexer.results import relations as shown

CITED_KEPT = 64
"""Documents whose citing documents are kept: who looks at one asks for its pages next."""

RELATED_KEPT = 1024
"""Documents whose related ones are kept: another day or page of the same is asked for next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which document, as of which day; of those that cite it `size` from `start` on."""

    id: str
    asof: AsOf
    start: int = 0
    size: int = 20


@dataclass(frozen=True, slots=True)
class IndexState:
    """The index that an answer comes from: its version, and the day when it was published."""

    version: str
    published_on: date


class DocumentRelations:
    """Answers for the documents of one view; safe to use from several threads."""

    def __init__(self, state: IndexState) -> None:
        """Keep nothing yet."""
        self._state = state
        self._citing: KeptAnswers[DocRef, SureCiters] = KeptAnswers(CITED_KEPT)
        self._related: KeptAnswers[DocRef, tuple[RelatedRef, ...]] = KeptAnswers(RELATED_KEPT)

    def of(self, asked: Asked) -> Task[shown.Relations | None]:
        """The relations of a document; None where there is none of this id. Eight rounds."""
        found_ids = yield from ask(lambda shelf: shelf.find((asked.id,)))
        document = found_ids.get(asked.id)
        if document is None:
            return None
        found = yield from self._around(document)
        citers = found.citing.refs
        page, related_refs = yield from together(
            _page_of_citers(citers, asked.start, asked.size),
            self._related.task(
                document.ref, lambda: related(found.subject, {*citers, *found.named(document)})
            ),
        )
        cautions = list(found.acts_on(document).cautions(asked.asof))
        describer = yield from _describer(document, found, page, related_refs, asked)
        return self._answer(asked, document, found, cautions, page, related_refs, describer)

    def citing(self, cited: IndexedDocument) -> Task[SureCiters]:
        """The documents that cite one; the last answers are kept."""
        return self._citing.task(cited.ref, lambda: citing(cited))

    def _around(self, document: IndexedDocument) -> Task[_Around]:
        """Everything about a document that is the same on every day. Three rounds."""
        facts = document.facts
        effects = (*facts.statements.effects, *facts.statements.interprets)
        citations = facts.statements.citations
        (
            (acting, later),
            citing_it,
            resolved,
            same_title,
            read,
            (text, subject),
        ) = yield from together(
            acting_and_later((document,)),
            self.citing(document),
            resolving(
                [
                    *(ReferenceInText(one.target, document, one) for one in effects),
                    *(ReferenceInText(one.target, document) for one in citations),
                ]
            ),
            holders(set(), set(facts.title_keys[:1])),
            explanations(document),
            _text_and_subject(document.ref),
        )
        done_to_others = [
            (effect, one)
            for effect, one in zip(effects, resolved[: len(effects)], strict=True)
            if not one.oneself
        ]
        return _Around(
            acting=acting,
            later=later,
            citing=citing_it,
            effects=done_to_others,
            citations=listed_citations(citations, resolved[len(effects) :]),
            same_title=_same_title(document, same_title),
            explanations=read,
            text=text,
            subject=subject,
        )

    def _answer(
        self,
        asked: Asked,
        document: IndexedDocument,
        found: _Around,
        cautions: Sequence[FoundCaution],
        page: Sequence[IndexedDocument],
        related_refs: Sequence[RelatedRef],
        describer: Describer,
    ) -> shown.Relations:
        facts, (day, today) = document.facts, asked.asof
        acts = found.acting.acts[document.ref]
        periods = timeline(facts, acts)
        amended = amended_on(facts, acts)
        on_others = tuple(describer.effect_on_other(document, *one) for one in found.effects)
        ended = period_on(periods, day, today).validity in ENDED
        return shown.Relations(
            id=asked.id,
            asof=day,
            validity=describer.validity(document, period_on(periods, day, today)),
            timeline=tuple(describer.validity(document, period) for period in periods),
            effects_on_this=tuple(describer.effect_on_this(act, facts) for act in acts),
            amended_on=amended if amended and amended <= day else None,
            text_from=_text_from(facts, day),
            effects_on_others=on_others,
            citations=tuple(describer.citation(document.ref, one) for one in found.citations),
            cited_by=tuple(_citing_document(describer, found.citing, citer) for citer in page),
            cited_by_total=len(found.citing.refs),
            same_title=tuple(
                describer.summary(one.ref) for one in found.same_title if one != document
            ),
            related=tuple(_related_document(describer, one) for one in related_refs),
            explains=shown_explains(describer, found.explanations),
            explained_by=shown_readings(describer, found.explanations),
            contradictions=tuple(
                shown.ShownContradiction(
                    one.kind,
                    describer.validity(document, one.one),
                    describer.validity(document, one.other),
                )
                for one in contradictions(facts, acts, periods, day, today)
            ),
            cautions=(
                *(() if ended else _ended_laws(on_others)),
                *(one.shown(describer) for one in cautions),
            ),
            indexed_on=self._state.published_on,
            index_version=self._state.version,
        )


def _ended_laws(effects: Iterable[shown.EffectOnOther]) -> Iterator[shown.Caution]:
    """Cautions on what a document interprets and that has ended."""
    for one in effects:
        sure = one.kind is EffectKind.INTERPRET and one.reached.certain
        targets = one.reached.targets if sure else ()
        if targets and all(target.validity in ENDED for target in targets):
            yield shown.Caution(kind=shown.CautionKind.LAW_ENDED, by=targets[0], effect=one.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What others do to a document, who cites it, and what it does and cites itself."""

    acting: ActingOn
    later: dict[DocRef, IndexedDocument]
    citing: SureCiters
    effects: list[tuple[Effect, Resolution]]
    citations: list[ResolvedCitation]
    same_title: list[IndexedDocument]
    explanations: Explanations
    text: str
    subject: Subject

    def acts_on(self, document: IndexedDocument) -> ActsOnOne:
        """What is done to the document, surely and perhaps."""
        return ActsOnOne.of(document, self.acting, self.later)

    def acting_refs(self, document: IndexedDocument) -> set[DocRef]:
        """The documents that do something to it, surely or perhaps."""
        acting, ref = self.acting, document.ref
        return {acting.actors[act.by].ref for act in (*acting.acts[ref], *acting.doubts[ref])}

    def named(self, document: IndexedDocument) -> set[DocRef]:
        """The documents that the answer names elsewhere than among the related ones."""
        return {
            *(one.ref for found in self.resolutions() for one in found.targets),
            *(one.ref for one in self.same_title),
            *self.explanations.refs(),
            *self.acting_refs(document),
            *(one.ref for one in self.later.values()),
        }

    def resolutions(self) -> list[Resolution]:
        """What the document's own references mean."""
        return [*(found for _, found in self.effects), *(one.found for one in self.citations)]


def _text_and_subject(ref: DocRef) -> Task[tuple[str, Subject]]:
    """The text of a document, and what it is about. Two rounds."""
    cards, texts = yield from together(
        ask(lambda shelf: shelf.cards((ref,))), ask(lambda shelf: shelf.texts((ref,)))
    )
    subject = yield from subject_of(ref, cards[ref], texts[ref])
    return texts[ref], subject


def _text_from(facts: Facts, day: date) -> date | None:
    """From which later day on the text here is in force; None where it is by a day."""
    last = facts.last_change
    begins = (last.first_day if last else None) or facts.text_since
    return begins if facts.text_since and begins and day < begins else None


def _same_title(document: IndexedDocument, found: FoundHolders) -> list[IndexedDocument]:
    """The documents of its whole title that may be of its organ, the newest first."""
    titled = [
        other
        for key in document.facts.title_keys[:1]
        for other in found.of_title(key)
        if other == document or same_organ(other.facts, document.facts)
    ]
    if len(titled) < 2:
        return []
    titled.sort(key=lambda one: one.id)
    titled.sort(key=lambda one: one.facts.version_day or date.min, reverse=True)
    return titled


def _page_of_citers(
    citers: frozenset[DocRef], start: int, size: int
) -> Task[list[IndexedDocument]]:
    """The newest of the documents that cite one, `size` of them from `start`. Two rounds."""
    refs = yield from ask(lambda shelf: shelf.newest(citers, start, size))
    documents = yield from ask(lambda shelf: shelf.documents(refs))
    return [documents[ref] for ref in refs]


def _describer(
    document: IndexedDocument,
    found: _Around,
    page: Sequence[IndexedDocument],
    related_refs: Sequence[RelatedRef],
    asked: Asked,
) -> Task[Describer]:
    actors = found.acting.actors
    acting = found.acting_refs(document)
    citers = {one.ref for one in page}
    named = {*found.named(document), *citers, *(one.ref for one in related_refs)}
    quoted = {*acting, *citers, *found.explanations.explained_by}
    return describing(named, quoted, asked.asof, actors, {document.ref: found.text})


def _citing_document(
    describer: Describer, found: SureCiters, citer: IndexedDocument
) -> shown.Citing:
    one = found.citation(citer)
    return shown.Citing(
        document=describer.summary(citer.ref),
        basis=one is not None and one.basis,
        clauses=one.target.clauses if one else "",
        sentence=describer.sentence(citer.ref, one.place) if one else "",
    )


def _related_document(describer: Describer, one: RelatedRef) -> shown.Related:
    return shown.Related(
        document=describer.summary(one.ref),
        words=one.words,
        in_titles=one.in_titles,
        issuers=one.issuers,
        topics=one.topics,
        region=one.region,
    )
