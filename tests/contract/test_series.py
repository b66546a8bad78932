"""A series of document numbers as far as it is held: numbers, gaps, doubles, other codes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.document import Document, Rank
from indexer.query.series_query import SeriesQuery, read_series
from indexer.results.number_series import Gap, NumberSeries, SeriesCode, SeriesYear
from tests.contract.documents import document
from tests.contract.engines import Index
from tests.contract.test_relations import rule

CITY, POLICE = "云川市人民政府", "云川市公安局"
LONG = "本办法规定养犬登记、免疫、收容和领养的程序，适用于本市行政区域内的一切单位和个人。" * 4


def numbered(key: str, number: str, title: str | None = None, **fields: str) -> Document:
    """A notice of this number."""
    name = title or f"云川市关于{key}事项的通知"
    return rule(key, name, number, date(2020, 1, 1), f"{key}事项。", **fields)


ALL = (
    numbered("a", "云政发〔2020〕2号"),
    numbered("b", "云政发〔2020〕3号"),
    numbered("c", "云政发〔2020〕007号"),
    numbered("d", "云政发〔2020〕11号"),
    numbered("other", "云政发〔2020〕11号", "关于加强渡船管理的通知", issuer=POLICE),
    numbered("e", "云政发〔2018〕4号"),
    numbered("f", "云政办发〔2020〕1号"),
    numbered("g", "云川市人民政府令第30号"),
    numbered("h", "云川市人民政府令第33号"),
)


@pytest.fixture
def filled(index: Index) -> Index:
    index.publish(ALL)
    return index


def asked(index: Index, query: SeriesQuery) -> NumberSeries:
    with index.engine() as engine:
        return engine.now().series(query)


def series(index: Index, code: str, year: str = "") -> NumberSeries:
    return asked(index, read_series(code, year))


def test_numbers_gaps_and_doubles(filled: Index) -> None:
    found = series(filled, "云政发", "2020")
    assert [one.number for one in found.numbers] == [2, 3, 7, 11]
    assert (found.first, found.last, found.total) == (2, 11, 4)
    assert found.gaps == (Gap(4, 6), Gap(8, 10))
    assert (found.missing, found.gaps_total) == (6, 2)
    assert found.doubles == (11,)
    last = found.numbers[-1]
    assert last.double
    assert {one.document.id for one in last.bearers} == {"d", "other"}
    assert {one.issuers for one in last.bearers} == {(CITY,), (POLICE,)}
    assert not any(one.double for one in found.numbers[:-1])


def test_a_code_without_year_has_its_years(filled: Index) -> None:
    found = series(filled, "云政发")
    assert found.years == (SeriesYear("2020", 4), SeriesYear("2018", 1))
    assert (found.year, found.total, found.numbers, found.gaps) == (None, 0, (), ())
    only = series(filled, "云政办发")
    assert (only.year, only.total) == ("2020", 1)


def test_orders_are_counted_on_from_year_to_year(filled: Index) -> None:
    for typed in ("云川市人民政府令", "云川市人民政府令第33号", "云川市人民政府令第30号"):
        found = series(filled, typed)
        assert (found.year, found.first, found.last) == ("", 30, 33)
        assert found.gaps == (Gap(31, 32),)


def test_one_document_several_times_is_no_double(index: Index) -> None:
    """Copies, a notice and what it prints, and what only tells of the document."""
    number = "云政规〔2020〕5号"
    text = [numbered("text", number, "云川市养犬管理办法")]
    prints = numbered("prints", number, "云川市人民政府关于印发《云川市养犬管理办法》的通知")
    copies = [
        document(f"copy{n}", title, LONG, document_number=number, document_numbers=(number,))
        for n, title in enumerate(("养犬的规矩", "云川市养犬的规矩（转载）"))
    ]
    reading = replace(
        numbered("reading", number, "《云川市养犬管理办法》解读"), rank=Rank.INTERPRETATION
    )
    index.publish([*text, prints, reading])
    found = series(index, number)
    assert (found.doubles, len(found.numbers[0].bearers)) == ((), 3)
    index.publish(copies, removed=[("甲", "text"), ("甲", "prints")])
    assert series(index, number).doubles == ()


def test_in_pages(filled: Index) -> None:
    found = asked(filled, SeriesQuery("云政发", "2020", start=1, size=2))
    assert [one.number for one in found.numbers] == [3, 7]
    assert (found.total, found.missing, found.doubles) == (4, 6, (11,))
    beyond = asked(filled, SeriesQuery("云政发", "2020", start=50, size=2))
    assert (beyond.numbers, beyond.total) == ((), 4)


def test_what_is_not_held(filled: Index) -> None:
    found = series(filled, "云政函", "2020")
    assert (found.years, found.total) == ((), 0)
    assert found.similar == (SeriesCode("云政发", 5), SeriesCode("云政办发", 1))
    year = series(filled, "云政发", "2019")
    assert (year.total, year.first, year.similar) == (0, None, ())
    assert [one.year for one in year.years] == ["2020", "2018"]
    assert series(filled, "青政发").similar == ()


def test_the_codes_of_which_most_is_held(filled: Index) -> None:
    with filled.engine() as engine:
        found = engine.now().series_codes()
    assert found[0] == SeriesCode("云政发", 5)
    assert {one.code for one in found} == {"云政发", "云政办发", "云川市人民政府令"}


def test_the_series_follows_what_comes_and_goes(filled: Index) -> None:
    filled.publish([numbered("more", "云政发〔2020〕5号")], removed=[("甲", "d"), ("甲", "other")])
    found = series(filled, "云政发", "2020")
    assert [one.number for one in found.numbers] == [2, 3, 5, 7]
    assert (found.gaps, found.doubles) == ((Gap(4, 4), Gap(6, 6)), ())
