"""Speak with a cluster: several hosts, retries, and no answer that is only a part of one."""

from __future__ import annotations

import json
import logging
import os
import ssl
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any

from indexer.engines.opensearch.cluster.failed_requests import (
    FULL,
    RETRIED,
    UNANSWERED,
    NotHereError,
    away,
    failure,
    is_overdue,
    reason,
)
from indexer.engines.opensearch.cluster.silence import Silence
from indexer.errors import (
    EngineAwayError,
    EngineFileError,
    EngineForeignError,
    EngineFullError,
    EngineTooLargeError,
    IndexDamagedError,
)
from indexer.settings import SECRETS, Settings

Json = dict[str, Any]

RETRIES = 3

CHANGE_SECONDS = 60
"""How long a change may at least take: making an index waits for its manager and its shards."""

# It warns of every 404, which is an answer like others.
logging.getLogger("opensearch").setLevel(logging.ERROR)
BULK_BYTES = 8 * 2**20
"""Bytes of one request that writes: a node keeps a tenth of its heap for all that is under way."""

USER, PASSWORD, CERTIFICATE, KEY = SECRETS


class Connection:
    """The client of one cluster; safe to use from several threads and after a fork."""

    def __init__(
        self, hosts: Sequence[str], ca: str, seconds: int, *, patient: bool = False
    ) -> None:
        """Speak with any of `hosts` (URLs); nothing is sent yet.

        For a `patient` one what reads may take as long as a change, once the cluster has answered:
        nobody waits for a page, and a cluster that is built in is slow.
        """
        self._hosts, self._ca, self._seconds = tuple(hosts), ca, seconds
        self._patient, self._has_answered = patient, False
        self._silence = Silence()
        self._bulk_bytes = 0
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
        """The answer to one request; raises `NotHereError` or `EngineAwayError`.

        What reads is answered within the seconds of the settings, retries included, or at once
        while nothing answers, unless the connection is patient; a change may take longer, and as
        long as `seconds` say.
        """
        self._open()
        from opensearchpy import exceptions

        asked, begun = f"{method} {path}", time.monotonic()
        changes = seconds is not None or not _reads(method, path)
        patient = changes or (self._patient and self._has_answered)
        within = seconds or max(self._seconds, CHANGE_SECONDS if patient else 0)
        if not changes:
            self._silence.refuse(within)
        try:
            found = self._ask(method, path, body, parameters, within, changes)
        except exceptions.ImproperlyConfigured as error:
            raise EngineAwayError(str(error)) from error
        except exceptions.SerializationError as error:
            said = f"{asked}: {' '.join(str(error).split())[:200]}"
            raise EngineForeignError(self._hosts, said) from error
        except exceptions.TransportError as error:
            if is_overdue(error):
                self._silence.begin(begun, f"{asked}: {reason(error)}"[:300])
            else:
                self._silence.end(answered=error.status_code not in UNANSWERED)
            raise failure(error, asked, self._hosts, _size(body)) from error
        self._silence.end()
        self._has_answered = True
        if not isinstance(found, dict | list):
            raise EngineForeignError(self._hosts, f"{asked}: {str(found)[:200]!r}")
        return found

    def _ask(
        self, method: str, path: str, body: object, parameters: Json, within: float, changes: bool
    ) -> Any:  # noqa: ANN401
        """Ask one host after another until one answers; a host that hangs is not asked again.

        Each but the last has half of the time that is left. A change that hangs may be under way:
        nobody else is asked for it then.
        """
        from opensearchpy import exceptions

        transport, end, hung = self._open().transport, time.monotonic() + within, 0
        for attempt in range(RETRIES + 1):
            last = changes or hung + 1 >= len(self._hosts)
            left = max(round(end - time.monotonic(), 1), 0.1)
            try:
                return transport.perform_request(
                    method,
                    path,
                    params=parameters or None,
                    body=body,
                    timeout=left if last else left / 2,
                )
            except exceptions.TransportError as error:
                passing = isinstance(error, exceptions.ConnectionError)
                passing |= error.status_code in RETRIED
                overdue = is_overdue(error)
                hung += overdue
                late = time.monotonic() >= end or (overdue and last)
                if not passing or late or attempt == RETRIES:
                    raise
        raise AssertionError("the last attempt returns or raises")

    @property
    def silent(self) -> EngineAwayError | None:
        """What to say where no answer comes any more; None where one did."""
        return self._silence.error

    def mappings(self, name: str, **parameters: Any) -> dict[str, Json]:
        """The mapping of each index of a name; raises `NotHereError` or `EngineForeignError`."""
        return self._told(f"/{name}/_mapping", "mappings", parameters)

    def aliases(self, name: str) -> dict[str, Json]:
        """The aliases of each index of a name; raises as `mappings`."""
        return self._told(f"/{name}/_alias", "aliases", {})

    def _told(self, path: str, part: str, parameters: Json) -> dict[str, Json]:
        """What a cluster tells of each index of a name, if it has the part that is asked for."""
        found = self.call("GET", path, **parameters)
        every = found.values() if isinstance(found, dict) else (found,)
        if not all(isinstance(one, dict) and part in one for one in every):
            raise EngineForeignError(self._hosts, f"GET {path}: {str(found)[:200]}")
        indexes: dict[str, Json] = found
        return indexes

    def search(self, index: str, body: Json, **parameters: Any) -> Json:
        """The answer to one search, whole."""
        found: Json = self.call(
            "POST",
            f"/{index}/_search",
            _by_columns(body),
            allow_partial_search_results="false",
            **parameters,
        )
        return _whole(found)

    def searches(self, index: str, bodies: Sequence[Json]) -> list[Json]:
        """The answers to several searches, asked together."""
        if not bodies:
            return []
        if len(bodies) == 1:
            return [self.search(index, bodies[0])]
        head = json.dumps({"allow_partial_search_results": False})
        lines = (line for body in bodies for line in (head, _line(_by_columns(body))))
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
        """Write and delete: again what a busy node refused, until nothing is refused any more.

        What is too large for a proxy is sent in smaller parts, down to a document.
        """
        every = list(lines)
        for some in _parts(every, self._bulk_bytes):
            try:
                self._write(index, some)
            except EngineTooLargeError as error:
                if len(some) == 1:
                    raise
                self._bulk_bytes = error.size // 2
                middle = len(some) // 2
                self.bulk(index, some[:middle])
                self.bulk(index, some[middle:])

    def _write(self, index: str, lines: Sequence[str]) -> None:
        left, reasons = list(lines), [""]
        for attempt in range(RETRIES + 1):
            found = self.call(
                "POST", f"/{index}/_bulk", "".join(left), seconds=max(self._seconds, 120)
            )
            if not found["errors"]:
                return
            refused = list(_refused(left, found["items"]))
            if not refused:
                return
            left, reasons = [line for line, _ in refused], [why for _, why in refused]
            _pause(attempt)
        raise EngineAwayError(f"{index}: {len(left)} writes were refused: {reasons[0]}")

    def delete(self, path: str) -> None:
        """Delete an index or a document; harmless where there is none."""
        with suppress(NotHereError):
            self.call("DELETE", path)

    def wait(self, index: str, *, copies: bool = False, seconds: float = 120) -> None:
        """Wait until every part of an index is there; raises `EngineAwayError`.

        With `copies` until it is there as often as the settings ask for.
        """
        whole = ("green",) if copies else ("yellow", "green")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.call("GET", f"/_cluster/health/{index}", seconds=CHANGE_SECONDS)
            if found["status"] in whole:
                return
            time.sleep(0.05)
        raise away(f"{index} is not whole after {seconds:g} s{self._why_not_whole(index)}")

    def _why_not_whole(self, index: str) -> str:
        """Why a part of an index is nowhere, as far as the cluster says it."""
        with suppress(EngineAwayError, IndexDamagedError):
            for shard in self.call("GET", f"/_cat/shards/{index}", format="json"):
                if shard["state"] == "UNASSIGNED":
                    which = {"shard": int(shard["shard"]), "primary": shard["prirep"] == "p"}
                    body = {"index": shard["index"], **which}
                    told = json.dumps(self.call("GET", "/_cluster/allocation/explain", body))
                    return "".join(f", {mark}" for mark in FULL if mark in told)
        return ""

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
            # urllib3 writes Latin-1, and OpenSearch reads UTF-8.
            named = (os.environ[USER], os.environ.get(PASSWORD, ""))
            options["http_auth"] = tuple(one.encode().decode("latin-1") for one in named)
        return OpenSearch(
            hosts=list(self._hosts),
            timeout=self._seconds,
            max_retries=0,  # `_ask` retries, within one time for all
            retry_on_status=RETRIED,
            retry_on_timeout=True,  # so that a host that hangs is asked after the others
            http_compress=False,
            pool_maxsize=64,
            **options,
        )


def _tls(ca: str) -> ssl.SSLContext:
    """What TLS is checked with; raises `EngineFileError` where a file of it cannot be read."""
    name, path = "opensearch_ca", ca
    try:
        context = ssl.create_default_context(cafile=ca or None)
        name, path = CERTIFICATE, os.environ.get(CERTIFICATE, "")
        if path:
            key = os.environ.get(KEY) or None
            if key and not os.access(key, os.R_OK):
                name, path = KEY, key
            context.load_cert_chain(os.environ[CERTIFICATE], key)
    except OSError as error:
        raise EngineFileError(name, path, str(error.strerror or error)) from error
    return context


def connect(settings: Settings, *, patient: bool = False) -> Connection:
    """The connection of some settings; those with the same ones share it."""
    return _connected(
        settings.opensearch_hosts, settings.opensearch_ca, settings.opensearch_seconds, patient
    )


@lru_cache(maxsize=16)
def _connected(hosts: tuple[str, ...], ca: str, seconds: int, patient: bool) -> Connection:
    return Connection(hosts, ca, seconds, patient=patient)


def chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """Pieces of a list, each of at most so many items."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _line(body: object) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _by_columns(body: Json) -> Json:
    """A search that asks for nothing stored, so that not even the ids of its hits are.

    An id stands in one compressed block with the text of its document, which a node would have to
    read and unpack for every hit; in its column it costs a twentieth.
    """
    if body.get("_source") is not False or not body.get("size"):
        return body
    fields = [*body.get("docvalue_fields", ()), "id"]
    return body | {"stored_fields": "_none_", "docvalue_fields": fields}


def _whole(found: Json) -> Json:
    """A search's answer, each hit with its id (`_by_columns`).

    Raises `EngineAwayError` where a shard is missing from it.
    """
    if "error" in found:
        if found.get("status", 500) < 500 and found.get("status") != 429:
            raise ValueError(f"the cluster refused a search: {str(found['error'])[:500]}")
        raise EngineAwayError(str(found["error"])[:300])
    if found["_shards"]["failed"] or found["timed_out"]:
        raise EngineAwayError(f"shards failed: {str(found['_shards'])[:300]}")
    for hit in found["hits"]["hits"]:
        if "_id" not in hit:
            (hit["_id"],) = hit["fields"].pop("id")
    return found


def _refused(lines: Sequence[str], items: Sequence[Json]) -> Iterator[tuple[str, str]]:
    """The lines of a bulk request that have to be sent again, and why.

    Raises `EngineAwayError` where a node cannot write at all, `ValueError` where it will not.
    """
    for line, item in zip(lines, items, strict=True):
        (done,) = item.values()
        status, why = done["status"], str(done.get("error"))[:500]
        if status >= 500 or status in RETRIED:
            error = away(why, str(done.get("error")))
            if status not in RETRIED or isinstance(error, EngineFullError):
                raise error
            yield line, why
        elif status >= 300 and not (status == 404 and "delete" in item):
            raise ValueError(f"the cluster refused a document: {why}")


def _pause(attempt: int) -> None:
    time.sleep(min(10.0, 0.2 * 2**attempt))


def _reads(method: str, path: str) -> bool:
    """Whether a request changes nothing, so that it may be asked of another host as well."""
    return method == "GET" or path.endswith(("/_search", "/_msearch", "/_mget", "/explain"))


def _size(body: object) -> int:
    """The bytes of what is sent."""
    text = body if isinstance(body, str) else _line(body)
    return len(text.encode("utf-8", "surrogatepass"))


def _parts(lines: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Lines in parts of at most so many bytes, or of one line; all at once where that is 0."""
    part: list[str] = []
    held = 0
    for line in lines:
        more = _size(line) if size else 0
        if part and held + more > size:
            yield part
            part, held = [], 0
        part.append(line)
        held += more
    if part:
        yield part


def ids_query(ids: Iterable[str]) -> Mapping[str, Any]:
    """A query for documents by their ids."""
    return {"ids": {"values": sorted(ids)}}
