"""How pages say that a text has a newer version, and which amendments it contains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indexer.query.model import Query
from indexer.relations.validity.timeline import ENDED
from indexer.relations.version_states import VersionState
from indexer.results.relations import DocumentSummary
from indexer.results.versions import ContainedChange, DocumentVersions, NewerVersion, ShownVersion
from search_app import wording
from search_app.addresses.links import Links
from search_app.wording import versions as words


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """That a text has a newer version: a mark for an older one, a sentence, and the link there.

    `note` is what else has to be known of it.
    """

    mark: str
    text: str
    link: str
    href: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """An amendment that a text contains: `name` of what made it, with a link where it is here."""

    name: str
    href: str
    text: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionNotes:
    """What a document's page says of its version.

    `changes` are the last amendments in the text, `earlier` the ones before it, `fold` how many
    these are.
    """

    changes: tuple[ChangeLine, ...]
    earlier: tuple[ChangeLine, ...]
    fold: str


def newer_line(newer: NewerVersion, links: Links, query: Query | None = None) -> VersionLine:
    """The line of a document that has a newer version."""
    first, named = _day(newer.first_day), newer.document
    text = words.superseded(newer.ended, first) if newer.ended else words.coming(first)
    if named.validity in ENDED:
        text += words.newer_ended(named.validity)
    return VersionLine(
        mark=words.MARKS[newer.ended] if newer.ended else "",
        text=text,
        link=words.see(newer.ended),
        href=links.document(named.id, query),
        title=_named(named),
    )


def present_version(found: DocumentVersions, links: Links) -> VersionNotes:
    """What the page of a document says of its version."""
    changes = tuple(_change(one, links) for one in found.contains)
    return VersionNotes(
        changes=changes[:1],
        earlier=changes[1:],
        fold=words.more_contained(len(changes) - 1),
    )


def state_of(version: ShownVersion) -> str:
    """How one of several versions stands."""
    return words.MARKS[version.ended] if version.ended else words.STATES[version.state]


def since(version: ShownVersion) -> str:
    """From when a version is in force; "" where that is not known."""
    first = _day(version.first_day)
    return wording.relations.since(first, latest=False) if first else ""


def version_before(one: ShownVersion, found: DocumentVersions) -> ShownVersion | None:
    """The version whose place another took or will take; of one text several times, the first."""
    older, in_force, coming = (
        [version for version in found.versions if version.state is state]
        for state in (VersionState.OLDER, VersionState.NEWEST, VersionState.NOT_YET)
    )
    newest_first = [*reversed(coming), *in_force, *older]
    earlier = newest_first[newest_first.index(one) + 1 :]
    return next((version for version in earlier if not _of_one_text(version, one)), None)


def _of_one_text(one: ShownVersion, other: ShownVersion) -> bool:
    """Whether two documents are one version, which the index holds several times."""
    both = (one, other)
    if all(version.state is VersionState.NEWEST for version in both):
        return True
    first, second = ((version.first_day, version.document.dated_on) for version in both)
    return first == second


def present_band(found: DocumentVersions, links: Links) -> VersionLine | None:
    """The newer text of a document, or the one in force before it; None where it has neither."""
    if found.newer is not None:
        line = newer_line(found.newer, links)
        if found.newer.ended is None:
            return line
        return VersionLine(
            mark=line.mark,
            text=line.text,
            link=line.link,
            href=line.href,
            title=line.title,
            note=wording.validity.EARLIER_FACTS,
        )
    then = found.in_force
    if found.state is not VersionState.NOT_YET or then is None:
        return None
    own = next((one for one in found.versions if one.document.id == found.id), None)
    return VersionLine(
        mark=words.STATES[VersionState.NOT_YET],
        text=words.not_yet(wording.values.day(found.asof), _day(own.first_day if own else None)),
        link=words.SEE_THEN,
        href=links.document(then.document.id),
        title=_named(then.document),
    )


def _change(one: ContainedChange, links: Links) -> ChangeLine:
    by = one.by
    name = wording.relations.as_written(by.number, by.title) if by else ""
    target = by.targets[0] if by and by.certain and by.targets else None
    if target is not None and not name:
        name = wording.relations.named(target.title, target.document_number)
    decided = wording.values.day(one.decided_on)
    return ChangeLine(
        name=name,
        href=links.document(target.id) if target else "",
        text=words.contained(one.kind, name, decided, _day(one.first_day)),
        note="" if one.stated else wording.validity.DERIVED,
    )


def _named(document: DocumentSummary) -> str:
    return words.named(document.title, _day(document.dated_on))


def _day(value: date | None) -> str:
    return wording.values.day(value) if value else ""
