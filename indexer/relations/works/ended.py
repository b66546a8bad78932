"""Say how an older version of a work ended."""

from __future__ import annotations

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts
from indexer.relations.shelf import AsOf
from indexer.relations.statements import ChangeKind
from indexer.relations.validity.statuses import Validity
from indexer.relations.validity.timeline import period_on, timeline
from indexer.relations.version_states import VersionEnd, VersionState
from indexer.relations.works.finding import WorkGroup
from indexer.relations.works.work import Work, WorkVersion

_STATED = {Validity.REPEALED: VersionEnd.REPEALED, Validity.EXPIRED: VersionEnd.EXPIRED}


def how_ended(version: WorkVersion, work: Work, group: WorkGroup, asof: AsOf) -> VersionEnd | None:
    """How a version ended by a day; None where it is no older one.

    What a text states of its end comes before all: a repealed text is not called an old version.
    """
    if version.state is not VersionState.OLDER:
        return None
    acts = group.acts.get(version.document.ref, ())
    periods = timeline(version.document.facts, acts)
    stated = _STATED.get(period_on(periods, *asof).validity)
    if stated is not None:
        return stated
    amended = any(act.effect.kind is EffectKind.AMEND for act in acts)
    following = work.after(version)
    if amended or (following is not None and _is_amended(following.document.facts)):
        return VersionEnd.AMENDED
    return VersionEnd.REPLACED


def _is_amended(facts: Facts) -> bool:
    """Whether a text is known to be an earlier one as amended or revised.

    One that is made anew does not tell of the one before in its history.
    """
    last = facts.last_change
    changed = last is not None and last.kind is not ChangeKind.MADE
    return changed or facts.text_since is not None
