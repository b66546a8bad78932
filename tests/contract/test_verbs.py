"""Each verb of a snapshot beside the one that looks at every document: the same documents answer.

Addresses of documents are an engine's own, so what is compared are public ids. Scores are, too.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from corpus.document import Document, Paragraph, Part
from indexer.analysed_document import analyse
from indexer.query.facets import STORED_FACETS
from indexer.query.filters import Filters
from indexer.query.model import Number, Query, Scope, Sort, Word
from indexer.ranking import tie_breaker
from indexer.relations.resolution.lookup_keys import BOUND
from indexer.relations.shelf import (
    AsOf,
    DocRef,
    IndexedDocument,
    ReferenceField,
    ResolvedQuery,
    WeightedWord,
)
from indexer.snapshot import Snapshot
from tests.contract.brute_force.brute_snapshot import BruteSnapshot
from tests.contract.brute_force.generation_file import Generation, Head
from tests.contract.brute_force.kept_document import KeptDocument
from tests.contract.conftest import EngineFactory
from tests.contract.engines import asked, snapshot_of
from tests.contract.recorded import DOCUMENTS
from tests.contract.test_rounds import collection
from tests.contract.test_same_order import notice

TODAY = date(2024, 3, 1)
DAYS = [AsOf(day, TODAY) for day in (date(2016, 1, 1), date(2020, 7, 5), TODAY, date(2030, 1, 1))]
QUERIES = [
    replace(asked(text), asked_on=TODAY) for text in ("养犬", "登记 -管理", "云政规〔2010〕3号")
] + [
    Query(asked_on=TODAY, filters=Filters(kind=("通知", "办法"), year=("2011", "2018"))),
    Query(asked_on=TODAY, filters=Filters(validity=("已废止",))),
]


def documents() -> list[Document]:
    """Some of every kind that the suite has: that name each other, that are alike, of any words."""
    chance = random.Random(20190827)
    notices = [notice(chance, n) for n in range(60)]
    table = Part((Paragraph("养犬登记每只1000元。"),), 1, "收费标准")
    notices[::4] = [replace(one, parts=(*one.parts, table)) for one in notices[::4]]
    return [*notices, *collection(6), *DOCUMENTS]


@pytest.fixture(scope="module")
def truth() -> Snapshot:
    """The documents as they were given, looked at one by one."""
    kept = tuple(KeptDocument.of(analyse(one)) for one in documents())
    return BruteSnapshot(Generation(Head.new(1, ""), '{"sources":{},"removed":{}}', kept))


@pytest.fixture(scope="module")
def snapshot(engine_factory: EngineFactory) -> Iterator[Snapshot]:
    """The same documents in an index that has seen others, and them in other words."""
    given, index = documents(), engine_factory()
    passing = [replace(one, key=f"x{one.key}", id=f"x{one.id}") for one in given[::4]]
    changed = [replace(one, title=f"{one.title}（草案）") for one in given[1::3]]
    index.publish([*given[::3], *changed, *passing], merge=False)
    gone = [(one.source, one.key) for one in passing]
    index.publish(given[1:], gone, merge=False)
    with index.engine() as engine:
        yield snapshot_of(engine)


def refs(snapshot: Snapshot) -> dict[str, DocRef]:
    """Every document, by its public id."""
    found = snapshot.find([one.id for one in documents()])
    assert len(found) == snapshot.size
    return {id: one.ref for id, one in found.items()}


def ids(snapshot: Snapshot, found: Iterable[DocRef]) -> list[str]:
    """The public ids of some documents, in order."""
    listed = list(found)
    documents = snapshot.documents(listed)
    return [documents[ref].id for ref in listed]


def names(found: Iterable[IndexedDocument]) -> list[str]:
    return [one.id for one in found]


def test_documents_and_what_is_stored_of_them(snapshot: Snapshot, truth: Snapshot) -> None:
    ours, theirs = refs(snapshot), refs(truth)
    assert ours.keys() == theirs.keys()
    assert snapshot.find(["never-given"]) == {}
    for verb in ("documents", "cards", "texts"):
        one = getattr(snapshot, verb)(list(ours.values()))
        other = getattr(truth, verb)(list(theirs.values()))
        for id, ref in ours.items():
            mine, its = one[ref], other[theirs[id]]
            if isinstance(mine, IndexedDocument):
                assert (mine.id, mine.facts) == (its.id, its.facts)
            else:
                assert mine == its
    for id, ref in ours.items():
        assert snapshot.structure(ref) == truth.structure(theirs[id])
    listed = list(ours)
    stored = snapshot.stored_hits([ours[id] for id in listed], DAYS[1])
    assert stored == truth.stored_hits([theirs[id] for id in listed], DAYS[1])
    assert [one.id for one in stored] == listed


def test_the_numbers_that_begin_so(snapshot: Snapshot, truth: Snapshot) -> None:
    every = truth.bearing("")
    assert len(every) > 10
    some = next(iter(every))
    for beginning in ("", some, some.rpartition("|")[0] + "|", some[:1], "没有|"):
        mine, its = snapshot.bearing(beginning), truth.bearing(beginning)
        assert {key: ids(snapshot, found) for key, found in mine.items()} == {
            key: ids(truth, found) for key, found in its.items()
        }


def test_by_number_and_by_title(snapshot: Snapshot, truth: Snapshot) -> None:
    facts = [one.facts for one in truth.find(refs(truth)).values()]
    numbers = {"云政规|2099|1", *(key for one in facts for key in one.number_keys)}
    assert {key: names(found) for key, found in snapshot.by_number(numbers).items()} == {
        key: names(found) for key, found in truth.by_number(numbers).items()
    }
    titles = {"没有的办法", *(key for one in facts for key in one.title_keys)}
    titles |= {one.target.title_key or "" for f in facts for one in f.statements.citations} - {""}
    mine, its = snapshot.by_title(titles), truth.by_title(titles)
    assert {key: list(map(names, stages)) for key, stages in mine.items()} == {
        key: list(map(names, stages)) for key, stages in its.items()
    }
    assert any(len(stages) > 1 for stages in its.values())


@pytest.mark.parametrize("field", ReferenceField)
def test_naming(snapshot: Snapshot, truth: Snapshot, field: ReferenceField) -> None:
    every = [named.rest for named in truth.naming(field, beginnings=[""])[""]]
    beginnings = {term[: term.find(BOUND) + 1] for term in every} - {""} | {"", "没有"}

    def told(snapshot: Snapshot) -> set[tuple[str, str, str, int]]:
        found = snapshot.naming(field, terms=[*every, "没有的"], beginnings=beginnings)
        return {
            (asked, named.rest, id, day)
            for asked, several in found.items()
            for named in several
            for id, day in zip(ids(snapshot, named.refs), named.days, strict=True)
        }

    assert told(snapshot) == told(truth)
    assert len(every) > 3
    acting = truth.acting_on_cited()
    assert set(ids(snapshot, snapshot.acting_on_cited())) == set(ids(truth, acting)) != set()


@pytest.mark.parametrize("asof", DAYS, ids=lambda asof: str(asof.day))
def test_how_documents_stand(snapshot: Snapshot, truth: Snapshot, asof: AsOf) -> None:
    def told(snapshot: Snapshot) -> tuple[dict[str, int], set[str], set[str]]:
        codes = snapshot.validity(list(refs(snapshot).values()), asof)
        until = asof.day + timedelta(400)
        return (
            dict(zip(ids(snapshot, codes), codes.values(), strict=True)),
            set(ids(snapshot, snapshot.ended(asof))),
            set(ids(snapshot, snapshot.expiring(asof.day, until))),
        )

    assert told(snapshot) == told(truth)
    assert len(set(told(truth)[0].values())) > 1


def test_what_expires_between_two_days(snapshot: Snapshot, truth: Snapshot) -> None:
    first = date(2024, 4, 1)  # the first day on which the documents of three years have expired
    for after, until, some in ((-1, 0, True), (0, 1, False), (-2, -1, False), (-2, 1, True)):
        days = first + timedelta(after), first + timedelta(until)
        found = set(ids(snapshot, snapshot.expiring(*days)))
        assert found == set(ids(truth, truth.expiring(*days)))
        assert ("term" in found) == some


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.text or "filters")
def test_matching_and_counting_up_to_a_place(
    snapshot: Snapshot, truth: Snapshot, query: Query
) -> None:
    resolved = ResolvedQuery(replace(query, sort=Sort.NEWEST))
    listed = truth.ranked(resolved, 0, 1000).page
    cards = truth.cards([one.ref for one in listed])
    places = [(one.dated, tie_breaker(one.id)) for one in cards.values()]
    assert [truth.count_to(resolved, *place) for place in places] == [*range(1, len(places) + 1)]
    places += [(date(2019, 8, 5).toordinal(), 2**64 - 1), (0, 2**63)]

    def told(snapshot: Snapshot) -> tuple[set[str], list[int]]:
        some = list(refs(snapshot).values())[::2]
        return (
            set(ids(snapshot, snapshot.matching(resolved, some))),
            [snapshot.count_to(resolved, *place) for place in places],
        )

    assert told(snapshot) == told(truth)
    assert told(truth)[0]


@pytest.mark.parametrize("scope", Scope)
def test_which_of_several_parts_documents_hold(
    snapshot: Snapshot, truth: Snapshot, scope: Scope
) -> None:
    parts = (Word("养犬"), Word("1000元", ("1,000元",)), Number("云政规|2010|3", ""), Word("不在"))

    def told(snapshot: Snapshot) -> list[set[str]]:
        some = list(refs(snapshot).values())[::2]
        return [set(ids(snapshot, held)) for held in snapshot.holding_each(parts, scope, some)]

    assert told(snapshot) == told(truth)
    assert any(told(truth))


def test_orders_same_texts_and_names_of_facets(snapshot: Snapshot, truth: Snapshot) -> None:
    def told(snapshot: Snapshot) -> object:
        every = refs(snapshot)
        same = snapshot.same_texts(list(every.values()))
        return (
            ids(snapshot, snapshot.newest(list(every.values()), 3, 40)),
            {id: ids(snapshot, same.get(ref, ())) for id, ref in every.items()},
            {facet: list(snapshot.facet_names(facet)) for facet in STORED_FACETS},
            [snapshot.without_number(source) for source in ("甲", "乙", "没有")],
        )

    assert told(snapshot) == told(truth)
    assert any(truth.same_texts(list(refs(truth).values())).values())


def test_places_of_literals(snapshot: Snapshot, truth: Snapshot) -> None:
    literals = ["养犬", "登记", "2019年", "(一)", "犬", "不在这里", "云川市"]

    def told(snapshot: Snapshot, most: int | None) -> dict[str, object]:
        every = refs(snapshot)
        found = snapshot.located(list(every.values()), literals, most)
        return {
            id: {
                (name, literal): (list(found[ref].spans[name][literal])[: most or 10_000], count)
                for name, counts in found[ref].counts.items()
                for literal, count in counts.items()
            }
            for id, ref in every.items()
            if ref in found and found[ref].counts
        }

    assert told(snapshot, None) == told(truth, None)
    assert told(snapshot, 1) == told(truth, 1)


@pytest.mark.parametrize("literals", [["养犬"], ["云川市", "办法"], ["的"], ["不在"]])
def test_titles(snapshot: Snapshot, truth: Snapshot, literals: list[str]) -> None:
    for among in (None, ResolvedQuery(QUERIES[3])):
        mine, its = (s.titles_holding(literals, among, 12) for s in (snapshot, truth))
        assert ids(snapshot, mine) == ids(truth, its)


def test_words_that_documents_share(snapshot: Snapshot, truth: Snapshot) -> None:
    words = ["养犬", "登记", "免疫", "垃圾", "公积金", "办法", "没有的词"]
    for field in ("title", "body"):
        assert snapshot.word_frequencies(field, words) == truth.word_frequencies(field, words)
    title = [WeightedWord("养犬", 0.7), WeightedWord("登记", 0.3)]
    body = [WeightedWord("免疫", 0.6), WeightedWord("垃圾", 0.4)]
    region = "云川省/云川市"

    def told(snapshot: Snapshot) -> dict[str, tuple[float, tuple[str, ...]]]:
        without = list(refs(snapshot).values())[:5]
        found = snapshot.sharing_words(title, body, region, without)
        shared = ids(snapshot, [one.ref for one in found])
        return {id: (one.text_score, one.words) for id, one in zip(shared, found, strict=True)}

    mine, its = told(snapshot), told(truth)
    both = mine.keys() & its.keys()
    # An engine may keep lengths roughly, which can change who is the last of them.
    assert len(both) >= len(its) - 2 > 10
    for id in both:
        assert mine[id][1] == its[id][1]
        assert mine[id][0] == pytest.approx(its[id][0], abs=0.05)
