"""Tells whether the text of a document already contains what another one changes in it."""

from __future__ import annotations

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts


def contains(target: Facts, kind: EffectKind, actor: Facts) -> bool | None:
    """Whether the text of `target` already contains an effect of `actor` on it.

    A text that was consolidated when the amendment was decided, or later, contains it, also before
    it is in force. None where the effect changes no text, or a day is not known.
    """
    decided, text = actor.dated_on, target.text_day or target.start
    if not kind.row.changes_text or decided is None or text is None:
        return None
    return text >= decided
