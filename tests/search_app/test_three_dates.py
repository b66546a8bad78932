"""The three dates on pages, in addresses, for programs and on files."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.search_app.documents import DOGS
from tests.search_app.pages import answer, link, page, text, texts

TOTAL = "//*[@id='results-title']"
CHIPS = "//a[@class='chip']"


@pytest.mark.parametrize(
    ("given", "total"),
    [
        ("since=2019", 5),
        ("since=2019&until=2019", 3),
        ("since=2019-02&until=2019-02", 1),
        ("until=2014", 1),
        ("written_since=2019", 4),
        ("written_since=2019&written_until=2019-01", 1),
        ("published_since=2018-12-10", 2),
        ("published_until=2018", 2),
        ("effective_since=2019&effective_until=2019", 1),
        ("effective_until=2018", 0),
    ],
)
def test_bounds(client: FlaskClient, given: str, total: int) -> None:
    assert answer(client, f"/api/v1/search?{given}")["total"] == total
    assert len(texts(page(client, f"/search?{given}&fold=0"), "//ol[@class='hits']/li")) == total


def test_each_bound_is_a_condition_that_can_be_removed(client: FlaskClient) -> None:
    found = page(client, "/search?q=养犬&written_since=2019-08&effective_until=2020&kind=通知")
    said = texts(found, CHIPS)
    assert "文件落款日期：2019年8月1日起" in said
    assert "开始执行的日期：截至2020年12月31日" in said
    (chip,) = [c for c in found.xpath(CHIPS) if "落款" in c.text_content()]
    left = parse_qs(urlsplit(chip.get("href")).query)
    assert left == {"q": ["养犬"], "effective_until": ["2020-12-31"], "kind": ["通知"]}


def test_the_form_shows_the_days_that_stand_for_a_year(client: FlaskClient) -> None:
    found = page(client, "/search?since=2019&until=2019-02&published_until=2018")
    shown = {one.get("name"): one.get("value") for one in found.xpath("//input[@type='date']")}
    assert shown["since"] == "2019-01-01"
    assert shown["until"] == "2019-02-28"
    assert shown["published_until"] == "2018-12-31"
    assert shown["written_since"] == ""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("written_since=2019-13", "文件落款日期的起始日“2019-13”没有这一天"),
        ("published_until=19", "上网日期的截止日“19”不是日期"),
        ("effective_since=2020&effective_until=2019", "早于起始日期 2020-01-01"),
    ],
)
def test_a_wrong_day_is_said(client: FlaskClient, given: str, said: str) -> None:
    assert said in text(page(client, f"/search?{given}", 400), "//div[@id='problems']")
    answer(client, f"/api/v1/search?{given}", 400)


def test_orders_by_each_date_are_links(client: FlaskClient) -> None:
    found = page(client, "/search?q=养犬")
    others = "//nav[@class='sorts']//details[@class='other-sorts']//a"
    assert len(texts(found, others)) == 6
    href = link(found, f"({others})[1]")
    assert parse_qs(urlsplit(href).query)["sort"] == ["written_newest"]
    newest = page(client, href)
    assert text(newest, "//nav[@class='sorts']//a[@aria-current]") == "落款日期从新到旧"
    assert texts(newest, "//nav[@class='sorts']//summary")[1] == "落款日期从新到旧"


def test_files_and_trends_have_the_bounds(client: FlaskClient) -> None:
    exported = client.get("/export.csv?q=养犬&written_since=2019").get_data(as_text=True)
    assert "文件落款日期：2019年1月1日起" in exported
    assert exported.count("养犬登记工作的通知") == DOGS - 8
    counted = client.get("/trends.csv?q=养犬&written_since=2020").get_data(as_text=True)
    assert "2020,2" in counted
    assert "2019," not in counted
