"""The page of one article: how it is quoted, its text in each version, who changed and cites it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.results.versions import (
    ArticleChange,
    ArticleCiting,
    ArticleEnd,
    ArticleHistory,
    ArticleText,
    DocumentVersions,
)
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.clause_quotes import cited_as, quote, text_of, text_of_article
from search_app.presenters.relation_sections import (
    RelationEntry,
    ValidityLine,
    clauses_of,
    document_link,
    effect_notes,
    validity_line,
)
from search_app.presenters.version_lines import VersionLine, newer_line
from search_app.wording import articles as words
from search_app.wording import versions as version_words

SHOWN = 20
"""Citing documents on the page; the search lists all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleVersion:
    """The article in one version: its heading with a link there, notes, and its lines.

    `moved` says under which other number the version has the text, `moved_href` leads there.
    """

    title: str
    href: str
    notes: tuple[str, ...]
    lines: tuple[str, ...]
    moved: str
    moved_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """All that the page of an article shows; `own` is the article in the document asked for."""

    title: str
    label: str
    document: str
    canonical: str
    band: VersionLine | None
    ends: tuple[ValidityLine, ...]
    own: ArticleVersion
    quotes: tuple[tuple[str, str], ...]
    others: tuple[ArticleVersion, ...]
    changes: tuple[RelationEntry, ...]
    citing: str
    cited_by: tuple[RelationEntry, ...]
    all_href: str
    all_label: str
    missing: str


def present_article(found: ArticleHistory, versions: DocumentVersions, links: Links) -> ArticlePage:
    """The page of an article of a document."""
    own = found.text_of(found.id)
    assert own is not None, "the document is one of its versions"
    label = found.article.label
    several = len(found.texts) > 1
    nowhere = not any(one.clauses or one.moved_to for one in found.texts)
    return ArticlePage(
        title=words.heading(own.document.title, label),
        label=label,
        document=links.place(found.id, None, found.article.name)
        if own.clauses
        else links.document(found.id),
        canonical=links.absolute(links.article(found.id, found.article)),
        band=newer_line(versions.newer, links) if versions.newer else None,
        ends=tuple(_end(one, links) for one in found.ends),
        own=_version(own, found, links),
        quotes=tuple(_quotes(own, found, links)),
        others=tuple(
            _version(one, found, links) for one in found.texts if several and one is not own
        ),
        changes=tuple(_change(one, found, links) for one in found.changes),
        citing=words.citing(found.cited_by_total),
        cited_by=tuple(_citing(one, found, links) for one in found.cited_by),
        all_href=links.citing(found.id, found.article)
        if found.cited_by_total > len(found.cited_by)
        else "",
        all_label=wording.relations.all_citing(found.cited_by_total),
        missing=words.missing(label) if nowhere else "",
    )


def _end(end: ArticleEnd, links: Links) -> ValidityLine:
    """The end of an article, or of its document, with the sentence that says so."""
    line = validity_line(end.validity, "", links)
    if not end.clauses:
        return line
    clauses = "".join(clauses_of(end.clauses))
    return replace(line, said=f"{clauses}{words.ENDED}{line.rest}", mark="")


def _version(one: ArticleText, found: ArticleHistory, links: Links) -> ArticleVersion:
    document = one.document
    since = (
        wording.relations.since(wording.values.day(one.first_day), latest=False)
        if one.first_day and one.state
        else ""
    )
    mark = version_words.MARKS[one.ended] if one.ended else ""
    state = mark or (version_words.STATES[one.state] if one.state else "")
    moved = one.moved_to
    return ArticleVersion(
        title=cited_as(document.title, document.dated_on, one.changed_on, one.change),
        href=links.place(document.id, None, found.article.name)
        if one.clauses
        else links.document(document.id),
        notes=tuple(note for note in (since, state) if note),
        lines=tuple(line for clause in one.clauses for line in clause.text.split("\n")),
        moved=words.moved(moved.label) if moved else "",
        moved_href=links.article(document.id, moved) if moved else "",
    )


def _quotes(own: ArticleText, found: ArticleHistory, links: Links) -> Iterator[tuple[str, str]]:
    """What can be quoted, by its label: the whole article, then each of its clauses."""
    clauses = own.clauses
    if not clauses:
        return
    cited = cited_as(own.document.title, own.document.dated_on, own.changed_on, own.change)

    def quoted(label: str, text: str, anchor: str) -> str:
        address = links.absolute(links.document(found.id, anchor=anchor))
        return quote(cited, label, text, address)

    label = found.article.label
    yield label, quoted(label, text_of_article(clauses), found.article.name)
    if len(clauses) > 1:
        for at, clause in enumerate(clauses):
            if clause.label != label:
                yield clause.label, quoted(clause.label, text_of(clauses, at), clause.name)


def _change(one: ArticleChange, found: ArticleHistory, links: Links) -> RelationEntry:
    act = one.effect
    # The heading has the number of the article; only a part of it says more.
    part = replace(act, clauses="") if act.clauses == found.article.label else act
    return RelationEntry(
        mentions=(document_link(act.by, links),),
        notes=(*effect_notes(part), *_of_version(one.version, found)),
        sentence=act.sentence,
    )


def _citing(one: ArticleCiting, found: ArticleHistory, links: Links) -> RelationEntry:
    citing = one.citing
    basis = (wording.relations.BASIS,) if citing.basis else ()
    return RelationEntry(
        mentions=(document_link(citing.document, links),),
        notes=(*clauses_of(citing.clauses), *basis, *_of_version(one.version, found)),
        sentence=citing.sentence,
    )


def _of_version(id: str, found: ArticleHistory) -> Sequence[str]:
    """Which version is meant, where it is another one than the document asked for."""
    meant = found.text_of(id)
    if id == found.id or meant is None or meant.document.dated_on is None:
        return ()
    return (f"{words.WHICH_VERSION} {wording.values.day(meant.document.dated_on)}",)
