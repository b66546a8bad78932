"""From an address to a Query and back; each search parameter is declared once, in `SearchArgs`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ValidationInfo
from werkzeug.datastructures import MultiDict

from indexer.errors import Problem, QueryError
from indexer.query.model import UNSTATED, Facet, Filters, Narrowing, Query, Scope, Sort
from indexer.query.text import ParsedText, parse
from indexer.relations.statuses import Validity

WINDOW = 10_000
"""Hits that can be paged to, as in other engines: whoever needs more should narrow the query."""
MAX_SIZE = 100
MAX_VALUES = 50
MAX_VALUE_LENGTH = 200
MAX_WITHIN = 10
"""Searches within the results of one another; each is evaluated over the whole index."""


def _day(value: str) -> date:
    """A day of the calendar; only 2019-08-26 is read, where `date` would take 20190826 too."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date_form", "not a date")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("date_impossible", "no such day") from error


def _year(value: str) -> str:
    """A year as the facet names it: four digits, or 未标注."""
    if value != UNSTATED and not re.fullmatch(r"[0-9]{4}", value):
        raise PydanticCustomError("year_form", "not a year")
    return value


def _count(value: str) -> int:
    """A whole number in ASCII digits, where `int` would take 1_0 and １ too."""
    if not re.fullmatch(r"-?[0-9]{1,30}", value):
        raise PydanticCustomError("not_a_number", "not a number")
    return int(value)


Day = Annotated[date, BeforeValidator(_day)]
Count = Annotated[int, BeforeValidator(_count)]
Value = Annotated[str, Field(max_length=MAX_VALUE_LENGTH)]
Values = Annotated[tuple[Value, ...], Field(max_length=MAX_VALUES)]
Validities = Annotated[tuple[Validity, ...], Field(max_length=MAX_VALUES)]
Year = Annotated[
    str,
    BeforeValidator(_year),
    Field(json_schema_extra={"pattern": f"^([0-9]{{4}}|{UNSTATED})$"}),
]
Years = Annotated[tuple[Year, ...], Field(max_length=MAX_VALUES)]


class Switch(StrEnum):
    """On or off, as an address says it."""

    OFF = "0"
    ON = "1"


class ConditionArgs(BaseModel):
    """The parameters that say which documents are meant: every address of a query knows them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str = ""
    within: Annotated[tuple[str, ...], Field(max_length=MAX_WITHIN)] = ()
    scope: Scope = Scope.ALL
    since: Day | None = None
    until: Day | None = None
    year: Years = ()
    topic: Values = ()
    issuer: Values = ()
    kind: Values = ()
    rank: Values = ()
    region: Values = ()
    source: Values = ()
    same: Value | None = None
    validity: Validities = ()
    asof: Day | None = None
    cites: Value | None = None

    @field_validator("until")
    @classmethod
    def _not_before_since(cls, until: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("since")
        if since and until and until < since:
            raise PydanticCustomError("until_before_since", "", {"limit": since.isoformat()})
        return until


class OrderedArgs(ConditionArgs):
    """The parameters of a list of all hits.

    Without `fold` a page folds documents that are the same text and the API does not: a program
    that counts expects each document once.
    """

    sort: Sort = Sort.RELEVANCE
    fold: Switch | None = None


class SearchArgs(OrderedArgs):
    """The parameters of a search; pages know all but `size`."""

    size: Annotated[Count, Field(ge=1, le=MAX_SIZE)] = 10
    page: Annotated[Count, Field(ge=1)] = 1

    @field_validator("page")
    @classmethod
    def _inside_window(cls, page: int, info: ValidationInfo) -> int:
        last = WINDOW // info.data.get("size", MAX_SIZE)
        if page > last:
            raise PydanticCustomError("beyond_window", "", {"limit": str(last)})
        return page


class NoArgs(BaseModel):
    """No parameters."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SuggestArgs(NoArgs):
    """What was typed so far."""

    q: str = ""


class RelationArgs(NoArgs):
    """The day of validity, and which of the citing documents to give."""

    asof: Day | None = None
    size: Annotated[Count, Field(ge=1, le=MAX_SIZE)] = 20
    page: Annotated[Count, Field(ge=1, le=WINDOW)] = 1


PARAMETERS = tuple(SearchArgs.model_fields)


def repeatable(model: type[BaseModel]) -> frozenset[str]:
    """The parameters that can be given several times."""
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if get_origin(field.annotation) is tuple)


REPEATABLE = repeatable(SearchArgs)

Args = MultiDict[str, str]
Model = TypeVar("Model", bound=BaseModel)
Conditions = TypeVar("Conditions", bound=ConditionArgs)


def search_query(args: Args, *, page_size: int, max_length: int, strict: bool) -> Query:
    """The query that an address asks; raises `QueryError` with all its mistakes at once.

    `strict` takes `size` and refuses parameters it does not know (the API); otherwise both are
    ignored (pages: shared links grow some). An empty value is the same as none.
    """
    if not strict:
        args = MultiDict((name, value) for name, value in args.items(multi=True) if name != "size")
    usual = {"size": str(page_size)}
    return conditions(args, SearchArgs, max_length=max_length, usual=usual, strict=strict)[0]


def conditions(
    args: Args,
    model: type[Conditions],
    *,
    max_length: int,
    usual: Mapping[str, str] | None = None,
    strict: bool = True,
) -> tuple[Query, Conditions]:
    """The query that an address asks and all its parameters; raises `QueryError`.

    `usual` is what they are where they are not given.
    """
    read, problems = _read(args, model, usual or {}, strict=strict)
    text = next((value.strip() for value in args.getlist("q") if value.strip()), "")
    scope = read.scope if read else _scope(args)
    parsed, mistakes = _parsed("q", text, scope, max_length)
    within, more = _within(args.getlist("within"), max_length)
    if mistakes or more or problems or read is None:
        raise QueryError(*mistakes, *more, *problems)
    sort = getattr(read, "sort", Sort.RELEVANCE)
    fold = getattr(read, "fold", None)
    # Without words nothing is more relevant than anything else: the newest come first.
    unranked = parsed.expression is None and sort is Sort.RELEVANCE
    query = Query(
        text=text,
        expression=parsed.expression,
        relaxed=parsed.relaxed,
        question=parsed.question,
        rank_words=_joined(parsed.rank_words, *(inner.rank_words for _, inner in within)),
        rank_grams=_joined(parsed.rank_grams, *(inner.rank_grams for _, inner in within)),
        scope=read.scope,
        within=tuple(
            Narrowing(typed, inner.expression) for typed, inner in within if inner.expression
        ),
        since=read.since,
        until=read.until,
        asof=read.asof,
        cites=read.cites,
        filters=Filters(**{facet.value: getattr(read, facet.value) for facet in Facet}),
        sort=Sort.NEWEST if unranked else sort,
        fold=fold is Switch.ON if fold else not strict and usual_fold(read.same),
        same=read.same,
        page=getattr(read, "page", 1),
        size=getattr(read, "size", 0),
        cursor=getattr(read, "cursor", None),
    )
    return query, read


def reworded(query: Query, text: str) -> Query:
    """The first page of the same search for another text, which can be read."""
    parsed = parse(text, query.scope)
    return replace(
        query,
        text=text,
        expression=parsed.expression,
        relaxed=parsed.relaxed,
        question=parsed.question,
        rank_words=parsed.rank_words,
        rank_grams=parsed.rank_grams,
        page=1,
    )


def parameters(args: Args, model: type[Model]) -> Model:
    """The parameters of an address that asks no query; raises `QueryError`."""
    read, problems = _read(args, model, {}, strict=True)
    if problems or read is None:
        raise QueryError(*problems)
    return read


def refuse_long(text: str, limit: int) -> str:
    """A text of at most `limit` characters as it is; raises `QueryError` for others."""
    if len(text) > limit:
        raise QueryError(Problem("too_long", "q", text, str(limit)))
    return text


def search_pairs(query: Query, *, page: bool = True) -> list[tuple[str, str]]:
    """The parameters that ask `query` again, what is taken for granted left out."""
    pairs = [("q", query.text)] if query.text else []
    pairs += [("within", narrowing.text) for narrowing in query.within]
    if query.scope is not Scope.ALL:
        pairs.append(("scope", query.scope.value))
    if query.since:
        pairs.append(("since", query.since.isoformat()))
    if query.until:
        pairs.append(("until", query.until.isoformat()))
    for facet in Facet:
        pairs += [(facet.value, str(value)) for value in query.filters.of(facet)]
    if query.asof:
        pairs.append(("asof", query.asof.isoformat()))
    if query.cites:
        pairs.append(("cites", query.cites))
    if query.sort is not usual_sort(query):
        pairs.append(("sort", query.sort.value))
    if query.same:
        pairs.append(("same", query.same))
    if query.fold is not usual_fold(query.same):
        pairs.append(("fold", Switch.ON.value if query.fold else Switch.OFF.value))
    if page and query.page > 1:
        pairs.append(("page", str(query.page)))
    return pairs


def usual_sort(query: Query) -> Sort:
    """The order that needs no mention in the address."""
    return Sort.NEWEST if query.expression is None else Sort.RELEVANCE


def usual_fold(same: str | None) -> bool:
    """Whether a page folds where its address does not say so: not the list of equal texts."""
    return same is None


def _read(
    args: Args, model: type[Model], usual: Mapping[str, str], *, strict: bool
) -> tuple[Model | None, list[Problem]]:
    """The parameters, None where a value is wrong, and all mistakes in them."""
    given, problems = _given(args, model, strict=strict)
    try:
        return model.model_validate({**usual, **given}), problems
    except ValidationError as error:
        problems += [_problem(details) for details in error.errors(include_url=False)]
        return None, problems


def _parsed(
    parameter: str, text: str, scope: Scope, max_length: int
) -> tuple[ParsedText, tuple[Problem, ...]]:
    """How the text of a parameter was read, and what is wrong with it."""
    try:
        return parse(text, scope, max_length), ()
    except QueryError as error:
        found = tuple(replace(problem, parameter=parameter) for problem in error.problems)
        return ParsedText(None), found


def _within(
    typed: Iterable[str], max_length: int
) -> tuple[list[tuple[str, ParsedText]], list[Problem]]:
    """How each search within the results was read, and what is wrong with them."""
    read: list[tuple[str, ParsedText]] = []
    problems: list[Problem] = []
    for text in [text.strip() for text in dict.fromkeys(typed) if text.strip()][:MAX_WITHIN]:
        parsed, mistakes = _parsed("within", text, Scope.ALL, max_length)
        read.append((text, parsed))
        problems += mistakes
    return read, problems


def _joined(*several: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for words in several for one in words))


def _given(
    args: Args, model: type[BaseModel], *, strict: bool
) -> tuple[dict[str, str | list[str]], list[Problem]]:
    """The values that are there, and the problems of names: unknown, or given too often."""
    given: dict[str, str | list[str]] = {}
    problems: list[Problem] = []
    known, repeated = tuple(model.model_fields), repeatable(model)
    for name, all_values in args.lists():
        values = list(dict.fromkeys(value.strip() for value in all_values if value.strip()))
        if name not in known:
            if strict:
                problems.append(Problem("unknown_parameter", name, all_values[0], ", ".join(known)))
        elif name in repeated:
            given[name] = values
        elif len(values) > 1:
            problems.append(Problem("repeated_parameter", name, ", ".join(values)))
        elif values:
            given[name] = values[0]
    return given, problems


def _problem(details: ErrorDetails) -> Problem:
    """One of pydantic's errors in our own codes."""
    context: dict[str, Any] = details.get("ctx", {})
    code, limit = details["type"], str(context.get("limit", ""))
    if code == "enum":
        code, limit = "unknown_choice", ", ".join(re.findall(r"'(.*?)'", str(context["expected"])))
    elif code == "too_long":
        code, limit = "too_many_values", str(context["max_length"])
    elif code == "string_too_long":
        code, limit = "value_too_long", str(context["max_length"])
    elif code == "greater_than_equal":
        code, limit = "too_small", str(context["ge"])
    elif code == "less_than_equal":
        code, limit = "too_large", str(context["le"])
    value = details["input"]
    shown = ", ".join(value) if isinstance(value, list) else str(value)
    return Problem(code, str(details["loc"][0]), shown, limit)


def _scope(args: Args) -> Scope:
    """The scope to read the text in although another parameter is wrong."""
    given = {value.strip() for value in args.getlist("scope") if value.strip()}
    return next((scope for scope in Scope if {scope.value} == given), Scope.ALL)
