"""What browsers and crawlers ask for first."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import etree
from lxml.html import document_fromstring

from indexer.engines import open_engine, open_writer
from indexer.settings import Settings
from indexer.today import today
from search_app import create_app
from search_app.pages import discovery
from tests.search_app.pages import answer

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_a_browser_takes_up_the_search(client: FlaskClient) -> None:
    html = document_fromstring(client.get("/data").get_data(as_text=True))
    (link,) = html.xpath("//link[@rel='search']")
    response = client.get(link.get("href"))
    assert response.content_type == f"{link.get('type')}; charset=utf-8"
    root = etree.fromstring(response.get_data())
    assert root.tag == OPENSEARCH + "OpenSearchDescription"
    short, description = (root.findtext(OPENSEARCH + n) for n in ("ShortName", "Description"))
    assert short and len(short) <= 16 and description and len(description) <= 1024
    templates = {
        url.get("type"): str(url.get("template")) for url in root.findall(OPENSEARCH + "Url")
    }
    for kind in ("text/html", "application/x-suggestions+json", "application/atom+xml"):
        address = templates[kind].replace("{searchTerms}", "%E5%85%BB%E7%8A%AC")
        found = client.get(address.removeprefix("http://localhost"))
        assert (found.status_code, found.mimetype) == (200, kind)
    assert root.findtext(OPENSEARCH + "InputEncoding") == "UTF-8"


def test_a_browser_is_given_suggestions(client: FlaskClient) -> None:
    response = client.get("/opensearch.json?q=养犬")
    assert response.mimetype == "application/x-suggestions+json"
    text, titles, descriptions, addresses = json.loads(response.get_data())
    assert (text, len(titles)) == ("养犬", 8)
    assert len(descriptions) == len(addresses) == 8
    assert all("养犬" in title for title in titles)
    assert client.get(addresses[0].removeprefix("http://localhost")).status_code == 200
    assert json.loads(client.get("/opensearch.json").get_data()) == ["", [], [], []]
    assert client.get("/opensearch.json?q=" + "长" * 501).status_code == 400


def _addresses(client: FlaskClient, address: str, root: str, element: str) -> list[str]:
    response = client.get(address)
    assert response.content_type == "application/xml; charset=utf-8"
    found = etree.fromstring(response.get_data())
    assert found.tag == SITEMAP + root
    locations = [str(e.findtext(SITEMAP + "loc")) for e in found.findall(SITEMAP + element)]
    assert len(locations) == len(found)
    for changed in found.iter(SITEMAP + "lastmod"):
        day = datetime.fromisoformat(str(changed.text))
        assert day.date() <= today()
        assert ("T" in str(changed.text)) == (element == "sitemap")
    return locations


def test_a_sitemap_lists_every_document(client: FlaskClient) -> None:
    total = answer(client, "/api/v1/search")["total"]
    found = _addresses(client, "/sitemap.xml", "urlset", "url")
    assert len(set(found)) == len(found) == total
    assert client.get(found[0].removeprefix("http://localhost")).status_code == 200


@pytest.mark.parametrize("size", [1, 7])
def test_a_long_sitemap_comes_in_parts(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    whole = _addresses(client, "/sitemap.xml", "urlset", "url")
    monkeypatch.setattr(discovery, "ADDRESSES", size)
    parts = _addresses(client, "/sitemap.xml", "sitemapindex", "sitemap")
    assert len(parts) == -(-len(whole) // size)
    listed = [
        _addresses(client, part.removeprefix("http://localhost"), "urlset", "url") for part in parts
    ]
    assert [address for part in listed for address in part] == whole
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_robots_are_told_where_the_documents_are(client: FlaskClient) -> None:
    response = client.get("/robots.txt")
    lines = response.get_data(as_text=True).splitlines()
    assert response.mimetype == "text/plain"
    assert lines[0] == "User-agent: *"
    assert "Sitemap: http://localhost/sitemap.xml" in lines
    assert not any(line.startswith("Disallow: /d") for line in lines)
    assert "Disallow: /compare?" in lines


def test_a_sitemap_says_when_a_text_was_put_up(client: FlaskClient) -> None:
    found = etree.fromstring(client.get("/sitemap.xml").get_data())
    days = {
        str(e.findtext(SITEMAP + "loc")).rpartition("/")[2]: e.findtext(SITEMAP + "lastmod")
        for e in found
    }
    assert (days["rules"], days["dog-2015-1"]) == ("2018-12-10", "2015-01-15")
    assert days["undated"] is None


def test_a_sitemap_is_not_sent_again_to_who_has_it(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/sitemap.xml")
    known = {"If-None-Match": first.headers["ETag"]}
    again = client.get("/sitemap.xml", headers=known)
    assert (again.status_code, again.get_data()) == (304, b"")
    assert client.get("/sitemap-1.xml", headers=known).status_code == 200
    monkeypatch.setattr(discovery, "ADDRESSES", 7)
    whole = etree.fromstring(client.get("/sitemap.xml").get_data())
    assert all(e.findtext(SITEMAP + "lastmod") for e in whole)


def test_names_are_cut_to_what_the_description_may_hold(tmp_path: Path) -> None:
    long = "政策文件" * 10  # the longest that the settings allow
    settings = Settings(index_dir=tmp_path, memory_mb=64, site_name=long)
    with open_writer(settings) as writer:
        writer.publish()
    with closing(open_engine(settings)) as engine:
        client = create_app(settings, engine).test_client()
        root = etree.fromstring(client.get("/opensearch.xml").get_data())
    assert [len(str(root.findtext(OPENSEARCH + n))) for n in ("ShortName", "LongName")] == [16, 40]
    relations = {url.get("type"): url.get("rel") for url in root.findall(OPENSEARCH + "Url")}
    assert relations["application/x-suggestions+json"] == "suggestions"
    assert relations["application/opensearchdescription+xml"] == "self"
