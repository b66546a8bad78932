"""Check a draft: every citation, whether it is right, and how its document stands on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.document import Document
from corpus.wrong_bytes import WRONG_CHARACTER
from indexer.answers.describing_documents import Describer, describing
from indexer.answers.document_relations import IndexState
from indexer.answers.drafts.absent_documents import (
    absent_key,
    documents_acting_on,
    effects_on_absent,
)
from indexer.answers.drafts.cited_texts import ArticlesFound, CitedTexts
from indexer.answers.drafts.distinct_citations import distinct_citations
from indexer.answers.drafts.meant_documents import MeantDocuments, meant_documents
from indexer.answers.drafts.named_in_draft import (
    named_in_draft,
    settled,
)
from indexer.answers.drafts.partly_ended import part_on
from indexer.answers.drafts.verdicts import Findings, judge
from indexer.answers.versions.cautions import (
    ActsOnOne,
    FoundCaution,
    acting_and_later,
    later_of,
)
from indexer.limits.deadline import check
from indexer.query.plain_words import PlainWords
from indexer.relations.citation_verdicts import CitationVerdict, VerdictReason
from indexer.relations.facts import facts_with
from indexer.relations.grammar.drafts.citing_places import CitingPlace, citing_places
from indexer.relations.grammar.drafts.own_form import form_remarks
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.resolution.acting_effects import ActingOn
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import AsOf, DocRef, IndexedDocument
from indexer.relations.statements import Place, Reference, Statements
from indexer.relations.validity.interruptions import FOR_A_TIME, interruptions
from indexer.relations.validity.timeline import (
    ENDED,
    ActingEffect,
    ValidityPeriod,
    amended_on,
    is_contained,
    period_on,
    timeline,
)
from indexer.results.relations import EffectOnThis
from indexer.results.reviews import CheckedDraft, CheckedReference, CheckedTarget, InterpretedLaw


@dataclass(frozen=True, slots=True, kw_only=True)
class _LookedUp:
    """What was looked up of all documents that a draft names, and the draft itself."""

    document: Document
    draft: IndexedDocument
    acting: ActingOn
    periods: Mapping[DocRef, ValidityPeriod]
    cautions: Mapping[DocRef, Sequence[FoundCaution]]
    unseen: Mapping[str, Sequence[ActingEffect]]
    texts: CitedTexts
    describer: Describer
    asof: AsOf
    tracked: Sequence[Place]


def draft_check(
    document: Document,
    asof: AsOf,
    state: IndexState,
    tracked: Sequence[Place] = (),
    plain_words: PlainWords | None = None,
) -> Task[CheckedDraft]:
    """Every citation of a text, in its order, as its document stands on a day. Eight rounds.

    `tracked` are the places of the body that have tracked changes, `plain_words` tell short names.
    """
    read = citing_places(document)
    facts = facts_with(document, Statements(no_rule=read.no_rule))
    draft = IndexedDocument(DocRef(), document.id, facts)
    named = yield from named_in_draft(read.places, plain_words)
    collected = distinct_citations(settled(read.places, named))
    resolved = [
        one
        for citation in collected.citations
        if (one := meant_documents(citation, named, draft)) is not None
    ]
    looked_up = yield from _looked_up(document, draft, resolved, asof, tracked)
    return CheckedDraft(
        asof=asof.day,
        references=_once(_checked(looked_up, one) for one in resolved),
        indexed_on=state.published_on,
        index_version=state.version,
        left_out=collected.left_out,
        remarks=form_remarks(document),
    )


def _looked_up(
    document: Document,
    draft: IndexedDocument,
    resolved: Sequence[MeantDocuments],
    asof: AsOf,
    tracked: Sequence[Place],
) -> Task[_LookedUp]:
    """Look up how the cited documents stand, their versions, and the texts to compare with."""
    cited = {one.ref: one for row in resolved for one in row.found.targets}
    laws = {one.ref: one for row in resolved for law in row.laws.values() for one in law.targets}
    targets = {**cited, **laws}
    absent = {row.citation.reference for row in resolved if not row.found.targets}
    absent |= {
        Reference(title=name, title_key=title_key(name))
        for row in resolved
        for name, law in row.laws.items()
        if not law.targets
    }
    compared = {
        one.ref
        for row in resolved
        if row.citation.reference.clauses or any(place.quotation for place in row.citation.places)
        for one in row.found.targets
    }
    (acting, later), enders, texts = yield from together(
        acting_and_later(tuple(targets.values())),
        documents_acting_on(absent),
        ask(lambda shelf: shelf.texts(compared)),
    )
    cautions = {
        one.ref: tuple(ActsOnOne.of(one, acting, later).cautions(asof)) for one in targets.values()
    }
    unseen = {absent_key(one): effects_on_absent(one, enders, draft, asof.day) for one in absent}
    periods = {
        one.ref: period_on(timeline(one.facts, acting.acts[one.ref]), *asof)
        for one in targets.values()
    }
    every = (*acting.acts.values(), *acting.doubts.values(), *unseen.values())
    acts = [act for several in every for act in several]
    actors = {**acting.actors, **{one.id: one for one in enders}}
    quoted = {actors[act.by].ref for act in acts}
    own_words = {ref for ref, period in periods.items() if period.place and not period.by}
    describer = yield from describing(
        {
            *targets,
            *quoted,
            *later_of(one for each in cautions.values() for one in each),
            *(one.ref for row in resolved for one in row.same_title),
        },
        {*quoted, *own_words},
        asof,
        actors,
        {draft.ref: document.body},
    )
    return _LookedUp(
        document=document,
        draft=draft,
        acting=acting,
        periods=periods,
        cautions=cautions,
        unseen=unseen,
        texts=CitedTexts(texts),
        describer=describer,
        asof=asof,
        tracked=tracked,
    )


def _checked(looked_up: _LookedUp, row: MeantDocuments) -> CheckedReference:
    """What is said of one citation."""
    check()
    describer, citation = looked_up.describer, row.citation
    reference, refs = citation.reference, [one.ref for one in row.found.targets]
    compared = bool(refs) and row.found.certain and not row.other_year
    articles = ArticlesFound()
    if compared and reference.clauses:
        articles = looked_up.texts.articles(reference.clauses, refs)
    judged = judge(_findings(looked_up, row, articles))
    found = row.found
    if VerdictReason.TITLE in judged.reasons:
        found = replace(found, disagrees=True)
    place = citation.places[0].sentence
    sentence = describer.sentence(looked_up.draft.ref, place) or looked_up.document.title
    held = judged.verdict not in (CitationVerdict.UNDETERMINED, CitationVerdict.NOT_HELD)
    unseen = looked_up.unseen.get(absent_key(reference), ()) if not refs else ()
    first = citation.places[0]
    return CheckedReference(
        written="" if first.whole else _written(looked_up.document, first),
        reached=describer.reference(reference, found),
        targets=tuple(_target(looked_up, one, reference.clauses) for one in found.targets),
        verdict=judged.verdict,
        reasons=judged.reasons,
        missing_clauses=(*articles.no_article, *articles.no_part),
        sentence=sentence,
        place=_in_body(looked_up.document, place),
        marks=tuple(_mark(looked_up.document, one.start, one.end) for one in citation.places),
        basis=citation.basis,
        kind=citation.kind,
        unseen=tuple(map(describer.effect_on_this, unseen)),
        said_version=citation.version.written if citation.version else "",
        version=citation.version.year if citation.version and row.other_year else None,
        quotations=looked_up.texts.quotations(citation, refs) if compared and held else (),
        interpreted=tuple(_ended_laws(looked_up, row)),
        same_title=tuple(describer.summary(one.ref) for one in row.same_title),
    )


def _findings(looked_up: _LookedUp, row: MeantDocuments, articles: ArticlesFound) -> Findings:
    """What the rules of the verdict need to know of a citation."""
    citation = row.citation
    sentences = [_in_body(looked_up.document, place.sentence) for place in citation.places]
    body = looked_up.document.body
    return Findings(
        reference=row.reference,
        found=row.found,
        unsure=citation.unsure,
        unreadable=any(WRONG_CHARACTER in body[one.start : one.end] for one in sentences),
        tracked=any(
            one.start < changed.end and changed.start < one.end
            for one in sentences
            for changed in looked_up.tracked
        ),
        maker_unknown=row.maker_unknown,
        other_year=row.other_year,
        year_not_held=(row.other_year and not row.never_of_year)
        or (row.only_newest and not _have_ended(looked_up, row)),
        no_article=bool(articles.no_article),
        no_part=bool(articles.no_part),
        articles_unknown=articles.unknown,
    )


def _have_ended(looked_up: _LookedUp, row: MeantDocuments) -> bool:
    """Whether what a draft calls 原《…》 can be the document itself, since it holds no more."""
    return any(looked_up.periods[one.ref].validity in ENDED for one in row.found.targets)


def _ended_laws(looked_up: _LookedUp, row: MeantDocuments) -> Iterable[InterpretedLaw]:
    """The laws that a cited interpretation interprets and that have ended."""
    for name, law in row.laws.items():
        if law.targets and law.certain:
            period = looked_up.periods[law.targets[0].ref]
            if period.validity in ENDED:
                actor = looked_up.acting.actors.get(period.by or "")
                by = looked_up.describer.summary(actor.ref) if actor else None
                yield InterpretedLaw(
                    title=name, validity=period.validity, first_day=period.first_day, by=by
                )
        for act in looked_up.unseen.get(title_key(name), ()) if not law.targets else ():
            validity = act.effect.kind.row.validity
            if validity in ENDED:
                by = looked_up.describer.effect_on_this(act).by
                yield InterpretedLaw(title=name, validity=validity, first_day=act.first_day, by=by)
                break


def _target(looked_up: _LookedUp, document: IndexedDocument, clauses: str) -> CheckedTarget:
    describer, day = looked_up.describer, looked_up.asof.day
    acts = looked_up.acting.acts[document.ref]
    amended = amended_on(document.facts, acts)
    lasting = interruptions(acts, looked_up.asof)
    by_now: tuple[EffectOnThis, ...] = tuple(
        describer.effect_on_this(act)
        for act in acts
        if act.first_day
        and act.first_day <= day
        and (act.effect.kind not in FOR_A_TIME or act in lasting)
        and not is_contained(act, document.facts)
    )
    period, ended = part_on(looked_up.periods[document.ref], acts, clauses, day)
    return CheckedTarget(
        document=describer.summary(document.ref),
        validity=describer.validity(document, period),
        ended_clauses=ended,
        amended_on=amended if amended and amended <= day else None,
        effects=by_now,
        cautions=tuple(one.shown(describer) for one in looked_up.cautions[document.ref]),
    )


def _once(references: Iterable[CheckedReference]) -> tuple[CheckedReference, ...]:
    """Each citation once: those of one document that are judged alike are one.

    The draft may name a document by its title here and by its number there.
    """
    found: dict[object, CheckedReference] = {}
    for one in references:
        reached = one.reached
        names: object = tuple(target.id for target in reached.targets)
        if one.verdict is CitationVerdict.MISMATCH or not names:
            names = (names, reached.number, title_key(reached.title or ""))
        key = (names, one.verdict, one.reasons, reached.clauses, one.kind, one.said_version)
        first = found.get(key)
        found[key] = _joined(first, one) if first else one
    return tuple(sorted(found.values(), key=lambda one: (one.place.start, one.kind is None)))


def _joined(one: CheckedReference, other: CheckedReference) -> CheckedReference:
    """Two citations of one document as one, with the number and title of whichever has them."""
    reached = replace(
        one.reached,
        number=one.reached.number or other.reached.number,
        title=one.reached.title or other.reached.title,
    )
    return replace(
        one,
        reached=reached,
        marks=(*one.marks, *other.marks),
        basis=one.basis or other.basis,
        quotations=(*one.quotations, *other.quotations),
    )


def _in_body(document: Document, place: Place) -> Place:
    """A place in the body; what only the title says gets the place of the title in the body."""
    if place.end or not document.body.startswith(document.title):
        return place
    return Place(0, len(document.title))


def _written(document: Document, place: CitingPlace) -> str:
    """A name as the draft writes it, white space left out."""
    return "".join(document.body[place.start : place.end].split())


def _mark(document: Document, start: int, end: int) -> Place:
    """Where a name stands in the body; what only the title says is marked as a whole."""
    return Place(start, end) if end else _in_body(document, Place(0, 0))
