"""Finds the documents that a notice prints or passes on: 印发《…》, 现予公布, 转发《…》."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.document_names import is_document
from indexer.relations.grammar.effect_grammar import FoundEffect, act
from indexer.relations.grammar.references import Mention
from indexer.relations.grammar.rules import printing_rules as rules
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import bare_title, title_key
from indexer.relations.statements import Effect, Place, Reference

_HEAD = 3000
"""Signs in which a notice says what it prints; before the printed text begins."""


def find_printed(reading: TextUnderReading) -> Iterator[FoundEffect]:
    """Find the documents that the text prints (印发, 公布) or passes on (转发)."""
    title = bare_title(reading.document.title)
    wrapped = rules.TITLE.search(title)
    named = [one for one in reading.mentions if one.start < _HEAD]
    found: list[tuple[Mention, EffectKind]] = []
    head = reading.covered[:_HEAD]
    for pattern in (rules.NOW, rules.THEN):
        for match in pattern.finditer(head):
            start, end = match.span("names")
            inside = [one for one in named if one.start < end and start < one.end]
            if pattern is rules.THEN and inside:
                inside = _row_before(reading, named[: named.index(inside[0]) + 1])
            for mention in inside:
                if mention.target.title and not reading.is_itself(mention.target):
                    found.append((mention, _kind(match["verb"])))
        if found:
            break
    for mention, kind in found:
        yield act(reading, kind, mention, reading.sentence(mention.start))
    if found or wrapped is None:
        return
    marked = wrapped["name"].strip().startswith(("《", "〈", "<"))
    name = wrapped["name"].strip().strip("《》〈〉<>")
    kind = _kind(wrapped["verb"])
    if "《" not in name:
        name = name.partition("》")[0]
    if kind is EffectKind.REPOST:
        name = rules.PASSED_ON_BY.sub("", name)
    sure = marked or is_document(name)
    if not sure and (wrapped["end"] is None or wrapped["verb"] not in ("印发", "转发")):
        return
    if wrapped["end"] is None and not marked and wrapped["verb"] not in ("印发", "转发"):
        return
    same = next((one for one in named if _is_same(one.target, name)), None)
    if same is not None:
        yield act(reading, kind, same, reading.sentence(same.start))
    else:
        target = Reference(title=name, title_key=title_key(name))
        yield FoundEffect(Effect(kind=kind, target=target, place=Place(0, 0)), -1)


def _row_before(reading: TextUnderReading, named: Sequence[Mention]) -> list[Mention]:
    """Return the row of names, 《甲》、《乙》和《丙》, that ends with the last of `named`."""
    row = [named[-1]]
    for mention in reversed(named[:-1]):
        if not rules.BESIDE.fullmatch(reading.covered, mention.end, row[0].start):
            break
        row.insert(0, mention)
    return row


def _kind(verb: str) -> EffectKind:
    return EffectKind.REPOST if verb in ("转发", "批转") else EffectKind.PRINT


def _is_same(target: Reference, name: str) -> bool:
    return target.title is not None and rules.SAME.sub(
        "", title_key(target.title)
    ) == rules.SAME.sub("", title_key(name))
