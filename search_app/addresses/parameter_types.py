"""Types of the values of parameters: a day, a number, a year, a switch."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from corpus.articles import ArticleNumber, read_article
from indexer.query.facets import NO_VALIDITY, UNSTATED, Facet
from indexer.relations.validity.statuses import Validity


class ValidityChoice(StrEnum):
    """The validities by which is filtered; what is no rule has none, and can be chosen too."""

    VALID = Validity.VALID.value
    NOT_YET = Validity.NOT_YET.value
    PARTIAL = Validity.PARTIAL.value
    EXPIRED = Validity.EXPIRED.value
    REPEALED = Validity.REPEALED.value
    UNSTATED = Validity.UNSTATED.value
    NONE = NO_VALIDITY


_SHORT = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
MAX_VALUES = 50
MAX_VALUE_LENGTH = 200


def _day(value: object) -> date:
    """A day of the calendar; only 2019-08-26 is read, where `date` would take 20190826 too."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date_form", "not a date")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("date_impossible", "no such day") from error


def _first_day(value: object) -> date:
    """A day, or the first one of a year or a month: 2019, 2019-08.

    >>> _first_day("2019-08").isoformat()
    '2019-08-01'
    """
    short = _SHORT.fullmatch(value) if isinstance(value, str) else None
    return _day(f"{short[1]}-{short[2] or '01'}-01" if short else value)


def _last_day(value: object) -> date:
    """A day, or the last one of a year or a month.

    >>> _last_day("2019-02").isoformat()
    '2019-02-28'
    """
    short = _SHORT.fullmatch(value) if isinstance(value, str) else None
    if short is None:
        return _day(value)
    first = _day(f"{short[1]}-{short[2] or '12'}-01")
    return first.replace(day=monthrange(first.year, first.month)[1])


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


def _article(value: object) -> ArticleNumber:
    """An article by its number: 33, 133-1, 第三十三条."""
    found = read_article(value) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("article_form", "not an article")
    return found


Day = Annotated[date, BeforeValidator(_day)]
FirstDay = Annotated[date, BeforeValidator(_first_day)]
LastDay = Annotated[date, BeforeValidator(_last_day)]
"""The first and the last day of a span; either may be given as the year or the month."""
Count = Annotated[int, BeforeValidator(_count)]
Article = Annotated[
    Any,
    BeforeValidator(_article),
    WithJsonSchema({"type": "string", "pattern": r"^[1-9][0-9]{0,3}(-[1-9][0-9]?)?$"}),
]
"""An `ArticleNumber`; the pattern is the form that addresses have, others are read too."""
Value = Annotated[str, Field(max_length=MAX_VALUE_LENGTH)]
Values = Annotated[tuple[Value, ...], Field(max_length=MAX_VALUES)]
Validities = Annotated[tuple[ValidityChoice, ...], Field(max_length=MAX_VALUES)]
Year = Annotated[
    str,
    BeforeValidator(_year),
    Field(json_schema_extra={"pattern": f"^([0-9]{{4}}|{UNSTATED})$"}),
]
Years = Annotated[tuple[Year, ...], Field(max_length=MAX_VALUES)]

FACET_TYPES: dict[Facet, Any] = {
    **dict.fromkeys(Facet, Values),
    Facet.YEAR: Years,
    Facet.VALIDITY: Validities,
}
"""What the values of each facet look like in an address; of most any text will do."""


class Switch(StrEnum):
    """On or off, as an address says it."""

    OFF = "0"
    ON = "1"
