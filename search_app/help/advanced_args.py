"""The parameters of the advanced form, and the search that they mean."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field
from werkzeug.datastructures import MultiDict

from indexer.query.date_bounds import DateKind
from indexer.query.model import Query, Scope
from indexer.query.syntax.written_query import AskedParts, written_query
from search_app.addresses.checked_args import Args, NoArgs, refuse_long
from search_app.addresses.query_pairs import DATE_ENDS
from search_app.addresses.search_args import search_query

WORD_FIELDS = ("any", "all", "phrase", "none", "issuers")
"""Fields of the form that hold words; the others hold parts of a number, or a day."""
DATE_FIELDS = tuple(f"{kind.parameter}_{end}" for kind in DateKind for end in DATE_ENDS)


class NumberArgs(NoArgs):
    """The parts of a document number, and where words are looked for."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    code: Annotated[str, Field(max_length=40)] = ""
    year: Annotated[str, Field(pattern=r"^(\d{4})?$")] = ""
    serial: Annotated[str, Field(pattern=r"^(\d{1,5})?$")] = ""
    scope: Scope = Scope.ALL


def advanced_query(args: Args, numbers: NumberArgs, *, page_size: int, max_length: int) -> Query:
    """The search that the form means; raises `QueryError`."""
    texts = {name: refuse_long(args.get(name, "").strip(), max_length) for name in WORD_FIELDS}
    text = written_query(
        AskedParts(**texts, code=numbers.code, year=numbers.year, serial=numbers.serial)
    )
    pairs = [("q", text), ("scope", numbers.scope.value)]
    pairs += [(name, args.get(name, "")) for name in DATE_FIELDS]
    return search_query(MultiDict(pairs), page_size=page_size, max_length=max_length, strict=False)
