"""Searching within results, values of a facet by name, and help where nothing is found."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.search_app.documents import DOGS
from tests.search_app.pages import answer, link, page, text, texts

TITLES = "//ol[@class='hits']//h3"
TOTAL = "//*[@id='results-title']"
CHIPS = "//a[@class='chip']"
WIDER = "//div[@class='empty']//li[a]"


def test_a_search_within_the_results_keeps_all_that_is_in_force(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬&within=登记&year=2019&sort=oldest")
    form = root.xpath("//form[@class='within']")[0]
    sent = [(one.get("name"), one.get("value")) for one in form.xpath(".//input[@type='hidden']")]
    assert sent == [("q", "养犬"), ("within", "登记"), ("year", "2019"), ("sort", "oldest")]
    assert form.xpath(".//input[not(@type)]/@name") == ["within"]


def test_each_search_within_has_a_chip_that_takes_it_back(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬&within=2019年&within=“（1）”")
    assert text(root, TOTAL).endswith("共 1 份文件")
    assert texts(root, CHIPS) == ["结果中含：2019年", "结果中含：“（1）”"]
    wider = page(client, link(root, f"{CHIPS}[contains(., '1）”')]"))
    assert text(wider, TOTAL).endswith("共 2 份文件")
    assert text(page(client, link(root, "//a[@class='clear']")), TOTAL).endswith(
        f"共 {DOGS} 份文件"
    )


def test_programs_search_within_results_too(client: FlaskClient) -> None:
    found = answer(client, "/api/v1/search?q=养犬&within=2019年&within=“（1）”")
    assert [hit["id"] for hit in found["hits"]] == ["dog-2019-1"]
    (problem,) = answer(client, "/api/v1/search?q=养犬&within=-登记", 400)["error"]["problems"]
    assert (problem["code"], problem["parameter"]) == ("only_negative", "within")
    many = "&".join(f"within={n}" for n in range(11))
    (problem,) = answer(client, f"/api/v1/search?{many}", 400)["error"]["problems"]
    assert problem["code"] == "too_many_values"


def test_an_empty_search_within_asks_nothing(client: FlaskClient) -> None:
    assert not texts(page(client, "/search?q=养犬&within="), CHIPS)


def test_values_by_name(client: FlaskClient) -> None:
    root = page(client, "/search/issuer?q=中小企业&kind=意见&name=税务")
    assert text(root, "//h1") == "发文机关：名称含“税务”"
    assert texts(root, "//main//li") == ["云川市税务局 1"]
    assert text(root, "//p[@role='status']") == "共 1 项"
    hidden = root.xpath("//main//form//input[@type='hidden']")
    assert [(one.get("name"), one.get("value")) for one in hidden] == [
        ("q", "中小企业"),
        ("kind", "意见"),
    ]
    chosen = page(client, link(root, "//main//li/a"))
    assert texts(chosen, CHIPS) == ["发文机关：云川市税务局", "文件类型：意见"]
    assert link(root, "//p[@class='back']/a") == link(chosen, f"{CHIPS}[contains(., '税务')]")


def test_no_value_of_that_name(client: FlaskClient) -> None:
    said = text(page(client, "/search/topic?name=没有"), "//p[@role='status']")
    assert said == "没有名称含这些字的选项。"


def test_values_of_no_facet_and_names_too_long(client: FlaskClient) -> None:
    page(client, "/search/color", status=404)
    page(client, f"/search/issuer?name={'长' * 3000}", status=400)


@pytest.mark.parametrize(
    ("address", "nowhere", "wider"),
    [
        ("q=量子纠缠", ["本站没有“量子”。", "本站没有“纠缠”。"], []),
        ("q=“养犬收费”", ["本站没有“养犬收费”。"], []),
        ("q=“养犬” 与 “量子”", ["本站没有“量子”。"], ["只检索““养犬””"]),
        ("q=养犬 -登记", [], []),
        ("q=机关:量子 与 养犬", ["本站没有名称含“量子”的发文机关。"], ["只检索“养犬”"]),
        ("q=养犬&within=垃圾", [], ["不限“结果中含：垃圾”"]),
        ("q=养犬&within=量子", ["本站没有“量子”。"], ["不限“结果中含：量子”"]),
        ("q=养犬&kind=意见&year=2019", [], ["不限文件类型"]),
        ("q=养犬&since=2030-01-01&year=2019", [], ["不限日期"]),
        ("q=登记 /1 费用", [], ["不要求连在一起：登记 费用"]),
    ],
)
def test_what_stands_nowhere_and_what_to_drop(
    client: FlaskClient, address: str, nowhere: list[str], wider: list[str]
) -> None:
    root = page(client, f"/search?{address}")
    assert texts(root, "//p[@class='nowhere']") == nowhere
    offered = texts(root, WIDER)
    assert [one.rsplit(" ", 2)[0] for one in offered][: len(wider)] == wider
    for place, one in enumerate(offered, 1):
        leads = page(client, link(root, f"({WIDER})[{place}]/a"))
        count = one.rsplit(" ", 2)[1]
        assert text(leads, TOTAL).endswith(f"共 {count} 份文件")


def test_where_nothing_has_ended_there_is_nothing_to_leave_out(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬")
    assert text(root, TOTAL).endswith(f"共 {DOGS} 份文件")
    assert not root.xpath("//a[contains(., '不看已废止、失效的')]")
