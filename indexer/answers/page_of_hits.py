"""Make the hits of a page from ranked documents: fields, marks, snippets and reasons."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from indexer.answers.hit_reasons import reasons
from indexer.answers.occurrences import NOWHERE, Occurrences, Sought
from indexer.answers.official_words import OfficialWords
from indexer.answers.passages.fulfilling_places import Asked, fulfilling, literals_of
from indexer.attachment_places import place_in
from indexer.limits.deadline import check
from indexer.query.expressions import Leaf
from indexer.query.model import Number
from indexer.relations.effect_kinds import ENDING
from indexer.relations.shelf import AsOf, DocRef
from indexer.relations.validity.validity_rows import CODES, IS_AMENDED, NO_RULE, PLAIN, STATED
from indexer.results import AttachmentPlace, EndToCome, Hit, Reason, Snippet, TextPart
from indexer.results.relations import Caution, CautionKind
from indexer.results.versions import NewerVersion
from indexer.snapshot import LiteralPlaces, Ranked, Snapshot, StoredHit
from indexer.snippets import mark, placed_snippets
from indexer.stored_record import shown_of

_Holders = Mapping[str, frozenset[DocRef]]
"""The documents that bear each of the numbers that were asked for."""

ENOUGH_FOR_SNIPPETS = 8
"""How many occurrences of one literal are used for snippets; a document's page shows all."""


def hits(
    snapshot: Snapshot,
    page: Sequence[Ranked],
    asked: Sequence[Leaf],
    within: Sequence[Leaf],
    asof: AsOf,
    *,
    missing: Mapping[DocRef, tuple[str, ...]],
    official: OfficialWords,
    recommended: Collection[DocRef] = (),
    newer: Mapping[DocRef, NewerVersion],
    cautions: Mapping[DocRef, tuple[Caution, ...]],
    with_snippets: bool,
    together: tuple[Asked, ...] = (),
    attached: Collection[Leaf] = (),
) -> tuple[Hit, ...]:
    """The hits of a page, with what was asked marked in them.

    `within` is what was looked for within the results: it is marked, too, as are the `official`
    words that a ranked list looks for. `missing` is what hits of such a list lack; `recommended`
    are the documents that an editor put first, `newer` the newer versions of hits, `cautions` what
    their validity does not say. `together` are conditions on what stands together, which snippets
    show fulfilled. What is `attached` of what was asked is marked and shown in attachments only.
    """
    refs = [one.ref for one in page]
    sought = Sought((*asked, *within, *official.typed), attached)
    # What stands together may do so only at the last occurrence, attachments are behind all else.
    enough = None if together or attached else ENOUGH_FOR_SNIPPETS
    located = snapshot.located(refs, sought.literals, enough)
    texts = snapshot.texts(refs) if with_snippets else {}
    holders = _holders(snapshot, asked)
    return tuple(
        _hit(
            stored,
            one,
            located.get(one.ref, NOWHERE),
            sought,
            texts.get(one.ref),
            holders,
            missing.get(one.ref, ()),
            official,
            one.ref in recommended,
            newer.get(one.ref),
            cautions.get(one.ref, ()),
            together,
        )
        for one, stored in zip(page, snapshot.stored_hits(refs, asof), strict=True)
    )


def bare_hits(
    snapshot: Snapshot, page: Sequence[Ranked], asked: Sequence[Leaf], asof: AsOf
) -> tuple[Hit, ...]:
    """Hits for a list of all: nothing is marked in them."""
    holders = _holders(snapshot, asked)
    every = snapshot.stored_hits([one.ref for one in page], asof)
    return tuple(_bare_hit(stored, one, holders) for one, stored in zip(page, every, strict=True))


def _holders(snapshot: Snapshot, asked: Sequence[Leaf]) -> _Holders:
    keys = {leaf.key for leaf in asked if isinstance(leaf, Number)}
    found = snapshot.by_number(keys) if keys else {}
    return {key: frozenset(one.ref for one in several) for key, several in found.items()}


def _hit(
    stored: StoredHit,
    ranked: Ranked,
    places: LiteralPlaces,
    sought: Sought,
    text: str | None,
    holders: _Holders,
    missing: tuple[str, ...],
    official: OfficialWords,
    recommended: bool,
    newer: NewerVersion | None,
    cautions: tuple[Caution, ...],
    together: tuple[Asked, ...],
) -> Hit:
    check()
    shown, attached = shown_of(stored.record)
    title = shown["title"]
    begin = attached[0][0] if attached else None
    located = Occurrences(places, sought, begin)
    snippets: list[tuple[int, Snippet]] = []
    why: tuple[Reason, ...] = ()
    if text is not None:
        alone = begin if sought.counts_in_attachments else None
        snippets = _snippets(text, located, together, alone or 0)
        why = reasons(
            located,
            title,
            text,
            shown["issuers"],
            lambda key: ranked.ref in holders.get(key, ()),
        )
        missing = official.not_said(missing, why)
        why = official.without_unused(why)
    inside: tuple[AttachmentPlace | None, ...] = (
        tuple(place_in(attached, at) for at, _ in snippets) if attached else (None,) * len(snippets)
    )
    return Hit.of(
        {
            **shown,
            "id": stored.id,
            "title_parts": mark(title, located.spans("title", title)),
            "score": ranked.score,
            "holds_number": bool(holders) and _holds_number(holders, ranked.ref),
            "snippets": tuple([snippet for _, snippet in snippets]),
            "snippet_places": inside,
            "validity": CODES[stored.code & PLAIN],
            "validity_stated": bool(stored.code & STATED),
            "amended": bool(stored.code & IS_AMENDED),
            "no_rule": bool(stored.code & NO_RULE),
            "valid_until": _last_day(stored),
            "end_to_come": _stated_end(cautions) or _end_to_come(stored),
            "duplicates": ranked.duplicates,
            "reasons": why,
            "missing": missing,
            "recommended": recommended,
            "newer_version": newer,
            "cautions": cautions,
        }
    )


def _snippets(
    text: str, located: Occurrences, together: tuple[Asked, ...], begin: int
) -> list[tuple[int, Snippet]]:
    """The pieces of a text that show why it was found, first those that fulfil conditions.

    Where nothing was found before `begin`, nothing before it is shown.
    """
    spans = located.spans("body", text)
    places = located.places("body")
    whole = fulfilling(text, together, places) if together else []
    if not whole:
        begin = begin if spans and spans[0][0] >= begin else 0
        behind = [(first - begin, last - begin) for first, last in spans]
        return [(begin + at, piece) for at, piece in placed_snippets(text[begin:], behind)]
    of_conditions = literals_of(together)
    pairs = {span for one in of_conditions for span in places.get(one, ())}
    shown = [span for span in spans if span not in pairs or _inside(span, whole)]
    return placed_snippets(text, shown, whole=whole)


def _inside(span: tuple[int, int], whole: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in whole)


def _bare_hit(stored: StoredHit, ranked: Ranked, holders: _Holders) -> Hit:
    shown, _ = shown_of(stored.record)
    return Hit(
        **shown,
        id=stored.id,
        title_parts=(TextPart(shown["title"], False),),
        score=ranked.score,
        holds_number=bool(holders) and _holds_number(holders, ranked.ref),
        snippets=(),
        snippet_places=(),
        validity=CODES[stored.code & PLAIN],
        validity_stated=bool(stored.code & STATED),
        amended=bool(stored.code & IS_AMENDED),
        no_rule=bool(stored.code & NO_RULE),
        valid_until=_last_day(stored),
        end_to_come=_end_to_come(stored),
        duplicates=ranked.duplicates,
        reasons=(),
    )


def _last_day(stored: StoredHit) -> date | None:
    """The day before a document expires."""
    return date.fromordinal(stored.ends - 1) if stored.ends else None


def _stated_end(cautions: Sequence[Caution]) -> EndToCome | None:
    """The end of the whole document that one of its cautions tells."""
    for one in cautions:
        validity = one.effect.row.validity if one.effect in ENDING and one.effect else None
        if one.kind is CautionKind.ENDS_LATER and validity and one.first_day and not one.clauses:
            return EndToCome(validity, one.first_day, stated=one.stated)
    return None


def _end_to_come(stored: StoredHit) -> EndToCome | None:
    """How and from when a document ends later."""
    day, code = stored.turn
    if not day:
        return None
    return EndToCome(CODES[code & PLAIN], date.fromordinal(day), stated=bool(code & STATED))


def _holds_number(holders: _Holders, ref: DocRef) -> bool:
    """Whether a document bears one of the numbers that were asked for."""
    return any(ref in several for several in holders.values())
