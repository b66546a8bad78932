"""Say which words a list looked for beside the typed ones, and where that they are one is from."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.analysis.normalise import normalise
from indexer.query.model import Expansion, ExpansionOrigin, Query
from indexer.relations.grammar.short_names import ShortName, find_short_names
from indexer.relations.shelf import DocRef
from indexer.results import ShownExpansion
from indexer.snapshot import Snapshot


def shown_expansions(snapshot: Snapshot, query: Query) -> tuple[ShownExpansion, ...]:
    """The expansions of a query for people; none where its list is not ranked."""
    return tuple(_shown(snapshot, query)) if query.ranked else ()


def _shown(snapshot: Snapshot, query: Query) -> Iterator[ShownExpansion]:
    mined = {one.typed for one in query.expansions if one.origin is ExpansionOrigin.COLLECTION}
    uses = snapshot.short_names(mined) if mined else {}
    for one in query.expansions:
        refs = [use.refs for use in uses.get(one.typed, ()) if use.long == one.official]
        if one.origin is ExpansionOrigin.COLLECTION and refs:
            yield _as_said(snapshot, one, refs[0][0])
        else:
            yield ShownExpansion(typed=one.typed, official=one.official, origin=one.origin)


def _as_said(snapshot: Snapshot, one: Expansion, ref: DocRef) -> ShownExpansion:
    """With the sentence of the newest document that says so, and the name as it is written there.

    The whole text is read for it again: what is stored are the two names alone.
    """
    text = snapshot.texts((ref,))[ref]
    card = snapshot.cards((ref,))[ref]
    said = next(said for said in find_short_names(text) if _says(said, one))
    return ShownExpansion(
        typed=one.typed,
        official=said.long,
        origin=one.origin,
        sentence=text[said.start : said.end],
        id=card.id,
        title=card.card.title,
    )


def _says(said: ShortName, one: Expansion) -> bool:
    return normalise(said.short) == one.typed and normalise(said.long) == one.official
