"""Finds what the title of an answer names: 关于《…》第七条适用问题的批复 cites that article."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from indexer.relations.grammar.references import find_mentions
from indexer.relations.grammar.rules import citation_rules as rules
from indexer.relations.grammar.rules.text_rules import CLAUSES
from indexer.relations.grammar.same_names import names_same
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.statements import Citation, ClauseMention, Place, Reference

_TITLE = Place(0, 0)
_SINGLE = str.maketrans("〈〉<>", "《》《》")


def with_title(
    reading: TextUnderReading, citations: Sequence[Citation], acted_on: Collection[Reference]
) -> tuple[Citation, ...]:
    """Add to the citations of a text those of its title; what it acts on is no citation.

    A title cites where it names single articles, or is that of an answer to a question on a rule.
    """
    found = list(citations)
    for named in _named(reading, acted_on):
        same = next((at for at, one in enumerate(found) if names_same(one.target, named)), None)
        mention = ClauseMention(named.clauses, _TITLE) if named.clauses else None
        if same is None:
            mentions = (mention,) if mention else ()
            found.append(Citation(target=named, place=_TITLE, mentions=mentions))
        elif mention and all(mention.clauses != one.clauses for one in found[same].mentions):
            found[same] = _also(found[same], mention)
    return tuple(found)


def _named(reading: TextUnderReading, acted_on: Collection[Reference]) -> Iterator[Reference]:
    title = reading.document.title
    title = title if "《" in title else title.translate(_SINGLE)
    answers = rules.ANSWER.search(title) is not None
    named = [(one.target, one.end) for one in find_mentions(title)]
    if answers and not named and (bare := rules.BARE_IN_TITLE.search(title)):
        name = bare["name"]
        named.append((Reference(title=name, title_key=title_key(name)), bare.end()))
    for target, end in named:
        found = CLAUSES.match(title, end)
        clauses = "".join(found[1].split()) if found else ""
        if not (answers or clauses) or reading.is_own(target):
            continue
        if not any(names_same(target, one) for one in acted_on):
            yield replace(target, clauses=clauses)


def _also(citation: Citation, mention: ClauseMention) -> Citation:
    """A citation of the text with the articles that the title names."""
    clauses = "、".join(filter(None, (mention.clauses, citation.target.clauses)))
    return replace(
        citation,
        target=replace(citation.target, clauses=clauses),
        mentions=(mention, *citation.mentions),
    )
