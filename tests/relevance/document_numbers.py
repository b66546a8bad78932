"""Document numbers in many writings, alone and in sentences: the first hit is a holder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

from corpus.document import Paragraph
from corpus.fields.own_number import numbers_in_body, numbers_in_field
from tests.relevance.collections_indexed import ASKED_NOTICES, NOTICES, id_of_record, records
from tests.relevance.goals import HIT_AT_1, Measured
from tests.relevance.number_writings import (
    PRINTED,
    SENTENCES,
    WRITINGS,
    NumberParts,
    number_parts,
)
from tests.relevance.public_api import PublicApi
from tests.relevance.rank_metrics import mean
from tests.relevance.run import SEED, Run

DRAWN = 200


def numbers(run: Run) -> list[Measured]:
    """Drawn numbers in each writing, in each sentence, and in sentences with the writings in turn.

    Each writing and each sentence has a figure of its own beside the three that have goals.
    """
    notices = list(records(run.data / NOTICES))
    holders = holders_of([*notices, *records(run.data / ASKED_NOTICES)])
    drawn = run.sample(draw(notices))
    turns = [
        (turn, sentence.format(number.written(WRITINGS[(place + turn) % len(WRITINGS)])), number)
        for place, number in enumerate(drawn)
        for turn, sentence in enumerate(SENTENCES)
    ]
    with run.api("notices") as api:
        alone = {
            form: _hits(run, api, _shown(form), [(n.written(form), n) for n in drawn], holders)
            for form in WRITINGS
        }
        inside = {
            sentence: _hits(
                run,
                api,
                sentence.format("…"),
                [(sentence.format(n.written(PRINTED)), n) for n in drawn],
                holders,
            )
            for sentence in SENTENCES
        }
        mixed = _hits(run, api, "in turn", [(text, n) for _, text, n in turns], holders)
    groups = {
        f"{len(WRITINGS)} writings": [hit for hits in alone.values() for hit in hits],
        f"in {len(SENTENCES)} sentences": [hit for hits in inside.values() for hit in hits],
        "writings in sentences": mixed,
        **{_shown(form): hits for form, hits in alone.items()},
        **{sentence.format("…"): hits for sentence, hits in inside.items()},
    }
    return [
        Measured("numbers", asked_as, HIT_AT_1, mean(hits), len(hits))
        for asked_as, hits in groups.items()
    ]


def draw(notices: Iterable[Mapping[str, Any]], count: int = DRAWN) -> list[NumberParts]:
    """Numbers drawn by seed, each once, of the fields that hold a clean one."""
    found = (number_parts(record.get("doc_no") or "") for record in notices)
    known = {number.key: number for number in found if number}
    keys = sorted(known)
    return [known[key] for key in Random(SEED).sample(keys, min(count, len(keys)))]


def holders_of(held: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The documents whose own number has a key: by their field, else by the head of their text."""
    holders: dict[str, set[str]] = defaultdict(set)
    for record in held:
        text = record.get("body") or record.get("text") or ""
        lines = [Paragraph(line) for line in text.split("\n") if line.strip()]
        for number in numbers_in_field(record.get("doc_no") or "") or numbers_in_body(lines):
            holders[number.key].add(id_of_record(record))
    return {key: frozenset(ids) for key, ids in holders.items()}


def _hits(
    run: Run,
    api: PublicApi,
    label: str,
    asked: list[tuple[str, NumberParts]],
    holders: Mapping[str, frozenset[str]],
) -> list[float]:
    hits = []
    for text, number in run.progress(asked, f"numbers, {label}"):
        answer = api.ask(text)
        hits.append(float(answer.first_is(holders[number.key])))
        if not hits[-1]:
            right = sorted(holders[number.key])
            run.miss(f"numbers, {label}", f"{text!r} – {right}, not {answer.ids[:1]}")
    return hits


def _shown(form: str) -> str:
    """A writing as an example."""
    return NumberParts("国发", "2019", "5", "").written(form).replace("\n", "⏎")
