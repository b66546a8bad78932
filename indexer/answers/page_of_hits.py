"""Make the hits of a page from ranked documents: fields, marks, snippets and reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.answers.hit_reasons import reasons
from indexer.answers.occurrences import NOWHERE, Occurrences, literals_of
from indexer.attachment_places import place_in
from indexer.query.expressions import Leaf
from indexer.query.model import Number
from indexer.relations.shelf import AsOf, DocRef
from indexer.relations.validity.validity_rows import CODES, IS_AMENDED, PLAIN, STATED
from indexer.results import AttachmentPlace, Hit, Reason, Snippet, TextPart
from indexer.snapshot import Ranked, Snapshot
from indexer.snippets import mark, placed_snippets
from indexer.stored_record import shown_of

ENOUGH_FOR_SNIPPETS = 8
"""How many occurrences of one literal are used for snippets; a document's page shows all."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was looked up of the documents of a page, and who bears the numbers asked for."""

    ids: Mapping[DocRef, str]
    records: Mapping[DocRef, str]
    codes: Mapping[DocRef, int]
    holders: Mapping[str, frozenset[DocRef]]


def hits(
    snapshot: Snapshot,
    page: Sequence[Ranked],
    asked: Sequence[Leaf],
    within: Sequence[Leaf],
    asof: AsOf,
    *,
    with_snippets: bool,
) -> tuple[Hit, ...]:
    """The hits of a page, with what was asked marked in them.

    `within` is what was looked for within the results: it is marked, too.
    """
    looked = _look_up(snapshot, page, asked, asof)
    refs = [one.ref for one in page]
    marked = tuple(dict.fromkeys((*asked, *within)))
    located = snapshot.located(refs, literals_of(marked), ENOUGH_FOR_SNIPPETS)
    texts = snapshot.texts(refs) if with_snippets else {}
    return tuple(
        _hit(looked, one, Occurrences(located.get(one.ref, NOWHERE), marked), texts.get(one.ref))
        for one in page
    )


def bare_hits(
    snapshot: Snapshot, page: Sequence[Ranked], asked: Sequence[Leaf], asof: AsOf
) -> tuple[Hit, ...]:
    """Hits for a list of all: nothing is marked in them."""
    looked = _look_up(snapshot, page, asked, asof)
    return tuple(_bare_hit(looked, one) for one in page)


def _look_up(
    snapshot: Snapshot, page: Sequence[Ranked], asked: Sequence[Leaf], asof: AsOf
) -> _Looked:
    refs = [one.ref for one in page]
    keys = {leaf.key for leaf in asked if isinstance(leaf, Number)}
    found = snapshot.by_number(keys) if keys else {}
    return _Looked(
        snapshot.ids(refs),
        snapshot.records(refs),
        snapshot.validity(refs, asof),
        {key: frozenset(one.ref for one in holders) for key, holders in found.items()},
    )


def _hit(
    looked: _Looked,
    ranked: Ranked,
    located: Occurrences,
    text: str | None,
) -> Hit:
    shown, attached = shown_of(looked.records[ranked.ref])
    title = shown["title"]
    snippets: list[tuple[int, Snippet]] = []
    why: tuple[Reason, ...] = ()
    if text is not None:
        snippets = placed_snippets(text, located.spans("body", text))
        why = reasons(
            located,
            title,
            text,
            shown["issuers"],
            lambda key: ranked.ref in looked.holders.get(key, ()),
        )
    places: tuple[AttachmentPlace | None, ...] = (
        tuple(place_in(attached, at) for at, _ in snippets) if attached else (None,) * len(snippets)
    )
    code = looked.codes[ranked.ref]
    return Hit(
        **shown,
        id=looked.ids[ranked.ref],
        title_parts=mark(title, located.spans("title", title)),
        score=ranked.score,
        holds_number=_holds_number(looked, ranked.ref),
        snippets=tuple(snippet for _, snippet in snippets),
        snippet_places=places,
        validity=CODES[code & PLAIN],
        validity_stated=bool(code & STATED),
        amended=bool(code & IS_AMENDED),
        duplicates=ranked.duplicates,
        reasons=why,
    )


def _bare_hit(looked: _Looked, ranked: Ranked) -> Hit:
    shown, _ = shown_of(looked.records[ranked.ref])
    code = looked.codes[ranked.ref]
    return Hit(
        **shown,
        id=looked.ids[ranked.ref],
        title_parts=(TextPart(shown["title"], False),),
        score=ranked.score,
        holds_number=_holds_number(looked, ranked.ref),
        snippets=(),
        snippet_places=(),
        validity=CODES[code & PLAIN],
        validity_stated=bool(code & STATED),
        amended=bool(code & IS_AMENDED),
        duplicates=ranked.duplicates,
        reasons=(),
    )


def _holds_number(looked: _Looked, ref: DocRef) -> bool:
    """Whether a document bears one of the numbers that were asked for."""
    return any(ref in holders for holders in looked.holders.values())
