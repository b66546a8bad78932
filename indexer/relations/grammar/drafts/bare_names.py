"""Finds rules that a text names without 《》: 根据行政处罚法第三十三条."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from corpus.fields.regions import is_place
from indexer.relations.grammar.document_names import is_document, is_generic
from indexer.relations.grammar.drafts.said_clauses import clauses_behind
from indexer.relations.grammar.rules import draft_rules as rules
from indexer.relations.grammar.title_keys import STATE

_LONGEST = 40
_CLAUSE = 60
"""Signs in front of a name in which the word that makes it a basis is looked for."""
MOST_NAMES = 6
"""Names that may begin at different places of one run of signs."""
_PLACE_END = re.compile("[省市县区州盟旗]")
_LONGEST_PLACE = 12
_OPENING = tuple("〈<「『“")
_SHORTEST = ("宪法", "刑法")
"""Laws whose names say no more than what they are."""
_RUN = re.compile(r"[\u4e00-\u9fff、]{2,}$")


class NamedFrom(NamedTuple):
    """A name, and where it begins in the text."""

    start: int
    name: str


class BareNames(NamedTuple):
    """The names that may end at one place, each with its beginning, and where it surely begins.

    `surely` is the one that the words of the sentence tell, None where the run of signs goes on too
    far for that.
    """

    names: tuple[NamedFrom, ...]
    surely: NamedFrom | None


@dataclass(frozen=True, slots=True)
class BareName:
    """A run of signs that may end in the name of a rule; what the name is only an index knows.

    `names` are those that it may be, the longest first; all end at `name_end`. `surely` is the one
    that the words of the sentence alone tell, None where they do not. `end` is behind its version
    and its articles, which `clauses` are.
    """

    names: tuple[NamedFrom, ...]
    surely: NamedFrom | None
    name_end: int
    end: int
    clauses: str

    @property
    def needs_bearer(self) -> bool:
        """Whether it is no citation unless a document bears the name: it has no article."""
        return not self.clauses


def find_bare_names(covered: str, known: Container[str] = ()) -> Iterator[BareName]:
    """Find the runs of signs of a covered text that may end in the name of a rule, in order.

    `known` are short forms that the text explains; one of them is a name, whatever it says.
    """
    free = 0
    for found in rules.BARE_END.finditer(covered):
        name_end = found.start("version") if found["version"] else found.end()
        if found["article"] is not None and not found["version"]:
            name_end = found.start("article")
        clauses = (
            clauses_behind(covered, found.start("article"))
            if found["article"] is not None
            else None
        )
        if clauses is None and not _is_followed(covered, free, found):
            continue
        if found["close"]:
            name_end = found.start("close")
        names = _names(covered, free, name_end, known)
        if names is not None:
            end = clauses.end if clauses else found.end()
            marked = _with_opening_mark(covered, names.names) if found["close"] else names.names
            yield BareName(marked, names.surely, name_end, end, clauses.said if clauses else "")
            free = end


def _with_opening_mark(covered: str, names: tuple[NamedFrom, ...]) -> tuple[NamedFrom, ...]:
    """The names, each with the mark (〈, “) before it if there is one."""
    return tuple(
        one._replace(start=one.start - (covered[one.start - 1 : one.start] in _OPENING))
        if one.start
        else one
        for one in names
    )


def _is_followed(covered: str, free: int, found: re.Match[str]) -> bool:
    """Tell whether the clause says that what ends here is followed or broken, or quotes it."""
    if found.group()[0] not in "法宪条":
        return False
    if rules.BARE_QUOTED.match(covered, found.end()):
        return True
    if not rules.BARE_FOLLOWED.match(covered, found.end()):
        return False
    before = covered[max(0, found.start() - _CLAUSE) : found.start()]
    clause = before[max(before.rfind(stop) for stop in "，。；：\n") + 1 :]
    return rules.FOLLOWS.search(clause) is not None


def _names(covered: str, free: int, end: int, known: Container[str]) -> BareNames | None:
    """The names that may end at `end`: one from each word of the sentence to there."""
    low = max(free, end - _LONGEST)
    run = _RUN.search(covered[low:end])
    if run is None:
        return None
    first = low + run.start()
    text = run.group()
    cut = first == low > free
    places: set[int] = set() if cut else {first}
    surely = None if cut else first
    at = 0
    while (word := rules.BEFORE_BARE.search(text, at)) is not None:
        if first + word.end() > end - 2:
            break
        places.add(first + word.end())
        # A single sign may be a part of a name (国有土地上房屋征收与补偿条例), unless the sentence
        # goes on right behind another of its words.
        if len(word.group()) > 1 or first + word.start() == surely:
            surely = first + word.end()
        at = word.start() + 1
    for place in _made_by_place(text):
        places.add(first + place)
        surely = max(surely or 0, first + place)
    last = covered[max(places) : end] if places else ""
    if last in known:
        only = NamedFrom(max(places), last)
        return BareNames((only,), only)
    if rules.OWN_RULE.match(last) or (surely and _is_own(covered, surely, end)):
        return None
    if last not in _SHORTEST and is_generic(last):
        # 依照实施办法 means one that is named elsewhere; …暂行规定实施办法 may be a whole name.
        places.discard(max(places))
        surely = None
    named = [
        NamedFrom(place, covered[place:end]) for place in sorted(places) if covered[place] != "、"
    ]
    likely = tuple(one for one in named if _is_name(one.name))[-MOST_NAMES:]
    told = next((one for one in named if one.start == surely), None)
    return BareNames(likely, told) if likely else None


def _made_by_place(text: str) -> Iterator[int]:
    """Where the name of the state or of a place begins: rules of places begin with it."""
    state = text.find(STATE)
    if state >= 0:
        yield state
    for sign in _PLACE_END.finditer(text):
        for start in range(max(0, sign.end() - _LONGEST_PLACE), sign.start()):
            if is_place(text[start : sign.end()]):
                yield start
                break


def _is_own(covered: str, start: int, end: int) -> bool:
    return rules.OWN_RULE.match(covered, start, end) is not None


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= _LONGEST:
        return False
    return name in _SHORTEST or (is_document(name) and not is_generic(name))
