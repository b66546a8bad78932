"""Finds the rank of a document (效力级别): the stated one, else one by title, number and issuer.

docs/decisions/0005-ranks.md says which rank a 司法解释 has, and which documents get none.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Rank
from corpus.field_rule import FieldRule
from corpus.fields.rules import rank_rules as rules
from corpus.fields.word_classes import words

# Columns of sites hold all sorts of things; only these names promise what they hold.
_SURE_COLUMNS = {Rank.DRAFT, Rank.INTERPRETATION, Rank.NEWS, Rank.RULE, Rank.NORMATIVE}


_NORMATIVE_KINDS = frozenset(words("normative_kind"))
_OFFICIAL_KINDS = frozenset(words("official_kind"))


def stated_rank(text: str) -> Rank | None:
    """Return the rank that a field names; None where the field names something else (案例).

    >>> [stated_rank(text) for text in ("地方性法规", "部门规章", "经济法", "案例")]
    [<Rank.LOCAL_REGULATION: '地方性法规'>, <Rank.RULE: '规章'>, <Rank.LAW: '法律'>, None]
    """
    bare = "".join(text.split())
    return next((rank for rule, rank in rules.STATED if rule.search(bare)), None)


def rank_of_column(name: str) -> Rank | None:
    """Return the rank of everything in a column of a site; None where it may hold several ranks.

    >>> rank_of_column("政策解读"), rank_of_column("政务公开")
    (<Rank.INTERPRETATION: '解读'>, None)
    """
    rank = stated_rank(name)
    return rank if rank in _SURE_COLUMNS and "及" not in name and "、" not in name else None


def no_rule(title: str) -> Rank | None:
    """Return 征求意见稿 or 解读 where a title says that the text is no legal rule itself.

    >>> no_rule("关于公开征求《养犬条例（草案）》意见的公告"), no_rule("关于做好政策解读工作的通知")
    (<Rank.DRAFT: '征求意见稿'>, None)
    """
    if rules.DRAFT.search(title) and not rules.AFTER_DRAFT.search(title):
        return Rank.DRAFT
    if rules.INTERPRETATION.search(title) and not rules.NOTICE.search(title):
        return Rank.INTERPRETATION
    return None


def find_rank(
    title: str,
    inner: str | None,
    kinds: Sequence[str],
    numbers: Sequence[str],
    issuers: Sequence[str],
    head: str,
) -> tuple[Rank, FieldRule] | None:
    """Return the rank and the name of the rule that found it; None where no rank is sure.

    `inner` is the second title, `kinds` are the kinds of title and second title, and `head` is the
    beginning of the text.
    """
    plain = no_rule(title)
    if plain is not None:
        return plain, FieldRule.TITLE
    whole = rules.ARTICLE.sub("", title.strip())  # an article has the rank of what it stands in
    bare = rules.VERSION.sub("", whole)
    wrapped = rules.WRAPPED.fullmatch(bare)
    bare = wrapped[1] if wrapped else bare
    if whole != title.strip() and rules.LAW_OF_ARTICLE.fullmatch(bare):
        return Rank.LAW, FieldRule.TITLE
    by_congress = any(rules.CONGRESS.search(name) for name in issuers)
    order = None if numbers else rules.ORDER_OF_NOTE.search(head)
    number = numbers[0] if numbers else order[1] if order else ""
    law = _of_legislation(bare, number, issuers, head, by_congress=by_congress)
    if law is not None:
        return law
    if by_congress:
        return (Rank.OTHER, FieldRule.ISSUERS) if kinds or number else None
    if rules.NORMATIVE_CODE.search(number):
        return Rank.NORMATIVE, FieldRule.DOCUMENT_NUMBER
    named = number or issuers
    if named and any(kind in _NORMATIVE_KINDS for kind in kinds) and not _party(issuers):
        return Rank.NORMATIVE, FieldRule.KIND
    if named and kinds and kinds[0] in _OFFICIAL_KINDS:
        return Rank.OTHER, FieldRule.KIND
    return (Rank.OTHER, FieldRule.DOCUMENT_NUMBER) if number and not inner else None


def _of_legislation(
    title: str, number: str, issuers: Sequence[str], head: str, *, by_congress: bool
) -> tuple[Rank, FieldRule] | None:
    """Find the rank of a law, a regulation, a judicial interpretation or a rule (规章)."""
    national = any(name.startswith(("全国人民代表大会", "全国人大")) for name in issuers)
    if number.startswith(("法释", "高检发释")):
        return Rank.JUDICIAL_INTERPRETATION, FieldRule.DOCUMENT_NUMBER
    if rules.COURTS.match(title) or any(rules.COURTS.match(name) for name in issuers):
        judged = rules.JUDGED.search(head) or rules.JUDICIAL_KIND.search(title)
        return (Rank.JUDICIAL_INTERPRETATION, FieldRule.TITLE) if judged else None
    if rules.STATE_PRESIDENT_ORDER.search(number):
        return Rank.LAW, FieldRule.DOCUMENT_NUMBER
    if rules.LAW.fullmatch(title):
        return Rank.LAW, FieldRule.TITLE
    if national and rules.OF_THE_CENTRE.search(title):
        return Rank.LAW, FieldRule.ISSUERS
    if rules.STATE_COUNCIL_ORDER.search(number):
        return Rank.ADMINISTRATIVE_REGULATION, FieldRule.DOCUMENT_NUMBER
    by_council = any(name in ("国务院", "中华人民共和国国务院") for name in issuers)
    own = title.startswith("中华人民共和国")
    if rules.REGULATION.search(title) and "关于" not in title and (own or by_council):
        return Rank.ADMINISTRATIVE_REGULATION, FieldRule.TITLE
    local = not national and (by_congress or rules.PASSED.search(head) is not None)
    if local and "关于" not in title and rules.LOCAL_KIND.search(title):
        return Rank.LOCAL_REGULATION, FieldRule.ISSUERS if by_congress else FieldRule.HEAD
    place = rules.LEADING_PLACE.match(title)
    if place and rules.REGULATION.search(title) and "关于" not in title:
        return Rank.LOCAL_REGULATION, FieldRule.TITLE
    if rules.GOVERNMENT_ORDER.search(number):
        return Rank.RULE, FieldRule.DOCUMENT_NUMBER
    return None


def _party(issuers: Sequence[str]) -> bool:
    """Tell whether only organs of the party issue it, which make no administrative documents."""
    return bool(issuers) and all(rules.PARTY.match(name) for name in issuers)
