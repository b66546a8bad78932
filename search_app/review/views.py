"""The handlers of the draft check and of the clean-up list (清理)."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request

from indexer.errors import Problem, QueryError
from indexer.query.model import Query
from indexer.results.reviews import CheckedDraft
from indexer.today import now
from search_app import wording
from search_app.addresses.checked_args import parameters
from search_app.addresses.search_args import conditions
from search_app.exports.table_files import CSV, XLSX, Table, attachment, table_as_csv, table_as_xlsx
from search_app.http.in_turn import CHECKS, unkept
from search_app.pages.search_form import SearchForm
from search_app.review.clean_up_answer import CleanUpAnswer, ask_clean_up
from search_app.review.clean_up_page import clean_up_cells, present_clean_up, summary
from search_app.review.draft_page import present_draft
from search_app.review.draft_report import CONTENT_TYPE, draft_report
from search_app.review.draft_words import NewerVersions
from search_app.review.given_draft import MOST_FILE_BYTES, GivenDraft, pasted, sent
from search_app.review.opinions import MOST_BYTES as MOST_OPINIONS
from search_app.review.opinions import Opinions, read_opinions
from search_app.review.review_args import LONGEST_DRAFT, CleanUpListArgs, DraftArgs
from search_app.site import current_links, current_site, current_view

blueprint = Blueprint("review", __name__)

MOST_BYTES = 8 * LONGEST_DRAFT
"""Bytes of the fields of a form: twice the longest draft, so that one too long is refused with
words."""
MOST_FORM = MOST_BYTES + MOST_FILE_BYTES + 100_000

WRITERS = {"csv": (CSV, table_as_csv), "xlsx": (XLSX, table_as_xlsx)}


@blueprint.get("/check")
def empty_check() -> str:
    """The empty form; a draft is sent by POST only and is never part of an address."""
    return render_template("check.html", form=None, text="", asof="", read="", page=None)


@blueprint.post("/check")
def check() -> Response:
    """Check the citations of a draft; the draft is neither kept nor logged."""
    return unkept(CHECKS.in_turn(_check))


def _check() -> Response:
    try:
        given, args = _given_draft()
    except QueryError as error:
        return _refused(error)
    checked, newer = _checked(given, args)
    page = present_draft(checked, newer, given.document, given.notes, current_links())
    return make_response(
        render_template(
            "check.html",
            form=None,
            page=page,
            text=given.text,
            read=given.read,
            asof=request.form.get("asof", ""),
        )
    )


@blueprint.post("/check.docx")
def check_report() -> Response:
    """The report on a draft as a Word file."""
    return unkept(CHECKS.in_turn(_check_report))


def _check_report() -> Response:
    try:
        given, args = _given_draft()
    except QueryError as error:
        return _refused(error)
    report = draft_report(*_checked(given, args), current_links())
    response = Response(report, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = attachment(
        "check", wording.drafts.REPORT_NAME, "docx", now()
    )
    return response


def _given_draft() -> tuple[GivenDraft, DraftArgs]:
    """The draft of the form: the file, if one was chosen, else the text; raises `QueryError`."""
    request.max_form_memory_size = MOST_BYTES
    request.max_content_length = MOST_FORM
    args = parameters(request.form, DraftArgs)
    day = args.asof or current_view().today
    file = request.files.get("file")
    if file is not None and file.filename:
        data = file.read(MOST_FILE_BYTES + 1)
        if len(data) > MOST_FILE_BYTES:
            limit = f"{MOST_FILE_BYTES // 2**20} MB"
            raise QueryError(Problem("file_too_large", "file", file.filename[:40], limit))
        return sent(data, day), args
    if len(args.text) > LONGEST_DRAFT:
        raise QueryError(Problem("value_too_long", "text", args.text[:20], f"{LONGEST_DRAFT:,}"))
    if not args.text.strip():
        raise QueryError(Problem("missing_parameter", "text", ""))
    return pasted(args.text, day, args.read), args


def _checked(given: GivenDraft, args: DraftArgs) -> tuple[CheckedDraft, NewerVersions]:
    view, words = current_view(), current_site().plain_words
    checked = view.check_draft(given.document, args.asof, given.tracked, words)
    return checked, view.newer_versions(checked.target_ids, args.asof)


def _refused(error: QueryError) -> Response:
    """The form again, with what is wrong above it."""
    form = SearchForm.of(request.form, error.problems)
    given = {name: request.form.get(name, "") for name in DraftArgs.model_fields}
    return make_response(render_template("check.html", form=form, page=None, **given), 400)


@blueprint.get("/cleanup")
def clean_up() -> Response:
    """The clean-up list as a page; mistakes stand above the form (400)."""
    return _clean_up_page({})


@blueprint.post("/cleanup")
def clean_up_filled() -> Response:
    """Another page of the list, with what was filled in; it is neither kept nor logged."""
    try:
        opinions = _opinions()
    except QueryError as error:
        return unkept(_wrong_clean_up(error))
    return unkept(_clean_up_page(opinions))


def _clean_up_page(opinions: Opinions) -> Response:
    try:
        query, args = _clean_up(strict=False)
    except QueryError as error:
        return _wrong_clean_up(error)
    answer = ask_clean_up(query, args.days, current_view(), current_site().term_rules)
    page = present_clean_up(answer, query, args.days, args.page, opinions, current_links())
    form = SearchForm.of(request.args)
    return make_response(render_template("cleanup.html", form=form, page=page, args=request.args))


def _wrong_clean_up(error: QueryError) -> Response:
    form = SearchForm.of(request.args, error.problems)
    body = render_template("cleanup.html", form=form, page=None, args=request.args)
    return make_response(body, 400)


@blueprint.get(f"/cleanup.<any({','.join(WRITERS)}):form>")
def clean_up_file(form: str) -> Response:
    """The clean-up list as a file with columns for the decision and its reason."""
    return _clean_up_file(form, {}, strict=True)


@blueprint.post(f"/cleanup.<any({','.join(WRITERS)}):form>")
def clean_up_filled_file(form: str) -> Response:
    """The clean-up list as a file with what was filled in; it is neither kept nor logged."""
    return unkept(_clean_up_file(form, _opinions(), strict=False))


def _clean_up_file(form: str, opinions: Opinions, *, strict: bool) -> Response:
    query, args = _clean_up(strict=strict)
    answer = ask_clean_up(query, args.days, current_view(), current_site().term_rules)
    content_type, write = WRITERS[form]
    response = Response(write(_table(query, answer, opinions)), content_type=content_type)
    response.headers["Content-Disposition"] = attachment(
        "cleanup", wording.review.FILE_NAME, form, now()
    )
    return response


def _opinions() -> Opinions:
    request.max_form_memory_size = request.max_content_length = MOST_OPINIONS
    return read_opinions(request.form)


def _clean_up(*, strict: bool) -> tuple[Query, CleanUpListArgs]:
    limit = current_site().settings.max_query_length
    return conditions(request.args, CleanUpListArgs, max_length=limit, strict=strict)


def _table(query: Query, answer: CleanUpAnswer, opinions: Opinions) -> Table:
    return Table(
        about=(
            (wording.review.ABOUT, summary(answer)),
            (wording.exports.QUERY, wording.exports.asked(query)),
            (wording.exports.EXPORTED_AT, wording.values.moment(now())),
            (wording.exports.INDEX_VERSION, answer.found.index_version),
        ),
        sheet=wording.review.SHEET,
        columns=wording.review.CLEAN_UP_COLUMNS,
        widths=(22, 60, 22, 14, 30, 60, 50, 40, 24, 40),
        rows=clean_up_cells(answer, opinions, current_links()),
    )
