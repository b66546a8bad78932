"""What one finding says, in words."""

from __future__ import annotations

from indexer.relations.validity.statuses import Validity
from search_app import wording
from search_app.addresses.links import Links
from search_app.presenters.relation_sections import clauses_of
from search_app.presenters.standing.caution_lines import said as caution_said
from search_app.presenters.version_lines import newer_line
from search_app.review import draft_words
from search_app.review.draft_findings import Finding, FindingCode
from search_app.wording import drafts, relations

_ENDED = {
    FindingCode.REPEALED: Validity.REPEALED,
    FindingCode.PARTLY_EXPIRED: Validity.PARTIAL,
}


def said(finding: Finding) -> str:
    """Say a finding in words."""
    code, of = finding.code, finding.of
    if code in drafts.FINDINGS:
        return drafts.FINDINGS[code]
    if finding.newer is not None:
        return newer_line(finding.newer, Links()).text
    if finding.law is not None:
        return draft_words.interpreted(finding.law)
    if code is FindingCode.ARTICLE_MISSING:
        return drafts.missing_article(finding.clauses)
    if finding.others and of is not None:
        taken = of.document.dated_on
        return drafts.same_title(finding.others, wording.values.day(taken) if taken else "")
    if finding.caution is not None:
        return caution_said(finding.caution)
    since = wording.values.day(finding.first_day) if finding.first_day else ""
    if of is None:
        return drafts.ended(_ENDED[code], since, "".join(clauses_of(finding.clauses)))
    if code is FindingCode.OTHER_VERSION:
        day = of.document.dated_on
        return drafts.other_version(
            of.document.document_number or "", wording.values.day(day) if day else ""
        )
    if code is FindingCode.TITLE_DIFFERS:
        return drafts.other_title(relations.marked(of.document.title))
    if code is FindingCode.NUMBER_DIFFERS:
        return drafts.other_number(of.document.document_number or "")
    if code is FindingCode.AMENDED:
        return drafts.amended(since, "".join(clauses_of(finding.clauses)))
    if code is FindingCode.SUSPENDED:
        return drafts.suspended(since, "".join(clauses_of(finding.clauses)))
    stands = drafts.stands(of.validity.validity, since, stated=finding.stated)
    clauses = "".join(clauses_of(finding.clauses)).strip("（）")
    return drafts.ended_part(stands, clauses) if clauses else stands
