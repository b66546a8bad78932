"""What the shapes of JSON answers are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, with_config

EXACT = with_config(ConfigDict(extra="forbid"))
"""No field but those that are named."""

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"})]
Count = Annotated[int, Field(ge=0)]
Span = Annotated[list[Count], Field(min_length=2, max_length=2)]
"""[start, end) in characters."""
