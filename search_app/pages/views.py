"""The handlers of the pages for people."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from corpus.articles import ArticleNumber, read_article
from indexer.errors import Problem, QueryError
from indexer.limits.deadline import OptionalPart, check, may_leave_out
from indexer.query.facets import Facet
from indexer.query.model import Query
from indexer.results import MarkedDocument
from search_app.addresses.links import REST, WHOLE
from search_app.addresses.search_args import search_query
from search_app.document_forms.linked_data import linked_data
from search_app.http import error_pages
from search_app.offers.local_documents import ask_local
from search_app.offers.offered_filters import ask_filters
from search_app.pages.data_page import present_data
from search_app.pages.document_answer import DocumentAnswer, ask_document
from search_app.pages.home_answer import ask_home
from search_app.pages.home_page import present_home
from search_app.pages.long_texts import cut_long, rest_of
from search_app.pages.search_answer import ask_search
from search_app.pages.search_form import SearchForm
from search_app.pages.site_marks import document_metas
from search_app.presenters.article_page import SHOWN, present_article
from search_app.presenters.beside.filter_offers import OfferLine, present_offers
from search_app.presenters.date_bars import unit_of
from search_app.presenters.document_page import present_document
from search_app.presenters.facet_values import present_values
from search_app.presenters.linked_text import Leads
from search_app.presenters.relation_sections import present_relations
from search_app.presenters.result_page import present_results
from search_app.presenters.standing.standing_band import present_standing
from search_app.presenters.version_lines import present_version
from search_app.site import as_edited, current_links, current_site, current_view

blueprint = Blueprint("pages", __name__)

LONGEST_NUMBER = 40
"""Characters of the number of an article."""


@blueprint.get("/")
def home() -> Response:
    """The front page; a search that is asked of it is sent to the page of results."""
    if request.query_string:
        asked = request.query_string.decode("ascii", "replace")
        return make_response(redirect(f"{current_links().search()}?{asked}"))
    page = present_home(ask_home(current_view()), current_links())
    form = SearchForm.of(MultiDict())
    return make_response(render_template("home.html", form=form, page=page))


@blueprint.get("/search")
def search() -> Response:
    """The search page; mistakes stand beside the box (400), a page past the last is a 404."""
    try:
        query = as_edited(_query())
    except QueryError as error:
        form = SearchForm.of(request.args, error.problems)
        return make_response(render_template("search.html", form=form, page=None), 400)
    view, place = current_view(), current_site().settings.place
    answer = ask_search(query, unit_of(query, view.today), view, place)
    current_site().searched(query.text, answer.result.total)
    offers: OfferLine | None = None
    left_out = list(answer.result.left_out)
    with may_leave_out(OptionalPart.OFFERS, left_out):
        check()
        offers = present_offers(
            ask_filters(answer.result, view),
            ask_local(answer.result, view, place),
            current_links(),
        )
    if len(left_out) > len(answer.result.left_out):
        answer = replace(answer, result=replace(answer.result, left_out=tuple(left_out)))
    page = present_results(answer, current_links(), view.today)
    body = render_template(
        "search.html", form=SearchForm.of(request.args), page=page, offers=offers
    )
    return make_response(body, 404 if page.beyond else 200)


@blueprint.get(f"/search/<any({', '.join(Facet)}):name>")
def values(name: str) -> Response:
    """The values of a facet that hold what was typed, with their counts in the results."""
    query, typed = _query(), request.args.get("name", "").strip()
    limit = current_site().settings.max_query_length
    if len(typed) > limit:
        raise QueryError(Problem("too_long", "name", typed, str(limit)))
    facet = Facet(name)
    view = current_view()
    listing = view.facet_values(query, facet, typed)
    page = present_values(listing, query, facet, typed, current_links(), view.source_sites)
    return make_response(render_template("values.html", page=page))


@blueprint.get("/d/<id>")
def document(id: str) -> Response:
    """A document, with the hits of the query that its address carries.

    Of a long text the beginning, unless `whole=1` asks for all of it; `rest` for what is left.
    """
    asked = set(request.args) - {WHOLE, REST}
    try:
        query = _query() if asked else None
        misread = False
    except QueryError as error:
        if any(problem.parameter == "asof" for problem in error.problems):
            raise  # else the validity of today would be taken for that of the day meant
        query, misread = None, True
    asof = query.asof if query else None
    if asked <= {"asof"}:
        query = None
    view = current_view()
    found = ask_document(id, query, asof, view)
    if not isinstance(found, DocumentAnswer):
        return error_pages.not_here(found)
    links = current_links()
    leads = Leads.of(found.relations, links)
    page = present_document(
        found.marked,
        query,
        links,
        today=view.today,
        validity=found.relations.validity.validity,
        versions=found.versions,
        same=found.same,
        leads=leads,
        taken_up=view.taken_up([id]).get(id),
    )
    if REST in request.args:
        rest = rest_of(page, request.args[REST])
        if rest is None:
            return error_pages.answer(404)
        return make_response(render_template("document_rest.html", page=rest))
    if WHOLE not in request.args:
        given = list(request.args.items(multi=True))
        page = cut_long(page, links.text(id, given, WHOLE, "1"), links.text(id, given, REST, ""))
    return make_response(
        render_template(
            "document.html",
            form=SearchForm.of(request.args),
            page=page,
            relations=present_relations(found.relations, found.versions, links, asof),
            version=present_version(found.versions, links),
            band=present_standing(found.relations, found.versions, links),
            misread=misread,
            metas=document_metas(found.marked.document, links),
            # Of another day it would say how the document stood then, as if that were today.
            linked_data=None
            if asof
            else linked_data(found.marked.document, found.relations, links),
        )
    )


@blueprint.get("/d/<id>/articles")
def asked_article(id: str) -> Response:
    """Redirect to the page of the article that somebody typed; to the text where nothing is."""
    asked, links = request.args.get("article", "").strip(), current_links()
    return make_response(
        redirect(links.article(id, _article(asked)) if asked else links.document(id))
    )


@blueprint.get("/d/<id>/articles/<number>")
def article(id: str, number: str) -> Response:
    """An article through all versions of its rule; a 404 where none of them has it."""
    view, links = current_view(), current_links()
    found, versions = view.article(id, _article(number), size=SHOWN), view.versions(id)
    if found is None or versions is None:
        gone = view.document(id)
        assert not isinstance(gone, MarkedDocument), "one view holds a document or it does not"
        return error_pages.not_here(gone)
    page = present_article(found, versions, links)
    body = render_template("article.html", form=SearchForm.of(MultiDict()), page=page)
    return make_response(body, 404 if page.missing else 200)


@blueprint.get("/data")
def data() -> Response:
    """The state of the data."""
    view = current_view()
    page = present_data(view.statistics(), view.source_sites, current_links())
    return make_response(render_template("data.html", page=page, form=None))


def _article(text: str) -> ArticleNumber:
    """The article of a number; raises `QueryError` where it is none."""
    found = read_article(text[:LONGEST_NUMBER])
    if found is None:
        raise QueryError(Problem("article_form", "article", text))
    return found


def _query() -> Query:
    site = current_site()
    return search_query(
        request.args,
        page_size=site.settings.page_size,
        max_length=site.settings.max_query_length,
        strict=False,
    )
