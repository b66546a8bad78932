"""What a document can do to another one: each kind of effect is one row.

To add one, write a member of `EffectKind`, its names in `search_app/wording/relations.py`, and its
code in `docs/api.md`; the grammar has to find it, and `indexer.relations.validity.timeline` to know
it where it does more than `validity` says. `tests/docs/test_registries.py` lists what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from indexer.relations.validity.statuses import Ground, Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectRow:
    """What is true of a kind of effect.

    `changes_target`: the target has another validity or text afterwards. `validity` is how the
    target stands from the first day of the effect on, for the reason `ground`; both None where that
    depends on more than the kind. `on_older_text`: a document may do it to an older version under
    its own title. `presumes_in_force`: done after a repeal, it contradicts the repeal.
    `carries_text`: the document holds the text of the target, so that nobody expects the target to
    be another document of the index. `changes_text`: the target's text is another one afterwards.
    `derived`: whom it means is never named, but follows (推算).
    """

    changes_target: bool = False
    validity: Validity | None = None
    ground: Ground | None = None
    on_older_text: bool = False
    presumes_in_force: bool = False
    carries_text: bool = False
    changes_text: bool = False
    derived: bool = False


class EffectKind(StrEnum):
    """What a document does to another one; the value is its code in JSON.

    `STOP` (停止执行) and `DECLARE_EXPIRED` (宣布失效) end a document without a repeal. `SUSPEND`
    (暂停执行) and `ADJUST` (暂时调整实施, somewhere and for some time) leave it in force; `RESUME`
    (恢复执行) ends a suspension or a stop.
    `REVIVE`: what repealed the target by its title is revoked (撤销), which may bring it back.
    The target of `UNLISTED` is a list; what it leaves out is no basis any more (未列入目录的…).
    `INTERPRET` (有权解释) is an interpretation with authority, which leaves the law as it is.
    """

    REPEAL = (
        "repeal",
        EffectRow(
            changes_target=True,
            validity=Validity.REPEALED,
            ground=Ground.REPEAL,
            on_older_text=True,
        ),
    )
    PARTIAL_REPEAL = (
        "partial_repeal",
        EffectRow(
            changes_target=True,
            validity=Validity.PARTIAL,
            ground=Ground.PARTIAL_REPEAL,
            on_older_text=True,
            changes_text=True,
        ),
    )
    DECLARE_EXPIRED = (
        "declare_expired",
        EffectRow(
            changes_target=True,
            validity=Validity.EXPIRED,
            ground=Ground.DECLARE_EXPIRED,
            on_older_text=True,
        ),
    )
    STOP = (
        "stop",
        EffectRow(
            changes_target=True,
            validity=Validity.EXPIRED,
            ground=Ground.STOP,
            on_older_text=True,
        ),
    )
    AMEND = (
        "amend",
        EffectRow(
            changes_target=True, on_older_text=True, presumes_in_force=True, changes_text=True
        ),
    )
    PROLONG = "prolong", EffectRow(changes_target=True, presumes_in_force=True)
    KEEP = "keep", EffectRow(presumes_in_force=True)
    SUSPEND = "suspend", EffectRow()
    RESUME = "resume", EffectRow(presumes_in_force=True)
    ADJUST = "adjust", EffectRow()
    REVIVE = "revive", EffectRow(derived=True)
    UNLISTED = "unlisted", EffectRow(derived=True)
    INTERPRET = "interpret", EffectRow()
    REPOST = "repost", EffectRow(carries_text=True)
    PRINT = "print", EffectRow(carries_text=True)

    row: EffectRow

    def __new__(cls, code: str, row: EffectRow | None = None) -> Self:
        """Make a member that is its code and has its row; `EffectKind("amend")` looks one up."""
        if row is None:
            raise TypeError(f"the effect {code} has no row")
        member = str.__new__(cls, code)
        member._value_ = code
        member.row = row
        return member


ENDING = frozenset(
    kind
    for kind in EffectKind
    if kind.row.validity is not None and kind is not EffectKind.PARTIAL_REPEAL
)
"""What ends a whole document."""
