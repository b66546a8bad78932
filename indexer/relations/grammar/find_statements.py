"""Finds everything that a text states about other documents and about itself."""

from __future__ import annotations

from corpus.document import Document
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.grammar.citations import find_citations
from indexer.relations.grammar.effects import find_effects
from indexer.relations.grammar.explaining.explained import find_explained
from indexer.relations.grammar.explaining.interpretations import find_interpretations
from indexer.relations.grammar.explaining.title_citations import with_title
from indexer.relations.grammar.no_rule import is_draft, is_no_rule
from indexer.relations.grammar.rules.effect_rules import MARKED
from indexer.relations.grammar.text_history import find_history
from indexer.relations.grammar.text_under_reading import read
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.grammar.validity_term import find_term
from indexer.relations.statements import Statements


def find_statements(document: Document) -> Statements:
    """Return what a document cites, what it does to others, and how long it is valid.

    A text that is no legal rule (a draft, a report, an interpretation) only cites.
    """
    reading = read(document)
    if is_no_rule(document):
        draft = is_draft(document)
        named = MARKED.finditer(document.title) if draft else ()
        own = frozenset(title_key(one["name"]) for one in named)
        citations = find_citations(reading, (), own, report=not draft)
        explains = find_explained(reading, citations)
        return Statements(citations=citations, no_rule=True, explains=explains)
    effects, acted_on = find_effects(reading)
    printed = frozenset(
        effect.target.title_key
        for effect in effects
        if effect.kind is EffectKind.PRINT and effect.target.title_key
    )
    return Statements(
        citations=with_title(
            reading,
            find_citations(reading, acted_on, printed),
            [effect.target for effect in effects],
        ),
        effects=effects,
        interprets=find_interpretations(reading),
        term=find_term(reading),
        history=find_history(document),
    )
