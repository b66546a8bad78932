"""TLS, passwords, several hosts, busy and absent nodes: never an answer that is only a part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.engines import open_engine
from indexer.engines.opensearch.connection import connect
from indexer.errors import EngineAwayError
from indexer.settings import SECRETS, Settings
from search_app import create_app
from search_app.wording.errors import MESSAGES
from tests.cluster.node import free_port
from tests.cluster.tls_proxy import Certificates, Proxy, proxy
from tests.contract.documents import document
from tests.contract.engines import Index, asked, ids

USER, PASSWORD, CERTIFICATE, KEY = SECRETS


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def published(cluster_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An index of two documents."""
    folder = tmp_path_factory.mktemp("index")
    settings = through(folder, cluster_url)
    Index(settings).publish([document("a", "养犬登记办法", "应当登记。"), document("b")])
    yield settings
    connect(settings).call("DELETE", f"/{settings.opensearch_index}-*")


def through(folder: Path, *hosts: str, ca: str = "", seconds: int = 30) -> Settings:
    return Settings(
        engine="opensearch",
        index_dir=folder,
        opensearch_hosts=hosts,
        opensearch_index="connection",
        opensearch_ca=ca,
        opensearch_seconds=seconds,
    )


def found(settings: Settings) -> list[str]:
    with closing(open_engine(settings)) as engine:
        return ids(engine, asked("养犬"))


def test_tls_with_a_ca_and_a_password(
    published: Settings,
    cluster_url: str,
    certificates: Certificates,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, ca = published.index_dir, certificates.path("ca.pem")
    with proxy(Proxy(cluster_url, "zhang:geheim"), certificates) as url:
        monkeypatch.setenv(USER, "zhang")
        monkeypatch.setenv(PASSWORD, "geheim")
        assert found(through(folder, url, ca=ca)) == ["a"]
        with pytest.raises(EngineAwayError):
            found(through(folder, url, ca=certificates.path("other.pem")))
    with (
        proxy(Proxy(cluster_url, "zhang:other"), certificates) as url,
        pytest.raises(EngineAwayError, match="401"),
    ):
        found(through(folder, url, ca=ca))


def test_a_certificate_in_place_of_a_password(
    published: Settings,
    cluster_url: str,
    certificates: Certificates,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, ca = published.index_dir, certificates.path("ca.pem")
    with proxy(Proxy(cluster_url), certificates, wants_client=True) as url:
        with pytest.raises(EngineAwayError):
            found(through(folder, url, ca=ca, seconds=5))
        monkeypatch.setenv(CERTIFICATE, certificates.path("client.pem"))
        monkeypatch.setenv(KEY, certificates.path("client.key"))
        assert found(through(folder, url, ca=ca, seconds=6)) == ["a"]


def test_another_host_answers_for_one_that_is_away(published: Settings, cluster_url: str) -> None:
    nobody = f"http://127.0.0.1:{free_port()}"
    assert found(through(published.index_dir, nobody, cluster_url)) == ["a"]
    with pytest.raises(EngineAwayError):
        found(through(published.index_dir, nobody))


def test_what_is_busy_is_asked_again(published: Settings, cluster_url: str) -> None:
    busy = Proxy(cluster_url)
    with proxy(busy, None) as url:
        settings = through(published.index_dir, url)
        with closing(open_engine(settings)) as engine:
            busy.busy = 2
            assert ids(engine, asked("养犬")) == ["a"]
            assert not busy.busy
            busy.busy = 10**6
            with pytest.raises(EngineAwayError):
                ids(engine, asked("登记"))


def test_the_site_says_503_while_the_cluster_is_away(published: Settings, cluster_url: str) -> None:
    busy = Proxy(cluster_url)
    with proxy(busy, None) as url:
        settings = through(published.index_dir, url)
        with closing(open_engine(settings)) as engine:
            client = create_app(settings, engine).test_client()
            assert client.get("/search?q=养犬").status_code == 200
            busy.busy = 10**6
            page = client.get("/search?q=登记")
            assert page.status_code == 503
            assert MESSAGES[503] in page.text
            answer = client.get("/api/v1/search?q=登记").get_json()
            assert answer["error"]["code"] == "unavailable"
            busy.busy = 0
            assert client.get("/search?q=登记").status_code == 200


def test_a_red_index_is_away_and_not_empty(published: Settings, cluster_url: str) -> None:
    connection = connect(published)
    nowhere = {"index.routing.allocation.require._name": "nowhere", "number_of_replicas": 0}
    connection.call("PUT", "/connection-red?wait_for_active_shards=0", {"settings": nowhere})
    try:
        with pytest.raises(EngineAwayError):
            connection.search("connection-red", {"query": {"match_all": {}}})
    finally:
        connection.call("DELETE", "/connection-red")
