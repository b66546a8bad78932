"""Finds amendments: 将《…》第N条修改为, 修改《…》 in a decision to amend, 修正案."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.amending_instructions import find_instructions
from indexer.relations.grammar.document_names import is_document
from indexer.relations.grammar.effect_grammar import (
    Done,
    FoundEffect,
    act,
    act_on_name,
    act_on_row,
    chain_before,
    chain_behind,
    is_plan,
)
from indexer.relations.grammar.named_parts import clauses_in
from indexer.relations.grammar.references import Mention, with_stage
from indexer.relations.grammar.rules import amendment_rules as rules
from indexer.relations.grammar.rules.effect_rules import MARKED
from indexer.relations.grammar.rules.instruction_rules import NEW_NUMBER
from indexer.relations.grammar.same_names import fuller, names_same
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import bare_title, title_key
from indexer.relations.single_articles import single_articles
from indexer.relations.statements import Reference


def find_amendments(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Find every document that the text or its title amends, and the articles that it changes."""
    found = list(_amended(reading))
    title = bare_title(reading.document.title)
    if not rules.AMENDING.search(title) and not rules.BILL.fullmatch(title):
        yield from found
        return
    bare = list(_bare_headings(reading)) if _amends(title) else []
    found += [act(reading, EffectKind.AMEND, it, reading.sentence(it.start)) for it in bare]
    instructions = list(find_instructions(reading, _distinct(found), bare))
    told = {(one.effect.target.title_key, one.effect.target.clauses) for one in instructions}
    for one in found:
        target = one.effect.target
        # Most articles are named by the instructions, one by one.
        parts = single_articles(target.clauses)
        left = "、".join(part for part in parts if (target.title_key, part) not in told)
        yield replace(one, effect=replace(one.effect, target=replace(target, clauses=left)))
    yield from instructions


def amends_only(reading: TextUnderReading) -> bool:
    """Tell whether the title of a document says that it amends, and nothing of repeals."""
    title = bare_title(reading.document.title)
    amends = _amends(title)
    return amends is not None and rules.REPEALING.search(amends.group()) is None


def _amends(title: str) -> re.Match[str] | None:
    """Return the words of a title by which it amends."""
    return rules.TITLE.search(title) or rules.BILL.fullmatch(title)


def _distinct(found: Iterable[FoundEffect]) -> list[Mention]:
    """Return each amended document once, by the fullest of its names."""
    distinct: list[Reference] = []
    for one in found:
        name = replace(one.effect.target, clauses="")
        at = next((n for n, other in enumerate(distinct) if names_same(name, other)), None)
        if at is None:
            distinct.append(name)
        else:
            distinct[at] = fuller(distinct[at], name)
    return [Mention(-1, -1, one) for one in distinct]


def _amended(reading: TextUnderReading) -> Iterator[FoundEffect]:
    yield from _by_title(reading)
    covered = reading.covered
    amending = rules.AMENDING.search(reading.document.title) is not None
    done: Done = set()
    for verb in rules.VERB.finditer(covered):
        place = reading.sentence(verb.start())
        left = reading.within(place.start, verb.start())
        if not left:
            continue
        chain = chain_before(reading, place, left)
        if not chain:
            continue
        before = covered[place.start : chain[0].start]
        takes = rules.TAKES.search(before)
        between = covered[left[-1].end : verb.start()]
        if len(between) > 220 or is_plan(before) or not (takes or amending):
            continue
        said = verb.group()
        if "了" in said and not (
            takes and takes["by"] and rules.NOW.search(covered[verb.end() : verb.end() + 80])
        ):
            continue
        if said.endswith("为") and not (clauses_in(between) or rules.WITHIN.search(between)):
            continue
        numbered = NEW_NUMBER.search(covered, max(place.start, left[-1].start - 20), left[-1].start)
        clauses = "" if numbered else clauses_in(rules.ACT_BEFORE.sub("", between))
        yield from act_on_row(reading, EffectKind.AMEND, chain, place, done, clauses=clauses)
    yield from _named_first(reading, done, amending=amending)


def _named_first(reading: TextUnderReading, done: Done, *, amending: bool) -> Iterator[FoundEffect]:
    """Find names behind the verb: 四、修改《…》 as a line of a decision, or 修改《…》第二条."""
    for mention in reading.mentions:
        if _is_heading(reading, mention) and amends_only(reading):
            place = reading.sentence(mention.start)
            yield from act_on_row(reading, EffectKind.AMEND, (mention,), place, done)
        elif rules.FIRST.search(reading.covered, max(0, mention.start - 20), mention.start):
            place = reading.sentence(mention.start)
            for one in chain_behind(reading, reading.within(mention.start, place.end)):
                clauses = clauses_in(reading.covered[one.end : place.end])
                if amending or clauses:
                    yield from act_on_row(
                        reading, EffectKind.AMEND, (one,), place, done, clauses=clauses
                    )


def _is_heading(reading: TextUnderReading, mention: Mention) -> bool:
    """Whether a name is alone in a numbered line, with the instructions behind it."""
    before = reading.covered[max(0, mention.start - 12) : mention.start]
    numbered = rules.NUMBERED.search(before) is not None
    return numbered and rules.INSTRUCTED.match(reading.covered, mention.end) is not None


def _bare_headings(reading: TextUnderReading) -> Iterator[Mention]:
    """Find names without 《》 that head the instructions for them: 二、云州市养猫条例."""
    for found in rules.BARE_HEADING.finditer(reading.text):
        name = "".join(found["name"].split())
        if is_document(name):
            target = Reference(title=name, title_key=title_key(name))
            yield Mention(found.start("name"), found.end("name"), target)


def _by_title(reading: TextUnderReading) -> Iterator[FoundEffect]:
    title = bare_title(reading.document.title)
    bill = rules.BILL.fullmatch(title)
    found = rules.TITLE.search(title)
    names: list[str] = []
    if bill is not None:
        names = [bill["name"]]
    elif found is not None:
        marked = [
            with_stage(name["name"], found["names"], name.end())
            for name in MARKED.finditer(found["names"])
        ]
        names = marked or [_whole(reading, name) for name in (found["names"],) if is_document(name)]
    for name in names:
        yield act_on_name(reading, EffectKind.AMEND, name)


def _whole(reading: TextUnderReading, short: str) -> str:
    """Return the title in the text that one without 《》 shortens: 养犬细则 for 养犬管理细则."""
    pattern = re.compile(".*".join(map(re.escape, short)) + "$")
    named = (one.target.title or "" for one in reading.mentions)
    return next((title for title in named if pattern.search(title)), short)
