"""What is suggested while somebody types, in the API and in the answers to the box."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from corpus.document import Document, Paragraph, Part, Rank
from indexer.results import OfferKind
from search_app import wording
from search_app.embed.box_results import OFFERS, RESULTS, SUGGESTIONS
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer

NOTICE = "关于调整住房公积金使用政策的通知"
KINDS = wording.suggesting.KINDS
FINANCE = "财政、金融、审计"


def _document(id: str, title: str, text: str = "正文。", **fields: Any) -> Document:
    parts = (Part((Paragraph(text),)),)
    return Document(source="样本", key=id, id=id, path=id, title=title, parts=parts, **fields)


def _documents() -> Iterator[Document]:
    law = {"rank": Rank.LAW, "region": "全国"}
    yield _document("law", "中华人民共和国公司法", effective_on=date(2024, 7, 1), **law)
    yield _document("cites", "关于适用公司法的规定", written_on=date(2024, 8, 1))
    yield _document(
        "number",
        "关于加快发展的意见",
        document_number="国发〔2019〕5号",
        document_numbers=("国发〔2019〕5号",),
        issuers=("国务院",),
        written_on=date(2019, 1, 27),
        topics=(FINANCE,),
    )
    for city, province in (("杭州市", "浙江省"), ("广州市", "广东省")):
        yield _document(
            city,
            NOTICE,
            f"{city}的职工可以提取公积金。",
            issuers=(f"{city}住房公积金管理中心",),
            region=f"{province}/{city}",
            written_on=date(2020, 1, 1),
        )
    yield _document("card", "居住证管理办法", "不动产权证书由机构核发。")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A visitor of a site on these documents."""
    with site_of(tmp_path_factory.mktemp("typing"), _documents()) as app:
        yield app.test_client()


def offers(client: FlaskClient, typed: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer(client, f"/api/v1/suggest?q={typed}")["offers"]
    return found


def groups(client: FlaskClient, typed: str) -> dict[str, list[dict[str, Any]]]:
    """The options of the box by the name of their group."""
    found = answer(client, f"/embed/v1?q={typed}")["groups"]
    return {group["name"]: group["options"] for group in found}


def title_of(option: dict[str, Any]) -> str:
    return "".join(part["text"] for part in option["parts"])


class TestApi:
    """`offers` beside `suggestions`."""

    def test_a_law_by_its_short_name(self, client: FlaskClient) -> None:
        assert offers(client, "公司")[0] == {
            "kind": "law",
            "text": "公司法",
            "q": "公司法",
            "id": "law",
            "page": "http://localhost/d/law",
            "facts": ["中华人民共和国公司法"],
        }

    def test_a_number_by_how_it_begins(self, client: FlaskClient) -> None:
        (found,) = (one for one in offers(client, "国发2019") if one["kind"] == "number")
        assert (found["text"], found["id"]) == ("国发〔2019〕5号", "number")
        assert found["facts"] == ["关于加快发展的意见"]

    def test_organs_and_topics_lead_to_the_filter(self, client: FlaskClient) -> None:
        (organ,) = (one for one in offers(client, "国务") if one["kind"] == "organ")
        assert unquote(organ["page"]) == "http://localhost/search?issuer=国务院"
        assert (organ["q"], organ["id"], organ["facts"]) == ("", None, ["1 份"])
        (topic,) = (one for one in offers(client, "金融") if one["kind"] == "topic")
        assert unquote(topic["page"]) == f"http://localhost/search?topic={FINANCE}"

    def test_an_everyday_word_is_a_search(self, client: FlaskClient) -> None:
        found = [one for one in offers(client, "房产") if one["kind"] == "word"]
        assert unquote(found[0]["page"]) == "http://localhost/search?q=房产证"
        assert found[0]["facts"] == ["公文中称不动产权证书、房屋所有权证"]

    def test_titles_by_pinyin_and_with_mistakes(self, client: FlaskClient) -> None:
        for typed, title in (("gongjij", NOTICE), ("gjj", NOTICE), ("居住正", "居住证管理办法")):
            found = answer(client, f"/api/v1/suggest?q={typed}")["suggestions"]
            assert [one["title"] for one in found] == [title]
            assert set(found[0]) == {"id", "title", "parts", "page"}

    def test_kinds_have_names(self) -> None:
        assert list(KINDS) == [kind.value for kind in OfferKind]


class TestBox:
    """Groups of the box."""

    def test_laws_stand_first_and_each_document_once(self, client: FlaskClient) -> None:
        found = groups(client, "公司")
        assert list(found)[:2] == [KINDS["law"], wording.embed.SUGGESTIONS]
        assert title_of(found[KINDS["law"]][0]) == "公司法"
        assert found[KINDS["law"]][0]["facts"] == "中华人民共和国公司法"
        hrefs = [one["href"].split("?")[0] for some in found.values() for one in some]
        documents = [href for href in hrefs if href.startswith("/d/")]
        assert sorted(documents) == ["/d/cites", "/d/law"]

    def test_one_title_of_several_places_can_be_told_apart(self, client: FlaskClient) -> None:
        found = groups(client, NOTICE)[wording.embed.SUGGESTIONS]
        assert [title_of(one) for one in found] == [NOTICE] * 2
        assert {one["facts"] for one in found} == {
            "杭州市住房公积金管理中心　2020年",
            "广州市住房公积金管理中心　2020年",
        }

    def test_organs_and_words_keep_what_the_form_narrows_to(self, client: FlaskClient) -> None:
        found = groups(client, "公积金管理&since=2019-01-01&scope=title")
        hrefs = {unquote(one["href"]) for one in found[KINDS["organ"]]}
        assert hrefs == {
            f"/search?scope=title&since=2019-01-01&issuer={city}住房公积金管理中心"
            for city in ("杭州市", "广州市")
        }
        assert KINDS["organ"] not in groups(client, "公积金管理&since=2021-01-01")

    def test_a_word_that_goes_on_stands_before_titles(self, client: FlaskClient) -> None:
        assert list(groups(client, "居住正"))[:2] == [KINDS["word"], wording.embed.SUGGESTIONS]
        assert next(iter(groups(client, "房产"))) == KINDS["word"]

    @pytest.mark.parametrize("typed", ["公", "公司", "公积金", "gjj", "gongjij", "国发", NOTICE])
    def test_few_of_each(self, client: FlaskClient, typed: str) -> None:
        found = groups(client, typed)
        results = found.pop(wording.embed.RESULTS, None) or found.pop(wording.embed.NEAREST, [])
        assert len(results) <= RESULTS + 1
        assert sum(map(len, found.values())) <= SUGGESTIONS + OFFERS == 8

    def test_nothing_is_said_to_be_nothing(self, client: FlaskClient) -> None:
        """Never that one should search where a search finds nothing."""
        assert "请直接检索" not in wording.embed.NOTHING
        assert answer(client, "/embed/v1?q=量子纠缠")["said"] == wording.embed.NOTHING
        within = answer(client, "/embed/v1?q=量子纠缠&year=2019")
        assert within["said"] == wording.embed.NOTHING_WITHIN
        unreadable = answer(client, "/embed/v1?q=量子纠缠&since=2019-02-30")
        assert unreadable["said"] == wording.embed.UNREADABLE

    def test_what_lacks_words_is_said_to_be_the_nearest(self, client: FlaskClient) -> None:
        found = answer(client, "/embed/v1?q=职工提取公积金的材料清单")
        names = [group["name"] for group in found["groups"]]
        assert found["total"] == 0
        assert wording.embed.NEAREST in names
        last = found["groups"][-1]["options"][-1]
        assert (title_of(last)[:5], last["href"]) == ("查看最接近", "")
