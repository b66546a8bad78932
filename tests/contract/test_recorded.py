"""What each engine answers over a small collection, as it was worked out by hand and written down.

Engines and oracles share the normal form, the reading of texts and the rules of validity. Nothing
here is computed, so a mistake in what they share shows all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from indexer.engine import Engine, View
from indexer.query.facets import NO_VALIDITY, UNSTATED, Facet
from indexer.query.filters import Filters
from indexer.query.model import DateUnit, Match, Query, Sort
from indexer.relations.effect_kinds import EffectKind
from indexer.relations.validity.statuses import Validity
from indexer.results import MarkedDocument
from indexer.results.reviews import CleanUpReason
from tests.contract.conftest import EngineFactory
from tests.contract.documents import document
from tests.contract.engines import asked, ids
from tests.contract.recorded import CITY, DOCUMENTS, POLICE, PRICES, SAFETY

DAY = date(2024, 3, 1)


@pytest.fixture(scope="module")
def engine(engine_factory: EngineFactory) -> Iterator[Engine]:
    """The collection, brought in by two changes."""
    index = engine_factory()
    index.publish(DOCUMENTS[:3], merge=False)
    index.publish(DOCUMENTS[3:], merge=False)
    with index.engine() as engine:
        yield engine


@pytest.fixture
def view(engine: Engine) -> View:
    return engine.now()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("养犬登记", {"fees", "news", "own", "old", "new"}),
        ("养犬 登记", {"fees", "news", "own", "old", "new"}),
        ("“养犬登记”", {"fees", "news", "own", "new"}),
        ("養犬登記", {"fees", "news", "own", "old", "new"}),
        ("犬", {"old", "rests", "news", "own", "fees", "new"}),
        ("养犬 -收费", {"old", "new", "rests", "news", "own"}),
        ("垃圾 OR 施工", {"plain", "term"}),
        ("养犬 收费 垃圾", set()),
        ("请问养犬登记要收费吗？", {"fees"}),
        ("登记 /s 免疫", {"news", "own"}),
        ("登记 /p 免疫", {"old", "news", "own"}),
        ("登记 /a 免疫", {"old"}),
        ("登记 /3 收费", {"fees"}),
        ("登记 /1 收费", {"fees"}),
        ("施工 /1 公告", set()),
        ("施工 /2 公告", {"term"}),
        ("云政规〔2010〕3号", {"old", "new", "rests"}),
        ("文号:云政规", {"term", "new", "old"}),
        ("机关:公安局", {"fees", "own"}),
        ("鲸鱼", set()),
    ],
)
def test_what_matches(view: View, text: str, expected: set[str]) -> None:
    found = view.search(asked(text, size=50))
    assert {hit.id for hit in found.hits} == expected
    assert found.total == len(expected)


@pytest.mark.parametrize(
    ("text", "total", "expected"),
    [
        ("养犬 收费 垃圾", 0, [("fees", ("垃圾",)), ("plain", ("养犬", "收费"))]),
        (
            "养犬 免疫",
            4,
            [
                *(("old", ()), ("news", ()), ("own", ()), ("rests", ())),
                *(("fees", ("免疫",)), ("new", ("免疫",))),
            ],
        ),
        (
            "云政规〔2010〕3号 收费",
            0,
            [
                *(("old", ("收费",)), ("fees", ("云政规〔2010〕3号",))),
                *(("rests", ("收费",)), ("new", ("收费",))),
            ],
        ),
        ("请问养犬登记要收费吗？", 1, [("fees", ())]),
        ("“养犬登记” 收费", 1, [("fees", ())]),
        (
            "“养犬登记” 收费 免疫",
            0,
            [("fees", ("免疫",)), ("news", ("收费",)), ("own", ("收费",))],
        ),
        ("鲸鱼", 0, []),
    ],
)
def test_a_ranked_list(
    view: View, text: str, total: int, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = view.search(asked(text, match=Match.RANKED, size=50))
    assert found.total == total
    assert [(hit.id, hit.missing) for hit in found.hits] == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), ["term", "fees", "news", "own", "new", "rests", "old", "plain"]),
        (Query(sort=Sort.OLDEST), ["old", "rests", "new", "own", "news", "fees", "term", "plain"]),
        (asked("养犬", sort=Sort.NEWEST), ["fees", "news", "own", "new", "rests", "old"]),
        (asked("文号:云政规"), ["term", "new", "old"]),
        (asked("养犬登记", fold=True, sort=Sort.NEWEST), ["fees", "own", "new", "old"]),
    ],
)
def test_in_which_order(engine: Engine, query: Query, expected: list[str]) -> None:
    assert ids(engine, query) == expected


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("云政规〔2010〕3号", "old"),
        ("云川市文明养犬管理办法", "new"),
        ("养犬收费", "fees"),
        ("夜间施工", "term"),
    ],
)
def test_what_comes_first(engine: Engine, text: str, first: str) -> None:
    assert ids(engine, asked(text))[0] == first


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(kind=("办法",)), {"new", "rests", "old"}),
        (Filters(year=("2019", UNSTATED)), {"news", "own", "new", "plain"}),
        (Filters(topic=("财政、金融、审计",)), {"fees"}),
        (Filters(issuer=(POLICE,)), {"fees", "own"}),
        (Filters(region=("云川省",)), {"term", "fees", "own", "new", "rests", "old"}),
        (Filters(source=("云川日报",)), {"news"}),
        (Filters(validity=(Validity.VALID,)), {"term"}),
        (Filters(validity=(Validity.REPEALED, Validity.EXPIRED)), {"old"}),
        (Filters(validity=(UNSTATED,)), {"fees", "news", "own", "new", "rests"}),
        (Filters(validity=(NO_VALIDITY,)), {"plain"}),
    ],
)
def test_filters(engine: Engine, filters: Filters, expected: set[str]) -> None:
    assert set(ids(engine, Query(filters=filters, asof=DAY))) == expected


def test_counts_of_facets(view: View) -> None:
    found = view.search(asked("养犬", asof=DAY, filters=Filters(kind=("办法",))))
    assert found.total == 3
    counted = {f.value: [(v.value, v.count) for v in vs] for f, vs in found.facets.items()}
    assert counted == {
        "year": [("2019", 1), ("2011", 1), ("2010", 1)],
        "topic": [(SAFETY, 2), (UNSTATED, 1)],
        "issuer": [(CITY, 2), ("云川市农业局", 1)],
        "kind": [("办法", 3), ("通告", 2), ("通知", 1)],
        "rank": [("行政规范性文件", 3)],
        "region": [("云川省", 3), ("云川省/云川市", 3)],
        "source": [("甲", 3)],
        "validity": [("已废止", 1), (UNSTATED, 2)],
    }
    police = view.facet_values(Query(), Facet.ISSUER, "公安")
    assert [(value.value, value.count) for value in police.values] == [(POLICE, 2)]


def test_counts_by_period(view: View) -> None:
    months = view.histogram(Query(), DateUnit.MONTH)
    assert [(bar.period, bar.count) for bar in months.bars] == [
        ("2010-05", 1),
        ("2011-02", 1),
        ("2019-08", 1),
        ("2019-11", 2),
        ("2020-03", 1),
        ("2021-04", 1),
    ]
    assert (months.undated, months.total) == (1, 8)
    folded = view.histogram(asked("登记", fold=True), DateUnit.YEAR)
    assert [(bar.period, bar.count) for bar in folded.bars] == [
        ("2010", 1),
        ("2019", 2),
        ("2020", 1),
    ]
    assert (folded.undated, folded.total) == (0, 4)


def test_a_table_of_periods_and_issuers(view: View) -> None:
    found = view.pivot(Query(), DateUnit.YEAR, Facet.ISSUER)
    assert found.values == (CITY, POLICE, "云川市农业局", PRICES)
    assert [
        (row.period, row.counts, row.unstated, row.total)
        for row in (*found.rows, found.undated, found.overall)
    ] == [
        ("2010", (1, 0, 0, 0), 0, 1),
        ("2011", (0, 0, 1, 0), 0, 1),
        ("2019", (1, 1, 0, 0), 1, 3),
        ("2020", (0, 1, 0, 1), 0, 1),
        ("2021", (1, 0, 0, 0), 0, 1),
        ("", (0, 0, 0, 0), 1, 1),
        ("", (3, 2, 1, 1), 2, 8),
    ]


@pytest.mark.parametrize(
    ("day", "old", "new", "term"),
    [
        (date(2010, 4, 30), Validity.NOT_YET, Validity.NOT_YET, Validity.NOT_YET),
        (date(2010, 5, 1), Validity.UNSTATED, Validity.NOT_YET, Validity.NOT_YET),
        (date(2019, 9, 30), Validity.UNSTATED, Validity.NOT_YET, Validity.NOT_YET),
        (date(2019, 10, 1), Validity.REPEALED, Validity.UNSTATED, Validity.NOT_YET),
        (date(2021, 4, 1), Validity.REPEALED, Validity.UNSTATED, Validity.VALID),
        (date(2024, 3, 31), Validity.REPEALED, Validity.UNSTATED, Validity.VALID),
        (date(2024, 4, 1), Validity.REPEALED, Validity.UNSTATED, Validity.EXPIRED),
    ],
)
def test_how_documents_stand_on_a_day(
    view: View, day: date, old: Validity, new: Validity, term: Validity
) -> None:
    told = {id: view.relations(id, day) for id in ("old", "new", "term")}
    assert {id: one and one.validity.validity for id, one in told.items()} == {
        "old": old,
        "new": new,
        "term": term,
    }
    shown = {hit.id: hit.validity for hit in view.search(Query(asof=day)).hits}
    assert (shown["old"], shown["new"], shown["term"]) == (old, new, term)


def test_relations(view: View) -> None:
    old, new, fees = (view.relations(id, DAY) for id in ("old", "new", "fees"))
    assert old and new and fees
    assert [(one.kind, one.by.id) for one in old.effects_on_this] == [(EffectKind.REPEAL, "new")]
    assert [one.document.id for one in old.cited_by] == ["rests"]
    assert [(one.validity, one.first_day) for one in old.timeline] == [
        (Validity.NOT_YET, None),
        (Validity.UNSTATED, date(2010, 5, 1)),
        (Validity.REPEALED, date(2019, 10, 1)),
    ]
    assert [one.document.id for one in new.cited_by] == ["fees"]
    assert [[t.id for t in one.reached.targets] for one in new.effects_on_others] == [["old"]]
    assert [([t.id for t in one.reached.targets], one.basis) for one in fees.citations] == [
        (["new"], True)
    ]
    assert {hit.id for hit in view.search(Query(cites="new")).hits} == {"fees"}


def test_a_clean_up_list(view: View) -> None:
    found = view.clean_up(Query(asof=DAY), 60).documents
    assert [(one.document.id, one.reason, one.by and one.by.id) for one in found] == [
        ("term", CleanUpReason.EXPIRES, None),
        ("rests", CleanUpReason.BASIS_ENDED, "old"),
        ("rests", CleanUpReason.ORGAN_RENAMED, None),
    ]
    assert [one.day for one in found][:2] == [date(2024, 3, 31), date(2019, 10, 1)]


def test_a_checked_draft(view: View) -> None:
    text = "根据《云川市养犬管理办法》（云政规〔2010〕3号）和《云川市渣土办法》，通知如下。"
    held, absent = view.check_draft(document("draft", "关于养犬的通知", text), DAY).references
    validities = [(one.document.id, one.validity.validity) for one in held.targets]
    assert validities == [("old", Validity.REPEALED)]
    assert (absent.reached.title, absent.targets) == ("云川市渣土办法", ())


def test_same_texts(view: View) -> None:
    assert [one.id for one in view.duplicates("own")] == ["news"]
    assert [one.id for one in view.duplicates("news")] == ["own"]
    assert {hit.id for hit in view.search(Query(same="own")).hits} == {"news"}
    found = view.search(asked("养犬登记", fold=True))
    assert (found.total, found.listed) == (5, 4)
    assert {hit.id: hit.duplicates for hit in found.hits} == {
        "fees": 0,
        "own": 1,
        "old": 0,
        "new": 0,
    }


def test_suggestions(view: View) -> None:
    assert [one.id for one in view.suggest("养犬")] == ["fees", "news", "own", "new", "old"]
    assert [one.id for one in view.suggest("云川市 办法")] == ["new", "rests", "old"]


def test_marks(view: View) -> None:
    found = view.document("new", asked("养犬登记"))
    assert isinstance(found, MarkedDocument)
    assert [[(part.text, part.match) for part in each] for each in found.paragraphs] == [
        [("第一条　", False), ("養犬登記", True), ("由公安機關辦理。", False)],
        [
            ("第二条　本办法自2019年10月1日起施行。《云川市", False),
            ("养犬", True),
            ("管理办法》（云政规〔2010〕3号）同时废止。", False),
        ],
    ]
    (hit,) = view.search(asked("养犬收费")).hits
    (dogs, fees) = hit.reasons
    assert (dogs.title, dogs.body, fees.title, fees.body) == (1, 2, 1, 2)
    assert "".join(part.text for part in hit.title_parts) == "关于养犬登记收费的通知"
