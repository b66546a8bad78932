"""Tells which texts are no legal rules: drafts, planned repeals, interpretations, news, answers."""

from __future__ import annotations

from corpus.document import Document, Rank
from corpus.fields.kind import find_kind
from indexer.relations.grammar.rules import no_rule_rules as rules


def is_draft(document: Document) -> bool:
    """Tell whether a text is the draft of a rule."""
    return document.rank is Rank.DRAFT or rules.DRAFT.search(document.title) is not None


def is_no_rule(document: Document) -> bool:
    """Tell whether a text only plans, explains or reports what rules say, or is a court's case."""
    title = document.title
    if document.rank in (Rank.DRAFT, Rank.INTERPRETATION, Rank.NEWS):
        return True
    if rules.TITLE.search(title) or rules.CASE.search(title) or rules.MEETING.search(title):
        return True
    if rules.REPORTED.search(title) and find_kind(title) is None:
        return True
    head = "\n".join(paragraph.text for paragraph in document.paragraphs[:8])[:300]
    if rules.IN_FULL.search(head):
        return False
    if rules.NEWS.search(head[:120]):
        return True
    return rules.REPORT.search(head) is not None and rules.NOTICE.search(head) is None
