"""The parameters of the draft check and of the clean-up list."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from search_app.addresses.checked_args import NoArgs
from search_app.addresses.parameter_types import Count, Day
from search_app.addresses.search_args import ConditionArgs

MOST_DAYS = 3650
LONGEST_DRAFT = 100_000
"""Characters of a draft: three times the longest of a thousand notices."""


class CleanUpArgs(ConditionArgs):
    """The conditions of a search, and how many days ahead a clean-up looks."""

    days: Annotated[Count, Field(ge=0, le=MOST_DAYS)] = 180


class CleanUpListArgs(CleanUpArgs):
    """Also which page of the list."""

    page: Annotated[Count, Field(ge=1)] = 1


class DraftArgs(NoArgs):
    """A pasted text, and the day as of which its citations are looked up.

    `read` says that the text is that of a file, as it was read (`given_draft`).
    """

    text: str = ""
    asof: Day | None = None
    read: str = ""
