"""The rules that say whether a citation is right (引用核对), in a closed set of answers.

In doubt the answer is that it cannot be told: a wrong citation that is called right costs more than
a right one that is called doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from corpus.fields.word_classes import one_of
from indexer.answers.drafts.named_makers import fits_maker
from indexer.relations.citation_verdicts import CitationVerdict, VerdictReason
from indexer.relations.facts import Facts
from indexer.relations.grammar.document_names import is_generic
from indexer.relations.grammar.title_keys import STATE, printed_name, title_key, title_keys
from indexer.relations.resolution.lookup_keys import CODE
from indexer.relations.resolution.order_numbers import is_same_order
from indexer.relations.resolution.resolve import Resolution
from indexer.relations.statements import Reference

_SHORTEST = 4
"""Signs of a title that says more than what kind of document it is."""
_MAKER_END = re.compile(rf"(?:[国省市县区州旗盟镇乡]|{one_of('title_organ_end')}|关于)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found out about a citation before it is judged.

    `found` are the documents that it means, `unsure` that it goes back to one of several names,
    `unreadable` and `tracked` what its sentences hold,
    `maker_unknown` that nothing tells whether it is of the organ that the title names,
    `other_year` that no text here is of the year that is written, `year_not_held` that there may
    well be one. The others say what the articles are.
    """

    reference: Reference
    found: Resolution
    unsure: bool = False
    unreadable: bool = False
    tracked: bool = False
    maker_unknown: bool = False
    other_year: bool = False
    year_not_held: bool = False
    no_article: bool = False
    no_part: bool = False
    articles_unknown: bool = False


@dataclass(frozen=True, slots=True)
class JudgedCitation:
    """A verdict and why it is not simply 相符."""

    verdict: CitationVerdict
    reasons: tuple[VerdictReason, ...] = ()


def judge(findings: Findings) -> JudgedCitation:
    """Say whether a citation is right."""
    doubts = [
        reason
        for reason, holds in (
            (VerdictReason.UNREADABLE, findings.unreadable),
            (VerdictReason.TRACKED, findings.tracked),
        )
        if holds
    ]
    if doubts:
        return JudgedCitation(CitationVerdict.UNDETERMINED, tuple(doubts))
    found, reference = findings.found, findings.reference
    if not found.targets:
        return JudgedCitation(CitationVerdict.NOT_HELD)
    if findings.unsure:
        return JudgedCitation(CitationVerdict.UNDETERMINED, (VerdictReason.SEVERAL,))
    wrong = _names_wrong(reference, found)
    if not found.certain and not wrong:
        return JudgedCitation(CitationVerdict.UNDETERMINED, (VerdictReason.SEVERAL,))
    if findings.maker_unknown and not wrong:
        return JudgedCitation(CitationVerdict.UNDETERMINED, (VerdictReason.MAKER_UNKNOWN,))
    if findings.year_not_held and not wrong:
        return JudgedCitation(CitationVerdict.NOT_HELD, (VerdictReason.VERSION_NOT_HELD,))
    if findings.other_year:
        wrong.append(VerdictReason.VERSION)
    if not found.later and not findings.other_year:
        wrong += [
            reason
            for reason, holds in (
                (VerdictReason.ARTICLE, findings.no_article),
                (VerdictReason.CLAUSE, findings.no_part),
            )
            if holds
        ]
    if wrong:
        return JudgedCitation(CitationVerdict.MISMATCH, tuple(wrong))
    if reference.clauses and found.later:
        return JudgedCitation(CitationVerdict.UNDETERMINED, (VerdictReason.ONLY_LATER,))
    if findings.articles_unknown:
        return JudgedCitation(CitationVerdict.UNDETERMINED, (VerdictReason.ARTICLES_UNKNOWN,))
    if reference.number and not any(one.facts.number_keys for one in found.targets):
        return JudgedCitation(CitationVerdict.PARTIAL, (VerdictReason.NUMBER_UNCHECKED,))
    return JudgedCitation(CitationVerdict.MATCH)


def _names_wrong(reference: Reference, found: Resolution) -> list[VerdictReason]:
    """Whether number and title do not belong together."""
    key = reference.number_key
    held = {number for one in found.targets for number in one.facts.number_keys}
    if key and held and not has_number(key, held):
        return [VerdictReason.NUMBER]
    if not reference.title:
        return []
    if any(title_agrees(reference.title, one.facts) for one in found.targets):
        return []
    return [VerdictReason.TITLE]


def has_number(written: str, held: Collection[str]) -> bool:
    """Whether the key of a number as written is one of some documents, perhaps of a short form."""
    return written in held or any(is_same_order(written, one) for one in held)


def title_agrees(title: str, facts: Facts) -> bool:
    """Whether a title as written can be that of a document.

    It may be any form of the document's title, lack the place or organ before it, or be a short
    form such as 《办法》; a note behind it (试行, 2019年版) tells versions apart and must be there.
    """
    key = title_key(title)
    own = facts.title_keys
    if fits_maker(title, facts) is False:
        return False
    if not key or key in own or not set(own).isdisjoint(title_keys(title)):
        return True
    if is_generic(title):
        return any(key in one for one in own)
    code = key.removeprefix(STATE)
    if key.endswith(CODE) and any(one.removeprefix(STATE).startswith(code) for one in own):
        return True  # a part of the code
    inside = printed_name(title)
    forms = [key, title_key(inside)] if inside else [key]
    return any(_lacks_maker(form, one) or _lacks_maker(one, form) for form in forms for one in own)


def _lacks_maker(short: str, long: str) -> bool:
    """Whether a title is another one without the place or the organ before it."""
    if not long.endswith(short) or len(short) < _SHORTEST:
        return False
    left_out = long.removesuffix(short)
    return short.startswith("关于") or _MAKER_END.search(left_out) is not None
