"""Speak with a cluster: several hosts, retries, and no answer that is only a part of one."""

from __future__ import annotations

import json
import logging
import os
import ssl
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from indexer.errors import EngineAwayError, IndexDamagedError
from indexer.settings import SECRETS, Settings

Json = dict[str, Any]

RETRIED = (429, 502, 503, 504)
"""Answers that say "not now": too much to do, a proxy without a node, a manager that is elected."""

RETRIES = 3

# It warns of every 404, which is an answer like others.
logging.getLogger("opensearch").setLevel(logging.ERROR)
BULK_BYTES = 8 * 2**20
"""Bytes of one request that writes: a node keeps a tenth of its heap for all that is under way."""

USER, PASSWORD, CERTIFICATE, KEY = SECRETS


class NotHereError(IndexDamagedError):
    """The cluster has no index, alias or document of this name; damage, where one has to be."""


class Connection:
    """The client of one cluster; safe to use from several threads and after a fork."""

    def __init__(self, hosts: Sequence[str], ca: str, seconds: int) -> None:
        """Speak with any of `hosts` (URLs); nothing is sent yet."""
        self._hosts, self._ca, self._seconds = tuple(hosts), ca, seconds
        self._client: Any = None
        self._process = 0

    def call(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        seconds: int | None = None,
        **parameters: Any,
    ) -> Any:  # noqa: ANN401
        """The answer to one request; raises `NotHereError` or `EngineAwayError`."""
        client = self._open()
        from opensearchpy import exceptions

        if seconds is not None:
            parameters["request_timeout"] = seconds
        try:
            return client.transport.perform_request(
                method, path, params=parameters or None, body=body
            )
        except exceptions.NotFoundError as error:
            raise NotHereError(path) from error
        except exceptions.ImproperlyConfigured as error:
            raise EngineAwayError(str(error)) from error
        except exceptions.TransportError as error:
            if error.status_code in (*RETRIED, 401, 403, 500, "N/A", "TIMEOUT"):
                raise EngineAwayError(f"{method} {path}: {_reason(error)}") from error
            raise

    def search(self, index: str, body: Json, **parameters: Any) -> Json:
        """The answer to one search, whole."""
        found: Json = self.call(
            "POST", f"/{index}/_search", body, allow_partial_search_results="false", **parameters
        )
        return _whole(found)

    def searches(self, index: str, bodies: Sequence[Json]) -> list[Json]:
        """The answers to several searches, asked together."""
        if not bodies:
            return []
        if len(bodies) == 1:
            return [self.search(index, bodies[0])]
        head = json.dumps({"allow_partial_search_results": False})
        lines = (line for body in bodies for line in (head, _line(body)))
        found = self.call("POST", f"/{index}/_msearch", "\n".join(lines) + "\n")
        return [_whole(one) for one in found["responses"]]

    def fetch(self, index: str, ids: Sequence[str], names: Sequence[str]) -> dict[str, Json]:
        """Stored fields of documents by id; those that are not here are missing."""
        found: dict[str, Json] = {}
        for some in chunks(ids, 500):
            answer = self.call(
                "POST",
                f"/{index}/_mget",
                {"ids": list(some)},
                _source_includes=",".join(names),
                realtime="false",
            )
            for one in answer["docs"]:
                if "error" in one:
                    raise EngineAwayError(str(one["error"])[:300])
                if one["found"]:
                    found[one["_id"]] = one["_source"]
        return found

    def bulk(self, index: str, lines: Iterable[str]) -> None:
        """Write and delete: again what a busy node refused, until nothing is refused any more."""
        left = list(lines)
        for attempt in range(RETRIES + 1):
            found = self.call(
                "POST", f"/{index}/_bulk", "".join(left), seconds=max(self._seconds, 120)
            )
            if not found["errors"]:
                return
            left = list(_refused(left, found["items"]))
            if not left:
                return
            _pause(attempt)
        raise EngineAwayError(f"{index}: {len(left)} writes were refused {RETRIES} times")

    def _open(self) -> Any:  # noqa: ANN401
        """The client of this process: one that was made before a fork is its parent's."""
        if self._client is None or self._process != os.getpid():
            self._client, self._process = self._made(), os.getpid()
        return self._client

    def _made(self) -> Any:  # noqa: ANN401
        try:
            from opensearchpy import OpenSearch
        except ImportError as error:
            raise EngineAwayError("policy-search[opensearch] is not installed") from error
        options: Json = {}
        if any(host.startswith("https:") for host in self._hosts):
            options["ssl_context"] = _tls(self._ca)
        if os.environ.get(USER):
            options["http_auth"] = (os.environ[USER], os.environ.get(PASSWORD, ""))
        return OpenSearch(
            hosts=list(self._hosts),
            timeout=self._seconds,
            max_retries=RETRIES,
            retry_on_status=RETRIED,
            retry_on_timeout=True,
            http_compress=False,
            pool_maxsize=64,
            **options,
        )


def _tls(ca: str) -> ssl.SSLContext:
    """What TLS is checked with; raises `EngineAwayError` where a file of it cannot be read."""
    try:
        context = ssl.create_default_context(cafile=ca or None)
        if os.environ.get(CERTIFICATE):
            context.load_cert_chain(os.environ[CERTIFICATE], os.environ.get(KEY) or None)
    except OSError as error:
        raise EngineAwayError(f"TLS: {error}") from error
    return context


def connect(settings: Settings) -> Connection:
    """The connection of some settings; those with the same ones share it."""
    return _connected(
        settings.opensearch_hosts, settings.opensearch_ca, settings.opensearch_seconds
    )


@lru_cache(maxsize=16)
def _connected(hosts: tuple[str, ...], ca: str, seconds: int) -> Connection:
    return Connection(hosts, ca, seconds)


def chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """Pieces of a list, each of at most so many items."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _line(body: object) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _whole(found: Json) -> Json:
    """A search's answer; raises `EngineAwayError` where a shard is missing from it."""
    if "error" in found:
        if found.get("status", 500) < 500 and found.get("status") != 429:
            raise ValueError(f"the cluster refused a search: {str(found['error'])[:500]}")
        raise EngineAwayError(str(found["error"])[:300])
    if found["_shards"]["failed"] or found["timed_out"]:
        raise EngineAwayError(f"shards failed: {str(found['_shards'])[:300]}")
    return found


def _refused(lines: Sequence[str], items: Sequence[Json]) -> Iterator[str]:
    """The lines of a bulk request that have to be sent again; raises where that is no use."""
    for line, item in zip(lines, items, strict=True):
        (done,) = item.values()
        status = done["status"]
        if status in RETRIED:
            yield line
        elif status >= 300 and not (status == 404 and "delete" in item):
            raise ValueError(f"the cluster refused a document: {str(done.get('error'))[:500]}")


def _pause(attempt: int) -> None:
    time.sleep(min(10.0, 0.2 * 2**attempt))


def _reason(error: Any) -> str:  # noqa: ANN401
    return f"{error.status_code} {str(error.error)[:200]}"


def ids_query(ids: Iterable[str]) -> Mapping[str, Any]:
    """A query for documents by their ids."""
    return {"ids": {"values": sorted(ids)}}
