"""Finds which laws a text interprets with authority (有权解释); a 解读 has none.

The Standing Committee interprets laws; the two highest judicial organs interpret how laws are
applied (立法法, articles 48 and 119); who has made a rule interprets that. What a title names is
stated; the laws that the opening of a judicial interpretation applies or rests on are derived.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.document import Rank
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.named_parts import clauses_in
from indexer.relations.grammar.rules import interpretation_rules as rules
from indexer.relations.grammar.rules.effect_rules import MARKED
from indexer.relations.grammar.rules.text_rules import CLAUSES
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import bare_title, title_key
from indexer.relations.statements import Effect, Place, Reference

_OPENING = 1200


def find_interpretations(reading: TextUnderReading) -> tuple[Effect, ...]:
    """Return the laws that the text interprets, each once; those of the title, else the opening."""
    title = bare_title(reading.document.title)
    found = tuple(_by_title(reading, title))
    if not found and _is_judicial(reading) and _applies_law(title):
        found = tuple(_by_opening(reading))
    once = {one.target.title_key: one for one in reversed(found)}
    return tuple(reversed(once.values()))


def _is_judicial(reading: TextUnderReading) -> bool:
    document = reading.document
    return document.rank is Rank.JUDICIAL_INTERPRETATION or any(
        rules.JUDICIAL.search(name) for name in document.issuers
    )


def _applies_law(title: str) -> bool:
    if rules.INTERPRETATION.search(title):
        return True
    return rules.FORM.search(title) is not None and rules.APPLIES.search(title) is not None


def _by_title(reading: TextUnderReading, title: str) -> Iterator[Effect]:
    own = rules.OTHER_AUTHORITY.search(title)
    if own is not None and rules.LAW.search(own["name"]) is None and not reading.document.issuers:
        own = None
    if own is not None:
        yield _interprets(own["name"], Place(0, 0), clauses_in(own["rest"]))
        return
    if not _is_judicial(reading) or not rules.FORM.search(title) or not _applies(title):
        return
    for name in MARKED.finditer(title):
        if rules.LAW.search(name["name"]):
            yield _interprets(name["name"], Place(0, 0), clauses_in(title[name.end() :]))


def _applies(title: str) -> bool:
    """Tell whether a title is about the law that it names first: 关于适用《…》的解释."""
    first = MARKED.search(title)
    return first is not None and rules.LAW.search(first["name"]) is not None


def _by_opening(reading: TextUnderReading) -> Iterator[Effect]:
    covered = reading.covered[:_OPENING]
    for said in rules.OPENING.finditer(covered):
        place = reading.sentence(said.start())
        if not rules.MAKES.search(covered, place.start, place.end):
            continue
        at = said.end()
        while (law := rules.NEXT_LAW.match(covered, at)) is not None:
            start, end = law.span("law")
            clauses = CLAUSES.match(covered, end)
            at = clauses.end() if clauses else end
            for name in _names(reading, start, end):
                if rules.LAW.search(name):
                    yield _interprets(name, place, "", derived=True)


def _names(reading: TextUnderReading, start: int, end: int) -> list[str]:
    """Return the names of laws at a place: those in 《》, or a short name as it stands."""
    marked = [one.target.title or "" for one in reading.mentions if start <= one.start < end]
    return marked or [reading.text[start:end]]


def _interprets(title: str, place: Place, clauses: str, *, derived: bool = False) -> Effect:
    name = "".join(title.split())
    target = Reference(title=name, title_key=title_key(name), clauses=clauses)
    effect = Effect(kind=EffectKind.INTERPRET, target=target, place=place)
    return replace(effect, derived=derived)
