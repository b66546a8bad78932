"""What documents say of each other, on the page and in the API."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from corpus.document import Document, Paragraph, Part
from indexer.query.facets import Facet
from indexer.query.filters import Filters
from indexer.query.model import Query
from indexer.today import today
from search_app import wording
from search_app.wording.exports import conditions
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer, link, page, text, texts

OLD, NEW = "云川市养犬管理办法", "云川市文明养犬管理办法"
SHORT = "云川市临时停车管理办法"
LONGER = f"关于延长《{SHORT}》有效期的通知"


def rule(key: str, title: str, number: str | None, day: date, *lines: str) -> Document:
    """A rule of the city."""
    return Document(
        source="样本",
        key=key,
        id=key,
        path=key,
        title=title,
        parts=(Part(tuple(map(Paragraph, lines))),),
        written_on=day,
        effective_on=day,
        document_number=number,
        document_numbers=(number,) if number else (),
        issuers=("云川市人民政府",),
    )


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A visitor of a site of documents that name each other."""
    rules = (
        rule("old", OLD, "云政规〔2010〕3号", date(2010, 5, 1), "养犬应当登记。"),
        rule(
            "new",
            NEW,
            "云政规〔2019〕14号",
            date(2019, 8, 26),
            "根据《云川市城市管理条例》，制定本办法。",
            f"《{OLD}》（云政规〔2010〕3号）同时废止。",
        ),
        *(
            rule(f"n{n}", f"养犬通知（{n}）", None, date(2020, 1, n), f"按照《{NEW}》办理登记。")
            for n in range(1, 24)
        ),
        rule("short", SHORT, "云政规〔2015〕1号", date(2015, 1, 1), "本办法有效期五年。"),
        rule(
            "longer",
            LONGER,
            "云政规〔2019〕30号",
            date(2019, 12, 1),
            LONGER,
            "一、将云政规〔2015〕1号文件有效期延长至2024年12月31日。",
        ),
        rule("evil", "<b>恶</b>", None, date(2020, 2, 1), f"按照《{NEW}》和<b>办理。"),
    )
    with site_of(tmp_path_factory.mktemp("index"), rules) as app:
        yield app.test_client()


def test_the_label_has_its_sentence_its_document_and_its_day(client: FlaskClient) -> None:
    root = page(client, "/d/old")
    box = root.xpath("//div[@class='band']")[0]
    assert text(box, "p[1]") == "已废止（文件写明），自2019年8月26日起"
    assert text(box, "blockquote") == f"《{OLD}》（云政规〔2010〕3号）同时废止。"
    assert link(box, "p[2]/a") == "/d/new"
    assert text(box, "p[last()]") == "此前发生的事适用哪一文本，须依法判断。"
    assert texts(root, "//section[@id='effects']//a") == [f"《{NEW}》（云政规〔2019〕14号）"]


def test_silence_is_never_validity(client: FlaskClient) -> None:
    root = page(client, "/d/new")
    said = (
        f"自2019年8月26日起施行；本站未查到废止、失效的记载"
        f"（截至{wording.values.day(today())}），请以发文机关为准"
    )
    assert text(root, "//header//p[@class='stands']") == said
    assert not root.xpath("//section[@class='validity']/p"), "said once, under the title"


def test_another_day(client: FlaskClient) -> None:
    root = page(client, "/d/old?asof=2019-08-25")
    box = root.xpath("//section[@class='validity']")[0]
    assert "本站未查到废止、失效的记载" in text(box, "p[1]")
    assert not root.xpath("//div[@class='band']"), "on that day it was in force"
    assert text(box, "h2") == "时效性 2019年8月25日"
    assert root.get_element_by_id("asof").get("value") == "2019-08-25"
    assert not root.xpath("//p[@class='back']")
    assert text(page(client, "/d/old?asof=2019-02-30", 400), "//main//li").endswith("年、月、日。")


def test_basis_deeds_and_who_cites_it(client: FlaskClient) -> None:
    root = page(client, "/d/new")
    assert texts(root, "//section[@id='basis']//li/p") == [
        "《云川市城市管理条例》 本站没有收录（不表示不存在）"
    ]
    (deed,) = texts(root, "//section[@id='deeds']//li/p[1]")
    assert deed.startswith(f"《{OLD}》（云政规〔2010〕3号） 废止 自2019年8月26日起")
    cited = root.xpath("//section[@id='cited-by']")[0]
    assert text(cited, "h3") == "被引用（24 份）"
    assert len(cited.xpath("ul/li")) == 3
    assert len(cited.xpath("details//li")) == 17
    found = page(client, link(cited, "p/a"))
    assert "共 24 份文件" in text(found, "//h2[@id='results-title']")
    assert f"引用《{NEW}》的文件" in texts(found, "//a[@class='chip']")


def test_what_title_and_text_say_alike_is_listed_once(client: FlaskClient) -> None:
    assert len(answer(client, "/api/v1/documents/short/relations")["effects"]) == 2
    (effect,) = texts(page(client, "/d/short"), "//section[@id='effects']//li")
    assert effect.endswith("一、将云政规〔2015〕1号文件有效期延长至2024年12月31日。")


def test_names_in_the_text_are_links_and_all_is_escaped(client: FlaskClient) -> None:
    root = page(client, "/d/new?q=养犬")
    links = root.xpath("//div[@class='text']//a[starts-with(@href, '/d/')]")
    assert {one.get("href") for one in links} == {"/d/old"}
    assert "".join(one.text_content() for one in links) == f"《{OLD}》云政规〔2010〕3号"
    assert [mark.get("id") for mark in root.xpath("//div[@class='text']//mark")] == ["hit-1"]
    assert not page(client, "/d/new").xpath("//main//b")


def test_the_facet_the_label_of_hits_and_the_chip(client: FlaskClient) -> None:
    root = page(client, "/search?q=养犬&validity=已废止&asof=2020-01-01")
    assert texts(root, "//ol[@class='hits']//h3") == [OLD]
    assert text(root, "//p[@class='stands']") == "已废止（文件写明）"
    assert texts(root, "//a[@class='chip']") == ["时效性：已废止", "按2020年1月1日判断是否有效"]
    before = page(client, "/search?q=养犬&validity=已废止&asof=2019-01-01")
    assert "共 0 份文件" in text(before, "//h2[@id='results-title']")
    wrong = page(client, "/search?validity=有&asof=2019", 400)
    assert [one[:3] for one in texts(wrong, "//div[@id='problems']//li")] == ["时效性", "查看某"]


def test_the_api(client: FlaskClient) -> None:
    found = answer(client, "/api/v1/documents/old/relations")
    assert found["validity"]["validity"] == "已废止"
    assert found["validity"]["by"]["id"] == "new"
    assert [one["validity"] for one in found["timeline"]] == ["尚未施行", "未标注", "已废止"]
    assert found["effects"][0]["kind"] == "repeal"
    assert {"from": "new", "to": "old", "kind": "repeal"} in found["graph"]["edges"]
    new = answer(client, "/api/v1/documents/new/relations?size=10&page=3")
    assert new["cited_by"]["total"] == 24
    assert len(new["cited_by"]["documents"]) == 4
    (basis,) = [one for one in new["citations"] if one["basis"]]
    assert (basis["title"], basis["targets"]) == ("云川市城市管理条例", [])
    past = answer(client, "/api/v1/documents/old/relations?asof=2015-01-01")
    assert past["validity"]["ground"] == "silence"


def test_mistakes_in_the_api(client: FlaskClient) -> None:
    wrong = answer(client, "/api/v1/documents/old/relations?asof=x&day=1", 400)
    assert [one["parameter"] for one in wrong["error"]["problems"]] == ["day", "asof"]
    assert answer(client, "/api/v1/documents/nobody/relations", 404)["error"]["code"] == "not_found"


def test_what_has_ended_is_left_out_in_one_click(client: FlaskClient) -> None:
    choice = "//section[@id='facet-validity']//a[contains(., '不看已废止、失效的')]"
    root = page(client, "/search")
    count = text(root, f"{choice}/span[@class='count']")
    left = page(client, link(root, choice))
    assert text(left, "//*[@id='results-title']").endswith(f"共 {count} 份文件")
    assert not {"已废止", "失效"} & set(texts(left, "//ol[@class='hits']//*[@class='mark-strong']"))
    assert "selected" in left.xpath(f"{choice}/@class")[0]
    again = page(client, link(left, choice))
    assert text(again, "//*[@id='results-title']") == text(root, "//*[@id='results-title']")
    assert not again.xpath("//a[@class='chip']")


def test_what_has_ended_is_left_out_whatever_the_rest_is_today(client: FlaskClient) -> None:
    """A link that is kept, or a subscription, must show a later document that says it holds."""
    choice = "//section[@id='facet-validity']//a[contains(., '不看已废止、失效的')]"
    address = link(page(client, "/search"), choice)
    chosen = parse_qs(urlsplit(address).query)["validity"]
    assert set(chosen) == {"有效", "尚未施行", "部分失效", "未标注", "不适用"}
    (chip,) = page(client, address).xpath("//a[@class='chip']")
    assert "不看已废止、失效的" in chip.text_content()
    left = Filters().having(Facet.VALIDITY, tuple(chosen))
    assert conditions(Query(filters=left)) == "不看已废止、失效的"
