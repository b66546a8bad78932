"""A line of JSON for each request, or for the slow ones: what it cost, and nothing that was typed.

Neither the words nor the address of a person are written. The shape of a query (how long it is,
how many words, quoted phrases and operators it has) is enough to find out what is slow.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import time
from dataclasses import dataclass

from flask import Flask, Response, g, request

from indexer.query.operators import Kind
from indexer.query.syntax.tokens import tokens
from indexer.today import timestamp
from search_app.operation.metrics import Metrics

LOGGER = logging.getLogger("policy_search.requests")
HEADER = "X-Request-ID"
_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
_PARAMETER = re.compile(r"[a-z][a-z_]{0,29}")
"""The form of our parameters' names: what else stands there somebody may have typed."""
_OPERANDS = (Kind.TEXT, Kind.PHRASE, Kind.NUMBER, Kind.PATTERN)
_READ = 2000
"""Characters of a query of which the operators are counted."""


@dataclass(frozen=True, slots=True)
class RequestLog:
    """Which requests are written: "none", "slow" (from `slow_ms` on) or "all"."""

    which: str
    slow_ms: int
    metrics: Metrics

    def watch(self, app: Flask) -> None:
        """Give every request an id, and count and write it when it is answered."""
        app.before_request(self._begin)
        app.after_request(self._end)

    def _begin(self) -> None:
        given = request.headers.get(HEADER, "")
        g.request_id = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
        g.began = time.perf_counter(), time.thread_time()

    def _end(self, response: Response) -> Response:
        response.headers[HEADER] = g.request_id
        wall, cpu = g.began
        seconds = time.perf_counter() - wall
        endpoint = request.url_rule.rule if request.url_rule else "unknown"
        self.metrics.answered(endpoint, response.status_code, seconds)
        if self.which == "all" or (self.which == "slow" and seconds * 1000 >= self.slow_ms):
            line = {
                "time": timestamp(),
                "request_id": g.request_id,
                "method": request.method,
                "endpoint": endpoint,
                "status": response.status_code,
                "ms": round(seconds * 1000, 1),
                "cpu_ms": round((time.thread_time() - cpu) * 1000, 1),
                "bytes": response.calculate_content_length(),
                "parameters": sorted(filter(_PARAMETER.fullmatch, set(request.args))),
                "shape": shape_of(request.args.get("q", "")),
            }
            level = logging.WARNING if seconds * 1000 >= self.slow_ms else logging.INFO
            LOGGER.log(level, json.dumps(line, ensure_ascii=False))
        return response


def shape_of(typed: str) -> dict[str, int]:
    """How long a query is and what it is made of, without a word of it.

    >>> shape_of("养犬 (登记 OR “免疫证明”)")
    {'characters': 17, 'words': 4, 'phrases': 1, 'operators': 3}
    """
    kinds = [token.kind for token in tokens(typed[:_READ])]
    return {
        "characters": len(typed),
        "words": len(typed.split()),
        "phrases": kinds.count(Kind.PHRASE),
        "operators": sum(kind not in _OPERANDS for kind in kinds),
    }


def log_to_stderr() -> None:
    """Write the lines of the requests to stderr, one for each; called once by a server."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
