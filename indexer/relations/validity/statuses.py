"""The words for how documents stand, why, and what contradicts itself."""

from __future__ import annotations

from enum import StrEnum


class Validity(StrEnum):
    """时效性, in the words that official databases use."""

    VALID = "有效"
    NOT_YET = "尚未施行"
    PARTIAL = "部分失效"
    EXPIRED = "失效"
    REPEALED = "已废止"
    UNSTATED = "未标注"


class Ground(StrEnum):
    """Why a document is taken to hold or not."""

    BEFORE = "before"
    SILENCE = "silence"
    NO_RULE = "no_rule"
    STATED = "stated"
    TERM = "term"
    TERM_END = "term_end"
    PROLONG = "prolong"
    AMEND = "amend"
    REPEAL = "repeal"
    PARTIAL_REPEAL = "partial_repeal"


class ContradictionKind(StrEnum):
    """How two statements on the validity of one document contradict each other."""

    STATED_VALID = "stated_valid"
    STATED_ENDED = "stated_ended"
    AFTER_REPEAL = "after_repeal"
