"""The codes for how documents stand, for what reason, and in which ways statements contradict."""

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
    """Why a document is taken to have a validity."""

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
    DECLARE_EXPIRED = "declare_expired"
    STOP = "stop"
    KEEP = "keep"
    RESUME = "resume"


class ContradictionKind(StrEnum):
    """How two statements on the validity of one document contradict each other."""

    STATED_VALID = "stated_valid"
    STATED_ENDED = "stated_ended"
    AFTER_REPEAL = "after_repeal"
