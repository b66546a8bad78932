"""The rules of validity, one by one, without an index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts
from indexer.relations.statements import Effect, Place, Reference, Statements, Term
from indexer.relations.validity.statuses import ContradictionKind, Ground, Validity
from indexer.relations.validity.timeline import (
    ActingEffect,
    amended_on,
    contradictions,
    period_on,
    read_validity,
    term_end,
    timeline,
)
from indexer.relations.validity.validity_rows import (
    BEGINNING,
    NO_RULE,
    NOW,
    came_by,
    validity_rows_of,
)

PLACE = Place(0, 1)
TODAY = date(2026, 1, 1)
RULE = Facts(effective_on=date(2015, 1, 1), effective_stated=True)


def act(kind: EffectKind, day: date | None, until: date | None = None) -> ActingEffect:
    """An effect by a document that takes effect on a day."""
    effect = Effect(kind=kind, target=Reference(), place=PLACE, until=until)
    return ActingEffect(effect=effect, actor=Facts(effective_on=day), by="other")


def with_term(**fields: object) -> Facts:
    """A rule that says how long it holds."""
    return replace(RULE, statements=Statements(term=Term(place=PLACE, **fields)))  # type: ignore[arg-type]


FIVE_YEARS = with_term(months=60)
REPEAL = act(EffectKind.REPEAL, date(2018, 1, 1))
PART = act(EffectKind.PARTIAL_REPEAL, date(2017, 1, 1))
LONGER = act(EffectKind.PROLONG, date(2019, 6, 1), date(2022, 12, 31))
LONGER_CLAUSE = replace(LONGER, effect=replace(LONGER.effect, target=Reference(clauses="第五条")))
TOO_LATE = act(EffectKind.PROLONG, date(2021, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("facts", "acts", "day", "expected"),
    [
        (RULE, [], date(2014, 12, 31), "尚未施行"),
        (RULE, [], date(2015, 1, 1), "未标注"),
        (Facts(), [], TODAY, "未标注"),
        (Facts(published_on=date(2018, 1, 1)), [], date(2010, 1, 1), "未标注"),
        (replace(RULE, stated_validity="现行有效"), [], TODAY, "有效"),
        (replace(RULE, stated_validity="现行有效"), [], date(2014, 1, 1), "尚未施行"),
        (replace(RULE, stated_validity="废止"), [], TODAY, "已废止"),
        (replace(RULE, stated_validity="废止"), [], date(2020, 1, 1), "未标注"),
        (FIVE_YEARS, [], date(2019, 12, 31), "有效"),
        (FIVE_YEARS, [], date(2020, 1, 1), "失效"),
        (with_term(last_day=date(2016, 6, 30)), [], date(2016, 7, 1), "失效"),
        (RULE, [LONGER_CLAUSE], TODAY, "未标注"),
        (FIVE_YEARS, [LONGER_CLAUSE], date(2020, 1, 1), "失效"),
        (replace(FIVE_YEARS, effective_on=None), [], TODAY, "未标注"),
        (FIVE_YEARS, [LONGER], date(2020, 1, 1), "有效"),
        (FIVE_YEARS, [LONGER], date(2023, 1, 1), "失效"),
        (FIVE_YEARS, [TOO_LATE], date(2020, 6, 1), "失效"),
        (FIVE_YEARS, [TOO_LATE], date(2021, 1, 1), "有效"),
        (FIVE_YEARS, [REPEAL], date(2018, 1, 1), "已废止"),
        (FIVE_YEARS, [REPEAL, LONGER], date(2023, 1, 1), "已废止"),
        (RULE, [PART], date(2017, 1, 1), "部分失效"),
        (RULE, [act(EffectKind.DECLARE_EXPIRED, date(2018, 1, 1))], date(2018, 1, 1), "失效"),
        (RULE, [act(EffectKind.DECLARE_EXPIRED, date(2018, 1, 1))], date(2017, 1, 1), "未标注"),
        (RULE, [act(EffectKind.STOP, date(2018, 1, 1))], TODAY, "失效"),
        (RULE, [act(EffectKind.STOP, date(2018, 1, 1)), REPEAL], TODAY, "已废止"),
        (RULE, [act(EffectKind.SUSPEND, date(2018, 1, 1))], TODAY, "未标注"),
        (RULE, [act(EffectKind.ADJUST, date(2018, 1, 1))], TODAY, "未标注"),
        (RULE, [act(EffectKind.KEEP, date(2018, 1, 1))], TODAY, "未标注"),
        # A review that keeps it while its term runs does not lengthen the term.
        (FIVE_YEARS, [act(EffectKind.KEEP, date(2018, 1, 1))], date(2019, 1, 1), "有效"),
        (FIVE_YEARS, [act(EffectKind.KEEP, date(2018, 1, 1))], date(2020, 1, 1), "失效"),
        (FIVE_YEARS, [act(EffectKind.KEEP, date(2021, 1, 1))], date(2021, 1, 1), "未标注"),
        (RULE, [act(EffectKind.UNLISTED, date(2018, 1, 1))], TODAY, "未标注"),
        (FIVE_YEARS, [act(EffectKind.SUSPEND, date(2018, 1, 1))], date(2019, 1, 1), "有效"),
        (FIVE_YEARS, [PART, LONGER], date(2020, 1, 1), "部分失效"),
        (FIVE_YEARS, [PART], date(2020, 1, 1), "失效"),
        (RULE, [act(EffectKind.AMEND, date(2016, 1, 1))], TODAY, "未标注"),
        (RULE, [act(EffectKind.REPEAL, None)], TODAY, "已废止"),
        (RULE, [act(EffectKind.REPEAL, None)], date(2020, 1, 1), "未标注"),
        (RULE, [act(EffectKind.REPEAL, date(2010, 1, 1))], TODAY, "已废止"),
        (replace(RULE, statements=Statements(no_rule=True)), [REPEAL], TODAY, "未标注"),
    ],
)
def test_how_a_document_stands_on_a_day(
    facts: Facts, acts: list[ActingEffect], day: date, expected: str
) -> None:
    assert period_on(timeline(facts, acts), day, TODAY).validity == expected


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2020, 1, 1), 60, date(2024, 12, 31)),
        (date(2020, 3, 15), 6, date(2020, 9, 14)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2020, 2, 29), 48, date(2024, 2, 28)),
        (date(2020, 8, 31), 6, date(2021, 2, 28)),
        (date(2020, 12, 1), 1, date(2020, 12, 31)),
        (None, 12, None),
    ],
)
def test_a_term_ends_on_the_day_before_the_anniversary(
    start: date | None, months: int, end: date | None
) -> None:
    assert term_end(Term(place=PLACE, months=months), start) == end


def test_whether_a_day_is_stated() -> None:
    derived, stated = FIVE_YEARS, with_term(last_day=date(2016, 6, 30))
    assert not timeline(derived)[-1].stated
    assert timeline(stated)[-1].stated
    published = Facts(published_on=date(2018, 1, 1))
    by_web = ActingEffect(
        effect=Effect(kind=EffectKind.REPEAL, target=Reference(), place=PLACE),
        actor=published,
        by="other",
    )
    repealed = timeline(RULE, [by_web])[-1]
    assert (repealed.first_day, repealed.latest, repealed.stated) == (date(2018, 1, 1), True, False)


@pytest.mark.parametrize(
    ("facts", "acts", "kinds"),
    [
        (replace(RULE, stated_validity="有效"), [REPEAL], [ContradictionKind.STATED_VALID]),
        (replace(FIVE_YEARS, stated_validity="有效"), [], [ContradictionKind.STATED_VALID]),
        (
            replace(with_term(months=600), stated_validity="失效"),
            [],
            [ContradictionKind.STATED_ENDED],
        ),
        (RULE, [REPEAL, LONGER], [ContradictionKind.AFTER_REPEAL]),
        (RULE, [REPEAL], []),
        (RULE, [REPEAL, act(EffectKind.PROLONG, None)], []),
        (replace(RULE, stated_validity="已废止"), [REPEAL], []),
    ],
)
def test_what_contradicts_itself_is_found(
    facts: Facts, acts: list[ActingEffect], kinds: list[ContradictionKind]
) -> None:
    found = contradictions(facts, acts, timeline(facts, acts), TODAY, TODAY)
    assert [one.kind for one in found] == kinds


def test_what_is_no_status_is_none() -> None:
    assert [read_validity(text) for text in ("有效", "失效", "未标注", "是", None)] == [
        *(Validity.VALID, Validity.EXPIRED),
        *(None, None, None),
    ]


def test_rows() -> None:
    days = [int(day) for day, _ in validity_rows_of(timeline(RULE, [act(EffectKind.REPEAL, None)]))]
    assert days == [BEGINNING, date(2015, 1, 1).toordinal(), NOW]
    assert len(validity_rows_of(timeline(Facts()))) == 0
    news = timeline(Facts(statements=Statements(no_rule=True)))
    assert validity_rows_of(news).tolist() == [[BEGINNING, NO_RULE]]


def test_a_document_is_amended_from_the_first_amendment_on() -> None:
    days = (None, date(2020, 3, 1), date(2017, 5, 1), date(2022, 1, 1))
    amendments = [act(EffectKind.AMEND, day) for day in days]
    assert amended_on(Facts(), [REPEAL, *amendments]) == date(2017, 5, 1)
    assert amended_on(Facts(), [REPEAL, amendments[0]]) is None


@pytest.mark.parametrize(
    ("day", "came"),
    [
        (date(2017, 12, 31), [True, False, False]),
        (date(2018, 1, 1), [True, True, False]),
        (date(2025, 12, 31), [True, True, False]),
        (TODAY, [True, True, True]),
        (date(2027, 1, 1), [True, True, True]),
    ],
)
def test_what_has_no_day_counts_from_today_on(day: date, came: list[bool]) -> None:
    days = np.array([BEGINNING, date(2018, 1, 1).toordinal(), NOW], np.int32)
    assert came_by(days, day, TODAY).tolist() == came


def test_what_a_site_states_has_no_day() -> None:
    facts = replace(FIVE_YEARS, stated_validity="现行有效")
    periods = timeline(facts, [REPEAL])
    (found,) = contradictions(facts, [REPEAL], periods, TODAY, TODAY)
    assert (found.one.validity, found.one.first_day) == (Validity.VALID, None)
    assert (found.one.undated, found.one.stated) == (True, True)
    assert found.other.first_day == date(2018, 1, 1)


def test_what_ends_and_is_repealed_on_one_day_is_repealed() -> None:
    periods = timeline(FIVE_YEARS, [act(EffectKind.REPEAL, date(2020, 1, 1))])
    assert [period.validity for period in periods[-2:]] == [Validity.EXPIRED, Validity.REPEALED]
    assert {period.first_day for period in periods[-2:]} == {date(2020, 1, 1)}


def test_a_document_that_changes_a_repealed_one_says_how() -> None:
    acts = [REPEAL, act(EffectKind.AMEND, date(2019, 1, 1)), LONGER]
    found = contradictions(RULE, acts, timeline(RULE, acts), TODAY, TODAY)
    assert [(one.other.ground, one.other.first_day) for one in found] == [
        (Ground.AMEND, date(2019, 1, 1)),
        (Ground.PROLONG, date(2019, 6, 1)),
    ]


def test_prolongations_follow_each_other_by_their_days() -> None:
    again = act(EffectKind.PROLONG, date(2022, 6, 1), date(2025, 12, 31))
    assert timeline(FIVE_YEARS, [again, LONGER]) == timeline(FIVE_YEARS, [LONGER, again])
    last = timeline(FIVE_YEARS, [again, LONGER])[-1]
    assert (last.validity, last.first_day) == (Validity.EXPIRED, date(2026, 1, 1))


def test_what_is_prolonged_or_resumed_in_part_is_not_in_force_again() -> None:
    part = replace(LONGER, effect=replace(LONGER.effect, partial=True))
    assert timeline(FIVE_YEARS, [part]) == timeline(FIVE_YEARS)
    stop, resume = act(EffectKind.STOP, date(2018, 1, 1)), act(EffectKind.RESUME, date(2019, 1, 1))
    part = replace(resume, effect=replace(resume.effect, partial=True))
    assert timeline(RULE, [stop, part]) == timeline(RULE, [stop])


def test_the_last_day_that_a_text_states_goes_before_its_length() -> None:
    term = Term(place=PLACE, last_day=date(2024, 6, 30), months=60)
    assert term_end(term, date(2020, 1, 1)) == date(2024, 6, 30)
    assert term_end(Term(place=PLACE, last_day=date(2024, 6, 30)), None) == date(2024, 6, 30)
