"""The table of effects as a page, as rows of a file, and as entries of a feed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from indexer.query.effect_query import EffectQuery
from indexer.results.effect_lists import EffectList, ListedEffect
from search_app import wording
from search_app.addresses.links import Links
from search_app.exports.cells import Cell, plain
from search_app.history.effect_args import ON_A_PAGE, effect_pairs
from search_app.history.history_entry import HistoryEntry
from search_app.presenters.choice import Choice
from search_app.presenters.date_presets import first_of_month
from search_app.presenters.relation_sections import DocumentLink, document_link
from search_app.wording import effects as say
from search_app.wording import relations, values

MOST_TARGETS = 2
"""Documents that are named for one reference: a code of laws stands here in many parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectLine:
    """A row of the table in words."""

    day: str
    kind: str
    by: DocumentLink
    on: tuple[DocumentLink, ...]
    on_notes: tuple[str, ...]
    article: str
    notes: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectsPage:
    """All that the page shows."""

    summary: str
    month: Choice
    about: str
    everything: str
    lines: tuple[EffectLine, ...]
    previous: str | None
    next: str | None
    position: str
    csv: str
    xlsx: str
    atom: str
    notes: tuple[str, ...]


def present_effects(
    found: EffectList, query: EffectQuery, page: int, links: Links, today: date
) -> EffectsPage:
    """The page of the effects that match a query; `month` is the way to those of this month."""
    month = first_of_month(today)
    chosen = query.since == month and query.until is None
    narrowed = replace(query, since=None if chosen else month, until=None)
    last = max(1, -(-found.total // ON_A_PAGE))
    pairs = effect_pairs(query)
    return EffectsPage(
        summary=say.total(found.total),
        month=Choice(
            wording.narrowing.THIS_MONTH, links.effects(effect_pairs(narrowed)), selected=chosen
        ),
        about=about_document(found),
        everything=links.effects(),
        lines=tuple(_line(one, links) for one in found.effects),
        previous=links.effects(effect_pairs(query, page - 1)) if 1 < page <= last else None,
        next=links.effects(effect_pairs(query, page + 1)) if page < last else None,
        position=wording.results.of_pages(page, last) if last > 1 else "",
        csv=links.effects(pairs, "csv"),
        xlsx=links.effects(pairs, "xlsx"),
        atom=links.effects(pairs, "atom"),
        notes=(
            say.listed_by(values.day(found.indexed_on)),
            wording.review.version(found.index_version),
        ),
    )


def about_document(found: EffectList) -> str:
    """The documents that the query names, in words; "" where it names none."""
    return "；".join(say.about(one.title, one.document_number) for one in found.about)


def _line(one: ListedEffect, links: Links) -> EffectLine:
    targets = one.reached.targets
    notes = [say.how(stated=one.stated)]
    if one.where:
        notes.append(say.where(one.where))
    if one.until:
        notes.append(say.until(values.day(one.until)))
    if one.contained is not None:
        notes.append(say.contained(contains=one.contained))
    return EffectLine(
        day=_day(one),
        kind=say.KINDS[one.kind],
        by=document_link(one.by, links),
        on=tuple(document_link(target, links) for target in targets[:MOST_TARGETS])
        or (DocumentLink(_as_written(one)),),
        on_notes=tuple(_target_notes(one)),
        article=say.article(one.kind, one.article),
        notes=tuple(notes),
        sentence=_sentence(one),
    )


def _target_notes(one: ListedEffect) -> Iterator[str]:
    reached = one.reached
    if not reached.targets:
        yield say.NOT_HELD
        return
    if len(reached.targets) > MOST_TARGETS:
        yield say.several(len(reached.targets))
    if not reached.certain:
        yield say.UNCERTAIN
    if reached.disagrees:
        yield relations.DISAGREES
    if reached.later:
        yield relations.LATER


def _day(one: ListedEffect) -> str:
    if one.first_day is None:
        return say.UNKNOWN_DAY
    return say.first_day(values.day(one.first_day), latest=one.latest)


def _as_written(one: ListedEffect) -> str:
    return relations.as_written(one.reached.number, one.reached.title)


def _sentence(one: ListedEffect) -> str:
    return one.sentence or one.by.title


def effect_rows(found: Iterable[EffectList], links: Links) -> Iterator[list[Cell]]:
    """The rows of the file, parallel to `wording.effects.COLUMNS`."""
    for several in found:
        for one in several.effects:
            reached, targets = one.reached, one.reached.targets
            yield [
                say.KINDS[one.kind],
                one.first_day,
                _day(one) if one.latest or one.first_day is None else "",
                say.how(stated=one.stated),
                one.by.title,
                one.by.document_number,
                one.by.dated_on,
                links.absolute(links.document(one.by.id)),
                reached.title or (targets[0].title if targets else ""),
                reached.number,
                _held(one),
                " ".join(links.absolute(links.document(target.id)) for target in targets),
                one.article,
                one.until,
                one.where,
                say.contained(contains=one.contained) if one.contained is not None else "",
                _sentence(one),
            ]


def _held(one: ListedEffect) -> str:
    if not one.reached.targets:
        return say.NO
    return say.YES if one.reached.certain else say.UNCERTAIN


def effect_entry(one: ListedEffect, at: datetime, links: Links) -> HistoryEntry:
    """The entry of a row; its id stays as long as the two documents and the article do."""
    reached = one.reached
    on = _as_written(one) or relations.named(reached.targets[0].title, None)
    key = "\0".join((one.kind.value, reached.number or "", reached.title or "", one.article))
    digest = hashlib.blake2b(f"{key}\0{one.sentence}".encode(), digest_size=6).hexdigest()
    href = links.absolute(links.document(one.by.id))
    by = relations.named(one.by.title, one.by.document_number)
    facts = "；".join((_day(one), *_line(one, links).notes))
    return HistoryEntry(
        id=f"{href}#effect-{digest}",
        href=href,
        title=plain(say.entry(by, one.kind, on, one.article)),
        at=at.isoformat(timespec="seconds"),
        kind=say.KINDS[one.kind],
        summary=plain(f"{facts}。{_sentence(one)}"),
    )


def conditions(query: EffectQuery) -> str:
    """What a query narrows to, in words."""
    parts = [
        "、".join(say.KINDS[kind] for kind in query.kinds),
        *(f"{say.AFFECTING_ISSUER}：{name}" for name in query.affecting_issuer),
        *(f"{say.AFFECTED_ISSUER}：{name}" for name in query.affected_issuer),
        days_between(query.since, query.until),
        say.IN_TEXT_CHOICES[query.in_text] if query.in_text else "",
    ]
    return "；".join(filter(None, parts))


def days_between(since: date | None, until: date | None) -> str:
    """The days that a query is bounded by, in words; "" where it is not."""
    if since and until:
        return f"{values.day(since)}至{values.day(until)}"
    if since:
        return f"{say.SINCE}：{values.day(since)}"
    return f"{say.UNTIL}：{values.day(until)}" if until else ""
