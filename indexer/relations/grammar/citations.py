"""Finds the documents that a text cites, and which of them are its legal basis."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from indexer.relations.grammar.named_parts import clauses_at
from indexer.relations.grammar.references import Mention
from indexer.relations.grammar.rules import citation_rules as rules
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import spellings
from indexer.relations.statements import Citation, ClauseMention, Place, Reference

_MOST = 500


@dataclass(slots=True)
class _Cited:
    """A cited document while its mentions are being collected."""

    target: Reference
    place: Place
    basis: bool
    clauses: dict[str, Place]


def find_citations(
    reading: TextUnderReading,
    acted_on: Collection[int] = frozenset(),
    printed: Collection[str] = frozenset(),
    *,
    report: bool = False,
) -> tuple[Citation, ...]:
    """Return every other document that the text names, once each, in order of first mention.

    `acted_on` holds where mentions start that only name the target of an effect. `printed` holds
    the title keys of documents that the text prints, which are parts of it. `report` says that the
    text only explains or reports what rules say.
    """
    found: list[_Cited] = []
    known: dict[str, int] = {}
    for mention in reading.mentions:
        if mention.start in acted_on or mention.target.title_key in printed:
            continue
        if reading.is_own(mention.target) or is_part(reading, mention):
            continue
        index = _same(mention.target, known, found)
        clause = _clause(reading, mention)
        basis = is_basis(reading, mention, report=report)
        if index is None:
            index = len(found)
            place = reading.sentence(mention.start)
            found.append(_Cited(mention.target, place, basis, {}))
        cited = found[index]
        cited.basis = cited.basis or basis
        if cited.target.number is None and mention.target.number is not None:
            cited.target = replace(
                cited.target, number=mention.target.number, number_key=mention.target.number_key
            )
        if clause:
            cited.clauses.setdefault(clause, reading.sentence(mention.start))
        for key in _keys(cited.target, mention.target):
            known.setdefault(key, index)
    return tuple(
        Citation(
            target=replace(one.target, clauses="、".join(one.clauses)),
            place=one.place,
            basis=one.basis,
            mentions=tuple(ClauseMention(clauses, place) for clauses, place in one.clauses.items()),
        )
        for one in found[:_MOST]
    )


def _same(target: Reference, known: dict[str, int], found: list[_Cited]) -> int | None:
    if target.number_key is not None and target.number_key in known:
        return known[target.number_key]
    if target.title is None:
        return None
    for key in spellings(target.title):
        index = known.get(key)
        if index is None:
            continue
        other = found[index].target
        if target.number_key and other.number_key and target.number_key != other.number_key:
            continue
        # The issuer may be left out of one of two names, not differ.
        if key in (target.title_key, other.title_key) or not key.startswith("关于"):
            return index
    return None


def _keys(*targets: Reference) -> list[str]:
    keys = []
    for target in targets:
        if target.number_key:
            keys.append(target.number_key)
        if target.title:
            keys.extend(spellings(target.title))
    return keys


def _clause(reading: TextUnderReading, mention: Mention) -> str:
    return clauses_at(reading.text, mention.end)


def is_part(reading: TextUnderReading, mention: Mention, *, heading: bool = True) -> bool:
    """Tell whether a name is a form's, an attachment's, or an earlier name of the text itself.

    A line that is nothing but a title is the heading of a document that the text prints, unless
    `heading` says that it is none.
    """
    title = mention.target.title
    if title is None:
        made = rules.MADE_BY.match(reading.text, mention.end)
        return made is not None and _in_history(reading, mention)
    if mention.target.number is None and not title.startswith("关于"):
        before = reading.text[max(0, mention.start - 24) : mention.start]
        if rules.OWN_FORM.match(reading.text, mention.end):
            return True
        if rules.FORM.search(title) and rules.FILLED.search(before):
            return True
    return rules.ONCE_CALLED.search(
        reading.text[max(0, mention.start - 6) : mention.start]
    ) is not None or (heading and (mention.target.title_key or "") in reading.headings)


def _in_history(reading: TextUnderReading, mention: Mention) -> bool:
    """Tell whether a name stands in the note under a title that says how the text came to be."""
    start = reading.text.rfind("\n", 0, mention.start) + 1
    return rules.HISTORY.match(reading.text, start) is not None


def is_basis(reading: TextUnderReading, mention: Mention, *, report: bool) -> bool:
    """Tell whether a name is a legal basis: 根据 stands before it, with only other names between.

    This holds in the opening, which ends before the first numbered item or behind article 1, and in
    a sentence that says what is made on that basis. In a report only the latter counts.
    """
    if _in_history(reading, mention):
        return False
    opening = mention.start <= reading.opening_end
    sentence = reading.sentence(mention.start)
    after = reading.covered[mention.end : sentence.end]
    if report and not rules.MADE.search(after):
        return False
    if not opening and not report and not rules.MAKES.search(after):
        return False
    before = reading.covered[sentence.start : mention.start]
    if rules.CARRIES_OUT.search(before) and rules.MAKES.search(after):
        return True
    return rules.ON.match(before[::-1]) is not None
