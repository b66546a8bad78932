"""Find what all effects need: the names in a row that a verb acts on, and the first day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from corpus.fields.dates import find_dates
from indexer.relations.effect_kinds import ENDING, EffectKind
from indexer.relations.grammar.named_parts import parts_of_row
from indexer.relations.grammar.references import Mention
from indexer.relations.grammar.rules import effect_rules as rules
from indexer.relations.grammar.rules import repeal_rules
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.statements import Effect, Place, Reference


@dataclass(frozen=True, slots=True)
class FoundEffect:
    """An effect, and where the mention of its target starts; -1 if no mention names the target."""

    effect: Effect
    mention: int


_NAMES = 6
"""Signs of a title that is no word of many titles."""

_NEAR = 40
"""Signs before a verb that are looked at: no rule about what stands there is longer."""

_LASTING = (EffectKind.PROLONG, EffectKind.KEEP, EffectKind.RESUME)
"""What there is no other kind for where it is done to a part of a document."""

Done = set[tuple[EffectKind, int, str, date | None]]
"""What was said before: kind of effect, where the mention of its target starts, articles, last day.

A sentence may say one thing with several verbs, each of which has the same names beside it. Only
the first time counts, so that the work grows with the text and not with its square.
"""


def ending_kind(said: str) -> EffectKind:
    """Tell by its words what ends a document: a repeal counts where several are named."""
    if repeal_rules.REPEALS.search(said):
        return EffectKind.REPEAL
    if repeal_rules.EXPIRES.search(said):
        return EffectKind.DECLARE_EXPIRED
    return EffectKind.STOP if repeal_rules.STOPS.search(said) else EffectKind.REPEAL


def is_plan(before: str) -> bool:
    """Tell whether the words before a verb make it a plan, a duty, a denial or a past act."""
    return rules.PLAN.search(before, max(0, len(before) - _NEAR)) is not None


def chain_before(reading: TextUnderReading, place: Place, left: Sequence[Mention]) -> list[Mention]:
    """Return the row of names that ends with the last of `left`.

    It is [] where 根据 stands before the row.
    """
    covered = reading.covered
    chain = [left[-1]]
    start, loose = chain[0].start, False
    for mention in reversed(left[:-1]):
        gap = covered[mention.end : start]
        if _is_amended_by(gap):
            # 根据《关于修改…的决定》修正的《…》: the name is a part of the description.
            start, loose = mention.start, True
            continue
        if rules.OTHER_VERB.search(gap) or (
            gap and not (_is_joined(gap) or (loose and len(gap) < 200 and gap[:1] in "、，,和及以"))
        ):
            break
        if rules.RESTS_ON.search(covered[max(place.start, mention.start - 10) : mention.start]):
            break
        chain.insert(0, mention)
        start, loose = mention.start, False
    before = covered[max(place.start, start - 12) : start]
    if not loose and (rules.RESTS_ON.search(before) or is_plan(before)):
        return []
    grounds = {one.start for one in _grounds(reading, place, left)}
    return [one for one in chain if one.start not in grounds]


def _grounds(reading: TextUnderReading, place: Place, left: Sequence[Mention]) -> Iterator[Mention]:
    """Return those of `left` that 根据 stands before: 根据《甲法》和《乙条例》，废止《丙》."""
    covered = reading.covered
    inside, end = False, place.start
    for mention in left:
        before = covered[max(end, mention.start - 10) : mention.start]
        joined = inside and rules.AND.fullmatch(covered, end, mention.start) is not None
        inside = joined or rules.GROUND.search(before) is not None
        end = mention.end
        if inside:
            yield mention


def chain_behind(reading: TextUnderReading, right: Sequence[Mention]) -> list[Mention]:
    """Return the row of names that begins with the first of `right`."""
    chain = [right[0]]
    for mention in right[1:]:
        gap = reading.covered[chain[-1].end : mention.start]
        if _is_amended_by(gap):
            continue
        if rules.OTHER_VERB.search(gap) or (gap and not _is_joined(gap)):
            break
        chain.append(mention)
    return chain


@lru_cache(maxsize=4096)
def _is_joined(gap: str) -> bool:
    """Tell whether two names with these words between them stand in one row.

    Of the first only a part may be meant: 《甲》第三条和《乙》.

    A long sentence with many verbs asks for each of its gaps once for each verb.
    """
    part = rules.PART_IN_ROW.match(gap)
    return rules.JOINED.fullmatch(gap, part.end() if part else 0) is not None


@lru_cache(maxsize=4096)
def _is_amended_by(gap: str) -> bool:
    return rules.AMENDED_BY.fullmatch(gap) is not None


def first_day(reading: TextUnderReading, place: Place, at: int) -> date | None:
    """Return the last day that the sentence names before a position in the form 自…起."""
    named = [
        match["day"]
        for match in rules.FROM_DAY.finditer(reading.covered, place.start, at)
        if not rules.OTHER_ACT.match(reading.covered, match.end(), at)
    ]
    return next((found[0][2] for day in reversed(named) if (found := find_dates(day))), None)


def act(
    reading: TextUnderReading,
    kind: EffectKind,
    mention: Mention,
    place: Place,
    *,
    on: date | None = None,
    until: date | None = None,
    clauses: str = "",
    where: str = "",
    partial: bool = False,
) -> FoundEffect:
    """Make the effect of the text on the document of a mention."""
    target = replace(mention.target, clauses=clauses or mention.target.clauses)
    if mention.start >= 0:
        target = replace(target, made_by=_made_by(reading, place, mention))
    older = kind.row.on_older_text and (mention.former or target.title_key in reading.own_keys)
    effect = Effect(
        kind=kind,
        target=target,
        place=place,
        on=on,
        until=until,
        where=where,
        older_self=older,
        partial=partial,
    )
    return FoundEffect(effect, mention.start)


def _made_by(reading: TextUnderReading, place: Place, mention: Mention) -> str:
    """Return the organ that the sentence says issued a document, or the first name of its row."""
    covered, start = reading.covered, mention.start
    for before in reversed(reading.within(place.start, mention.start)):
        if not rules.ROW_GAP.fullmatch(covered, before.end, start):
            break
        start = before.start
    found = rules.MADE_BY.search(covered, max(place.start, start - _NEAR), start)
    organ = rules.NOT_MAKER.sub("", found["organ"]) if found else ""
    return "" if rules.APPROVED_BY.match(organ) else organ


def act_on_row(
    reading: TextUnderReading,
    kind: EffectKind,
    row: Sequence[Mention],
    place: Place,
    done: Done,
    *,
    on: date | None = None,
    until: date | None = None,
    clauses: str = "",
    partial: bool = False,
    where: str = "",
) -> list[FoundEffect]:
    """Make the effects on all names of a row that were not made before.

    `clauses` and `partial` tell what is meant of the last name. What ends a document as a whole is
    a partial repeal of one of which only a part is meant.
    """
    found = []
    for part in parts_of_row(reading.covered, row, clauses=clauses, partial=partial):
        mention, named = part.mention, part.clauses
        does = EffectKind.PARTIAL_REPEAL if part.partial and kind in ENDING else kind
        if (key := (does, mention.start, named, until)) not in done:
            done.add(key)
            made = act(
                reading,
                does,
                mention,
                place,
                on=on,
                until=until,
                clauses=named,
                where=where,
                partial=part.partial and kind in _LASTING,
            )
            found.append(made)
    return found


def _named_as(reading: TextUnderReading, key: str) -> Mention | None:
    """Return where the text names what its title names, which may leave out whose it is."""
    keyed = [(one, one.target.title_key) for one in reading.mentions if one.target.title_key]
    same = (one for one, whole in keyed if whole == key)
    longer = (one for one, whole in keyed if len(key) >= _NAMES and whole.endswith(key))
    return next(same, None) or next(longer, None)


def act_on_name(reading: TextUnderReading, kind: EffectKind, name: str) -> FoundEffect:
    """Make the effect of the text on a document that its title names."""
    key = title_key(name)
    named = _named_as(reading, key)
    if named is not None:
        return act(reading, kind, named, reading.sentence(named.start))
    target = Reference(title=name, title_key=key)
    return FoundEffect(Effect(kind=kind, target=target, place=Place(0, 0)), -1)
