"""Finds where a text names documents, by 《…》, by number or by a short form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.fields.numbers import FoundNumber, find_numbers
from indexer.relations.grammar.document_names import is_document, is_generic
from indexer.relations.grammar.rules import reference_rules as rules
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.statements import Reference


@dataclass(frozen=True, slots=True)
class Mention:
    """A document that is named at [start, end) of a text, together with its number.

    `former` says that the text calls it 原《…》, an older version.
    """

    start: int
    end: int
    target: Reference
    former: bool = False


_LINES = 3
_SHORTEST, _LONGEST = 4, 6
"""Signs of a short form that nothing explains."""


class NamedInText(NamedTuple):
    """All mentions of documents in a text, in order, and what its short forms stand for, by key."""

    mentions: list[Mention]
    short_forms: dict[str, Reference]


def find_mentions(text: str) -> list[Mention]:
    """Find every document that `text` names, in order.

    A short form gives the document it stands for.
    """
    return find_named(text).mentions


def find_named(text: str) -> NamedInText:
    """Find every document that `text` names, and the short forms that it explains."""
    numbers = _numbers(text)
    titles = list(_titles(text))
    short: dict[str, Reference] = {}
    taken: set[int] = set()
    mentions: list[Mention] = []
    free = 0
    upcoming = 0
    for start, end, title in titles:
        if start < free:
            continue
        while upcoming < len(numbers) and numbers[upcoming].end <= start:
            upcoming += 1
        reference, begin, stop = _paired(text, start, end, title, numbers, upcoming, taken)
        known = short.get(title_key(title)) or _shortened(title, mentions)
        if known is not None and reference.number is None:
            if known.number is not None or is_document(known.title or ""):
                mentions.append(Mention(start, end, known, _is_former(text, start)))
            continue
        name = rules.SHORT.match(text, stop) or rules.SHORT.match(text, end)
        if name is not None:
            alias = title_key(name["marked"] or name["bare"])
            free = max(stop, name.end())
            if alias and alias != reference.title_key:
                short[alias] = reference
            # What follows the brackets, as an article does, follows the name.
            closing = rules.CLOSING.match(text, name.end())
            stop = max(stop, closing.end()) if closing else stop
        if rules.STANDARD.match(text, end) or (reference.number is None and not is_document(title)):
            continue
        mentions.append(Mention(begin, stop, reference, _is_former(text, begin)))
    spans = [(start, end) for start, end, _ in titles]
    mentions.extend(_by_number(text, numbers, taken, spans))
    mentions.sort(key=lambda mention: mention.start)
    return NamedInText(mentions, short)


def _titles(text: str) -> Iterator[tuple[int, int, str]]:
    for found in rules.TITLE.finditer(text):
        title = found[1]
        if title.count("\n") <= _LINES and title.strip():
            yield _wrapped(text, found.start(), found.end()) or _with_stage(
                text, found.start(), found.end(), "".join(title.split())
            )


def _with_stage(text: str, start: int, end: int, title: str) -> tuple[int, int, str]:
    """Take （试行） behind a name for a part of it: 《养犬办法》（试行） is not 《养犬办法》."""
    stage = rules.STAGE.match(text, end)
    if stage is None:
        return start, end, title
    return start, stage.end() if stage["closed"] else end, with_stage(title, text, end)


def with_stage(title: str, text: str, end: int) -> str:
    """Return a title with what stands behind it at `end` and tells a trial rule or a draft.

    >>> with_stage("养犬办法", "《养犬办法》（试行）", 6)
    '养犬办法（试行）'
    """
    stage = rules.STAGE.match(text, end)
    if stage is None or title.endswith((f"（{stage['stage']}）", f"({stage['stage']})")):
        return title
    return f"{title}（{stage['stage']}）"


def _wrapped(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    after = rules.WRAP_AFTER.match(text, end)
    if after is None:
        return None
    before = rules.WRAP_BEFORE.search(text[max(0, start - 120) : start])
    if before is None:
        return None
    issuer = rules.BEFORE_ISSUER.sub("", before["issuer"])
    start = max(0, start - 120) + before.start("name") - len(issuer)
    return start, after.end(), "".join(text[start : after.end()].split())


def _numbers(text: str) -> list[FoundNumber]:
    """Find the document numbers of a text.

    Only lines with 号 are searched, because that is slow.
    """
    found: list[FoundNumber] = []
    at = text.find("号")
    done = 0
    while at >= 0:
        # A number may be broken by one line break.
        start = max(done, text.rfind("\n", 0, max(0, text.rfind("\n", 0, at))) + 1)
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        for one in find_numbers(text[start:stop]):
            found.append(replace(one, start=one.start + start, end=one.end + start))
        done = stop
        at = text.find("号", stop)
    return found


def _paired(
    text: str,
    start: int,
    end: int,
    title: str,
    numbers: Sequence[FoundNumber],
    upcoming: int,
    taken: set[int],
) -> tuple[Reference, int, int]:
    """Join a title with the number behind or before it, and return where both begin and end."""
    inside = [one for one in numbers[upcoming : upcoming + 3] if start < one.start < one.end <= end]
    for one in inside:
        taken.add(one.start)
    behind = upcoming + len(inside)
    if behind < len(numbers) and numbers[behind].start - end < 100:
        number = numbers[behind]
        if number.start not in taken and rules.TO_NUMBER.fullmatch(text, end, number.start):
            taken.add(number.start)
            closed = (
                rules.CLOSED.match(text, number.end)
                if "（" in (gap := text[end : number.start])
                or "(" in gap
                or "【" in gap
                or "[" in gap
                else None
            )
            if closed and (others := list(_joint(text, numbers, behind))):
                taken.update(one.start for one in others)
                closed = rules.CLOSED.match(text, others[-1].end)
                stop = closed.end() if closed else others[-1].end
            else:
                stop = closed.end() if closed else number.end
            return _reference(number, title), start, stop
    number_before = _number_before(text, start, numbers, upcoming, taken)
    if number_before is not None:
        return _reference(number_before, title), number_before.start, end
    if inside and text[inside[-1].end : end].strip("）)】]〕 》") == "":
        number = inside[-1]
        bare = "".join(text[start + 1 : number.start].split()).rstrip("（(【[〔")
        if len(bare) > 3:
            return _reference(number, bare), start, end
    return _reference(None, title), start, end


def _joint(text: str, numbers: Sequence[FoundNumber], first: int) -> Iterator[FoundNumber]:
    """Return further numbers of a document that several organs issued, each under its own.

    Two numbers of one organ are two documents.
    """
    codes = {numbers[first].key.partition("|")[0]}
    for before, number in pairwise(numbers[first : first + 4]):
        code = number.key.partition("|")[0]
        if code in codes or not rules.NEXT_NUMBER.fullmatch(text, before.end, number.start):
            return
        codes.add(code)
        yield number


def _number_before(
    text: str, start: int, numbers: Sequence[FoundNumber], upcoming: int, taken: set[int]
) -> FoundNumber | None:
    """Return the number under which a title at `start` was issued: 国务院令第707号公布的《…》."""
    for back in range(1, min(upcoming, 4) + 1):
        number = numbers[upcoming - back]
        if start - number.end > 250 or number.start in taken:
            return None
        gap = text[number.end : start]
        if rules.TO_TITLE.fullmatch(gap) or rules.TO_AMENDED.fullmatch(gap):
            taken.update(one.start for one in numbers[upcoming - back : upcoming])
            return number
        if not rules.AMENDED.fullmatch(gap):
            return None
    return None


def _reference(number: FoundNumber | None, title: str | None) -> Reference:
    return Reference(
        number="".join(number.text.split()) if number else None,
        number_key=number.key if number else None,
        title=title,
        title_key=title_key(title) if title else None,
    )


def _by_number(
    text: str,
    numbers: Sequence[FoundNumber],
    taken: set[int],
    spans: Sequence[tuple[int, int]],
) -> Iterator[Mention]:
    """Find the numbers that stand without 《》, with the title in front of them if there is one."""
    for number in numbers:
        if number.start in taken:
            continue
        before = text[max(0, number.start - 180) : number.start]
        line = before.rfind("\n") + 1
        ends = rules.UNMARKED_END.search(before, line)
        unmarked = rules.UNMARKED.search(before, line) if ends else None
        if unmarked is None:
            yield Mention(number.start, number.end, _reference(number, None))
            continue
        issuer = unmarked["issuer"] or ""
        issuer = rules.BEFORE_ISSUER.sub("", issuer)
        title = issuer + unmarked["name"]
        start = number.start - len(before) + unmarked.start("name") - len(issuer)
        yield Mention(start, number.end, _reference(number, "".join(title.split())))


def _shortened(title: str, mentions: Sequence[Mention]) -> Reference | None:
    """Return the earlier document of whose title a short form leaves words out: 《提取办法》.

    Words inside the title must be left out: a form that only lacks the words in front may mean a
    document of another place.
    """
    if not _SHORTEST <= len(title) <= _LONGEST or title.startswith("关于") or is_generic(title):
        return None
    for mention in reversed(mentions[-20:]):
        long = mention.target.title or ""
        if long[-2:] == title[-2:] and title not in long and _left_out(title).search(long):
            return mention.target
    return None


@lru_cache(maxsize=256)
def _left_out(title: str) -> re.Pattern[str]:
    """Return a pattern of the long forms that keep the signs of a short form in groups of two."""
    return re.compile(".*".join(re.escape(title[at : at + 2]) for at in range(0, len(title), 2)))


def _is_former(text: str, start: int) -> bool:
    return text[max(0, start - 1) : start] == "原"
