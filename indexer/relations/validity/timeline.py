"""Lay out in time how a document stands: what it states itself, and what others do to it.

The rules: a document is 有效 only by a stated status or a stated and unexpired term (有效期), never
because nothing speaks against it. A term of N years ends on the day before the anniversary. Where a
stated status and a later effect disagree, both are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts
from indexer.relations.statements import Effect, Place, Term
from indexer.relations.term_days import last_day_of
from indexer.relations.validity.contained import contains
from indexer.relations.validity.statuses import ContradictionKind, Ground, Validity

ENDED = frozenset((Validity.EXPIRED, Validity.REPEALED))
_DECLARED = (Ground.DECLARE_EXPIRED, Ground.STOP)
_LASTING = (EffectKind.PROLONG, EffectKind.KEEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingEffect:
    """An effect on a document; `by` and `actor` are the id and the facts of the one that has it."""

    effect: Effect
    actor: Facts
    by: str

    @property
    def first_day(self) -> date | None:
        """The day that the sentence states, else that on which the acting document takes effect."""
        return self.effect.on or self.actor.start or self.actor.published_on

    @property
    def latest(self) -> bool:
        """Whether the first day is only that of publication: the effect may have begun earlier."""
        return self.effect.on is None and self.actor.start is None

    @property
    def stated(self) -> bool:
        """Whether a text states the effect and its day (明示), or one is derived (推算)."""
        if self.effect.derived or self.effect.kind.row.derived:
            return False
        return self.effect.on is not None or self.actor.effective_stated


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityPeriod:
    """How a document stands from `first_day` (None: from the beginning) to the next period.

    `undated`: its first day is not known; it holds today and later. `latest`: it may have begun
    before its first day, not after. `stated`: 明示, else 推算.
    `place` is the sentence, in the text of the document `by` (None: its own).
    """

    validity: Validity
    ground: Ground
    first_day: date | None = None
    undated: bool = False
    latest: bool = False
    stated: bool = False
    place: Place | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both be right."""

    kind: ContradictionKind
    one: ValidityPeriod
    other: ValidityPeriod


_STATED_BY_SITES = {
    "现行有效": Validity.VALID,
    "继续有效": Validity.VALID,
    "全文有效": Validity.VALID,
    "废止": Validity.REPEALED,
    "全文废止": Validity.REPEALED,
    "已失效": Validity.EXPIRED,
    "全文失效": Validity.EXPIRED,
    "部分有效": Validity.PARTIAL,
    "未生效": Validity.NOT_YET,
    "尚未生效": Validity.NOT_YET,
}


def read_validity(text: str | None) -> Validity | None:
    """The status that a site states, in the words of official sites; None for other words.

    >>> read_validity("现行有效"), read_validity("继续有效？")
    (<Validity.VALID: '有效'>, None)
    """
    bare = "".join((text or "").split())
    if bare in set(Validity) - {Validity.UNSTATED}:
        return Validity(bare)
    return _STATED_BY_SITES.get(bare)


def timeline(facts: Facts, acts: Sequence[ActingEffect] = ()) -> tuple[ValidityPeriod, ...]:
    """Every period of a document's validity in the order of days, one of an unknown day last."""
    if facts.statements.no_rule:
        return (ValidityPeriod(validity=Validity.UNSTATED, ground=Ground.NO_RULE),)
    periods = [_first(facts)]
    partial: ValidityPeriod | None = None
    for event in sorted(_events(facts, acts), key=_order):
        now = periods[-1]
        if now.validity is Validity.REPEALED or (
            now.ground in _DECLARED and event.ground is Ground.TERM_END
        ):
            continue
        if event.ground is Ground.RESUME:
            if now.ground is not Ground.STOP:
                continue  # a suspension leaves a document in force
            event = replace(event, validity=periods[-2].validity)
        if event.validity is Validity.PARTIAL:
            partial = event
            if now.validity in ENDED:
                continue
        elif partial and event.validity in (Validity.VALID, Validity.UNSTATED):
            event = replace(partial, first_day=event.first_day)
        periods.append(event)
    return tuple(periods)


def period_on(periods: Sequence[ValidityPeriod], day: date, today: date) -> ValidityPeriod:
    """The period in which a day lies."""
    found = periods[0]
    for period in periods[1:]:
        if day >= today if period.undated else period.first_day and period.first_day <= day:
            found = period
    return found


def contradictions(
    facts: Facts,
    acts: Sequence[ActingEffect],
    periods: Sequence[ValidityPeriod],
    day: date,
    today: date,
) -> tuple[Contradiction, ...]:
    """The statements on a document's validity that contradict each other on a day."""
    found = []
    now = period_on(periods, day, today)
    stated = read_validity(facts.stated_validity)
    claim = ValidityPeriod(
        validity=stated or Validity.UNSTATED, ground=Ground.STATED, undated=True, stated=True
    )
    if stated in (Validity.VALID, Validity.NOT_YET) and now.validity in ENDED:
        found.append(Contradiction(ContradictionKind.STATED_VALID, claim, now))
    if stated in ENDED:
        others = timeline(replace(facts, stated_validity=None), acts)
        other = period_on(others, day, today)
        if other.validity in (Validity.VALID, Validity.NOT_YET) and other.stated:
            found.append(Contradiction(ContradictionKind.STATED_ENDED, claim, other))
    repealed = next((s for s in periods if s.validity is Validity.REPEALED), None)
    if repealed is not None and repealed.first_day is not None:
        found += [
            Contradiction(
                ContradictionKind.AFTER_REPEAL, repealed, _of_act(act, Validity.UNSTATED, None)
            )
            for act in acts
            if act.effect.kind.row.presumes_in_force
            and act.first_day is not None
            and repealed.first_day < act.first_day <= day
        ]
    return tuple(found)


def amended_on(facts: Facts, acts: Iterable[ActingEffect]) -> date | None:
    """The day from which a document is amended (已修改), None where it never is.

    What its text contains already does not count.
    """
    days = (
        act.first_day
        for act in acts
        if act.effect.kind is EffectKind.AMEND and not is_contained(act, facts)
    )
    return min((day for day in days if day is not None), default=None)


def is_contained(act: ActingEffect, facts: Facts) -> bool:
    """Whether an effect is an amendment that the text of its target has already."""
    return act.effect.kind is EffectKind.AMEND and contains(facts, act.actor)


def term_end(term: Term, start: date | None) -> date | None:
    """The last day of a term, None where it needs a first day that is not known.

    It begins with `start`, where it does not state its own first day.

    >>> term_end(Term(place=Place(0, 0), months=60), date(2020, 1, 1))
    datetime.date(2024, 12, 31)
    """
    first = term.since or start
    if term.last_day is not None or term.months is None or first is None:
        return term.last_day
    return last_day_of(first, term.months)


def _first(facts: Facts) -> ValidityPeriod:
    """The period before the document takes effect, or before anything is known to happen to it."""
    if facts.start is not None:
        return ValidityPeriod(
            validity=Validity.NOT_YET, ground=Ground.BEFORE, stated=facts.effective_stated
        )
    if read_validity(facts.stated_validity) is Validity.NOT_YET:
        return ValidityPeriod(validity=Validity.NOT_YET, ground=Ground.STATED, stated=True)
    return replace(_beginning(facts), first_day=None)


def _beginning(facts: Facts) -> ValidityPeriod:
    """The period that begins when the document takes effect."""
    term = facts.statements.term
    if read_validity(facts.stated_validity) is Validity.VALID:
        return ValidityPeriod(
            validity=Validity.VALID, ground=Ground.STATED, first_day=facts.start, stated=True
        )
    if term is not None and term_end(term, facts.effective_on) is not None:
        return ValidityPeriod(
            validity=Validity.VALID,
            ground=Ground.TERM,
            first_day=facts.start,
            stated=True,
            place=term.place,
        )
    return ValidityPeriod(validity=Validity.UNSTATED, ground=Ground.SILENCE, first_day=facts.start)


def _events(facts: Facts, acts: Sequence[ActingEffect]) -> Iterable[ValidityPeriod]:
    if facts.start is not None:
        yield _beginning(facts)
    stated = read_validity(facts.stated_validity)
    if stated in (*ENDED, Validity.PARTIAL):
        yield ValidityPeriod(validity=stated, ground=Ground.STATED, undated=True, stated=True)
    for act in acts:
        row = act.effect.kind.row
        if row.validity is not None:
            yield _of_act(act, row.validity, row.ground)
        elif act.effect.kind is EffectKind.RESUME and not _of_part(act.effect):
            yield _of_act(act, Validity.UNSTATED, Ground.RESUME)
    yield from _terms(facts, acts)


def _terms(facts: Facts, acts: Sequence[ActingEffect]) -> Iterable[ValidityPeriod]:
    """The periods that begin with the end of its term, or with a prolongation."""
    term = facts.statements.term
    end = term_end(term, facts.effective_on) if term else None
    place = term.place if term else None
    stated, by = bool(term and term.last_day), None
    prolongs = [
        act
        for act in acts
        if act.effect.kind in _LASTING and act.first_day and not _of_part(act.effect)
    ]
    for act in sorted(prolongs, key=lambda act: act.first_day or date.max):
        first = act.first_day
        if end is not None and first is not None and first > end + timedelta(days=1):
            yield _expired(end, stated, place, by)
        until = _prolonged_until(act.effect, facts, end)
        if until is None and act.effect.anew:
            continue  # words about another term than that of the document
        ground = Ground(act.effect.kind.value)
        keeps = act.effect.kind is EffectKind.KEEP
        if keeps and until is None and end is not None and first is not None and first <= end:
            # What is kept without a day still ends when its own term does.
            yield _of_act(act, Validity.VALID, ground)
            continue
        yield _of_act(act, Validity.VALID if until else Validity.UNSTATED, ground)
        stated = act.effect.until is not None
        end, place, by = until, act.effect.place, act.by
    if end is not None and end < date.max:
        yield _expired(end, stated, place, by)


def _of_part(effect: Effect) -> bool:
    """Whether an effect is on a part of the document, and says nothing of the whole of it."""
    return effect.partial or bool(effect.target.clauses)


def _prolonged_until(effect: Effect, facts: Facts, end: date | None) -> date | None:
    """The last day that an effect gives a document whose term ends on `end` without it.

    A new length counts where the document has a term of the length that the words had before.
    """
    if effect.until is not None or effect.months is None:
        return effect.until
    term = facts.statements.term
    if effect.anew:
        months = term.months if term else None
        same = months is not None and effect.was in (None, months)
        begun = (term.since if term else None) or facts.effective_on
        start = begun if same else None
    else:
        start = end + timedelta(days=1) if end else None
    return last_day_of(start, effect.months) if start else None


def _expired(end: date, stated: bool, place: Place | None, by: str | None) -> ValidityPeriod:
    return ValidityPeriod(
        validity=Validity.EXPIRED,
        ground=Ground.TERM_END,
        first_day=end + timedelta(days=1),
        stated=stated,
        place=place,
        by=by,
    )


def _of_act(act: ActingEffect, validity: Validity, ground: Ground | None) -> ValidityPeriod:
    return ValidityPeriod(
        validity=validity,
        ground=ground or Ground(act.effect.kind.value),
        first_day=act.first_day,
        undated=act.first_day is None,
        latest=act.latest and act.first_day is not None,
        stated=act.stated,
        place=act.effect.place,
        by=act.by,
    )


def _order(period: ValidityPeriod) -> tuple[bool, date, bool, bool]:
    """The sort key: by day, and on one day the end of validity after its beginning."""
    return (
        period.undated,
        period.first_day or date.min,
        period.validity in ENDED,
        period.validity is Validity.REPEALED,
    )
