"""There is a sentence for every code that can come to people."""

from __future__ import annotations

from collections.abc import Container
from enum import StrEnum

import pytest

from corpus.report import RefusalReason, SkipReason
from indexer.query.model import Scope, Sort
from indexer.settings import Area, Mistake
from search_app import wording


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (SkipReason, wording.report.SKIP_REASONS),
        (RefusalReason, wording.report.REFUSALS),
        (Mistake, wording.mistakes.PROBLEMS),
        (Area, wording.settings.AREAS),
        (Scope, wording.search.SCOPES),
        (Sort, wording.search.SORTS),
    ],
    ids=lambda given: getattr(given, "__name__", ""),
)
def test_no_code_is_without_words(codes: type[StrEnum], words: Container[str]) -> None:
    assert not [code for code in codes if code not in words]
