"""Tell whether a consolidated text contains an amendment already."""

from __future__ import annotations

from datetime import timedelta

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts
from indexer.relations.statements import TextChange

PUBLISHED_WITHIN = timedelta(days=366)
"""So long after it was passed a decision may be dated that is known from the web alone."""

APPROVED_WITHIN = timedelta(days=120)
"""So long before it was approved a decision may have been passed."""


def contains(text: Facts, amender: Facts) -> bool:
    """Whether a text contains what another document amends in it.

    It names the amendment in its history, or it is the text of a later one: a consolidated text
    contains all that was decided up to its own day.
    """
    history, decided = text.statements.history, amender.dated_on
    if decided is None:
        return False
    last = max([one.day for one in history], default=None)
    for changed in (text.text_since, last if len(history) > 1 else None):
        if changed is not None and decided <= changed:
            return True
    if last is None or decided - last > PUBLISHED_WITHIN:
        return False  # what is decided so long after all of a history is not named in it
    return any(named_in(change, amender) for change in history)


def contains_effect(text: Facts, kind: EffectKind, actor: Facts) -> bool | None:
    """Whether a text contains what another document does to it, also before that is in force.

    A text that was made when that was decided, or later, contains it. None where the effect changes
    no text, or a day is not known: one of the web alone may come long after the decision.
    """
    decided, made = actor.dated_on, text.text_day or text.start
    if not kind.row.changes_text or decided is None:
        return None
    if contains(text, actor):
        return True
    if made is None:
        return None
    of_web = actor.written_on is None and actor.printed_on is None
    if of_web and timedelta() < decided - made <= PUBLISHED_WITHIN:
        return None
    return made >= decided


def named_in(change: TextChange, amender: Facts) -> bool:
    """Whether a change in the history of a text is the one that a document makes.

    By its day, or by its name: many decisions of different years have one name.
    """
    decided = amender.dated_on
    if change.by is None or decided is None:
        return decided == change.day
    named = change.by.title_key in amender.title_keys or change.by.number_key in amender.number_keys
    return named and timedelta() <= decided - change.day <= PUBLISHED_WITHIN


def may_have_made(change: TextChange, decision: Facts) -> bool:
    """Whether the days of a change and of a decision of its name are near enough to be the same.

    What a city passes its province approves later; the change may be told with either day.
    """
    decided = decision.dated_on
    return decided is None or -APPROVED_WITHIN <= decided - change.day <= PUBLISHED_WITHIN
