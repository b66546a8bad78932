"""The page of help and the advanced form."""

from __future__ import annotations

from flask import (
    Blueprint,
    Response,
    make_response,
    redirect,
    render_template,
    request,
)

from indexer.errors import QueryError
from search_app import wording
from search_app.addresses.checked_args import read_args
from search_app.help.advanced_args import NumberArgs, advanced_query
from search_app.help.help_page import present_help
from search_app.help.live_examples import ask_examples
from search_app.pages.search_form import SearchForm
from search_app.site import current_links, current_site, current_view

blueprint = Blueprint("help", __name__)


@blueprint.get("/help")
def help_page() -> Response:
    """How to search, with examples over this site's own documents."""
    examples = current_site().kept.get("help", current_view(), ask_examples)
    sections = present_help(examples, current_links())
    form = SearchForm.of(request.args)
    return make_response(render_template("help.html", sections=sections, form=form))


@blueprint.get("/advanced")
def advanced() -> Response:
    """The form, with what was filled in."""
    return make_response(_form())


@blueprint.get("/advanced/search")
def advanced_search() -> Response:
    """Lead on to the search that the form means; with a mistake in it back to the form (400)."""
    settings, links = current_site().settings, current_links()
    numbers, problems = read_args(request.args, NumberArgs, {}, strict=False)
    try:
        query = advanced_query(
            request.args,
            numbers or NumberArgs(),
            page_size=settings.page_size,
            max_length=settings.max_query_length,
        )
    except QueryError as error:
        problems += error.problems
    if problems:
        said = [wording.choices.on_page(problem) for problem in problems]
        wrong = frozenset(problem.parameter for problem in problems)
        return make_response(_form(said, wrong), 400)
    return make_response(redirect(links.search(query)))


def _form(problems: list[str] | None = None, wrong: frozenset[str] = frozenset()) -> str:
    return render_template(
        "advanced.html",
        form=None,
        typed=request.args,
        problems=problems or (),
        wrong=wrong,
    )
