"""What programs send to have two texts compared."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from search_app.addresses.checked_args import NoArgs
from search_app.addresses.parameter_types import Value
from search_app.compare.compare_args import LONGEST_TEXT, Rows
from search_app.wording import comparison_fields as words

Id = Annotated[Value, Field(min_length=1)]


class ComparedIds(NoArgs):
    """Two documents: the old text and the new one, and which rows to give."""

    a: Id
    b: Id
    rows: Rows = Rows.ALL


Compared = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
_ONE_OF_EACH: JsonDict = {
    "allOf": [
        {"oneOf": [{"required": [side]}, {"required": [f"{side}_text"]}]} for side in ("a", "b")
    ]
}


class CompareBody(NoArgs):
    """Two texts: for each side the id of a document, or a text; what is not given is ""."""

    model_config = ConfigDict(json_schema_extra=_ONE_OF_EACH)

    a: Id = Field(default_factory=str, description=words.COMPARED_A)
    a_text: Compared = Field(default_factory=str, description=words.COMPARED_TEXT)
    b: Id = Field(default_factory=str, description=words.COMPARED_B)
    b_text: Compared = Field(default_factory=str, description=words.COMPARED_TEXT)
    rows: Rows = Field(default=Rows.ALL, description=words.COMPARED_CHOICE)
