"""Other ways to type the same question, by which nothing may change."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.relevance.goals import AS_THEY_ARE, WITH_PLEASE, WITHOUT_MARKS

FINAL_MARKS = "？?。 　"


def without_final_marks(text: str) -> str:
    """A question without the marks at its end.

    >>> without_final_marks("谁可以领取？")
    '谁可以领取'
    """
    return text.rstrip(FINAL_MARKS) or text


def with_please(text: str) -> str:
    """A question with 请问 before it."""
    return f"请问{text}"


REWORDINGS: Mapping[str, Callable[[str], str]] = {
    AS_THEY_ARE: str,
    WITHOUT_MARKS: without_final_marks,
    WITH_PLEASE: with_please,
}
"""How a set of questions is asked, itself first."""
