"""Finds where a text says that one name is short for another, or the common name of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.fields.regions import is_place
from indexer.analysis.sentence_ends import STATEMENT_ENDS
from indexer.analysis.words import cut
from indexer.relations.grammar.document_names import is_generic
from indexer.relations.grammar.rules import short_name_rules as rules
from indexer.relations.grammar.title_keys import STATE


@dataclass(frozen=True, slots=True)
class ShortName:
    """A text says that `short` is short for `long`, in its sentence at [start, end)."""

    short: str
    long: str
    start: int
    end: int


_BEFORE = 120
"""Characters before 以下简称 in which the long name stands."""
_LONGEST = 40
"""Characters of a name that stands in a sentence without 《》."""
_LEFT_OUT = 2
"""Characters that a short name leaves out at least."""
_INNER = 4
"""Characters of a word inside which a short name may begin (公积金 in 住房公积金)."""
_KIND = 2
"""Words of a name that is well known by its second one."""
_KIND_SIGNS = 3
"""Characters of that second word: shorter ones are any thing's, longer ones a narrower thing's."""
_SENTENCE = 400
"""Characters before and behind it in which its sentence begins and ends."""
_COMMAS = frozenset("，,")


def find_short_names(text: str) -> list[ShortName]:
    """Find what `text` calls short for something, in order, where both names are sure.

    The characters of a short name stand in the long one in the same order. Names that hold in one
    text alone are left out: 以下简称甲方, 以下简称《办法》.

    >>> [(one.short, one.long) for one in find_short_names("开展科学技术普及（以下简称科普）。")]
    [('科普', '科学技术普及')]
    """
    found: list[ShortName] = []
    for said in rules.SAID.finditer(text):
        short = (said["marked"] or said["bare"]).strip()
        if rules.RELATIVE.match(short) or rules.ROLE.fullmatch(short) or is_generic(short):
            continue
        long = _long_name(text[max(0, said.start() - _BEFORE) : said.start()], short, said)
        if long is not None and len(long) - len(short) >= _LEFT_OUT:
            found.append(ShortName(short, long, *_sentence(text, said.start(), said.end())))
    return found


def _long_name(before: str, short: str, said: re.Match[str]) -> str | None:
    if titled := rules.TITLE_BEFORE.search(before):
        name = titled["name"]
        kind = rules.NOTE_BEHIND.sub("", name)[-1:]
        sure = short[-1] == kind and _is_short_for(short, name) and _is_told(short, name)
        return name if sure else None
    if rules.JOINED.search(short) or (said["opening"].strip() in _COMMAS and _is_open(before)):
        return None
    if quoted := rules.QUOTED_BEFORE.search(before):
        name = quoted["name"]
        if said["common"]:
            return name
        return name if _is_short_for(short, name) and _is_told(short, name) else None
    clause = rules.CLAUSE.search(before)
    if clause is None:
        return None
    name = clause["name"]
    if item := rules.ITEM.match(name):
        name = name[item.end() :]
    joint = rules.JOINT.search(said.group()) is not None
    for phrase, alone in _phrases(name):
        if joint and not alone:
            return None
        if said["common"]:
            return phrase
        if long := _within(phrase, short):
            return long
    return None


def _phrases(clause: str) -> Iterator[tuple[str, bool]]:
    """The ends of a clause that may be a name, the shortest first; `alone`: no 和 stands before."""
    at = len(clause)
    for token in reversed(cut(clause)):
        if rules.NO_NAME.fullmatch(token):
            break
        if rules.AND.fullmatch(token):
            yield clause[at:], False
        if rules.OR.fullmatch(token):
            return
        at -= len(token)
    yield clause[at:], True


def _within(phrase: str, short: str) -> str | None:
    """The part of a phrase that a short name is short for; None where it is not sure."""
    if len(phrase) > _LONGEST + len(STATE):
        return None
    if STATE in phrase:
        name = phrase[phrase.rindex(STATE) :]
        sure = len(short) > 2 and _is_short_for(short, name) and short[-1] == name[-1]
        return name if sure else None
    tokens = cut(phrase)
    at = len(phrase)
    inner: str | None = None
    for token in reversed(tokens):
        at -= len(token)
        name = phrase[at:]
        if name.count("（") != name.count("）") or not _is_short_for(short, name):
            continue
        if rules.PLACE_SIGN.match(short) and name[0] != short[0]:
            return None
        if short[-1] not in tokens[-1] or not (_is_told(short, name) or _is_kind(short, tokens)):
            return None
        if token.startswith(short[0]) or _is_kind(short, tokens):
            left_out = rules.BEGINS_NAME.search(phrase[:at])
            return phrase[left_out.start() :] if left_out else name
        if inner is None and len(token) >= _INNER:
            inner = name
    return inner


def _is_told(short: str, long: str) -> bool:
    """Whether a short name is more than the first or last words of the long one.

    Such a part (许可证 of 养犬许可证) holds in one text alone, unless it leaves out 中华人民共和国.
    """
    if long.endswith(short):
        return long.removesuffix(short) == STATE
    return not long.startswith(short)


def _is_kind(short: str, tokens: list[str]) -> bool:
    """Whether a name of two words is said by its second one: 公积金 of 住房公积金."""
    if len(tokens) != _KIND or tokens[1] != short or len(short) != _KIND_SIGNS:
        return False
    return len(tokens[0]) == _LEFT_OUT and not is_place(tokens[0])


def _is_open(before: str) -> bool:
    """Whether a bracket is open at the end of a text, so that the name stands before it."""
    return sum(map(before.count, "（(")) > sum(map(before.count, "）)"))


def _is_short_for(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in the same order."""
    rest = iter(long)
    return len(short) < len(long) and all(char in rest for char in short)


def _sentence(text: str, at: int, end: int) -> tuple[int, int]:
    """Where the sentence around [at, end) begins and ends."""
    low, high = max(0, at - _SENTENCE), end + _SENTENCE
    start = max(low, *(text.rfind(stop, low, at) + 1 for stop in STATEMENT_ENDS))
    ends = [stop for sign in STATEMENT_ENDS if (stop := text.find(sign, end, high)) >= 0]
    last = min(ends, default=min(len(text), high))
    while start < at and text[start].isspace():
        start += 1
    return start, last + (text[last : last + 1] == "。")
