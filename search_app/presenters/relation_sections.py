"""The sections of a document's page on its validity and its relations to other documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from indexer.query.model import CitedVersions
from indexer.relations.single_articles import single_articles
from indexer.relations.validity.statuses import Validity
from indexer.results.relations import (
    Cited,
    Citing,
    DocumentSummary,
    EffectOnOther,
    EffectOnThis,
    ExplainedBy,
    Explains,
    Relations,
    ResolvedReference,
    ShownContradiction,
    ShownValidity,
)
from indexer.results.versions import DocumentVersions, ShownVersion
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.related_links import RelatedLink, present_related
from search_app.presenters.standing.ends_to_come import end_to_come
from search_app.presenters.standing.validity_marks import parted
from search_app.presenters.version_lines import since, state_of, version_before
from search_app.wording import relations as words

SHOWN = 3
"""Entries of a list before the rest is folded."""
MOST_ARTICLES = 6
"""Articles that are named in a note; the table of effects has them all."""


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document with its link, or as written where it is not in the index (`href` None)."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationEntry:
    """A line of a list: documents, notes on them, and the sentence that states the relation.

    `comparison` leads to the text beside the one before it.
    """

    mentions: tuple[DocumentLink, ...]
    notes: tuple[str, ...] = ()
    sentence: str = ""
    comparison: DocumentLink | None = None


@dataclass(frozen=True, slots=True)
class RelationList:
    """A list with its heading; `rest` is folded; `more` are links to more than is listed."""

    name: str
    title: str
    shown: tuple[RelationEntry, ...]
    rest: tuple[RelationEntry, ...] = ()
    fold: str = ""
    more: tuple[DocumentLink, ...] = ()

    @classmethod
    def of(
        cls,
        name: str,
        title: str,
        entries: Sequence[RelationEntry],
        more: Iterable[DocumentLink] = (),
        *,
        counted: bool = False,
    ) -> RelationList:
        """A list of all entries, folded after the first; `counted`: its title says how many."""
        rest = tuple(entries[SHOWN:])
        title = words.counted(title, len(entries)) if rest and not counted else title
        return cls(name, title, tuple(entries[:SHOWN]), rest, words.rest(len(rest)), tuple(more))


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityLine:
    """The validity of the document: `said` in words, why, and by which text.

    `said` begins with `mark`, which is "" where nothing is known, and goes on with `rest`.
    """

    said: str
    mark: str
    rest: str
    why: str
    sentence: str
    by: DocumentLink | None


@dataclass(frozen=True, slots=True)
class ContradictionLine:
    """Two statements of how the document stands that cannot both be right."""

    text: str
    labels: tuple[ValidityLine, ValidityLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationSections:
    """All that the page shows; empty lists are left out."""

    label: ValidityLine
    amended: str
    replaced: str
    day: str
    asof: str
    timeline: tuple[ValidityLine, ...]
    contradictions: tuple[ContradictionLine, ...]
    lists: tuple[RelationList, ...]
    related: tuple[RelatedLink, ...]
    readings: tuple[RelationList, ...]
    api: str
    effects: str


def present_relations(
    found: Relations, versions: DocumentVersions, links: Links, asof: date | None
) -> RelationSections:
    """The relations of a document; `asof` is the day that was asked for."""
    indexed = wording.values.day(found.indexed_on)
    lists = (
        RelationList.of(
            "effects",
            words.EFFECTS_ON_THIS,
            [
                _effect_on_this(one, links)
                for one in found.effects_on_this
                if not (one.contained or _said_again(one, found.effects_on_this))
            ],
        ),
        RelationList.of(
            "versions",
            wording.versions.VERSIONS,
            _versions(versions, links),
            (
                DocumentLink(wording.compare.WITH_TEXT, links.compare(found.id)),
                DocumentLink(words.CITING_EVERY_VERSION, _citing_every_version(found, links)),
            ),
        ),
        RelationList.of(
            "same-title",
            wording.versions.SAME_TITLE,
            [_titled(one, links) for one in versions.without_versions(found.same_title)],
        ),
        RelationList.of("basis", words.BASIS, [_cited(one, links) for one in found.basis]),
        RelationList.of(
            "deeds",
            words.EFFECTS_ON_OTHERS,
            [_effect_on_other(one, links) for one in found.effects_on_others],
        ),
        RelationList.of(
            "citations",
            words.CITATIONS,
            [_cited(one, links) for one in found.citations if not one.basis],
        ),
        RelationList.of(
            "cited-by",
            words.cited_by(found.cited_by_total),
            [_citing(one, links) for one in found.cited_by],
            (DocumentLink(words.all_citing(found.cited_by_total), links.citing(found.id)),)
            if found.cited_by_total > len(found.cited_by)
            else (),
            counted=True,
        ),
    )
    readings = (
        RelationList.of(
            "explains", words.EXPLAINS, [_explains(one, links) for one in found.explains]
        ),
        RelationList.of(
            "explained-by",
            words.EXPLAINED_BY,
            [_explained_by(one, links) for one in found.explained_by],
        ),
    )
    return RelationSections(
        label=present_validity(found, links),
        amended=words.amended(wording.values.day(found.amended_on)) if found.amended_on else "",
        replaced=words.text_from(wording.values.day(found.text_from)) if found.text_from else "",
        day=wording.values.day(found.asof),
        asof=asof.isoformat() if asof else "",
        timeline=tuple(
            validity_line(one, indexed, links, followed=one is not found.timeline[-1])
            for one in found.timeline
        )
        if len(found.timeline) > 1
        else (),
        contradictions=tuple(
            _contradiction_line(one, indexed, links) for one in found.contradictions
        ),
        lists=tuple(one for one in lists if one.shown),
        related=present_related(found.related, links),
        readings=tuple(one for one in readings if one.shown),
        api=links.api_relations(found.id),
        effects=links.effects([("document", found.id)]),
    )


def present_validity(found: Relations, links: Links) -> ValidityLine:
    """How a document stands on the day asked for."""
    indexed = wording.values.day(found.indexed_on)
    to_come = end_to_come(found.cautions)
    return validity_line(found.validity, indexed, links, valid_until(found), to_come)


def valid_until(found: Relations) -> date | None:
    """The last day before the document expires, as far as it has not and that is known."""
    ends = [
        one.first_day
        for one in found.timeline
        if one.validity is Validity.EXPIRED and one.first_day and one.first_day > found.asof
    ]
    return min(ends) - timedelta(days=1) if ends else None


def validity_line(
    label: ShownValidity,
    indexed: str,
    links: Links,
    until: date | None = None,
    to_come: str = "",
    *,
    followed: bool = False,
) -> ValidityLine:
    """A validity in words, with the sentence and the document that say so.

    `to_come` and `followed` as in `wording.validity.in_full`.
    """
    first = wording.values.day(label.first_day) if label.first_day else ""
    since = words.since(first, latest=label.latest) if first else ""
    said = wording.validity.in_full(
        label.validity,
        stated=label.stated,
        ground=label.ground,
        day=indexed,
        since=words.UNDATED if label.undated else since,
        until=until,
        to_come=to_come,
        followed=followed,
    )
    mark, rest = parted(said, label.validity)
    return ValidityLine(
        said=said,
        mark=mark,
        rest=rest,
        why=words.ground(label.ground),
        sentence=label.sentence,
        by=document_link(label.by, links) if label.by else None,
    )


def _contradiction_line(one: ShownContradiction, indexed: str, links: Links) -> ContradictionLine:
    both = (validity_line(one.one, indexed, links), validity_line(one.other, indexed, links))
    return ContradictionLine(words.CONTRADICTION_KINDS[one.kind], both)


def document_link(named: DocumentSummary, links: Links) -> DocumentLink:
    """A document of the index, with its link."""
    return DocumentLink(words.named(named.title, named.document_number), links.document(named.id))


def _validity_note(named: DocumentSummary) -> tuple[str, ...]:
    return () if named.validity is Validity.UNSTATED else (named.validity,)


def _reached(
    reached: ResolvedReference, links: Links
) -> tuple[tuple[DocumentLink, ...], tuple[str, ...]]:
    """The documents that a reference leads to, and notes on them."""
    if not reached.targets:
        return (DocumentLink(words.as_written(reached.number, reached.title)),), (words.UNLISTED,)
    notes = [*_validity_note(reached.targets[0])] if reached.certain else [words.UNCERTAIN]
    if reached.disagrees:
        notes.append(words.DISAGREES)
    if reached.later:
        notes.append(words.LATER)
    return tuple(document_link(target, links) for target in reached.targets), tuple(notes)


def clauses_of(clauses: str) -> tuple[str, ...]:
    """The clauses that are meant as a note, the first of many; none where the whole document is."""
    articles = single_articles(clauses)
    if len(articles) > MOST_ARTICLES:
        shown = "、".join(articles[:MOST_ARTICLES])
        return (words.articles(shown, len(articles)),)
    return (clauses,) if clauses else ()


def _cited(cited: Cited, links: Links) -> RelationEntry:
    mentions, notes = _reached(cited.reached, links)
    return RelationEntry(mentions=mentions, notes=(*clauses_of(cited.reached.clauses), *notes))


def _explains(one: Explains, links: Links) -> RelationEntry:
    mentions, notes = _reached(one.reached, links)
    return RelationEntry(mentions=mentions, notes=notes, sentence=one.sentence)


def _explained_by(one: ExplainedBy, links: Links) -> RelationEntry:
    dated = _dated(one.document)
    pictures = (words.PICTURES_ALONE,) if one.without_text else ()
    return RelationEntry(
        mentions=(document_link(one.document, links),),
        notes=(*((dated,) if dated else ()), *pictures),
    )


def _citing(citing: Citing, links: Links) -> RelationEntry:
    notes = (words.BASIS,) if citing.basis else ()
    return RelationEntry(
        mentions=(document_link(citing.document, links),),
        notes=(*clauses_of(citing.clauses), *notes),
        sentence=citing.sentence,
    )


def _citing_every_version(found: Relations, links: Links) -> str:
    return links.citing(found.id, versions=CitedVersions.ALL)


def _versions(found: DocumentVersions, links: Links) -> list[RelationEntry]:
    """All versions of its rule, the one in force first, each with its comparison."""
    return [
        RelationEntry(
            mentions=(
                document_link(one.document, links)
                if one.document.id != found.id
                else DocumentLink(words.THIS),
            ),
            notes=tuple(note for note in (_dated(one.document), since(one), state_of(one)) if note),
            comparison=_comparison(one, found, links),
        )
        for one in found.versions
    ]


def _comparison(one: ShownVersion, found: DocumentVersions, links: Links) -> DocumentLink | None:
    """The way to compare a version with the one before."""
    before = version_before(one, found)
    if before is None:
        return None
    href = links.compare(before.document.id, one.document.id)
    return DocumentLink(wording.compare.WITH_PREVIOUS, href)


def _titled(named: DocumentSummary, links: Links) -> RelationEntry:
    """Another document of its title."""
    dated = _dated(named)
    return RelationEntry(
        mentions=(document_link(named, links),),
        notes=(*((dated,) if dated else ()), *_validity_note(named)),
    )


def _dated(named: DocumentSummary) -> str:
    return wording.values.day(named.dated_on) if named.dated_on else ""


def _days(act: EffectOnThis | EffectOnOther) -> tuple[str, ...]:
    days = [words.since(wording.values.day(act.first_day), latest=False)] if act.first_day else []
    if act.until:
        days.append(words.until(wording.values.day(act.until)))
    where = (act.where,) if act.where else ()
    return (*where, *days, wording.validity.how(stated=act.stated))


def _said_again(act: EffectOnThis, acts: Sequence[EffectOnThis]) -> bool:
    """Whether an effect is stated by a title, and once more by a sentence of the same document.

    It is left out then: the title is the link of the other entry already.
    """
    return act.sentence == act.by.title and any(
        (other.by.id, other.kind, other.clauses) == (act.by.id, act.kind, act.clauses)
        and other.sentence != act.sentence
        for other in acts
    )


def effect_notes(act: EffectOnThis) -> tuple[str, ...]:
    """What another document does, to which clauses, and from when."""
    return (words.KINDS[act.kind], *clauses_of(act.clauses), *_days(act))


def _effect_on_this(act: EffectOnThis, links: Links) -> RelationEntry:
    return RelationEntry(
        mentions=(document_link(act.by, links),), notes=effect_notes(act), sentence=act.sentence
    )


def _effect_on_other(effect: EffectOnOther, links: Links) -> RelationEntry:
    mentions, notes = _reached(effect.reached, links)
    return RelationEntry(
        mentions=mentions,
        notes=(
            words.KINDS[effect.kind],
            *clauses_of(effect.reached.clauses),
            *_days(effect),
            *notes,
        ),
        sentence=effect.sentence,
    )
