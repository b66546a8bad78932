"""What the command line prints of a checked draft."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.relations.citation_verdicts import CitationVerdict
from indexer.results.reviews import CheckedDraft, CheckedReference
from search_app import wording
from search_app.addresses.links import Links
from search_app.api.draft_check_json import as_read, check_json
from search_app.commands.lines import INDENT
from search_app.review import draft_words
from search_app.review.draft_findings import beside_answers
from search_app.review.draft_words import NewerVersions
from search_app.review.finding_words import said
from search_app.review.given_draft import GivenDraft
from search_app.wording import drafts, relations, review


def draft_json(checked: CheckedDraft, newer: NewerVersions, given: GivenDraft) -> str:
    """The answer of the API to the same file, as JSON."""
    notes = tuple(map(wording.report.note, given.notes))
    answer = check_json(checked, newer, as_read, Links(), given.text, notes)
    return answer.model_dump_json(by_alias=True)


def draft_lines(checked: CheckedDraft, newer: NewerVersions) -> Iterator[str]:
    """The counts, then each citation with its two answers, then remarks on form."""
    day = wording.values.day(checked.indexed_on)
    yield drafts.summary(len(checked.references), wording.values.day(checked.asof))
    if checked.references:
        yield "，".join(one.label for one in draft_words.counts(checked.references))
    for number, one in enumerate(checked.references, 1):
        yield ""
        yield f"{number}. {draft_words.written(one)}（{draft_words.role(one)}）"
        yield from (INDENT + line for line in _citation(one, newer, day))
    for remark in checked.remarks:
        yield ""
        yield f"{drafts.FORM}：“{remark.written}”{drafts.remark(remark.fault, remark.right)}"
        yield INDENT + drafts.form_rule(remark.fault)
    yield ""
    if checked.left_out:
        yield drafts.not_checked(checked.left_out)
    yield drafts.means(day)
    yield review.version(checked.index_version)


def _citation(one: CheckedReference, newer: NewerVersions, day: str) -> Iterator[str]:
    yield f"{drafts.VERDICT}：{draft_words.verdict(one)}"
    if one.verdict is not CitationVerdict.PARTIAL:
        yield from (text for _, text in draft_words.reasons(one))
    stands = draft_words.standing(one, day)
    if stands is not None:
        yield f"{drafts.VALIDITY}：{stands.text}"
        if stands.sentence:
            by = stands.by
            named = relations.named(by.title, by.document_number) if by else ""
            yield f"“{' '.join(stands.sentence.split())}”{named}"
    version = draft_words.newer(one, newer, Links())
    if version is not None:
        yield f"{version.text}{version.title}"
    yield from map(said, beside_answers(one))
    yield from map(draft_words.interpreted, one.interpreted)
    for quoted in one.quotations:
        yield f"{drafts.QUOTATION}：{draft_words.quotation(quoted)}"
    for target in one.targets:
        document = target.document
        yield f"{document.id}  {relations.named(document.title, document.document_number)}"
