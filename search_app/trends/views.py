"""The pages of trends: counts by year or month as picture and table, and the same as a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from flask import Blueprint, Response, make_response, render_template, request

from indexer.errors import QueryError
from indexer.today import now
from search_app import wording
from search_app.addresses.parameter_types import Switch
from search_app.exports.table_files import CSV, Table, attachment, table_as_csv
from search_app.pages.search_form import SearchForm
from search_app.site import current_links, current_site, current_view
from search_app.trends.trend_answers import TrendAnswer, ask_trend
from search_app.trends.trend_args import TrendSplit, TrendUnit, trend_query
from search_app.trends.trend_query import TrendQuery
from search_app.trends.trends_page import (
    COLUMNS,
    TrendTable,
    present_table,
    present_trends,
)

blueprint = Blueprint("trends", __name__)

ALL_VALUES = 10_000
"""Values of a facet in the file."""


@blueprint.get("/trends")
def trends() -> Response:
    """The page; mistakes stand above the form (400)."""
    try:
        trend = _trend(strict=False)
    except QueryError as error:
        form = SearchForm.of(request.args, error.problems)
        return make_response(_render(form, None), 400)
    page = present_trends(ask_trend(trend, current_view(), COLUMNS), current_links())
    return make_response(_render(SearchForm.of(request.args), page))


@blueprint.get("/trends.csv")
def trends_csv() -> Response:
    """The table as a file that Excel opens; its first line says what was counted, and when."""
    answer = ask_trend(_trend(strict=True), current_view(), ALL_VALUES)
    moment = now()
    response = Response(table_as_csv(_file(answer, moment)), content_type=CSV)
    response.headers["Content-Disposition"] = attachment(
        "trends", wording.trends.FILE_NAME, "csv", moment
    )
    return response


def _trend(*, strict: bool) -> TrendQuery:
    limit = current_site().settings.max_query_length
    return trend_query(request.args, max_length=limit, strict=strict)


def _render(form: SearchForm, page: object) -> str:
    return render_template(
        "trends.html",
        form=form,
        page=page,
        args=request.args,
        units=tuple(TrendUnit),
        splits=tuple(TrendSplit),
        on=Switch.ON,
    )


def _file(answer: TrendAnswer, now: datetime) -> Table:
    say = wording.trends
    trend = answer.trend
    table = present_table(answer, current_links())
    return Table(
        about=(
            (wording.exports.QUERY, wording.exports.asked(trend.query)),
            *_read(answer),
            (say.COUNTED, say.SAME_ONCE if trend.query.fold else say.BY_DOCUMENT),
            (say.DATED, say.BY_DATE),
            (wording.exports.EXPORTED_AT, wording.values.moment(now)),
            (wording.exports.INDEX_VERSION, table.index_version),
        ),
        sheet=say.TABLE,
        columns=(say.PERIOD, *table.columns),
        widths=(),
        rows=_rows(table),
    )


def _read(answer: TrendAnswer) -> Iterator[tuple[str, str]]:
    """The lines of the file's head on how the queries were read and compared."""
    if answer.trend.versus:
        yield wording.trends.VERSUS, answer.trend.versus.text


def _rows(table: TrendTable) -> Iterator[tuple[str | int, ...]]:
    for row in (*table.rows, *([table.undated] if table.undated else ()), table.total):
        yield row.label, *(cell.count for cell in row.cells)
