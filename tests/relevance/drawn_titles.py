"""Titles drawn from the notices, typed right and wrong: any bearer of the title is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from random import Random
from typing import Any

from indexer.relations.grammar.title_keys import bare_title, spellings, title_key
from tests.relevance.collections_indexed import ASKED_NOTICES, NOTICES, id_of_record, records
from tests.relevance.goals import (
    AS_THEY_ARE,
    HIT_AT_1,
    HIT_OR_OFFER,
    OFFER_SHOWN,
    WITH_PLEASE,
    Measured,
)
from tests.relevance.mistyped import HAN, Typist, in_initials, in_pinyin
from tests.relevance.public_api import PublicApi
from tests.relevance.rank_metrics import mean
from tests.relevance.rewordings import with_please
from tests.relevance.run import SEED, Run

DRAWN = 600
LEAST_HAN = 6
"""Han characters that a title must have: 公告 names nothing."""

TRIES = 20
"""How often a mistake is drawn again because it makes the title of another document."""


def titles(run: Run) -> list[Measured]:
    """Drawn titles in every way of typing them, first hit or first hit of the first offer."""
    drawn_from = list(records(run.data / NOTICES))
    held = [*drawn_from, *records(run.data / ASKED_NOTICES)]
    bearers = bearers_of(held, lambda title: (title_key(title),))
    spelled = bearers_of(held, lambda title: {title_key(title), *spellings(bare_title(title))})
    drawn = run.sample(draw([record["title"] for record in drawn_from]))
    typist = Typist((f"{one['title']}{one.get('body', '')}" for one in drawn_from), Random(SEED))
    ways: Mapping[str, Callable[[str], str | None]] = {
        AS_THEY_ARE: str,
        WITH_PLEASE: with_please,
        "without organ": without_organ,
        "one wrong": typist.one_wrong,
        "one missing": typist.one_missing,
        "one homophone": typist.one_homophone,
        "two exchanged": typist.two_exchanged,
        "pinyin": in_pinyin,
        "initials": in_initials,
    }
    figures = []
    with run.api("notices") as api:
        for asked_as, way in ways.items():
            typed = _typed(drawn, way, spelled if way is without_organ else bearers)
            figures += _ask(run, api, asked_as, typed)
    return figures


def draw(found: Iterable[str], count: int = DRAWN) -> list[str]:
    """Titles drawn by seed, each once, of those long enough to name something."""
    lines = {" ".join(title.split()) for title in found}
    named = sorted(title for title in lines if len(HAN.findall(title)) >= LEAST_HAN)
    return Random(SEED).sample(named, min(count, len(named)))


def bearers_of(
    held: Iterable[Mapping[str, Any]], keys_of: Callable[[str], Iterable[str]]
) -> dict[str, frozenset[str]]:
    """The documents that bear a title, by the keys that are made of it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for record in held:
        for key in keys_of(record["title"]):
            bearers[key].add(id_of_record(record))
    return {key: frozenset(ids) for key, ids in bearers.items()}


def without_organ(title: str) -> str | None:
    """The title without the organ in front, and without 《》 around it; None where it has none.

    >>> without_organ("《云州市教育局关于印发〈校车安全办法〉的通知》")
    '关于印发〈校车安全办法〉的通知'
    """
    bare = bare_title(title)
    whole, *cut = spellings(bare)
    rests = (bare[at:] for at in range(1, len(bare)))
    return next((one for one in rests if title_key(one) in cut and title_key(one) != whole), None)


def _typed(
    drawn: Iterable[str],
    way: Callable[[str], str | None],
    bearers: Mapping[str, frozenset[str]],
) -> list[tuple[str, frozenset[str]]]:
    """What is typed, with the bearers of the title; without its organ, all bearers of the rest."""
    typed = []
    for title in drawn:
        right = bearers[title_key(title)]
        for _ in range(TRIES):
            text = way(title)
            if text is None:
                break
            others = bearers.get(title_key(text), frozenset())
            if way is without_organ:
                right = others
            if others <= right:
                typed.append((text, right))
                break
    return typed


def _ask(
    run: Run, api: PublicApi, asked_as: str, typed: list[tuple[str, frozenset[str]]]
) -> list[Measured]:
    hits, taken, offered = [], [], 0
    label = f"titles, {asked_as}"
    for text, right in run.progress(typed, label):
        answer = api.ask(text)
        hit = answer.first_is(right)
        offered += bool(answer.offers)
        after = hit or (bool(answer.offers) and api.ask(answer.offers[0]).first_is(right))
        hits.append(float(hit))
        taken.append(float(after))
        if not after:
            run.miss(label, f"{text} – {sorted(right)}, not {answer.ids[:1]} {answer.offers[:1]}")
    near = AS_THEY_ARE if asked_as == WITH_PLEASE else None
    figures = [
        Measured("titles", asked_as, HIT_OR_OFFER, mean(taken), len(typed), beside=near),
        Measured("titles", asked_as, HIT_AT_1, mean(hits), len(typed)),
    ]
    if asked_as == AS_THEY_ARE:
        share = offered / len(typed) if typed else 0.0
        figures.append(Measured("titles", asked_as, OFFER_SHOWN, share, len(typed)))
    return figures
