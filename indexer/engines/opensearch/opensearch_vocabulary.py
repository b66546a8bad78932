"""What stands in texts and how titles sound, asked of one index of the cluster."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.analysis.sound_classes import SoundClass
from indexer.analysis.sound_masks import characters_of
from indexer.analysis.sounds import FIRST, LAST
from indexer.engines.opensearch.cluster.mapping import characters, token
from indexer.engines.opensearch.cluster.stored_text import StoredText
from indexer.engines.opensearch.match.compiler import OpenSearchRef, any_of, literal, texts_of
from indexer.engines.opensearch.open_index import OpenIndex, by_date
from indexer.engines.opensearch.opensearch_shelf import OpenSearchShelf
from indexer.limits.deadline import check
from indexer.query.model import Scope
from indexer.ranking import tie_breaker
from indexer.relations.shelf import DocRef, ResolvedQuery
from indexer.snapshot import BorneNumber, TitlePlace

_LONGEST_WORD = 6


class OpenSearchVocabulary(OpenSearchShelf):
    """The verbs that look at the texts of many documents."""

    def __init__(self, index: OpenIndex, alphabet: str) -> None:
        """`alphabet` are all characters that stand in texts, and maybe more."""
        super().__init__(index)
        self._alphabet = alphabet

    def titles_holding(
        self, literals: Sequence[str], among: ResolvedQuery | None, limit: int
    ) -> Sequence[DocRef]:
        """The documents whose title holds all of some literals, best first."""
        held = [literal(text, "title") for text in literals]
        begins = {"prefix": {"title_text": {"value": literals[0]}}}
        first = {"constant_score": {"filter": begins, "boost": 1}}
        query = {"bool": {"filter": [self._narrowed(among), *held], "should": [first]}}
        hits = self._index.first(query, [{"_score": "desc"}, *by_date()], 0, limit)
        return [OpenSearchRef(hit["_id"]) for hit in hits]

    def numbers_beginning(
        self, beginning: str, among: ResolvedQuery | None, limit: int
    ) -> Sequence[BorneNumber]:
        """The document numbers that begin so, each with the newest document that bears it."""
        held = {"prefix": {"number_forms": {"value": beginning}}}
        query = {"bool": {"filter": [self._narrowed(among), held]}}
        newest: dict[str, DocRef] = {}
        for id, values, _ in self._index.scan(query, ("number_forms",), by_date(), page=200):
            for form in sorted(values["number_forms"]):
                if form.startswith(beginning):
                    newest.setdefault(form, OpenSearchRef(id))
            if len(newest) >= limit:
                break
        return [BorneNumber(*row) for row in newest.items()][:limit]

    def titles_alike(self, text: str, least: float, limit: int) -> Sequence[tuple[DocRef, float]]:
        """The documents whose titles share most pairs of characters with a text."""
        pairs = {a + b for a, b in pairwise(text)}
        if not pairs:
            return ()
        # A title holds no more pairs than it is long less one.
        fewest = max(1, math.ceil(least * len(pairs) / (2 - least) - 1e-9))
        held = [{"term": {"x.title.grams": token(pair)}} for pair in sorted(pairs)]
        query = self._compiler.live(
            {"bool": {"should": held, "minimum_should_match": min(fewest, len(pairs))}}
        )
        found = []
        for id, values, _ in self._index.scan(query, ("title_text", "day.dated"), checked=True):
            title = values.get("title_text", ("",))[0]
            both = sum(pair in title for pair in pairs)
            share = 2 * both / max(len(pairs) + max(len(title) - 1, 0), 1)
            if share >= least:
                found.append((-share, _by_date(values["day.dated"][0]), tie_breaker(id), id))
        return [(OpenSearchRef(id), -share) for share, _, _, id in sorted(found)[:limit]]

    def titles_sounding(self, places: Sequence[SoundClass], limit: int) -> Sequence[TitlePlace]:
        """Where titles have Han characters in a row that sound so, one place a title."""
        found = []
        for id, title, day in self._sounding(places):
            start, end = next(sounding(title, places))
            found.append((start != 0, _by_date(day), tie_breaker(id), id, start, end))
        best = sorted(found)[:limit]
        texts = self._index.fetch([row[3] for row in best], "normal.title")
        return [
            TitlePlace(
                OpenSearchRef(id),
                *StoredText.of(texts[id]["normal"]["title"]).original(start, end),
            )
            for *_, id, start, end in best
        ]

    def texts_sounding(self, places: Sequence[SoundClass], limit: int) -> Mapping[str, int]:
        """The different normalised texts at such places, with how many titles hold each."""
        found = Counter(
            text
            for _, title, _ in self._sounding(places)
            for text in {title[start:end] for start, end in sounding(title, places)}
        )
        return _most_frequent(found, limit)

    def words_sounding(self, places: Sequence[SoundClass], limit: int) -> Mapping[str, int]:
        """The words of bodies that sound so, with how many documents hold each."""
        if not 1 < len(places) <= _LONGEST_WORD or limit < 1:
            return {}
        check()
        held = [_characters(place) for place in places]
        if not all(held):
            return {}
        pattern = "".join(f"[{chars}]" for chars in held)
        # The most frequent first; equal ones by their text, as the cluster orders them, too.
        order = [{"_count": "desc"}, {"_key": "asc"}]
        terms = {"field": "han_words", "include": pattern, "size": limit, "order": order}
        body = {"size": 0, "query": self._compiler.live(), "aggs": {"all": {"terms": terms}}}
        buckets = self._index.search(body)["aggregations"]["all"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets}

    def pair_frequencies(self, pairs: Collection[str]) -> Mapping[str, int]:
        """In how many documents each pair stands. One request for 500 pairs, then they are kept."""
        asked = [pair for pair in dict.fromkeys(pairs) if len(pair) == 2]
        queries = [(f"pair {pair}", lambda pair=pair: _holds_pair(pair)) for pair in asked]
        found = self._index.statistics.holding(queries)
        return {pair: count for pair in asked if (count := found[f"pair {pair}"])}

    def neighbour_frequencies(
        self, before: str, characters: str, after: str
    ) -> Sequence[Sequence[int]]:
        """In how many documents each character stands behind and in front of others."""
        pairs = [
            ([before + char] if before else []) + ([char + after] if after else [])
            for char in characters
        ]
        often = self.pair_frequencies({pair for several in pairs for pair in several})
        return [[often.get(pair, 0) for pair in several] for several in pairs]

    def pairs_beginning(self, character: str, least: int) -> Mapping[str, int]:
        """The pairs that begin with a character, in at least so many documents."""
        found = self.pair_frequencies([character + other for other in self._alphabet])
        return {pair: count for pair, count in found.items() if count >= least}

    def holding(self, literals: Collection[str]) -> Mapping[str, int]:
        """How many documents hold each literal in title or body."""
        queries = [
            (
                f"literal {text}",
                lambda text=text: any_of(literal(text, f) for f in texts_of(Scope.ALL)),
            )
            for text in literals
        ]
        found = self._index.statistics.holding(queries)
        return {text: count for text in literals if (count := found[f"literal {text}"])}

    def _narrowed(self, among: ResolvedQuery | None) -> dict[str, object]:
        """The documents within what a query narrows to, whatever its text."""
        if among is None:
            return self._compiler.live()
        return self._compiler.matches(replace(among, query=among.query), None)

    def _sounding(self, places: Sequence[SoundClass]) -> Iterator[tuple[str, str, int]]:
        """The titles (id, normal form, date) that sound so somewhere."""
        held = [_characters(place) for place in places]
        if not places or not all(held):
            return
        one_of = [{"terms": {"x.title.chars": [characters(c) for c in chars]}} for chars in held]
        query = self._compiler.live(*one_of)
        for id, values, _ in self._index.scan(query, ("title_text", "day.dated"), checked=True):
            title = values.get("title_text", ("",))[0]
            if any(True for _ in sounding(title, places)):
                yield id, title, values["day.dated"][0]


def sounding(title: str, places: Sequence[SoundClass]) -> Iterator[tuple[int, int]]:
    """Where Han characters of a title that follow each other sound so."""
    han = [(at, ord(char) - FIRST) for at, char in enumerate(title) if FIRST <= ord(char) <= LAST]
    classes = [characters_of(place) for place in places]
    for head in range(len(han) - len(places) + 1):
        row = han[head : head + len(places)]
        if all(chars[char] for (_, char), chars in zip(row, classes, strict=True)):
            yield row[0][0], row[-1][0] + 1


def _characters(place: SoundClass) -> str:
    """The characters that may stand at a place."""
    return "".join(chr(FIRST + at) for at in characters_of(place).nonzero()[0].tolist())


def _holds_pair(pair: str) -> dict[str, object]:
    return any_of({"term": {f"x.{field}.grams": token(pair)}} for field in texts_of(Scope.ALL))


def _by_date(dated: int) -> tuple[bool, int]:
    """What stands for a date where the newest come first and the undated last."""
    return not dated, -dated


def _most_frequent(found: Mapping[str, int], limit: int) -> Mapping[str, int]:
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0]))[:limit])
