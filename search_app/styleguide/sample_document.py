"""An invented document with every form of text, and how documents can stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from corpus.document import Document, NoteKind, Paragraph, ParagraphKind, Part, ReadingNote
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.statements import Place
from indexer.relations.validity.statuses import Ground, Validity
from indexer.relations.version_states import VersionEnd, VersionState
from indexer.results import MarkedDocument, Snippet, TextPart
from indexer.results.relations import (
    Cited,
    EffectOnThis,
    Relations,
    ResolvedReference,
    ShownValidity,
)
from indexer.results.versions import DocumentVersions, NewerVersion
from search_app.styleguide.sample_results import ID, TODAY, cautions, marked, summary
from search_app.wording import styleguide as say


@dataclass(frozen=True, slots=True)
class SampleStanding:
    """A way in which a document stands: its relations, and its place among the versions."""

    relations: Relations
    versions: DocumentVersions


def document() -> MarkedDocument:
    """A document with headings, articles, a table, a signature, notes and an unread attachment."""
    rows = say.ROWS
    body = (
        Paragraph(say.CHAPTER, ParagraphKind.HEADING, 1),
        Paragraph(say.ARTICLE, *_ARTICLE),
        Paragraph(say.SECOND_ARTICLE, *_ARTICLE),
        Paragraph(say.ITEM),
        Paragraph(say.SECOND_ITEM),
        Paragraph(say.SECTION, ParagraphKind.HEADING, 2),
        *(Paragraph(row, ParagraphKind.TABLE_ROW) for row in rows),
        Paragraph(say.ISSUER, ParagraphKind.SIGNATURE),
        Paragraph(say.SIGNED_ON, ParagraphKind.SIGNATURE),
    )
    printed = (Paragraph(say.PRINTED, page=2),)
    notes = (ReadingNote(NoteKind.PAGES_WITHOUT_TEXT, 2, (1, 3)),)
    parts = (
        Part(body),
        Part(printed, number=1, title=say.ATTACHMENT, notes=notes),
        Part((), number=2, title=say.SCAN),
    )
    made = Document(
        source="sample",
        key=ID,
        id=ID,
        title=say.TITLE,
        parts=parts,
        path="sample.html",
        written_on=date(2024, 6, 3),
        published_on=date(2024, 6, 10),
        effective_on=date(2024, 7, 1),
        document_number=say.DOCUMENT_NUMBER,
        issuers=(say.ISSUER,),
        kind=say.KIND,
        region=say.CITY,
        topics=(say.TOPIC,),
        url="https://www.example.gov.cn/sample.html",
    )
    texts: tuple[Snippet, ...] = tuple(
        marked(one.text, say.MATCH) if one.kind is not ParagraphKind.TABLE_ROW else _plain(one.text)
        for one in made.paragraphs
    )
    return MarkedDocument(made, marked(say.TITLE, say.MATCH), texts)


_ARTICLE = (ParagraphKind.ARTICLE,)


def _plain(text: str) -> Snippet:
    return (TextPart(text, False),)


def _validity(validity: Validity, ground: Ground, *, stated: bool = True) -> ShownValidity:
    ended = validity in (Validity.REPEALED, Validity.EXPIRED, Validity.PARTIAL)
    return ShownValidity(
        validity=validity,
        ground=ground,
        first_day=date(2026, 1, 1),
        undated=False,
        latest=False,
        stated=stated,
        sentence=say.SENTENCE if ended and stated else "",
        by=summary(say.REPEALED_TITLE) if ended and stated else None,
    )


def _standing(
    shown: ShownValidity, state: VersionState | None = None, ended: VersionEnd | None = None
) -> SampleStanding:
    newer = None
    if state is not None:
        newer = NewerVersion(
            document=summary(), first_day=date(2026, 7, 1), has_begun=bool(ended), ended=ended
        )
    reached = ResolvedReference(
        number=None,
        title=say.BASIS,
        clauses=say.CLAUSE,
        targets=(),
        certain=True,
        disagrees=False,
        later=False,
    )
    act = EffectOnThis(
        kind=EffectKind.REPEAL,
        by=summary(say.REPEALED_TITLE),
        clauses="",
        first_day=date(2026, 1, 1),
        stated=True,
        until=None,
        sentence=say.SENTENCE,
    )
    found = Relations(
        id=ID,
        asof=TODAY,
        validity=shown,
        timeline=(),
        effects_on_this=(act,),
        amended_on=None,
        text_from=None,
        effects_on_others=(),
        citations=(Cited(reached=reached, basis=True, place=Place(0, 1), sentence=""),),
        cited_by=(),
        cited_by_total=0,
        same_title=(),
        related=(),
        explains=(),
        explained_by=(),
        contradictions=(),
        cautions=(),
        indexed_on=TODAY,
        index_version="sample",
    )
    versions = DocumentVersions(
        id=ID, asof=TODAY, state=state, newer=newer, versions=(), contains=()
    )
    return SampleStanding(found, versions)


def standings() -> tuple[SampleStanding, ...]:
    """How documents can stand, the plain one first."""
    silence = _validity(Validity.UNSTATED, Ground.SILENCE, stated=False)
    plain = _standing(silence)
    amended = replace(plain.relations, amended_on=date(2025, 5, 1), text_from=date(2025, 5, 1))
    return (
        plain,
        _standing(_validity(Validity.VALID, Ground.STATED)),
        _standing(_validity(Validity.REPEALED, Ground.REPEAL)),
        _standing(_validity(Validity.PARTIAL, Ground.PARTIAL_REPEAL)),
        _standing(_validity(Validity.EXPIRED, Ground.TERM_END, stated=False)),
        _standing(silence, VersionState.OLDER, VersionEnd.AMENDED),
        _standing(silence, VersionState.NEWEST),
        replace(plain, relations=amended),
        replace(plain, relations=replace(plain.relations, cautions=cautions())),
    )
