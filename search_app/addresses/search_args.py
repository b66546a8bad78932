"""Turn the parameters of an address into a Query; each is declared once, in a class here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, create_model, field_validator
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ValidationInfo
from werkzeug.datastructures import MultiDict

from indexer.errors import Problem, QueryError
from indexer.query.date_bounds import DateBounds, DateKind
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import CitedVersions, Match, ParsedText, Query, Scope, Sort
from indexer.query.parser import parse
from search_app.addresses.checked_args import Args, NoArgs, read_args, repeatable
from search_app.addresses.parameter_types import (
    FACET_TYPES,
    Article,
    Count,
    Day,
    FirstDay,
    LastDay,
    Switch,
    Value,
)
from search_app.addresses.query_pairs import DATE_ENDS, default_fold

WINDOW = 10_000
"""Hits that can be reached page by page; other engines have the same limit."""
MAX_SIZE = 100
MAX_IDS = 100
"""Documents that can be chosen by their ids: as many as the longest page lists."""
MAX_WITHIN = 10
"""Searches within results in one query; each is evaluated over the whole index."""


Cited = TypeVar("Cited")
"""A value that narrows what is cited."""


class TextArgs(BaseModel):
    """The parameters that say what is looked for, and between which days."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str = ""
    within: Annotated[tuple[str, ...], Field(max_length=MAX_WITHIN)] = ()
    scope: Scope = Scope.ALL
    since: FirstDay | None = None
    until: LastDay | None = None
    written_since: FirstDay | None = None
    written_until: LastDay | None = None
    published_since: FirstDay | None = None
    published_until: LastDay | None = None
    effective_since: FirstDay | None = None
    effective_until: LastDay | None = None

    @field_validator("until", "written_until", "published_until", "effective_until")
    @classmethod
    def _not_before_since(cls, until: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get(f"{str(info.field_name).removesuffix('until')}since")
        if since and until and until < since:
            raise PydanticCustomError("until_before_since", "", {"limit": since.isoformat()})
        return until

    @property
    def dates(self) -> tuple[DateBounds, ...]:
        """The bounds on single ones of the three dates."""
        bounds = (
            DateBounds(kind, *(getattr(self, f"{kind.parameter}_{end}") for end in DATE_ENDS))
            for kind in DateKind
        )
        return tuple(one for one in bounds if one.since or one.until)


if TYPE_CHECKING:
    FilterArgs = TextArgs
else:
    FilterArgs = create_model(
        "FilterArgs",
        __base__=TextArgs,
        **{facet.value: (FACET_TYPES[facet], ()) for facet in Facet},
    )


class ConditionArgs(FilterArgs):
    """The parameters that say which documents are meant: every address of a query knows them.

    Each facet is one of them, by its name.
    """

    same: Value | None = None
    id: Annotated[tuple[Value, ...], Field(max_length=MAX_IDS)] = ()
    asof: Day | None = None
    cites: Value | None = None
    taken_up_since: FirstDay | None = None
    without_reading: Switch = Switch.OFF
    article: Article | None = None
    versions: CitedVersions = CitedVersions.THIS

    @field_validator("article", "versions")
    @classmethod
    def _of_what_is_cited(cls, value: Cited, info: ValidationInfo) -> Cited:
        asked = value is not None and value is not CitedVersions.THIS
        if asked and info.data.get("cites") is None:
            raise PydanticCustomError("needs_cites", "")
        return value

    def narrow(self, query: Query) -> Query:
        """The same query under these parameters, its texts apart."""
        return replace(query, **self.narrowed(query))

    def narrowed(self, query: Query) -> dict[str, Any]:
        """What `narrow` changes, by the fields of a query."""
        return {
            "taken_up_since": self.taken_up_since,
            "without_reading": self.without_reading is Switch.ON,
            "scope": self.scope,
            "since": self.since,
            "until": self.until,
            "dates": self.dates,
            "asof": self.asof,
            "cites": self.cites,
            "article": self.article,
            "versions": CitedVersions.THIS if self.article else self.versions,
            "filters": Filters(**{facet: getattr(self, facet) for facet in Facet}),
            "same": self.same,
            "ids": self.id,
        }


class OrderedArgs(ConditionArgs):
    """The parameters of a list of all hits.

    Without `fold` a page folds documents that are the same text and the API does not: a program
    that counts expects each document once.
    """

    sort: Sort = Sort.RELEVANCE
    fold: Switch | None = None

    def narrowed(self, query: Query) -> dict[str, Any]:
        """What `narrow` changes, the order in force too."""
        fold = query.fold if self.fold is None else self.fold is Switch.ON
        return super().narrowed(query) | {"sort": query.parsed.order(self.sort), "fold": fold}


class SearchArgs(OrderedArgs):
    """The parameters of a search; pages know all but `size`.

    People want what is meant: without `match` an order by relevance is ranked, and without `exact`
    a mistake in it is corrected, and official words and whole names are looked for, too.
    """

    match: Match = Match.RANKED
    exact: Switch = Switch.OFF
    size: Annotated[Count, Field(ge=1, le=MAX_SIZE)] = 10
    page: Annotated[Count, Field(ge=1)] = 1

    @field_validator("page")
    @classmethod
    def _inside_window(cls, page: int, info: ValidationInfo) -> int:
        last = WINDOW // info.data.get("size", MAX_SIZE)
        if page > last:
            raise PydanticCustomError("beyond_window", "", {"limit": str(last)})
        return page

    def narrowed(self, query: Query) -> dict[str, Any]:
        """What `narrow` changes, the page that is asked for too."""
        return super().narrowed(query) | {
            "match": self.match,
            "exact": self.exact is Switch.ON,
            "page": self.page,
            "size": self.size,
        }


class SelectedArgs(NoArgs):
    """Documents that were selected one by one."""

    id: Annotated[tuple[Value, ...], Field(max_length=MAX_IDS)] = ()


class SuggestArgs(NoArgs):
    """What was typed so far."""

    q: str = ""


class RelationArgs(NoArgs):
    """The day of validity, and which of the citing documents to give."""

    asof: Day | None = None
    size: Annotated[Count, Field(ge=1, le=MAX_SIZE)] = 20
    page: Annotated[Count, Field(ge=1, le=WINDOW)] = 1


PARAMETERS = tuple(SearchArgs.model_fields)


REPEATABLE = repeatable(SearchArgs)

Conditions = TypeVar("Conditions", bound=ConditionArgs)


def search_query(args: Args, *, page_size: int, max_length: int, strict: bool) -> Query:
    """The query that an address asks; raises `QueryError` with all its mistakes at once.

    `strict` takes `size` and refuses parameters it does not know (the API); otherwise both are
    ignored (pages: shared links grow some). An empty value is the same as none.
    """
    if not strict:
        args = MultiDict((name, value) for name, value in args.items(multi=True) if name != "size")
    defaults = {"size": str(page_size)}
    return conditions(args, SearchArgs, max_length=max_length, defaults=defaults, strict=strict)[0]


def conditions(
    args: Args,
    model: type[Conditions],
    *,
    max_length: int,
    defaults: Mapping[str, str] | None = None,
    strict: bool = True,
) -> tuple[Query, Conditions]:
    """The query that an address asks and all its parameters; raises `QueryError`.

    `defaults` supplies values for parameters that are absent.
    """
    read, problems = read_args(args, model, defaults or {}, strict=strict)
    text = next((value.strip() for value in args.getlist("q") if value.strip()), "")
    scope = read.scope if read else _scope(args)
    parsed, mistakes = _parsed("q", text, scope, max_length)
    within, more = _within(args.getlist("within"), max_length)
    if mistakes or more or problems or read is None:
        raise QueryError(*mistakes, *more, *problems)
    query = Query(
        parsed=parsed,
        within=tuple(one for one in within if one.expression),
        sort=parsed.order(),
        fold=not strict and default_fold(read.same),
        size=0,
    )
    return read.narrow(query), read


def reworded(query: Query, text: str, page: int = 1) -> Query:
    """A page of the same search for another text, which must be readable."""
    return replace(query, parsed=parse(text, query.scope), recommended=(), page=page)


def _parsed(
    parameter: str, text: str, scope: Scope, max_length: int
) -> tuple[ParsedText, tuple[Problem, ...]]:
    """Parse the text of a parameter; the problems are those of the text, under its name."""
    try:
        return parse(text, scope, max_length), ()
    except QueryError as error:
        found = tuple(replace(problem, parameter=parameter) for problem in error.problems)
        return ParsedText(text), found


def _within(typed: Iterable[str], max_length: int) -> tuple[list[ParsedText], list[Problem]]:
    """Parse each search within the results, and collect the problems of all of them."""
    read: list[ParsedText] = []
    problems: list[Problem] = []
    for text in [text.strip() for text in dict.fromkeys(typed) if text.strip()][:MAX_WITHIN]:
        parsed, mistakes = _parsed("within", text, Scope.ALL, max_length)
        read.append(parsed)
        problems += mistakes
    return read, problems


def _scope(args: Args) -> Scope:
    """Find the scope to parse the text in where some other parameter is wrong."""
    given = {value.strip() for value in args.getlist("scope") if value.strip()}
    return next((scope for scope in Scope if {scope.value} == given), Scope.ALL)
