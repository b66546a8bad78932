"""How much the mark that says how a document stands is to be seen."""

from __future__ import annotations

from enum import StrEnum

from indexer.relations.validity.statuses import Validity
from indexer.relations.version_states import VersionEnd
from indexer.results import Hit


class MarkWeight(StrEnum):
    """How much a mark of validity stands out; the words say the same to who sees no mark.

    Nothing is green: 有效 rests on what this collection holds.
    """

    STRONG = "strong"
    MIDDLE = "middle"
    QUIET = "quiet"
    NONE = "none"


_WEIGHTS = {
    Validity.REPEALED: MarkWeight.STRONG,
    Validity.EXPIRED: MarkWeight.STRONG,
    Validity.PARTIAL: MarkWeight.STRONG,
    Validity.NOT_YET: MarkWeight.MIDDLE,
    Validity.VALID: MarkWeight.QUIET,
    Validity.UNSTATED: MarkWeight.NONE,
}
_REPLACED = (VersionEnd.AMENDED, VersionEnd.REPLACED)


def weight(validity: Validity) -> MarkWeight:
    """How much the mark of a validity stands out."""
    return _WEIGHTS[validity]


def parted(said: str, validity: Validity) -> tuple[str, str]:
    """The mark of what is said of a validity, and the rest: 已废止, （文件写明）.

    >>> parted("已废止（文件写明）", Validity.REPEALED)
    ('已废止', '（文件写明）')
    >>> parted("本站未查到废止、失效的记载", Validity.UNSTATED)
    ('', '本站未查到废止、失效的记载')
    """
    if not said.startswith(validity.value):
        return "", said
    return validity.value, said.removeprefix(validity.value)


def says_enough(hit: Hit) -> bool:
    """Whether the line on its newer version says how a hit stands: 旧版, and nothing else known."""
    newer = hit.newer_version
    return hit.validity is Validity.UNSTATED and newer is not None and newer.ended in _REPLACED
