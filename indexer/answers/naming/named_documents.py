"""Find the documents that a query names, which stand before all that only holds its words.

Where other words stand beside a name (公司法 司法解释), titles that hold the name and all of them
come first, then what is named. Of several versions the one in force comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.document import Rank
from corpus.fields.numbers import parse_number
from corpus.fields.regions import region_of_title
from indexer.answers.naming.near_titles import near_titles
from indexer.answers.naming.partial_holders import partial_holders
from indexer.answers.naming.sounding_names import sounding_names
from indexer.answers.naming.typed_names import TypedName, ends_as_a_name, subject_words, typed_names
from indexer.query.expressions import leaves
from indexer.query.model import Number, Phrase, Query, Scope
from indexer.query.typed.partial_numbers import partial_number
from indexer.relations.grammar.title_keys import STATE, bare_title, title_key
from indexer.relations.resolution.lookup_keys import CODE
from indexer.relations.shelf import DocRef, IndexedDocument, ResolvedQuery
from indexer.snapshot import Snapshot

MOST_NAMED = 50
"""Documents that are lifted at most: a title that stands fifteen times is met, one that stands a
hundred times names nothing."""

MOST_RANKED = 60
"""Titles with a name of which those of one rank are looked for."""

MOST_BESIDE = 5
"""Titles that hold a name and all other words, at most so many."""


@dataclass(frozen=True, slots=True)
class NamedDocuments:
    """The documents that a text names, in the order in which they are listed.

    `whole`: nothing else was typed. `near`: no document has the title that was typed, and these
    have nearly the same.
    """

    refs: tuple[DocRef, ...] = ()
    whole: bool = False
    near: bool = False


def named_documents(snapshot: Snapshot, query: Query, day: date) -> NamedDocuments:
    """What the text of `query` names on a day: holders of its numbers, else bearers of its name.

    A text with operators names nothing but numbers. O(words squared) look-ups of titles.
    """
    if refs := tuple(dict.fromkeys(_holders(snapshot, query))):
        return NamedDocuments(refs[:MOST_NAMED], whole=_is_a_number(query))
    if not query.parsed.bare or query.scope not in (Scope.ALL, Scope.TITLE):
        return NamedDocuments()
    names = list(dict.fromkeys(typed_names(query.text)))
    keys = {name: _keys(name.text) for name in names}
    found = snapshot.by_title({key for several in keys.values() for key in several})
    near: tuple[DocRef, ...] | None = None
    # 请问某市关于养犬的通知 has a form that others bear; what is borne itself is looked at before.
    names.sort(key=lambda name: bool(name.others) or not _is_borne(keys[name], found))
    for name in names:
        if name.others and near is None and (near := near_titles(snapshot, names)):
            break  # nearly the whole of what was typed is worth more than a name inside it
        if stages := next(filter(None, map(found.get, keys[name])), None):
            titled = [one for stage in stages for one in in_order(stage, day)]
            beside = _beside(snapshot, name) if name.others else ()
            named = [one.ref for one in titled]
            if name.others:  # of the parts of a code first that which holds what else was typed
                holding = set(snapshot.matching(ResolvedQuery(query), named))
                named.sort(key=lambda ref: ref not in holding)
            named = list(dict.fromkeys((*beside, *named)))
            return NamedDocuments(tuple(named[:MOST_NAMED]), whole=not name.others)
    if short := _by_short_name(snapshot, names, query, day):
        return NamedDocuments(short[:MOST_NAMED])
    if near is None:
        near = near_titles(snapshot, names) or _by_sound(snapshot, names, day)
    return NamedDocuments(near, whole=bool(near), near=bool(near))


def in_order(found: Sequence[IndexedDocument], day: date) -> list[IndexedDocument]:
    """Documents of one title: the newest in force first, then older ones, then not yet in force."""

    def place(one: IndexedDocument) -> tuple[bool, int]:
        facts = one.facts
        later = facts.start is not None and facts.start > day
        version = facts.version_day or facts.dated_on
        return later, -(version.toordinal() if version else 0)

    return sorted(found, key=place)


def _is_borne(
    keys: tuple[str, ...], found: Mapping[str, Sequence[Sequence[IndexedDocument]]]
) -> bool:
    """Whether a document has one of the keys itself, not only a shorter form of it."""
    return any(
        key in one.facts.title_keys for key in keys for stage in found.get(key, ()) for one in stage
    )


def _keys(name: str) -> tuple[str, ...]:
    """The keys under which a name is looked up; a code of laws may be here in parts alone."""
    key = title_key(bare_title(name))
    return (key, f"{STATE}{key}") if key.endswith(CODE) else (key,) if key else ()


def _by_sound(snapshot: Snapshot, names: Sequence[TypedName], day: date) -> tuple[DocRef, ...]:
    """The bearers of a short name that sounds as the whole text, but for one character."""
    for name in names:
        if name.whole and not name.others:
            texts = list(sounding_names(snapshot, name.text))
            keys = {key for text in texts if ends_as_a_name(text) for key in _keys(text)}
            found = snapshot.by_title(keys) if keys else {}
            if stages := [stage for several in found.values() for stage in several]:
                return tuple(one.ref for stage in stages for one in in_order(stage, day))
    return ()


def _by_short_name(
    snapshot: Snapshot, names: Sequence[TypedName], query: Query, day: date
) -> tuple[DocRef, ...]:
    """The bearers of the titles that a name is short for, the longest name first.

    Tables of plain words and documents (以下简称) say so. A title of a single place is not meant,
    since each place has another one of that short name.
    """
    uses = snapshot.short_names({name.text for name in names})
    longs: dict[TypedName, list[str]] = {}
    for name in names:
        said = [one.official for one in query.expansions if one.typed == name.text]
        said += [use.long for use in uses.get(name.text, ())]
        if said := [long for long in said if region_of_title(long) is None]:
            longs[name] = said
    keys = {name: [title_key(long) for long in several] for name, several in longs.items()}
    found = snapshot.by_title({key for several in keys.values() for key in several})
    for name, several in keys.items():
        stages = [stage for key in several for stage in found.get(key, ())]
        if stages:
            titled = (one.ref for stage in stages for one in in_order(stage, day))
            beside = _beside(snapshot, name) if name.others else ()
            return tuple(dict.fromkeys((*beside, *titled)))
    return ()


def _holders(snapshot: Snapshot, query: Query) -> Iterator[DocRef]:
    """The documents that bear a number of the text; one in quotation marks names them, too."""
    asked = tuple(leaves(query.expression))
    keys = [leaf.key for leaf in asked if isinstance(leaf, Number)]
    quoted = (parse_number(leaf.text) for leaf in asked if isinstance(leaf, Phrase))
    keys += [number.key for number in quoted if number]
    holders = snapshot.by_number(keys) if keys else {}
    if not holders and (partial := partial_holders(snapshot, query)):
        holders = partial.by_key
        keys = sorted(holders, key=lambda key: -max(map(_ordinal, holders[key])))
    for key in keys:
        for one in holders.get(key, ()):
            yield one.ref


def _ordinal(one: IndexedDocument) -> int:
    return one.facts.dated_on.toordinal() if one.facts.dated_on else 0


def _is_a_number(query: Query) -> bool:
    """Whether nothing but numbers was typed, whole or without their organ or year."""
    if partial := partial_number(query.text):
        return not subject_words(query.text[: partial.start] + " " + query.text[partial.end :])
    asked = (leaf for part in query.parsed.bare for leaf in leaves(part))
    return all(isinstance(leaf, Number) for leaf in asked)


def _beside(snapshot: Snapshot, name: TypedName) -> Sequence[DocRef]:
    """The documents whose titles hold a name and all words beside it.

    司法解释 and 行政法规 are ranks: what has the rank need not say so in its title.
    """
    ranks = [rank for rank in Rank if rank in name.others]
    words = [word for word in name.others if word not in ranks]
    most = MOST_RANKED if ranks else MOST_BESIDE
    titled = snapshot.titles_holding((name.text, *words), None, most)
    if not ranks:
        return titled
    cards = snapshot.cards(titled)
    return [ref for ref in titled if cards[ref].card.rank in ranks][:MOST_BESIDE]
