"""What the page of results says of how a query was read, and the links that undo it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from indexer.query.model import Scope
from indexer.query.parser import parse
from indexer.query.syntax.sign_notes import SignKind
from search_app.presenters.beside.query_in_words import is_more_than_words, query_in_words
from search_app.wording import queries as words
from tests.search_app.pages import answer, link, page, text, texts

READING = "//div[contains(@class, 'query-reading')]"
ASKED = f"{READING}/p[@class='asked']"
NOTES = f"{READING}/p[not(@class)]"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("養犬 “登記”", "提到“養犬”，并且连续写着“登記”"),
        ("养犬 -收费", "提到“养犬”，并且不要提到“收费”的"),
        ("养犬 -(收费 OR 罚款)", "提到“养犬”，并且不要（提到“收费”；或者提到“罚款”）的"),
        ("养犬 (登记 或 免疫)", "提到“养犬”，并且（提到“登记”；或者提到“免疫”）"),
        ("标题:养犬", "标题有“养犬”"),
        ("正文:“养犬登记”", "正文里连续写着“养犬登记”"),
        ("机关:公安局", "发文机关名称里有“公安局”"),
        ("文号:云公规", "发文字号里有“云公规”"),
        ("主题:公安", "主题分类名称里有“公安”"),
        ("年份:2019", "年份是2019年"),
        ("地区:云川", "地区名称里有“云川”"),
        ("文种:通知", "文件类型是“通知”"),
        ("来源:样本", "来自名称里有“样本”的网站"),
        ("养*费用", "依次有“养”、“费用”，中间各隔不超过 20 个字"),
        ("养犬 /s 登记", "同一句里有“养犬”和“登记”"),
        ("同条(养犬 (登记 OR 免疫))", "同一条里有“养犬”和“登记”或“免疫”"),
        ("标题:(养犬 /5 登记)", "标题有“养犬”和“登记”，相隔不超过 5 个字"),
        ("云公规〔2019〕1号", "发文字号是云公规〔2019〕1号，或者提到它"),
        (
            "云公规〔2019〕1、2号",
            "发文字号是云公规〔2019〕1号、云公规〔2019〕2号中的一个，或者提到它们",
        ),
        (
            "云公规〔2019〕1-3号",
            "发文字号是云公规〔2019〕1号至云公规〔2019〕3号等 3 个中的一个，或者提到它们",
        ),
        ("云公规〔2019〕", "发文字号里有“云公规〔2019〕”"),
    ],
)  # fmt: skip
def test_a_query_is_said_in_plain_chinese(client: FlaskClient, typed: str, said: str) -> None:
    read = parse(typed)
    assert is_more_than_words(read.expression)
    assert query_in_words(read) == said
    found = page(client, f"/search?q={typed}")
    assert text(found, ASKED) == f"您要找的是：{said}。"


def test_in_the_scope_of_numbers_a_number_is_the_documents_own() -> None:
    read = parse("云公规〔2019〕1号", Scope.NUMBER)
    assert query_in_words(read, Scope.NUMBER) == "发文字号是云公规〔2019〕1号"


@pytest.mark.parametrize("typed", ["", "养犬", "养犬 登记", "请问养犬怎么办"])
def test_of_words_alone_nothing_is_said(client: FlaskClient, typed: str) -> None:
    assert not texts(page(client, f"/search?q={typed}"), READING)


def test_every_kind_of_note_has_its_words() -> None:
    assert set(words.NOTES) == set(words.UNDO) == set(SignKind)


def test_a_sign_is_said_with_its_place_and_can_be_undone(client: FlaskClient) -> None:
    found = page(client, "/search?q=养犬 与 与 登记&kind=通知&sort=newest")
    assert texts(found, NOTES) == ["第 4 个字起的“与”重复了，只算一个。 去掉它再查"]
    back = parse_qs(urlsplit(link(found, f"{NOTES}/a")).query)
    assert back == {"q": ["养犬 与 登记"], "kind": ["通知"], "sort": ["newest"]}
    assert texts(found, "//ol[@class='hits']//h3")


def test_a_field_can_be_taken_for_words(client: FlaskClient) -> None:
    found = page(client, "/search?q=主题:公安")
    undo = link(found, f"{NOTES}/a")
    assert parse_qs(urlsplit(undo).query)["q"] == ["主题 公安"]
    assert not texts(page(client, undo), READING)


def test_signs_of_a_search_within_the_results_are_said_too(client: FlaskClient) -> None:
    found = page(client, "/search?q=养犬&within=登记 (费用")
    assert texts(found, NOTES) == ["第 4 个字“(”是没有配对的括号，按括到末尾理解。 去掉它再查"]
    back = parse_qs(urlsplit(link(found, f"{NOTES}/a")).query)
    assert back["within"] == ["登记 费用"]


def test_where_nothing_is_left_without_a_sign_no_link_is_offered(client: FlaskClient) -> None:
    found = page(client, "/search?q=标题:")
    assert texts(found, NOTES) == ["第 1 个字起的“标题:”后面没有要找的词，当作普通的字。"]


def test_the_bearer_of_a_quoted_number_stands_above(client: FlaskClient) -> None:
    found = page(client, "/search?q=“云公规〔2019〕1号”")
    (line,) = texts(found, NOTES)
    assert line.startswith("云公规〔2019〕1号就是这份文件：云川市公安局关于做好2019年")
    assert link(found, f"{NOTES}/a") == "/d/dog-2019-1"


def test_programs_are_told_the_same(client: FlaskClient) -> None:
    reading = answer(client, "/api/v1/search?q=“云公规〔2019〕1号” (登记")["reading"]
    assert [one["id"] for one in reading["quoted_numbers"]] == ["dog-2019-1"]
    assert reading["sign_notes"] == [
        {
            "kind": "unclosed_bracket",
            "start": 14,
            "end": 15,
            "text": "(",
            "undo": "“云公规〔2019〕1号” 登记",
        }
    ]
    assert answer(client, "/api/v1/search?q=养犬")["reading"]["sign_notes"] == []


def test_a_series_leads_to_its_numbers(client: FlaskClient) -> None:
    root = page(client, "/search?q=云公规〔2018〕")
    ways = root.xpath(f"{NOTES}/a/@href")
    (series,) = (way for way in ways if way.startswith("/series?"))
    shown = page(client, series)
    assert text(shown, "//*[@id='series-title']") == "云公规〔2018〕"
    other = page(client, "/search?q=养*登记")
    assert not [way for way in other.xpath(f"{NOTES}/a/@href") if way.startswith("/series")]


def test_an_unclosed_series_is_said_and_not_silently_words(client: FlaskClient) -> None:
    (line,) = texts(page(client, "/search?q=云公规〔2018"), NOTES)
    assert line.startswith("“云公规〔2018”没有序号，列出这一系列的文件。")


def test_words_that_exclude_in_speech_are_read_as_words_and_offer_what_is_without(
    client: FlaskClient,
) -> None:
    found = page(client, "/search?q=养犬 不含2015年")
    assert text(found, NOTES) == "“不含2015年”当作普通的字，查的是提到它的文件。 改查没有提到它的"
    without = page(client, link(found, f"{NOTES}/a"))
    assert without.xpath("//input[@id='q']/@value") == ["养犬 -2015年"]
    assert "共 10 份" in text(without, "//*[@id='results-title']")
