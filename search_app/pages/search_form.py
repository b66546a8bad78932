"""The search form, which keeps what was typed even where it is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter, ValidationError

from indexer.errors import Problem
from indexer.query.date_bounds import DateKind
from indexer.query.model import Scope
from search_app import wording
from search_app.addresses.checked_args import Args
from search_app.addresses.parameter_types import FirstDay, LastDay
from search_app.addresses.query_pairs import DATE_ENDS
from search_app.addresses.search_args import REPEATABLE

FIRST, LAST = TypeAdapter(FirstDay), TypeAdapter(LastDay)

_KEPT = (*sorted(REPEATABLE), "sort", "cites", "article", "versions", "same", "fold")
_SCOPES = frozenset(scope.value for scope in Scope)
_OTHER_DATES = tuple(
    (f"{kind.parameter}_{end}", FIRST if end == "since" else LAST)
    for kind in DateKind
    for end in DATE_ENDS
)
"""Parameters that bound single ones of the three dates, and how each is read."""


def _shown_day(typed: str, end: TypeAdapter[date]) -> str:
    """A year or a month as the day that it stands for, for fields of days; what is wrong stays."""
    if not typed:
        return typed
    try:
        return end.validate_python(typed.strip()).isoformat()
    except ValidationError:
        return typed


@dataclass(frozen=True, slots=True)
class FormProblem:
    """A mistake in a request, shown beside the field of its `parameter`."""

    parameter: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchForm:
    """The values of the form's fields as they came, and what is wrong with them.

    `kept` are the filters and the order in force, as hidden fields; wrong ones are dropped, because
    the form has no visible field to correct them in.
    """

    text: str
    scope: Scope
    since: str
    until: str
    asof: str
    other_dates: Mapping[str, str]
    kept: tuple[tuple[str, str], ...]
    problems: tuple[FormProblem, ...]

    @classmethod
    def of(cls, args: Args, problems: Sequence[Problem] = ()) -> SearchForm:
        """The form that asks `args` again."""
        at_fault = {problem.parameter for problem in problems}
        # Most names are not given, and `args` makes an error of each to say so.
        given = dict(args.lists())
        first = {name: values[0] for name, values in given.items()}
        kept = [
            (name, value)
            for name in _KEPT
            for value in dict.fromkeys(given.get(name, ()))
            if value and name not in at_fault
        ]
        scope = first.get("scope", "")
        return cls(
            text=first.get("q", ""),
            scope=Scope(scope) if scope in _SCOPES else Scope.ALL,
            since=_shown_day(first.get("since", ""), FIRST),
            until=_shown_day(first.get("until", ""), LAST),
            asof=first.get("asof", ""),
            other_dates={name: _shown_day(first.get(name, ""), end) for name, end in _OTHER_DATES},
            kept=tuple(kept),
            problems=tuple(FormProblem(p.parameter, wording.choices.on_page(p)) for p in problems),
        )

    def wrong(self, parameter: str) -> bool:
        """Whether a field is at fault."""
        return any(problem.parameter == parameter for problem in self.problems)

    @property
    def bounds(self) -> tuple[tuple[str, str], ...]:
        """The parameters that bound dates."""
        return (("since", self.since), ("until", self.until), *self.other_dates.items())

    @property
    def carried(self) -> tuple[tuple[str, str], ...]:
        """The filters in force, dates and scope too, for a form that has no fields for them."""
        dates = (*self.bounds, ("asof", self.asof))
        scope = (("scope", self.scope.value),) if self.scope is not Scope.ALL else ()
        kept = (pair for pair in self.kept if pair[0] not in ("sort", "fold"))
        return (*scope, *kept, *(pair for pair in dates if pair[1]))

    @property
    def filtered(self) -> bool:
        """Whether any filter is in force."""
        return bool(
            any(value for _, value in self.bounds)
            or any(name not in ("sort", "fold") for name, _ in self.kept)
        )
