"""The shapes of the API."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

from indexer.query.facets import Facet
from tests.search_app.documents import DOGS, SAFETY
from tests.search_app.pages import answer


def test_search(client: FlaskClient) -> None:
    found = answer(client, "/api/v1/search?q=养犬&year=2019&size=1&sort=oldest")
    assert set(found) == {
        *("query", "reading", "match", "total", "listed", "further", "hits", "answer"),
        *("next_cursor", "offers"),
        *("facets", "omitted", "took_ms", "index_version"),
    }
    assert (found["query"], found["total"]) == ("养犬", 2)
    (hit,) = found["hits"]
    assert isinstance(hit.pop("score"), float)
    assert hit == {
        "id": "dog-2019-1",
        "source": "样本",
        "title": "云川市公安局关于做好2019年养犬登记工作的通知（1）",
        "published_on": None,
        "written_on": "2019-01-15",
        "written_by": None,
        "dated_by": "written_on",
        "document_number": "云公规〔2019〕1号",
        "issuers": ["云川市公安局"],
        "site": None,
        "kind": "通知",
        "rank": None,
        "region": None,
        "validity": "未标注",
        "validity_stated": False,
        "valid_until": None,
        "validity_said": "本站未查到废止、失效的记载",
        "amended": False,
        "no_rule": False,
        "topics": [SAFETY],
        "url": None,
        "page": "http://localhost/d/dog-2019-1",
        "duplicates": 0,
        "snippets": [
            [{"text": "养犬", "match": True}, {"text": "应当登记。", "match": False}],
        ],
        "snippet_places": [None],
        "reasons": [
            {"text": "养犬", "type": "word", "title": 1, "body": 1, "holds": False, "forms": []}
        ],
        "missing": [],
        "recommended": False,
        "newer_version": None,
        "cautions": [],
    }
    years = {value["value"]: value for value in found["facets"]["year"]}
    assert years["2019"] == {"value": "2019", "count": 2, "selected": True}
    assert years["2020"] == {"value": "2020", "count": 2, "selected": False}
    assert set(found["facets"]) == {facet.value for facet in Facet}


def test_chinese_stands_as_it_is(client: FlaskClient) -> None:
    assert "养犬登记" in client.get("/api/v1/search?q=养犬").get_data(as_text=True)


def test_how_the_query_was_read(client: FlaskClient) -> None:
    reading = answer(client, "/api/v1/search?q=养犬 登记 垃圾")["reading"]
    assert reading == {
        "words": ["养犬", "登记", "垃圾"],
        "needed": None,
        "question": False,
        "near_titles": False,
        "expansions": [],
        "correction": None,
        "unlisted_numbers": [],
        "unlisted_titles": [],
        "quoted_numbers": [],
        "sign_notes": [],
    }


def test_a_ranked_list_says_what_lacks_words(client: FlaskClient) -> None:
    found = answer(client, "/api/v1/search?q=养犬 2019年&size=5")
    assert (found["match"], found["total"]) == ("ranked", 2)
    assert found["listed"] == found["total"] + found["further"] > 2
    assert [hit["missing"] for hit in found["hits"]][:3] == [[], [], ["养犬"]]
    assert found["next_cursor"] is None, "all that hold all words were shown"
    assert sum(value["count"] for value in found["facets"]["year"]) == 2


def test_all_words_where_a_program_asks_so(client: FlaskClient) -> None:
    ranked = answer(client, "/api/v1/search?q=养犬 2019年")
    found = answer(client, "/api/v1/search?q=养犬 2019年&match=all")
    assert (found["match"], found["total"], found["further"]) == ("all", 2, 0)
    assert (found["listed"], len(found["hits"])) == (2, 2)
    assert found["facets"] == ranked["facets"]
    assert answer(client, "/api/v1/search?q=养犬 垃圾&match=all")["hits"] == []


def test_only_an_order_by_relevance_is_ranked(client: FlaskClient) -> None:
    for address in ("q=养犬 垃圾&sort=newest", "q=养犬 AND 垃圾", "q=养犬 垃圾&scope=number", ""):
        found = answer(client, f"/api/v1/search?{address}")
        assert (found["match"], found["further"]) == ("all", 0)
        assert found["listed"] == found["total"]


def test_a_cursor_reads_what_matches(client: FlaskClient) -> None:
    address = "/api/v1/search?q=养犬 登记&size=5"
    found = answer(client, address)
    read = [hit["id"] for hit in found["hits"]]
    assert found["match"] == "ranked"
    while found["next_cursor"]:
        found = answer(client, f"{address}&cursor={found['next_cursor']}")
        assert (found["match"], found["further"], found["total"]) == ("all", 0, DOGS)
        read += [hit["id"] for hit in found["hits"]]
    assert len(set(read)) == len(read) == DOGS


def test_what_is_counted_or_taken_along_is_exact(client: FlaskClient) -> None:
    words = "养犬 登记 垃圾"
    assert answer(client, f"/api/v1/search?q={words}")["hits"]
    for address in (f"/api/v1/histogram?q={words}", f"/api/v1/facets?q={words}&facet=kind"):
        counted = answer(client, address)
        assert "养犬" not in str(counted.get("buckets", ()))
    lines = client.get(f"/export.jsonl?q={words}").get_data(as_text=True).splitlines()
    assert len(lines) == 1, "the line about the file alone"
    assert not answer_of_feed(client, f"/feed.json?q={words}")["items"]


def answer_of_feed(client: FlaskClient, address: str) -> Any:  # noqa: ANN401
    """The JSON Feed at an address."""
    return client.get(address).get_json()


def test_a_page_past_the_last_is_empty(client: FlaskClient) -> None:
    found = answer(client, "/api/v1/search?q=养犬&page=50")
    assert (found["total"], found["hits"]) == (DOGS, [])


def test_document(client: FlaskClient) -> None:
    found = answer(client, "/api/v1/documents/rules")
    assert list(found) == [
        *("source", "key", "id", "path", "title", "second_title", "published_on", "written_on"),
        *("written_by", "printed_on", "effective_on", "document_number", "document_numbers"),
        *("issuers", "site", "kind", "rank", "region", "index_number", "stated_validity"),
        *("topics", "source_topic", "url", "history", "body", "rules", "places", "structure"),
        *("attachments", "notes", "page", "statements", "duplicates"),
        *("newer_version", "contains", "taken_up", "taken_up_or_before"),
    ]
    assert found["page"] == "http://localhost/d/rules"
    assert {"kind": "article", "start": 7, "end": 30, "attachment": 0, "name": "article-1"} in (
        found["structure"]
    )
    assert found["attachments"][1] == {"number": 2, "title": "扫描件", "extracted": False}
    assert found["topics"] == ["综合政务/政务公开"]
    assert found["effective_on"] == "2019-01-01"
    assert found["body"].splitlines()[2] == "第二条　政府信息公开应当及时，公开应当准确。"


def test_suggest(client: FlaskClient) -> None:
    found = answer(client, "/api/v1/suggest?q=养犬")
    assert found["query"] == "养犬"
    assert len(found["suggestions"]) == 8
    first = found["suggestions"][0]
    assert set(first) == {"id", "title", "parts", "page"}
    assert "".join(part["text"] for part in first["parts"]) == first["title"]
    assert [part["text"] for part in first["parts"] if part["match"]] == ["养犬"]


def test_nothing_typed_suggests_nothing(client: FlaskClient) -> None:
    assert answer(client, "/api/v1/suggest") == {"query": "", "suggestions": [], "offers": []}


def test_health(client: FlaskClient) -> None:
    found = answer(client, "/healthz")
    assert found["status"] == "ok"
    assert found["index_version"] == answer(client, "/api/v1/search")["index_version"]
