"""Tell which documents a citation of a draft means, and which version of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexer.answers.drafts.distinct_citations import DistinctCitation
from indexer.answers.drafts.meant_versions import never_of_year, version_before, version_of_year
from indexer.answers.drafts.named_in_draft import NamedInDraft, interpreted_laws
from indexer.answers.drafts.named_makers import made_by_named
from indexer.answers.drafts.verdicts import has_number
from indexer.relations.grammar.drafts.said_versions import version_in_title
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.resolution.resolve import (
    Resolution,
    looks_like_document,
    number_is_shared,
    resolve,
    same_organ,
)
from indexer.relations.shelf import IndexedDocument
from indexer.relations.statements import Reference
from indexer.relations.works.rule_making import work_title


@dataclass(frozen=True, slots=True, kw_only=True)
class MeantDocuments:
    """A citation with the documents that it means.

    `reference` is the citation's, under the whole title where it has a short one. `maker_unknown`:
    nothing tells whether they are of the organ that the title names. `other_year`: none of them is
    of the year that the draft writes, `never_of_year`: none ever was. `only_newest`: the draft
    means an earlier version of the one that is here. `same_title` are the documents of the title
    and organ that are no versions of a rule, such as the notices of other years, where nothing
    tells which is meant. `laws` are the documents that an
    interpretation among them interprets, by their names.
    """

    citation: DistinctCitation
    reference: Reference
    found: Resolution
    maker_unknown: bool
    other_year: bool
    never_of_year: bool
    only_newest: bool
    same_title: Sequence[IndexedDocument]
    laws: Mapping[str, Resolution]


def meant_documents(
    citation: DistinctCitation, named: NamedInDraft, draft: IndexedDocument
) -> MeantDocuments | None:
    """The documents that a citation means; None where it is none, or means the draft itself."""
    reference, effect, day = citation.reference, citation.effect, draft.facts.dated_on
    found = resolve(reference, named.found, draft, effect)
    told = version_in_title(reference.title or "") if not found.targets else None
    if told is not None:
        # The databases of laws write the version into the title: 《养犬条例（2018修正）》.
        title, version = told
        citation = replace(citation, version=citation.version or version)
        reference = replace(reference, title=title, title_key=title_key(title))
        found = resolve(reference, named.found, draft, effect)
    if not found.targets and not reference.number_key:
        reference = named.of_short_name(reference) or reference
        found = resolve(reference, named.found, draft, effect)
    if found.oneself or not (found.targets or looks_like_document(reference)):
        return None
    found, maker_unknown = made_by_named(reference, found)
    found = _numbered_first(found, reference)
    if effect is None and is_itself(draft, found.targets):
        return None
    other_year = never = only_newest = False
    if (said := citation.version) and found.targets:
        if said.year is not None:
            of_year = version_of_year(found, reference, named.found, said.year)
            # A year alone chooses among the versions; that none is of it proves nothing.
            said_so = said.written != f"{said.year}年"
            found, other_year = of_year or found, of_year is None and said_so
            never = other_year and (
                never_of_year(found, reference, named.found, said.year)
                or (day is not None and said.year > day.year)
            )
        elif effect is None and not reference.number_key:
            before = version_before(found, reference, named.found)
            found, only_newest = before or found, before is None
    laws = {
        name: resolve(Reference(title=name, title_key=title_key(name)), named.found, draft)
        for name in interpreted_laws(reference.title or "")
    }
    return MeantDocuments(
        citation=citation,
        reference=reference,
        found=found,
        maker_unknown=maker_unknown,
        other_year=other_year,
        never_of_year=never,
        only_newest=only_newest,
        same_title=() if effect or citation.version else _same_title(found, reference, named, day),
        laws=laws,
    )


def _same_title(
    found: Resolution, reference: Reference, named: NamedInDraft, day: date | None
) -> Sequence[IndexedDocument]:
    """The other documents of a title that stand beside those which a title alone is taken for."""
    if reference.number_key or not reference.title_key or not found.targets or not found.certain:
        return ()
    if any(work_title(one.facts) for one in found.targets):
        return ()
    taken = {one.facts.version_day for one in found.targets}
    return [
        one
        for one in named.found.of_title(reference.title_key)
        if one.facts.version_day not in taken
        and not one.facts.statements.no_rule
        and (day is None or one.facts.decided_by(day))
        and any(same_organ(one.facts, target.facts) for target in found.targets)
    ]


def _numbered_first(found: Resolution, reference: Reference) -> Resolution:
    """A resolution with the targets that have a document number first.

    A number alone that several documents bear tells none of them. Where some have a number and
    none has the one that the draft writes, the reference disagrees.
    """
    targets = tuple(sorted(found.targets, key=lambda one: not one.facts.number_keys))
    ordered = replace(found, targets=targets)
    key = reference.number_key
    numbers = {number for one in targets for number in one.facts.number_keys}
    if number_is_shared(reference, targets):
        return replace(ordered, certain=False)
    if found.certain and not found.disagrees and key and numbers and not has_number(key, numbers):
        return replace(ordered, certain=False, disagrees=True)
    return ordered


def is_itself(draft: IndexedDocument, found: Sequence[IndexedDocument]) -> bool:
    """Whether one of some documents is the draft's own text, published since."""
    own = set(filter(None, draft.facts.title_keys[:1]))
    return any(own.intersection(one.facts.title_keys[:1]) for one in found)
