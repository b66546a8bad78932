"""Look up what a draft may name, and settle what stands without 《》 or under a short name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.fields.regions import region_of_title
from indexer.analysis.normalise import normalise
from indexer.query.plain_words import PlainWords
from indexer.relations.grammar.document_names import is_document
from indexer.relations.grammar.drafts.bare_names import BareName, NamedFrom
from indexer.relations.grammar.drafts.citing_places import CitingPlace
from indexer.relations.grammar.drafts.said_versions import version_in_title
from indexer.relations.grammar.title_keys import title_key
from indexer.relations.resolution.resolving import FoundHolders, holders
from indexer.relations.rounds import Task, ask, together
from indexer.relations.shelf import ShortNameUse
from indexer.relations.statements import Reference

_LONGEST_SHORT = 20
"""Signs that a short name may have."""

INTERPRETED = re.compile(
    r"(?:适用|施行|执行|实施|审理|办理)[^《〈]{0,12}[《〈](?P<name>[^《》〈〉]{2,60}(?:法|条例|法典))[》〉]"
    r".{0,30}(?:解释|规定|批复|意见)"
)
"""The title of an interpretation, which names the law that it interprets."""


@dataclass(frozen=True, slots=True)
class NamedInDraft:
    """What the index has under the names of a draft; `long_names` are those of short names."""

    found: FoundHolders
    long_names: Mapping[str, str]

    def of_short_name(self, reference: Reference) -> Reference | None:
        """A reference under the whole title that its title is short for; None without one."""
        long = self.long_names.get(normalise(reference.title or ""))
        return replace(reference, title=long, title_key=title_key(long)) if long else None

    def bears(self, name: str) -> bool:
        """Whether a document has a name as a form of its title, not only as a part of it."""
        key = title_key(name)
        return any(key in one.facts.title_keys for one in self.found.of_title(key))


def named_in_draft(
    places: Sequence[CitingPlace], plain_words: PlainWords | None
) -> Task[NamedInDraft]:
    """Look up all numbers, titles and short names of a draft. Two rounds.

    What a short name stands for is said by the documents of the index (以下简称), else by the table
    of plain words.
    """
    numbers = {one.target.number_key for one in places if one.target.number_key}
    titles = {key for one in places for key in _title_keys(one)}
    shorts = {
        normalise(name)
        for one in places
        for name in _names(one)
        if len(name) <= _LONGEST_SHORT and one.target.number_key is None
    }
    found, uses = yield from together(
        holders(numbers, titles), ask(lambda shelf: shelf.short_names(shorts))
    )
    longs = {short: long for short, several in uses.items() if (long := _national(several))}
    if plain_words is not None:
        told = ((short, plain_words.full_name(short)) for short in shorts - longs.keys())
        longs |= {short: long for short, long in told if long}
    more = yield from holders(set(), {title_key(long) for long in longs.values()} - titles)
    return NamedInDraft(found.with_titles(more), longs)


def settled(places: Iterable[CitingPlace], named: NamedInDraft) -> Iterator[CitingPlace]:
    """The places with the names that the index knows; those that turn out to be none are left out.

    A name without 《》 and without an article counts only where a document bears it. What goes back
    to a name before it (该法) means what that means, and its version.
    """
    by_start: dict[int, CitingPlace] = {}
    for place in places:
        one = _settled(place, named, by_start)
        if one is not None:
            by_start[place.start] = one
            yield one


def _settled(
    place: CitingPlace, named: NamedInDraft, before: Mapping[int, CitingPlace]
) -> CitingPlace | None:
    if place.of is not None:
        earlier = before.get(place.of)
        if earlier is None:
            return None
        reference = replace(earlier.target, clauses=place.target.clauses)
        return replace(place, target=reference, version=earlier.version)
    if place.bare is None:
        return place
    only = _meant(place.bare, named)
    if only is None:
        return None
    reference = replace(place.target, title=only.name, title_key=title_key(only.name))
    return replace(place, target=reference, start=only.start)


def _meant(bare: BareName, named: NamedInDraft) -> NamedFrom | None:
    """The name that is meant: one that a document bears, else a short one, else the sentence's."""
    for one in bare.names:
        if named.bears(one.name):
            return one
    for one in bare.names:
        if normalise(one.name) in named.long_names:
            return one
    if bare.needs_bearer or bare.surely is None:
        return None
    return bare.surely if is_document(bare.surely.name) else None


def _title_keys(place: CitingPlace) -> Iterator[str]:
    if place.target.title_key:
        yield place.target.title_key
    if told := version_in_title(place.target.title or ""):
        yield title_key(told[0])
    for name in interpreted_laws(place.target.title or ""):
        yield title_key(name)
    for _, name in place.bare.names if place.bare else ():
        yield title_key(name)


def _names(place: CitingPlace) -> Iterator[str]:
    if place.target.title:
        yield place.target.title
    yield from (name for _, name in (place.bare.names if place.bare else ()))


def interpreted_laws(title: str) -> list[str]:
    """The law that an interpretation of this title interprets; [] where the title is none.

    >>> interpreted_laws("云州市高级人民法院关于适用《养犬条例》若干问题的解释")
    ['养犬条例']
    """
    found = INTERPRETED.search(title)
    return [found["name"]] if found else []


def _national(uses: Sequence[ShortNameUse]) -> str | None:
    """The first title that is no single place's: each place has another one of that short name."""
    return next((one.long for one in uses if region_of_title(one.long) is None), None)
