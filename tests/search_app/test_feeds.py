"""Feeds, checked against RFC 4287 and JSON Feed 1.1."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from lxml import etree
from lxml.html import document_fromstring

from indexer.engine import Engine
from search_app.feeds.views import ENTRIES
from tests.contract.test_same_texts import COPIES, OTHERS
from tests.search_app.conftest import site_of
from tests.search_app.pages import answer

ATOM = "{http://www.w3.org/2005/Atom}"
QUERIES = ("", "q=养犬", "q=养犬&kind=通知&since=2016-01-01", "q=不在这里的字", "q=%3Ca%3E%26%22")


def atom(client: FlaskClient, query: str) -> etree._Element:
    response = client.get(f"/feed.atom?{query}")
    assert response.status_code == 200
    assert response.content_type == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.get_data())


def moment(text: str | None) -> datetime:
    """A date of RFC 3339: with seconds and zone."""
    assert text
    value = datetime.fromisoformat(text)
    assert value.tzinfo
    assert "T" in text
    return value


def one(element: etree._Element, name: str) -> etree._Element:
    """The one child of a name (RFC 4287: exactly one)."""
    (found,) = element.findall(ATOM + name)
    return found


def absolute(address: str | None) -> str:
    assert address
    parts = urlsplit(address)
    assert parts.scheme in ("http", "https")
    assert parts.netloc
    return address


@pytest.mark.parametrize("query", QUERIES)
def test_atom_is_valid(client: FlaskClient, query: str) -> None:
    feed = atom(client, query)
    assert feed.tag == ATOM + "feed"
    absolute(one(feed, "id").text)
    assert one(feed, "title").text
    moment(one(feed, "updated").text)
    assert one(one(feed, "author"), "name").text  # so that entries without one are valid
    relations = [link.get("rel") for link in feed.findall(ATOM + "link")]
    assert sorted(map(str, relations)) == ["alternate", "self"]
    ids = []
    for entry in feed.findall(ATOM + "entry"):
        ids.append(absolute(one(entry, "id").text))
        assert (one(entry, "title").text or "").strip()
        moment(one(entry, "updated").text)
        for published in entry.findall(ATOM + "published"):
            moment(published.text)
        links = {link.get("rel"): link.get("href") for link in entry.findall(ATOM + "link")}
        absolute(links["alternate"])
        assert len(links) == len(entry.findall(ATOM + "link"))
        assert all(one(author, "name").text for author in entry.findall(ATOM + "author"))
        assert all(category.get("term") for category in entry.findall(ATOM + "category"))
        assert one(entry, "summary").text is not None
    assert len(ids) == len(set(ids))
    known = {"id", "title", "subtitle", "updated", "published", "link", "author", "name", "entry"}
    known |= {"feed", "category", "summary"}
    assert {etree.QName(element).localname for element in feed.iter(etree.Element)} <= known


@pytest.mark.parametrize("query", QUERIES)
def test_json_feed_is_valid(client: FlaskClient, query: str) -> None:
    response = client.get(f"/feed.json?{query}")
    assert response.content_type == "application/feed+json; charset=utf-8"
    feed = json.loads(response.get_data())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    for name in ("home_page_url", "feed_url"):
        absolute(feed[name])
    assert set(feed) == {
        *("version", "title", "description", "home_page_url", "feed_url", "language", "items")
    }
    for item in feed["items"]:
        assert {"id", "content_text"} <= set(item)
        assert isinstance(item["id"], str)
        absolute(item["url"])
        if "date_published" in item:
            moment(item["date_published"])
        assert all(author["name"] for author in item["authors"])
        assert all(isinstance(tag, str) for tag in item["tags"])
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))


def test_the_newest_come_first_whatever_the_relevance(client: FlaskClient) -> None:
    newest = answer(client, "/api/v1/search?q=养犬&sort=newest&size=50")
    expected = [hit["page"] for hit in newest["hits"]][:ENTRIES]
    assert [one(e, "id").text for e in atom(client, "q=养犬").findall(ATOM + "entry")] == expected
    items = json.loads(client.get("/feed.json?q=养犬").get_data())["items"]
    assert [item["id"] for item in items] == expected


def test_the_page_names_its_feeds(client: FlaskClient) -> None:
    html = document_fromstring(client.get("/search?q=养犬&kind=通知").get_data(as_text=True))
    for kind, path in (("atom+xml", "/feed.atom"), ("feed+json", "/feed.json")):
        (link,) = html.xpath(f"//link[@rel='alternate'][@type='application/{kind}']")
        assert link.get("href").startswith(path)
        assert client.get(link.get("href")).status_code == 200


@pytest.mark.parametrize("form", ["atom", "json"])
def test_nothing_is_sent_again_that_a_reader_has(
    client: FlaskClient, engine: Engine, form: str
) -> None:
    first = client.get(f"/feed.{form}?q=养犬")
    known = {"If-None-Match": first.headers["ETag"]}
    again = client.get(f"/feed.{form}?q=养犬", headers=known)
    assert (again.status_code, again.get_data()) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert client.get(f"/feed.{form}?q=登记", headers=known).status_code == 200
    assert client.head(f"/feed.{form}?q=养犬").status_code == 200


@pytest.mark.parametrize("form", ["atom", "json"])
def test_mistakes_are_refused(client: FlaskClient, form: str) -> None:
    for wrong in ("sort=oldest", "page=2", "until=2019-02-30", "unknown=1"):
        assert client.get(f"/feed.{form}?{wrong}").status_code == 400


def test_a_feed_is_called_after_all_that_it_asks(client: FlaskClient) -> None:
    feed = json.loads(client.get("/feed.json?q=养犬&kind=通知&since=2016-01-01").get_data())
    assert feed["title"].startswith("养犬；文件类型：通知；")
    assert "2016" in feed["title"]


def test_a_text_that_several_sites_show_comes_once(tmp_path: Path) -> None:
    with site_of(tmp_path, (*COPIES, *OTHERS)) as app:
        client = app.test_client()
        items = json.loads(client.get("/feed.json").get_data())["items"]
        entries = atom(client, "").findall(ATOM + "entry")
        of_others = json.loads(client.get("/feed.json?same=own").get_data())["items"]
    assert len(items) == len(entries) == 1 + len(OTHERS)
    assert {item["id"].rpartition("/")[2] for item in items} & {"own", "city", "news"} == {"own"}
    assert len(of_others) == len(COPIES) - 1
