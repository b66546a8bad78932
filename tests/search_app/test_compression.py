"""What is sent compressed, to whom, and how much a first view weighs."""

from __future__ import annotations

import gzip

from flask.testing import FlaskClient
from lxml.html import document_fromstring

FIRST_VIEW = 60 * 1024
TAKES = {"Accept-Encoding": "gzip, deflate, br"}


def test_a_page_is_compressed_for_those_who_take_it(client: FlaskClient) -> None:
    plain = client.get("/search?q=养犬")
    small = client.get("/search?q=养犬", headers=TAKES)
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.data) < len(plain.data) / 3
    assert gzip.decompress(small.data) == plain.data
    assert {response.headers["Vary"] for response in (plain, small)} == {"Accept-Encoding"}
    assert int(small.headers["Content-Length"]) == len(small.data)


def test_who_refuses_gzip_gets_none(client: FlaskClient) -> None:
    for refusal in ("gzip;q=0, br", "gzip;q=0", "*;q=0"):
        refused = client.get("/search", headers={"Accept-Encoding": refusal})
        assert "Content-Encoding" not in refused.headers


def test_streams_errors_and_pieces_are_left_as_they_are(client: FlaskClient) -> None:
    for address, more in (
        ("/d/nobody", {}),
        ("/static/app.css", {"Range": "bytes=0-1999"}),
        ("/healthz", {}),
    ):
        assert "Content-Encoding" not in client.get(address, headers={**TAKES, **more}).headers


def test_a_known_answer_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/static/app.css", headers=TAKES)
    assert first.headers["Content-Encoding"] == "gzip"
    again = client.get("/static/app.css", headers={**TAKES, "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_first_view_weighs_little(client: FlaskClient) -> None:
    for address in ("/search", "/search?q=养犬", "/d/rules?q=公开", "/data", "/embed", "/trends"):
        page = client.get(address, headers=TAKES)
        root = document_fromstring(gzip.decompress(page.data).decode())
        files = root.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src")
        assert len(files) > 5
        sent = [len(client.get(file, headers=TAKES).data) for file in files]
        assert len(page.data) + sum(sent) < FIRST_VIEW


def test_answers_to_programs_are_compressed_too(client: FlaskClient) -> None:
    plain = client.get("/api/v1/search?q=养犬&size=1")
    small = client.get("/api/v1/search?q=养犬&size=1", headers=TAKES)
    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.data) < len(plain.data) / 2
    assert small.headers["ETag"] == plain.headers["ETag"]
