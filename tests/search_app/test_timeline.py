"""Dates as a picture, its table, and the presets beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from indexer.query.filters import Filters
from indexer.query.model import DateUnit, Query, Sort
from indexer.query.typed.calendar_days import years_before
from indexer.results import Bar, Histogram
from indexer.today import today
from search_app.addresses.links import Links
from search_app.presenters.date_bars import (
    HEIGHT,
    MOST_YEARS,
    WIDTH,
    Timeline,
    present_timeline,
    unit_of,
)
from tests.search_app.documents import DOG_YEARS
from tests.search_app.pages import link, page, text, texts

TODAY = date(2024, 5, 20)
BARS = "//figure[@class='timeline']//svg//a"
ROWS = "//figure[@class='timeline']//tbody/tr"


def timeline(query: Query, *bars: tuple[str, int], undated: int = 0) -> Timeline | None:
    query = replace(query, sort=Sort.NEWEST)
    unit = unit_of(query, TODAY)
    histogram = Histogram(
        query=query,
        unit=unit,
        bars=tuple(Bar(*bar) for bar in bars),
        undated=undated,
        total=sum(count for _, count in bars) + undated,
        index_version="",
    )
    return present_timeline(histogram, query, Links(), TODAY)


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        (Query(fold=True), DateUnit.YEAR),
        (Query(fold=True, since=date(2019, 1, 1), until=date(2019, 12, 31)), DateUnit.MONTH),
        (Query(fold=True, since=date(2019, 2, 1), until=date(2019, 2, 28)), DateUnit.DAY),
        (Query(fold=True, since=date(2023, 5, 20)), DateUnit.MONTH),
        (Query(fold=True, since=date(2014, 5, 20)), DateUnit.YEAR),
        (Query(fold=True, until=date(2014, 5, 20)), DateUnit.YEAR),
        (Query(fold=True, filters=Filters(year=("2019",))), DateUnit.MONTH),
        (Query(fold=True, filters=Filters(year=("2019", "2020"))), DateUnit.YEAR),
        (Query(fold=True, filters=Filters(year=("未标注",))), DateUnit.YEAR),
        (Query(fold=True, filters=Filters(year=("0000",))), DateUnit.YEAR),
        (Query(fold=True, since=date(2030, 1, 1)), DateUnit.YEAR),
    ],
)
def test_the_narrower_the_dates_the_finer_the_bars(query: Query, unit: DateUnit) -> None:
    assert unit_of(query, TODAY) is unit


def test_bars_stand_side_by_side_and_none_is_left_out() -> None:
    shown = timeline(Query(fold=True), ("2015", 3), ("2018", 12), undated=2)
    assert shown
    assert [(bar.label, bar.count) for bar in shown.bars] == [
        ("2015年", 3),
        ("2016年", 0),
        ("2017年", 0),
        ("2018年", 12),
    ]
    assert [bar.height for bar in shown.bars] == [HEIGHT / 4, 0, 0, HEIGHT]
    assert [bar.zone_left for bar in shown.bars] == [WIDTH / 4 * n for n in range(4)]
    assert (shown.most, shown.undated) == ("最多 12 份", "另有 2 份日期未标注")
    assert shown.bars[0].href == "/search?since=2015-01-01&until=2015-12-31"


def test_what_is_long_ago_has_one_bar_that_leads_to_its_years() -> None:
    old, far = ("1952", 4), ("2199", 1)
    shown = timeline(Query(fold=True), old, ("1987", 2), ("2003", 5), ("2024", 9), far)
    assert shown
    assert len(shown.bars) == MOST_YEARS + 2
    assert [(bar.label, bar.count) for bar in (shown.bars[0], shown.bars[-1])] == [
        ("1952至2004年", 11),
        ("2026至2199年", 1),
    ]
    assert shown.bars[0].href == "/search?since=1952-01-01&until=2004-12-31"
    assert sum(bar.count for bar in shown.bars) == 21


def test_a_bar_stays_inside_the_dates_in_force() -> None:
    query = Query(fold=True, since=date(2018, 3, 5), until=date(2019, 12, 31))
    shown = timeline(query, ("2018-03", 1), ("2019-04", 2))
    assert shown
    assert shown.bars[0].href == "/search?since=2018-03-05&until=2018-03-31"
    assert len(shown.bars) == 22


def test_a_single_day_leads_up_and_nothing_shows_nothing() -> None:
    day = Query(fold=True, since=date(2019, 2, 3), until=date(2019, 2, 3))
    shown = timeline(day, ("2019-02-03", 1))
    assert shown
    assert shown.up == "/search?since=2019-02-01&until=2019-02-28"
    assert timeline(Query(fold=True), undated=3) is None


@pytest.mark.parametrize("last", ["9999", "0001"])
def test_the_ends_of_the_calendar(last: str) -> None:
    shown = timeline(Query(fold=True), (last, 1))
    assert shown
    assert sum(bar.count for bar in shown.bars) == 1


def test_from_years_to_months_to_days_and_back_up(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬")
    assert texts(root, f"{ROWS}/th") == [f"{year}年" for year in DOG_YEARS]
    assert texts(root, f"{ROWS}/td") == ["2"] * len(DOG_YEARS)
    said = texts(root, f"{BARS}/title")
    assert said == [f"{year}年，2 份" for year in DOG_YEARS]
    months = page(client, link(root, f"{BARS}[1]"))
    assert texts(months, "//a[@class='chip']") == ["日期：2015年"]
    assert texts(months, f"{BARS}/title") == ["2015年1月，1 份", "2015年2月，1 份"]
    days = page(client, link(months, f"{BARS}[2]"))
    assert texts(days, "//a[@class='chip']") == ["日期：2015年2月"]
    assert texts(days, f"{BARS}/title") == ["2015年2月15日，1 份"]
    up = page(client, link(days, "//p[@class='up']/a"))
    assert texts(up, "//a[@class='chip']") == ["日期：2015年"]
    top = page(client, link(up, "//p[@class='up']/a"))
    assert not texts(top, "//a[@class='chip'] | //p[@class='up']")


def test_one_year_of_the_facet_shows_its_months(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬&year=2016")
    assert texts(root, f"{BARS}/title") == ["2016年1月，1 份", "2016年2月，1 份"]
    assert link(root, "//p[@class='up']/a") == "/search?q=%E5%85%BB%E7%8A%AC"


def test_the_undated_are_counted_beside(client: FlaskClient) -> None:
    root = page(client, "/search")
    undated = "//figure//p[@class='hint']/a"
    assert text(root, undated) == "另有 1 份日期未标注"
    assert texts(page(client, link(root, undated)), "//ol//h3") == ["垃圾分类须知"]


def test_presets_count_back_from_today(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬&year=2020")
    presets = "//fieldset//ul[@class='presets']//a"
    assert texts(root, presets) == ["本月", "近一年", "近三年", "近五年", "近十年"]
    address = link(root, f"{presets}[. = '近三年']")
    # Today may have turned over since the page was made.
    assert any(f"since={years_before(today() - timedelta(days), 3)}" in address for days in (0, 1))
    chosen = page(client, address)
    assert texts(chosen, f"{presets}[@aria-current]") == ["近三年"]
    assert "since" not in link(chosen, f"{presets}[@aria-current]")


def test_this_month_is_one_click_away_and_back(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬")
    first, month = root.xpath("//*[@aria-label='最近']//a")[0], today().replace(day=1)
    assert first.text == "本月"
    assert first.get("href").endswith(f"since={month}")
    back = page(client, first.get("href")).xpath("//*[@aria-label='最近']//a")[0]
    assert back.get("aria-current") == "true"
    assert "since" not in back.get("href")


@pytest.mark.parametrize("path", ["/changes", "/effects"])
def test_lists_of_what_happened_have_this_month(client: FlaskClient, path: str) -> None:
    month = today().replace(day=1)
    way = link(page(client, f"{path}?until=2020-01-01"), "//a[@class='month']")
    assert way == f"{path}?since={month}"
    chosen = page(client, way).xpath("//a[@class='month']")[0]
    assert (chosen.get("aria-current"), chosen.get("href")) == ("true", path)
    assert not page(client, f"{path}?since=many", 400).xpath("//a[@class='month']")
