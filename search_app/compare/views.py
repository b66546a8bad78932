"""The handlers of a comparison: its page, and its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, make_response, redirect, render_template, request

from indexer.errors import Problem, QueryError
from indexer.results import MarkedDocument
from search_app.addresses.checked_args import Args, parameters
from search_app.compare.compare_args import CompareArgs, CompareForm
from search_app.compare.compared_texts import Compared, compared, id_in, of_document
from search_app.compare.comparison_files import FORMS, comparison_file
from search_app.compare.comparison_page import present_comparison
from search_app.compare.document_choices import SIDES, DocumentChoice, named_document, offered
from search_app.compare.sent_texts import SentTexts, sent_texts
from search_app.http import error_pages
from search_app.http.in_turn import COMPARISONS, unkept
from search_app.pages.search_form import SearchForm
from search_app.site import current_links, current_view

blueprint = Blueprint("compare", __name__)


@blueprint.get("/compare")
def compare() -> Response:
    """Two documents compared, or the form for what is missing of them."""
    return COMPARISONS.in_turn(_documents) if request.args else _documents()


def _documents() -> Response:
    given = _given(request.args)
    try:
        args = parameters(request.args, CompareArgs)
        typed = {side: getattr(args, side) for side in SIDES}
        texts = {side: named_document(name) for side, name in typed.items() if name}
        given |= {side: text.id or "" for side, text in texts.items() if text}
        old, new = texts.get("a"), texts.get("b")
        if old is None or new is None:
            unknown = [side for side, text in texts.items() if text is None]
            return _form(given, choices=offered(unknown, given))
        found = compared(old, new, current_view().version)
    except QueryError as error:
        return _form(given, error.problems)
    return _page(found, given)


@blueprint.post("/compare")
def compare_sent() -> Response:
    """Compare what was pasted or sent; it is neither kept nor logged."""
    return unkept(COMPARISONS.in_turn(_sent))


@blueprint.get(f"/compare.<any({','.join(FORMS)}):form>")
def compare_file(form: str) -> Response:
    """The comparison of two documents as a file."""
    return COMPARISONS.in_turn(lambda: _documents_file(form))


def _documents_file(form: str) -> Response:
    args = parameters(request.args, CompareArgs)
    missing = [Problem("missing_parameter", side, "") for side in SIDES if not getattr(args, side)]
    if missing:
        raise QueryError(*missing)
    view = current_view()
    old, new = (view.document(id_in(getattr(args, side))) for side in SIDES)
    for one in (old, new):
        if not isinstance(one, MarkedDocument):
            return error_pages.not_here(one)
    assert isinstance(old, MarkedDocument) and isinstance(new, MarkedDocument)
    texts = of_document(old.document), of_document(new.document)
    return comparison_file(compared(*texts, view.version), form, args.rows)


@blueprint.post(f"/compare.<any({','.join(FORMS)}):form>")
def compare_sent_file(form: str) -> Response:
    """The comparison of what was pasted or sent as a file."""
    return unkept(COMPARISONS.in_turn(lambda: _sent(form)))


def _sent(form: str = "") -> Response:
    """The page, or the file of a form, of what was sent."""
    sent: SentTexts | None = None
    try:
        sent = sent_texts()
        if sent.names_alone and not form:
            # A page of documents alone has an address that can be kept and sent on.
            return make_response(redirect(current_links().compare(sent.args.a, sent.args.b), 303))
        found = compared(*sent.both(), current_view().version)
    except QueryError as error:
        if sent is None:
            return _form(_given(request.form), error.problems)
        given = sent.again()
        return _form(given, error.problems, offered(sent.unknown, given), inside=True)
    return comparison_file(found, form, sent.args.rows) if form else _page(found, sent.again())


def _given(args: Args) -> dict[str, str]:
    return {name: args.get(name, "") for name in CompareForm.model_fields}


def _page(found: Compared, given: Mapping[str, str]) -> Response:
    page = present_comparison(found, current_links())
    return make_response(
        render_template("compare.html", form=None, page=page, given=given, choices=(), inside={})
    )


def _form(
    given: Mapping[str, str],
    problems: Sequence[Problem] = (),
    choices: Sequence[DocumentChoice] = (),
    *,
    inside: bool = False,
) -> Response:
    """The form with what is wrong above it, and the choices: as links above it, or `inside` it."""
    choosing = {choice.side for choice in choices if choice.documents} if inside else set()
    problems = [
        Problem("which_document", one.parameter, one.value)
        if one.code == "no_such_document" and one.parameter in choosing
        else one
        for one in problems
    ]
    nothing = not inside and any(not choice.documents for choice in choices)
    body = render_template(
        "compare.html",
        form=SearchForm.of(request.args, problems) if problems else None,
        page=None,
        given=given,
        choices=[] if inside else choices,
        inside={choice.side: choice.documents for choice in choices if choice.side in choosing},
    )
    return make_response(body, 400 if problems else 404 if nothing else 200)
