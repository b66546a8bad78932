"""Finds which documents an official reading (解读) explains.

Its title says so; else its opening. What it only cites beside that is none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.document import Rank
from corpus.fields.kind import find_kind
from indexer.relations.grammar.document_names import is_generic
from indexer.relations.grammar.references import Mention, find_mentions
from indexer.relations.grammar.rules import explained_rules as rules
from indexer.relations.grammar.rules.reference_rules import TITLE
from indexer.relations.grammar.text_under_reading import TextUnderReading
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.statements import Citation, Place, Reference

_OPENING = 800
_BEFORE = 80
_SHORTEST = 6
"""Signs of a name without 《》 that can be told from ordinary words."""

_SINGLE = str.maketrans("〈〉<>", "《》《》")


def find_explained(
    reading: TextUnderReading, citations: Sequence[Citation]
) -> tuple[Citation, ...]:
    """Return the documents that a reading explains, each once, with the number that it cites.

    `citations` are those of the same text.
    """
    if reading.document.rank is not Rank.INTERPRETATION:
        return ()
    found = list(_by_title(reading.document.title)) or list(_by_opening(reading))
    once = {one.target.title_key or one.target.number_key: one for one in reversed(found)}
    return tuple(_with_number(one, citations) for one in reversed(once.values()))


def _by_title(title: str) -> Iterator[Citation]:
    marked = title if "《" in title else title.translate(_SINGLE)
    named = [_name_inside(one.target) for one in find_mentions(marked)]
    if not named:
        names = _marked(marked) if "《" in marked else _bare(title)
        named = list(map(_by_name, names))
    for target in named:
        yield Citation(target=target, place=Place(0, 0))


def _name_inside(target: Reference) -> Reference:
    """The name inside 关于《…》的解读, which is a title of the reading itself."""
    title = target.title or ""
    inside = TITLE.search(title) if rules.TITLE_BEHIND.search(title) else None
    return _by_name(inside[1]) if inside else target


def _by_name(name: str) -> Reference:
    return Reference(title=name, title_key=title_key(name))


def _marked(title: str) -> Iterator[str]:
    """The names in 《》 that no kind of document tells: 《养犬行政处罚清单》解读."""
    for found in TITLE.finditer(title):
        name = "".join(found[1].split())
        if len(name) >= _SHORTEST and not is_generic(name):
            yield name


def _bare(title: str) -> Iterator[str]:
    """The name in a title that has no 《》: 养犬办法 in 养犬办法政策解读."""
    before = rules.TITLE_BEFORE.match(title)
    name = title[before.end() if before else 0 :]
    behind = rules.TITLE_BEHIND.search(name)
    name = name[: behind.start()] if behind else name
    if name == title:
        return
    name = "".join(name.split()).removeprefix("关于对")
    if not rules.ABOUT_OF_NAME.search(name):
        name = name.removeprefix("关于")
    if len(name) >= _SHORTEST and find_kind(name) is not None and not is_generic(name):
        yield name


def _by_opening(reading: TextUnderReading) -> Iterator[Citation]:
    """What the opening says is explained; else what it says first to have been issued."""
    opening = [one for one in reading.mentions if one.start < _OPENING]
    said = [one for one in opening if _is_explained(reading, one)]
    issued = [one for one in opening[:1] if _is_issued(reading, one)]
    for mention in said or issued:
        yield Citation(target=mention.target, place=reading.sentence(mention.start))


def _is_explained(reading: TextUnderReading, mention: Mention) -> bool:
    before = reading.covered[max(0, mention.start - _BEFORE) : mention.start]
    begins_line = not before or before.endswith("\n")
    behind = rules.EXPLAINED_BEHIND.match(reading.covered, mention.end)
    return behind is not None and (begins_line or rules.EXPLAINED_BEFORE.search(before) is not None)


def _is_issued(reading: TextUnderReading, mention: Mention) -> bool:
    sentence = reading.sentence(mention.start)
    before = reading.covered[max(sentence.start, mention.start - _BEFORE) : mention.start]
    return (
        rules.ISSUED_BEFORE.search(before) is not None and rules.BASIS_BEFORE.search(before) is None
    )


def _with_number(one: Citation, citations: Sequence[Citation]) -> Citation:
    """The same with the number under which the text cites it."""
    if one.target.number_key or not one.target.title_key:
        return one
    for cited in citations:
        if cited.target.number_key and cited.target.title_key == one.target.title_key:
            return Citation(target=cited.target, place=one.place)
    return one
