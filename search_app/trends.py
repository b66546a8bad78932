"""The pages of trends: counts by year or month as picture and table, and the same as a file."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, render_template, request

from indexer.errors import QueryError
from search_app import wording
from search_app.presenters.search_form import SearchForm
from search_app.presenters.trends_page import TrendTable, present_trends, trend_table
from search_app.site import current_links, current_site
from search_app.trend_args import SPLITS, UNITS, TrendQuery, trend_query

blueprint = Blueprint("trends", __name__)

ALL_VALUES = 10_000
"""Values of a facet in the file."""


@blueprint.get("/trends")
def trends() -> Response:
    """The page; mistakes stand above the form (400)."""
    try:
        trend = _trend()
    except QueryError as error:
        form = SearchForm.of(request.args, error.problems)
        return make_response(_render(form, None), 400)
    page = present_trends(trend, current_site().engine, current_links())
    return make_response(_render(SearchForm.of(request.args), page))


@blueprint.get("/trends.csv")
def trends_csv() -> Response:
    """The table as a file that Excel opens: UTF-8 with its mark, a first line that says what."""
    trend = _trend()
    table = trend_table(trend, current_site().engine, current_links(), ALL_VALUES)
    response = Response(_csv(trend, table), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="trends.csv"'
    return response


def _trend() -> TrendQuery:
    return trend_query(request.args, max_length=current_site().settings.max_query_length)


def _render(form: SearchForm, page: object) -> str:
    return render_template(
        "trends.html", form=form, page=page, args=request.args, units=UNITS, splits=SPLITS
    )


def _csv(trend: TrendQuery, table: TrendTable) -> str:
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out)
    counted = wording.trends.BY_DATE.rstrip("。")
    moment = wording.moment(datetime.now(UTC))
    head = wording.trends.file_head(trend.query.text, counted, moment, table.index_version)
    writer.writerow([head])
    writer.writerow([wording.trends.PERIOD, *map(_cell, table.columns)])
    for row in (*table.rows, *([table.undated] if table.undated else ()), table.total):
        writer.writerow([row.label, *(cell.count for cell in row.cells)])
    return out.getvalue()


def _cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
