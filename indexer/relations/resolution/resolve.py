"""The rules that say which document a reference means, once the candidates were looked up.

The number decides first, then the title. Of several versions of a title the one in force when the
other text was written is meant; of documents of several organs the one of an organ that issued
both. Where more than one remains, the resolution is not `certain`: a wrong document is worse than
none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Protocol, TypeVar

from corpus.fields.kind import find_kind
from corpus.fields.regions import region_of_title
from corpus.fields.renamed_organs import took_over
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.facts import Facts
from indexer.relations.resolution.alike_documents import (
    AlikeDocuments,
    GroupedDocuments,
    documents_of,
)
from indexer.relations.resolution.lookup_keys import CODE
from indexer.relations.resolution.order_numbers import is_same_order
from indexer.relations.resolution.organs_in_charge import in_charge, is_maker, names_maker
from indexer.relations.shelf import IndexedDocument
from indexer.relations.statements import Effect, Reference
from indexer.relations.validity.contained import contains
from indexer.relations.validity.statuses import Validity

_LAW = re.compile(r"(?:条例|(?<![方办])法)$")
"""Names that, besides local organs, only the National People's Congress and State Council use."""

_CODES = (CODE, "宪法", "通则", "总则", "公约")
"""How laws and treaties are called that are of none of the kinds of documents (文种)."""
_STATE = "中华人民共和国"

NATION = "全国"
"""The region of documents that apply to the whole country."""


class HasFacts(Protocol):
    """A document, or a group of documents that the rules do not tell apart."""

    @property
    def facts(self) -> Facts:
        """What the rules look at."""


H = TypeVar("H", bound=HasFacts)


class Holders(Protocol):
    """Looks documents up by their keys."""

    def of_title(self, key: str) -> Sequence[IndexedDocument]:
        """Those of the first of the `title_stages` that has any."""

    def grouped_by_number(self, key: str) -> GroupedDocuments:
        """The documents with this number."""

    def grouped_by_title(
        self, key: str, without: IndexedDocument | None = None
    ) -> GroupedDocuments:
        """Those of the first of the `title_stages` that has another one than `without`."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The documents that a reference means; several where the index holds one text several times.

    `certain`: False where `targets` are documents of different organs and nothing tells which.
    `disagrees`: the number's document has another title than the reference. `later`: the index
    holds only a version from after the text. `oneself`: the text means itself.
    """

    targets: tuple[IndexedDocument, ...] = ()
    certain: bool = True
    disagrees: bool = False
    later: bool = False
    oneself: bool = False


def resolve(
    reference: Reference, holders: Holders, citer: IndexedDocument, effect: Effect | None = None
) -> Resolution:
    """The documents that `reference` means in the text of `citer`.

    O(groups of holders of its keys), and O(documents log documents) of what it means.
    """
    facts = citer.facts
    if reference.number_key:
        numbered = holders.grouped_by_number(reference.number_key)
        others = numbered.without(citer)
        if others:
            return _of_number(reference, others, facts, effect)
        if citer in numbered:
            return Resolution(oneself=True)
    if not reference.title_key:
        return Resolution()
    # A text changes only others; where it names its own title otherwise, it means itself.
    titled = holders.grouped_by_title(reference.title_key, citer if effect else None)
    others = titled.without(citer)
    if not others and citer in titled:
        return Resolution(oneself=True)
    return _of_title(reference, others, facts, effect)


def _of_number(
    reference: Reference, others: Sequence[AlikeDocuments], facts: Facts, effect: Effect | None
) -> Resolution:
    """Which of the documents that have its number a reference means."""
    titled = [one for one in others if _agrees(reference, one.facts)]
    chosen, certain = _of_maker(reference, titled or others, facts)
    targets = documents_of(chosen)
    if effect and effect.kind.row.changes_target and number_is_shared(reference, targets):
        certain = False
    return Resolution(targets, certain, disagrees=not titled)


def _of_title(
    reference: Reference, others: Sequence[AlikeDocuments], facts: Facts, effect: Effect | None
) -> Resolution:
    """Which of the documents that have its title a reference means; the number is not here."""
    assert reference.title_key, "what has no title has no documents of one"
    others = [one for one in others if _may_mean(reference, facts, one.facts, effect)]
    if not others:
        return Resolution()
    if reference.number_key:
        # What has the title has another number, of its series or of other organs.
        same = [one for one in others if _has_order(reference.number_key, one.facts)]
        others = same or [one for one in others if _may_be_misnumbered(reference, one.facts)]
        if not others:
            return Resolution()
        if not same and all(one.facts.number_keys for one in others):
            return Resolution(documents_of(others), certain=False, disagrees=True)
    if reference.title_key.endswith(CODE) and all(
        reference.title_key not in one.facts.title_keys for one in others
    ):
        return Resolution(documents_of(others))  # its parts, whichever of them holds the article
    chosen, certain = _of_maker(reference, others, facts)
    if not certain and not _is_one_rule(reference, others):
        return Resolution(documents_of(chosen), certain=False)
    changes = effect is not None and effect.kind.row.changes_target
    if changes and not _is_one_rule(reference, chosen):
        # A title alone, which other organs may use for rules of their own.
        known = [one for one in chosen if _may_change(reference, facts, one.facts)]
        if not known:
            return Resolution(documents_of(chosen), certain=False)
        chosen = known
    version, later = _version(reference, chosen, facts, effect)
    return Resolution(documents_of(version), later=later)


def _version(
    reference: Reference, chosen: Sequence[AlikeDocuments], facts: Facts, effect: Effect | None
) -> tuple[Sequence[AlikeDocuments], bool]:
    """Which versions of one title are meant; True where they are from after the text ("later")."""
    changes = effect is not None and effect.kind.row.changes_target
    before = facts.version_day if effect is not None else facts.dated_on
    if effect and changes and (effect.older_self or reference.title_key in facts.title_keys):
        # Never itself, and never a version that is newer.
        chosen = [h for h in chosen if before and (d := h.facts.version_day) and d < before]
        # What took effect on the same day is the same rule, with the text of another amendment.
        day = facts.effective_on
        chosen = [h for h in chosen if day is None or h.facts.effective_on != day]
        return _newest(chosen), False
    if effect and effect.kind is EffectKind.AMEND:
        # What was amended is the text before, not the one that contains the amendment.
        chosen = [h for h in chosen if not contains(h.facts, facts)] or chosen
    version, later = in_force(chosen, before)
    if later and effect and changes:
        # Its text may be of a later amendment; what is repealed, though, is not amended later.
        there = [h for h in chosen if before and (d := h.facts.start) and d <= before]
        if effect.kind is EffectKind.AMEND and all(h.facts.start is None for h in version):
            return version, True  # nothing says that it came later
        version = there if effect.kind.row.validity is not Validity.REPEALED else []
        return _newest(version), False
    return version, later


def in_force(versions: Sequence[H], day: date | None) -> tuple[Sequence[H], bool]:
    """The newest versions that were there on a day; else the oldest, and True for "later"."""
    if day is None:
        return _newest(versions), False
    earlier = [one for one in versions if (one.facts.version_day or date.min) <= day]
    if earlier:
        return _newest(earlier), False
    first = min((one.facts.version_day or date.min for one in versions), default=date.min)
    return [one for one in versions if one.facts.version_day == first], True


def number_is_shared(reference: Reference, found: Sequence[IndexedDocument]) -> bool:
    """Whether a number without a title is that of several documents, and only one can be meant.

    Copies, a notice and what it prints, a law and the decision to amend it are one: the title of
    one is in that of the other. Drafts and readings do not count.
    """
    if reference.title_key:
        return False
    titles = (one.facts.title_keys for one in found if not one.facts.statements.no_rule)
    return any(not _one_title(one, other) for one, other in set(pairwise(titles)))


def _one_title(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a title of one document is that of another, or a part of it."""
    return any(a in b or b in a for a in one for b in other)


def looks_like_document(reference: Reference) -> bool:
    """Whether what is not here may be called 未收录: 《商品房买卖合同》 is no document."""
    title = reference.title or ""
    coded = title.endswith(_CODES)
    return reference.number is not None or coded or find_kind(title) is not None


def same_organ(one: Facts, other: Facts) -> bool:
    """Whether two documents may be of one organ: they share one, or one of them names none.

    Documents of different places are not, whatever else is known of them.
    """
    if not set(one.issuers).isdisjoint(other.issuers):
        return True
    return (not one.issuers or not other.issuers) and _same_place(one, other)


def is_local(facts: Facts) -> bool:
    """Whether a document is known to be of one place."""
    return facts.region is not None and facts.region != NATION


def _same_place(one: Facts, other: Facts) -> bool:
    """Whether two regions can be one: the same, one within the other, or not both known."""
    a, b = one.region, other.region
    return not a or not b or within(a, b)


def within(one: str, other: str) -> bool:
    """Whether two regions are the same, or one lies in the other."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def _may_mean(reference: Reference, facts: Facts, target: Facts, effect: Effect | None) -> bool:
    """Whether a title can mean a document: many places have a notice of the same name.

    Of another place only where the title names it; and what is changed is not another number's.
    """
    if effect and reference.number_key and target.number_keys:
        return False
    if effect and _places_apart(reference, facts, target):
        return False
    if not is_local(target) or _same_place(facts, target):
        return True
    if not effect and not is_local(facts):
        return True
    shared = not set(facts.issuers).isdisjoint(target.issuers)
    names = (target.region or "").split("/")
    return shared or any(name[:2] in (reference.title or "") for name in names)


_PLACE = re.compile(
    r"(?:.*(?:省|自治区|市(?!辖|中)))?(?P<stem>[\u4e00-\u9fff]{1,12}?)"
    r"(?:自治[州县旗]|市|县|(?<!自治)区|州(?![市区县])|盟|旗)(?:人民)?(?:政府|人大)"
)


def _places_apart(reference: Reference, facts: Facts, target: Facts) -> bool:
    """Whether two governments or congresses are by their names of different cities or counties.

    Regions tell that of cities; those of two counties of one city are the same. A title may name
    the place of what it changes.
    """
    here, there = _places_of(facts.issuers), _places_of(target.issuers)
    if not here or not there or any(a in b or b in a for a in here for b in there):
        return False
    return not any(place in (reference.title or "") for place in there)


@lru_cache(4096)
def _places_of(issuers: tuple[str, ...]) -> frozenset[str]:
    """The cities and counties whose governments or congresses issued a text, without their kind.

    None is known where an organ of another kind issued it too.
    """
    found = [_PLACE.match(issuer) for issuer in issuers]
    return frozenset(one["stem"] for one in found if one) if all(found) else frozenset()


def _has_order(written: str, target: Facts) -> bool:
    """Whether a document is the order of which a text writes the number short: 省政府令第207号."""
    return any(is_same_order(written, key) for key in target.number_keys)


def _may_be_misnumbered(reference: Reference, target: Facts) -> bool:
    """Whether a document of a title can be meant although the number written is none of its own.

    With another number of the same organ, or under its whole title, or where it has none; a
    notice of the same words by another organ is another one.
    """
    code = (reference.number_key or "").partition("|")[0]
    whole = reference.title_key in target.title_keys[:1]
    return (
        not target.number_keys
        or (whole and not (reference.title_key or "").startswith("关于"))
        or any(key.partition("|")[0] == code for key in target.number_keys)
    )


def is_numbered_anew(number: str) -> bool:
    """Whether a rule under such a number gets another one each time that it is amended (令, 公告).

    >>> is_numbered_anew("国务院令第711号"), is_numbered_anew("国发〔2019〕5号")
    (True, False)
    """
    return "令" in number or "公告" in number


def names_its_place(title: str, actor: Facts) -> bool:
    """Whether a title written in a text can mean only one document of the whole country.

    Titles of one wording are made in many places; a place says its own name, that of a place in
    it, or the nation's.
    """
    if title.startswith(_STATE) or not is_local(actor):
        return True
    place = region_of_title(title)
    if place and within(place, actor.region or ""):
        return True
    return any(name[:2] in title for name in (actor.region or "").split("/"))


def families(found: Sequence[H]) -> list[list[H]]:
    """Groups of documents that may be of one organ, each in the order given.

    O(documents times how many different organs and places they have).
    """
    kinds: dict[tuple[tuple[str, ...], str | None], list[int]] = {}
    for number, one in enumerate(found):
        kinds.setdefault((one.facts.issuers, one.facts.region), []).append(number)
    groups: list[list[int]] = []
    for numbers in kinds.values():
        facts = found[numbers[0]].facts
        near = [g for g in groups if any(same_organ(facts, found[n].facts) for n in g)]
        groups = [group for group in groups if group not in near]
        groups.append(sorted([*numbers, *(n for group in near for n in group)]))
    return [[found[n] for n in group] for group in groups]


def _may_change(reference: Reference, actor: Facts, target: Facts) -> bool:
    """Whether a text may change a document of which it writes the title and, perhaps, the organ."""
    if names_maker(reference):
        return not target.issuers or is_maker(reference.made_by, target.issuers)
    return in_charge(reference, actor, target)


def _of_maker(
    reference: Reference, found: Sequence[AlikeDocuments], facts: Facts
) -> tuple[Sequence[AlikeDocuments], bool]:
    """Those of the organ that is named, else of one that issued both; False where none is known."""
    groups = families(found)
    if len(groups) < 2:
        return found, True
    if names_maker(reference):
        named = [g for g in groups if any(is_maker(reference.made_by, h.facts.issuers) for h in g)]
        return (named[0], True) if len(named) == 1 else (found, False)
    shared = set(facts.issuers)
    common = [g for g in groups if any(not shared.isdisjoint(h.facts.issuers) for h in g)]
    if not common:
        # The organ has another name today, and may have had several before.
        common = [g for g in groups if any(_succeeds(facts, h.facts) for h in g)]
        if common and all(_follow(a, b) or _follow(b, a) for a, b in combinations(common, 2)):
            return [
                replace(one, family=number) for number, group in enumerate(common) for one in group
            ], True
    if not common and is_local(facts):
        common = [g for g in groups if any(h.facts.region == facts.region for h in g)]
    return (common[0], True) if len(common) == 1 else (found, False)


def _follow(ones: Sequence[AlikeDocuments], others: Sequence[AlikeDocuments]) -> bool:
    """Whether the organ of some documents took the place of that of others."""
    return any(_succeeds(one.facts, other.facts) for one in ones for other in others)


def _succeeds(actor: Facts, target: Facts) -> bool:
    return any(took_over(one, other) for one in actor.issuers for other in target.issuers)


def _is_one_rule(reference: Reference, found: Sequence[AlikeDocuments]) -> bool:
    """Whether national documents of one title are copies of one law or regulation.

    A ministry may not use these names: 规章制定程序条例, article 7.
    """
    named = _LAW.search(reference.title_key or "") is not None
    return named and not any(is_local(one.facts) for one in found)


def _newest(versions: Sequence[H]) -> Sequence[H]:
    last = max((one.facts.version_day or date.min for one in versions), default=date.min)
    return [one for one in versions if (one.facts.version_day or date.min) == last]


def _agrees(reference: Reference, facts: Facts) -> bool:
    """Whether a title can be that of a document with the number: 《办法》 is short for many."""
    key = reference.title_key
    return not key or any(key in own or own in key for own in facts.title_keys)
