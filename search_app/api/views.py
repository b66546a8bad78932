"""The handlers of the API: each operation, the OpenAPI document, and its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TypeVar

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from corpus.articles import read_article
from corpus.pasted import pasted_document, places_in_pasted
from indexer.errors import Problem, QueryError
from indexer.limits.deadline import OptionalPart, may_leave_out, require
from indexer.limits.deadline import check as check_deadline
from indexer.query.model import DateUnit, Query
from indexer.results import MarkedDocument
from search_app import wording
from search_app.addresses.checked_args import NoArgs, parameters, refuse_long
from search_app.addresses.search_args import ConditionArgs, RelationArgs, SuggestArgs, conditions
from search_app.api.api_page import present_api
from search_app.api.args import (
    CleanUpPageArgs,
    CursorArgs,
    DraftBody,
    DraftFileArgs,
    FacetsArgs,
    HistogramArgs,
    PivotArgs,
)
from search_app.api.clean_up_json import clean_up_json
from search_app.api.comparison.comparison_views import compare, compare_texts
from search_app.api.counts_json import FacetsJson, HistogramJson, PivotJson
from search_app.api.document_json import document_json
from search_app.api.draft_check_json import as_read, check_json
from search_app.api.history.article_json import article_json
from search_app.api.history.changes_json import changes_json
from search_app.api.history.effects_json import effects_json
from search_app.api.history.expiries_json import expiries_json
from search_app.api.history.series_json import series_json
from search_app.api.openapi import openapi
from search_app.api.operations import OPERATIONS, PREFIX, Operation
from search_app.api.relations_json import relations_json
from search_app.api.request_body import body, file_body
from search_app.api.search_json import HealthJson, ReadyJson, SearchJson, SuggestionsJson
from search_app.api.typing_offers_json import TypingOfferJson
from search_app.history.change_args import ChangeCursorArgs
from search_app.history.effect_args import EffectCursorArgs
from search_app.history.expiry_args import ExpiryCursorArgs
from search_app.history.series_args import SeriesArgs
from search_app.http import error_pages
from search_app.http.conditional import marked, unchanged
from search_app.http.in_turn import CHECKS
from search_app.http.json_response import json_response
from search_app.offers.offered_filters import OfferedFilter, ask_filters
from search_app.review.given_draft import sent
from search_app.site import as_edited, current_links, current_site, current_view

blueprint = Blueprint("api", __name__)

SUGGESTIONS = 8

Conditions = TypeVar("Conditions", bound=ConditionArgs)


def search() -> Response:
    """A page of results, by the parameters of the search page, `size` and `cursor`."""
    site = current_site()
    defaults = {"size": str(site.settings.page_size)}
    query, _args = conditions(
        request.args, CursorArgs, max_length=site.settings.max_query_length, defaults=defaults
    )
    if (response := unchanged()) is not None:
        return response
    view = current_view()
    result = view.search(as_edited(query))
    site.searched(query.text, result.total)
    left_out = list(result.left_out)
    filters: tuple[OfferedFilter, ...] = ()
    with may_leave_out(OptionalPart.PASSAGE, left_out):
        check_deadline()
        result = replace(result, answer=view.passage(result, site.settings.place))
    if query.cursor is None:
        with may_leave_out(OptionalPart.OFFERS, left_out):
            check_deadline()
            filters = ask_filters(result, view)
    answered = replace(result, left_out=tuple(left_out))
    response = json_response(SearchJson.of_result(current_links(), answered, filters))
    if left_out:  # asked again it may be whole
        response.cache_control.no_store = True
    return response


def document(id: str) -> Response:
    """A document with its whole text."""
    parameters(request.args, NoArgs)
    links = current_links()
    view = current_view()
    found, versions = view.document(id), view.versions(id)
    if not isinstance(found, MarkedDocument):
        return error_pages.not_here(found)
    assert versions is not None, "one view holds a document or it does not"
    if (response := unchanged()) is not None:
        return response
    same, taken_up = view.duplicates(id), view.taken_up([id]).get(id)
    return json_response(document_json(found.document, same, versions, taken_up, links))


def relations(id: str) -> Response:
    """The relations of a document on the day `asof`; the documents that cite it come in pages."""
    asked = parameters(request.args, RelationArgs)
    links = current_links()
    start = (asked.page - 1) * asked.size
    view = current_view()
    found = view.relations(id, asked.asof, start=start, size=asked.size)
    versions = view.versions(id, asked.asof)
    if found is None or versions is None:
        removed = view.document(id)
        assert not isinstance(removed, MarkedDocument), "one view holds a document or it does not"
        return error_pages.not_here(removed)
    return unchanged() or json_response(relations_json(found, versions, links))


def article(id: str, number: str) -> Response:
    """An article of a rule through all versions; the documents that cite it come in pages."""
    asked = parameters(request.args, RelationArgs)
    wanted = read_article(number)
    if wanted is None:
        raise QueryError(Problem("article_form", "article", number))
    view, start = current_view(), (asked.page - 1) * asked.size
    found = view.article(id, wanted, asked.asof, start=start, size=asked.size)
    if found is None:
        removed = view.document(id)
        assert not isinstance(removed, MarkedDocument), "one view holds a document or it does not"
        return error_pages.not_here(removed)
    return unchanged() or json_response(article_json(found, current_links()))


def suggest() -> Response:
    """Titles that hold what was typed, and what else may be meant."""
    site, links = current_site(), current_links()
    text = refuse_long(parameters(request.args, SuggestArgs).q, site.settings.max_query_length)
    if (response := unchanged()) is not None:
        return response
    view = current_view()
    found = view.suggest(text, SUGGESTIONS) if text else ()
    offers = view.offers(text, SUGGESTIONS, plain_words=site.plain_words)
    shown = [TypingOfferJson.shown(offer, links) for offer in offers]
    return json_response(SuggestionsJson.of(links, query=text, suggestions=found, offers=shown))


def facets() -> Response:
    """The values of the facets with their counts, as beside the results."""
    query, _args = _asked(FacetsArgs)
    if (response := unchanged()) is not None:
        return response
    result = current_view().search(query)
    require(OptionalPart.FACETS, result.left_out)
    return json_response(FacetsJson.of(current_links(), result))


def histogram() -> Response:
    """Documents by year, month or day."""
    query, args = _asked(HistogramArgs)
    return unchanged() or json_response(
        HistogramJson.of(current_links(), current_view().histogram(query, args.unit))
    )


def pivot() -> Response:
    """Documents by year or month, and value of a facet."""
    query, args = _asked(PivotArgs)
    if (response := unchanged()) is not None:
        return response
    unit = DateUnit(args.unit.value)
    found = current_view().pivot(query, unit, args.facet, values=args.value, limit=args.limit)
    return json_response(PivotJson.of(current_links(), found))


def check() -> Response:
    """Check the citations of a draft; the draft is neither kept nor logged."""
    parameters(request.args, NoArgs)
    draft = body(DraftBody)
    return CHECKS.in_turn(lambda: _checked(draft))


def _checked(draft: DraftBody) -> Response:
    view = current_view()
    document = pasted_document(draft.text, draft.asof or view.today)
    found = view.check_draft(document, draft.asof, (), current_site().plain_words)
    newer = view.newer_versions(found.target_ids, draft.asof)
    places = places_in_pasted(draft.text, document)
    return json_response(check_json(found, newer, places, current_links()))


def check_file() -> Response:
    """Check the citations of a draft in a file; the file is neither kept nor logged."""
    args = parameters(request.args, DraftFileArgs)
    data = file_body()
    return CHECKS.in_turn(lambda: _checked_file(data, args))


def _checked_file(data: bytes, args: DraftFileArgs) -> Response:
    view = current_view()
    given = sent(data, args.asof or view.today)
    words = current_site().plain_words
    found = view.check_draft(given.document, args.asof, given.tracked, words)
    newer = view.newer_versions(found.target_ids, args.asof)
    notes = tuple(map(wording.report.note, given.notes))
    answer = check_json(found, newer, as_read, current_links(), given.text, notes)
    return json_response(answer)


def cleanup() -> Response:
    """What a clean-up (清理) of the matches has to see, in pages."""
    query, args = _asked(CleanUpPageArgs)
    if (response := unchanged()) is not None:
        return response
    start = (args.page - 1) * args.size
    found = current_view().clean_up(query, args.days, start=start, stop=start + args.size)
    return json_response(clean_up_json(found, query, current_links()))


def effects() -> Response:
    """What documents do to each other, by cursor."""
    query = parameters(request.args, EffectCursorArgs).query()
    if (response := unchanged()) is not None:
        return response
    return json_response(effects_json(current_view().effects(query), current_links()))


def changes() -> Response:
    """What changed in the collection, by cursor."""
    query = parameters(request.args, ChangeCursorArgs).query()
    if (response := unchanged()) is not None:
        return response
    return json_response(changes_json(current_view().changes(query), current_links()))


def expiries() -> Response:
    """Documents whose force ends soon, by cursor."""
    query = parameters(request.args, ExpiryCursorArgs).query()
    if (response := unchanged()) is not None:
        return response
    return json_response(expiries_json(current_view().expiries(query), current_links()))


def series() -> Response:
    """A series of document numbers as far as it is held, in pages."""
    query = parameters(request.args, SeriesArgs).query()
    if (response := unchanged()) is not None:
        return response
    return json_response(series_json(current_view().series(query), current_links()))


def health() -> Response:
    """Whether the index answers, and which."""
    parameters(request.args, NoArgs)
    return _health()


def _health() -> Response:
    return json_response(HealthJson(status="ok", index_version=current_view().version))


def _asked(model: type[Conditions]) -> tuple[Query, Conditions]:
    return conditions(request.args, model, max_length=current_site().settings.max_query_length)


def _served(operation: Operation, view: Callable[..., Response]) -> Callable[..., Response]:
    """The handler of an operation; its answers get an ETag where the operation is cached."""
    return wraps(view)(lambda **path: marked(view(**path))) if operation.cached else view


VIEWS: dict[str, Callable[..., Response]] = {
    "search": search,
    "document": document,
    "relations": relations,
    "article": article,
    "suggest": suggest,
    "facets": facets,
    "histogram": histogram,
    "pivot": pivot,
    "check": check,
    "check_file": check_file,
    "cleanup": cleanup,
    "effects": effects,
    "changes": changes,
    "expiries": expiries,
    "series": series,
    "compare": compare,
    "compare_texts": compare_texts,
    "health": health,
}

for one in OPERATIONS:
    blueprint.add_url_rule(
        PREFIX + one.path, one.name, _served(one, VIEWS[one.name]), methods=[one.method]
    )


@blueprint.after_request
def keep_no_draft(response: Response) -> Response:
    """Forbid caches to store answers to what was sent: they repeat parts of it."""
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get(PREFIX)
@blueprint.get(f"{PREFIX}/")
def root() -> AnyResponse:
    """Redirect the bare address to the description."""
    parameters(request.args, NoArgs)
    return redirect(url_for(".description"))


@blueprint.get(f"{PREFIX}/openapi.json")
def description() -> Response:
    """The description of the API, as OpenAPI 3.1."""
    parameters(request.args, NoArgs)
    return unchanged() or marked(jsonify(openapi(current_site().settings, current_links())))


@blueprint.get("/api")
def api_page() -> str:
    """The description of the API as a page for people."""
    page = present_api(openapi(current_site().settings, current_links()), current_links())
    return render_template("api.html", page=page, form=None)


@blueprint.get("/readyz")
def readyz() -> Response:
    """Whether this process should be sent requests: 503 with the reasons where not."""
    reasons = current_site().readiness.reasons()
    status = "unready" if reasons else "ready"
    body = ReadyJson(status=status, reasons=reasons, index_version=current_view().version)
    response = json_response(body)
    response.status_code = 503 if reasons else 200
    return response


@blueprint.get("/healthz")
def healthz() -> Response:
    """The health of the index at the address that load balancers ask by convention."""
    return _health()
