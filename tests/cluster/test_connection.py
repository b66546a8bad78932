"""TLS, passwords, several hosts, busy and absent nodes: never an answer that is only a part."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.engines import open_engine
from indexer.engines.opensearch.cluster.connection import connect
from indexer.engines.opensearch.cluster.silence import SILENT_SECONDS
from indexer.errors import EngineAwayError
from indexer.settings import SECRETS, Settings
from search_app import create_app
from search_app.wording.errors import MESSAGES
from tests.cluster.node import free_port
from tests.cluster.tls_proxy import Certificates, Proxy, proxy
from tests.cluster.wrong_servers import WrongServer, serving
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


def seconds_of(client: FlaskClient, path: str) -> tuple[int, float]:
    begun = time.monotonic()
    return client.get(path).status_code, time.monotonic() - begun


def test_the_site_does_not_hang_with_the_cluster(published: Settings, cluster_url: str) -> None:
    """One process with four threads: all are answered within the time for one answer."""
    node = WrongServer(target=cluster_url)
    paths = ("/", "/search?q=养犬", "/search?q=登记", "/d/a", "/api/v1/suggest?q=养", "/changes")
    with serving(node) as url:
        settings = through(published.index_dir, url, seconds=2)
        with closing(open_engine(settings)) as engine:
            app = create_app(settings, engine)
            assert seconds_of(app.test_client(), "/search?q=养犬")[0] == 200
            node.hangs.set()
            time.sleep(0.6)  # so that the next request looks at the alias
            with ThreadPoolExecutor(4) as threads:
                begun = time.monotonic()
                asked = [threads.submit(seconds_of, app.test_client(), path) for path in paths]
                time.sleep(1.7)
                unready = app.test_client().get("/readyz")
                assert (unready.status_code, time.monotonic() - begun < 2) == (503, True)
                assert {one.result()[0] for one in asked[1:3]} == {503}
                assert max(one.result()[1] for one in asked) < 3
                assert time.monotonic() - begun < 3.5
            status, took = seconds_of(app.test_client(), "/search?q=文件")
            assert (status, took < 0.5) == (503, True)
            assert seconds_of(app.test_client(), "/readyz")[0] == 503
            node.hangs.clear()
            time.sleep(2.1)
            assert seconds_of(app.test_client(), "/search?q=文件")[0] == 200
            assert seconds_of(app.test_client(), "/readyz")[0] == 200


def test_another_host_answers_for_one_that_hangs(published: Settings, cluster_url: str) -> None:
    node = WrongServer(target=cluster_url)
    node.hangs.set()
    with serving(node) as url:
        begun = time.monotonic()
        settings = through(published.index_dir, url, cluster_url, seconds=4)
        for _ in range(3):
            assert found(settings) == ["a"]
        assert time.monotonic() - begun < 4
        assert len(node.asked) <= 1


def test_a_host_that_hangs_is_not_asked_again(published: Settings, cluster_url: str) -> None:
    node = WrongServer(target=cluster_url)
    node.hangs.set()
    with serving(node) as url:
        begun = time.monotonic()
        with pytest.raises(EngineAwayError):
            found(through(published.index_dir, url, seconds=1))
        assert time.monotonic() - begun < 1.5
        assert len(node.asked) == 1


def test_a_long_change_has_its_own_time(published: Settings, cluster_url: str) -> None:
    node = WrongServer(target=cluster_url)
    with serving(node) as url:
        connection = connect(through(published.index_dir, url, seconds=1))
        with ThreadPoolExecutor(1) as threads:
            node.hangs.set()
            answer = threads.submit(connection.call, "PUT", "/connection-slow")
            time.sleep(1.5)
            node.hangs.clear()
            assert answer.result()["acknowledged"]
    connect(published).call("DELETE", "/connection-slow")


def test_what_a_writer_reads_may_be_as_slow_once_the_cluster_has_answered(
    published: Settings, cluster_url: str
) -> None:
    node = WrongServer(target=cluster_url)
    with serving(node) as url:
        connection = connect(through(published.index_dir, url, seconds=1), patient=True)
        node.hangs.set()
        with pytest.raises(EngineAwayError):
            connection.mappings("connection")
        node.hangs.clear()
        time.sleep(SILENT_SECONDS)
        assert connection.mappings("connection")
        with ThreadPoolExecutor(1) as threads:
            node.hangs.set()
            answer = threads.submit(connection.mappings, "connection")
            time.sleep(1.5)
            node.hangs.clear()
            assert answer.result()


def test_a_slow_search_alone_is_no_silence(published: Settings, cluster_url: str) -> None:
    """What others are answered meanwhile shows that the cluster is there."""
    node = WrongServer(target=cluster_url)
    with serving(node) as url:
        connection = connect(through(published.index_dir, url, seconds=1))
        with ThreadPoolExecutor(1) as threads:
            node.hangs_at = "_mapping"
            node.hangs.set()
            slow = threads.submit(connection.call, "GET", "/connection/_mapping")
            time.sleep(0.3)
            assert connection.call("GET", "/connection/_settings")
            with pytest.raises(EngineAwayError):
                slow.result()
            assert connection.silent is None


def test_a_red_index_is_away_and_not_empty(published: Settings, cluster_url: str) -> None:
    connection = connect(published)
    nowhere = {"index.routing.allocation.require._name": "nowhere", "number_of_replicas": 0}
    connection.call("PUT", "/connection-red?wait_for_active_shards=0", {"settings": nowhere})
    try:
        with pytest.raises(EngineAwayError):
            connection.search("connection-red", {"query": {"match_all": {}}})
    finally:
        connection.call("DELETE", "/connection-red")
