"""An older version of a rule is told as one: on page and hit, in the API, in a checked draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient

from indexer import today as clock
from tests.contract import test_articles as art
from tests.contract.test_versions import AMENDED, DECISION, OLD, REVISED, law
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer, link, page, text, texts

SUCCESSOR = law(
    "successor",
    date(2022, 1, 1),
    "《云川省养猫规定》同时废止。",
    title="云川省养猫条例",
    effective_on=date(2022, 3, 1),
)
REPEALED = law("repealed", date(2012, 1, 1), "养猫应当登记。", title="云川省养猫规定")
"""Repealed by a rule of another title that takes its place."""


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A visitor of a site of these laws."""
    everything = (OLD, AMENDED, DECISION, REVISED, SUCCESSOR, REPEALED)
    with site_of(tmp_path_factory.mktemp("versions"), everything) as app:
        yield app.test_client()


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 30, 4, tzinfo=UTC))


def test_an_older_version_says_so_at_the_top_of_its_page(laws: FlaskClient) -> None:
    root = page(laws, "/d/old")
    band = root.xpath("//header[@class='document-head']/div[@class='band']")[0]
    assert texts(band, "p") == [
        "旧版（已修改） 这是旧版。新版自2024年3月1日起施行。",
        "查看新版：《云川省养犬条例》（2023年12月29日）",
        "此前发生的事适用哪一文本，须依法判断。",
    ]
    assert link(band, "p/a") == "/d/amended"
    assert texts(root, "//section[@id='versions']//li") == [
        "《云川省养犬条例》 2023年12月29日 自2024年3月1日起 已收录的最新文本 与上一版对照",
        "《云川省养犬条例》 2026年10月1日 自2027年1月1日起 尚未施行 与上一版对照",
        "本文件 2010年5月1日 自2010年7月1日起 旧版（已修改）",
    ]
    compared = root.xpath("//section[@id='versions']//li//a[.='与上一版对照']/@href")
    assert compared == ["/compare?a=old&b=amended", "/compare?a=amended&b=revised"]


@pytest.mark.parametrize("form", ["md", "txt"])
def test_the_other_forms_of_an_older_version_say_so_too(laws: FlaskClient, form: str) -> None:
    said = laws.get(f"/d/old.{form}").get_data(as_text=True)
    assert "这是旧版。新版自2024年3月1日起施行。《云川省养犬条例》（2023年12月29日）" in said
    assert "/d/amended" in said
    assert "旧版" not in laws.get(f"/d/revised.{form}").get_data(as_text=True)


def test_a_day_that_nobody_states_is_said_to_be_missing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with site_of(tmp_path_factory.mktemp("undated"), (OLD, AMENDED)) as app:
        band = text(page(app.test_client(), "/d/old"), "//div[@class='band']/p[1]")
    assert band == "旧版（已修改） 这是旧版。新版施行日期未收录。"


def test_what_is_coming_and_what_held_then(laws: FlaskClient) -> None:
    coming = page(laws, "/d/amended").xpath("//div[@class='band']")[0]
    assert texts(coming, "p") == [
        "新版将于2027年1月1日起施行。",
        "查看新版：《云川省养犬条例》（2026年10月1日）",
    ]
    waiting = page(laws, "/d/revised").xpath("//div[@class='band']")[0]
    assert text(waiting, "p[1]") == (
        "尚未施行 这一文本到2026年11月30日尚未施行（自2027年1月1日起施行），当时施行的是另一文本。"
    )
    assert link(waiting, "p/a") == "/d/amended"


def test_a_stated_repeal_is_never_called_an_older_version(laws: FlaskClient) -> None:
    root = page(laws, "/d/repealed")
    band = root.xpath("//div[@class='band']")[0]
    said = texts(band, "p")
    assert said[0] == "已废止（文件写明），自2022年3月1日起"
    assert said[2:] == [
        "已有新的文本，自2022年3月1日起施行。",
        "查看新的文本：《云川省养猫条例》（2022年1月1日）",
        "此前发生的事适用哪一文本，须依法判断。",
    ]
    assert "旧版" not in root.text_content()
    (hit,) = page(laws, "/search?q=养猫规定").xpath(
        "//ol[@class='hits']/li[.//h3 = '云川省养猫规定']"
    )
    assert text(hit, ".//p[@class='newer']") == (
        "已有新的文本，自2022年3月1日起施行。 查看新的文本"
    )
    assert text(hit, ".//p[@class='stands']") == "已废止（文件写明）"
    assert "旧版" not in hit.text_content()


def test_a_hit_says_it_and_leads_to_the_newer_one(laws: FlaskClient) -> None:
    root = page(laws, "/search?q=养犬条例&sort=oldest")
    first, *others = root.xpath("//ol[@class='hits']/li")
    assert text(first, ".//p[@class='newer']") == (
        "旧版（已修改） 这是旧版。新版自2024年3月1日起施行。 查看新版"
    )
    assert link(first, ".//p[@class='newer']/a").startswith("/d/amended?q=")
    assert "已修改" not in text(first, ".//p[@class='facts']")
    said = [texts(one, ".//p[@class='newer']") for one in others]
    assert ["新版将于2027年1月1日起施行。 查看新版"] in said
    before = page(laws, "/search?q=养犬条例&sort=oldest&asof=2012-01-01")
    assert not [one for one in texts(before, "//p[@class='newer']") if "旧版" in one]


NEWER = {
    "id": "amended",
    "title": "云川省养犬条例",
    "document_number": None,
    "dated_on": "2023-12-29",
    "validity": "未标注",
    "page": "http://localhost/d/amended",
    "first_day": "2024-03-01",
    "has_begun": True,
    "ended": "amended",
}


def test_the_api_has_it_as_a_field_of_its_own(laws: FlaskClient) -> None:
    hits = answer(laws, "/api/v1/search?q=养犬条例&match=all")["hits"]
    (old,) = (hit for hit in hits if hit["id"] == "old")
    assert (old["newer_version"], old["validity"]) == (NEWER, "未标注")
    assert answer(laws, "/api/v1/documents/old")["newer_version"] == NEWER
    relations = answer(laws, "/api/v1/documents/old/relations")
    assert relations["newer_version"] == NEWER
    told = [(one["id"], one["state"], one["ended"]) for one in relations["versions"]]
    assert told == [
        ("amended", "newest", None),
        ("revised", "not_yet", None),
        ("old", "older", "amended"),
    ]
    then = answer(laws, "/api/v1/documents/old/relations?asof=2024-01-01")["newer_version"]
    assert (then["id"], then["has_begun"], then["ended"]) == ("amended", False, None)


def test_a_consolidated_text_says_what_it_contains(laws: FlaskClient) -> None:
    root = page(laws, "/d/amended")
    assert texts(root, "//section[@class='changes']/p") == [
        "本文本已含《关于修改〈云川省养犬条例〉的决定》（2023年12月29日通过，2024年3月1日起施行）"
    ]
    assert link(root, "//section[@class='changes']/p/a") == "/d/decision"
    assert "已修改" not in text(root, "//section[@class='validity']")
    assert not root.xpath("//section[@id='effects']")
    (change,) = answer(laws, "/api/v1/documents/amended")["contains"]
    assert [one["id"] for one in change.pop("targets")] == ["decision"]
    assert change == {
        "kind": "amended",
        "decided_on": "2023-12-29",
        "first_day": "2024-03-01",
        "stated": True,
        "title": "关于修改〈云川省养犬条例〉的决定",
        "number": None,
    }
    (revision,) = texts(page(laws, "/d/revised"), "//section[@class='changes']/p")
    assert revision == "本文本已含2026年10月1日的修订（2027年1月1日起施行）"


DRAFT = "根据《云川省养犬条例》，制定本办法。"


def test_the_check_of_a_draft_says_it_of_what_the_draft_names(laws: FlaskClient) -> None:
    sent = {"text": DRAFT, "asof": "2015-01-01"}
    then = laws.post("/api/v1/check", json=sent).get_json()
    (target,) = then["citations"][0]["targets"]
    assert (target["id"], target["newer_version"]) == ("old", None)
    number = "依照《云川省养猫规定》办理。"
    (found,) = laws.post("/api/v1/check", json={"text": number}).get_json()["citations"]
    assert found["targets"][0]["newer_version"]["id"] == "successor"
    assert found["targets"][0]["newer_version"]["ended"] == "repealed"
    shown = laws.post("/check", data={"text": number}).get_data(as_text=True)
    assert "已有新的文本，自2022年3月1日起施行。" in shown
    assert 'href="/d/successor"' in shown


def test_what_the_text_contains_is_no_finding(laws: FlaskClient) -> None:
    found = laws.post("/api/v1/check", json={"text": DRAFT}).get_json()["citations"][0]
    (target,) = found["targets"]
    assert (target["id"], [one["code"] for one in found["findings"]]) == ("amended", ["fine"])
    assert (target["newer_version"]["id"], target["newer_version"]["has_begun"]) == (
        "revised",
        False,
    )


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A visitor of a site of a law in two versions, its amendments and its citers."""
    everything = (art.OLD, art.NEW, art.DECISION, art.REPEALS, *art.CITERS)
    with site_of(tmp_path_factory.mktemp("articles"), everything) as app:
        yield app.test_client()


def test_the_page_of_an_article_has_all_of_it(articles: FlaskClient) -> None:
    root = page(articles, "/d/new/articles/3")
    assert text(root, "//h1") == "《云川省养犬条例》第三条"
    forms = root.xpath("//p[@class='copied-text']")
    assert forms[4].text == (
        "《云川省养犬条例》（2023年12月29日修正）第三条第二款第二项规定："
        "“照片：\n1.正面；”\nhttp://localhost/d/new#article-3-p2-i2"
    )
    assert len(forms) == 5
    (older,) = root.xpath("//section[@class='article-text']/article")
    assert text(older, "h3") == "《云川省养犬条例》（2010年5月1日） 自2010年7月1日起 旧版（已修改）"
    assert texts(older, "p") == ["本条例自2010年7月1日起施行。", "内容相近的是这一版本的第二条"]
    assert link(older, "p/a") == "/d/old/articles/2"
    changes, cited = root.xpath("//section[@class='relations']")
    assert texts(changes, ".//p[@class='sentence']") == [
        "二、将第二条改为第三条，修改为：“养犬人应当自取得犬只之日起十五日内办理登记。 "
        "“第三款作为第九条。”"
    ]
    assert text(cited, "h2") == "引用这一条的文件（各版本共 2 份）"
    assert "所引版本 2010年5月1日" in text(cited, "ul/li[2]/p[1]")


def test_an_article_that_no_version_has_is_not_found(articles: FlaskClient) -> None:
    root = page(articles, "/d/new/articles/99", 404)
    assert text(root, "//p[@role='status']") == "本站收录的各版本都没有第九十九条。"
    assert page(articles, "/d/nobody/articles/1", 404) is not None
    wrong = text(page(articles, "/d/new/articles/abc", 400), "//main//li")
    assert wrong == "被引用的条“abc”不是条的序号，请写成 33、133-1（第一百三十三条之一）这样。"


@pytest.mark.parametrize("typed", ["3", "第三条", "三", " 第 3 条 "])
def test_an_article_is_asked_for_in_any_writing(articles: FlaskClient, typed: str) -> None:
    response = articles.get("/d/new/articles", query_string={"article": typed})
    assert (response.status_code, response.headers["Location"]) == (302, "/d/new/articles/3")


def test_the_text_has_an_anchor_for_each_clause(articles: FlaskClient) -> None:
    root = page(articles, "/d/new")
    found = [id for id in root.xpath("//div[@id='document-text']//@id") if id[:7] == "article"]
    assert found == [
        *("article-1", "article-1-p1", "article-2", "article-2-p1", "article-3", "article-3-p1"),
        *("article-3-p2", "article-3-p2-i1", "article-3-p2-i2", "article-4", "article-4-p1"),
    ]
    assert len(set(root.xpath("//@id"))) == len(root.xpath("//@id"))
    assert text(root, "//p[contains(@class, 'goes-on')]") == "1.正面；"
    body = root.get_element_by_id("document-text")
    assert body.get("data-cited") == "《云川省养犬条例》（2023年12月29日修正）"
    assert body.get("data-address") == "http://localhost/d/new"


def test_a_text_without_articles_has_nothing_to_quote(articles: FlaskClient) -> None:
    root = page(articles, "/d/a")
    assert root.get_element_by_id("document-text").get("data-cited") is None
    assert not root.xpath("//template")


def test_the_api_has_an_article_through_all_versions(articles: FlaskClient) -> None:
    found = answer(articles, "/api/v1/documents/old/articles/2?size=1&page=2")
    assert (found["article"], found["label"], found["id"]) == ("2", "第二条", "old")
    new, old = found["texts"]
    assert (new["id"], new["state"], new["moved_to"]) == ("new", "newest", "3")
    assert (old["id"], old["ended"], old["moved_to"]) == ("old", "amended", None)
    assert old["clauses"] == [
        {
            "name": "article-2-p1",
            "label": "第二条",
            "item": 0,
            "text": "养犬人应当自取得犬只之日起三十日内到公安机关办理登记。",
            "page": "http://localhost/d/old#article-2-p1",
        }
    ]
    assert [(one["by"]["id"], one["version"]) for one in found["changes"]] == [
        ("decision", "old"),
        ("decision", "old"),
    ]
    assert found["cited_by"]["total"] == 3
    assert [one["id"] for one in found["cited_by"]["documents"]] == ["b"]
    missing = answer(articles, "/api/v1/documents/new/articles/99")
    assert [one["clauses"] for one in missing["texts"]] == [[], []]
    answer(articles, "/api/v1/documents/nobody/articles/1", 404)
    wrong = answer(articles, "/api/v1/documents/new/articles/x", 400)["error"]["problems"]
    assert [(one["code"], one["parameter"]) for one in wrong] == [("article_form", "article")]


def test_cites_takes_an_article_or_all_versions(articles: FlaskClient) -> None:
    def found(asked: str) -> set[str]:
        hits = answer(articles, f"/api/v1/search?sort=newest&size=50&{asked}")["hits"]
        return {hit["id"] for hit in hits} - {"decision", "part"}

    assert found("cites=new&article=2") == found("cites=old&article=第二条") == {"a", "b", "c"}
    assert found("cites=new") == {"b", "c", "d"}
    assert found("cites=new&versions=all") == {"a", "b", "c", "d", "e"}
    for asked in ("article=2", "versions=all", "cites=new&article=x", "cites=new&versions=x"):
        wrong = answer(articles, f"/api/v1/search?{asked}", 400)["error"]["problems"]
        assert len(wrong) == 1
    assert answer(articles, "/api/v1/facets?cites=new&article=2&facet=kind")["total"] == 3


def test_the_page_keeps_what_is_cited_and_says_it(articles: FlaskClient) -> None:
    root = page(articles, "/search?cites=new&article=2&sort=oldest")
    assert texts(root, "//a[@class='chip']") == ["引用《云川省养犬条例》第二条的文件"]
    hidden = {
        one.get("name"): one.get("value") for one in root.xpath("//form[@id='search']//input")
    }
    assert (hidden["cites"], hidden["article"]) == ("new", "2")
    newest = next(a for a in root.xpath("//*[@class='sorts']//a/@href") if "cites" in a)
    assert "article=2" in newest
    every = page(articles, "/search?cites=new&versions=all")
    assert texts(every, "//a[@class='chip']") == ["引用《云川省养犬条例》（各版本）的文件"]
    listed = page(articles, "/d/new").xpath("//section[@id='versions']//p/a/@href")
    assert any(one.startswith("/search?cites=new&versions=all") for one in listed)
