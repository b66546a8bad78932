"""The rules that say from which day a version is in force, and how versions stand on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts
from indexer.relations.shelf import DocRef, IndexedDocument
from indexer.relations.validity.timeline import ActingEffect
from indexer.relations.version_states import VersionState
from indexer.relations.works.copies import NEAR, NO_COPIES, SameTexts, versions_apart
from indexer.relations.works.work import Work, WorkVersion

LONGEST_WAIT = timedelta(days=3 * 365)
"""Within so long after it is decided an amendment is in force: of the laws measured, the longest
wait is 13 months."""

Amendments = Mapping[date, date]
"""The first day of an amendment by the day on which it was decided."""


def amendments(acts: Iterable[ActingEffect]) -> Amendments:
    """The amendments of which a text says from when they are in force."""
    found: dict[date, date] = {}
    for act in acts:
        decided, first = act.actor.dated_on, act.effect.on or act.actor.effective_on
        if act.effect.kind is EffectKind.AMEND and decided and first:
            found.setdefault(decided, first)
    return found


def first_day(facts: Facts, amended: Amendments) -> date | None:
    """From which day a text is in force; None where no text of the index says so.

    Its own history may say it. Else a revised or new text (修订, 重新制定) says it in its closing
    clause; an amended one (修正) keeps the closing clause of the first version, so only the
    amending decision can say it. That may be dated otherwise than the text, which is passed on one
    day and promulgated on another.
    """
    last = facts.last_change
    if last is not None and last.first_day is not None:
        return last.first_day
    if facts.text_since is None:
        return facts.effective_on
    since = facts.text_since
    near = [day for day in amended if abs(day - since) <= NEAR]
    decided = min(near, key=lambda day: (abs(day - since), day), default=None)
    return amended[decided] if decided else None


def may_wait(facts: Facts, day: date) -> bool:
    """Whether an amended text may not be in force yet on a day, although it was decided."""
    return facts.text_since is not None and timedelta() <= day - facts.text_since < LONGEST_WAIT


def standing(
    documents: Sequence[IndexedDocument],
    amended: Amendments,
    day: date,
    same: SameTexts = NO_COPIES,
) -> Work:
    """The versions of one work as they stand on a day; equal ones in the order given.

    In force is the newest one whose first day has come, or where that is not known the day that
    tells versions apart (`Facts.version_day`). A version without any day is the oldest. Copies of
    one version (`versions_apart`) stand alike.
    """
    began: dict[DocRef, date | None] = {}
    days: dict[DocRef, date] = {}
    for copies in versions_apart(documents, same):
        begins = [(one, begin) for one in copies if (begin := first_day(one.facts, amended))]
        # Of a copy that does not say it the day is derived, and often that of its publication.
        said = [begin for one, begin in begins if _is_said(one.facts)]
        stated = said or [begin for _, begin in begins]
        known = [own for one in copies if (own := one.facts.version_day)]
        first = min(stated, default=None)
        for one in copies:
            began[one.ref] = first
            days[one.ref] = first or min(known, default=date.min)
    newest = max((begin for begin in days.values() if begin <= day), default=None)

    def state(one: IndexedDocument) -> VersionState:
        if days[one.ref] > day:
            return VersionState.NOT_YET
        return VersionState.NEWEST if days[one.ref] == newest else VersionState.OLDER

    def place(version: WorkVersion) -> tuple[int, int]:
        at = version.begins.toordinal()
        not_yet = version.state is VersionState.NOT_YET
        return _ORDER.index(version.state), at if not_yet else -at

    found = (WorkVersion(one, began[one.ref], days[one.ref], state(one)) for one in documents)
    return Work(tuple(sorted(found, key=place)))


def _is_said(facts: Facts) -> bool:
    """Whether a text, or that which amended it, says from when it is in force."""
    return facts.effective_stated or facts.text_since is not None or facts.last_change is not None


_ORDER = (VersionState.NEWEST, VersionState.NOT_YET, VersionState.OLDER)
