"""Find the passage of the first hit that answers a question, or none.

A passage is shown only where it holds nearly all that the question says; most questions have none.
Each bound stands in `indexer.answers.passages.bounds` with its measured reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.fields.regions import NATION, levels_above
from indexer.analysis.normalise import normalise
from indexer.answers.passages import bounds
from indexer.answers.passages.answering_documents import (
    is_newest,
    is_of_places,
    is_report,
    is_reported,
    is_rule_in_force,
)
from indexer.answers.passages.pieces import (
    SHORTEST,
    Occurrence,
    Piece,
    announces,
    best_piece,
    mass,
    sentences,
)
from indexer.answers.passages.question import Question, read_question
from indexer.answers.passages.sections import Section, article_anchor, sections_of
from indexer.query.expressions import leaves
from indexer.query.model import Query, Scope, Word
from indexer.results import Hit, SearchResult
from indexer.results.passages import Passage
from indexer.snapshot import LiteralPlaces, Snapshot
from indexer.snippets import mark

_POINTS_BACK = re.compile("^.{0,40}(?:上述|前述|前款|上款|以上[^下])")
"""What the first sentence of a passage may not begin with: the answer stands before it. Further
behind it points at the sentence itself: 各类药品、器械……以及运输上述物资的工具。"""
_RUNNING = re.compile("[。；\t]")
"""What a passage holds that is no list of attachments or headings."""

LOOKED_AT = 5
"""Hits among which one for the whole nation, or the site's own place, is looked for."""

MOST_OCCURRENCES = 60
"""How many occurrences of one term in a document are looked at."""


def answering_passage(
    snapshot: Snapshot, result: SearchResult, today: date, place: str = ""
) -> Passage | None:
    """The passage of the first hit of a ranked list that answers its question; None where none.

    `place` is the region that the site is for (`corpus.fields.regions`), "" where it is for none.
    """
    if not result.hits or not _may_be_asked(result.query):
        return None
    if not any(map(is_rule_in_force, result.hits[:LOOKED_AT])):
        return None
    question = read_question(snapshot, result.query)
    if question is None or question.evidence < bounds.EVIDENCE:
        return None
    hit = _hit_to_answer(result.hits, question, place)
    if hit is None or not is_rule_in_force(hit):
        return None
    others = (other.score for other in result.hits if other.title != hit.title)
    ahead = hit.score >= bounds.MARGIN * next(others, 0.0)
    document = snapshot.find((hit.id,)).get(hit.id)
    if document is None or question.text in normalise(hit.title):
        return None
    text = snapshot.texts((document.ref,))[document.ref]
    if is_report(hit, text):
        return None
    places = snapshot.located(
        (document.ref,), [term for term, _ in question.terms], MOST_OCCURRENCES
    ).get(document.ref)
    if places is None:
        return None
    sections = sections_of(snapshot.structure(document.ref), text)
    piece = _piece(question, places, text, sections, ahead=ahead)
    if piece is None or not is_newest(snapshot, document, today):
        return None
    passage = text[piece.start : piece.end]
    if not is_of_places(hit, question, text, passage):
        return None
    if hit.rank is None and is_reported(passage):
        return None
    anchor = article_anchor(sections, text, piece.start)
    return _passage(hit, piece, text, _marks(result.query, places), anchor)


def _hit_to_answer(hits: Sequence[Hit], question: Question, place: str) -> Hit | None:
    """The first hit, if it holds where the question asks about.

    A question that names no place is about the site's own, or the whole nation: in place of what
    holds at another one stands the first hit for that; on a site for no place only where there is
    one.
    """
    first = hits[0]
    if question.places or question.districts or not _is_elsewhere(first, place):
        return first
    wanted = levels_above(place) if place else (NATION,)
    found = next((hit for hit in hits[:LOOKED_AT] if hit.region in wanted), None)
    return found if found or place else first


def _is_elsewhere(hit: Hit, place: str) -> bool:
    """Whether a document is known to hold in a part of the nation, and not at a place."""
    if hit.region is None or hit.region == NATION:
        return False
    return not place or hit.region not in (*levels_above(place), place.partition("/")[0])


def _may_be_asked(query: Query) -> bool:
    """Whether a query is a ranked list of all places of words on its first page, as of today."""
    among_all = query.scope is Scope.ALL and query.cites is None and query.same is None
    first = query.page == 1 and query.cursor is None
    return query.ranked and among_all and first and query.asof is None


def _piece(
    question: Question,
    places: LiteralPlaces,
    text: str,
    sections: Sequence[Section],
    *,
    ahead: bool,
) -> Piece | None:
    """The best piece of a text, where it holds enough of the question and what it wants to know."""
    weights = [weight for _, weight in question.terms]
    in_title = _terms_in(places, question, "title")
    known = in_title | question.of_places
    found = sorted(
        (
            Occurrence(start, end, at)
            for at, (term, _) in enumerate(question.terms)
            for start, end in places.spans.get("body", {}).get(term, ())
        ),
        key=lambda one: one.start,
    )
    worth = _worth(question, in_title)
    starts = [one.start for one in sections]
    piece = best_piece(text, starts, found, worth, lambda one: _is_silent(question, one))
    if piece is None or piece.end - piece.start < SHORTEST:
        return None
    all_held, best_held = (mass(held | known, weights) for held in (piece.held, piece.best))
    left = 1 - mass(in_title, weights)
    of_left = mass(piece.held & ~in_title, weights) / left if left > 0 else 0.0
    enough = (
        all_held >= (bounds.COVERAGE if question.asks else bounds.COVERAGE_UNASKED)
        and of_left >= bounds.BEYOND_TITLE
        and all_held * question.evidence >= bounds.EVIDENCE
        and (ahead or best_held * question.evidence >= bounds.SURE_EVIDENCE)
    )
    return piece if enough and _holds_wanted(question, text[piece.start : piece.end]) else None


def _worth(question: Question, in_title: int) -> list[float]:
    """What each term is worth where the passage is chosen."""

    def share(at: int) -> float:
        if question.of_places >> at & 1:
            return 0.0
        return bounds.TITLE_SHARE if in_title >> at & 1 else 1.0

    return [weight * share(at) for at, (_, weight) in enumerate(question.terms)]


def _is_silent(question: Question, sentence: str) -> bool:
    """Whether a sentence only announces others, and holds no value that the question wants."""
    if not announces(sentence):
        return False
    plain = normalise(sentence)
    return not question.wanted or not all(one.holds.search(plain) for one in question.wanted)


def _terms_in(places: LiteralPlaces, question: Question, field: str) -> int:
    held = places.spans.get(field, {})
    return sum(1 << at for at, (term, _) in enumerate(question.terms) if held.get(term))


def _holds_wanted(question: Question, passage: str) -> bool:
    """Whether a passage holds each kind of value that is asked for, beside the question's own."""
    first, end = sentences(passage)[0]
    if not _RUNNING.search(passage) or _POINTS_BACK.search(passage[first:end]):
        return False
    rest = normalise(passage)
    if any(literal not in rest for literal in question.literal):
        return False
    for number in question.numbers:
        rest = rest.replace(number, "")
    return all(wanted.holds.search(rest) for wanted in question.wanted)


def _marks(query: Query, places: LiteralPlaces) -> list[tuple[int, int]]:
    """Where a text holds the words of a query, in order."""
    words = {leaf.text for leaf in leaves(query.expression) if isinstance(leaf, Word)}
    held = places.spans.get("body", {})
    return sorted({span for word in words for span in held.get(word, ())})


def _passage(
    hit: Hit, piece: Piece, text: str, marks: Sequence[tuple[int, int]], anchor: str
) -> Passage:
    shown = text[piece.start : piece.end]
    inside = [
        (start - piece.start, end - piece.start)
        for start, end in marks
        if piece.start <= start and end <= piece.end
    ]
    return Passage(
        id=hit.id,
        title=hit.title,
        document_number=hit.document_number,
        issuers=hit.issuers,
        region=hit.region,
        dated_on=hit.dated_on,
        dated_by=hit.dated_by,
        written_by=hit.written_by,
        validity=hit.validity,
        validity_stated=hit.validity_stated,
        amended=hit.amended,
        anchor=anchor,
        start=piece.start,
        text=shown,
        parts=mark(shown, inside),
    )
