"""The handler of the page of all components, which is there only where the operator turns it on."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from indexer.errors import Problem
from search_app import wording
from search_app.pages.search_form import SearchForm
from search_app.presenters.beside.filter_offers import LocalOffer, OfferLine, OfferLink
from search_app.presenters.document_page import present_document
from search_app.presenters.relation_sections import present_relations
from search_app.presenters.result_page import present_results
from search_app.presenters.standing.standing_band import present_standing
from search_app.presenters.standing.validity_marks import weight
from search_app.site import current_links
from search_app.styleguide import sample_document, sample_results
from search_app.styleguide.sample_results import TODAY
from search_app.wording import styleguide as say

blueprint = Blueprint("styleguide", __name__)

WRONG = Problem("date_form", "since", "2019-02-30")


@blueprint.get("/styleguide")
def styleguide() -> str:
    """Every component in every state, of the templates and presenters that pages are made of."""
    links, query = current_links(), sample_results.query()
    marked = sample_document.document()
    standings = sample_document.standings()
    count = wording.values.documents(31)
    offer = OfferLink(wording.offers.place(say.CITY_NAME), count, links.search(query))
    local = LocalOffer(
        link=OfferLink(wording.offers.LOCAL, count, links.search(query)),
        chosen=False,
        explained=wording.offers.local([say.NATION, say.PROVINCE, say.CITY_NAME]),
        note=wording.offers.unstated_left_out(9),
        more=None,
    )
    return render_template(
        "styleguide.html",
        form=SearchForm.of(request.args, [WRONG]),
        results=present_results(sample_results.answer(), links, TODAY),
        beyond=present_results(sample_results.answer(page=99), links, TODAY),
        nothing=present_results(sample_results.empty_answer(), links, TODAY),
        offers=OfferLine((offer,), local),
        document=present_document(marked, query, links, today=TODAY),
        standings=[
            (
                present_relations(one.relations, one.versions, links, None),
                present_standing(one.relations, one.versions, links),
                weight(one.relations.validity.validity),
            )
            for one in standings
        ],
        errors=[
            (status, title, wording.errors.MESSAGES[status])
            for status, title in wording.errors.TITLES.items()
        ],
    )
