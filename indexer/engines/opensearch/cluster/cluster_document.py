"""A document as it is sent to the cluster: what is stored of it, and what is indexed of that."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.analysed_document import AnalysedDocument, AnalysedText
from indexer.analysis.normalise import BARRIER
from indexer.analysis.sentence_ends import SEARCHED_SENTENCE_ENDS
from indexer.analysis.sounds import FIRST, LAST
from indexer.engines.opensearch.cluster.mapping import (
    DAYS,
    SEPARATOR,
    characters,
    stream,
    validity_number,
)
from indexer.query.facets import Facet
from indexer.ranking import tie_breaker
from indexer.relations.facts import facts_to_json
from indexer.relations.resolution.lookup_keys import BOUND
from indexer.relations.validity.statuses import Validity
from indexer.relations.validity.timeline import timeline
from indexer.relations.validity.validity_rows import (
    AMENDED,
    CODES,
    NOW,
    validity_rows_of,
)
from indexer.similarity.same_texts import BANDS, bucket_keys
from indexer.similarity.text_signature import LIKENESS

Stored = dict[str, Any]
Rows = Sequence[Sequence[int]]
"""(day, code) of how a document stands, as in `validity_rows`."""

NEVER = 2**31 - 1
"""The day that stands for none where the oldest come first."""

SENTENCE_END, SENTENCE_START, ARTICLE_END, ARTICLE_START, OUTSIDE = 1, 2, 4, 8, 16
"""What a token of the stream of marks says of its place; they are added up."""

_MARKS = [f"{flags:05b}" for flags in range(2 * OUTSIDE)]

_HAN_WORDS = range(2, 7)
"""Characters of the words that are looked for by their sound."""

_ENDS = re.compile(f"[{re.escape(''.join(SEARCHED_SENTENCE_ENDS) + BARRIER)}]")
_EXPIRED = CODES.index(Validity.EXPIRED)


@dataclass(frozen=True, slots=True)
class ClusterDocument:
    """A document without the id that it is given: `rest` is all else that is sent, as JSON.

    `characters` are those of its texts, each once.
    """

    source: str
    key: str
    id: str
    content_hash: int
    record: str
    text: bytes
    rest: str
    characters: str

    def line(self, id: str) -> str:
        """What is sent of it under an id."""
        return with_id(id, self.rest)


def pack(document: AnalysedDocument) -> ClusterDocument:
    """Pack an analysed document; `indexer.engine.Writer.prepare` of this engine."""
    stored = {
        "source": document.source,
        "key": document.key,
        "hash": str(document.content_hash),
        "record": document.record,
        "text": document.text,
        "structure": document.structure.decode(),
        "normal": {"title": _text(document.title), "body": _text(document.body)},
        "articles": document.articles.tolist(),
        "attachments": document.attachments,
        "number_forms": list(document.number_forms),
        "numbers": list(document.numbers),
        "mentions": list(document.mentions),
        "attached_mentions": list(document.attached_mentions),
        "dated": document.dated,
        "days": list(document.days),
        "facet": {name: list(values) for name, values in document.facets.items()},
        "likeness": base64.b64encode(document.likeness.tobytes()).decode(),
        "facts": facts_to_json(document.facts).decode(),
        "titles": list(document.titles),
        "cited": list(document.cited),
        "acted_on": list(document.acted_on),
        "short_names": list(document.short_names),
        "rows": validity_rows_of(timeline(document.facts)).tolist(),
    }
    return ClusterDocument(
        source=document.source,
        key=document.key,
        id=document.id,
        content_hash=document.content_hash,
        record=document.record,
        text=document.text.encode(),
        rest=rest_of(stored),
        characters="".join(sorted({*document.title.text, *document.body.text} - {BARRIER})),
    )


def _text(text: AnalysedText) -> Stored:
    breaks = base64.b64encode(text.breaks.astype("<i4").tobytes()).decode()
    return {"text": text.text, "breaks": breaks, "words": SEPARATOR.join(text.words)}


def with_id(id: str, rest: str) -> str:
    """A document as the cluster takes it, under its id."""
    head = {"id": id, "tie": signed(tie_breaker(id))}
    return f"{json.dumps(head, ensure_ascii=False)[:-1]},{rest[1:]}"


def rest_of(stored: Stored) -> str:
    """All but its id: what is stored, and what is made of that to be searched."""
    normal = stored["normal"]
    title, body = normal["title"]["text"], normal["body"]["text"]
    marks = _marks(body, stored["articles"])
    attached = stored["attachments"]
    texts = {
        "title": _streams(title, _marks(title, ()), _words(normal["title"])),
        "body": _streams(body, marks, _words(normal["body"])),
    }
    if attached < len(body):
        texts["attached"] = _streams(body[attached:], marks[attached:], ())
    days = dict(zip(DAYS, (stored["dated"], *stored["days"]), strict=True))
    indexed = {
        "x": texts,
        "identity": identity_of(stored["source"], stored["key"]),
        "title_text": title,
        "cited_names": sorted({name_of(term) for term in stored["cited"]}),
        "acted_names": sorted({name_of(term) for term in stored["acted_on"]}),
        "bands": bands_of(likeness_of(stored)),
        "region": stored["facet"][Facet.REGION.value][-1:],
        "han_words": sorted(filter(_is_han, set(_words(normal["body"])))),
        "day": days,
        "ascending": {name: day or NEVER for name, day in days.items()},
        "period": _periods(stored["dated"]),
        "length": {
            name: {"words": len(_words(one)), "grams": len(one["text"])}
            for name, one in normal.items()
        },
        **_standing(stored["rows"]),
    }
    kept = {name: value for name, value in stored.items() if name not in ("id", "tie")}
    return json.dumps(kept | indexed, ensure_ascii=False, separators=(",", ":"))


def identity_of(source: str, key: str) -> str:
    """Source and key as one term."""
    return f"{source}{BOUND}{key}"


def name_of(term: str) -> str:
    """The name that a term of a reference keeps, without the number and title behind it."""
    name, bound, _ = term.partition(BOUND)
    return name + bound


def signed(tie: int) -> int:
    """A tie breaker as a number that the cluster sorts: 64 bits with a sign."""
    return tie - 2**63


def likeness_of(stored: Stored) -> NDArray[Any]:
    """The (1,) row of `LIKENESS` that is stored."""
    return np.frombuffer(base64.b64decode(stored["likeness"]), LIKENESS)


def bands_of(likeness: NDArray[Any]) -> list[str]:
    """The keys of the bands of a text, as terms: texts that share none are not compared."""
    if not likeness["text"][0]:
        return []
    return [f"{band:x}{int(bucket_keys(likeness, band)[0]):016x}" for band in range(BANDS)]


def _streams(text: str, marks: Sequence[str], words: Sequence[str]) -> Stored:
    return {
        "chars": characters(text),
        "marks": SEPARATOR.join(marks),
        "words": stream(words),
        "grams": stream(pairs_of(text)),
    }


def pairs_of(text: str) -> Iterator[str]:
    """All pairs of neighbouring characters of the paragraphs of a normalised text."""
    return (a + b for line in text.split(BARRIER) for a, b in pairwise(line))


def mark(flags: int) -> str:
    """The token of a place of which some of the flags hold: a sign for each of them.

    >>> mark(SENTENCE_END | OUTSIDE)
    '10001'
    """
    return _MARKS[flags]


def _marks(text: str, articles: Sequence[Sequence[int]]) -> list[str]:
    """The mark of each place."""
    flags = [0] * len(text)
    for end in _ENDS.finditer(text):
        _bound(flags, end.end(), SENTENCE_END, SENTENCE_START)
    begins = [at for at, _ in articles]
    for at in begins:
        _bound(flags, at, ARTICLE_END, ARTICLE_START)
    for (at, inside), after in zip(articles, (*begins[1:], len(text)), strict=False):
        if not inside:
            flags[at:after] = [one | OUTSIDE for one in flags[at:after]]
    return [_MARKS[one] for one in flags]


def _bound(flags: list[int], at: int, end: int, start: int) -> None:
    """Mark a bound between the place before `at` and `at`."""
    if at > 0:
        flags[at - 1] |= end
    if at < len(flags):
        flags[at] |= start


def _words(stored: Mapping[str, str]) -> list[str]:
    return stored["words"].split(SEPARATOR) if stored["words"] else []


def _is_han(word: str) -> bool:
    return len(word) in _HAN_WORDS and all(FIRST <= ord(char) <= LAST for char in word)


def _periods(dated: int) -> Stored:
    if not dated:
        return {}
    day = date.fromordinal(dated).isoformat()
    return {"year": day[:4], "month": day[:7], "day": day}


def _standing(rows: Rows) -> Stored:
    """From when to when a document stands how, for each code the days as ranges."""
    plain = [(day, validity_number(code)) for day, code in rows if code != AMENDED]
    undated = any(day == NOW for day, _ in plain)
    found: Stored = {
        "stands": _ranges([row for row in plain if row[0] != NOW]),
        "has_now": undated,
        "turns": [day for day, _ in rows],
        "expires": [day for day, code in plain if code == _EXPIRED],
    }
    if undated:
        found["stands_now"] = _ranges([(0 if day == NOW else day, code) for day, code in plain])
    return found


def _ranges(rows: Sequence[tuple[int, int]]) -> Stored:
    """The ranges of days of each validity; of the rows that have come the last counts."""
    ranges: dict[str, list[dict[str, int]]] = {}
    days = sorted({day for day, _ in rows} - {0})
    for start, end in zip((None, *days), (*days, None), strict=True):
        came = [code for day, code in rows if day <= (start or 0)]
        bounds = {"gte": start or 0, "lt": end or NEVER}
        ranges.setdefault(f"c{came[-1] if came else 0}", []).append(bounds)
    return ranges
