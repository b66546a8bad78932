"""Finds the lists of which a text says that what they leave out is no basis any more."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.effect_grammar import FoundEffect, act, is_plan
from indexer.relations.grammar.references import Mention
from indexer.relations.grammar.rules import repeal_rules as rules
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import bare_title, title_key
from indexer.relations.statements import Reference


def find_unlisted(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Find such a list: the one that the sentence names, else the document itself."""
    covered = reading.covered
    for said in (*rules.UNLISTED.finditer(covered), *rules.BUT_LISTED.finditer(covered)):
        place = reading.sentence(said.start())
        if is_plan(covered[place.start : said.start()]):
            continue
        named = reading.within(*said.span("list"))
        title = bare_title(reading.document.title)
        if not named and not (rules.OWN_LIST.search(said["list"]) or rules.A_LIST.search(title)):
            continue
        own = Reference(title=title, title_key=title_key(title))
        yield act(reading, EffectKind.UNLISTED, named[0] if named else Mention(-1, -1, own), place)
