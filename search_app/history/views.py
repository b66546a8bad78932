"""The handlers of the table of effects: its page, its files and its feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from flask import Blueprint, Response, make_response, render_template, request

from indexer.query.effect_query import LISTED_KINDS, EffectOrder, EffectQuery, InText
from indexer.results.effect_lists import EffectList, ListedEffect
from indexer.today import BEIJING, begins, now
from search_app import wording
from search_app.addresses.checked_args import parameters, read_args
from search_app.exports.table_files import CSV, XLSX, Table, attachment, table_as_csv, table_as_xlsx
from search_app.history.effect_args import EffectArgs, EffectPageArgs, effect_pairs
from search_app.history.effects_page import (
    about_document,
    conditions,
    effect_entry,
    effect_rows,
    present_effects,
)
from search_app.history.feeds import ENTRIES, atom
from search_app.http.conditional import unchanged
from search_app.pages.search_form import SearchForm
from search_app.site import current_links, current_site, current_view

blueprint = Blueprint("history", __name__)

IN_A_FILE = 5000
"""Rows of a file that are looked up together."""

WRITERS = {"csv": (CSV, table_as_csv), "xlsx": (XLSX, table_as_xlsx)}


@blueprint.get("/effects")
def effects() -> Response:
    """The table as a page; mistakes stand above the form (400)."""
    read, problems = read_args(request.args, EffectPageArgs, {}, strict=False)
    form = SearchForm.of(request.args, problems)
    if problems or read is None:
        return make_response(_render(form, None), 400)
    query = read.query()
    view = current_view()
    page = present_effects(view.effects(query), query, read.page, current_links(), view.today)
    return make_response(_render(form, page))


@blueprint.get(f"/effects.<any({','.join(WRITERS)}):form>")
@blueprint.get(f"/api/v1/effects.<any({','.join(WRITERS)}):form>")
def effects_file(form: str) -> Response:
    """All rows of the table as a file."""
    query = parameters(request.args, EffectArgs).query()
    content_type, write = WRITERS[form]
    response = Response(write(_table(query)), content_type=content_type)
    response.headers["Content-Disposition"] = attachment(
        "effects", wording.effects.FILE_NAME, form, now()
    )
    return response


@blueprint.get("/effects.atom")
@blueprint.get("/api/v1/effects.atom")
def effects_feed() -> Response:
    """The rows of what was taken up last as Atom."""
    asked = parameters(request.args, EffectArgs).query()
    query = replace(asked, size=ENTRIES, order=EffectOrder.TAKEN_UP)
    if (response := unchanged()) is not None:
        return response
    links, site, view = current_links(), current_site(), current_view()
    found = view.effects(query)
    pairs = effect_pairs(asked)
    return atom(
        wording.effects.feed_title(
            about_document(found), conditions(query), site.settings.site_name
        ),
        wording.effects.LEAD,
        links.effects(pairs, "atom"),
        links.effects(pairs),
        [effect_entry(one, _moment(one), links) for one in found.effects],
    )


def _moment(one: ListedEffect) -> datetime:
    """When a row is told: on the day on which the document was taken up that has the effect."""
    day = one.taken_up
    if day is None:
        return current_view().published_at
    return datetime.fromtimestamp(begins(day), BEIJING)


def _table(query: EffectQuery) -> Table:
    view, links = current_view(), current_links()
    first = view.effects(replace(query, size=IN_A_FILE))

    def pages() -> Iterator[EffectList]:
        yield first
        for start in range(IN_A_FILE, first.total, IN_A_FILE):
            yield view.effects(replace(query, start=start, size=IN_A_FILE))

    say = wording.effects
    asked = "；".join(filter(None, (about_document(first), conditions(query))))
    return Table(
        about=(
            (say.TITLE, say.total(first.total)),
            (wording.exports.QUERY, asked or say.ANY_KIND),
            (wording.exports.EXPORTED_AT, wording.values.moment(now())),
            (wording.exports.INDEX_VERSION, first.index_version),
        ),
        sheet=say.SHEET,
        columns=say.COLUMNS,
        widths=(14, 12, 14, 16, 50, 22, 12, 36, 50, 22, 12, 36, 24, 12, 20, 20, 60),
        rows=effect_rows(pages(), links),
    )


def _render(form: SearchForm, page: object) -> str:
    return render_template(
        "effects.html",
        form=form,
        page=page,
        args=request.args,
        kinds=LISTED_KINDS,
        in_text=tuple(InText),
        orders=tuple(EffectOrder),
    )
